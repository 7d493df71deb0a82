using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Accreditations;

/// <summary>The head of delegation at work: link, answer, nominate, send, correct, substitute.</summary>
public class NominationFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task The_link_leads_to_the_delegation_and_leaves_no_secret_in_the_address()
    {
        var secret = await LinkTo(Sample.WaitingDelegation);
        var client = App.Anonymous();
        var entered = await client.Page($"/invitation/{secret}");
        Assert.Equal("/delegation", entered.Location);
        var cookie = Assert.Single(entered.Answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("delegation=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        var page = await entered.Follow();
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain(secret, page.Html, StringComparison.Ordinal);
    }

    /// <summary>On a device that others use too.</summary>
    [Fact]
    public async Task Whoever_leaves_closes_the_page_in_this_browser_until_the_link_is_followed_again()
    {
        var secret = await LinkTo(Sample.WaitingDelegation);
        var client = App.Anonymous();
        await client.Page($"/invitation/{secret}");
        Assert.Single((await client.Page("/delegation")).All("footer a[href='/delegation/leave']"));
        var left = await (await (await client.Page("/delegation/leave")).Form("#leave").Send()).Follow();
        Assert.Contains("closed here", left.Text, StringComparison.Ordinal);
        Assert.Empty(left.All("#leave"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.Page("/delegation")).Status);
        await client.Page($"/invitation/{secret}");
        Assert.Equal(HttpStatusCode.OK, (await client.Page("/delegation")).Status);
    }

    [Fact]
    public async Task A_link_that_was_revoked_or_invented_opens_nothing()
    {
        var secret = await LinkTo(Sample.WaitingDelegation);
        var client = App.Anonymous();
        Assert.Equal(HttpStatusCode.Redirect, (await client.Page($"/invitation/{secret}")).Status);
        await App.InDb(async db =>
        {
            Assert.Null((await db.DelegationLinks.SingleAsync(l => l.TokenHash == Secret.Hash(secret))).Revoke(Sample.Now));
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.NotFound, (await client.Page("/delegation")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().Page($"/invitation/{secret}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().Page($"/invitation/{Secret.New()}")).Status);
    }

    [Fact]
    public async Task What_was_typed_stays_when_the_language_is_changed()
    {
        var head = await App.Delegation(await Fresh(places: 2, answered: false));
        var arabic = await (await head.Page("/delegation")).Form("#answer").Fill("Answer.By", "Karim Wadi").Fill("Answer.Reason", "no visas").Send("[lang=ar]");
        Assert.Equal((HttpStatusCode.OK, "ar", "rtl"), (arabic.Status, arabic.One("html").GetAttribute("lang"), arabic.One("html").GetAttribute("dir")));
        Assert.Equal(("Karim Wadi", "no visas"), (arabic.One("#Answer_By").GetAttribute("value"), arabic["#Answer_Reason"]));
        Assert.DoesNotContain("Karim", arabic.Answer.RequestMessage!.RequestUri!.ToString(), StringComparison.Ordinal);
        Assert.True(arabic.One("#answer details").HasAttribute("open"));

        // Enter answers; it does not change the language. What follows is in the language that was chosen.
        var accepted = await (await arabic.Form("#answer").Send()).Follow();
        Assert.Equal("ar", accepted.One("html").GetAttribute("lang"));

        var form = accepted.Form("#nominee").Fill("Input.Name", "Yara Sahil").Fill("Input.Email", "yara@");
        var french = await form.Send("[lang=fr]");
        Assert.Equal("fr", french.One("html").GetAttribute("lang"));
        Assert.Equal(("Yara Sahil", "yara@"), (french.One("#Input_Name").GetAttribute("value"), french.One("#Input_Email").GetAttribute("value")));
        Assert.Empty(french.All(".err"));   // nobody has sent it yet
        Assert.Empty(french.All("[aria-invalid]"));
        Assert.Equal(accepted.One("[name='Input.Key']").GetAttribute("value"), french.One("[name='Input.Key']").GetAttribute("value"));
        var added = await (await french.Form("#nominee").Fill("Input.Email", "yara@school.org").Fill("Input.CategoryId", Sample.DelegateCategory.ToString()).Send()).Follow();

        var person = await head.Page(added.One("main li a[href*='/delegation/people/']").GetAttribute("href")!);
        var english = await person.Form("#nominee").Fill("Input.Office", "Treasurer").Send("[lang=en]");
        Assert.Equal(("en", "Treasurer", "Yara Sahil"), (english.One("html").GetAttribute("lang"), english.One("#Input_Office").GetAttribute("value"), english.One("#Input_Name").GetAttribute("value")));
        Assert.Equal("/delegation", (await english.Form("#nominee").Send()).Location);
    }

    [Fact]
    public async Task An_invitation_is_accepted_with_a_name_and_then_people_are_nominated()
    {
        var delegation = await Fresh(places: 2, answered: false);
        var head = await App.Delegation(delegation);
        var page = await head.Page("/delegation");
        var unnamed = await page.Form("form[action*=Accept]").Send();
        Assert.Equal(HttpStatusCode.Conflict, unnamed.Status);
        Assert.Contains("Write your name", unnamed.Text, StringComparison.Ordinal);
        var accepted = await page.Form("form[action*=Accept]").Fill("Answer.By", "Karim Wadi").Send();
        Assert.Equal("/delegation", accepted.Location);

        var added = await (await (await accepted.Follow()).Form("form[action*=Add]").Fill("Input.Name", "Yara Sahil").Fill("Input.SecondName", "يارا ساحل")
            .Fill("Input.Email", "yara@school.org").Fill("Input.CategoryId", Sample.DelegateCategory.ToString()).Send()).Follow();
        Assert.Contains("Yara Sahil", added.Text, StringComparison.Ordinal);
        Assert.Contains("1 of 2 places used", added.Text, StringComparison.Ordinal);
        var sent = await (await added.Form("form[action*=Send]").Send()).Follow();
        Assert.Contains("1 person was sent", sent.Text, StringComparison.Ordinal);
        var stored = await App.InDb(db => db.Participations.AsNoTracking().SingleAsync(p => p.DelegationId == delegation));
        Assert.Equal(ParticipationState.Submitted, stored.State);
        Assert.Equal("Head of delegation, Karim Wadi", await App.InDb(db => db.Steps.Where(s => s.ParticipationId == stored.Id && s.Number == 1).Select(s => s.By).SingleAsync()));
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_what_was_typed_stays()
    {
        var head = await App.Delegation(await Fresh(places: 2));
        var answer = await (await head.Page("/delegation")).Form("form[action*=Add]").Fill("Input.Name", "Yara Sahil").Fill("Input.Email", "yara@school").Fill("Input.CategoryId", Sample.DelegateCategory.ToString()).Send();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("This address stops after “school”. Add the ending, such as school.org.", answer.Text, StringComparison.Ordinal);
        Assert.Equal("yara@school", answer.One("[name='Input.Email']").GetAttribute("value"));
        Assert.Equal("true", answer.One("[name='Input.Email']").GetAttribute("aria-invalid"));
        Assert.Equal("Yara Sahil", answer.One("[name='Input.Name']").GetAttribute("value"));
    }

    [Fact]
    public async Task A_name_of_100_kB_is_refused_in_words()
    {
        var head = await App.Delegation(await Fresh(places: 2));
        var answer = await Add(head, new string('ب', 100_000), "long@school.org");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("400 characters at most", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ali\u202Egnp.exe", "Alignp.exe")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("=HYPERLINK(\"http://x\")", "=HYPERLINK(\"http://x\")")]
    [InlineData("Zero\u200BWidth", "ZeroWidth")]
    public async Task A_hostile_name_is_text_and_nothing_else(string typed, string shown)
    {
        var head = await App.Delegation(await Fresh(places: 2));
        var page = await (await Add(head, typed, "name@school.org")).Follow();
        Assert.Equal(shown, page["ul.lines li bdi"]);
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_pressed_twice_nominates_once()
    {
        var delegation = await Fresh(places: 3);
        var head = await App.Delegation(delegation);
        var page = await head.Page("/delegation");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => page.Form("form[action*=Add]").Fill("Input.Name", "Lina Nahr").Fill("Input.Email", "lina@school.org").Fill("Input.CategoryId", Sample.DelegateCategory.ToString()).Send()));
        Assert.All(answers, a => Assert.Equal("/delegation", a.Location));
        Assert.Equal(1, await App.InDb(db => db.Participations.CountAsync(p => p.DelegationId == delegation)));
        Assert.Equal(1, await Taken(delegation));
    }

    [Fact]
    public async Task The_same_address_twice_in_one_delegation_is_one_person()
    {
        var delegation = await Fresh(places: 3);
        var head = await App.Delegation(delegation);
        Assert.Equal("/delegation", (await Add(head, "Omar Jadwal", "omar@school.org")).Location);
        var again = await Add(head, "Omar Jadwal", "OMAR@school.org");
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("already takes part", again.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Taken(delegation));
    }

    [Fact]
    public async Task A_full_delegation_is_told_so_before_it_fills_in_a_form()
    {
        var head = await App.Delegation(await Fresh(places: 1));
        Assert.Equal(HttpStatusCode.Redirect, (await Add(head, "Lina Nahr", "lina@school.org")).Status);
        var full = await head.Page("/delegation");
        Assert.Contains("All places are used.", full.Text, StringComparison.Ordinal);
        Assert.Empty(full.All("form[action*=Add]"));
        Assert.NotEmpty(full.All("form[action*=Send]"));
    }

    [Fact]
    public async Task A_link_that_is_closed_says_what_to_do() =>
        Assert.Contains("Look for the newest letter", (await App.Anonymous().Page("/delegation")).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Thirty_two_clients_at_once_get_six_of_six_places()
    {
        var delegation = await Fresh(places: 6);
        var heads = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => App.Delegation(delegation)));
        var pages = await Task.WhenAll(heads.Select(h => h.Page("/delegation")));
        var answers = await Task.WhenAll(pages.Select((page, n) => page.Form("form[action*=Add]").Fill("Input.Name", $"Person {n}").Fill("Input.Email", $"p{n}@school.org").Fill("Input.CategoryId", Sample.DelegateCategory.ToString()).Send()));
        Assert.Equal(6, answers.Count(a => a.Status == HttpStatusCode.Redirect));
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Redirect), a =>
        {
            Assert.Equal(HttpStatusCode.Conflict, a.Status);
            Assert.Contains("6 of 6 places are used", a.Text, StringComparison.Ordinal);
        });
        Assert.Equal(6, await Taken(delegation));
        Assert.Equal(6, await App.InDb(db => db.Participations.CountAsync(p => p.DelegationId == delegation)));
        // Those whom the quota refused left nothing behind.
        Assert.Equal(6, await App.InDb(async db => (await db.People.Select(p => p.Names).ToListAsync()).Count(n => n[0].Text.StartsWith("Person ", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task The_last_second_before_the_deadline_counts_and_the_next_does_not()
    {
        var delegation = await Fresh(places: 3, deadline: new(2027, 5, 11, 10, 31));   // it is 10:30 in Istanbul
        var head = await App.Delegation(delegation);
        var (inTime, late) = (await head.Page("/delegation"), await head.Page("/delegation"));
        App.Clock.Advance(Duration.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Redirect, (await Send(inTime, "Just Intime")).Status);
        App.Clock.Advance(Duration.FromSeconds(1));
        var answer = await Send(late, "Just Toolate");
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("The deadline was 11 May 2027, 10:31", answer.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Taken(delegation));

        Task<WebPage> Send(WebPage page, string name) => page.Form("form[action*=Add]").Fill("Input.Name", name).Fill("Input.Email", "just@school.org").Fill("Input.CategoryId", Sample.DelegateCategory.ToString()).Send();
    }

    [Fact]
    public async Task An_office_shares_one_address_and_nobody_is_named_after_a_colleague()
    {
        var delegation = await Fresh(places: 4);
        var head = await App.Delegation(delegation);
        foreach (var name in new[] { "Karim Shared", "Leila Shared" }) Assert.Equal(HttpStatusCode.Redirect, (await Add(head, name, "office@shared.org")).Status);
        await App.InDb(async db =>
        {
            foreach (var p in await db.Participations.Where(p => p.DelegationId == delegation).ToListAsync()) Assert.Null(p.Withdraw(Sample.Head, Sample.Now, "cannot come"));
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.Redirect, (await Add(head, "Third Shared", "office@shared.org")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Add(head, "karim SHARED", "office@shared.org")).Status);   // the same person again
        var people = await App.InDb(db => (from p in db.Participations join x in db.People on p.PersonId equals x.Id where p.DelegationId == delegation orderby p.EnteredAt, p.Id select new { x.Id, x.Names }).ToListAsync());
        Assert.Equal(["Karim Shared", "Leila Shared", "Third Shared", "Karim Shared"], people.Select(x => x.Names[0].Text));
        Assert.Equal(3, people.Select(x => x.Id).Distinct().Count());
    }

    [Fact]
    public async Task Of_thirty_two_who_send_at_once_after_the_deadline_none_is_nominated()
    {
        var delegation = await Fresh(places: 40, deadline: new(2027, 5, 11, 10, 40));
        var pages = await Task.WhenAll((await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => App.Delegation(delegation)))).Select(head => head.Page("/delegation")));
        await App.InDb(async db =>
        {
            Assert.Null((await db.Invitations.SingleAsync(i => i.DelegationId == delegation)).Amend(new(2027, 4, 1, 0, 0), new(2027, 5, 11, 10, 29)));   // it is 10:30 in Istanbul
            await db.SaveChangesAsync();
        });
        var answers = await Task.WhenAll(pages.Select((page, i) => page.Form("form[action*=Add]").Fill("Input.Name", $"Late {i}").Fill("Input.Email", $"late{i}@school.org").Fill("Input.CategoryId", Sample.DelegateCategory.ToString()).Send()));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Conflict, answer.Status));
        Assert.Equal((0, 0), (await Taken(delegation), await App.InDb(db => db.Participations.CountAsync(p => p.DelegationId == delegation))));
    }

    [Fact]
    public async Task After_the_deadline_nobody_is_nominated_and_the_page_offers_no_form()
    {
        var late = await Fresh(places: 3, deadline: new(2027, 5, 11, 10, 29));   // it is 10:30 in Istanbul
        var head = await App.Delegation(late);
        Assert.Empty((await head.Page("/delegation")).All("form[action*=Add]"));
        // A form that was opened in time and sent too late.
        var open = await Fresh(places: 3, deadline: new(2027, 5, 11, 10, 30));
        var other = await App.Delegation(open);
        var page = await other.Page("/delegation");
        await App.InDb(async db =>
        {
            Assert.Null((await db.Invitations.SingleAsync(i => i.DelegationId == open)).Amend(new(2027, 4, 1, 0, 0), new(2027, 5, 11, 10, 29)));
            await db.SaveChangesAsync();
        });
        var answer = await page.Form("form[action*=Add]").Fill("Input.Name", "Too Late").Fill("Input.Email", "late@school.org").Fill("Input.CategoryId", Sample.DelegateCategory.ToString()).Send();
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("The deadline was 11 May 2027, 10:29", answer.Text, StringComparison.Ordinal);
        Assert.Equal("Too Late", answer.All("form[action*=Add] [name='Input.Name']").Single().GetAttribute("value"));   // what was typed stays, for when there is more time
        Assert.Equal(0, await Taken(open));
    }

    [Fact]
    public async Task Nobody_reaches_a_person_of_another_delegation()
    {
        var (mine, theirs) = (await Fresh(places: 2), await Fresh(places: 2));
        Assert.Equal("/delegation", (await Add(await App.Delegation(theirs), "Their Person", "their@school.org")).Location);
        var foreign = await App.InDb(db => db.Participations.Where(p => p.DelegationId == theirs).Select(p => p.Id).SingleAsync());
        var head = await App.Delegation(mine);
        Assert.Equal(HttpStatusCode.OK, (await (await App.Delegation(theirs)).Page($"/delegation/people/{foreign}")).Status);   // it is there
        Assert.Equal(HttpStatusCode.NotFound, (await head.Page($"/delegation/people/{foreign}")).Status);
        Assert.DoesNotContain("Their Person", (await head.Page("/delegation")).Text, StringComparison.Ordinal);
        foreach (var handler in new[] { "Edit", "Withdraw", "Substitute" })
        {
            var form = (await head.Page("/delegation")).Form("form[action*=Add]");
            Assert.NotNull(form);
            var token = (await head.Page("/delegation")).One("form[action*=Add] [name=__RequestVerificationToken]").GetAttribute("value")!;
            var answer = await head.PostAsync($"/delegation/people/{foreign}?handler={handler}", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("for", mine.ToString()), new("Input.Name", "Mine Now"), new("Input.Email", "mine@school.org")]));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.Equal(ParticipationState.Draft, await App.InDb(db => db.Participations.Where(p => p.Id == foreign).Select(p => p.State).SingleAsync()));
    }

    [Fact]
    public async Task What_the_secretariat_returned_is_corrected_and_goes_back_even_after_the_deadline()
    {
        var delegation = await Fresh(places: 2);
        var head = await App.Delegation(delegation);
        await Add(head, "Salma El-Bahri", "salma@school.org");
        await (await head.Page("/delegation")).Form("form[action*=Send]").Send();
        var id = await App.InDb(db => db.Participations.Where(p => p.DelegationId == delegation).Select(p => p.Id).SingleAsync());
        var officer = await App.As(Role.AccreditationOfficer);
        await (await officer.Post(Api($"participations/{id}/return"), new { reason = "The full name, as in the passport." })).Read(HttpStatusCode.OK);
        await App.InDb(async db =>
        {
            Assert.Null((await db.Invitations.SingleAsync(i => i.DelegationId == delegation)).Amend(new(2027, 4, 1, 0, 0), new(2027, 5, 1, 0, 0)));
            await db.SaveChangesAsync();
        });
        Assert.Contains("The full name, as in the passport.", (await head.Page("/delegation")).Text, StringComparison.Ordinal);
        var page = await head.Page($"/delegation/people/{id}");
        var answer = await page.Form("form[action*=Edit]").Fill("Input.Name", "Salma Khadija El-Bahri").Send();
        Assert.True(answer.Location == "/delegation", answer.Text);
        var stored = await App.InDb(db => db.Participations.AsNoTracking().SingleAsync(p => p.Id == id));
        Assert.Equal((ParticipationState.Submitted, "Salma Khadija El-Bahri"), (stored.State, stored.NominatedAs[0].Text));
        Assert.Equal("Salma Khadija El-Bahri", await App.InDb(async db => (await db.People.SingleAsync(p => p.Id == stored.PersonId)).Name));
    }

    [Fact]
    public async Task A_substitute_takes_the_seat_and_both_stay_in_the_record()
    {
        var delegation = await Fresh(places: 1);
        var head = await App.Delegation(delegation);
        await Add(head, "First Comer", "first@school.org");
        var id = await App.InDb(db => db.Participations.Where(p => p.DelegationId == delegation).Select(p => p.Id).SingleAsync());
        var answer = await (await head.Page($"/delegation/people/{id}")).Form("form[action*=Substitute]").Fill("Other.Name", "Second Comer").Fill("Other.Email", "second@school.org").Fill("Reason", "ill").Send();
        Assert.True(answer.Location == "/delegation", answer.Text);
        var both = await App.InDb(db => db.Participations.AsNoTracking().Where(p => p.DelegationId == delegation).OrderBy(p => p.EnteredAt).ThenBy(p => p.Id).ToListAsync());
        Assert.Equal([ParticipationState.Withdrawn, ParticipationState.Submitted], both.Select(p => p.State).Order().Reverse());
        Assert.Equal(id, both.Single(p => p.State is ParticipationState.Submitted).SubstituteForId);
        Assert.Equal(1, await Taken(delegation));
    }

    [Fact]
    public async Task Whom_the_officer_linked_to_the_directory_the_head_sees_as_nominated_and_cannot_change_there()
    {
        var delegation = await Fresh(places: 2);
        var head = await App.Delegation(delegation);
        var known = await App.InScope(async services =>
        {
            var db = services.GetRequiredService<PlenaryDb>();
            Assert.Null(People.Person.Enter([new("Rana Khoury"), new("رنا خوري")], out var person));
            person.ReachAt(new("rana.private@elsewhere.org", null), services.GetRequiredService<Keys>());
            db.People.Add(person);
            await db.SaveChangesAsync();
            return person.Id;
        });
        await Add(head, "Rana KHOURY", "rana@school.org");
        await (await head.Page("/delegation")).Form("form[action*=Send]").Send();
        var nominated = await App.InDb(db => db.Participations.AsNoTracking().SingleAsync(p => p.DelegationId == delegation));
        Assert.True(nominated.PerhapsTwice);
        var officer = await App.As(Role.AccreditationOfficer);
        Assert.Equal(known, (await officer.Get(Api($"participations/{nominated.Id}/likely"))).GetProperty("items")[0].GetProperty("personId").GetGuid());
        await (await officer.Post(Api($"participations/{nominated.Id}/likely/{known}/same"))).Read(HttpStatusCode.NoContent);
        Assert.Equal(known, await App.InDb(db => db.Participations.Where(p => p.Id == nominated.Id).Select(p => p.PersonId).SingleAsync()));

        var page = await head.Page($"/delegation/people/{nominated.Id}");
        Assert.Contains("Rana KHOURY", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("رنا", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("rana.private", page.Html, StringComparison.Ordinal);
        await page.Form("form[action*=Edit]").Fill("Input.Name", "Somebody Else").Send();
        Assert.Equal("Rana Khoury", await App.InDb(async db => (await db.People.SingleAsync(p => p.Id == known)).Name));
    }

    [Fact]
    public async Task Two_people_are_not_asked_about_again()
    {
        var delegation = await Fresh(places: 2);
        var head = await App.Delegation(delegation);
        var other = await App.InDb(async db =>
        {
            Assert.Null(People.Person.Enter([new("Common Name")], out var person));
            db.People.Add(person);
            await db.SaveChangesAsync();
            return person.Id;
        });
        await Add(head, "Common Name", "common@school.org");
        await (await head.Page("/delegation")).Form("form[action*=Send]").Send();
        var id = await App.InDb(db => db.Participations.Where(p => p.DelegationId == delegation).Select(p => p.Id).SingleAsync());
        var officer = await App.As(Role.AccreditationOfficer);
        await (await officer.Post(Api($"participations/{id}/likely/{other}/two-people"))).Read(HttpStatusCode.NoContent);
        Assert.Equal(0, (await officer.Get(Api($"participations/{id}/likely"))).GetProperty("items").GetArrayLength());
        Assert.False(await App.InDb(db => db.Participations.Where(p => p.Id == id).Select(p => p.PerhapsTwice).SingleAsync()));
    }

    private async Task<WebPage> Add(HttpClient head, string name, string email) =>
        await (await head.Page("/delegation")).Form("form[action*=Add]").Fill("Input.Name", name).Fill("Input.Email", email).Fill("Input.CategoryId", Sample.DelegateCategory.ToString()).Send();

    private Task<int> Taken(Guid delegation) => App.InDb(db => db.Places.Where(p => p.DelegationId == delegation).SumAsync(p => p.Taken));

    private async Task<string> LinkTo(Guid delegation)
    {
        var secret = Secret.New();
        await App.InDb(async db =>
        {
            db.DelegationLinks.Add(new() { ConferenceId = Sample.Conference, DelegationId = delegation, TokenHash = Secret.Hash(secret), CreatedAt = Sample.Now, ExpiresAt = Sample.Now + Duration.FromDays(1) });
            await db.SaveChangesAsync();
        });
        return secret;
    }

    /// <summary>A delegation of its own, with places for delegates.</summary>
    private Task<Guid> Fresh(int places, bool answered = true, LocalDateTime? deadline = null) => App.InDb(async db =>
    {
        Assert.Null(Organisations.Organisation.Enter([new($"Body {Guid.CreateVersion7():N}")], Organisations.OrganisationKind.Ngo, "TN", out var body));
        var delegation = new Delegation { ConferenceId = Sample.Conference, OrganisationId = body.Id };
        var kinds = new Places { ConferenceId = Sample.Conference, DelegationId = delegation.Id, CategoryId = Sample.DelegateCategory };
        Assert.Null(kinds.Grant(places));
        var invitation = new Invitation
        {
            ConferenceId = Sample.Conference,
            DelegationId = delegation.Id,
            Language = "en",
            Addressee = "",
            Email = "office@example.org",
            Deadline = deadline ?? Sample.Deadline,
            IssuedAt = Sample.Now,
        };
        if (answered) Assert.Null(invitation.Accept("Karim Wadi", Sample.Now));
        db.AddRange(body, delegation, kinds, invitation);
        await db.SaveChangesAsync();
        return delegation.Id;
    });
}
