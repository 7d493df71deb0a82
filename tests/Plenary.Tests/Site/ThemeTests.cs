using CsCheck;
using Plenary.Site;
using Xunit;

namespace Plenary.Tests.Site;

public class ThemeTests
{
    [Fact]
    public void Every_colour_stays_readable_on_band_and_paper_in_light_and_dark()
    {
        var pale = new[] { "f6f4ed", "ffffff" };
        var dark = new[] { "13171c", "1a1f26" };
        Gen.Int[0, 0xffffff].Sample(rgb =>
        {
            var theme = Theme.From(rgb.ToString("x6", System.Globalization.CultureInfo.InvariantCulture))!;
            Assert.True(Contrast(theme.Band, theme.OnBand) >= 4.5, $"{rgb:x6} on its band");
            Assert.All(pale, p => Assert.True(Contrast(theme.Ink, p) >= 4.5, $"{rgb:x6} on {p}"));
            Assert.All(dark, p => Assert.True(Contrast(theme.InkInDark, p) >= 4.5, $"{rgb:x6} on {p}"));
        }, iter: 20_000);
    }

    [Theory]
    [InlineData("0f5a66"), InlineData("#0f5a66"), InlineData("7a1f4f")]
    public void A_dark_colour_is_taken_as_it_is_picked(string picked)
    {
        var theme = Theme.From(picked)!;
        Assert.Equal("#" + picked.TrimStart('#'), theme.Band);
        Assert.Equal(theme.Band, theme.Ink);
        Assert.Equal("#ffffff", theme.OnBand);
    }

    [Fact]
    public void A_pale_colour_carries_dark_text() => Assert.Equal("#1a222d", Theme.From("ffd54a")!.OnBand);

    [Theory]
    [InlineData(""), InlineData("red"), InlineData("#12345"), InlineData("12345g"), InlineData("1234567")]
    public void What_is_no_colour_is_null(string text) => Assert.Null(Theme.From(text));

    /// <summary>WCAG 2.2 contrast ratio, worked out here a second time from the recommendation.</summary>
    private static double Contrast(string a, string b)
    {
        static double Luminance(string hex)
        {
            var channels = new[] { 0, 2, 4 }.Select(i => Convert.ToInt32(hex.TrimStart('#').Substring(i, 2), 16) / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
            return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
        }
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }
}
