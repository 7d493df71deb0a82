using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Plenary.Storage;

namespace Plenary.Programme;

/// <summary>
/// The newest release of the conference in scope, as the public may read it. A release never changes, so the read form is kept in
/// memory by conference and number; the number is asked of the database each time, which makes a new release seen at once on every node.
/// </summary>
public sealed class PublicProgramme(PlenaryDb db, IMemoryCache cache)
{
    /// <summary>Null while nothing has been published. Shared between requests: do not change it.</summary>
    public async Task<PublishedProgramme?> Newest(CancellationToken cancellationToken = default) =>
        await db.ProgrammeReleases.MaxAsync(r => (int?)r.Number, cancellationToken) is { } number ? await Numbered(number, cancellationToken) : null;

    /// <summary>An earlier release; null when there is none of this number.</summary>
    public async Task<PublishedProgramme?> Numbered(int number, CancellationToken cancellationToken = default)
    {
        if (db.Scope.ConferenceId is not { } conference) return null;
        var key = (typeof(PublishedProgramme), conference, number);
        if (cache.TryGetValue(key, out PublishedProgramme? kept)) return kept;
        var content = await db.ProgrammeReleases.Where(r => r.Number == number).Select(r => r.Content).SingleOrDefaultAsync(cancellationToken);
        if (content is null) return null;
        return cache.Set(key, PublishedProgramme.FromJson(content), new MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromHours(2) });
    }
}

public static class ProgrammeSetup
{
    public static WebApplicationBuilder AddProgramme(this WebApplicationBuilder builder)
    {
        builder.Services.AddMemoryCache();
        builder.Services.AddScoped<PublicProgramme>();
        return builder;
    }
}
