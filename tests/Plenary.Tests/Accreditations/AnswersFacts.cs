using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Delegations;
using Plenary.Mail;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Accreditations;

/// <summary>A delegation learns by one letter that the secretariat answered its nominations; who and why stands behind the link.</summary>
public class AnswersFacts(PlenaryApp app) : WebTest(app)
{
    private const string Reason = "The photograph is of somebody else.";

    [Theory]
    [InlineData("return", "Returned"), InlineData("refusal", "Refused"), InlineData("acceptance", "Accredited")]
    public async Task One_answer_is_told_by_a_letter_that_leads_to_the_delegation(string noun, string state)
    {
        var (_, people) = await Waiting(1, $"{noun}@example.org");
        var officer = await App.As(Role.AccreditationOfficer);
        await (await officer.Post(Api($"participations/{people[0]}/takeup"), new { })).Read(HttpStatusCode.OK);
        Assert.Empty(await LettersTo($"{noun}@example.org"));   // that somebody looks is no answer
        await (await officer.Post(Api($"participations/{people[0]}/{noun}"), new { reason = Reason })).Read(HttpStatusCode.OK);

        var letter = Assert.Single(await LettersTo($"{noun}@example.org"));
        Assert.Equal("Answers to your nominations: 13th General Conference", letter.Subject);
        Assert.Contains("The secretariat has answered 1 nomination of", letter.Text, StringComparison.Ordinal);
        foreach (var secret in new[] { "Person 0", Reason }) Assert.DoesNotContain(secret, letter.Text, StringComparison.OrdinalIgnoreCase);
        var page = await (await App.Anonymous().Page(LinkIn(letter))).Follow();
        Assert.Contains("Person 0", page.Text, StringComparison.Ordinal);
        Assert.Contains(state, page.Text, StringComparison.Ordinal);
        Assert.Contains((await (await App.As(Role.Secretariat)).Page(Desk("mail"))).All("tbody th a"), row => row.TextContent.Trim() == "Answers to nominations");
    }

