using Microsoft.EntityFrameworkCore;
using Plenary.Names;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>
/// The name of a speaker in another script, for readers who cannot read the announced one: from the directory, as the person writes it. Whoever was
/// announced under another name than those stays under it alone: that may be what protects them.
/// </summary>
public static class SecondNames
{
    /// <param name="speakers">Their records in the directory, where known, and their names as announced.</param>
    /// <returns>The other name for each of the speakers who has one.</returns>
    public static async Task<IReadOnlyDictionary<(Guid Person, string Announced), string>> SecondNamesOf(
        this PlenaryDb db, IEnumerable<(Guid? Person, string Announced)> speakers, CancellationToken cancellationToken = default)
    {
        var known = speakers.Where(s => s.Person is not null).Select(s => (Person: s.Person!.Value, s.Announced)).Distinct().ToList();
        if (known.Count == 0) return new Dictionary<(Guid, string), string>();
        var ids = known.ConvertAll(s => s.Person);
        var names = await db.People.AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.Id)).Select(p => new { p.Id, p.Names }).ToDictionaryAsync(p => p.Id, p => p.Names, cancellationToken);
        return known.Select(s => (Speaker: s, Second: names.TryGetValue(s.Person, out var written) ? Of(s.Announced, written) : "")).Where(s => s.Second.Length > 0).ToDictionary(s => s.Speaker, s => s.Second);
    }

    /// <summary>The same for one.</summary>
    public static async Task<string> SecondNameOf(this PlenaryDb db, Intervention intervention) =>
        (await db.SecondNamesOf([(intervention.PersonId, intervention.SpeakerName)])).Values.FirstOrDefault("");

    /// <summary>The same for one that is being noted.</summary>
    public static async Task<string> SecondNameOf(this PlenaryDb db, Said said) =>
        said.Person is null ? "" : (await db.SecondNamesOf([(said.Person, NameText.Clean(said.Speaker))])).Values.FirstOrDefault("");

    /// <summary>As everybody reads them, each with its second name.</summary>
    public static async Task<List<PublicIntervention>> AsRead(this PlenaryDb db, IReadOnlyCollection<Intervention> said, CancellationToken cancellationToken = default)
    {
        var second = await db.SecondNamesOf(said.Select(i => (i.PersonId, i.SpeakerName)), cancellationToken);
        return [.. said.Select(i => PublicIntervention.Of(i) with { SecondName = second.GetValueOrDefault((i.PersonId ?? Guid.Empty, i.SpeakerName), "") })];
    }

    /// <summary>Of the names of a person the first in another script than the one announced; empty where there is none, or another name was announced.</summary>
    internal static string Of(string announced, IReadOnlyList<WrittenName> names)
    {
        var words = $" {SearchKey.Of(announced)} ";   // with honorifics, which no record has among its names
        return names.FirstOrDefault(n => words.Contains($" {SearchKey.Of(n.Text)} ", StringComparison.Ordinal)) is { } same
            ? names.FirstOrDefault(n => ScriptOf(n) is { } script && script != ScriptOf(same))?.Text ?? "" : "";
    }

    private static Alphabet? ScriptOf(WrittenName name) => name.Text.EnumerateRunes().Select(Alphabets.Of).FirstOrDefault(a => a is not null);
}
