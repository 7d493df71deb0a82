using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Delegations;
using Plenary.Mail;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Delegations;

/// <summary>Inviting, reminding, links and places, by page and by program.</summary>
public class InvitationFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task Chosen_organisations_are_invited_after_the_letter_was_read()
    {
        var (one, other) = (await Body("Harbour Clinics", "clinics@example.org"), await Body("Harbour Nurses", ""));
        var secretary = await App.As(Role.Secretariat);
        var choose = await secretary.Page(Desk("invitations/new?name=harbour"));
        Assert.Equal(2, choose.All("tbody tr").Count);
        var terms = await choose.Form("main form[method=post]").Fill("all", "true").Send();
        Assert.Equal(HttpStatusCode.OK, terms.Status);
        var bad = await terms.Form("main form[method=post]").Fill("Input.Deadline", "31 April 2027, 18:00").Send();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.Status);
        Assert.Contains("April has 30 days", bad.Text, StringComparison.Ordinal);
        // A slip in one number stays where it was typed, with what to do beside it.
        var slip = await terms.Form("main form[method=post]").Fill("Input.Deadline", "12 May 2027, 18:00").Fill($"Places[{Sample.DelegateCategory}]", "many").Send();
        Assert.Equal("many", slip.One($"[name='Places[{Sample.DelegateCategory}]']").GetAttribute("value"));
        Assert.Equal("Write a number here.", slip[$"#Places_{Sample.DelegateCategory}_-e"]);
        var negative = await terms.Form("main form[method=post]").Fill("Input.Deadline", "12 May 2027, 18:00").Fill($"Places[{Sample.DelegateCategory}]", "-3").Send();
        Assert.Contains("between 0 and", negative[$"#Places_{Sample.DelegateCategory}_-e"], StringComparison.Ordinal);
        var over = await terms.Form("main form[method=post]").Fill("Input.Deadline", "11 May 2027, 10:30").Send();
        Assert.Contains("This deadline has already passed", over.Text, StringComparison.Ordinal);
        var read = await terms.Form("main form[method=post]").Fill("Input.Deadline", "12 May 2027, 18:00").Fill("Input.Language", "fr").Send();
        Assert.Contains("Harbour Clinics", read[".letter"], StringComparison.Ordinal);
        Assert.Contains("12 mai 2027", read[".letter"], StringComparison.Ordinal);
        Assert.Equal(0, await App.InDb(db => db.Delegations.CountAsync(d => d.OrganisationId == one)));   // reading sends nothing
        var sent = await read.Form("main form[method=post]").Send("[formaction*=Send]");
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);

        var letters = await Letters();
        var letter = Assert.Single(letters, l => l.To == "clinics@example.org");
        var secret = letter.Text.Split('\n').Single(line => line.StartsWith("https://plenary.test/invitation/", StringComparison.Ordinal)).Split('/')[^1];
        Assert.Equal("/delegation", (await App.Anonymous().Page($"/invitation/{secret}")).Location);
        var (delegations, invitations) = await App.InDb(async db => (await db.Delegations.Where(d => d.OrganisationId == one || d.OrganisationId == other).Select(d => d.Id).ToListAsync(), await db.Invitations.AsNoTracking().ToListAsync()));
        Assert.Equal(2, delegations.Count);
        Assert.Equal(1, invitations.Count(i => delegations.Contains(i.DelegationId) && i.SentAt is null));   // the one without an address
        Assert.DoesNotContain("Harbour", (await secretary.Page(Desk("invitations/new?name=harbour"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_invites_many_and_is_told_who_was_invited_before()
    {
        var one = await Body("Delta Circle", "delta@example.org");
        var secretary = await App.As(Role.Secretariat);
        var body = new { organisationIds = new[] { one, Sample.RiverSchools }, deadline = "2027-05-12T18:00:00", places = new Dictionary<string, int> { ["delegate"] = 4 }, language = "ar" };
        var answer = await (await secretary.Post(Api("invitations"), body)).Read(HttpStatusCode.OK);
        var invited = answer.GetProperty("invited")[0];
        Assert.Equal(one, invited.GetProperty("organisationId").GetGuid());
        Assert.StartsWith("https://plenary.test/invitation/", invited.GetProperty("link").GetString(), StringComparison.Ordinal);
        Assert.Equal("invitation.already-invited", answer.GetProperty("notInvited")[0].GetProperty("code").GetString());
        var places = (await secretary.Get(Api($"delegations/{invited.GetProperty("delegationId").GetGuid()}/places"))).GetProperty("items");
        Assert.Equal(("delegate", 4, 0), (places[0].GetProperty("category").GetString(), places[0].GetProperty("granted").GetInt32(), places[0].GetProperty("taken").GetInt32()));
        Assert.Equal("invitation.deadline-over", await (await secretary.Post(Api("invitations"), body with { deadline = "2027-05-11T10:30:00" })).Code());
        Assert.Equal("invitation.no-places", await (await secretary.Post(Api("invitations"), body with { places = [] })).Code());
    }

    [Fact]
    public async Task One_address_gets_the_link_of_one_organisation()
    {
        var (one, other) = (await Body("Salt Marsh Wardens", "salt@example.org"), await Body("Salt Marsh Pilots", "pilots@example.org"));
        var secretary = await App.As(Role.Secretariat);
        foreach (var address in new[] { "invitations", "invitations/preview" })
        {
            Assert.Equal("invitation.for-one-alone", await (await secretary.Post(Api(address), new { organisationIds = new[] { one, other }, deadline = "2027-05-12T18:00:00", email = "one@example.org" })).Code());
            Assert.Equal("invitation.for-one-alone", await (await secretary.Post(Api(address), new { organisationIds = new[] { one, other }, deadline = "2027-05-12T18:00:00", addressee = "Ms Said" })).Code());
        }
        var made = await Invited(secretary, new { organisationIds = new[] { one }, deadline = "2027-05-12T18:00:00", email = " <said@example.org> ", addressee = " Ms Said " });
        var stored = await secretary.Get(Api($"invitations/{made.GetProperty("invitationId").GetGuid()}"));
        Assert.Equal("Ms Said", stored.GetProperty("addressee").GetString());
        Assert.Single(await Letters(), l => l.To == "said@example.org");
        await (await secretary.Put(Api($"invitations/{made.GetProperty("invitationId").GetGuid()}"), new { email = "mailto:office@example.org" })).Read(HttpStatusCode.OK);
        Assert.Equal("office@example.org", await App.InDb(db => db.Invitations.Where(i => i.DelegationId == made.GetProperty("delegationId").GetGuid()).Select(i => i.Email).SingleAsync()));
    }

    [Fact]
    public async Task Who_is_not_reminded_is_named_by_the_invitation()
    {
        var secretary = await App.As(Role.Secretariat);
        var id = (await Invited(secretary, new { organisationIds = new[] { await Body("Former Ferrymen", "ferry@example.org") }, deadline = "2027-05-12T18:00:00" })).GetProperty("invitationId").GetGuid();
        await (await secretary.Post(Api($"invitations/{id}/withdrawal"))).Read(HttpStatusCode.OK);
        var unknown = Guid.CreateVersion7();
        var answer = await (await secretary.Post(Api("invitations/reminders"), new { ids = new[] { id, unknown } })).Read(HttpStatusCode.OK);
        Assert.Equal(0, answer.GetProperty("reminded").GetInt32());
        Assert.Equal([(id, "invitation.withdrawn"), (unknown, "invitation.not-here")],
            answer.GetProperty("notReminded").EnumerateArray().Select(left => (left.GetProperty("id").GetGuid(), left.GetProperty("code").GetString()!)).OrderBy(left => left.Item1));
    }

    /// <summary>Each letter brings a link: the oldest that still opens something is found among hundreds.</summary>
    [Fact]
    public async Task An_old_link_is_revoked_too_and_an_unknown_one_is_not_there()
    {
        var secretary = await App.As(Role.Secretariat);
        var delegation = (await Invited(secretary, new { organisationIds = new[] { await Body("Many Letters", "letters@example.org") }, deadline = "2027-05-12T18:00:00" })).GetProperty("delegationId").GetGuid();
        var oldest = await App.InDb(db => db.DelegationLinks.Where(l => l.DelegationId == delegation).Select(l => l.Id).SingleAsync());
        await App.InDb(async db =>
        {
            var later = Sample.Now + NodaTime.Duration.FromDays(30);
            db.DelegationLinks.AddRange(Enumerable.Range(0, 60).Select(_ => new DelegationLink { ConferenceId = Sample.Conference, DelegationId = delegation, TokenHash = Secret.Hash(Secret.New()), CreatedAt = later, ExpiresAt = later }));
            await db.SaveChangesAsync();
        });
        var page = await secretary.Page(Desk($"delegations/{delegation}"));
        var form = page.Form($"form[action*=Revoke]:has([value='{oldest}'])");
        Assert.Equal(HttpStatusCode.NotFound, (await page.Form("form[action*=Revoke]").Fill("link", Guid.CreateVersion7().ToString()).Send()).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await page.Form("form[action*=Revoke]").Fill("link", (await App.InDb(db => db.DelegationLinks.Where(l => l.DelegationId != delegation).Select(l => l.Id).FirstAsync())).ToString()).Send()).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await form.Send()).Status);
        Assert.NotNull(await App.InDb(db => db.DelegationLinks.Where(l => l.Id == oldest).Select(l => l.RevokedAt).SingleAsync()));
    }

    [Fact]
    public async Task What_was_accepted_meanwhile_is_not_withdrawn_unseen()
    {
        var secretary = await App.As(Role.Secretariat);
        var made = await Invited(secretary, new { organisationIds = new[] { await Body("Sudden Friends", "sudden@example.org") }, deadline = "2027-05-12T18:00:00" });
        var (id, delegation) = (made.GetProperty("invitationId").GetGuid(), made.GetProperty("delegationId").GetGuid());
        var seen = await secretary.Page(Desk($"delegations/{delegation}"));
        var tag = (await secretary.GetAsync(Api($"invitations/{id}"))).Headers.ETag!.Tag;
        await (await (await App.Delegation(delegation)).Page("/delegation")).Form("#answer").Fill("Answer.By", "Karim Wadi").Send();

        var told = await seen.Form("#ask-withdraw form").Send();
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("Changed while you were writing.", told.Text, StringComparison.Ordinal);
        Assert.Contains("Karim Wadi", told["#invitation"], StringComparison.Ordinal);
        var old = new HttpRequestMessage(HttpMethod.Post, Api($"invitations/{id}/withdrawal"));
        old.Headers.TryAddWithoutValidation("If-Match", tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await secretary.SendAsync(old)).StatusCode);
        Assert.Equal("accepted", (await secretary.Get(Api($"invitations/{id}"))).GetProperty("state").GetString());

        Assert.Equal(HttpStatusCode.Redirect, (await told.Form("#ask-withdraw form").Send()).Status);   // knowingly now
        Assert.Equal("withdrawn", (await secretary.Get(Api($"invitations/{id}"))).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_reminder_carries_a_new_link_and_the_old_one_stays_open()
    {
        var one = await Body("Tidewater Union", "tide@example.org");
        var secretary = await App.As(Role.Secretariat);
        var made = (await (await secretary.Post(Api("invitations"), new { organisationIds = new[] { one }, deadline = "2027-05-12T18:00:00" })).Read(HttpStatusCode.OK)).GetProperty("invited")[0];
        await (await secretary.Post(Api("invitations/reminders"), new { ids = new[] { made.GetProperty("invitationId").GetGuid() } })).Read(HttpStatusCode.OK);
        var links = (await Letters()).Where(l => l.To == "tide@example.org").Select(l => new Uri(l.Text.Split('\n').Single(line => line.StartsWith("https://", StringComparison.Ordinal))).PathAndQuery).ToList();
        Assert.Equal(2, links.Distinct().Count());
        foreach (var link in links) Assert.Equal("/delegation", (await App.Anonymous().Page(link)).Location);
    }

    [Fact]
    public async Task An_invitation_is_sent_when_its_letter_has_left_and_not_before()
    {
        var one = await Body("Lighthouse Keepers", "light@example.org");
        var secretary = await App.As(Role.Secretariat);
        var made = (await (await secretary.Post(Api("invitations"), new { organisationIds = new[] { one }, deadline = "2027-05-12T18:00:00" })).Read(HttpStatusCode.OK)).GetProperty("invited")[0];
        var (id, delegation) = (made.GetProperty("invitationId").GetGuid(), Desk($"delegations/{made.GetProperty("delegationId").GetGuid()}"));
        await SaysOnly("waitingToBeSent", "Waiting to be sent");
        await Remind();   // of two letters the later one counts, while none has left
        await SaysOnly("waitingToBeSent", "Waiting to be sent");
        var letter = await Letter();
        Assert.Equal(Desk($"mail/{letter}"), (await secretary.Page(delegation)).One("#invitation dl a").GetAttribute("href"));
        Assert.Equal(Desk("mail"), (await secretary.Page(Desk("invitations"))).One(".note a").GetAttribute("href"));   // no mail server is set up here

        await Now(mail => mail.GiveUp("550 no such mailbox", App.Clock.GetCurrentInstant()));
        await SaysOnly("notDelivered", "Could not be sent");
        Assert.Equal(Desk($"mail/{letter}"), (await secretary.Page(Desk("invitations?state=NotDelivered"))).One("tbody .sub a").GetAttribute("href"));
        // Who may not read letters is told the same, without the way there.
        var viewer = await App.As(Role.Viewer);
        Assert.Empty((await viewer.Page(Desk("invitations?state=NotDelivered"))).All("tbody .sub a"));
        Assert.Empty((await viewer.Page(delegation)).All("#invitation dl a"));

        await Now(mail => mail.Sent(App.Clock.GetCurrentInstant(), App.Services.GetRequiredService<Keys>()));
        await SaysOnly("sent", "Sent");
        await Remind();
        await SaysOnly("sent", "Sent");
        Assert.Equal(letter, await Letter());

        async Task<Guid> Letter() => (await secretary.Get(Api($"invitations/{id}"))).GetProperty("letterId").GetGuid();

        async Task Remind() => await (await secretary.Post(Api("invitations/reminders"), new { ids = new[] { id } })).Read(HttpStatusCode.OK);

        async Task SaysOnly(string state, string said)
        {
            Assert.Equal(state, (await secretary.Get(Api($"invitations/{id}"))).GetProperty("state").GetString());
            foreach (var other in Enum.GetNames<InvitationState>())
                Assert.Equal(string.Equals(other, state, StringComparison.OrdinalIgnoreCase),
                    (await secretary.Get(Api($"invitations?name=lighthouse&state={other}"))).GetProperty("items").GetArrayLength() == 1);
            Assert.Equal(said, (await secretary.Page(Desk("invitations?name=lighthouse")))["tbody .stamp"]);
            Assert.Equal(said, (await secretary.Page(delegation))["#invitation header .stamp"]);
            Assert.Contains(said, (await secretary.Page($"/directory/organisations/{one}")).Text, StringComparison.Ordinal);
        }

        Task Now(Action<OutboxMail> became) => App.InDb(async db =>
        {
            became(await db.Outbox.SingleAsync(m => m.Id == letter));
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task A_withdrawn_invitation_says_so_to_the_head()
    {
        var one = await Body("Retired Body", "retired@example.org");
        var secretary = await App.As(Role.Secretariat);
        var made = (await (await secretary.Post(Api("invitations"), new { organisationIds = new[] { one }, deadline = "2027-05-12T18:00:00" })).Read(HttpStatusCode.OK)).GetProperty("invited")[0];
        var head = await App.Delegation(made.GetProperty("delegationId").GetGuid());
        await (await secretary.Post(Api($"invitations/{made.GetProperty("invitationId").GetGuid()}/withdrawal"))).Read(HttpStatusCode.OK);
        var page = await head.Page("/delegation");
        Assert.Contains("This invitation has been withdrawn.", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.All("main form[action*=Accept]"));
        Assert.Equal("invitation.withdrawn", await (await secretary.Post(Api($"invitations/{made.GetProperty("invitationId").GetGuid()}/withdrawal"))).Code());
    }

    [Fact]
    public async Task Whose_invitation_was_withdrawn_can_be_invited_again_on_new_terms_and_by_a_new_link_alone()
    {
        var one = await Body("Returning Body", "returning@example.org");
        var secretary = await App.As(Role.Secretariat);
        var terms = new { organisationIds = new[] { one }, deadline = "2027-05-12T18:00:00", places = new Dictionary<string, int> { ["delegate"] = 4, ["press"] = 2 } };
        var made = (await (await secretary.Post(Api("invitations"), terms)).Read(HttpStatusCode.OK)).GetProperty("invited")[0];
        var (id, delegation) = (made.GetProperty("invitationId").GetGuid(), made.GetProperty("delegationId").GetGuid());
        await (await secretary.Post(Api($"invitations/{id}/acceptance"), new { by = "Karim Wadi" })).Read(HttpStatusCode.OK);
        await (await secretary.Post(Api($"invitations/{id}/withdrawal"))).Read(HttpStatusCode.OK);

        Assert.Contains("Returning Body", (await secretary.Page(Desk("invitations/new?name=returning"))).Text, StringComparison.Ordinal);
        Assert.Equal(one, (await secretary.Get(Api("invitations/candidates?name=returning"))).GetProperty("items")[0].GetProperty("id").GetGuid());
        var page = await secretary.Page(Desk($"delegations/{delegation}"));
        Assert.Empty(page.All("[formaction*=Remind]"));
        var form = await page.Form("form[action$='invitations/letter']").Send();
        Assert.Contains("Returning Body", form.Text, StringComparison.Ordinal);
        var read = await form.Form("main form[method=post]").Fill("Input.Deadline", "13 May 2027, 18:00").Fill($"Places[{Sample.DelegateCategory}]", "3").Fill($"Places[{Sample.PressCategory}]", "0").Send();
        Assert.Equal(HttpStatusCode.Redirect, (await read.Form("main form[method=post]").Send("[formaction*=Send]")).Status);

        var invitation = await secretary.Get(Api($"invitations/{id}"));
        Assert.Equal(("waitingToBeSent", "2027-05-13T18:00:00", 4), (invitation.GetProperty("state").GetString(), invitation.GetProperty("deadline").GetString(), invitation.GetProperty("granted").GetInt32()));
        Assert.Equal([3, 0], await App.InDb(db => db.Places.Where(p => p.DelegationId == delegation && (p.CategoryId == Sample.DelegateCategory || p.CategoryId == Sample.PressCategory)).OrderByDescending(p => p.Granted).Select(p => p.Granted).ToListAsync()));
        Assert.Equal(2, (await Letters()).Count(l => l.To == "returning@example.org"));
        Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().Page(new Uri(made.GetProperty("link").GetString()!).AbsolutePath)).Status);
        Assert.Equal("invitation.already-invited", await (await secretary.Post(Api("invitations"), terms)).Code());
    }

    [Fact]
    public async Task A_deadline_is_not_moved_into_the_past_and_nobody_is_reminded_of_what_is_over()
    {
        var one = await Body("Punctual Body", "punctual@example.org");
        var secretary = await App.As(Role.Secretariat);
        var made = (await (await secretary.Post(Api("invitations"), new { organisationIds = new[] { one }, deadline = "2027-05-12T18:00:00", places = new Dictionary<string, int> { ["delegate"] = 1 } })).Read(HttpStatusCode.OK)).GetProperty("invited")[0];
        var (id, delegation) = (made.GetProperty("invitationId").GetGuid(), made.GetProperty("delegationId").GetGuid());
        Assert.Equal("invitation.deadline-over", await (await secretary.Put(Api($"invitations/{id}"), new { deadline = "2027-05-01T10:00:00" })).Code());
        var page = await (await secretary.Page(Desk($"delegations/{delegation}"))).Form("form[action*=Invitation]").Fill("Terms.Deadline", "1 May 2027, 10:00").Send();
        Assert.Contains("This deadline has already passed", page["#Terms_Deadline-e"], StringComparison.Ordinal);
        Assert.Equal("category.unknown", await (await secretary.Post(Api("invitations"), new { organisationIds = new[] { one }, deadline = "2027-05-12T18:00:00", places = new Dictionary<string, int> { ["emperor"] = 1 } })).Code());

        await (await secretary.Post(Api($"invitations/{id}/acceptance"), new { by = "Karim Wadi" })).Read(HttpStatusCode.OK);
        await App.InDb(db => db.Places.Where(p => p.DelegationId == delegation && p.CategoryId == Sample.DelegateCategory).ExecuteUpdateAsync(set => set.SetProperty(p => p.Taken, 1)));
        // Who has filled all places may not have sent them: the letter says so.
        await (await secretary.Post(Api("invitations/reminders"), new { ids = new[] { id } })).Read(HttpStatusCode.OK);
        Assert.Contains((await Letters()).Where(l => l.To == "punctual@example.org"), l => l.Text.Contains("All its places are taken; look whether everybody has been sent", StringComparison.Ordinal));
        await App.InDb(db => db.Invitations.Where(i => i.Id == id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Deadline, new NodaTime.LocalDateTime(2027, 5, 1, 10, 0))));
        await App.InDb(db => db.Places.Where(p => p.DelegationId == delegation).ExecuteUpdateAsync(set => set.SetProperty(p => p.Taken, 0)));
        Assert.Equal("invitation.deadline-over", await Why());

        async Task<string?> Why() => (await (await secretary.Post(Api("invitations/reminders"), new { ids = new[] { id } })).Read(HttpStatusCode.OK)).GetProperty("notReminded")[0].GetProperty("code").GetString();
    }

    [Fact]
    public async Task Nothing_chosen_is_said_and_wrong_numbers_name_their_category()
    {
        var secretary = await App.As(Role.Secretariat);
        var none = await (await secretary.Page(Desk("invitations/new"))).Form("main form[method=post]").Send();
        Assert.Contains("Nothing is selected. Tick at least one row.", (await none.Follow()).Text, StringComparison.Ordinal);
        var reminded = await (await secretary.Page(Desk("invitations"))).Form("#bulk").Send();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reminded.Status);
        Assert.Contains("Nothing is selected.", reminded[".note-no"], StringComparison.Ordinal);

        var wrong = await (await secretary.Page(Desk($"delegations/{Sample.WaitingDelegation}"))).Form("form[action*=Places]")
            .Fill($"Places[{Sample.DelegateCategory}]", "many").Fill($"Places[{Sample.PressCategory}]", "few").Send();
        Assert.Contains("Delegate: Write a number here.", wrong[".note-no"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_delegation_page_keeps_the_letter_changes_places_and_shows_a_link_once()
    {
        var secretary = await App.As(Role.Secretariat);
        var address = Desk($"delegations/{Sample.WaitingDelegation}");
        var page = await secretary.Page(address);
        var saved = await page.Form("form[action*=Letter]").Fill("Paper.SignedBy", "President Amina Said").Fill("Paper.On", "3 May 2027").Send();
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal("President Amina Said", await App.InDb(db => db.Delegations.Where(d => d.Id == Sample.WaitingDelegation).Select(d => d.LetterSignedBy).SingleAsync()));
        // The first page is old now: who saves from it is told.
        var old = await page.Form("form[action*=Letter]").Fill("Paper.SignedBy", "Somebody Else").Fill("Paper.On", "4 May 2027").Send();
        Assert.Equal(HttpStatusCode.Conflict, old.Status);
        Assert.Contains("Changed while you were writing.", old.Text, StringComparison.Ordinal);

        var unread = await (await secretary.Page(address)).Form("form[action*=Places]").Fill($"Places[{Sample.DelegateCategory}]", "seven").Send();
        Assert.Equal("seven", unread.One($"#places-{Sample.DelegateCategory}").GetAttribute("value"));
        Assert.Contains("Write a number here.", unread[$"#places-{Sample.DelegateCategory}-e"]);
        await (await secretary.Page(address)).Form("form[action*=Places]").Fill($"Places[{Sample.DelegateCategory}]", "7").Send();
        Assert.Equal(7, await App.InDb(db => db.Places.Where(p => p.DelegationId == Sample.WaitingDelegation && p.CategoryId == Sample.DelegateCategory).Select(p => p.Granted).SingleAsync()));
        var link = await (await secretary.Page(address)).Form("form[action$='handler=Link']").Send();
        Assert.Contains("https://plenary.test/invitation/", link.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/invitation/", (await secretary.Page(address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_below_those_used_are_refused()
    {
        var secretary = await App.As(Role.Secretariat);
        Assert.Equal("places.fewer-than-taken", await (await secretary.Put(Api($"delegations/{Sample.Delegation}/places/delegate"), new { granted = 0 })).Code());
        Assert.Equal("places.out-of-range", await (await secretary.Put(Api($"delegations/{Sample.Delegation}/places/delegate"), new { granted = -3 })).Code());
    }

    [Fact]
    public async Task Granted_places_stand_in_the_history_in_the_same_words_whoever_grants_them()
    {
        var secretary = await App.As(Role.Secretariat);
        await (await secretary.Put(Api($"delegations/{Sample.LateDelegation}/places/delegate"), new { granted = 14 })).Read(HttpStatusCode.OK);
        await (await secretary.Page(Desk($"delegations/{Sample.LateDelegation}"))).Form("form[action*=Places]").Fill($"Places[{Sample.DelegateCategory}]", "15").Send();
        var said = await App.InDb(db => db.AuditEntries.AsNoTracking().Where(a => a.Action == "places.granted" && a.SubjectId == Sample.LateDelegation).OrderBy(a => a.Number).Select(a => a.Details).ToListAsync());
        Assert.Equal(2, said.Count);
        Assert.Contains("""{"category":"delegate","granted":14}""", said[0], StringComparison.Ordinal);
        Assert.Contains("""{"category":"delegate","granted":15}""", said[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delegations_of_another_conference_are_not_there()
    {
        var secretary = await App.As(Role.Secretariat);
        Assert.Equal(HttpStatusCode.NotFound, (await secretary.Page(Desk($"delegations/{Sample.ForeignDelegation}"))).Status);
        foreach (var rest in new[] { "", "/places", "/links" }) Assert.Equal(HttpStatusCode.NotFound, (await secretary.GetAsync(Api($"delegations/{Sample.ForeignDelegation}{rest}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await secretary.Post(Api($"delegations/{Sample.ForeignDelegation}/links"))).StatusCode);
    }

    [Theory]
    [InlineData("invitations"), InlineData("invitations/new"), InlineData("delegations"), InlineData("accreditation"), InlineData("accreditation/new")]
    public async Task Every_page_is_there_in_every_language(string page)
    {
        var secretary = await App.As(Role.Secretariat);
        foreach (var language in LocalText.InterfaceLanguages)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, Desk(page));
            request.Headers.Add("Cookie", $"lang={language}");
            var answer = await secretary.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_secretariat_enters_a_guest_of_a_body_that_was_not_invited()
    {
        var body = await Body("Guests of Honour", "");
        var secretary = await App.As(Role.Secretariat);
        var answer = await (await secretary.Page(Desk($"accreditation/new?organisation={body}"))).Form("main form[method=post]")
            .Fill("Input.Name", "H.E. Guest").Fill("Input.CategoryId", Sample.PressCategory.ToString()).Fill("AtOnce", "true").Send();
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var (state, taken, granted) = await App.InDb(async db =>
        {
            var p = await (from x in db.Participations join d in db.Delegations on x.DelegationId equals d.Id where d.OrganisationId == body select x).AsNoTracking().SingleAsync();
            var places = await db.Places.AsNoTracking().SingleAsync(x => x.DelegationId == p.DelegationId);
            return (p.State, places.Taken, places.Granted);
        });
        Assert.Equal((Plenary.Accreditations.ParticipationState.Accredited, 1, 1), (state, taken, granted));
    }

    [Fact]
    public async Task Organisations_of_several_regions_are_chosen_at_once()
    {
        var (body, secretary) = (await Body("Lake Nyasa Readers", ""), await App.As(Role.Secretariat));   // of Tanzania
        foreach (var (region, holds) in new[] { ("region=africa&region=asia", true), ("region=asia", false), ("region=africa&country=TZ", true), ("region=europe&country=TZ", false) })
        {
            var found = (await secretary.Get(Api($"invitations/candidates?name=nyasa&{region}"))).GetProperty("items").EnumerateArray().Select(o => o.GetProperty("id").GetGuid());
            Assert.Equal(holds, found.Contains(body));
            Assert.Equal(holds, (await secretary.Page(Desk($"invitations/new?name=nyasa&{region}"))).Text.Contains("Lake Nyasa Readers", StringComparison.Ordinal));
        }
        Assert.Equal(HttpStatusCode.BadRequest, (await secretary.GetAsync(Api("invitations/candidates?region=atlantis"))).StatusCode);

        // "All found" of the next page means the same.
        var page = await secretary.Page(Desk("invitations/new?name=nyasa&region=Asia&region=Africa"));
        Assert.Equal(2, page.All("input[name=region][checked]").Count);
        Assert.Contains("Lake Nyasa Readers", (await page.Form("form[action*=letter]").Fill("all", "true").Send()).Text);
        var member = await Body("Lake Nyasa Rowers", "");
        await App.InDb(async db => { db.Memberships.Add(new() { OrganisationId = member, OfId = Sample.Coalition, Kind = Organisations.MembershipKind.Full }); await db.SaveChangesAsync(); });
        var members = await (await secretary.Page(Desk($"invitations/new?memberOf={Sample.Coalition}"))).Form("form[action*=letter]").Fill("all", "true").Send();
        Assert.Contains("Lake Nyasa Rowers", members.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lake Nyasa Readers", members.Text, StringComparison.Ordinal);
    }

    private static async Task<System.Text.Json.JsonElement> Invited(HttpClient secretary, object body) =>
        (await (await secretary.Post(Api("invitations"), body)).Read(HttpStatusCode.OK)).GetProperty("invited")[0];

    private Task<Guid> Body(string name, string email) => App.InDb(async db =>
    {
        Assert.Null(Organisations.Organisation.Enter([new(name)], Organisations.OrganisationKind.Union, "TZ", out var body));
        Assert.Null(body.Describe(Organisations.OrganisationKind.Union, "TZ", "", null, "", email));
        db.Organisations.Add(body);
        await db.SaveChangesAsync();
        return body.Id;
    });

    private Task<List<Letter>> Letters() => App.InScope(async services =>
    {
        var (db, keys) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<Keys>());
        return (await db.Outbox.AsNoTracking().ToListAsync()).ConvertAll(m => m.Letter(keys));
    });
}
