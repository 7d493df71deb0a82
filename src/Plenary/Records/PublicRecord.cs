using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>What was said and decided in one session, or found by a search, as everybody may read it now.</summary>
/// <param name="Home">Address of the conference's public record in the reader's language.</param>
/// <param name="More">There is more than is shown: the whole stands at <paramref name="Home"/>.</param>
public sealed record PublicRecord(IReadOnlyList<Decision> Decisions, IReadOnlyList<PublicIntervention> Interventions, string Home, bool More = false)
{
    private const int MostOfSession = 50;

    public bool IsEmpty => Decisions.Count + Interventions.Count == 0;

    /// <summary>For the public page of a session: <c>&lt;partial name="/Records/_PublicRecord.cshtml" model="record" /&gt;</c>.</summary>
    public static async Task<PublicRecord> OfSession(PlenaryDb db, Guid session, Instant now, string home, CancellationToken cancellationToken = default)
    {
        var decisions = await db.Decisions.AsNoTracking().PublicAt(now).Where(d => d.SessionId == session).OrderBy(d => d.Number).ToListAsync(cancellationToken);
        var said = await db.Interventions.AsNoTracking().PublicAt(now).Where(i => i.SessionId == session).OrderBy(i => i.Order).ThenBy(i => i.Id).Take(MostOfSession + 1).ToListAsync(cancellationToken);
        return new(decisions, await db.AsRead([.. said.Take(MostOfSession)], cancellationToken), home, said.Count > MostOfSession);
    }
}

/// <summary>A text in the language it could be read in.</summary>
public sealed record ReadText(string Text, string Language)
{
    [JsonIgnore]
    public string Direction => LanguageName.InItself(Language).Direction;
}

/// <summary>An intervention as everybody reads it: in the language of the page, else in English, else as it was given.</summary>
/// <param name="Language">The one it was given in.</param>
/// <param name="Beginning">The summary, or the first words of the text where there is none.</param>
/// <param name="Languages">All that something of it can be read in.</param>
public sealed record PublicIntervention(
    Guid Id, Guid SessionId, int Order, string Speaker, string Office, string For, LocalDateTime? At, string Language, ReadText Beginning, ReadText Summary, ReadText Text,
    IReadOnlyList<string> Quotations, IReadOnlyList<string> Languages)
{
    /// <summary>The speaker's in another script, where the directory knows it.</summary>
    public string SecondName { get; init; } = "";

    /// <summary>What a search found in it.</summary>
    public Passage? Passage { get; init; }

    public static PublicIntervention Of(Intervention i) => Of(i, Site.Languages.Current.Tag);

    public static PublicIntervention Of(Intervention i, string language)
    {
        IReadOnlyList<Rendering> all = [new(i.Language, i.Summary, i.Text), .. i.Translations];
        ReadText Best(Func<Rendering, string> part) => all.Where(r => part(r).Length > 0)
            .OrderBy(r => r.Language == language ? 0 : r.Language == "en" ? 1 : r.Language == i.Language ? 2 : 3).Select(r => new ReadText(part(r), r.Language)).FirstOrDefault() ?? new("", i.Language);
        var (summary, text) = (Best(r => r.Summary), Best(r => r.Text));
        return new(
            i.Id, i.SessionId, i.Order, i.SpeakerName, i.SpeakerOffice, i.For, i.At, i.Language, summary.Text.Length > 0 ? summary : text with { Text = Prose.Beginning(text.Text, 300) }, summary, text,
            i.Quotations, [.. all.Where(r => r.Summary.Length + r.Text.Length > 0).Select(r => r.Language)]);
    }
}
