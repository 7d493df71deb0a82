using Plenary.Programme;
using Plenary.Site;
using Plenary.Storage.Unscoped;

namespace Plenary.Reports;

/// <summary>Words of the final report that its page and its paper share.</summary>
internal static class FinalWords
{
    private static Wording T => Wording.Texts;

    public static string Total(Statistics s) => string.Join(' ', new[]
    {
        s.OfNoCountry > 0
            ? T["Accredited: {0} {1} and {2} of no one country, {3}.", Counted.People(s.Total.Accredited - s.OfNoCountry), Counted.FromCountries(s.Countries), Counted.People(s.OfNoCountry), Counted.InDelegations(s.Delegations)]
            : T["Accredited: {0} {1} {2}.", Counted.People(s.Total.Accredited), Counted.FromCountries(s.Countries), Counted.InDelegations(s.Delegations)],
        T.Count(s.Total.Arrived, "{0} person came.", "{0} people came."),
        s.Total.Ended == 0 ? null : T.Count(s.Total.Ended, "{0} of them is no longer accredited.", "{0} of them are no longer accredited."),
    }.OfType<string>());

    /// <param name="ofNoCountry">So many of them.</param>
    public static string Before(EditionNumbers before, int ofNoCountry) => ofNoCountry > 0
        ? T["At the edition before, {0}: {1} {2} and {3} of no one country, {4}.", before.Title, Counted.People(before.Accredited - ofNoCountry), Counted.FromCountries(before.Countries), Counted.People(ofNoCountry), Counted.InDelegations(before.Delegations)]
        : T["At the edition before, {0}: {1} {2} {3}.", before.Title, Counted.People(before.Accredited), Counted.FromCountries(before.Countries), Counted.InDelegations(before.Delegations)];

    /// <summary>After the name of who speaks: "Chair", "River Schools Network"</summary>
    public static IEnumerable<string> After(PublishedSpeaker speaker) => [speaker.Role is SpeakerRole.Speaker ? "" : T.Name(speaker.Role), speaker.Organisation];

    /// <summary>Of a film that was shown: director, year and length, as far as they are known, as the programme's public page says them.</summary>
    public static IReadOnlyList<string> About(Film film) =>
    [
        .. film.Director.Length > 0 ? new[] { T["{0}: {1}", T["Director"], film.Director] } : [],
        .. film.Year is { } year ? new[] { Say.Year(year) } : [],
        .. film.Minutes is { } minutes ? new[] { T["{0} min", minutes] } : [],
    ];

    /// <summary>On paper, beside a text: the name of its language where that is not the report's, as <see cref="Shown.Language(string?)"/> on a page; else empty.</summary>
    public static string Tongue(string? language) => language is null || language == T.Language ? "" : LanguageName.Of(language);

    public static string Tongue(LocalText text) => Tongue(Shown.OtherLanguage(text));

    /// <summary>Below the name of who spoke: office, for whom, when, and the language where it is not the reader's.</summary>
    public static IReadOnlyList<string> Under(ReportedIntervention one) =>
        [.. new[] { one.Office, one.For, one.At is { } at ? Say.Time(at.TimeOfDay) : "", Tongue(one.Beginning.Language) }.Where(part => part.Length > 0)];
}
