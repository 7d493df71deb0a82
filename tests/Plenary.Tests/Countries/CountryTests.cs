using Plenary.Countries;
using Xunit;

namespace Plenary.Tests.Countries;

public class CountryTests
{
    [Theory]
    [InlineData("Türkiye", "TR")]
    [InlineData("TUR", "TR")]
    [InlineData("tr", "TR")]
    [InlineData("Turquie", "TR")]
    [InlineData("تركيا", "TR")]
    [InlineData("Turkey", "TR")]
    [InlineData("TURKEY ", "TR")]
    [InlineData("Turki", "TR")]
    [InlineData("Турция", "TR")]
    [InlineData("792", "TR")]
    [InlineData("Birleşik Krallık", "GB")]
    [InlineData("UK", "GB")]
    [InlineData("United Kingdom of Great Britain and Northern Ireland", "GB")]
    [InlineData("المملكة العربية السعودية", "SA")]
    [InlineData("Amerika Serikat", "US")]
    [InlineData("États-Unis", "US")]
    [InlineData("Cote D'ivoire", "CI")]
    [InlineData("Côte d’Ivoire", "CI")]
    [InlineData("Democratic Republic of The Congo", "CD")]
    [InlineData("Congo", "CG")]
    [InlineData("Lao Peoples Democratic Republic", "LA")]
    [InlineData("Libyan Arab Jamahiriya", "LY")]
    [InlineData("Micronesia (Federated States of)", "FM")]
    [InlineData("Republic of Korea", "KR")]
    [InlineData("Democratic People's Republic of Korea", "KP")]
    [InlineData("Palestine", "PS")]
    [InlineData("فلسطين", "PS")]
    [InlineData("Saint Lucia", "LC")]
    [InlineData("St. Lucia", "LC")]
    [InlineData("Trinidad and Tobago", "TT")]
    [InlineData("Sao Tome and Principe", "ST")]
    [InlineData("Holy See", "VA")]
    [InlineData("Swaziland", "SZ")]
    [InlineData("Republic of Kenya", "KE")]
    [InlineData("Guinea", "GN")]
    [InlineData("Equatorial Guinea", "GQ")]
    [InlineData("Guinée-Bissau", "GW")]
    [InlineData("Niger", "NE")]
    [InlineData("Nigeria", "NG")]
    public void A_country_is_found_by_whatever_a_list_calls_it(string text, string code) => Assert.Equal(code, Country.Find(text)?.Code);

    [Theory]
    [InlineData("Turkish", "TR")]
    [InlineData("EGYPTIAN", "EG")]
    [InlineData("French", "FR")]
    [InlineData("Swiss", "CH")]
    [InlineData("Burkinabé", "BF")]
    [InlineData("Nigerien", "NE")]
    [InlineData("Nigerian", "NG")]
    [InlineData("bissau guinean", "GW")]
    [InlineData("Türkiye", "TR")]
    [InlineData("EG", "EG")]
    [InlineData("Congolese", null)]
    [InlineData("Dominican", null)]
    [InlineData("n/a", null)]
    public void A_nationality_is_found_by_what_the_people_are_called(string text, string? code) => Assert.Equal(code, Country.OfNationality(text)?.Code);

    [Theory]
    [InlineData(Region.Africa, 60, "EG SN MU RE ZRCD")]
    [InlineData(Region.Americas, 57, "US BR GL GP ANHH")]
    [InlineData(Region.Asia, 51, "TR CY GE ID PS TW YDYE")]
    [InlineData(Region.Europe, 52, "RU IS XK AX SUHH")]
    [InlineData(Region.Oceania, 29, "AU FJ CX TK")]
    public void Each_region_has_its_countries(Region region, int ofToday, string some)
    {
        Assert.Equal(ofToday, Country.All.Count(c => c.Region == region && !c.IsHistoric));
        Assert.Superset(some.Split(' ').ToHashSet(), Country.CodesIn([region]).ToHashSet());
    }

    [Fact]
    public void Every_country_but_Antarctica_is_in_a_region() => Assert.Equal(["AQ"], Country.All.Where(c => c.Region is null).Select(c => c.Code));

    [Theory]
    [InlineData("SUN", "SUHH")]
    [InlineData("USSR", "SUHH")]
    [InlineData("Union of Soviet Socialist Republics", "SUHH")]
    [InlineData("YUG", "YUCS")]
    [InlineData("Yugoslavia", "YUCS")]
    [InlineData("CSK", "CSHH")]
    [InlineData("Tchécoslovaquie", "CSHH")]
    [InlineData("DDR", "DDDE")]
    [InlineData("German Democratic Republic", "DDDE")]
    [InlineData("ZAR", "ZRCD")]
    [InlineData("Zaire", "ZRCD")]
    public void Countries_that_are_no_more_are_found_as_such(string text, string code)
    {
        Assert.Equal(code, Country.Find(text)?.Code);
        Assert.True(Country.Find(text)!.IsHistoric);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Atlantis")]
    [InlineData("European Union")]
    [InlineData("Union of Teachers")]
    [InlineData("Republic")]
    [InlineData("ال")]
    public void What_is_no_country_is_never_guessed(string? text) => Assert.Null(Country.Find(text));

    [Fact]
    public void Names_are_given_in_the_language_asked_for()
    {
        var turkey = Country.OfCode("TR")!;
        Assert.Equal(["Türkiye", "تركيا", "Turquie", "Türkiye", "Turki", "Turquía"], new[] { "en", "ar", "fr", "tr", "id", "es" }.Select(turkey.In));
        Assert.Equal("Norvège", Country.OfCode("NOR")!.In("fr-CA"));
        Assert.Equal("Yougoslavie", Country.OfCode("YUG")!.In("fr"));
        Assert.Equal("Filistin", Country.OfCode("PS")!.In("tr"));
        Assert.Equal("Norway", Country.OfCode("NO")!.In("<b>"));
    }

    [Fact]
    public void Codes_are_unique_and_every_name_of_today_leads_back_to_its_country()
    {
        Assert.Equal(250, Country.All.Count(country => !country.IsHistoric));
        Assert.Equal(Country.All.Count, Country.All.Select(country => country.Code).Distinct().Count());
        Assert.Equal(Country.All.Count, Country.All.Select(country => country.Alpha3).Distinct().Count());
        foreach (var language in new[] { "en", "ar", "fr", "tr", "id" })
            foreach (var country in Country.All)
            {
                Assert.NotEqual(country.Code, country.In(language));
                Assert.Equal((language, country.Code), (language, Country.Find(country.In(language))?.Code));
            }
    }

    [Fact]
    public void Points_lie_on_the_globe()
    {
        Assert.All(Country.All, country => Assert.InRange(country.Latitude, -90, 90));
        Assert.All(Country.All, country => Assert.InRange(country.Longitude, -180, 180));
        Assert.Equal((39.1, 35.4), (Country.OfCode("TR")!.Latitude, Country.OfCode("TR")!.Longitude));
    }

    [Fact]
    public void The_order_is_that_of_the_language() =>
        Assert.Equal(["Çad", "Çekya"], Country.InOrder("tr").Select(country => country.In("tr")).Where(name => name.StartsWith('Ç')).Take(2));
}