    [Theory]
    [InlineData(Ruling.Return), InlineData(Ruling.Refuse)]
    public async Task A_sitting_on_many_writes_each_delegation_once(Ruling ruling)
    {
        var (one, other) = ($"one-{ruling}@example.org", $"other-{ruling}@example.org");
        var ((_, three), (_, two)) = (await Waiting(3, one), await Waiting(2, other));
        var officer = await App.As(Role.AccreditationOfficer);
        var done = await (await officer.Page(Desk("accreditation"))).Form("#bulk").Fill("ids", [.. three.Concat(two).Select(id => id.ToString())]).Fill($"reason-{ruling}", Reason).Send($"button[value={ruling}]");
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Contains("3 nominations", Assert.Single(await LettersTo(one)).Text, StringComparison.Ordinal);
        Assert.Contains("2 nominations", Assert.Single(await LettersTo(other)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_letter_waits_no_other_is_written()
    {
        var (_, people) = await Waiting(4, "patient@example.org");
        var officer = await App.As(Role.AccreditationOfficer);
        for (var n = 0; n < 3; n++) await (await officer.Post(Api($"participations/{people[n]}/acceptance"), new { })).Read(HttpStatusCode.OK);
        Assert.Single(await LettersTo("patient@example.org"));
        await App.InDb(async db =>
        {
            foreach (var mail in await db.Outbox.Where(m => m.Purpose == "answers").ToListAsync()) mail.Sent(App.Clock.GetCurrentInstant(), App.Services.GetRequiredService<Keys>());
            await db.SaveChangesAsync();
        });
        await (await officer.Post(Api($"participations/{people[3]}/acceptance"), new { })).Read(HttpStatusCode.OK);
        await (await officer.Post(Api($"participations/{people[3]}/revocation"), new { reason = Reason })).Read(HttpStatusCode.OK);
        var letters = await LettersTo("patient@example.org");
        Assert.Equal(2, letters.Select(LinkIn).Distinct().Count());
        Assert.Equal(2, letters.Count);
    }

    [Fact]
    public async Task Of_many_officers_at_the_same_moment_one_writes()
    {
        var (_, people) = await Waiting(6, "hurried@example.org");
        var officers = await Task.WhenAll(people.Select(_ => App.As(Role.AccreditationOfficer)));
        var answers = await Task.WhenAll(people.Select((id, n) => officers[n].Post(Api($"participations/{id}/acceptance"), new { })));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Single(await LettersTo("hurried@example.org"));
    }

    [Fact]
    public async Task Of_sittings_on_hundreds_at_the_same_moment_one_writes_to_each_delegation()
    {
        const int delegations = 12, sittings = 4;
        var waiting = new List<Guid>[delegations];
        for (var n = 0; n < delegations; n++) waiting[n] = await Many(sittings, $"crowd-{n}@example.org");
        // Each rules on one of every delegation; more than fit into one transaction, so that the history says it in one line.
        await Task.WhenAll(Enumerable.Range(0, sittings).Select(n => Task.Run(() => RuleAll([.. waiting.Select(people => people[n]), .. Enumerable.Range(0, Sitting.Most).Select(_ => Guid.CreateVersion7())]))));
        for (var n = 0; n < delegations; n++) Assert.Single(await LettersTo($"crowd-{n}@example.org"));
        var ruled = waiting.SelectMany(people => people).ToList();
        Assert.Equal(ruled.Count, await App.InDb(db => db.Participations.CountAsync(p => ruled.Contains(p.Id) && p.State == ParticipationState.Accredited)));
    }

    [Fact]
    public async Task A_delegation_larger_than_a_transaction_is_told_once_and_of_all()
    {
        var (large, small) = (await Many(Sitting.Most + 20, "large@example.org"), await Many(3, "small@example.org"));
        var lines = await RuledTogether();
        var (done, notDone) = await RuleAll([.. large.Take(400), .. small, .. large.Skip(400)]);
        Assert.Equal((large.Count + small.Count, 0), (done.Count, notDone.Count));
        Assert.Contains($"{large.Count} nominations", Assert.Single(await LettersTo("large@example.org")).Text, StringComparison.Ordinal);
        Assert.Contains("3 nominations", Assert.Single(await LettersTo("small@example.org")).Text, StringComparison.Ordinal);
        Assert.Equal(lines + 2, await RuledTogether());

        Task<int> RuledTogether() => App.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "participations.ruled-together"));
    }

    [Fact]
    public async Task The_letter_is_in_the_language_of_the_invitation()
    {
        var (_, people) = await Waiting(2, "arabic@example.org", "ar");
        await (await (await App.As(Role.AccreditationOfficer)).Post(Api("participations/rulings"), new { ruling = "accredit", ids = people })).Read(HttpStatusCode.OK);
        var letter = Assert.Single(await LettersTo("arabic@example.org"));
        Assert.StartsWith("الردود على ترشيحاتكم", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("ترشيحين", letter.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false), InlineData("withdrawn@example.org", true)]
    public async Task Who_has_no_address_or_is_not_invited_any_more_gets_no_letter(string email, bool withdrawn)
    {
        var (delegation, people) = await Waiting(1, email);
        if (withdrawn)
            await App.InDb(async db =>
            {
                Assert.Null((await db.Invitations.SingleAsync(i => i.DelegationId == delegation)).Withdraw(Sample.Now));
                await db.SaveChangesAsync();
            });
        await (await (await App.As(Role.AccreditationOfficer)).Post(Api($"participations/{people[0]}/refusal"), new { reason = Reason })).Read(HttpStatusCode.OK);
        Assert.Empty(await LettersTo(email));
        Assert.False(await App.InDb(db => db.DelegationLinks.AnyAsync(l => l.DelegationId == delegation)));
    }

    private static string LinkIn(Letter letter) => new Uri(letter.Text.Split('\n').Single(line => line.StartsWith("https://plenary.test/invitation/", StringComparison.Ordinal))).PathAndQuery;

    private Task<List<Letter>> LettersTo(string email) => App.InScope(async services =>
    {
        var (db, keys) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<Keys>());
        return (await db.Outbox.AsNoTracking().Where(m => m.Purpose == "answers").ToListAsync()).ConvertAll(m => m.Letter(keys)).FindAll(l => l.To == email);
    });

    private Task<Outcome> RuleAll(List<Guid> ids) => App.InScope(async services =>
        await services.GetRequiredService<Sitting>().RuleAll(ids, Ruling.Accredit, "", await services.GetRequiredService<PlenaryDb>().Conferences.AsNoTracking().SingleAsync(c => c.Id == Sample.Conference), Sample.Officer, App.Clock.GetCurrentInstant()));

    /// <summary>As <see cref="Waiting"/>, entered all at once.</summary>
    private async Task<List<Guid>> Many(int people, string email)
    {
        var (delegation, _) = await Waiting(0, email);
        return await App.InDb(async db =>
        {
            using var summary = db.SummariseHistory();
            var body = (await db.Delegations.AsNoTracking().SingleAsync(d => d.Id == delegation)).OrganisationId;
            var sent = new List<Participation>();
            for (var n = 0; n < people; n++)
            {
                Assert.Null(People.Person.Enter([new($"Member {Guid.CreateVersion7():N}")], out var person));
                var participation = Participation.Nominate(Sample.Conference, delegation, body, person, Sample.DelegateCategory, leads: false, Sample.Head, Sample.Now);
                Assert.Null(participation.Submit(Sample.Head, Sample.Now));
                db.AddRange(person, participation);
                sent.Add(participation);
            }
            await db.SaveChangesAsync();
            return sent.ConvertAll(p => p.Id);
        });
    }

    /// <summary>People of an invited delegation of its own who wait for an answer.</summary>
    private Task<(Guid Delegation, List<Guid> People)> Waiting(int people, string email, string language = "en") => App.InScope(async services =>
    {
        var (db, nominations) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<Nominations>());
        var conference = await db.Conferences.AsNoTracking().SingleAsync(c => c.Id == Sample.Conference);
        Assert.Null(Organisations.Organisation.Enter([new($"Body {Guid.CreateVersion7():N}")], Organisations.OrganisationKind.Ngo, "TN", out var body));
        var delegation = new Delegation { ConferenceId = conference.Id, OrganisationId = body.Id };
        var invitation = new Invitation { ConferenceId = conference.Id, DelegationId = delegation.Id, Language = language, Addressee = "", Email = email, Deadline = Sample.Deadline, IssuedAt = Sample.Now };
        Assert.Null(invitation.Accept("Karim Wadi", Sample.Now));
        db.AddRange(body, delegation, invitation);
        await db.SaveChangesAsync();
        var sent = new List<Guid>();
        for (var n = 0; n < people; n++)
        {
            var entered = await nominations.EnterBySecretariat(delegation.Id, new($"Person {n}", null, "", "", "", "", null, Sample.DelegateCategory), null, conference, Sample.Head, Sample.Now);
            Assert.Null(entered.Refusal);
            Assert.Null((await nominations.Send(delegation.Id, conference, Sample.Head, Sample.Now, entered.Participation!.Id, bySecretariat: true)).Refusal);
            sent.Add(entered.Participation.Id);
        }
        return (delegation.Id, sent);
    });
}
