using System.Text;
using Plenary.Names;
using Plenary.Organisations;
using Plenary.Storage;

namespace Plenary.People;

/// <summary>
/// What the record that is kept learns from the one that goes: only what it does not say itself; names only in scripts that it has none in. What
/// was taken is remembered as words, so that it can be given back.
/// </summary>
internal static class TakingOver
{
    private const string Name = "name:";

    public static List<string> TakeOver(this Person kept, Person gone, Keys keys)
    {
        var (taken, names) = Names(kept.Names, gone.Names);
        _ = kept.Rename(names);   // they were names before
        var (mine, other) = (kept.Contacts(keys), gone.Contacts(keys));
        var takes = (
            Honorific: Takes("honorific", kept.Honorific.Length == 0 && gone.Honorific.Length > 0),
            Gender: Takes("gender", kept.Gender is null && gone.Gender is not null),
            Nationality: Takes("nationality", kept.Nationality is null && gone.Nationality is not null),
            Languages: Takes("languages", kept.Languages.Count == 0 && gone.Languages.Count > 0),
            Email: Takes("email", mine.Email is null && other.Email is not null),
            Phone: Takes("phone", mine.Phone is null && other.Phone is not null));
        kept.Describe(takes.Honorific ? gone.Honorific : kept.Honorific, takes.Gender ? gone.Gender : kept.Gender, takes.Nationality ? gone.Nationality : kept.Nationality, takes.Languages ? gone.Languages : kept.Languages);
        if (takes.Email || takes.Phone) kept.ReachAt(new(takes.Email ? other.Email : mine.Email, takes.Phone ? other.Phone : mine.Phone), keys);
        return taken;

        bool Takes(string word, bool does)
        {
            if (does) taken.Add(word);
            return does;
        }
    }

    /// <summary>Gives back what is still as it was taken.</summary>
    public static void GiveBack(this Person kept, IReadOnlyCollection<string> taken, Person gone, Keys keys)
    {
        _ = kept.Rename(Without(kept.Names, taken));
        kept.Describe(
            Gives("honorific", kept.Honorific == gone.Honorific) ? "" : kept.Honorific, Gives("gender", kept.Gender == gone.Gender) ? null : kept.Gender,
            Gives("nationality", kept.Nationality == gone.Nationality) ? null : kept.Nationality, Gives("languages", kept.Languages.SequenceEqual(gone.Languages)) ? [] : kept.Languages);
        var (mine, other) = (kept.Contacts(keys), gone.Contacts(keys));
        var (email, phone) = (Gives("email", mine.Email == other.Email), Gives("phone", mine.Phone == other.Phone));
        if (email || phone) kept.ReachAt(new(email ? null : mine.Email, phone ? null : mine.Phone), keys);

        bool Gives(string word, bool unchanged) => unchanged && taken.Contains(word);
    }

    public static List<string> TakeOver(this Organisation kept, Organisation gone, Keys keys)
    {
        var (taken, names) = Names(kept.Names, gone.Names);
        _ = kept.Rename(names, Takes("acronym", kept.Acronym, gone.Acronym));
        var parent = kept.ParentId is null && gone.ParentId is not null;
        if (parent) taken.Add("parent");
        var country = Takes("country", kept.Country ?? "", gone.Country ?? "");
        _ = kept.Describe(kept.Kind, country.Length > 0 ? country : null, Takes("seat", kept.Seat, gone.Seat), parent ? gone.ParentId : kept.ParentId, Takes("website", kept.Website, gone.Website), Takes("email", kept.Email, gone.Email));
        var (mine, other) = (kept.Contacts(keys), gone.Contacts(keys));
        kept.ReachAt(new(None(Takes("phone", mine.Phone ?? "", other.Phone ?? "")), None(Takes("address", mine.Address ?? "", other.Address ?? ""))), keys);
        return taken;

        string Takes(string word, string mine, string other)
        {
            if (mine.Length > 0 || other.Length == 0) return mine;
            taken.Add(word);
            return other;
        }
    }

    /// <inheritdoc cref="GiveBack(Person, IReadOnlyCollection{string}, Person, Keys)"/>
    public static void GiveBack(this Organisation kept, IReadOnlyCollection<string> taken, Organisation gone, Keys keys)
    {
        _ = kept.Rename(Without(kept.Names, taken), Gives("acronym", kept.Acronym, gone.Acronym));
        var country = Gives("country", kept.Country ?? "", gone.Country ?? "");
        _ = kept.Describe(kept.Kind, country.Length > 0 ? country : null, Gives("seat", kept.Seat, gone.Seat), taken.Contains("parent") && kept.ParentId == gone.ParentId ? null : kept.ParentId,
            Gives("website", kept.Website, gone.Website), Gives("email", kept.Email, gone.Email));
        var (mine, other) = (kept.Contacts(keys), gone.Contacts(keys));
        kept.ReachAt(new(None(Gives("phone", mine.Phone ?? "", other.Phone ?? "")), None(Gives("address", mine.Address ?? "", other.Address ?? ""))), keys);

        string Gives(string word, string mine, string other) => taken.Contains(word) && mine == other ? "" : mine;
    }

    private static string? None(string text) => text.Length > 0 ? text : null;

    private static (List<string> Taken, List<WrittenName> Names) Names(List<WrittenName> mine, List<WrittenName> other)
    {
        var scripts = mine.Select(n => ScriptOf(n.Text)).ToHashSet();
        List<WrittenName> further = [.. other.Where(n => !scripts.Contains(ScriptOf(n.Text))).Take(WrittenNames.Most - mine.Count)];
        return (further.ConvertAll(n => Name + n.Text), [.. mine, .. further]);
    }

    private static List<WrittenName> Without(List<WrittenName> names, IReadOnlyCollection<string> taken) =>
        names.FindAll(n => !taken.Contains(Name + n.Text)) is { Count: > 0 } left ? left : names;

    private static Alphabet? ScriptOf(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (Alphabets.Of(rune) is { } script) return script;
        return null;
    }
}
