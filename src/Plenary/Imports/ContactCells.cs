using System.Text.RegularExpressions;
using PhoneNumbers;
using Plenary.People;

namespace Plenary.Imports;

/// <summary>
/// E-mail addresses and telephone numbers as lists have them: several in a cell, "n/a" where there is none, numbers as they are dialled at home. Nobody is left
/// out of the directory for such a cell; what cannot be read is left out alone, and said.
/// </summary>
internal static partial class ContactCells
{
    public static readonly Refusal NoEmail = new("import.no-email", "“{0}” is not an e-mail address; it is left out.");
    public static readonly Refusal NoPhone = new("import.no-phone", "“{0}” is not a telephone number, or does not say of which country; it is left out.");
    public static readonly Refusal MoreEmails = new("import.more-emails", "More than one e-mail address is given; the first that can be read is taken.");
    public static readonly Refusal MorePhones = new("import.more-phones", "More than one telephone number is given; the first that can be read is taken.");

    /// <param name="targets">The first of these that the row fills counts.</param>
    public static string? Email(MappedRow row, ColumnMapping mapping, List<RowNote> notes, params Target[] targets)
    {
        var target = targets.FirstOrDefault(target => row[target].Length > 0);
        var tried = row.All(target).SelectMany(cell => Contacts.EmailOf(cell.Text) is { } whole ? [whole]
            : BetweenEmails().Split(cell.Text).Where(part => part.Contains('@')).Select(part => Contacts.EmailOf(part.Trim('<', '>', '(', ')', '"')))).Distinct().ToList();
        var email = tried.Find(read => read is not null);
        if (email is null && row[target] is { Length: > 0 } wrong) notes.Add(RowNote.Of(mapping.ColumnOf(target), NoEmail.With(Reading.Short(wrong))));
        else if (tried.Count > 1) notes.Add(RowNote.Of(mapping.ColumnOf(target), MoreEmails));
        return email;
    }

    /// <param name="countries">Where a number without its country's digits may be from, the likeliest first. One in which it is in use comes before one in which it only could be.</param>
    /// <inheritdoc cref="Email"/>
    public static string? Phone(MappedRow row, ColumnMapping mapping, List<RowNote> notes, string?[] countries, params Target[] targets)
    {
        var target = targets.FirstOrDefault(target => row[target].Length > 0);
        if (row[target] is not { Length: > 0 } first) return null;

        var tried = row.All(target).SelectMany(cell => Numbers(cell.Text, countries)).Distinct().ToList();
        if (tried.Find(read => read is not null) is not { } phone)
        {
            notes.Add(RowNote.Of(mapping.ColumnOf(target), NoPhone.With(Reading.Short(first))));
            return null;
        }
        if (tried.Count > 1) notes.Add(RowNote.Of(mapping.ColumnOf(target), MorePhones));
        return phone;
    }

    /// <summary>The numbers of one cell; null for what has the digits of one and is none. A slash may part two, or an area from the rest: 030/1234567.</summary>
    private static List<string?> Numbers(string text, string?[] countries)
    {
        var whole = Number(text, countries);
        if (whole.IsInUse) return [whole.Read];
        var parts = BetweenPhones().Split(text).Where(part => part.Count(char.IsDigit) > 4).ToList();
        var read = parts.ConvertAll(part => Number(part, countries));
        return parts.Count == 0 || (whole.Read is not null && !read.Exists(part => part.IsInUse)) ? [whole.Read] : read.ConvertAll(part => part.Read);
    }

    private static (string? Read, bool IsInUse) Number(string text, string?[] countries)
    {
        string? possible = null;
        foreach (var country in countries.Where(country => country is not null).Append(null).Distinct())
        {
            if (Contacts.PhoneOf(text, country) is not { } number || number == possible) continue;
            if (PhoneNumberUtil.GetInstance() is var util && util.IsValidNumber(util.Parse(number, null))) return (number, true);
            possible ??= number;
        }
        return (possible, false);
    }

    [GeneratedRegex(@"[\s;,/|،؛]+")]
    private static partial Regex BetweenEmails();

    /// <summary>Signs, a word for "or", or nothing but the plus of the next.</summary>
    [GeneratedRegex(@"[;,/|،؛]|\s+(?:or|and|ou|et|oder|und|ve|veya|atau|dan|أو|و)\s+|(?<=\d)\s*(?=\+)")]
    private static partial Regex BetweenPhones();
}
