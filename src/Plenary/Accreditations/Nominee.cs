using Plenary.Mail;
using Plenary.Names;
using Plenary.People;

namespace Plenary.Accreditations;

/// <summary>What a form, a workbook or a program says of a person who is to be nominated.</summary>
/// <param name="Name">As on the badge: one box, any order.</param>
/// <param name="SecondName">In another script, if there is one.</param>
/// <param name="Office">Held at the time of the conference; with its sub-unit and, where it is another body, the affiliation.</param>
/// <param name="Email">Required of a delegation; the secretariat may not know it.</param>
public sealed record Nominee(
    string? Name, string? SecondName, string? Honorific, string? Office, string? Unit, string? Affiliation, string? Email, Guid CategoryId)
{
    public const int LongestText = 300;

    public static readonly Refusal TooLong = new("nominee.too-long", "This has {0} characters; the longest possible has {1}.");

    /// <summary>All names with their languages, where a program gives them so; else the two boxes of the form.</summary>
    public IReadOnlyList<WrittenName>? Written { get; init; }

    /// <summary><see cref="Participation.Listed"/>; null where nothing was said of it.</summary>
    public bool? Listed { get; init; }

    /// <summary>For the statistics of this conference; null where it was not given.</summary>
    public Gender? Gender { get; init; }

    /// <summary>The names, cleaned as they will be stored.</summary>
    public List<WrittenName> Names => Written is { Count: > 0 } ? [.. Written.Select(n => n with { Text = NameText.Clean(n.Text) }).Where(n => n.Text.Length > 0).DistinctBy(n => n.Text)] : [.. new[] { Name, SecondName }.Select(n => NameText.Clean(n)).Where(n => n.Length > 0).Distinct().Select(n => new WrittenName(n))];

    /// <summary>What is wrong with it, field by field; the names of the fields are those of this record. Empty: nothing.</summary>
    public IEnumerable<(string Field, Refusal Refusal)> Faults(bool emailRequired)
    {
        if (NameText.Clean(Name).Length == 0) yield return (nameof(Name), Person.NameMissing);
        if (NameText.Clean(Name) is { Length: > Person.LongestName } name) yield return (nameof(Name), Person.NameTooLong.With(name.Length, Person.LongestName));
        if (NameText.Clean(SecondName) is { Length: > Person.LongestName } second) yield return (nameof(SecondName), Person.NameTooLong.With(second.Length, Person.LongestName));
        foreach (var written in Written?.Where(n => n.Text.Length > Person.LongestName).Take(1) ?? []) yield return (nameof(Name), Person.NameTooLong.With(written.Text.Length, Person.LongestName));
        if (WrittenNames.Fault(Names) is { } refused) yield return (nameof(Name), refused);
        foreach (var (field, text) in new[] { (nameof(Honorific), Honorific), (nameof(Office), Office), (nameof(Unit), Unit), (nameof(Affiliation), Affiliation) })
            if (text?.Length > LongestText) yield return (field, TooLong.With(text.Length, LongestText));
        if ((emailRequired || !string.IsNullOrWhiteSpace(Email)) && EmailAddress.Read(Email, out _) is { } refusal) yield return (nameof(Email), refusal);
    }

    /// <summary>The address, or null when none was given. It has been looked at before.</summary>
    public string? Address => EmailAddress.Read(Email, out var address) is null ? address : null;

    /// <summary>Beside which field a refusal belongs; empty: above them all.</summary>
    public static string FieldOf(Refusal refusal) => refusal.Code switch
    {
        "person.name-missing" or "person.name-too-long" or "names.too-many" or "names.no-language" => nameof(Name),
        var code when code.StartsWith("places.", StringComparison.Ordinal) => nameof(CategoryId),
        var code when code.StartsWith("email.", StringComparison.Ordinal) => nameof(Email),
        _ => "",
    };
}
