using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Tests.Press;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Api;

/// <summary>Deeds of pages, done by a token that has the one scope for it and no other.</summary>
public class ByTokenFacts(PlenaryApp app) : WebTest(app)
{
    private async Task<HttpClient> Token(string scope, Role role = Role.Secretariat)
    {
        var (_, token) = await App.AccountWithToken(Sample.Conference, [role], [scope]);
        var client = App.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    [Fact]
    public async Task A_nomination_is_corrected_and_comes_back_to_the_queue_when_it_was_accredited()
    {
        var officer = await Token("accreditation:change", Role.AccreditationOfficer);
        var address = Api($"participations/{Sample.Accredited}");
        var before = await officer.GetAsync(address);
        var tag = before.Headers.ETag!.Tag;

        var corrected = await officer.Put(address, new { office = "Deputy coordinator" }, tag);
        var now = await corrected.Read(HttpStatusCode.OK);
        Assert.Equal("Deputy coordinator", now.GetProperty("office").GetString());
        Assert.Equal("Schools", now.GetProperty("unit").GetString());
        Assert.Equal("submitted", now.GetProperty("state").GetString());
        Assert.NotEqual(tag, corrected.Headers.ETag!.Tag);

        Assert.Equal("changed-meanwhile", await (await officer.Put(address, new { office = "Nobody" }, tag)).Code(HttpStatusCode.PreconditionFailed));
        Assert.Equal("places.not-offered", await (await officer.Put(address, new { category = "no-such" })).Code());
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Put(Api($"participations/{Sample.ForeignParticipation}"), new { office = "X" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await Token("accreditation:read")).Put(address, new { office = "X" })).StatusCode);
    }

    [Fact]
    public async Task Who_is_not_invited_yet_is_found_and_the_letter_read_before_it_goes()
    {
        var secretariat = await Token("invitations:change");
        var candidates = (await secretariat.Get(Api($"invitations/candidates?memberOf={Sample.Coalition}&limit=1"))).GetProperty("items");
        Assert.Empty(candidates.EnumerateArray());   // all its members are invited
        var one = (await secretariat.Get(Api("invitations/candidates?name=conflu"))).GetProperty("items")[0];
        Assert.Equal(Sample.Coalition, one.GetProperty("id").GetGuid());

        var letters = await App.InDb(db => db.Outbox.CountAsync());
        var letter = await (await secretariat.Post(Api("invitations/preview"), new { organisationIds = new[] { Sample.Coalition }, deadline = "2027-05-12T18:00:00", language = "fr", addressee = "Mme la Présidente" })).Read(HttpStatusCode.OK);
        Assert.Contains("Mme la Présidente", letter.GetProperty("text").GetString());
        Assert.Equal(letters, await App.InDb(db => db.Outbox.CountAsync()));
        Assert.Equal("invitation.deadline-over", await (await secretariat.Post(Api("invitations/preview"), new { organisationIds = new[] { Sample.Coalition }, deadline = "2027-05-01T18:00:00" })).Code());
    }

    [Fact]
    public async Task A_list_of_names_comes_onto_the_watch_list()
    {
        var secretariat = await Token("watchlist:change");
        using var list = new StringContent("Name,Reason\nKarmo Testovski,forged papers\n,nobody\n", Encoding.UTF8, "text/csv");
        var came = await (await secretariat.PostAsync(Api("watch-list/imports?name=list.csv&source=ministry"), list)).Read(HttpStatusCode.OK);
        Assert.Equal(1, came.GetProperty("added").GetInt32());
        Assert.Equal(3, came.GetProperty("problems")[0].GetProperty("row").GetInt32());
        var entry = (await secretariat.Get(Api("watch-list?q=Karmo"))).GetProperty("items")[0];
        Assert.Equal("forged papers", entry.GetProperty("reason").GetString());
        Assert.Equal("ministry", entry.GetProperty("source").GetString());
    }

    [Fact]
    public async Task The_history_is_verified_by_who_may_read_it() =>
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await (await Token("audit:read")).Get(Api("audit/verification"))).GetProperty("fault").ValueKind);

    [Fact]
    public async Task A_photograph_is_had_before_its_release_is_public()
    {
        var desk = await Token("press:change", Role.PressOfficer);
        var address = Api($"press-releases/{Sample.DraftRelease}/photo");
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(address)).StatusCode);
        using var photo = new ByteArrayContent(PhotographFacts.FromATelephone());
        await (await desk.PostAsync(address, photo)).Read(HttpStatusCode.OK);
        var kept = await desk.GetAsync(address);
        Assert.Equal("image/jpeg", kept.Content.Headers.ContentType!.MediaType);
        Assert.Equal("private, no-store", kept.Headers.CacheControl!.ToString().Replace("no-store, private", "private, no-store", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await (await Token("press:read")).GetAsync(Api($"press-releases/{Sample.ForeignRelease}/photo"))).StatusCode);
    }

    [Fact]
    public async Task Arrivals_of_a_day_are_counted_by_the_half_hour()
    {
        var viewer = await Token("reports:read", Role.Viewer);
        Assert.Empty((await viewer.Get(Api("report/arrivals/2027-05-10"))).GetProperty("counts").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await viewer.GetAsync(Api("report/arrivals/tomorrow"))).StatusCode);
    }

    [Fact]
    public async Task What_the_public_site_says_is_had_without_a_token_where_the_site_is_open()
    {
        var site = await App.Anonymous().Get(Api("site"));
        Assert.Equal("13th General Conference", site.GetProperty("title").GetProperty("en").GetString());
        Assert.Equal(["Great Hall", "Room 2"], site.GetProperty("rooms").EnumerateArray().Select(r => r.GetProperty("name").GetProperty("en").GetString()));
        Assert.Equal(1, site.GetProperty("programme").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync($"/api/v1/conferences/{Sample.ForeignSlug}/site")).StatusCode);
    }

    [Fact]
    public async Task Rooms_zones_categories_and_gates_are_known_to_everybody_with_a_role()
    {
        var door = await App.As(Role.DoorSupervisor);
        foreach (var list in new[] { "rooms", "zones", "categories", "gates" }) Assert.NotEmpty((await door.Get(Api(list))).GetProperty("items").EnumerateArray());
        var elsewhere = await App.AsForeign(Role.DoorSupervisor);
        foreach (var list in new[] { "rooms", "zones", "categories", "gates" }) Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(Api(list))).StatusCode);
    }
}
