using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Imports;

/// <summary>Ordinary cells that say nothing, or more than one thing: nobody is left out for them, and what is left out is said.</summary>
public class CellsLeftOutFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task A_nationality_is_read_as_lists_write_it()
    {
        var client = await App.As(Role.Secretariat);
        var done = await client.Import("people", "Name,Nationality\nDeniz Nationals,Turkish\nMona Nationals,egyptian\nLuc Nationals,FR\nAnna Nationals,German / Kenyan\nBen Nationals,n/a\n");
        Assert.Equal("new 5, filled 0, same 0, twice 0, refused 0", done.Counts());
        Assert.Equal([(5, "import.countries-differ"), (6, "import.no-nationality")], (await client.Findings(done)).SelectMany(f => f.Codes().Select(code => (f.GetProperty("row").GetInt32(), code))));
        Assert.Equal(["Anna DE", "Ben ", "Deniz TR", "Luc FR", "Mona EG"], (await Found(client, "nationals")).Select(p => $"{p.Name.Split(' ')[0]} {p.Nationality}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_number_as_it_is_dialled_at_home_is_of_the_country_that_is_known()
    {
        var client = await App.As(Role.Secretariat);
        await client.Import("organisations", "Organisation,Country\nHarbour Callers,Türkiye\n");
        var done = await client.Import("people", """
            Name,Nationality,Organisation,Phone
            Ada Dialler,TR,,0532 123 45 67
            Ben Dialler,,Harbour Callers,0532 123 45 68
            Cleo Dialler,Kenyan,Harbour Callers,0532 123 45 69
            Dag Dialler,DE,Harbour Callers,030/12345678
            Eve Dialler,,,0532 123 45 70

            """);
        Assert.Equal("new 5, filled 0, same 0, twice 0, refused 0", done.Counts());
        Assert.Equal([(6, "import.no-phone")], (await client.Findings(done)).SelectMany(f => f.Codes().Select(code => (f.GetProperty("row").GetInt32(), code))));
        var phones = (await Found(client, "dialler")).ToDictionary(p => p.Name.Split(' ')[0], p => p.Phone);
        Assert.Equal(("+905321234567", "+905321234568", "+493012345678", null), (phones["Ada"], phones["Ben"], phones["Dag"], phones["Eve"]));
        Assert.Equal("+905321234569", phones["Cleo"]);   // a number of Kenya may be as long, but none begins so
    }

    [Fact]
    public async Task Of_two_numbers_in_one_cell_the_first_is_taken_and_that_is_said()
    {
        var client = await App.As(Role.Secretariat);
        var done = await client.Import("people", """
            Name;Country;Phone;E-mail
            Ada Twofold;TR;"+90 532 123 45 67; +90 532 123 45 68";"ada@example.org; a.t@example.org"
            Ben Twofold;TR;0532 123 45 67 / 0532 123 45 68;Ben Twofold <ben@example.org>
            Cleo Twofold;TR;+905321234567 +905321234568;n/a, cleo@example.org
            Dag Twofold;TR;office: none / 0532 123 45 67;

            """);
        Assert.Equal("new 4, filled 0, same 0, twice 0, refused 0", done.Counts());
        Assert.Equal([(2, "import.more-emails"), (2, "import.more-phones"), (3, "import.more-phones"), (4, "import.more-phones")], (await client.Findings(done)).SelectMany(f => f.Codes().Select(code => (f.GetProperty("row").GetInt32(), code))));
        var found = await Found(client, "twofold");
        Assert.All(found, p => Assert.Equal("+905321234567", p.Phone));
        Assert.Equal(["", "ada@example.org", "ben@example.org", "cleo@example.org"], found.Select(p => p.Email ?? "").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("nicht bekannt"), InlineData("n/a"), InlineData("-"), InlineData("see below@")]
    public async Task A_contact_that_is_none_is_left_out_alone(string cell)
    {
        var client = await App.As(Role.Secretariat);
        var mark = string.Concat(cell.Where(char.IsLetter));
        var mapping = new { mapping = new Dictionary<string, string> { ["Name"] = "person-name", ["E-mail"] = "email", ["Phone"] = "phone" } };
        var people = await client.Receive("people", $"Name,E-mail,Phone\nNone{mark} Reachless,{cell},{cell}\n");
        await (await client.Put($"/api/v1/imports/{people.GetProperty("id").GetGuid()}/mapping", mapping)).Read(System.Net.HttpStatusCode.OK);
        var done = await client.Run(people);
        Assert.Equal("new 1, filled 0, same 0, twice 0, refused 0", done.Counts());
        Assert.Equal([("E-mail", "import.no-email"), ("Phone", "import.no-phone")], Notes(Assert.Single(await client.Findings(done))));
        var id = done.GetProperty("id").GetGuid();
        Assert.True(await App.InDb(db => db.ImportFindings.AllAsync(f => f.ImportId != id || f.Noteworthy)));   // to look at

        var bodies = await client.Receive("organisations", $"Organisation,E-mail,Phone\nReachless {mark} Society,{cell},{cell}\n");
        await (await client.Put($"/api/v1/imports/{bodies.GetProperty("id").GetGuid()}/mapping", new { mapping = new Dictionary<string, string> { ["Organisation"] = "organisation-name", ["E-mail"] = "email", ["Phone"] = "phone" } })).Read(System.Net.HttpStatusCode.OK);
        done = await client.Run(bodies);
        Assert.Equal("new 1, filled 0, same 0, twice 0, refused 0", done.Counts());
        Assert.Equal(["import.no-email", "import.no-phone"], Notes(Assert.Single(await client.Findings(done))).Select(n => n.Code).Order());
    }

    [Fact]
    public async Task What_is_dropped_or_cut_is_said()
    {
        var client = await App.As(Role.Secretariat);
        var body = await client.Import("organisations", $"Organisation,Acronym,City,Website\nDropped Society,{new string('A', 61)},{new string('b', 201)},javascript:alert(1)\nKept Club,,,kept.example.org\n");
        var dropped = (await client.Findings(body))[0];
        Assert.Equal([("Acronym", "import.cut"), ("City", "import.cut"), ("Website", "import.no-website")], Notes(dropped).Order());
        Assert.Equal("“javascript:alert(1)” is not an address of the web, or too long; it is left out.",
            dropped.GetProperty("notes").EnumerateArray().Single(n => n.GetProperty("code").GetString() == "import.no-website").GetProperty("text").GetString());

        var list = await client.Receive("people", $"Honorific,Name,Organisation,Department,Office\n{new string('D', 61)},Ada Dropped,Dropped Society,{new string('u', 301)},{new string('o', 301)}\n");
        await (await client.Put($"/api/v1/imports/{list.GetProperty("id").GetGuid()}/mapping", new { mapping = new Dictionary<string, string> { ["Honorific"] = "honorific", ["Name"] = "person-name", ["Organisation"] = "organisation-name", ["Department"] = "unit", ["Office"] = "office" } })).Read(System.Net.HttpStatusCode.OK);
        var done = await client.Run(list);
        Assert.Equal("new 1, filled 0, same 0, twice 0, refused 0", done.Counts());
        Assert.Equal([("Department", "import.cut"), ("Honorific", "import.cut"), ("Office", "import.cut")], Notes(Assert.Single(await client.Findings(done))).Order());
    }

    private static IEnumerable<(string? Column, string Code)> Notes(JsonElement finding) =>
        finding.GetProperty("notes").EnumerateArray().Select(n => (n.GetProperty("column").GetString(), n.GetProperty("code").GetString()!));

    private static async Task<List<(string Name, string? Nationality, string? Email, string? Phone)>> Found(HttpClient client, string word) =>
        [.. (await client.Get($"/api/v1/people?q={word}&contacts=true")).GetProperty("items").EnumerateArray().Select(p =>
        {
            var contacts = p.GetProperty("contacts");
            string? Of(string field) => contacts.ValueKind == JsonValueKind.Object ? contacts.GetProperty(field).GetString() : null;
            return (p.GetProperty("names")[0].GetProperty("text").GetString()!, p.GetProperty("nationality").GetString(), Of("email"), Of("phone"));
        })];
}
