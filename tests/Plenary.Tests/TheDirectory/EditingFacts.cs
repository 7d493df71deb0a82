using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.TheDirectory;

/// <summary>Entering and correcting people and organisations, their offices and memberships.</summary>
public class EditingFacts(PlenaryApp app) : WebTest(app)
{
    private Task<Person> Stored(Guid id) => App.InDb(db => db.People.AsNoTracking().SingleAsync(p => p.Id == id));

    private static Guid Added(WebPage answer)
    {
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
        return Guid.Parse(answer.Location!.Split('/')[^1]);
    }

    [Fact]
    public async Task A_person_is_entered_with_names_in_two_scripts_as_written()
    {
        var officer = await App.As(Role.Secretariat);
        var form = (await officer.Page("/directory/people/new")).Form("#person");
        form.Fill("Input.Names[0].Text", "  القاضي يوسف بن سعيد\u202E ").Fill("Input.Names[0].Language", "ar").Fill("Input.Names[1].Text", "Yousef bin Saeed").Fill("Input.Honorific", "Judge")
            .Fill("Input.Languages", "Arabic, français ; tr").Fill("Input.Nationality", "TN").Fill("Input.Email", "Yousef@Example.org").Fill("Input.Phone", "+216 71 123 456");
        var person = await Stored(Added(await form.Send()));
        Assert.Equal([new WrittenName("القاضي يوسف بن سعيد", "ar"), new("Yousef bin Saeed")], person.Names);
        Assert.Equal(["ar", "fr", "tr"], person.Languages);
        var contacts = await App.InScope(services => Task.FromResult(person.Contacts((Storage.Keys)services.GetService(typeof(Storage.Keys))!)));
        Assert.Equal(new Contacts("yousef@example.org", "+21671123456"), contacts);
        Assert.Contains("Yousef bin Saeed", (await officer.Page("/directory/people?q=saeed%20you")).Text);
    }

    [Fact]
    public async Task What_is_wrong_is_told_beside_its_field_and_what_was_typed_stays()
    {
        var officer = await App.As(Role.Secretariat);
        var page = await officer.Page("/directory/people/new");
        var nameless = await page.Form("#person").Fill("Input.Honorific", "Dr.").Send();
        Assert.Equal(HttpStatusCode.Conflict, nameless.Status);
        Assert.Equal("Write the name as the person writes it.", nameless["#Input_Names_0__Text-e"]);
        Assert.Equal("Dr.", nameless.One("#Input_Honorific").GetAttribute("value"));

        var klingon = await nameless.Form("#person").Fill("Input.Names[0].Text", "Someone").Fill("Input.Languages", "Klingon").Send();
        Assert.Contains("“Klingon” is not a language", klingon["#Input_Languages-e"]);
        var mail = await klingon.Form("#person").Fill("Input.Languages", "").Fill("Input.Email", "someone@").Send();
        Assert.Contains("is not an e-mail address", mail["#Input_Email-e"]);
        Assert.Equal("Someone", mail.One("#Input_Names_0__Text").GetAttribute("value"));
        Assert.Equal(0, await App.InDb(db => db.People.CountAsync(p => p.SortKey == "someone")));
    }

    [Fact]
    public async Task A_name_of_a_hundred_kilobytes_is_refused_with_the_limit()
    {
        var page = await (await App.As(Role.Secretariat)).Page("/directory/people/new");
        var answer = await page.Form("#person").Fill("Input.Names[0].Text", new string('x', 100_000)).Send();
        Assert.Contains("400 characters at most", answer["#Input_Names_0__Text-e"]);
    }

    [Fact]
    public async Task A_name_that_the_directory_knows_is_shown_before_it_is_entered_again()
    {
        await App.Somebody("Tomas Ñandú");
        var officer = await App.As(Role.Secretariat);
        var warned = await (await officer.Page("/directory/people/new")).Form("#person").Fill("Input.Names[0].Text", "TOMÁS NANDU").Send();
        Assert.Contains("Tomas Ñandú", warned[".note-warn"]);
        Added(await warned.Form("#person").Send());
        Assert.Equal(2, await App.InDb(db => db.People.CountAsync(p => p.SortKey == "tomas nandu")));
    }

