using CsCheck;
using Plenary.Names;
using Xunit;

namespace Plenary.Tests.Names;

public class OrganisationComparerTests
{
    private static double Score(string a, string b) => OrganisationComparer.Score(OrganisationName.Parse(a), OrganisationName.Parse(b));

    [Theory]
    [InlineData("Al-Quds University", "جامعة القدس")]
    [InlineData("University of Vienna", "Universität Wien")]
    [InlineData("Ministry of Health", "وزارة الصحة")]
    [InlineData("National Library of Ukraine", "Національна бібліотека України")]
    [InlineData("Siemens AG", "Siemens Aktiengesellschaft")]
    [InlineData("University of Tokyo", "東京大学")]
    [InlineData("Kashiwazaki General Hospital", "柏崎総合病院")]
    [InlineData("Tagawa Municipal Hospital", "田川市立病院")]
    [InlineData("Union of Journalists of Turkey", "Türkiye Gazeteciler Sendikası Birliği")]
    public void One_body_in_two_languages_scores_above_another(string a, string b)
    {
        Assert.True(Score(a, b) > .45, $"{a} / {b}: {Score(a, b):F3}");
        Assert.True(Score(a, b) > Score(a, "Lagos Chamber of Shipping") + .3);
    }

    [Theory]
    [InlineData("Gulf Fund", "Bizerte Clear Springs Foundation")]
    [InlineData("Gulf Fund", "Norwegian Clear Springs of the Northern Valley Foundation")]
    [InlineData("Delta Institute", "International Institute of Rural Reconstruction")]
    public void Two_bodies_are_not_alike_because_both_are_a_foundation(string a, string b) =>
        Assert.True(OrganisationComparer.Score(OrganisationName.Parse(a), OrganisationName.Parse(b)) <= NameLevels.SearchOnly);

    [Fact]
    public void An_acronym_of_the_words_counts_and_an_alias_on_record_decides()
    {
        Assert.True(Score("World Federation of Trade Unions", "WFTU") >= .75);
        var listed = OrganisationName.Parse("Amis de la Terre", "FoE International");
        Assert.Equal(1, OrganisationComparer.Score(listed, OrganisationName.Parse("foe INTERNATIONAL")));
        Assert.Contains(OrganisationComparer.Explain(listed, OrganisationName.Parse("FoE International")).Steps, s => s.Message.ToString() == "On record under another name: “FoE International”");
    }

    [Theory]
    [InlineData("Facultad Latinoamericana de Ciencias Sociales", "FLACSO")]
    [InlineData("Ministry of Health and Population", "MoHP")]
    [InlineData("Indian Institute of Engineering Science and Technology, Shibpur", "IIEST")]
    public void An_acronym_may_take_several_letters_and_leave_small_words_and_a_place_out(string name, string acronym)
    {
        Assert.InRange(Score(name, acronym), NameLevels.Possible, 1);
        Assert.InRange(Score(name, "WFTU"), 0, NameLevels.SearchOnly);
    }

    [Fact]
    public void Any_two_texts_score_alike_both_ways_with_an_explanation() => Gen.Select(SearchKeyTests.AnyText, SearchKeyTests.AnyText).Sample((a, b) =>
    {
        var (x, y) = (OrganisationName.Parse(a), OrganisationName.Parse(b, "Institute of " + a));
        var told = OrganisationComparer.Explain(x, y);
        return OrganisationComparer.Score(x, y) == OrganisationComparer.Score(y, x) && told.Score is >= 0 and <= 1 && told.Steps.Count > 0;
    });
}
