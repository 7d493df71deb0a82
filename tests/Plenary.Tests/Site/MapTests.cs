using Plenary.Countries;
using Plenary.Site;
using Xunit;

namespace Plenary.Tests.Site;

public class MapTests
{
    /// <summary>From d3-geo 3.1.2 with the settings of land.mjs, so that circles stand on the land they mean.</summary>
    [Theory]
    [InlineData(39.1, 35.4, 538.25, 100.48), InlineData(-43.9, 170.6, 865.25, 400.26), InlineData(0, 11, 477, 242.6), InlineData(63.8, 12.2, 479.45, 29.58), InlineData(52, 179, 860.85, 60.41), InlineData(52, -170, 885.98, 60.41)]
    public void The_projection_is_that_of_the_land(double latitude, double longitude, double x, double y)
    {
        var point = MapProjection.Project(latitude, longitude);
        Assert.Equal(x, point.X, 0.06);
        Assert.Equal(y, point.Y, 0.06);
    }

    [Fact]
    public void Countries_far_apart_and_small_have_a_place_on_the_picture()
    {
        foreach (var code in new[] { "TR", "ID", "KE", "TV", "FJ", "CL", "IS", "NZ", "WS", "PS", "MU" })
        {
            var place = Country.OfCode(code)!;
            var (x, y) = MapProjection.Project(place.Latitude, place.Longitude);
            Assert.InRange(x, 0, 1000);
            Assert.InRange(y, 0, 440);
        }
    }

    [Fact]
    public void A_map_says_its_finding_and_lists_every_country_in_a_table()
    {
        using var _ = Languages.Speak("en");
        var page = Html.Of(new DotMap { Finding = "Most from <Türkiye>", Columns = ["Country", "People"], Land = "/land.svg#land", Countries = [new("TR", "Türkiye", 64), new("KE", "Kenya", 16), new("ZZ", "Nowhere", 1)] });
        Assert.Equal("Most from <Türkiye>", page.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"));
        var circles = page.QuerySelectorAll("circle").Select(c => double.Parse(c.GetAttribute("r")!, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(2, circles.Length);
        Assert.Equal(2, circles[0] / circles[1], 0.02);   // a quarter of the people has half the radius: the area is what counts
        Assert.Equal(["Türkiye", "Kenya", "Nowhere"], page.QuerySelectorAll("tbody th").Select(t => t.TextContent));
        Assert.Equal(["64", "16", "1"], page.QuerySelectorAll("tbody td").Select(t => t.TextContent));
    }

    [Theory]
    [InlineData("NZ"), InlineData("WS"), InlineData("FJ"), InlineData("IS"), InlineData("US"), InlineData("CL"), InlineData("NO"), InlineData("TV")]
    public void A_circle_at_the_edge_is_seen_whole(string code)
    {
        using var _ = Languages.Speak("en");
        var (circles, labels) = new DotMap { Finding = "f", Columns = [], Land = "/land.svg#land", Countries = [new(code, "The largest", 900), new("TR", "Türkiye", 4)] }.Placed();
        Assert.All(circles, c =>
        {
            Assert.InRange(c.X, MapProjection.Left + c.Radius, MapProjection.Right - c.Radius);
            Assert.InRange(c.Y, MapProjection.Top + c.Radius, MapProjection.Bottom - c.Radius);
        });
        Assert.Equal(2, labels.Count);
    }

    [Fact]
    public void Bars_carry_their_numbers_in_the_table_and_the_open_one_is_hollow()
    {
        using var _ = Languages.Speak("en");
        var page = Html.Of(new BarChart { Finding = "f", Columns = ["Hour", "Today", "Before"], Bars = [new("08:00", 10), new("09:00", 40), new("10:00", 5, Unfinished: true)], Earlier = [8, 20] });
        Assert.Equal(2, page.QuerySelectorAll("rect.bar").Length);
        Assert.Single(page.QuerySelectorAll("rect.now"));
        Assert.Equal(["08:00", "10", "8", "09:00", "40", "20", "10:00", "5", ""], page.QuerySelectorAll("tbody th, tbody td").Select(t => t.TextContent));
        Assert.Contains(page.QuerySelectorAll("text.strong"), t => t.TextContent == "40");
    }

    [Theory]
    [InlineData("08:00", 4), InlineData("٢١ تشرين الأول/أكتوبر", 2)]
    public void Labels_leave_room_for_each_other(string label, int shown)
    {
        var page = Html.Of(new BarChart { Finding = "f", Columns = ["Day", "People"], Bars = [.. Enumerable.Range(1, 4).Select(n => new Bar(label, n))] });
        Assert.Equal(shown, page.QuerySelectorAll("svg text").Count(t => t.TextContent == label));
    }

    [Theory]
    [InlineData(118, new[] { 50, 100 }), InlineData(4, new[] { 1, 2, 3, 4 }), InlineData(1, new[] { 1 }), InlineData(0, new[] { 1 }), InlineData(2600, new[] { 1000, 2000 })]
    public void Axes_have_round_steps(int greatest, int[] steps) => Assert.Equal(steps.Select(s => (decimal)s), Chart.Steps(greatest));
}
