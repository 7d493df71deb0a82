using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Accreditations;
using Plenary.Delegations;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Accreditations;

/// <summary>What the secretariat returned, and an invitation that ended before it was corrected.</summary>
public class CorrectionFacts(PlenaryApp app) : WebTest(app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Nothing_is_corrected_or_sent_under_an_invitation_that_ended(bool withdrawn)
    {
        var (delegation, id) = await Returned(withdrawn ? "Nadia Sahli" : "Rafik Sahli");
        var head = await App.Delegation(delegation);
        var page = await head.Page($"/delegation/people/{id}");   // the form stands on a page that was opened before
        await App.InDb(async db =>
        {
            var invitation = await db.Invitations.SingleAsync(i => i.DelegationId == delegation);
            Assert.Null(withdrawn ? invitation.Withdraw(Sample.Now) : invitation.Decline("Karim Wadi", Sample.Now, "no funds"));
            await db.SaveChangesAsync();
        });
        var answer = await page.Form("form[action*=Edit]").Fill("Input.Office", "Treasurer").Send();
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains(withdrawn ? "This invitation has been withdrawn." : "Accept the invitation first, then nominate.", answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.All("form[action*=Edit]"));
        var stored = await App.InDb(db => db.Participations.AsNoTracking().SingleAsync(p => p.Id == id));
        Assert.Equal((ParticipationState.Returned, ""), (stored.State, stored.Office));
    }

    [Fact]
    public async Task Nor_is_it_sent_by_itself()
    {
        var (delegation, id) = await Returned("Samir Sahli");
        await App.InScope(async services =>
        {
            var (db, nominations) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<Nominations>());
            Assert.Null((await db.Invitations.SingleAsync(i => i.DelegationId == delegation)).Withdraw(Sample.Now));
            await db.SaveChangesAsync();
            var conference = await db.Conferences.AsNoTracking().SingleAsync(c => c.Id == Sample.Conference);
            var (sent, refusal) = await nominations.Send(delegation, conference, Sample.Head, Sample.Now, id);
            Assert.Equal(Invitation.AlreadyWithdrawn, refusal);
            Assert.Empty(sent);
            return 0;
        });
    }

    /// <summary>A delegation of its own, with one person whom the secretariat returned.</summary>
    private Task<(Guid Delegation, Guid Id)> Returned(string name) => App.InScope(async services =>
    {
        var (db, nominations, sitting) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<Nominations>(), services.GetRequiredService<Sitting>());
        Assert.Null(Organisations.Organisation.Enter([new($"Body of {name}")], Organisations.OrganisationKind.Ngo, "TN", out var body));
        var delegation = new Delegation { ConferenceId = Sample.Conference, OrganisationId = body.Id };
        var places = new Places { ConferenceId = Sample.Conference, DelegationId = delegation.Id, CategoryId = Sample.DelegateCategory };
        Assert.Null(places.Grant(2));
        var invitation = new Invitation { ConferenceId = Sample.Conference, DelegationId = delegation.Id, Language = "en", Addressee = "", Email = "", Deadline = Sample.Deadline, IssuedAt = Sample.Now };
        Assert.Null(invitation.Accept("Karim Wadi", Sample.Now));
        db.AddRange(body, delegation, places, invitation);
        await db.SaveChangesAsync();
        var conference = await db.Conferences.AsNoTracking().SingleAsync(c => c.Id == Sample.Conference);
        var nominated = await nominations.Nominate(delegation.Id, new(name, null, "", "", "", "", $"{name.Replace(' ', '.')}@school.org", Sample.DelegateCategory), conference, Sample.Head, Sample.Now);
        Assert.Null(nominated.Refusal);
        Assert.Null((await nominations.Send(delegation.Id, conference, Sample.Head, Sample.Now)).Refusal);
        db.ChangeTracker.Clear();
        Assert.Empty((await sitting.Rule([nominated.Participation!.Id], Ruling.Return, "the full name", conference, Sample.Officer, Sample.Now)).NotDone);
        return (delegation.Id, nominated.Participation.Id);
    });
}
