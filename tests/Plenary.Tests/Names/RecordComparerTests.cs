using Plenary.Names;
using Xunit;

namespace Plenary.Tests.Names;

public class RecordComparerTests
{
    private static PersonRecord Record(string name, int? year = null, string? country = null, string? gender = null, string? email = null, string? phone = null) =>
        new([PersonName.Parse(name)], year, country, gender, email is null ? null : [email], phone is null ? null : [phone]);

    [Fact]
    public void A_name_alone_never_says_that_two_are_the_same() =>
        Assert.Equal(NameLevel.Possible, RecordComparer.Compare(Record("Yousef Saeed"), Record("Yousef Saeed")).Level);

    [Fact]
    public void The_same_birth_year_and_e_mail_beside_another_spelling_do() =>
        Assert.Equal(NameLevel.Same, RecordComparer.Compare(Record("Yousef Saeed", 1980, email: "y@example.org"), Record("يوسف سعيد", 1980, email: " Y@Example.org")).Level);

    [Fact]
    public void Another_birth_year_and_nationality_speak_against_the_same_name()
    {
        var compared = RecordComparer.Compare(Record("Mohammed Ali", 1980, "SY", "m"), Record("Mohammed Ali", 1955, "ID", "m"));
        Assert.Equal(NameLevel.SearchOnly, compared.Level);
        Assert.Contains(compared.Evidence, e => e.Message.ToString() == "Different years of birth: 1980 and 1955" && e.Weight < 0);
        Assert.All(compared.Evidence, e => Assert.Contains(e.Message.Text, RecordComparer.Texts));
    }

    [Fact]
    public void One_telephone_number_is_known_with_and_without_its_country() =>
        Assert.Contains(RecordComparer.Compare(Record("A B", phone: "+90 212 555 01 23"), Record("C D", phone: "0212 5550123")).Evidence, e => e.Message.Text == "Same telephone number");

    [Theory]
    [InlineData("Ministry of Health", "Ministry of Health", "EG", "JO", "", "", NameLevel.SearchOnly)]   // of two countries
    [InlineData("Open Wells Association", "Open Wells Association", "SN", "SN", "", "", NameLevel.Possible)]
    [InlineData("Institute for Water Research", "معهد بحوث المياه", null, "SN", "https://www.openwells.example/", "http://openwells.example", NameLevel.Same)]
    [InlineData("Open Wells Association", "Women's Union", "SN", "SN", "https://a.example", "https://b.example", NameLevel.Apart)]
    [InlineData("Bursa Sağlık Vakfı", "Bursa Öğretmenler Birliği", "TR", "TR", "", "", NameLevel.SearchOnly)]   // two of one town
    public void Organisations_are_weighed_as_people_are(string one, string other, string? country, string? elsewhere, string website, string another, NameLevel level)
    {
        var compared = OrganisationRecord.Compare(new([one], "", country, "", website), new([other], "", elsewhere, "", another));
        Assert.Equal(level, compared.Level);
        Assert.True(compared.Name.IsOfOrganisations);
        Assert.All(compared.Evidence, e => Assert.Contains(e.Message.Text, RecordComparer.Texts));
        Assert.Equal(compared.Odds, OrganisationRecord.Compare(new([other], "", elsewhere, "", another), new([one], "", country, "", website)).Odds, 6);
    }

    [Fact]
    public void One_body_is_known_under_its_acronym_and_two_acronyms_alone_say_little()
    {
        Assert.Equal(NameLevel.Possible, OrganisationRecord.Compare(new(["Lake Union"], "LU"), new(["LU"])).Level);
        Assert.True(OrganisationRecord.Compare(new(["Lake Union"], "LU"), new(["Lawyers of Ulm"], "LU")).Level < NameLevel.Possible);
    }

    [Fact]
    public void Levels_of_a_name_follow_the_thresholds()
    {
        Assert.Equal(NameLevel.Apart, NameLevels.OfName(NameLevels.SearchOnly - .01));
        Assert.Equal(NameLevel.SearchOnly, NameLevels.OfName(NameLevels.SearchOnly));
        Assert.Equal(NameLevel.Possible, NameLevels.OfName(1));
    }

    [Fact]
    public void A_group_has_no_chains_and_keeps_to_decisions()
    {
        bool Near(int a, int b) => Math.Abs(a - b) <= 1;
        Assert.Equal([[1, 2], [3, 4]], PersonCluster.Group([1, 2, 3, 4], Near, (_, _) => null));
        Assert.Equal([[1], [2, 3], [4]], PersonCluster.Group([1, 2, 3, 4], Near, (a, b) => (a, b) is (1, 2) ? ClusterDecision.TwoPeople : null));
        Assert.Equal([[1, 2, 9]], PersonCluster.Group([1, 2, 9], Near, (a, b) => (a, b) is (1, 9) ? ClusterDecision.SamePerson : null));
    }
}
