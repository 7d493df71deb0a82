using System.Net;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.TheDirectory;

/// <summary>What was entered by mistake can go; what anything names stays.</summary>
public class RemovingFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task A_person_whom_nothing_names_goes_with_offices_and_is_found_no_more()
    {
        var (person, body) = (await App.Somebody("Tlacaelel Xochitl"), await App.Body("Mistaken Circle"));
        await App.InDb(async db => { db.Offices.Add(new Office { PersonId = person, OrganisationId = body, Title = "Clerk" }); await db.SaveChangesAsync(); });
        var secretariat = await App.As(Role.Secretariat);
        Assert.Contains("Tlacaelel", (await secretariat.Page("/directory/people?q=Tlacaelel")).Text, StringComparison.Ordinal);

        var page = await secretariat.Page($"/directory/people/{person}");
        var gone = await page.Form("#remove").Send();
        Assert.Equal("/directory/people", gone.Location);
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.GetAsync($"/directory/people/{person}")).StatusCode);
        Assert.Empty((await secretariat.Get("/api/v1/people?q=Tlacaelel")).GetProperty("items").EnumerateArray());
        Assert.Equal((0, 0), await App.InDb(async db => (await db.Offices.CountAsync(o => o.PersonId == person), await db.SearchWords.CountAsync(w => w.SubjectId == person))));
        // The office was all that named the body.
        await (await secretariat.DeleteAsync($"/api/v1/organisations/{body}")).Read(HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.GetAsync($"/api/v1/organisations/{body}")).StatusCode);
        Assert.Equal(2, await App.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "person.deleted" && e.SubjectId == person || e.Action == "organisation.deleted" && e.SubjectId == body)));
    }

    [Fact]
    public async Task Whoever_takes_part_anywhere_stays_and_so_does_the_body()
    {
        var secretariat = await App.As(Role.Secretariat);
        foreach (var address in new[] { $"people/{Sample.People[ParticipationState.Withdrawn]}", $"people/{await Foreign()}", $"organisations/{Sample.Coalition}" })
        {
            Assert.Empty((await secretariat.Page($"/directory/{address}")).All("#remove"));
            Assert.Equal("directory.in-use", await (await secretariat.DeleteAsync($"/api/v1/{address}")).Code());
        }

        // At another conference than the one that the secretariat works at.
        Task<Guid> Foreign() => App.InDb(db => db.Participations.Select(p => p.PersonId).FirstAsync(), Sample.Foreign);
    }

    [Fact]
    public async Task What_was_changed_meanwhile_is_looked_at_again()
    {
        var person = await App.Somebody("Quetzalli Ixchel");
        var secretariat = await App.As(Role.Secretariat);
        var page = await secretariat.Page($"/directory/people/{person}");
        await App.InDb(async db =>
        {
            Assert.Null((await db.People.SingleAsync(p => p.Id == person)).Rename([new("Quetzalli I. Ixchel")]));
            await db.SaveChangesAsync();
        });
        Assert.Contains("changed", (await page.Form("#remove").Send()).Text, StringComparison.Ordinal);
        Assert.True(await App.InDb(db => db.People.AnyAsync(p => p.Id == person)));
        Assert.Equal("changed-meanwhile", await (await secretariat.Send(HttpMethod.Delete, $"/api/v1/people/{person}", "\"0\"")).Code(HttpStatusCode.PreconditionFailed));
    }

    /// <summary>Two records that were merged are taken apart first.</summary>
    [Fact]
    public async Task A_record_that_another_went_into_stays()
    {
        var (kept, gone) = (await App.Somebody("Nezahual Coyotl"), await App.Somebody("Nezahual Coyotl"));
        var secretariat = await App.As(Role.Secretariat);
        await (await secretariat.Post($"/api/v1/people/{kept}/merges", new { gone, reason = "twice" })).Read(HttpStatusCode.Created);
        foreach (var one in new[] { kept, gone }) Assert.Equal("directory.in-use", await (await secretariat.DeleteAsync($"/api/v1/people/{one}")).Code());
    }
}
