using Plenary.Programme;
using Plenary.Site;
using Plenary.Storage.Unscoped;

namespace Plenary.Reports;

/// <summary>Words of the final report that its page and its paper share.</summary>
internal static class FinalWords
{
    private static Wording T => Wording.Texts;

    public static string Total(Statistics s) => s.OfNoCountry > 0
        ? T["{0} people were accredited in {1} delegations, {2} of them from {3} countries and {4} of no one country; {5} of all came.", s.Total.Accredited, s.Delegations, s.Total.Accredited - s.OfNoCountry, s.Countries, s.OfNoCountry, s.Total.Arrived]
        : T["{0} people from {1} countries were accredited in {2} delegations; {3} of them came.", s.Total.Accredited, s.Countries, s.Delegations, s.Total.Arrived];

    /// <param name="ofNoCountry">So many of them.</param>
    public static string Before(EditionNumbers before, int ofNoCountry) => ofNoCountry > 0
        ? T["At the edition before, {0}, it was {1} people from {2} countries and {3} of no one country in {4} delegations.", before.Title, before.Accredited - ofNoCountry, before.Countries, ofNoCountry, before.Delegations]
        : T["At the edition before, {0}, it was {1} people from {2} countries in {3} delegations.", before.Title, before.Accredited, before.Countries, before.Delegations];

    /// <summary>After the name of who speaks: "Chair", "River Schools Network"</summary>
    public static IEnumerable<string> After(PublishedSpeaker speaker) => [speaker.Role is SpeakerRole.Speaker ? "" : T.Name(speaker.Role), speaker.Organisation];

    /// <summary>On paper, beside a text: the name of its language where that is not the report's, as <see cref="Shown.Language(string?)"/> on a page; else empty.</summary>
    public static string Tongue(string? language) => language is null || language == T.Language ? "" : LanguageName.Of(language);

    public static string Tongue(LocalText text) => Tongue(Shown.OtherLanguage(text));

    /// <summary>Below the name of who spoke: office, for whom, when, and the language where it is not the reader's.</summary>
    public static IReadOnlyList<string> Under(ReportedIntervention one) =>
        [.. new[] { one.Office, one.For, one.At is { } at ? Say.Time(at.TimeOfDay) : "", Tongue(one.Beginning.Language) }.Where(part => part.Length > 0)];
}
