using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Audit;
using Plenary.CheckIn;
using Plenary.Mail;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Tests.Shape;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Audit;

public class HistoryTests(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task The_history_is_read_newest_first_page_by_page_without_gaps()
    {
        var client = await App.As(Role.Secretariat);
        var (numbers, after) = (new List<long>(), "");
        do
        {
            var page = await client.Get(Api($"audit?limit=7{after}"));
            numbers.AddRange(page.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("number").GetInt64()));
            after = page.GetProperty("next").GetString() is { } next ? $"&after={next}" : "";
        }
        while (after.Length > 0);
        Assert.Equal(numbers.OrderDescending(), numbers);
        Assert.Equal(await App.InDb(db => db.AuditEntries.CountAsync(e => e.ConferenceId == Sample.Conference)), numbers.Count);
        Assert.True(numbers.Count > 14);
    }

    /// <summary>Ids in the chain stay true when a name changes; whoever reads it wants to know who that is.</summary>
    [Fact]
    public async Task A_line_names_what_it_is_about_and_leads_there()
    {
        var officer = await App.As(Role.Secretariat);
        var id = Sample.Participations[ParticipationState.Submitted];
        await (await officer.Post(Api($"participations/{id}/takeup"), new { })).Read(HttpStatusCode.OK);
        var name = await App.InDb(async db => (await (from p in db.Participations join x in db.People on p.PersonId equals x.Id where p.Id == id select x).SingleAsync()).Name);

        var page = await officer.Page(Desk($"audit?subject={id}"));
        var line = page.All("main tbody tr")[0];
        Assert.Equal((name, Desk($"accreditation?open={id}")), (line.QuerySelector("a")!.TextContent, line.QuerySelector("a")!.GetAttribute("href")));
        Assert.Equal("Participation, changed", line.QuerySelector(".sub:not(th .sub)")!.TextContent);
        var step = (await officer.Page(Desk("audit?action=step"))).All("main tbody tr")[0];
        Assert.Contains(step.QuerySelectorAll("dt").Zip(step.QuerySelectorAll("dd")), f => (f.First.TextContent, f.Second.TextContent) == ("Participation", name));
        Assert.Contains(step.QuerySelectorAll("dt").Zip(step.QuerySelectorAll("dd")), f => (f.First.TextContent, f.Second.TextContent) == ("State", "Under review"));
    }

    [Theory, InlineData("RevokedBecause", "Revoked because"), InlineData("ParticipationId", "Participation"), InlineData("Id", "Id"), InlineData("at", "At")]
    public void A_field_is_said_in_words(string field, string said) => Assert.Equal(said, AuditWords.Field(field));

    [Fact]
    public async Task What_the_history_quotes_is_shown_to_programs_that_may_read_the_thing()
    {
        var press = await App.As(Role.Secretariat);
        await (await press.Post(Api("press-releases"), new { language = "en", text = new { headline = "Quoted in the history", date = "2027-05-11", body = "Not yet.", byline = "", dateline = "" } })).Read(HttpStatusCode.Created);
        foreach (var (scopes, shown) in new[] { (new[] { "audit:read" }, false), (["audit:read", "press:read"], true) })
        {
            var (_, token) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat], scopes);
            using var client = App.Anonymous();
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            var entry = (await client.Get(Api("audit?action=press-release"))).GetProperty("items").EnumerateArray().First(e => e.GetProperty("action").GetString() == "press-release.added");
            var what = entry.GetProperty("details").GetProperty("what");
            Assert.Equal(shown ? "Quoted in the history" : "(not shown)", what.GetProperty("Headline").GetString());
            Assert.NotEqual("", entry.GetProperty("details").GetProperty("by").GetString());
        }
    }

    [Fact]
    public async Task Another_conferences_history_is_not_in_it()
    {
        Assert.True(await App.InDb(db => db.AuditEntries.AnyAsync(e => e.ConferenceId == Sample.Foreign)));
        var own = (await (await App.As(Role.Secretariat)).Get(Api("audit?limit=500"))).GetProperty("items").EnumerateArray().Select(e => e.GetProperty("number").GetInt64()).ToHashSet();
        Assert.Empty(own.Intersect(await App.InDb(db => db.AuditEntries.Where(e => e.ConferenceId != Sample.Conference).Select(e => e.Number).ToListAsync())));
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.As(Role.Secretariat)).GetAsync($"/api/v1/conferences/{Sample.ForeignSlug}/audit")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await App.As(Role.Secretariat)).GetAsync("/api/v1/audit")).StatusCode);
    }

    [Fact]
    public async Task The_page_filters_by_kind_and_by_subject()
    {
        var client = await App.As(Role.Secretariat);
        var page = await client.Page(Desk("audit?action=participation&rows=100"));
        Assert.NotEmpty(page.All("tbody tr"));
        Assert.All(page.All("tbody tr td:nth-of-type(1) .sub"), cell => Assert.StartsWith("Participation, ", cell.TextContent, StringComparison.Ordinal));

        var subject = Sample.Participations[Plenary.Accreditations.ParticipationState.Accredited];
        var about = await client.Page(Desk($"audit?subject={subject}"));
        Assert.Equal(await App.InDb(db => db.AuditEntries.CountAsync(e => e.SubjectId == subject)), about.All("tbody tr").Count);
    }

    [Fact]
    public async Task The_page_walks_back_and_forth()
    {
        var client = await App.As(Role.Secretariat);
        var first = await client.Page(Desk("audit"));
        var second = await client.Page(Desk("audit") + first.One("a[rel=next]").GetAttribute("href"));
        Assert.Equal(25, first.All("tbody tr").Count);
        Assert.NotEqual(first["tbody tr th"], second["tbody tr th"]);
        var back = await client.Page(Desk("audit") + second.One("a[rel=prev]").GetAttribute("href"));
        Assert.Equal(first.All("tbody tr th .sub").Select(e => e.TextContent), back.All("tbody tr th .sub").Select(e => e.TextContent));
    }

    [Fact]
    public async Task Everything_that_is_written_down_has_a_word()
    {
        Assert.Equal(("Participation", "changed"), AuditWords.Of("participation.changed"));
        Assert.Equal(("Signed in", null), AuditWords.Of("sign-in.done"));
        Assert.Equal(("unheard.of", null), AuditWords.Of("unheard.of"));

        // What follows from a change is named after the type; what is noted on purpose stands in the sources.
        Type[] recordsOfTheirOwn = [typeof(Scan), typeof(Presence), typeof(OutboxMail)];
        var changed = await App.InDb(db => Task.FromResult((
            from type in db.Model.GetEntityTypes().Select(t => t.ClrType).Except(recordsOfTheirOwn)
            where type.IsAssignableTo(typeof(Entity)) || type == typeof(Account)
            from deed in new[] { "added", "changed", "deleted" }
            select $"{JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name)}.{deed}").ToList()));
        var noted = from file in Repository.Files("src/Plenary", ".cs")
                    let text = string.Join('\n', file.Lines)
                    where Regex.IsMatch(text, @"\bNote(At)?\(")
                    from Match match in Regex.Matches(text, "(?<!new\\()\"(?<action>[a-z-]+\\.[a-z-]+)\"")
                    select match.Groups["action"].Value;
        var actions = changed.Concat(noted.Except(["membership.of"])).Concat(["import.done", "import.stopped", "person.filled", "organisation.filled", "office.filled"]).ToList();
        Assert.Superset(new HashSet<string> { "office.added", "sign-in.done", "second-step.reset", "programme.imported" }, actions.ToHashSet());   // we do see them
        Assert.DoesNotContain(actions, action => AuditWords.Of(action).What == action);
    }

    [Fact]
    public async Task The_page_of_a_record_tells_of_the_offices_and_memberships_that_hang_on_it()
    {
        var secretariat = await App.As(Role.Administrator);
        var (person, body, coalition) = await App.InDb(async db =>
        {
            Assert.Null(Person.Enter([new("Iris Ledger")], out var iris));
            Assert.Null(Organisation.Enter([new("House of Ledgers")], OrganisationKind.Ngo, "TN", out var house));
            Assert.Null(Organisation.Enter([new("Union of Houses")], OrganisationKind.Coalition, null, out var union));
            using var _ = db.SummariseHistory();
            db.AddRange(iris, house, union);
            await db.SaveChangesAsync();
            return (iris.Id, house.Id, union.Id);
        });
        string[] pages = [$"/directory/people/{person}", $"/directory/organisations/{body}", $"/directory/organisations/{coalition}"];
        foreach (var page in pages) Assert.Contains("Nothing was changed by hand.", (await secretariat.Page(page)).Text, StringComparison.Ordinal);

        await App.InDb(db =>
        {
            db.AddRange(new Office { PersonId = person, OrganisationId = body, Title = "Chair", Unit = "" }, new Membership { OrganisationId = body, OfId = coalition, Kind = MembershipKind.Full });
            return db.SaveChangesAsync();
        });
        Assert.Equal(["Office · added"], await Trail(pages[0]));
        Assert.Equal(["Membership · added", "Office · added"], (await Trail(pages[1])).Order());
        Assert.Equal(["Membership · added"], await Trail(pages[2]));

        async Task<List<string>> Trail(string page) => [.. (await secretariat.Page(page)).All(".trail li > span").Select(line => string.Join(" · ", line.TextContent.Split(" · ")[..2]))];
    }
}

public class DamagedHistoryTests(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task A_changed_entry_is_told_on_the_page_and_by_the_api()
    {
        var administrator = await App.As(Role.Administrator);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await administrator.Get("/api/v1/audit/verification")).GetProperty("fault").ValueKind);
        Assert.Contains("The history is sound", (await administrator.Page("/installation/audit")).Text);

        await App.InDb(db => db.AuditEntries.Where(e => e.Number == 5).ExecuteUpdateAsync(set => set.SetProperty(e => e.Details, "{\"by\":\"Nobody\"}")));
        var finding = await administrator.Get("/api/v1/audit/verification");
        Assert.Equal(4, finding.GetProperty("sound").GetInt64());
        Assert.Contains("entry 5", finding.GetProperty("fault").GetString());
        await (await administrator.Page("/installation/audit")).Form("form[action*=Verify]").Send();
        Assert.Contains("The history is damaged", (await administrator.Page("/installation/audit")).Text);
    }
}