    [Fact]
    public async Task More_boxes_for_names_keep_what_was_typed()
    {
        var officer = await App.As(Role.Secretariat);
        var page = await (await officer.Page("/directory/people/new")).Form("#person").Fill("Input.Names[0].Text", "Anna Kovač").Send("One more name");
        Assert.Equal(3, page.All("[name$='].Text']").Count);
        Assert.Equal("Anna Kovač", page.One("#Input_Names_0__Text").GetAttribute("value"));
    }

    [Fact]
    public async Task Two_who_edit_the_same_person_are_told_and_nothing_is_overwritten()
    {
        var id = await App.Somebody("Old Name");
        var (one, other) = (await App.As(Role.Secretariat), await App.As(Role.Secretariat));
        var (mine, theirs) = (await one.Page($"/directory/people/{id}/edit"), await other.Page($"/directory/people/{id}/edit"));
        Assert.Equal(HttpStatusCode.Redirect, (await theirs.Form("#person").Fill("Input.Names[0].Text", "Their Name").Send()).Status);
        var told = await mine.Form("#person").Fill("Input.Names[0].Text", "My Name").Send();
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("Changed while you were writing", told.Text);
        Assert.Equal("My Name", told.One("#Input_Names_0__Text").GetAttribute("value"));
        Assert.Equal("Their Name", (await Stored(id)).Name);
    }

    [Fact]
    public async Task Who_only_reads_the_directory_changes_nothing()
    {
        var officer = await App.As(Role.AccreditationOfficer);
        foreach (var address in new[] { "/directory/people/new", $"/directory/people/{Sample.People[ParticipationState.Draft]}/edit", "/directory/organisations/new", $"/directory/organisations/{Sample.OpenWells}/edit" })
            Assert.Equal(HttpStatusCode.Forbidden, (await officer.Page(address)).Status);
        Assert.Empty((await officer.Page($"/directory/people/{Sample.People[ParticipationState.Draft]}")).All("a[href$='/edit']"));
    }

