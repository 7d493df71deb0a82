using System.ComponentModel.DataAnnotations;
using NodaTime;
using Plenary.Storage;

namespace Plenary.People;

/// <summary>A name as its bearer writes it, in one script; never taken apart into first and last.</summary>
/// <param name="Language">BCP 47 where known, as <c>ar</c>; decides font and direction of nothing, only helps screen readers and sorting.</param>
public sealed record WrittenName(string Text, string? Language = null);

public static class WrittenNames
{
    /// <summary>A person or body has one in each script or language that it uses.</summary>
    public const int Most = 20;

    public static readonly Refusal TooMany = new("names.too-many", "Here are {0} names; at most {1} are possible.");
    public static readonly Refusal NoLanguage = new("names.no-language", "“{0}” is not the code of a language, as fr or pt-BR.");

    /// <summary>What is wrong with them besides their length.</summary>
    public static Refusal? Fault(IReadOnlyList<WrittenName> names) =>
        names.Count > Most ? TooMany.With(names.Count, Most)
        : names.FirstOrDefault(n => n.Language is { } language && !LocalText.IsLanguage(language))?.Language is { } none ? NoLanguage.With(none.Length > 35 ? none[..35] + "…" : none) : null;

    /// <summary>The name in this language if there is one, else the first.</summary>
    public static string In(this IReadOnlyList<WrittenName> names, string language) => (names.FirstOrDefault(n => n.Language == language) ?? names[0]).Text;
}

/// <summary>Given only by those who want to; it serves the statistics.</summary>
public enum Gender
{
    [Display(Name = "Woman")] Woman,
    [Display(Name = "Man")] Man,
    [Display(Name = "Other gender")] Other,
}

/// <summary>Somebody in the directory, whether or not they ever came to a conference.</summary>
public class Person : Entity, IListed
{
    public const int LongestName = 400;
    public static readonly Refusal NameMissing = new("person.name-missing", "Write the name as the person writes it.");
    public static readonly Refusal NameTooLong = new("person.name-too-long", "This name has {0} characters; the longest possible has {1}.");
    public static readonly Refusal AlreadyMerged = new("person.already-merged", "One of the two has already been merged into another record.");

    public static readonly Refusal BothTakePart = new("person.both-take-part", "Both take part in {0}. Withdraw one of the two there first: one person holds one accreditation at a conference.");

    private Person() { }

    /// <summary>In the scripts they are written in; the first is shown first.</summary>
    public List<WrittenName> Names { get; private set; } = [];

    /// <summary>Any kind, as written: "Dr.", "H.E.", "Sheikh", "Mme".</summary>
    public string Honorific { get; private set; } = "";

    public Gender? Gender { get; private set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Nationality { get; private set; }

    /// <summary>BCP 47, the best first.</summary>
    public List<string> Languages { get; private set; } = [];

    /// <summary>All names normalised for finding; see <see cref="Names.SearchKey"/>.</summary>
    public string SearchKey { get; private set; } = "";

    /// <summary>The beginning of the first name's search key: lists are sorted by it (the same order on both databases), and an import finds the same name by it.</summary>
    public string SortKey { get; private set; } = "";

    /// <summary>Set when this record turned out to be the same person as another. It stays, so that the merge can be undone.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>When it was entered or last changed; saving dates it.</summary>
    public Instant ChangedAt { get; private set; }

    string? IListed.Country => Nationality;
    static string IListed.CountryColumn => nameof(Nationality);

    internal byte[]? SealedContacts { get; private set; }

    /// <summary>Fingerprint of the e-mail address, for finding the same person again without storing the address in clear.</summary>
    public byte[]? EmailIndex { get; private set; }

    /// <summary>The name shown first.</summary>
    public string Name => Names[0].Text;

    /// <summary>The first name in another script, or null.</summary>
    public WrittenName? SecondName => Names.Count > 1 ? Names[1] : null;

    /// <summary>Honorific and name, as on a list of participants.</summary>
    public string FullName => Honorific.Length == 0 ? Name : $"{Honorific} {Name}";

    /// <summary>A new person, or the refusal of the names.</summary>
    /// <param name="id">That another installation gave; null makes one.</param>
    public static Refusal? Enter(IEnumerable<WrittenName> names, out Person person, Guid? id = null)
    {
        person = new() { Id = id ?? Guid.CreateVersion7() };
        return person.Rename(names);
    }

    public Refusal? Rename(IEnumerable<WrittenName> names)
    {
        var clean = names.Select(n => n with { Text = Plenary.Names.NameText.Clean(n.Text) }).Where(n => n.Text.Length > 0).DistinctBy(n => n.Text).ToList();
        if (clean.Count == 0) return NameMissing;
        if (clean.FirstOrDefault(n => n.Text.Length > LongestName) is { } tooLong) return NameTooLong.With(tooLong.Text.Length, LongestName);
        if (WrittenNames.Fault(clean) is { } refusal) return refusal;
        if (clean.SequenceEqual(Names)) return null;

        Names = clean;
        SearchKey = string.Join(' ', clean.Select(n => Plenary.Names.SearchKey.Of(n.Text)));
        SortKey = Plenary.Names.SearchKey.Sorting(clean[0].Text);
        return null;
    }

    public void Describe(string honorific, Gender? gender, string? nationality, IEnumerable<string> languages)
    {
        Honorific = Plenary.Names.NameText.Clean(honorific);
        Gender = gender;
        Nationality = nationality;
        Languages = [.. languages];
    }

    public Contacts Contacts(Keys keys) =>
        SealedContacts is null ? People.Contacts.None : keys.OpenJson<Contacts>(SealedContacts, Id, "person.contacts");

    public void ReachAt(Contacts contacts, Keys keys)
    {
        if (contacts == Contacts(keys)) return;   // sealed once more they would look changed
        SealedContacts = contacts == People.Contacts.None ? null : keys.SealJson(contacts, Id, "person.contacts");
        EmailIndex = contacts.Email is { } email ? keys.BlindIndex(email, "person.email") : null;
    }

    /// <summary>This record is the same person as <paramref name="kept"/>; what pointed here is moved by <see cref="Merge"/>.</summary>
    internal Refusal? MergeInto(Person kept)
    {
        if (MergedIntoId is not null || kept.MergedIntoId is not null || kept.Id == Id) return AlreadyMerged;
        MergedIntoId = kept.Id;
        return null;
    }

    internal void Unmerge() => MergedIntoId = null;
}
