using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Conferences;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Accreditations;

/// <summary>Officers at the queue: one by one, in bulk, two at once.</summary>
public class SittingFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task An_officer_sees_who_waits_and_accredits_from_the_panel()
    {
        var id = await Waiting("Meral Pınar");
        var officer = await App.As(Role.AccreditationOfficer);
        var list = await officer.Page(Desk("accreditation?name=Meral"));
        Assert.Contains("Meral Pınar", list.Text, StringComparison.Ordinal);
        var panel = await officer.Page(Desk($"accreditation?open={id}"));
        Assert.Equal("Meral Pınar", panel["#p-h"]);
        var answer = await panel.Form("#one").Send("button[value=Accredit]");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(ParticipationState.Accredited, await StateOf(id));
    }

    [Fact]
    public async Task The_head_of_a_delegation_is_called_so_in_the_readers_language()
    {
        var id = await Waiting("Nominated by the head");
        var officer = await App.As(Role.Secretariat);
        officer.DefaultRequestHeaders.Remove("Accept-Language");
        officer.DefaultRequestHeaders.Add("Accept-Language", "ar");
        var trail = (await officer.Page(Desk($"accreditation?open={id}")))["#p .trail"];
        Assert.Contains("رئيس الوفد", trail, StringComparison.Ordinal);
        Assert.DoesNotContain("Head of delegation", trail, StringComparison.Ordinal);
        Assert.Equal("رئيس الوفد، River Schools Network", InArabic(() => Actor.Said("Head of delegation, River Schools Network")));
    }

    private static string InArabic(Func<string> said)
    {
        using var _ = Plenary.Site.Languages.Speak("ar");
        return said();
    }

    [Fact]
    public async Task The_second_officer_is_told_who_was_faster()
    {
        var id = await Waiting("Contested Person");
        var (first, second) = (await App.As(Role.AccreditationOfficer), await App.As(Role.AccreditationOfficer));
        var (one, other) = (await first.Page(Desk($"accreditation?open={id}")), await second.Page(Desk($"accreditation?open={id}")));
        Assert.Equal(HttpStatusCode.Redirect, (await one.Form("#one").Send("button[value=Accredit]")).Status);
        var late = await other.Form("#ask-refuse form").Fill("reason", "not a member").Send();
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("was faster: the nomination has been “Accredited” since 11 May 2027", late.Text, StringComparison.Ordinal);
        Assert.Equal(ParticipationState.Accredited, await StateOf(id));
    }

    /// <summary>Nobody was faster than oneself, nor where a verb does not fit: one is told where the nomination stands.</summary>
    [Fact]
    public async Task A_second_press_and_a_verb_that_does_not_fit_are_told_where_the_nomination_stands()
    {
        var id = await Waiting("Pressed Twice");
        var officer = await App.As(Role.AccreditationOfficer);
        Assert.Equal("participation.not-now", await (await officer.Post(Api($"participations/{id}/revocation"), new { reason = "too early" })).Code());
        var (once, twice) = (await officer.Page(Desk($"accreditation?open={id}")), await officer.Page(Desk($"accreditation?open={id}")));
        Assert.Equal(HttpStatusCode.Redirect, (await once.Form("#one").Send("button[value=Accredit]")).Status);
        var again = await twice.Form("#one").Send("button[value=Accredit]");
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("This cannot be done now: the nomination is “Accredited”.", again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("was faster", again.Text, StringComparison.Ordinal);
    }

    /// <summary>Which of them it is depends on who notices first: the version, the rule or the index.</summary>
    private static readonly string[] FasterOrThere = ["participation.somebody-was-faster", "participation.not-now", "already-there"];

    [Fact]
    public async Task Of_many_officers_at_the_same_moment_one_decides()
    {
        var id = await Waiting("Hurried Person");
        var officers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => App.As(Role.AccreditationOfficer)));
        var answers = await Task.WhenAll(officers.Select((o, n) => o.Post(Api($"participations/{id}/{(n % 2 == 0 ? "acceptance" : "refusal")}"), new { reason = "because" })));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        foreach (var late in answers.Where(a => a.StatusCode != HttpStatusCode.OK)) Assert.Contains(await late.Code(), FasterOrThere);
        Assert.Equal(3, await App.InDb(db => db.Steps.CountAsync(s => s.ParticipationId == id)));   // draft, submitted, decided
        await PlacesAgree(id);
    }

    [Fact]
    public async Task A_bulk_ruling_does_what_it_can_and_says_what_it_left()
    {
        var (one, other) = (await Waiting("Bulk One"), await Waiting("Bulk Two"));
        var officer = await App.As(Role.AccreditationOfficer);
        await (await officer.Post(Api($"participations/{other}/refusal"), new { reason = "twice" })).Read(HttpStatusCode.OK);
        var answer = await (await officer.Post(Api("participations/rulings"), new { ruling = "accredit", ids = new[] { one, other, Guid.CreateVersion7(), Sample.ForeignParticipation } })).Read(HttpStatusCode.OK);
        Assert.Equal([one], answer.GetProperty("done").EnumerateArray().Select(i => i.GetGuid()));
        Assert.Equal(["participation.not-now", "participation.not-here", "participation.not-here"], answer.GetProperty("notDone").EnumerateArray().Select(n => n.GetProperty("code").GetString()!));
        Assert.Equal(ParticipationState.Accredited, await StateOf(one));
    }

    [Fact]
    public async Task The_list_is_asked_in_the_words_of_its_answers()
    {
        var (waits, decided) = (await Waiting("Listed One"), await Waiting("Listed Two"));
        var officer = await App.As(Role.AccreditationOfficer);
        await (await officer.Post(Api($"participations/{decided}/takeup"), new { })).Read(HttpStatusCode.OK);
        foreach (var (id, state) in new[] { (waits, "submitted"), (decided, "underReview") })
        {
            Assert.Equal(state, (await officer.Get(Api($"participations/{id}"))).GetProperty("state").GetString());
            var listed = (await officer.Get(Api($"participations?state={state}&limit=500"))).GetProperty("items").EnumerateArray().ToList();
            Assert.Contains(id, listed.Select(p => p.GetProperty("id").GetGuid()));
            Assert.All(listed, p => Assert.Equal(state, p.GetProperty("state").GetString()));
        }
    }

    [Fact]
    public async Task A_refusal_in_bulk_has_a_reason_and_frees_the_places()
    {
        var (one, other) = (await Waiting("Refused One"), await Waiting("Refused Two"));
        var officer = await App.As(Role.AccreditationOfficer);
        var page = await officer.Page(Desk("accreditation?name=Refused"));
        var without = await page.Form("#bulk").Fill("ids", one.ToString(), other.ToString()).Send("button[value=Refuse]");
        Assert.Equal(HttpStatusCode.Conflict, without.Status);
        Assert.Contains("Write the reason", without.Text, StringComparison.Ordinal);
        // The rows stay ticked, so that the reason alone is missing.
        Assert.Equal(2, without.All("input[name=ids]").Count(box => box.HasAttribute("checked")));
        var nobody = await page.Form("#bulk").Fill("reason-Refuse", "not members").Send("button[value=Refuse]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.Status);
        Assert.Contains("Nothing is selected.", nobody[".note-no"], StringComparison.Ordinal);
        var done = await without.Form("#bulk").Fill("reason-Refuse", "not members").Send("button[value=Refuse]");
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Equal([ParticipationState.Refused, ParticipationState.Refused], new[] { await StateOf(one), await StateOf(other) });
        await PlacesAgree(one);
    }

    [Fact]
    public async Task What_was_changed_since_the_list_was_opened_is_left_as_it_is()
    {
        var (one, other) = (await Waiting("Looked Upon One"), await Waiting("Looked Upon Two"));
        var page = await (await App.As(Role.AccreditationOfficer)).Page(Desk("accreditation?name=Upon"));
        await App.InDb(async db =>
        {
            (await db.Participations.SingleAsync(p => p.Id == one)).HoldOffice("Another office", "", "");
            await db.SaveChangesAsync();
        });
        var answer = await page.Form("#bulk").Fill("ids", one.ToString(), other.ToString()).Send("button[value=Accredit]");
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal((ParticipationState.Submitted, ParticipationState.Accredited), (await StateOf(one), await StateOf(other)));
    }

    [Fact]
    public async Task All_found_means_all_that_the_filter_finds_and_nobody_else()
    {
        var (one, other, third) = (await Waiting("Zorbulon Alpha"), await Waiting("Zorbulon Beta"), await Waiting("Quite Another"));
        var officer = await App.As(Role.AccreditationOfficer);
        var page = await officer.Page(Desk("accreditation?name=zorb"));
        Assert.Equal(2, page.All("tbody tr").Count);
        await page.Form("#bulk").Fill("all", "true").Send("button[value=Accredit]");
        Assert.Equal((ParticipationState.Accredited, ParticipationState.Accredited, ParticipationState.Submitted), (await StateOf(one), await StateOf(other), await StateOf(third)));
    }

    [Fact]
    public async Task Of_a_ruling_on_hundreds_the_history_says_in_a_line_on_whom()
    {
        var (one, other) = (await Waiting("Ruled Early"), await Waiting("Ruled Late"));
        Guid[] ids = [one, .. Enumerable.Range(0, Sitting.Most).Select(_ => Guid.CreateVersion7()), other];
        var outcome = await App.InScope(async services => await services.GetRequiredService<Sitting>().RuleAll(
            ids, Ruling.Refuse, "not members", await services.GetRequiredService<PlenaryDb>().Conferences.AsNoTracking().SingleAsync(c => c.Id == Sample.Conference), Sample.Officer, Sample.Now));
        Assert.Equal([one, other], outcome.Done.Select(p => p.Id));
        Assert.Equal(Enumerable.Repeat(Sitting.NotHere, Sitting.Most), outcome.NotDone.Select(n => n.Refusal));
        Assert.Equal((ParticipationState.Refused, ParticipationState.Refused), (await StateOf(one), await StateOf(other)));
        await PlacesAgree(other);
        // Two of one delegation are ruled on together, whoever stands between them.
        var line = Assert.Single(await App.InDb(db => db.AuditEntries.Where(e => e.Action == "participations.ruled-together").Select(e => e.Details).ToListAsync()));
        Assert.All(new[] { one.ToString(), other.ToString(), "not members" }, said => Assert.Contains(said, line, StringComparison.Ordinal));
        Assert.False(await App.InDb(db => db.AuditEntries.AnyAsync(e => e.Action == "participation.changed" && (e.SubjectId == one || e.SubjectId == other) && e.Details.Contains("Refused"))));
    }

    [Fact]
    public async Task Under_four_eyes_a_second_officer_confirms()
    {
        var id = await Waiting("Twice Seen");
        await FourEyes(true);
        try
        {
            var (first, second) = (await App.As(Role.AccreditationOfficer), await App.As(Role.AccreditationOfficer));
            await (await first.Page(Desk($"accreditation?open={id}"))).Form("#one").Send("button[value=Accredit]");
            Assert.Equal(ParticipationState.UnderReview, await StateOf(id));
            Assert.Equal("participation.own-proposal", await (await first.Post(Api($"participations/{id}/acceptance"), new { })).Code());
            var page = await second.Page(Desk($"accreditation?open={id}"));
            Assert.Contains("proposes to accredit", page.Text, StringComparison.Ordinal);
            await page.Form("#one").Send("button[value=Accredit]");
            Assert.Equal(ParticipationState.Accredited, await StateOf(id));
        }
        finally
        {
            await FourEyes(false);
        }
    }

    [Fact]
    public async Task Who_is_entered_at_once_under_four_eyes_waits_and_is_said_to_wait()
    {
        var officer = await App.As(Role.AccreditationOfficer);
        var form = (await officer.Page(Desk($"accreditation/new?organisation={Sample.Coalition}"))).Form("form.measure").Fill("Input.Name", "Zahra Safi").Fill("Input.CategoryId", Sample.DelegateCategory.ToString()).Fill("AtOnce", "true");
        await FourEyes(true);
        try
        {
            var said = await (await form.Send()).Follow();
            Assert.Contains("Zahra Safi waits in the queue.", said.Text, StringComparison.Ordinal);
        }
        finally
        {
            await FourEyes(false);
        }
    }

    [Fact]
    public async Task The_history_says_what_was_changed_in_the_readers_language()
    {
        var id = await Waiting("Rim Safi");
        var officer = await App.As(Role.AccreditationOfficer);
        await (await officer.Put(Api($"participations/{id}"), new { office = "Treasurer", email = "rim@school.org" })).Read(HttpStatusCode.OK);
        Assert.Contains("Changed: E-mail and Office", (await officer.Page(Desk($"accreditation?open={id}"))).Text, StringComparison.Ordinal);
        officer.DefaultRequestHeaders.AcceptLanguage.Clear();
        officer.DefaultRequestHeaders.AcceptLanguage.ParseAdd("tr");
        Assert.Contains("Değişen: E-posta ve Görev", (await officer.Page(Desk($"accreditation?open={id}"))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Viewer), InlineData(Role.AccreditationOfficer)]
    public async Task Who_may_only_look_is_offered_no_deed(Role role)
    {
        var id = await Waiting("Looked At");
        var page = await (await App.As(role)).Page(Desk($"accreditation?open={id}"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(role is Role.AccreditationOfficer, page.All("#one").Count > 0);
        Assert.Equal(role is Role.AccreditationOfficer, page.All("#bulk").Count > 0);
    }

    [Fact]
    public async Task A_nomination_of_another_conference_is_not_there()
    {
        var officer = await App.As(Role.AccreditationOfficer);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Page(Desk($"accreditation?open={Sample.ForeignParticipation}"))).Status);
        foreach (var noun in new[] { "acceptance", "refusal", "return", "withdrawal", "revocation", "takeup", "submission", "substitution" })
            Assert.Equal(HttpStatusCode.NotFound, (await officer.Post(Api($"participations/{Sample.ForeignParticipation}/{noun}"), new { reason = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(Api($"participations/{Sample.ForeignParticipation}"))).StatusCode);
    }

    [Fact]
    public async Task A_page_goes_on_where_the_last_one_ended_and_back_again()
    {
        for (var n = 0; n < 30; n++) await Waiting($"Pagable {n:00}");
        var officer = await App.As(Role.AccreditationOfficer);
        var first = await officer.Page(Desk("accreditation?name=pagable"));
        Assert.Equal(25, first.All("tbody tr").Count);
        var second = await officer.Page(Desk("accreditation") + first.One("a[rel=next]").GetAttribute("href"));
        Assert.Equal(5, second.All("tbody tr").Count);
        var names = first.All("tbody th bdi").Concat(second.All("tbody th bdi")).Select(b => b.TextContent).ToList();
        Assert.Equal(30, names.Distinct().Count());
        var back = await officer.Page(Desk("accreditation") + second.One("a[rel=prev]").GetAttribute("href"));
        Assert.Equal(first.All("tbody th bdi").Select(b => b.TextContent), back.All("tbody th bdi").Select(b => b.TextContent));
    }

    private Task FourEyes(bool on) => App.InDb(async db =>
    {
        (await db.Conferences.SingleAsync(c => c.Id == Sample.Conference)).FourEyes = on;
        await db.SaveChangesAsync();
    });

    private Task<ParticipationState> StateOf(Guid id) => App.InDb(db => db.Participations.Where(p => p.Id == id).Select(p => p.State).SingleAsync());

    private async Task PlacesAgree(Guid participation)
    {
        var (taken, held) = await App.InDb(async db =>
        {
            var p = await db.Participations.AsNoTracking().SingleAsync(x => x.Id == participation);
            var all = await db.Participations.AsNoTracking().Where(x => x.DelegationId == p.DelegationId && x.CategoryId == p.CategoryId).ToListAsync();
            return (await db.Places.Where(x => x.DelegationId == p.DelegationId && x.CategoryId == p.CategoryId).Select(x => x.Taken).SingleAsync(), all.Count(x => x.HoldsPlace));
        });
        Assert.Equal(held, taken);
    }

    /// <summary>Somebody of Open Wells who waits for a decision.</summary>
    private Task<Guid> Waiting(string name) => App.InScope(async services =>
    {
        var (db, nominations) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<Nominations>());
        var conference = await db.Conferences.AsNoTracking().SingleAsync(c => c.Id == Sample.Conference);
        var nominee = new Nominee(name, null, "", "", "", "", null, Sample.DelegateCategory);
        var entered = await nominations.EnterBySecretariat((await nominations.DelegationOf(Sample.Coalition, conference)).Id, nominee, null, conference, Sample.Head, Sample.Now);
        Assert.Null(entered.Refusal);
        Assert.Null((await nominations.Send(entered.Participation!.DelegationId, conference, Sample.Head, Sample.Now, entered.Participation.Id, bySecretariat: true)).Refusal);
        return entered.Participation.Id;
    });
}