    [Fact]
    public async Task An_office_is_held_dated_and_ended()
    {
        var person = await App.Somebody("Office Holder");
        await App.Body("Institute of Tides");
        await App.Body("Institute of Winds");
        var officer = await App.As(Role.Secretariat);
        var page = await officer.Page($"/directory/people/{person}/offices/new");

        // Two are called so: one is chosen, without script.
        var which = await page.Form("#office").Fill("Input.Body", "institute of").Fill("Input.Title", "Head of Research").Fill("Input.From", "1 March 2020").Send();
        Assert.Equal("Several organisations are called so. Choose one.", which["#Input_Body-e"]);
        var choice = which.All("#choices label").Single(l => l.TextContent.Contains("Winds")).QuerySelector("input")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await which.Form("#office").Fill("Input.BodyId", choice).Send()).Status);

        var office = await App.InDb(db => db.Offices.AsNoTracking().SingleAsync(o => o.PersonId == person));
        Assert.Equal((Guid.Parse(choice), "Head of Research", new LocalDate(2020, 3, 1), (LocalDate?)null), (office.OrganisationId, office.Title, office.From!.Value, office.Until));
        var form = (await officer.Page($"/directory/offices/{office.Id}")).Form("#office");
        var backwards = await form.Fill("Input.Until", "1 February 2020").Send();
        Assert.Equal("The office ends before it begins.", backwards["#Input_Until-e"]);
        Assert.Equal(HttpStatusCode.Redirect, (await backwards.Form("#office").Fill("Input.Until", "30 April 2027").Send()).Status);
        Assert.Contains("Before", (await officer.Page($"/directory/people/{person}")).Text);
        Assert.Contains("Office Holder", (await officer.Page($"/directory/organisations/{choice}")).Text);

        Assert.Equal(HttpStatusCode.Redirect, (await (await officer.Page($"/directory/offices/{office.Id}")).Form("#remove").Send()).Status);
        Assert.Equal(0, await App.InDb(db => db.Offices.CountAsync(o => o.PersonId == person)));
    }

    [Fact]
    public async Task A_membership_is_added_ended_and_not_held_twice_at_a_time()
    {
        var (member, coalition) = (await App.Body("Union of Lighthouses"), await App.Body("Alliance of Coasts"));
        var officer = await App.As(Role.Secretariat);
        var form = (await officer.Page($"/directory/organisations/{coalition}/memberships/new?takes=true")).Form("#membership");
        Assert.Equal(HttpStatusCode.Redirect, (await form.Fill("Input.Body", "lighthouses union").Fill("Input.Kind", "Associate").Fill("Input.From", "2020-01-01").Send()).Status);
        var membership = await App.InDb(db => db.Memberships.AsNoTracking().SingleAsync(m => m.OfId == coalition));
        Assert.Equal((member, MembershipKind.Associate), (membership.OrganisationId, membership.Kind));

        var again = await (await officer.Page($"/directory/organisations/{member}/memberships/new")).Form("#membership").Fill("Input.Body", "Alliance of Coasts").Send();
        Assert.Equal("It is a member at that time already.", again["#Input_Body-e"]);
        var itself = await (await officer.Page($"/directory/organisations/{member}/memberships/new")).Form("#membership").Fill("Input.Body", "Union of Lighthouses").Send();
        Assert.Equal("An organisation cannot be a member of itself.", itself["#Input_Body-e"]);

        var backwards = await (await officer.Page($"/directory/memberships/{membership.Id}")).Form("#membership").Fill("Input.Until", "31 December 2019").Send();
        Assert.Equal("The membership ends before it begins.", backwards["#Input_Until-e"]);
        Assert.Equal(HttpStatusCode.Redirect, (await backwards.Form("#membership").Fill("Input.Until", "1 May 2027").Send()).Status);
        Assert.Contains("Before", (await officer.Page($"/directory/organisations/{member}")).Text);
        Assert.Equal(HttpStatusCode.Redirect, (await again.Form("#membership").Fill("Input.From", "2027-05-02").Fill("Input.Kind", "Full").Send()).Status);
    }

    [Fact]
    public async Task A_membership_is_dated_and_called_otherwise_and_two_who_do_so_at_once_are_told()
    {
        var (member, coalition) = (await App.Body("Guild of Ferries"), await App.Body("Alliance of Rivers"));
        var (earlier, now) = (Held(new(2010, 1, 1), new(2014, 12, 31)), Held(new(2018, 5, 1), null));
        await App.InDb(async db => { db.Memberships.AddRange(earlier, now); await db.SaveChangesAsync(); });
        var officer = await App.As(Role.Secretariat);
        var (page, same) = (await officer.Page($"/directory/memberships/{now.Id}"), await officer.Page($"/directory/memberships/{now.Id}"));

        var clash = await page.Form("#membership").Fill("Input.From", "31 December 2014").Send();
        Assert.Equal("It is a member at that time already.", clash["#Input_From-e"]);
        Assert.Equal(HttpStatusCode.Redirect, (await clash.Form("#membership").Fill("Input.From", "1 January 2015").Fill("Input.Kind", "Observer").Send()).Status);
        var stored = await App.InDb(db => db.Memberships.AsNoTracking().SingleAsync(m => m.Id == now.Id));
        Assert.Equal((MembershipKind.Observer, new LocalDate(2015, 1, 1), (LocalDate?)null), (stored.Kind, stored.From!.Value, stored.Until));
        Assert.Contains("Observer member", (await officer.Page($"/directory/organisations/{member}")).Text);
        Assert.True(await App.InDb(db => db.AuditEntries.AnyAsync(e => e.SubjectId == now.Id && e.Action == "membership.changed")));

        var late = await same.Form("#membership").Fill("Input.Kind", "Associate").Send();
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Observer member", late.Text);
        Assert.Equal(HttpStatusCode.Redirect, (await late.Form("#membership").Send("button[formaction='?handler=End']")).Status);
        Assert.Equal(Sample.Now.InUtc().Date, await App.InDb(db => db.Memberships.Where(m => m.Id == now.Id).Select(m => m.Until).SingleAsync()));

        var put = $"/api/v1/memberships/{earlier.Id}";
        Assert.Equal("membership.held-already", await (await officer.Put(put, new { kind = "full", from = "2010-01-01" })).Code());
        Assert.Equal("membership.ends-before-it-begins", await (await officer.Put(put, new { kind = "full", from = "2010-01-01", until = "2009-01-01" })).Code());
        var set = await (await officer.Put(put, new { kind = "associate", until = "2012-01-01" }, "\"0\"")).Read(HttpStatusCode.OK);
        Assert.Equal(("associate", "2012-01-01"), (set.GetProperty("kind").GetString(), set.GetProperty("until").GetString()));
        await (await officer.Put(put, new { kind = "full" }, "\"0\"")).Read(HttpStatusCode.PreconditionFailed);

        Membership Held(LocalDate from, LocalDate? until)
        {
            var membership = new Membership { OrganisationId = member, OfId = coalition, Kind = MembershipKind.Full };
            Assert.Null(membership.Date(MembershipKind.Full, from, until));
            return membership;
        }
    }

    [Fact]
    public async Task An_organisation_is_entered_as_a_part_of_another_and_never_in_a_circle()
    {
        var whole = await App.Body("Federation of Harbours");
        var officer = await App.As(Role.Secretariat);
        var form = (await officer.Page("/directory/organisations/new")).Form("#organisation");
        form.Fill("Input.Names[0].Text", "Regional bureau for the East").Fill("Input.Names[1].Text", "مكتب الشرق الإقليمي").Fill("Input.Names[1].Language", "ar").Fill("Input.Kind", "Bureau").Fill("Input.Country", "ID").Fill("Input.Body", "federation of h");
        var bad = await form.Fill("Input.Website", "not a site").Send();
        Assert.Contains("is not an address of the web", bad["#Input_Website-e"]);
        var bureau = Added(await bad.Form("#organisation").Fill("Input.Website", "east.example.org").Send());
        Assert.Equal("https://east.example.org", await App.InDb(db => db.Organisations.Where(o => o.Id == bureau && o.ParentId == whole).Select(o => o.Website).SingleAsync()));
        Assert.Contains("مكتب الشرق الإقليمي", (await officer.Page($"/directory/organisations/{bureau}")).Text);
        Assert.Contains("Regional bureau for the East", (await officer.Page($"/directory/organisations/{whole}")).Text);

        var circle = await (await officer.Page($"/directory/organisations/{whole}/edit")).Form("#organisation").Fill("Input.Body", "Regional bureau for the East").Send();
        Assert.Contains("is a part of this organisation itself", circle["#Input_Body-e"]);
        // An emptied box means: a part of nothing.
        Assert.Equal(HttpStatusCode.Redirect, (await (await officer.Page($"/directory/organisations/{bureau}/edit")).Form("#organisation").Fill("Input.Body", "").Send()).Status);
        Assert.Null(await App.InDb(db => db.Organisations.Where(o => o.Id == bureau).Select(o => o.ParentId).SingleAsync()));
    }

    [Fact]
    public async Task How_a_body_is_reached_is_sealed_and_shown_when_asked_for_and_each_reading_is_written_down()
    {
        var officer = await App.As(Role.Secretariat);
        var form = (await officer.Page("/directory/organisations/new")).Form("#organisation");
        form.Fill("Input.Names[0].Text", "Reachable Union").Fill("Input.Country", "TR").Fill("Input.Address", "Liman Caddesi 4,\r\n34000  İstanbul");
        var bad = await form.Fill("Input.Phone", "call us").Send();
        Assert.Contains("is not a telephone number", bad["#Input_Phone-e"]);
        var id = Added(await bad.Form("#organisation").Fill("Input.Phone", "0212 555 11 22").Send());
        var page = $"/directory/organisations/{id}";

        Assert.DoesNotContain("Liman", (await officer.Page(page)).Text);
        Assert.Equal(0, await Readings());
        var shown = await officer.Page(page + "?contacts=true");
        Assert.Contains("+902125551122", shown.Text);
        Assert.Contains("Liman Caddesi 4, 34000 İstanbul", shown.Text);
        Assert.Equal(1, await Readings());
        Assert.DoesNotContain("Liman", await App.InDb(db => db.AuditEntries.Where(e => e.SubjectId == id).Select(e => e.Details).FirstAsync()));

        // What is saved as it was is no change; to open the form is a reading.
        var edit = await officer.Page(page + "/edit");
        Assert.Equal("+902125551122", edit.One("#Input_Phone").GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await edit.Form("#organisation").Send()).Status);
        Assert.Equal((2, 0), (await Readings(), await App.InDb(db => db.Organisations.Where(o => o.Id == id).Select(o => o.Version).SingleAsync())));

        // A program reads them when it asks, and leaves them by leaving them out.
        var api = $"/api/v1/organisations/{id}";
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await officer.Get(api)).GetProperty("contacts").ValueKind);
        await (await officer.Put(api, new { names = new[] { new { text = "Reachable Union" } }, country = "TR" })).Read(HttpStatusCode.OK);
        Assert.Equal("+902125551122", (await officer.Get(api + "?contacts=true")).GetProperty("contacts").GetProperty("phone").GetString());
        await (await officer.Put(api, new { names = new[] { new { text = "Reachable Union" } }, contacts = new { phone = "" } })).Read(HttpStatusCode.OK);
        Assert.Null(await App.InDb(db => db.Organisations.Where(o => o.Id == id).Select(o => o.SealedContacts).SingleAsync()));
        Assert.Equal(3, await Readings());

        Task<int> Readings() => App.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "organisation.contacts-read" && e.SubjectId == id));
    }

    [Fact]
    public async Task Programs_date_end_and_take_away_offices_and_memberships()
    {
        var (person, one, other) = (await App.Somebody("Api Holder"), await App.Body("Api Body One"), await App.Body("Api Body Other"));
        var client = await App.As(Role.Secretariat);
        var made = await client.Post($"/api/v1/people/{person}/offices", new { organisation = one, title = "Chair", from = "2020-01-01" });
        var office = (await made.Read(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        Assert.Equal("\"0\"", made.Headers.ETag!.Tag);
        Assert.EndsWith($"/offices/{office}", made.Headers.Location!.OriginalString);
        var set = await client.Put($"/api/v1/offices/{office}", new { title = "Chairperson", from = "2021-01-01", until = "2026-01-01" }, "\"0\"");
        Assert.Equal("Chairperson", (await set.Read(HttpStatusCode.OK)).GetProperty("title").GetString());
        await (await client.Put($"/api/v1/offices/{office}", new { title = "Too late" }, "\"0\"")).Read(HttpStatusCode.PreconditionFailed);
        Assert.Equal("office.ends-before-it-begins", await (await client.Put($"/api/v1/offices/{office}", new { from = "2021-01-01", until = "2020-01-01" })).Code());
        await (await client.DeleteAsync($"/api/v1/offices/{office}")).Read(HttpStatusCode.NoContent);
        await (await client.GetAsync($"/api/v1/offices/{office}")).Read(HttpStatusCode.NotFound);

        var joined = await (await client.Post("/api/v1/memberships", new { organisation = one, of = other, kind = "observer" }, key: "join-once")).Read(HttpStatusCode.Created);
        Assert.Equal("membership.held-already", await (await client.Post("/api/v1/memberships", new { organisation = one, of = other })).Code());
        await (await client.Post($"/api/v1/memberships/{joined.GetProperty("id").GetGuid()}/end", new { on = "2027-05-01" })).Read(HttpStatusCode.OK);
        await (await client.DeleteAsync($"/api/v1/memberships/{joined.GetProperty("id").GetGuid()}")).Read(HttpStatusCode.NoContent);
        Assert.Equal("organisation.no-website", await (await client.Put($"/api/v1/organisations/{one}", new { names = new[] { new { text = "Api Body One" } }, website = "javascript:alert(1)" })).Code());
    }
}
