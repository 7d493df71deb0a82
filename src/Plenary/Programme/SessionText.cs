using System.Text;
using System.Text.RegularExpressions;
using Plenary.Names;

namespace Plenary.Programme;

/// <summary>What an editor writes of a session: all but its time, its room and its speakers.</summary>
/// <param name="Languages">Spoken, BCP 47; <paramref name="Interpreted"/>: interpreted into.</param>
/// <param name="Notes">For the secretariat and the chair; never public.</param>
public sealed partial record SessionText(
    SessionKind Kind, LocalText Title, LocalText? Subtitle = null, LocalText? Abstract = null, LocalText? Description = null, string Track = "",
    IReadOnlyList<string>? Languages = null, IReadOnlyList<string>? Interpreted = null, Film? Film = null, string Notes = "")
{
    public const int LongestLine = 400, LongestText = 20_000;
    public static readonly Refusal TooLong = new("session.text-too-long", "A line has at most {0} characters, a longer text {1}.");
    public static readonly Refusal NotALanguage = new("session.not-a-language", "“{0}” is not the code of a language. Write, for example, ar or pt-BR.");
    public static readonly Refusal FilmTitleMissing = new("session.film-title-missing", "Write the title of the film.");
    public static readonly Refusal FilmNumbers = new("session.film-numbers", "A film is of a year since 1880 and lasts between 1 and 1,440 minutes.");

    /// <summary>The same without what disguises a text, every code written alike; or what is wrong with it.</summary>
    internal Refusal? Clean(out SessionText clean)
    {
        clean = this with
        {
            Title = Lines(Title),
            Subtitle = Lines(Subtitle ?? LocalText.Empty),
            Abstract = Texts(Abstract ?? LocalText.Empty),
            Description = Texts(Description ?? LocalText.Empty),
            Track = NameText.Clean(Track),
            Languages = [.. (Languages ?? []).Distinct()],
            Interpreted = [.. (Interpreted ?? []).Distinct()],
            Film = Film is null ? null : Film with { Title = NameText.Clean(Film.Title), Director = NameText.Clean(Film.Director), Subtitles = Film.Codes(NameText.Clean(Film.Subtitles)) },
            Notes = WithoutControls(Notes),
        };
        LocalText[] lines = [clean.Title, clean.Subtitle], texts = [clean.Abstract, clean.Description];
        if (clean.Title.IsEmpty) return Session.TitleMissing;
        if (lines.Any(t => t.All.Values.Any(v => v.Length > LongestLine)) || clean.Track.Length > LongestLine || clean.Notes.Length > LongestText
            || texts.Any(t => t.All.Values.Any(v => v.Length > LongestText))) return TooLong.With(LongestLine, LongestText);
        var codes = clean.Languages.Concat(clean.Interpreted).Concat(lines.Concat(texts).SelectMany(t => t.Languages));
        if (clean.Film is { Language.Length: > 0 } spoken) codes = codes.Append(spoken.Language);
        if (codes.FirstOrDefault(c => c.Length > 35 || !LanguageTag().IsMatch(c)) is { } bad) return NotALanguage.With(bad.Length > 35 ? bad[..35] : bad);
        if (clean.Film is not { } film) return null;
        if (film.Title.Length == 0) return FilmTitleMissing;
        if (film.Title.Length > LongestLine || film.Director.Length > LongestLine || film.Subtitles.Length > LongestLine) return TooLong.With(LongestLine, LongestText);
        if (film.Country.Length > 0 && Countries.Country.OfCode(film.Country) is null) return SpeakerText.NotACountry.With(film.Country);
        return film.Year is < 1880 or > 2200 || film.Minutes is < 1 or > Session.LongestMinutes ? FilmNumbers : null;
    }

    private static LocalText Lines(LocalText text) => new(text.All.Select(t => KeyValuePair.Create(t.Key, NameText.Clean(t.Value))));

    private static LocalText Texts(LocalText text) => new(text.All.Select(t => KeyValuePair.Create(t.Key, WithoutControls(t.Value))));

    private static string WithoutControls(string text) =>
        new StringBuilder(text.Length).AppendJoin("", text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))).ToString().Trim();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$")] private static partial Regex LanguageTag();
}
