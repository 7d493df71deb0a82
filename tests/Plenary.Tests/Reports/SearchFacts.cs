using System.Net;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Reports;

public class SearchFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task Sessions_delegations_and_texts_are_found_kind_by_kind()
    {
        var secretariat = await App.As(Role.Secretariat);
        var page = await secretariat.Page("/search?q=river");
        Assert.Contains("River Schools Network", page["section[aria-labelledby=h-bodies]"], StringComparison.Ordinal);
        Assert.NotNull(page.One($"section[aria-labelledby=h-Delegation] a[href='/desk/{Sample.Slug}/delegations/{Sample.Delegation}']"));

        var released = await secretariat.Page("/search?q=fifty+gather");
        Assert.NotNull(released.One($"section[aria-labelledby=h-PressRelease] a[href='/desk/{Sample.Slug}/press/{Sample.PublishedRelease}']"));
        Assert.Contains("Delegates of fifty countries gather", (await secretariat.Page(Desk("press?q=fifty"))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Delegates of fifty countries gather", (await secretariat.Page(Desk("press?q=sixty"))).Text, StringComparison.Ordinal);

        var session = (await (await App.As(Role.ProgrammeEditor)).Page(Desk($"programme/{Sample.Panel}")))["h1"];
        var found = await (await App.As(Role.ProgrammeEditor)).Get($"/api/v1/search?q={Uri.EscapeDataString(session)}");
        Assert.Contains(found.GetProperty("atConferences").EnumerateArray(), f => f.GetProperty("kind").GetString() == "session" && f.GetProperty("things")[0].GetProperty("id").GetGuid() == Sample.Panel);
        Assert.Contains("Nobody and nothing is called so", (await secretariat.Page("/search?q=xqzwv")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_a_few_lead_to_the_list_of_all()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        for (var i = 1; i <= 7; i++)
            await (await editor.Post(Api("sessions"), new { text = new { kind = "panel", title = new { en = $"Terraces zqmany {i}" } } }, $"terrace-{i}")).Read(HttpStatusCode.Created);
        var page = await editor.Page("/search?q=zqmany");
        Assert.Equal(5, page.All("section[aria-labelledby=h-Session] li").Count);
        Assert.Equal("All 7 there", page[$"a[href='/desk/{Sample.Slug}/programme?q=zqmany']"]);
    }

    /// <summary>Every confidential title of the sample holds this word: who searches for it finds what they could open, and nothing else.</summary>
    [Theory]
    [InlineData(Role.Administrator), InlineData(Role.Secretariat), InlineData(Role.AccreditationOfficer), InlineData(Role.ProgrammeEditor), InlineData(Role.FloorManager)]
    [InlineData(Role.Rapporteur), InlineData(Role.PressOfficer), InlineData(Role.DoorSupervisor), InlineData(Role.DoorDevice), InlineData(Role.Viewer)]
    public async Task Nobody_finds_what_they_may_not_open(Role role)
    {
        foreach (var isForeign in new[] { false, true })
        {
            var visitor = isForeign ? await App.AsForeign(role) : await App.As(role);
            var said = (await visitor.Page("/search?q=canary")).Html + await visitor.GetStringAsync("/api/v1/search?q=canary");
            var leaks = Sample.Canaries.Where(c => said.Contains(c.Word, StringComparison.OrdinalIgnoreCase))
                .Where(c => (role is not Role.Administrator && isForeign != c.Word.Contains("foreign", StringComparison.OrdinalIgnoreCase)) || (c.MaySee.Length > 0 && !c.MaySee.Any(area => Permissions.May(role, area, Deed.Read))));
            Assert.Empty(leaks);
            if (role is Role.PressOfficer && !isForeign) Assert.Contains("CANARY-press-embargo-52b", said, StringComparison.OrdinalIgnoreCase);
            if (role is Role.Rapporteur && !isForeign) Assert.Contains("CANARY-document-draft-44d", said, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_token_finds_what_its_scopes_and_its_conference_allow()
    {
        var (account, token) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat], ["records:read"]);
        var found = await (await App.As(account, token)).GetStringAsync("/api/v1/search?q=canary");
        Assert.Contains("CANARY-document-draft-44d", found, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("CANARY-press", found, StringComparison.OrdinalIgnoreCase);
        Assert.Empty((await (await App.As(account, token)).Get("/api/v1/search?q=selim")).GetProperty("people").EnumerateArray());
        Assert.Equal(HttpStatusCode.Unauthorized, (await App.Anonymous().GetAsync("/api/v1/search?q=canary")).StatusCode);
    }

    [Fact]
    public async Task A_token_that_is_bound_to_a_conference_finds_nobody_of_the_directory()
    {
        var (account, free) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat], ["directory:read", "records:read"]);
        Assert.NotEmpty((await (await App.As(account, free)).Get("/api/v1/search?q=selim")).GetProperty("people").EnumerateArray());
        Assert.Null(ApiToken.Make(account.Id, "bound", ["directory:read", "records:read"], Sample.Conference, null, [Role.Secretariat], null, Sample.Now, out var made, out var bound));
        await App.InDb(async db => { db.ApiTokens.Add(made); await db.SaveChangesAsync(); });
        var client = await App.As(account, bound);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/people")).StatusCode);
        foreach (var q in new[] { "selim", "a", "river" })
        {
            var found = await client.Get($"/api/v1/search?q={q}");
            Assert.Empty(found.GetProperty("people").EnumerateArray());
            Assert.Empty(found.GetProperty("organisations").EnumerateArray());
        }
        Assert.Contains("CANARY-document-draft-44d", await client.GetStringAsync("/api/v1/search?q=canary"), StringComparison.OrdinalIgnoreCase);
    }
}
