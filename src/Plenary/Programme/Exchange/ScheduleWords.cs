using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Plenary.Programme.Exchange;

/// <summary>The words of the format: names for kinds of sessions, short names as its schemas want them.</summary>
internal static partial class ScheduleWords
{
    private static readonly Dictionary<string, SessionKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["opening"] = SessionKind.Opening,
        ["plenary"] = SessionKind.Plenary,
        ["keynote"] = SessionKind.Plenary,
        ["lecture"] = SessionKind.Plenary,
        ["talk"] = SessionKind.Plenary,
        ["presentation"] = SessionKind.Plenary,
        ["panel"] = SessionKind.Panel,
        ["podium"] = SessionKind.Panel,
        ["discussion"] = SessionKind.Panel,
        ["workshop"] = SessionKind.Workshop,
        ["hands-on"] = SessionKind.Workshop,
        ["tutorial"] = SessionKind.Workshop,
        ["screening"] = SessionKind.Screening,
        ["film"] = SessionKind.Screening,
        ["movie"] = SessionKind.Screening,
        ["djset"] = SessionKind.Reception,
        ["press-conference"] = SessionKind.PressConference,
        ["closing"] = SessionKind.Closing,
        ["meeting"] = SessionKind.Meeting,
        ["break"] = SessionKind.Break,
        ["meal"] = SessionKind.Meal,
        ["lunch"] = SessionKind.Meal,
        ["dinner"] = SessionKind.Meal,
        ["prayer"] = SessionKind.Prayer,
        ["excursion"] = SessionKind.Excursion,
        ["reception"] = SessionKind.Reception,
    };

    public static SessionKind KindOf(string? type) => type is not null && Kinds.TryGetValue(type, out var kind) ? kind : SessionKind.Other;

    public static string TypeOf(SessionKind kind) => kind is SessionKind.PressConference ? "press-conference" : kind.ToString().ToLowerInvariant();

    /// <summary>At least four of a–z, 0–9 and _: <c>general_13</c>.</summary>
    public static string Acronym(string slug) => slug.Replace('-', '_').PadRight(4, '_');

    /// <summary><c>general_13-7-opening-session</c>; ours where the origin gave none.</summary>
    public static string SlugOf(string conference, int number, string title)
    {
        var words = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) words.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark && words.Length > 0 && words[^1] != '-') words.Append('-');
            if (words.Length == 60) break;
        }
        var name = words.ToString().Trim('-');
        return string.Create(CultureInfo.InvariantCulture, $"{Acronym(conference)}-{number}-{(name.Length < 2 ? "session" : name)}");
    }

    /// <summary>A short name in the form that both schemas take, or null for one that cannot be brought into it.</summary>
    public static string? SlugOrNothing(string slug) => slug.Trim().ToLowerInvariant() is var small && Slug().IsMatch(small) ? small : null;

    [GeneratedRegex("^[a-z0-9_]{4,}-[a-z0-9_-]{3,}[a-z0-9]$")] private static partial Regex Slug();

    /// <summary>What the XML schema takes for a code.</summary>
    [GeneratedRegex("^[0-9A-Z]{6}$")] public static partial Regex Code();
}
