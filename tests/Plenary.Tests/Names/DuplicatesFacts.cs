using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Names;

public class DuplicatesFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task Two_records_across_scripts_stand_together_with_the_reason_until_somebody_says_two_people()
    {
        var (one, other) = (await Enter("Yousef Saeed"), await Enter("يوسف سعيد"));
        var secretariat = await App.As(Role.Secretariat);
        var page = await secretariat.Page("/directory/duplicates");
        Assert.Contains("are spellings of one name", page[$"section[aria-labelledby=c-{one}]"], StringComparison.Ordinal);
        Assert.Equal($"/directory/people/{one}/merge?with={other}", page.One($"section[aria-labelledby=c-{one}] a.btn").GetAttribute("href"));
        Assert.Contains((one, other), await Pairs(secretariat));

        Assert.Equal(HttpStatusCode.Redirect, (await page.Form($"section[aria-labelledby=c-{one}] form").Send()).Status);
        Assert.DoesNotContain((one, other), await Pairs(secretariat));
        var said = await secretariat.Page("/directory/duplicates?said=true");
        Assert.Contains("Yousef Saeed", said.Text, StringComparison.Ordinal);
        await said.Form("form[action*=TakeBack]").Send();
        Assert.Contains((one, other), await Pairs(secretariat));
        Assert.True(await App.InDb(db => db.AuditEntries.AnyAsync(e => e.Action == "not-the-same.added")) && await App.InDb(db => db.AuditEntries.AnyAsync(e => e.Action == "not-the-same.deleted")));
    }

    [Fact]
    public async Task A_member_matches_the_main_record_itself()
    {
        var main = await Enter("Khaled Mansour Haddad");
        await Enter("خالد منصور حداد");
        await Enter("Mansour Haddad Nasser Khoury");   // like neither as a whole
        var pairs = await Pairs(await App.As(Role.Secretariat));
        Assert.All(pairs.Where(p => p.Main == main), p => Assert.Contains(p.Other, pairs.Where(q => q.Main == main).Select(q => q.Other)));
        Assert.Single(pairs, p => p.Main == main);
    }

    [Fact]
    public async Task Programs_say_and_take_back()
    {
        var (one, other) = (await Enter("Nikolai Rimsky"), await Enter("Николай Римский"));
        var secretariat = await App.As(Role.Secretariat);
        Assert.Contains((one, other), await Pairs(secretariat));
        await (await secretariat.Post("/api/v1/duplicates/two-people", new { one, other })).Read(HttpStatusCode.NoContent);
        await (await secretariat.Post("/api/v1/duplicates/two-people", new { one = other, other = one })).Read(HttpStatusCode.NoContent);   // said once
        Assert.Equal("duplicates.oneself", await (await secretariat.Post("/api/v1/duplicates/two-people", new { one, other = one })).Code());
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.Post("/api/v1/duplicates/two-people", new { one, other = Guid.CreateVersion7() })).StatusCode);
        var said = Assert.Single((await secretariat.Get("/api/v1/duplicates/two-people")).GetProperty("items").EnumerateArray(), d => d.GetProperty("one").GetGuid() == one);
        Assert.DoesNotContain((one, other), await Pairs(secretariat));
        Assert.Equal(HttpStatusCode.NoContent, (await secretariat.DeleteAsync($"/api/v1/duplicates/two-people/{said.GetProperty("id").GetGuid()}")).StatusCode);
        Assert.Contains((one, other), await Pairs(secretariat));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await App.As(Role.AccreditationOfficer)).Post("/api/v1/duplicates/two-people", new { one, other })).StatusCode);
    }

    [Fact]
    public async Task Organisations_across_languages_stand_together_with_the_reason_until_somebody_says_two()
    {
        var (one, other) = (await Found("Union of Journalists", "JO", "UJ"), await Found("اتحاد الصحفيين", "JO", "UJ"));
        await Found("Union of Journalists", "MA");   // the sister in another country
        var secretariat = await App.As(Role.Secretariat);
        Assert.Equal([(one, other)], await BodyPairs(secretariat));
        var page = await secretariat.Page("/directory/duplicates/organisations");
        Assert.StartsWith("Possible duplicates", page["title"], StringComparison.Ordinal);
        Assert.Empty(page.All(".up"));   // the other tab is no page above this one
        var cluster = page[$"section[aria-labelledby=c-{one}]"];
        Assert.Contains("Both mean the same: “Union” and “اتحاد”", cluster, StringComparison.Ordinal);
        Assert.Contains("Same country: Jordan", cluster, StringComparison.Ordinal);
        Assert.Equal($"/directory/organisations/{one}/merge?with={other}", page.One($"section[aria-labelledby=c-{one}] a.btn").GetAttribute("href"));

        Assert.Equal(HttpStatusCode.Redirect, (await page.Form($"section[aria-labelledby=c-{one}] form").Send()).Status);
        Assert.Empty(await BodyPairs(secretariat));
        Assert.DoesNotContain(one.ToString(), (await secretariat.Page("/directory/duplicates?said=true")).Html, StringComparison.Ordinal);
        var said = Assert.Single((await secretariat.Get("/api/v1/duplicates/two-organisations")).GetProperty("items").EnumerateArray());
        Assert.Equal("merge.said-to-be-two", await (await secretariat.Post($"/api/v1/organisations/{one}/merges", new { gone = other })).Code());
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.DeleteAsync($"/api/v1/duplicates/two-people/{said.GetProperty("id").GetGuid()}")).StatusCode);
        await (await secretariat.Page("/directory/duplicates/organisations?said=true")).Form("form[action*=TakeBack]").Send();
        Assert.Equal([(one, other)], await BodyPairs(secretariat));

        // A part of another is another.
        await (await secretariat.Post("/api/v1/duplicates/two-organisations", new { one, other })).Read(HttpStatusCode.NoContent);
        await App.InDb(async db =>
        {
            db.NotTheSame.RemoveRange(db.NotTheSame);
            var part = await db.Organisations.SingleAsync(o => o.Id == other);
            Assert.Null(part.Describe(part.Kind, part.Country, "", one, "", ""));
            await db.SaveChangesAsync();
        });
        Assert.Empty(await BodyPairs(secretariat));

        // Two names that share nothing but a website.
        var (third, fourth) = (await Found("Lighthouse Trust", "MA"), await Found("Cercle du Phare", "MA"));
        await App.InDb(async db =>
        {
            foreach (var body in await db.Organisations.Where(o => o.Id == third || o.Id == fourth).ToListAsync()) Assert.Null(body.Describe(body.Kind, body.Country, "", null, "https://phare.example/", ""));
            await db.SaveChangesAsync();
        });
        Assert.Equal([(third, fourth)], await BodyPairs(secretariat));
    }

    [Theory, InlineData("Institute for Water Research", "معهد بحوث المياه"), InlineData("Forum of Journalists", "منتدى الصحفيين"), InlineData("Readers Forum of Pune", "Pune Forum of Readers")]
    public async Task Two_are_told_once_whichever_is_the_older(string name, string other)
    {
        var secretariat = await App.As(Role.Secretariat);
        foreach (var (first, second, country) in new[] { (name, other, "IS"), (other, name, "MT") })
        {
            var pair = (One: await Found(first, country), Other: await Found(second, country));
            Assert.Single(await BodyPairs(secretariat), p => p == pair);
            await App.InDb(db => db.Organisations.Where(o => o.Id == pair.One || o.Id == pair.Other).ExecuteDeleteAsync());
        }
    }

    private async Task<Guid> Found(string name, string country, string acronym = "")
    {
        await Ready();
        Assert.Null(Organisation.Enter([new(name)], OrganisationKind.Institute, country, out var body));
        Assert.Null(body.Rename(body.Names, acronym));
        await App.InDb(async db => { db.Organisations.Add(body); await db.SaveChangesAsync(); });
        return body.Id;
    }

    private static Task<List<(Guid Main, Guid Other)>> BodyPairs(HttpClient client) => Pairs(client, "duplicates/organisations", "organisationId");

    [Fact]
    public async Task The_search_gives_the_best_first_and_says_why()
    {
        await Enter("Omar Farouk al-Masri");
        await Enter("عمر فاروق المصري");
        var page = await (await App.As(Role.Secretariat)).Page("/search?q=omar+farouk+masri");
        var lines = page.All("#found section:first-of-type li").Select(li => li.TextContent).ToList();
        Assert.Contains("Omar Farouk al-Masri", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, l => l.Contains("عمر فاروق المصري", StringComparison.Ordinal) && l.Contains("are spellings of one name", StringComparison.Ordinal));
        Assert.Contains("Nobody and nothing is called so", (await (await App.As(Role.Secretariat)).Page("/search?q=xqzwv")).Text, StringComparison.Ordinal);
    }

    private async Task<Guid> Enter(string name)
    {
        await Ready();
        Assert.Null(Person.Enter([new(name)], out var person));
        await App.InDb(async db => { db.People.Add(person); await db.SaveChangesAsync(); });
        return person.Id;
    }

    private async Task Ready()
    {
        var index = App.Services.GetRequiredService<DirectoryIndex>();
        for (var i = 0; i < 400 && !index.IsReady; i++) await Task.Delay(25);
    }

    private static async Task<List<(Guid Main, Guid Other)>> Pairs(HttpClient client, string list = "duplicates", string id = "personId")
    {
        var (pairs, after) = (new List<(Guid, Guid)>(), "");
        do
        {
            var page = await client.Get($"/api/v1/{list}?limit=50&after={after}");
            pairs.AddRange(page.GetProperty("items").EnumerateArray().SelectMany(c => c.GetProperty("others").EnumerateArray().Select(o => (c.GetProperty("main").GetProperty("id").GetGuid(), o.GetProperty(id).GetGuid()))));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        return pairs;
    }
}
