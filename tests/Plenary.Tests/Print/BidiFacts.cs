using CsCheck;
using Plenary.Print;
using Xunit;

namespace Plenary.Tests.Print;

public class BidiFacts
{
    /// <summary>The system's ICU is the measure for our own rules, which stand in where there is none.</summary>
    [Theory]
    [InlineData("Salma El-Bahri")]
    [InlineData("سلمى البحري")]
    [InlineData("Tunisia · تونس")]
    [InlineData("القاعة 12 (الطابق 3)")]
    [InlineData("The name سلمى البحري (Tunisia) is 2nd")]
    [InlineData("قال 3.5% من 1,200 مندوب")]
    [InlineData("هاتف +90 224 555-01")]
    [InlineData("١٢٣,٤٥٦ مندوب")]
    [InlineData("נועה נהר 5-3 x")]
    [InlineData("a \u2068سلمى 12\u2069 b \u2068x\u2069 ج")]
    [InlineData("ا \u2068Salma (2)\u2069, \u2068ب\u2069!")]
    [InlineData("\u2068\u2068ا\u2069 b\u2069 1")]
    [InlineData("12 13 ا")]
    [InlineData("...!")]
    [InlineData("مُحَمَّد Ё é")]
    [InlineData("")]
    public void Our_own_directions_agree_with_those_of_ICU(string text)
    {
        Assert.True(Icu.IsPresent);
        foreach (var way in Enum.GetValues<Way>())
        {
            var expected = Bidi.Levels(text, way, out var paragraph);
            var own = Bidi.OwnLevels(text, way, out var ownParagraph);
            Assert.Equal(paragraph, ownParagraph);
            // Trailing spaces and isolate marks themselves are not drawn.
            Assert.Equal(Shown(text, expected), Shown(text, own));
        }
    }

    private static string Shown(string text, byte[] levels) =>
        string.Join(' ', text.TrimEnd().Select((letter, i) => letter is Bidi.Isolate or Bidi.EndIsolate ? "-" : $"{letter}{levels[i]}"));

    [Fact]
    public void Our_own_directions_take_any_text() =>
        Gen.String.Sample(text => Bidi.OwnLevels(text, Way.Auto, out _).Length == text.Length && LineBreaks.Own(text).Length == text.Length + 1);

    [Theory]
    [InlineData("League of Riverbank Schools")]
    [InlineData("Rodríguez-Etxeberria y Villanueva")]
    [InlineData("سلمى البحري")]
    [InlineData("河岸学校联盟，中国。")]
    public void Our_own_line_breaks_agree_with_those_of_ICU(string text) => Assert.Equal(LineBreaks.In(text)[1..], LineBreaks.Own(text)[1..]);

    [Fact]
    public void Thai_is_broken_between_words() => Assert.Contains(true, LineBreaks.In("สมาคมโรงเรียนริมน้ำ")[1..^1]);
}
