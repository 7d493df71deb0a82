using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Conferences;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.TheDirectory;

/// <summary>People and organisations as the directory's pages show them.</summary>
public class DirectoryFacts(PlenaryApp app) : WebTest(app)
{
    private Guid Layla => Sample.People[ParticipationState.Accredited];

    private async Task<Guid> Enter(params WrittenName[] names)
    {
        Assert.Null(Person.Enter(names, out var person));
        await App.InDb(async db => { db.People.Add(person); await db.SaveChangesAsync(); });
        return person.Id;
    }

    [Theory]
    [InlineData("layla"), InlineData("bahri lay"), InlineData("ليلى"), InlineData("ليلي الب")]
    public async Task A_person_is_found_by_beginnings_of_a_name_in_either_script(string typed)
    {
        var officer = await App.As(Role.Secretariat);
        var page = await officer.Page($"/directory/people?q={Uri.EscapeDataString(typed)}");
        Assert.Equal(Sample.AccreditedName, page["tbody th bdi[lang=ar]"].Replace("Dr. ", ""));
        Assert.Contains(Sample.AccreditedLatinName, page.Text);
        Assert.DoesNotContain(Sample.SubmittedName, page.Text);
    }

    [Fact]
    public async Task As_somebody_types_only_the_list_is_sent()
    {
        var officer = await App.As(Role.Secretariat);
        var ask = new HttpRequestMessage(HttpMethod.Get, "/directory/people?q=selim");
        ask.Headers.Add("HX-Request", "true");
        var answer = await (await officer.SendAsync(ask)).Content.ReadAsStringAsync();
        Assert.Contains(Sample.SubmittedName, answer);
        Assert.DoesNotContain("<html", answer);
    }

    [Fact]
    public async Task The_list_is_filtered_by_nationality_and_by_the_organisation_of_an_office()
    {
        Assert.Null(Person.Enter([new("Adama Keïta", "fr")], out var adama));
        adama.Describe("", null, "SN", ["fr"]);
        await App.InDb(async db =>
        {
            db.People.Add(adama);
            db.Offices.Add(new Office { PersonId = adama.Id, OrganisationId = Sample.OpenWells, Title = "Présidente" });
            await db.SaveChangesAsync();
        });
        var officer = await App.As(Role.AccreditationOfficer);
        foreach (var filter in new[] { "nationality=SN", "body=puits", $"organisation={Sample.OpenWells}", "body=open%20w&nationality=SN" })
        {
            var page = await officer.Page($"/directory/people?{filter}");
            Assert.Contains("Adama Keïta", page.Text);
            Assert.DoesNotContain(Sample.SubmittedName, page.Text);
        }
        Assert.DoesNotContain("Adama Keïta", (await officer.Page("/directory/people?nationality=TR")).Text);
    }

    [Fact]
    public async Task A_long_list_is_walked_page_by_page_and_back()
    {
        foreach (var n in Enumerable.Range(0, 60)) await Enter(new WrittenName($"Walker {n:00}"));
        var officer = await App.As(Role.Secretariat);
        foreach (var (sort, first) in new[] { ("name", "Walker 00"), ("-name", "Walker 59") })
        {
            var one = await officer.Page($"/directory/people?q=walker&sort={sort}");
            Assert.Equal(first, one["tbody th bdi"]);
            var two = await officer.Page("/directory/people" + one.One("a[rel=next]").GetAttribute("href"));
            var three = await officer.Page("/directory/people" + two.One("a[rel=next]").GetAttribute("href"));
            Assert.Equal(10, three.All("tbody tr").Count);
            Assert.Empty(three.All("a[rel=next]"));
            var back = await officer.Page("/directory/people" + three.One("a[rel=prev]").GetAttribute("href"));
            Assert.Equal(two.All("tbody th bdi").Select(b => b.TextContent), back.All("tbody th bdi").Select(b => b.TextContent));
            Assert.Equal(60, new[] { one, two, three }.SelectMany(p => p.All("tbody th bdi")).Select(b => b.TextContent).Distinct().Count());
        }
    }

