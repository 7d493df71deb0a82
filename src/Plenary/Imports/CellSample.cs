using System.Text.RegularExpressions;
using Plenary.Countries;
using Plenary.Names;

namespace Plenary.Imports;

/// <summary>Some cells of one column, asked what they look like.</summary>
internal sealed partial class CellSample(IEnumerable<string> cells)
{
    private readonly string[] filled = [.. cells.Where(cell => !string.IsNullOrWhiteSpace(cell)).Select(cell => cell.Trim()).Take(200)];

    public bool IsEmpty => filled.Length == 0;

    /// <summary>How well the cells suit a target, 0 to 1; 1 where nothing speaks against it or nothing can be said.</summary>
    public double Agreement(Target target) => IsEmpty ? 1 : target switch
    {
        Target.Email or Target.OrganisationEmail => Share(cell => cell.Contains('@')),
        Target.Website => Share(IsAddress),
        Target.Id or Target.OrganisationId or Target.ParentId or Target.OfficeId => Share(cell => Guid.TryParseExact(cell, "D", out _)),
        Target.Phone or Target.OrganisationPhone => Share(cell => cell.Count(char.IsDigit) >= 5),
        Target.OrganisationAddress => 1 - Share(cell => cell.Contains('@') || IsAddress(cell)),   // an address of another kind
        Target.Country => Share(cell => Country.Find(cell) is not null),
        Target.Year => Share(cell => Year().IsMatch(cell)),
        Target.Female or Target.Listed => Share(cell => CellReading.YesOrNo(cell) is not null),
        Target.Gender => Share(cell => CellReading.IsGender(cell)),
        Target.Honorific => Share(cell => CellReading.IsHonorific(cell)),
        Target.BirthDate or Target.From or Target.Until => Share(cell => cell.Any(char.IsDigit)),
        Target.PersonName or Target.GivenName or Target.FamilyName => 1 - Share(cell => cell.Contains('@') || cell.Count(char.IsDigit) > 3),
        Target.OrganisationKind or Target.Office => 0.9,
        _ => 1,
    };

    /// <summary>What the cells are beyond doubt, whatever the head says; null where they could be several things.</summary>
    public Target? Likeliest => filled.Length < 2 ? null
        : Share(cell => cell.Contains('@') && cell.Contains('.')) > 0.8 ? Target.Email
        : Share(cell => IsAddress(cell) && (cell.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || cell.Contains("://", StringComparison.Ordinal))) > 0.8 ? Target.Website
        : Share(cell => cell.StartsWith('+') && cell.Count(char.IsDigit) >= 8) > 0.7 ? Target.Phone
        : Share(cell => cell.Length > 1 && !cell.All(char.IsDigit) && Country.Find(cell) is not null) > 0.8 ? Target.Country
        : Share(cell => cell.Length > 3 && Country.OfNationality(cell) is not null) > 0.8 ? Target.Nationality
        : Share(CellReading.IsHonorific) > 0.8 ? Target.Honorific
        : null;

    /// <summary>The language that the script gives away; several languages share the Latin script, so mostly null.</summary>
    public string? Language =>
        Share(cell => cell.Any(c => c is >= '\u0600' and <= '\u06FF')) > 0.6 ? "ar"
        : Share(cell => cell.Any(c => c is >= '\u0400' and <= '\u04FF')) > 0.6 ? "ru"
        : null;

    /// <summary>Two to five words, none of them a word of bodies.</summary>
    public bool LooksLikePeople => Share(cell => cell.Split(' ').Length is >= 2 and <= 5 && !Bodies().IsMatch(SearchKey.Of(cell))) > 0.8;

    private double Share(Func<string, bool> fits) => filled.Length == 0 ? 0 : (double)filled.Count(fits) / filled.Length;

    private static bool IsAddress(string cell) => cell.Contains('.') && !cell.Contains(' ') && !cell.Contains('@');

    [GeneratedRegex(@"^(1[89]|20|21)\d\d(\.0)?$")]
    private static partial Regex Year();

    [GeneratedRegex(@"\b(association|associacao|asociacion|union|federation|foundation|fondation|institute|institut|organi[sz]ation|network|council|committee|centre|center|ministry|society|league|commission|coalition|dernegi|vakfi|birligi|yayasan|perkumpulan|lembaga|جمعيه|موسسه|منظمه|اتحاد|رابطه|مركز|союз|ассоциация|фонд)")]
    private static partial Regex Bodies();
}
