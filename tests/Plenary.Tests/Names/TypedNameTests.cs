using Plenary.Names;
using Xunit;

namespace Plenary.Tests.Names;

public class TypedNameTests
{
    [Theory]
    [InlineData("Yusuf Said", "يوسف سعيد")]
    [InlineData("said yous", "Yousef Saeed")]
    [InlineData("Khaled", "خالد حداد")]
    [InlineData("al-bahri layla", "ليلى البحري")]
    public void Words_in_any_order_and_spelling_fit(string typed, string name) => Assert.NotNull(TypedName.Parse(typed).Fit(name));

    [Theory]
    [InlineData("Yusuf Hamid", "يوسف سعيد")]
    [InlineData("Hasan", "حسين علي")]
    [InlineData("", "Yousef Saeed")]
    [InlineData("Yusuf", "123")]
    public void A_word_that_is_not_there_does_not_fit(string typed, string name) => Assert.Null(TypedName.Parse(typed).Fit(name));

    [Fact]
    public void Only_words_spelled_otherwise_are_told()
    {
        Assert.Empty(TypedName.Parse("yous").Fit("Yousef Saeed")!.Differing);
        var meeting = Assert.Single(TypedName.Parse("yousef said").Fit("Yousef Saeed")!.Differing);
        Assert.Equal(("said", "Saeed"), (meeting.A.ToLowerInvariant(), meeting.B));
    }

    [Fact]
    public void An_organisation_is_found_by_its_words_in_another_language() =>
        Assert.NotNull(TypedName.Parse("University of Jordan", NameKind.Organisation).Fit("الجامعة الأردنية"));
}
