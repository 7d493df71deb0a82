using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Tests.Print;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Accreditations;

/// <summary>The printed list of participants names only those who agree.</summary>
public class ListedFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task Whoever_does_not_agree_is_counted_and_not_named()
    {
        var (head, officer) = (await App.Delegation(), await App.As(Role.AccreditationOfficer));
        var (named, unnamed) = (await Nominate(head, "Widad Named", agrees: true), await Nominate(head, "Yusra Hushed", agrees: false));
        foreach (var id in new[] { named, unnamed }) await (await officer.Post(Api($"participations/{id}/acceptance"), new { })).Read(HttpStatusCode.OK);

        var paper = await Paper();
        Assert.Contains("WidadNamed", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("Hushed", paper, StringComparison.Ordinal);
        Assert.Contains("1morepersontakespartandisnotnamedhere.", paper, StringComparison.Ordinal);
        Assert.Contains("not named in the report", (await officer.Page(Desk($"accreditation?tab=accredited&open={unnamed}"))).Text, StringComparison.Ordinal);
        // The desk sees everybody, and who is not to be named.
        var listed = (await officer.Get(Api("report/participants?limit=100"))).GetProperty("items").EnumerateArray().SelectMany(d => d.GetProperty("people").EnumerateArray())
            .ToDictionary(p => p.GetProperty("name").GetString()!, p => p.GetProperty("listed").GetBoolean());
        Assert.Equal((true, false), (listed["Widad Named"], listed["Yusra Hushed"]));
    }

    [Fact]
    public async Task It_can_be_said_at_any_time_and_is_no_matter_for_the_queue()
    {
        var (head, officer) = (await App.Delegation(), await App.As(Role.AccreditationOfficer));
        var id = await Nominate(head, "Samar Later", agrees: true);
        await (await officer.Post(Api($"participations/{id}/acceptance"), new { })).Read(HttpStatusCode.OK);

        var page = await head.Page($"/delegation/people/{id}");
        Assert.Equal("/delegation", (await page.Form("#nominee").Fill("Input.Unlisted", "true").Send()).Location);
        Assert.Equal((ParticipationState.Accredited, false), await Of(id));
        Assert.True((await head.Page($"/delegation/people/{id}")).One("#Input_Unlisted").HasAttribute("checked"));

        // By a program: what it leaves out stays.
        Assert.False((await (await officer.Put(Api($"participations/{id}"), new { })).Read(HttpStatusCode.OK)).GetProperty("listed").GetBoolean());
        Assert.True((await (await officer.Put(Api($"participations/{id}"), new { listed = true })).Read(HttpStatusCode.OK)).GetProperty("listed").GetBoolean());
        Assert.Equal((ParticipationState.Accredited, true), await Of(id));
        Assert.Equal(HttpStatusCode.Redirect, (await (await officer.Page(Desk($"accreditation/{id}/edit"))).Form("form.measure").Fill("Input.Unlisted", "true").Send()).Status);
        Assert.Equal((ParticipationState.Accredited, false), await Of(id));

        // Whoever takes the seat is asked anew.
        var instead = await (await officer.Post(Api($"participations/{id}/substitution"), new { names = new[] { new { text = "Omar Later" } }, reason = "ill", listed = false })).Read(HttpStatusCode.Created);
        Assert.False(instead.GetProperty("listed").GetBoolean());
    }

    private async Task<Guid> Nominate(HttpClient head, string name, bool agrees)
    {
        var form = (await head.Page("/delegation")).Form("form[action*=Add]").Fill("Input.Name", name).Fill("Input.Email", $"{Guid.CreateVersion7():N}@school.org").Fill("Input.CategoryId", Sample.DelegateCategory.ToString());
        if (!agrees) form.Fill("Input.Unlisted", "true");
        var answer = await form.Send();
        Assert.True(answer.Location == "/delegation", answer.Text);
        await (await head.Page("/delegation")).Form("form[action*=Send]").Send();
        return await App.InDb(async db => (await db.Participations.AsNoTracking().ToListAsync()).Single(p => p.NominatedAs is [{ Text: var text }, ..] && text == name).Id);
    }

    private Task<(ParticipationState, bool)> Of(Guid id) =>
        App.InDb(async db => (await db.Participations.Where(p => p.Id == id).Select(p => new { p.State, p.Listed }).SingleAsync()) is var p ? (p.State, p.Listed) : default);

    private async Task<string> Paper() =>
        string.Concat(Pdf.Pages(await (await App.As(Role.Viewer)).GetByteArrayAsync(Desk("report/final.pdf"))).Select(Pdf.Text)).Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal);
}
