using CsCheck;
using Plenary.Names;
using Xunit;

namespace Plenary.Tests.Names;

public class SearchKeyTests
{
    [Theory]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("محـــمد", "محمد")]
    [InlineData("أحمد", "احمد")]
    [InlineData("إيمان", "آيمان")]
    [InlineData("فاطمة", "فاطمه")]
    [InlineData("مصطفى", "مصطفی")]
    [InlineData("کریم", "كريم")]
    [InlineData("ŞÜKRÜ", "sukru")]
    [InlineData("Işık", "ışik")]
    [InlineData("İSTANBUL", "istanbul")]
    [InlineData("Nguyễn", "NGUYEN")]
    [InlineData("Łukasz Sørensen-Groß", "lukasz  sorensen gross")]
    [InlineData("O’Brien", "OBrien")]
    [InlineData("Γιώργος", "ΓΙΏΡΓΟΣ")]
    [InlineData("Семён", "СЕМЕН")]
    [InlineData("١٣", "13")]
    [InlineData("ＡＢＣ", "abc")]
    public void Two_ways_of_keying_one_name_have_one_key(string one, string other)
    {
        Assert.NotEqual("", SearchKey.Of(one));
        Assert.Equal(SearchKey.Of(one), SearchKey.Of(other));
    }

    [Theory]
    [InlineData("かさ", "がさ")]
    [InlineData("राम", "रमा")]
    [InlineData("김철수", "김찰수")]
    [InlineData("حسن", "حسين")]
    public void What_tells_names_apart_stays(string one, string other) => Assert.NotEqual(SearchKey.Of(one), SearchKey.Of(other));

    [Fact]
    public void It_is_readable() => Assert.Equal("abd al rahman ozdemir 3", SearchKey.Of("  ʿAbd al-Raḥmān, ÖZDEMİR (3)"));

    [Fact]
    public void Nothing_to_search_is_empty()
    {
        Assert.Equal("", SearchKey.Of(null));
        Assert.Equal("", SearchKey.Of(" -,. \u200F"));
    }

    [Fact]
    public void A_key_of_a_key_is_itself() => AnyText.Sample(text =>
    {
        var key = SearchKey.Of(text);
        return SearchKey.Of(key) == key && SearchKey.Of(text + " ") == key && !key.StartsWith(' ') && !key.Contains("  ", StringComparison.Ordinal);
    });

    /// <summary>Any UTF-16 at all, broken surrogate pairs included, weighted towards the blocks where rules apply.</summary>
    internal static readonly Gen<string> AnyText = Gen.Frequency(
        (3, Gen.Char),
        (3, Gen.Char['\u0020', '\u024F']),
        (2, Gen.Char['\u0300', '\u04FF']),
        (3, Gen.Char['\u0590', '\u06FF']),
        (1, Gen.Char['\u0900', '\u0DFF']),
        (1, Gen.Char['\u2000', '\u206F']),
        (1, Gen.Char['\u3040', '\u30FF']),
        (1, Gen.Char['\uAC00', '\uD7A3']),
        (1, Gen.Char['\uD800', '\uDFFF'])).Array[0, 40].Select(c => new string(c));
}
