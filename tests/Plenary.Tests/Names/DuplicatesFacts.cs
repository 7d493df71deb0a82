using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
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
        var index = App.Services.GetRequiredService<DirectoryIndex>();
        for (var i = 0; i < 400 && !index.IsReady; i++) await Task.Delay(25);
        Assert.Null(Person.Enter([new(name)], out var person));
        await App.InDb(async db => { db.People.Add(person); await db.SaveChangesAsync(); });
        return person.Id;
    }

    private static async Task<List<(Guid Main, Guid Other)>> Pairs(HttpClient client)
    {
        var (pairs, after) = (new List<(Guid, Guid)>(), "");
        do
        {
            var page = await client.Get($"/api/v1/duplicates?limit=50&after={after}");
            pairs.AddRange(page.GetProperty("items").EnumerateArray().SelectMany(c => c.GetProperty("others").EnumerateArray().Select(o => (c.GetProperty("main").GetProperty("id").GetGuid(), o.GetProperty("personId").GetGuid()))));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        return pairs;
    }
}
