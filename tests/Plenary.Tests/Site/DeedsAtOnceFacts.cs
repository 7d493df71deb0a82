using System.Net;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Site;

/// <summary>One presses a button on a page that a colleague has made old: nothing is done, and the page says so and shows what is so now.</summary>
public class DeedsAtOnceFacts(PlenaryApp app) : WebTest(app)
{
    /// <summary>The page, the form with its button, and where the form says which version was looked at.</summary>
    public static TheoryData<string, string, string?, string> Deeds => new()
    {
        { "gates", "form.order", null, "seen" },
        { "settings/accreditation", "main form", null, "Version" },
        { "settings/site", "#door", null, "version" },
        { "settings/rooms/{SmallRoom}", "#text", "[formaction*=Removal]", "Input.Version" },
        { "settings/zones/{Hall}", "#text", "[formaction*=Removal]", "Input.Version" },
        { "settings/categories/{DelegateCategory}", "#text", "[formaction*=Removal]", "Input.Version" },
        { "badges/{Badge}", "main form:has([name=Seen])", "[formaction*=HandOver]", "Seen" },
        { "badges/{Badge}", "main form:has([name=Seen])", "[formaction*=Reissue]", "Seen" },
        { "badges/{Badge}", "main form:has([name=Seen])", "[formaction*=Revoke]", "Seen" },
        { "programme/{Panel}", "#place", null, "Place.Version" },
    };

    [Theory, MemberData(nameof(Deeds))]
    public async Task A_deed_on_what_is_old_is_not_done_and_the_page_is_of_now(string page, string form, string? button, string version)
    {
        var officer = await App.As(Role.Administrator);
        var shown = await officer.Page(Desk(System.Text.RegularExpressions.Regex.Replace(page, @"\{(\w+)\}", m => typeof(Sample).GetProperty(m.Groups[1].Value)!.GetValue(Sample)!.ToString()!)));
        var now = Version(shown);
        var lines = await Lines();

        var told = await shown.Form(form).Fill(version, "4711").Send(button);
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("Changed while you were writing.", told.Text, StringComparison.Ordinal);
        Assert.Equal(lines, await Lines());
        Assert.Equal(now, Version(told));

        string? Version(WebPage of) => of.One($"{form} [name='{version}']").GetAttribute("value");
        Task<long> Lines() => App.InDb(db => db.AuditHead.Select(h => h.Number).SingleAsync());
    }

