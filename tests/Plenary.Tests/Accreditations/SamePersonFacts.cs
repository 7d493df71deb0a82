using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.People;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;
using static Plenary.Accreditations.ParticipationState;

namespace Plenary.Tests.Accreditations;

/// <summary>Whom a nomination means is part of what is decided: an answer about records changes no decision unseen.</summary>
public class SamePersonFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task Nobody_becomes_somebody_whom_the_review_does_not_show()
    {
        var id = await Nominated("Wardah Safi");
        var officer = await App.As(Role.AccreditationOfficer);
        await (await officer.Post(Api($"participations/{id}/acceptance"), new { })).Read(HttpStatusCode.OK);
        var (person, stranger) = (await PersonOf(id), await Enter("Qwertz Uiopas"));
        Assert.Equal("same-person.not-alike", await (await officer.Post(Api($"participations/{id}/likely/{stranger}/same"))).Code());
        Assert.Equal((person, Accredited), (await PersonOf(id), await StateOf(id)));
        Assert.False(await App.InDb(db => db.Merges.AnyAsync(m => m.KeptId == stranger || m.GoneId == stranger)));
    }

    /// <summary>Those who are likely the same may be at no conference that a viewer sees.</summary>
    [Fact]
    public async Task Only_who_answers_is_shown_whom_the_directory_has()
    {
        var other = await Enter("Zaynab Khoury Haddad");
        var id = await Nominated("Zaynab Khoury Haddad");
        var (officer, viewer) = (await App.As(Role.AccreditationOfficer), await App.As(Role.Viewer));
        Assert.Contains(other.ToString(), await officer.GetStringAsync(Api($"participations/{id}/likely")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync(Api($"participations/{id}/likely"))).StatusCode);
        Assert.Contains(other.ToString(), await officer.GetStringAsync(Desk($"accreditation?open={id}")), StringComparison.Ordinal);
        var page = await viewer.GetStringAsync(Desk($"accreditation?open={id}"));
        Assert.Contains("Zaynab Khoury Haddad", page, StringComparison.Ordinal);
        Assert.DoesNotContain(other.ToString(), page, StringComparison.Ordinal);
    }

    /// <summary>Both kinds of nomination: one that made a record of the directory, and one that took one that was there.</summary>
    [Theory]
    [InlineData("Dalal Rawi", false), InlineData("Ghada Rawi", true)]
    public async Task One_officer_cannot_change_who_it_is_whom_two_accredited(string name, bool wasThere)
    {
        var id = await Nominated(name, wasThere ? await Enter(name) : null);
        var (first, second) = (await App.As(Role.AccreditationOfficer), await App.As(Role.AccreditationOfficer));
        await FourEyes(true);
        try
        {
            foreach (var officer in new[] { first, second }) await (await officer.Post(Api($"participations/{id}/acceptance"), new { })).Read(HttpStatusCode.OK);
            Assert.Equal(Accredited, await StateOf(id));

            var other = await Enter(name);
            Assert.Contains("comes back to the queue", (await first.Page(Desk($"accreditation?open={id}"))).Text, StringComparison.Ordinal);
            await (await first.Post(Api($"participations/{id}/likely/{other}/same"))).Read(HttpStatusCode.NoContent);
            Assert.Equal((other, Submitted), (await PersonOf(id), await StateOf(id)));
            Assert.Contains("Changed: Person", (await first.Page(Desk($"accreditation?open={id}"))).Text, StringComparison.Ordinal);

            await (await first.Post(Api($"participations/{id}/acceptance"), new { })).Read(HttpStatusCode.OK);
            Assert.Equal(UnderReview, await StateOf(id));

            // What was only proposed is proposed again.
            var third = await Enter(name);
            await (await second.Post(Api($"participations/{id}/likely/{third}/same"))).Read(HttpStatusCode.NoContent);
            await (await second.Post(Api($"participations/{id}/acceptance"), new { })).Read(HttpStatusCode.OK);
            Assert.Equal((third, UnderReview), (await PersonOf(id), await StateOf(id)));
            await (await first.Post(Api($"participations/{id}/acceptance"), new { })).Read(HttpStatusCode.OK);
            Assert.Equal(Accredited, await StateOf(id));
        }
        finally
        {
            await FourEyes(false);
        }
    }

    /// <summary>“The same” was said of a nomination that is another one now.</summary>
    [Fact]
    public async Task An_answer_about_a_nomination_that_changed_meanwhile_is_not_taken()
    {
        var id = await Nominated("Sawsan Rawi");
        var (person, other) = (await PersonOf(id), await Enter("Sawsan RAWI"));
        var officer = await App.As(Role.AccreditationOfficer);
        var old = (await officer.GetAsync(Api($"participations/{id}"))).Headers.ETag!.Tag;
        var page = await officer.Page(Desk($"accreditation?open={id}"));
        await (await officer.Put(Api($"participations/{id}"), new { office = "Clerk of another court" })).Read(HttpStatusCode.OK);

        foreach (var answer in new[] { "same", "two-people" })
            Assert.Equal("changed-meanwhile", await (await officer.Send(HttpMethod.Post, Api($"participations/{id}/likely/{other}/{answer}"), old)).Code(HttpStatusCode.PreconditionFailed));
        foreach (var button in new[] { "Same person", "Two people" })
        {
            var told = await page.Form("form[action*='handler=Same']").Send(button);
            Assert.Equal(HttpStatusCode.Conflict, told.Status);
            Assert.Contains("Changed while you were writing.", told.Text, StringComparison.Ordinal);
        }
        Assert.Equal(person, await PersonOf(id));
        Assert.Equal(HttpStatusCode.Redirect, (await (await officer.Page(Desk($"accreditation?open={id}"))).Form("form[action*='handler=Same']").Send("Same person")).Status);
        Assert.Equal(other, await PersonOf(id));
    }

    [Fact]
    public async Task A_nomination_that_nobody_has_judged_keeps_its_turn()
    {
        var id = await Nominated("Lubna Safi");
        var before = await App.InDb(db => db.Participations.AsNoTracking().SingleAsync(p => p.Id == id));
        await (await (await App.As(Role.AccreditationOfficer)).Post(Api($"participations/{id}/likely/{await Enter("Lubna SAFI")}/same"))).Read(HttpStatusCode.NoContent);
        var after = await App.InDb(db => db.Participations.AsNoTracking().SingleAsync(p => p.Id == id));
        Assert.NotEqual(before.PersonId, after.PersonId);
        Assert.Equal((Submitted, before.QueuedAt, before.Steps), (after.State, after.QueuedAt, after.Steps));
    }

    /// <summary>The record that the accredited person has is the one that stays: nobody else stands there, and nothing is decided again.</summary>
    [Fact]
    public async Task A_second_record_of_an_accredited_person_costs_no_accreditation()
    {
        var id = await Nominated("Munira Safi");
        var secretariat = await App.As(Role.Secretariat);
        await (await secretariat.Post(Api($"participations/{id}/acceptance"), new { })).Read(HttpStatusCode.OK);
        var (person, twice) = (await PersonOf(id), await Enter("Munira SAFI"));
        await (await secretariat.Post($"/api/v1/people/{person}/merges", new { gone = twice })).Read(HttpStatusCode.Created);
        Assert.Equal((person, Accredited), (await PersonOf(id), await StateOf(id)));
    }

    [Fact]
    public async Task Whoever_decides_at_one_conference_changes_nobody_at_another()
    {
        var id = await Nominated("Nawal Safi");
        var (person, other) = (await PersonOf(id), await Enter("Nawal SAFI"));
        await App.InDb(async db =>
        {
            var like = await db.Participations.AsNoTracking().SingleAsync(p => p.Id == Sample.ForeignParticipation);
            db.Participations.Add(Participation.Nominate(Sample.Foreign, like.DelegationId, like.OrganisationId, await db.People.SingleAsync(p => p.Id == person), like.CategoryId, false, Sample.Officer, Sample.Now));
            await db.SaveChangesAsync();
        }, Sample.Foreign);
        Assert.Equal("same-person.elsewhere", await (await (await App.As(Role.AccreditationOfficer)).Post(Api($"participations/{id}/likely/{other}/same"))).Code());
        Assert.Equal(person, await PersonOf(id));
    }

    private Task FourEyes(bool on) => App.InDb(async db =>
    {
        (await db.Conferences.SingleAsync(c => c.Id == Sample.Conference)).FourEyes = on;
        await db.SaveChangesAsync();
    });

    private Task<ParticipationState> StateOf(Guid id) => App.InDb(db => db.Participations.Where(p => p.Id == id).Select(p => p.State).SingleAsync());

    private Task<Guid> PersonOf(Guid id) => App.InDb(db => db.Participations.Where(p => p.Id == id).Select(p => p.PersonId).SingleAsync());

    private Task<Guid> Enter(string name) => App.InDb(async db =>
    {
        Assert.Null(Person.Enter([new(name)], out var person));
        db.People.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    });

    /// <summary>Somebody who waits for a decision.</summary>
    /// <param name="person">Of the directory; null: the nomination makes a record.</param>
    private Task<Guid> Nominated(string name, Guid? person = null) => App.InScope(async services =>
    {
        var (db, nominations) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<Nominations>());
        var conference = await db.Conferences.AsNoTracking().SingleAsync(c => c.Id == Sample.Conference);
        var entered = await nominations.EnterBySecretariat(
            (await nominations.DelegationOf(Sample.Coalition, conference)).Id, new(name, null, "", "", "", "", null, Sample.DelegateCategory), person, conference, Sample.Head, Sample.Now);
        Assert.Null(entered.Refusal);
        Assert.Null((await nominations.Send(entered.Participation!.DelegationId, conference, Sample.Head, Sample.Now, entered.Participation.Id, bySecretariat: true)).Refusal);
        return entered.Participation.Id;
    });
}
