using Plenary.Names;
using Plenary.Operations;
using Plenary.Site;
using Xunit;

namespace Plenary.Tests.Operations;

public class NamesCommandFacts
{
    private static string Told(NameExplanation told, string language = "en")
    {
        using var _ = Languages.Speak(language);
        var text = new StringWriter();
        NamesCommand.Tell(text, told);
        return text.ToString();
    }

    [Fact]
    public void It_says_score_level_meetings_and_points()
    {
        var told = Told(NameComparer.Explain(PersonName.Parse("Dr. Yousef Saeed Khan"), PersonName.Parse("يوسف سعيد")));
        Assert.Matches(@"^\d+(\.\d)? of 100: possibly the same", told);
        Assert.Contains("97%  “\u2068Yousef\u2069” and “\u2068يوسف\u2069” are spellings of one name", told);
        Assert.Matches("−[0-9.]+  “\u2068Khan\u2069” is only in the first name", told);
    }

    [Theory]
    [InlineData("ar", "النقاط")]
    [InlineData("fr", "Mots qui se correspondent")]
    [InlineData("tr", "100 üzerinden")]
    [InlineData("id", "dari 100")]
    public void It_speaks_the_language_asked_for(string language, string said) =>
        Assert.Contains(said, Told(OrganisationComparer.Explain(OrganisationName.Parse("وزارة الصحة"), OrganisationName.Parse("Ministry of Health")), language));

    [Fact]
    public void Names_that_share_nothing_are_not_alike() =>
        Assert.Contains("0 of 100: not alike", Told(NameComparer.Explain(PersonName.Parse("Anna"), PersonName.Parse("Пётр"))));
}