    [Fact]
    public async Task A_gate_is_closed_by_one_and_the_second_who_closes_it_is_told()
    {
        var (first, second) = (await App.As(Role.Secretariat), await App.As(Role.Secretariat));
        var forms = (First: (await first.Page(Desk("gates"))).Form("form.order"), Second: (await second.Page(Desk("gates"))).Form("form.order"));
        Assert.Equal(HttpStatusCode.Redirect, (await forms.First.Send()).Status);
        var told = await forms.Second.Send();
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await told.Form("form.order").Send()).Status);   // open again
    }

    /// <summary>Numbers that nobody touched in the form change nothing; of one that both changed the second is told.</summary>
    [Fact]
    public async Task What_one_grants_no_other_form_takes_back()
    {
        var (delegates, press) = ($"Places[{Sample.DelegateCategory}]", $"Places[{Sample.PressCategory}]");
        var address = Desk($"delegations/{Sample.LateDelegation}");
        var (first, second) = (await App.As(Role.Secretariat), await App.As(Role.Secretariat));
        var forms = (First: (await first.Page(address)).Form("form[action*=Places]"), Second: (await second.Page(address)).Form("form[action*=Places]"));
        Assert.Equal(HttpStatusCode.Redirect, (await forms.First.Fill(delegates, "31").Send()).Status);

        Assert.Equal(HttpStatusCode.Redirect, (await forms.Second.Fill(press, "3").Send()).Status);
        Assert.Equal((31, 3), await Granted());

        var told = await forms.Second.Fill(delegates, "32").Fill(press, "5").Send();
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Equal((31, 3), await Granted());
        Assert.Equal(["Saved meanwhile: 31", "Yours: 32", "Saved meanwhile: 3", "Yours: 5"], told.All(".answers dd").Select(d => d.TextContent.Trim()));
        Assert.Equal(HttpStatusCode.Redirect, (await told.Form("form[action*=Places]").Send()).Status);
        Assert.Equal((32, 5), await Granted());

        async Task<(int, int)> Granted()
        {
            var places = await App.InDb(db => db.Places.AsNoTracking().Where(p => p.DelegationId == Sample.LateDelegation).ToDictionaryAsync(p => p.CategoryId, p => p.Granted));
            return (places[Sample.DelegateCategory], places.GetValueOrDefault(Sample.PressCategory));
        }
    }

    /// <summary>A form that is sent again for one wrong number does not bring back an old one of another category.</summary>
    [Fact]
    public async Task A_form_that_is_shown_again_shows_what_was_granted_meanwhile()
    {
        var (delegates, press) = ($"Places[{Sample.DelegateCategory}]", $"Places[{Sample.PressCategory}]");
        var officer = await App.As(Role.Secretariat);
        var form = (await officer.Page(Desk($"delegations/{Sample.WaitingDelegation}"))).Form("form[action*=Places]");
        await (await officer.Put(Api($"delegations/{Sample.WaitingDelegation}/places/delegate"), new { granted = 23 })).Read(HttpStatusCode.OK);
        var again = await form.Fill(press, "some").Send();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(("23", "some"), (again.One($"[name='{delegates}']").GetAttribute("value"), again.One($"[name='{press}']").GetAttribute("value")));
    }

    [Fact]
    public async Task A_program_grants_places_instead_of_those_that_it_read()
    {
        var officer = await App.As(Role.Secretariat);
        var address = Api($"delegations/{Sample.Delegation}/places");
        var read = Tag(await officer.Get(address));
        var granted = await officer.Put($"{address}/delegate", new { granted = 301 }, read);
        Assert.Equal(granted.Headers.ETag!.Tag, Tag(await granted.Read(HttpStatusCode.OK)));
        Assert.NotEqual(read, granted.Headers.ETag.Tag);
        Assert.Equal("changed-meanwhile", await (await officer.Put($"{address}/delegate", new { granted = 302 }, read)).Code(HttpStatusCode.PreconditionFailed));
        Assert.Equal(301, (await officer.Get(address)).GetProperty("items").EnumerateArray().Single(p => p.GetProperty("category").GetString() == "delegate").GetProperty("granted").GetInt32());

        static string Tag(System.Text.Json.JsonElement places) => $"\"{places.GetProperty("items").EnumerateArray().Single(p => p.GetProperty("category").GetString() == "delegate").GetProperty("version").GetInt32()}\"";
    }

    [Fact]
    public async Task A_program_opens_the_site_of_the_conference_that_it_read()
    {
        var officer = await App.As(Role.Secretariat);
        var old = (await officer.GetAsync($"/api/v1/conferences/{Sample.Slug}")).Headers.ETag!.Tag;
        var closed = await officer.Send(HttpMethod.Delete, Api("publication"), old);
        Assert.Equal(HttpStatusCode.NoContent, closed.StatusCode);
        Assert.Equal("changed-meanwhile", await (await officer.Send(HttpMethod.Put, Api("publication"), old)).Code(HttpStatusCode.PreconditionFailed));
        Assert.Equal(HttpStatusCode.NoContent, (await officer.Send(HttpMethod.Put, Api("publication"), closed.Headers.ETag!.Tag)).StatusCode);
    }

    /// <summary>The head of a delegation has two telephones, or hands the link to somebody.</summary>
    [Fact]
    public async Task Two_who_correct_one_nomination_are_told()
    {
        var id = Sample.Submitted;
        var delegation = await App.InDb(db => db.Participations.Where(p => p.Id == id).Select(p => p.DelegationId).SingleAsync());
        var (first, second) = (await App.Delegation(delegation), await App.Delegation(delegation));
        var forms = (First: (await first.Page($"/delegation/people/{id}")).Form("#nominee"), Second: (await second.Page($"/delegation/people/{id}")).Form("#nominee"));
        Assert.Equal(HttpStatusCode.Redirect, (await forms.First.Fill("Input.Office", "Reader of maps").Send()).Status);
        var told = await forms.Second.Fill("Input.Office", "Drawer of maps").Send();
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Equal(["Saved meanwhile: Reader of maps", "Yours: Drawer of maps"], told.All(".answers dd").Select(d => d.TextContent.Trim()));
        Assert.Equal(HttpStatusCode.Redirect, (await told.Form("#nominee").Send()).Status);
        Assert.Equal("Drawer of maps", await App.InDb(db => db.Participations.Where(p => p.Id == id).Select(p => p.Office).SingleAsync()));
    }
}
