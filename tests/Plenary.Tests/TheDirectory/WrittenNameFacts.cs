using System.Net;
using Plenary.Access;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.TheDirectory;

public class WrittenNameRules
{
    private static WrittenName[] Names(int count) => [.. Enumerable.Range(1, count).Select(i => new WrittenName($"Name {i}"))];

    [Fact]
    public void A_record_has_twenty_names_at_most()
    {
        Assert.Null(Person.Enter(Names(20), out _));
        Assert.Equal(WrittenNames.TooMany, Person.Enter(Names(21), out _));
        Assert.Null(Organisation.Enter(Names(20), OrganisationKind.Ngo, null, out _));
        Assert.Equal(WrittenNames.TooMany, Organisation.Enter(Names(21), OrganisationKind.Ngo, null, out _));
    }

    [Theory, InlineData("\"onx=1"), InlineData(""), InlineData("x"), InlineData("-en"), InlineData("a-language-code-that-is-longer-than-any")]
    public void A_name_is_in_a_language_or_in_none(string language)
    {
        Assert.Null(Person.Enter([new("Nadia", "ar"), new("Nadia B.", "zh-Hant-TW"), new("N. B.")], out _));
        Assert.Equal(WrittenNames.NoLanguage, Person.Enter([new("Nadia", language)], out _));
        Assert.Equal(WrittenNames.NoLanguage, Organisation.Enter([new("Wells", language)], OrganisationKind.Ngo, null, out _));
    }
}

public class WrittenNameFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task Programs_are_told_as_people_are()
    {
        var secretariat = await App.As(Role.Secretariat);
        object[] odd = [new { text = "x", language = "\"onx=1" }];
        var many = Enumerable.Range(1, 5000).Select(i => new { text = $"Name {i}" }).ToArray();
        foreach (var (address, more) in new[] { ("/api/v1/people", false), ("/api/v1/organisations", true) })
        {
            Assert.Equal("names.no-language", await (await secretariat.Post(address, new { names = odd, kind = more ? "ngo" : null })).Code());
            Assert.Equal("names.too-many", await (await secretariat.Post(address, new { names = many, kind = more ? "ngo" : null })).Code());
        }
        Assert.Equal("names.no-language", await (await secretariat.Post(Api("participations"), new { organisationId = Sample.RiverSchools, category = "delegate", names = odd })).Code());

        var page = await (await secretariat.Page("/directory/people/new")).Form().Fill("Input.Names[0].Text", "Kept Name").Fill("Input.Names[0].Language", "\"onx").Send();
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("is not the code of a language", page.Text);
        Assert.Contains("Kept Name", page.Html);
    }
}
