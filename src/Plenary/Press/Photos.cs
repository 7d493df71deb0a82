using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Press;

/// <summary>Where photographs are seen. The name of a file opens nothing by itself: somebody must be allowed to read a release that shows it.</summary>
public static class Photos
{
    /// <summary>For everybody, once a release with it is public.</summary>
    public static string Address(string conference, string hash) => $"/photos/{conference}/{hash}.jpg";

    /// <summary>For the press desk, at any time.</summary>
    public static string DeskAddress(string conference, string hash) => $"/desk/{conference}/press/photos/{hash}.jpg";

    public static void MapPhotos(this WebApplication app)
    {
        app.MapGet("/photos/{conference}/{hash:regex(^[0-9a-f]{{64}}$)}.jpg", Public).Allow(Entrance.Public).ExcludeFromDescription();
        app.MapGet("/desk/{conference}/press/photos/{hash:regex(^[0-9a-f]{{64}}$)}.jpg", OnDesk).Allow(Area.Press).ExcludeFromDescription();
    }

    private static async Task<Results<PhysicalFileHttpResult, NotFound>> Public(string hash, PlenaryDb db, FileStore files, IClock clock, HttpResponse response)
    {
        // The name never means another picture; but a release may be withdrawn because of the picture, and then it must be gone everywhere within the hour.
        if (!await db.PublicReleases(clock.GetCurrentInstant()).AnyAsync(r => r.Photo == hash || r.PhotoSmall == hash)) return TypedResults.NotFound();
        return Send(files, hash, response, "public, max-age=3600");
    }

    private static async Task<Results<PhysicalFileHttpResult, NotFound>> OnDesk(string hash, PlenaryDb db, FileStore files, HttpResponse response)
    {
        if (!await db.PressReleases.AnyAsync(r => r.Photo == hash || r.PhotoSmall == hash)) return TypedResults.NotFound();
        return Send(files, hash, response, "private, no-store");
    }

    internal static async Task<Results<PhysicalFileHttpResult, NotFound>> OfRelease(Guid id, PlenaryDb db, FileStore files, HttpResponse response) =>
        await db.PressReleases.Where(r => r.Id == id).Select(r => r.Photo).SingleOrDefaultAsync() is { Length: > 0 } hash ? Send(files, hash, response, "private, no-store") : TypedResults.NotFound();

    private static Results<PhysicalFileHttpResult, NotFound> Send(FileStore files, string hash, HttpResponse response, string caching)
    {
        if (!File.Exists(files.PathOf(hash))) return TypedResults.NotFound();
        response.Headers.CacheControl = caching;
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.PhysicalFile(files.PathOf(hash), "image/jpeg");
    }
}
