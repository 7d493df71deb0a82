using System.Net;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.People;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Accreditations;

/// <summary>The report counts women only where somebody was asked.</summary>
public class GenderFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task Gender_is_asked_of_whoever_nominates_and_counts_in_the_report()
    {
        var (head, officer) = (await App.Delegation(), await App.As(Role.AccreditationOfficer));
        var before = await Women();
        Assert.Equal(["not given", "Woman", "Man", "Other gender"], (await head.Page("/delegation")).All("#Input_Gender option").Select(o => o.TextContent));
        var (salma, adel) = (await Nominate(head, "Salma Wadi", "Woman"), await Nominate(head, "Adel Wadi", ""));
        foreach (var id in new[] { salma, adel }) await (await officer.Post(Api($"participations/{id}/acceptance"), new { })).Read(HttpStatusCode.OK);
        Assert.Equal(before + 1, await Women());
        Assert.Equal((Gender.Woman, null), (await OfRecord(salma), await OfRecord(adel)));

        // By a program: what it leaves out stays; what it says comes back to the queue, as every correction does.
        Assert.Equal("woman", (await (await officer.Put(Api($"participations/{salma}"), new { office = "Treasurer" })).Read(HttpStatusCode.OK)).GetProperty("gender").GetString());
        var corrected = await (await officer.Put(Api($"participations/{adel}"), new { gender = "man" })).Read(HttpStatusCode.OK);
        Assert.Equal(("man", "submitted"), (corrected.GetProperty("gender").GetString(), corrected.GetProperty("state").GetString()));

        // By the head, who may take it back; and at the desk.
        Assert.Equal("/delegation", (await (await head.Page($"/delegation/people/{adel}")).Form("#nominee").Fill("Input.Gender", "").Send()).Location);
        Assert.Equal((null, null), (await Of(adel), await OfRecord(adel)));
        Assert.Equal(HttpStatusCode.Redirect, (await (await officer.Page(Desk($"accreditation/{adel}/edit"))).Form("form.measure").Fill("Input.Gender", "Other").Send()).Status);
        Assert.Equal(Gender.Other, await Of(adel));
    }

    [Fact]
    public async Task It_is_asked_of_whoever_takes_a_seat_too()
    {
        var (head, officer) = (await App.Delegation(), await App.As(Role.AccreditationOfficer));
        var leaving = await Nominate(head, "Karam Nahr", "Man");
        await (await head.Page($"/delegation/people/{leaving}")).Form("form[action*=Substitute]").Fill("Other.Name", "Huda Nahr").Fill("Other.Gender", "Woman").Fill("Other.Email", "huda@school.org").Send();
        var huda = await IdOf("Huda Nahr");
        Assert.Equal(Gender.Woman, await Of(huda));
        var instead = await (await officer.Post(Api($"participations/{huda}/substitution"), new { names = new[] { new { text = "Omar Nahr" } }, gender = "man", reason = "ill" })).Read(HttpStatusCode.Created);
        Assert.Equal("man", instead.GetProperty("gender").GetString());
    }

    [Fact]
    public async Task What_the_directory_knows_stays_unless_the_nomination_says_otherwise_and_no_delegation_is_shown_it()
    {
        var known = await App.InDb(async db =>
        {
            Assert.Null(Person.Enter([new("Nadia Marsa")], out var person));
            person.Describe("", Gender.Woman, null, []);
            db.People.Add(person);
            await db.SaveChangesAsync();
            return person.Id;
        });
        var (head, officer) = (await App.Delegation(), await App.As(Role.AccreditationOfficer));
        var entered = await (await officer.Post(Api("participations"), new { organisationId = Sample.RiverSchools, category = "delegate", personId = known })).Read(HttpStatusCode.Created);
        var id = entered.GetProperty("id").GetGuid();
        Assert.Equal("woman", entered.GetProperty("gender").GetString());

        var page = await head.Page($"/delegation/people/{id}");
        Assert.Single(page.All("#Input_Office"));
        Assert.Empty(page.All("#Input_Gender"));
        Assert.Equal("/delegation", (await page.Form("#nominee").Fill("Input.Office", "Chair").Send()).Location);
        Assert.Equal("Chair", await App.InDb(db => db.Participations.Where(p => p.Id == id).Select(p => p.Office).SingleAsync()));
        Assert.Equal(Gender.Woman, await Of(id));
    }

    /// <summary>By the head of the first delegation, and sent.</summary>
    private async Task<Guid> Nominate(HttpClient head, string name, string gender)
    {
        var answer = await (await head.Page("/delegation")).Form("form[action*=Add]").Fill("Input.Name", name).Fill("Input.Gender", gender)
            .Fill("Input.Email", $"{Guid.CreateVersion7():N}@school.org").Fill("Input.CategoryId", Sample.DelegateCategory.ToString()).Send();
        Assert.True(answer.Location == "/delegation", answer.Text);
        await (await head.Page("/delegation")).Form("form[action*=Send]").Send();
        return await IdOf(name);
    }

    private Task<Guid> IdOf(string name) => App.InDb(async db => (await db.Participations.AsNoTracking().ToListAsync()).Single(p => p.NominatedAs is [{ Text: var text }, ..] && text == name).Id);

    private Task<Gender?> Of(Guid id) => App.InDb(db => db.Participations.Where(p => p.Id == id).Select(p => p.Gender).SingleAsync());

    private Task<Gender?> OfRecord(Guid id) => App.InDb(db => (from p in db.Participations join x in db.People on p.PersonId equals x.Id where p.Id == id select x.Gender).SingleAsync());

    private async Task<int> Women() => (await (await App.As(Role.Viewer)).Get(Api("report/statistics"))).GetProperty("total").GetProperty("women").GetInt32();
}
