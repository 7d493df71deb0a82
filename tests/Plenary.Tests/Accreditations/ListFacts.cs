using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Accreditations;

/// <summary>The lists of participations and delegations, for programs as for people.</summary>
public class ListFacts(PlenaryApp app) : WebTest(app)
{
    private static async Task<List<JsonElement>> Items(HttpClient client, string list)
    {
        var items = new List<JsonElement>();
        for (var (next, first) = ((string?)null, true); first || next is not null; first = false)
        {
            var page = await client.Get(Api(list + (list.Contains('?') ? "&" : "?") + "limit=3" + (next is null ? "" : $"&after={Uri.EscapeDataString(next)}")));
            items.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.GetProperty("next").GetString();
        }
        return items;
    }

    private static List<Guid> Ids(IEnumerable<JsonElement> items) => [.. items.Select(i => i.GetProperty("id").GetGuid())];

    [Fact]
    public async Task All_states_come_in_one_order_page_by_page()
    {
        var client = await App.As(Role.Viewer);
        var all = await App.InDb(db => db.Participations.AsNoTracking().Select(p => new { p.QueuedAt, p.Id }).ToListAsync());
        Assert.Equal(all.OrderBy(p => p.QueuedAt).ThenBy(p => p.Id).Select(p => p.Id), Ids(await Items(client, "participations")));
        Assert.Equal([Sample.Accredited], Ids(await Items(client, "participations?state=accredited")));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(Api("participations?after=nowhere"))).StatusCode);
    }

    [Theory]
    [InlineData("name=layla", true), InlineData("name=ليلى", true), InlineData("name=layla&state=draft", false), InlineData("name=nobody-of-this-name", false)]
    [InlineData("country=TR", true), InlineData("country=SN", false)]
    [InlineData("category=delegate", true), InlineData("category=press", false), InlineData("category=no-such", false)]
    [InlineData("name=layla&country=TR&category=delegate&since=2027-01-01T00:00:00Z", true), InlineData("since=2027-05-11T07:30:00Z", false)]
    public async Task Participations_are_narrowed_as_the_queue_is(string filter, bool holds) =>
        Assert.Equal(holds, Ids(await Items(await App.As(Role.Viewer), $"participations?{filter}")).Contains(Sample.Accredited));

    [Fact]
    public async Task Signs_are_asked_for_and_the_watch_list_s_by_its_readers_alone()
    {
        await App.InDb(db => db.Participations.Where(p => p.Id == Sample.Submitted).ExecuteUpdateAsync(set => set.SetProperty(p => p.PerhapsTwice, true).SetProperty(p => p.SecondLook, true)));
        var officer = await App.As(Role.AccreditationOfficer);
        Assert.Contains(Sample.Submitted, Ids(await Items(officer, "participations?sign=perhapsTwice")));
        Assert.DoesNotContain(Sample.Accredited, Ids(await Items(officer, "participations?sign=perhapsTwice")));
        Assert.Contains(Sample.Submitted, Ids(await Items(officer, "participations?sign=secondLook")));
        Assert.DoesNotContain(Sample.Submitted, Ids(await Items(officer, "participations?sign=proposed")));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await App.As(Role.Viewer)).GetAsync(Api("participations?sign=secondLook"))).StatusCode);
    }

    [Fact]
    public async Task Delegations_say_their_places_and_are_narrowed_by_name_and_letter()
    {
        var client = await App.As(Role.Viewer);
        await App.InDb(db => db.Delegations.Where(d => d.Id == Sample.LateDelegation).ExecuteUpdateAsync(set => set.SetProperty(d => d.LetterSignedBy, "Huda").SetProperty(d => d.LetterReceived, new LocalDate(2027, 4, 1))));
        var all = await Items(client, "delegations");
        Assert.Superset(new HashSet<Guid> { Sample.Delegation, Sample.LateDelegation, Sample.WaitingDelegation }, Ids(all).ToHashSet());
        var ours = all.Single(d => d.GetProperty("id").GetGuid() == Sample.Delegation);
        Assert.Equal((15, 5, 1), (ours.GetProperty("granted").GetInt32(), ours.GetProperty("taken").GetInt32(), ours.GetProperty("accredited").GetInt32()));

        Assert.Equal([Sample.Delegation], Ids(await Items(client, "delegations?name=river+sch")));
        Assert.Equal([Sample.Delegation], Ids(await Items(client, "delegations?country=TR")));
        Assert.Equal([Sample.LateDelegation], Ids(await Items(client, "delegations?letter=received")));
        Assert.DoesNotContain(Sample.LateDelegation, Ids(await Items(client, "delegations?letter=missing")));
        var page = await client.Page(Desk("delegations?letter=Received"));
        Assert.Contains("Clear Springs", page["table"]);
        Assert.DoesNotContain("River Schools", page["table"]);
    }
}