    [Fact]
    public async Task Contacts_are_shown_when_asked_for_and_the_reading_is_written_down()
    {
        var mail = $"canary-mail-{(int)ParticipationState.Accredited}b7f@example.org";
        var officer = await App.As(Role.AccreditationOfficer);
        var page = await officer.Page($"/directory/people/{Layla}");
        Assert.DoesNotContain(mail, page.Html);
        var before = await Readings();
        Assert.Contains(mail, (await officer.Page($"/directory/people/{Layla}?contacts=true")).Text);
        Assert.Equal(before + 1, await Readings());

        Task<int> Readings() => App.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "person.contacts-read" && e.SubjectId == Layla));
    }

    [Theory]
    [InlineData(Role.Viewer), InlineData(Role.PressOfficer), InlineData(Role.DoorSupervisor)]
    public async Task Who_does_not_work_in_the_directory_gets_nothing_of_it(Role role)
    {
        var visitor = await App.As(role);
        foreach (var address in new[] { "/directory/people", $"/directory/people/{Layla}", "/directory/organisations", $"/directory/organisations/{Sample.RiverSchools}" })
        {
            var page = await visitor.Page(address);
            Assert.Equal(HttpStatusCode.Forbidden, page.Status);
            Assert.DoesNotContain("Bahri", page.Text);
            Assert.DoesNotContain("River", page.Text);
        }
    }

    [Fact]
    public async Task A_hostile_name_is_text_and_nothing_else()
    {
        var id = await Enter(new WrittenName("<script>alert(1)</script>\u202Egnp.exe"), new WrittenName("=HYPERLINK(1)"));
        var page = await (await App.As(Role.Secretariat)).Page($"/directory/people/{id}");
        Assert.DoesNotContain(page.All("script"), s => s.TextContent.Contains("alert"));
        Assert.Equal("<script>alert(1)</script>gnp.exe", page["h1 bdi"]);
    }

    [Fact]
    public async Task The_page_speaks_the_readers_language_and_the_name_keeps_its_own()
    {
        var officer = await App.As(Role.Secretariat);
        officer.DefaultRequestHeaders.Remove("Accept-Language");
        officer.DefaultRequestHeaders.Add("Accept-Language", "ar");
        var page = await officer.Page($"/directory/people/{Layla}");
        Assert.Equal("rtl", page.Document.DocumentElement.GetAttribute("dir"));
        Assert.Contains("الجنسية", page.Text);
        Assert.Contains("تركيا", page.Text);
        Assert.Contains(Sample.AccreditedLatinName, page.Text);
    }

    [Fact]
    public async Task A_person_shows_offices_and_the_conferences_that_the_reader_works_at()
    {
        var here = await (await App.As(Role.Secretariat)).Page($"/directory/people/{Layla}");
        Assert.Contains("Coordinator", here.Text);
        Assert.Contains("13th General Conference", here.Text);
        var elsewhere = await (await App.AsForeign(Role.Secretariat)).Page($"/directory/people/{Layla}");
        Assert.Contains(Sample.AccreditedLatinName, elsewhere.Text);
        Assert.DoesNotContain("13th General Conference", elsewhere.Text);
    }

    [Fact]
    public async Task An_organisation_shows_names_members_officers_and_delegations()
    {
        var officer = await App.As(Role.Secretariat);
        var river = await officer.Page($"/directory/organisations/{Sample.RiverSchools}");
        Assert.Contains("Irmak Okulları Ağı", river.Text);
        Assert.Contains("Confluence Network", river.Text);
        Assert.Contains("Full member", river.Text);
        Assert.Contains(Sample.SubmittedName, river.Text);
        Assert.Contains("13th General Conference", river.Text);
        var coalition = await officer.Page($"/directory/organisations/{Sample.Coalition}");
        Assert.Contains("3 members today", coalition.Text);
        Assert.Contains("Association des Puits Ouverts", (await officer.Page("/directory/organisations?q=open%20w")).Text);
        Assert.Contains("River Schools", (await officer.Page($"/directory/organisations?memberOf={Sample.Coalition}&country=TR&kind=Association")).Text);
    }

    [Fact]
    public async Task A_delegation_is_one_step_away_for_those_who_work_at_its_conference_and_a_number_for_the_other_editions()
    {
        var (page, api, desk) = ($"/directory/organisations/{Sample.RiverSchools}", $"/api/v1/organisations/{Sample.RiverSchools}/delegations", Desk($"delegations/{Sample.Delegation}"));
        var officer = await App.As(Role.AccreditationOfficer);
        Assert.Equal("13th General Conference", (await officer.Page(page))[$"section[aria-labelledby=h-past] a[href='{desk}']"]);
        var open = (await officer.Get(api)).GetProperty("items")[0];
        Assert.Equal(("accepted", Sample.Participations.Count - 3), (open.GetProperty("invitation").GetString(), open.GetProperty("people").GetInt32()));   // but refused, withdrawn, revoked

        var earlier = await App.InDb(async db =>
        {
            var conference = new Conference { SeriesId = Sample.Series, Slug = "general-11", Number = 911, Ordinal = 11, Title = LocalText.Of("11th General Conference"), City = LocalText.Of("Dakar") };
            Assert.Null(conference.Schedule(new(2018, 5, 10), new(2018, 5, 13), "Africa/Dakar"));
            db.Conferences.Add(conference);
            await db.SaveChangesAsync();
            return conference.Id;
        });
        var other = await App.AsAt(earlier, Role.Secretariat);
        var seen = await other.Page(page);
        Assert.Contains("13th General Conference", seen.Text);
        Assert.Empty(seen.All($"a[href='{desk}']"));

        // A token is told no more than its scopes say, whatever the roles.
        var (account, token) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat], ["directory:read", "accreditation:read"]);
        foreach (var closed in new[] { (await other.Get(api)).GetProperty("items")[0], (await (await App.As(account, token)).Get(api)).GetProperty("items")[0] })
        {
            Assert.True(closed.GetProperty("accredited").GetInt32() > 0);
            Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (closed.GetProperty("invitation").ValueKind, closed.GetProperty("people").ValueKind));
        }
    }

    [Fact]
    public async Task Programs_read_where_somebody_has_been()
    {
        var officer = await App.As(Role.Secretariat);
        var past = (await officer.Get($"/api/v1/people/{Layla}/participations")).GetProperty("items");
        Assert.Equal(Sample.Slug, past[0].GetProperty("conference").GetString());
        Assert.Equal("accredited", past[0].GetProperty("state").GetString());
        Assert.Equal(0, (await (await App.AsForeign(Role.Secretariat)).Get($"/api/v1/people/{Layla}/participations")).GetProperty("items").GetArrayLength());
    }

    [Theory, InlineData(Role.Secretariat), InlineData(Role.Administrator)]
    public async Task A_token_for_the_directory_alone_does_not_learn_who_was_accredited_where(Role role)
    {
        var (account, token) = await App.AccountWithToken(Sample.Conference, [role], ["directory:change"]);
        var program = await App.As(account, token);
        Assert.Equal(Layla, (await program.Get($"/api/v1/people/{Layla}")).GetProperty("id").GetGuid());
        Assert.Equal(0, (await program.Get($"/api/v1/people/{Layla}/participations")).GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await program.Get($"/api/v1/organisations/{Sample.RiverSchools}/delegations")).GetProperty("items").GetArrayLength());
    }
}
