using System.Globalization;
using System.Text;
using CsCheck;
using Plenary.Names;
using Xunit;

namespace Plenary.Tests.Names;

public class NameTextTests
{
    [Theory]
    [InlineData("  Yousef\t\r\n Saeed\u00A0", "Yousef Saeed")]
    [InlineData("\u202Eنيسح\u202C", "نيسح")]
    [InlineData("Ma\u200Bry\uFEFF", "Mary")]
    [InlineData("Anna\u2066 Lee\u2069", "Anna Lee")]
    [InlineData("E\u0301lise", "Élise")]
    [InlineData("مُحَمَّد", "مُحَمَّد")]
    [InlineData("\u0007\u0000", "")]
    public void A_name_is_kept_as_typed_without_what_cannot_be_seen(string typed, string kept) =>
        Assert.Equal(kept.Normalize(), NameText.Clean(typed));

    [Theory]
    [InlineData("علی\u200Cرضا")]
    [InlineData("ක්\u200Dරිස්")]
    public void Joiners_stay_where_the_spelling_needs_them(string name) => Assert.Equal(name, NameText.Clean(name));

    [Theory]
    [InlineData("An\u200Cna")]
    [InlineData("An\u200Dna\u200C")]
    public void Joiners_go_elsewhere(string name) => Assert.Equal("Anna", NameText.Clean(name));

    [Fact]
    public void Cleaned_once_is_clean() => SearchKeyTests.AnyText.Sample(text =>
    {
        var clean = NameText.Clean(text);
        return NameText.Clean(clean) == clean && clean.IsNormalized(NormalizationForm.FormC)
            && !clean.Any(c => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' || char.GetUnicodeCategory(c) == UnicodeCategory.Control)
            && SearchKey.Of(clean) == SearchKey.Of(text);
    });
}
