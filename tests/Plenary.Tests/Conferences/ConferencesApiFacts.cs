using System.Net;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Conferences;

public class ConferencesApiFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task An_administrator_sets_up_a_series_its_first_edition_and_the_next_one()
    {
        var admin = await App.As(Role.Administrator);
        await (await admin.Post("/api/v1/series", new { slug = "summit", name = new { en = "Summit" }, organiser = new { en = "Network" } })).Read(HttpStatusCode.Created);
        var first = await (await admin.Post("/api/v1/conferences", New("summit-4", ordinal: 4))).Read(HttpStatusCode.Created);
        Assert.Equal(4, first.GetProperty("ordinal").GetInt32());

        await (await admin.Post("/api/v1/conferences/summit-4/rooms", new { name = new { en = "Hall", ar = "القاعة" }, capacity = 300 })).Read(HttpStatusCode.Created);
        var next = await (await admin.Post("/api/v1/conferences", New("summit-5", carryOver: new { venue = true, rooms = true }))).Read(HttpStatusCode.Created);
        Assert.Equal(5, next.GetProperty("ordinal").GetInt32());
        Assert.True(next.GetProperty("number").GetInt32() > first.GetProperty("number").GetInt32());

        var rooms = (await admin.Get("/api/v1/conferences/summit-5/rooms")).GetProperty("items");
        Assert.Equal("القاعة", rooms[0].GetProperty("name").GetProperty("ar").GetString());
        Assert.Equal(["summit-5", "summit-4"], (await admin.Get("/api/v1/series/summit/conferences")).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("slug").GetString()));
        var (before, after) = (await admin.Get("/api/v1/conferences/summit-4/categories"), await admin.Get("/api/v1/conferences/summit-5/categories"));
        Assert.Equal(before.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("code").GetString()), after.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("code").GetString()));
        Assert.NotEqual(before.GetProperty("items")[0].GetProperty("id").GetString(), after.GetProperty("items")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_short_name_is_given_once_and_spelled_plainly()
    {
        var admin = await App.As(Role.Administrator);
        Assert.Equal(SeriesApi.NoSuchSeries.Code, await (await admin.Post("/api/v1/conferences", New("lost-1", series: "lost"))).Code());
        await admin.Post("/api/v1/series", new { slug = "once", name = new { en = "Once" }, organiser = new { en = "Network" } });
        Assert.Equal(ShortName.Taken.Code, await (await admin.Post("/api/v1/series", new { slug = "once", name = new { en = "Once" }, organiser = new { en = "Network" } })).Code());
        Assert.Equal(ShortName.Bad.Code, await (await admin.Post("/api/v1/conferences", New("Über 1", series: "once"))).Code());
        Assert.Equal(Conference.EndsBeforeItStarts.Code, await (await admin.Post("/api/v1/conferences", New("once-1", series: "once", ends: "2030-05-01"))).Code());
    }

    [Fact]
    public async Task A_series_is_read_and_renamed_by_version()
    {
        var admin = await App.As(Role.Administrator);
        await admin.Post("/api/v1/series", new { slug = "meeting", name = new { en = "Meeting" }, organiser = new { en = "Network" } });
        var tag = (await admin.GetAsync("/api/v1/series/meeting")).Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.OK, (await Patch(admin, tag, new { name = new { en = "Great Meeting" } }, "/api/v1/series/meeting")).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Patch(admin, tag, new { name = new { en = "Small Meeting" } }, "/api/v1/series/meeting")).StatusCode);
        Assert.Equal(Series.OrganiserMissing.Code, await (await Patch(admin, "*", new { organiser = new { } }, "/api/v1/series/meeting")).Code());
        Assert.Equal(Series.UnknownOrganiser.Code, await (await Patch(admin, "*", new { organiserId = Guid.CreateVersion7() }, "/api/v1/series/meeting")).Code());
        Assert.Equal("Great Meeting", (await admin.Get("/api/v1/series/meeting")).GetProperty("name").GetProperty("en").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/api/v1/series/nowhere")).StatusCode);
    }

    [Fact]
    public async Task A_change_to_an_older_version_is_not_taken()
    {
        var secretariat = await App.As(Role.Secretariat);
        var read = await secretariat.GetAsync(Api(""));
        var tag = read.Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.OK, (await Patch(secretariat, tag, new { theme = new { en = "Wells" } })).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Patch(secretariat, tag, new { theme = new { en = "Rivers" } })).StatusCode);
        Assert.Equal("Wells", (await secretariat.Get(Api(""))).GetProperty("theme").GetProperty("en").GetString());
    }

    [Theory, InlineData("rooms"), InlineData("zones"), InlineData("categories")]
    public async Task What_a_conference_consists_of_is_added_read_changed_and_removed_by_version(string of)
    {
        var secretariat = await App.As(Role.Secretariat);
        object Body(string name) => of switch
        {
            "rooms" => new { name = new { en = name }, capacity = 40, order = 9 },
            "zones" => new { letter = "Q", name = new { en = name } },
            _ => new { code = "quiet", name = new { en = name }, colour = "#123456" },
        };
        var made = await (await secretariat.Post(Api(of), Body("Quiet"), Guid.CreateVersion7().ToString())).Read(HttpStatusCode.Created);
        var address = Api($"{of}/{made.GetProperty("id").GetString()}");
        var tag = (await secretariat.GetAsync(address)).Headers.ETag!.Tag;
        var changed = await secretariat.Put(address, Body("Silent"), tag);
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await secretariat.Put(address, Body("Loud"), tag)).StatusCode);
        Assert.Equal("Silent", (await secretariat.Get(address)).GetProperty("name").GetProperty("en").GetString());
        Assert.Contains((await secretariat.Get(Api(of))).GetProperty("items").EnumerateArray(), i => i.GetProperty("id").GetString() == made.GetProperty("id").GetString());

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Delete(secretariat, address, tag)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Delete(await App.As(Role.ProgrammeEditor), address, null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Delete(secretariat, address, changed.Headers.ETag!.Tag)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task What_is_in_use_stays()
    {
        var secretariat = await App.As(Role.Secretariat);
        foreach (var (address, by) in new[] { ($"rooms/{Sample.GreatHall}", "planned in it ("), ($"categories/{Sample.DelegateCategory}", "nominations are in it") })
        {
            var kept = await Delete(secretariat, Api(address), null);
            Assert.Contains(by, await kept.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(Saves.InUse.Code, await kept.Code());
        }
        var taken = await secretariat.Post(Api("rooms"), new { name = new { en = "GREAT HALL" } });
        Assert.Equal("room.name-taken", await taken.Code());
        Assert.Equal(Zone.Opened.Code, await (await Delete(secretariat, Api($"zones/{Sample.Hall}"), null)).Code());
    }

    /// <summary>Another fault than the one that is asked about is not said to be it.</summary>
    [Fact]
    public async Task A_fault_of_ours_is_not_taken_for_something_in_use() => await App.InDb(async db =>
    {
        var bit = (await db.Zones.AsNoTracking().SingleAsync(z => z.Id == Sample.Hall)).Bit;
        Fault();
        Assert.True((await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveUnlessInUse())).IsCollision());
        db.ChangeTracker.Clear();

        var session = new Plenary.Programme.Session { ConferenceId = Sample.Conference, ExchangeId = Guid.CreateVersion7(), Number = 9001 };
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        Fault();
        Assert.True((await Assert.ThrowsAsync<DbUpdateException>(() => Plenary.Programme.Editing.Discard(db, session))).IsCollision());

        void Fault() => db.Zones.Add(new() { ConferenceId = Sample.Conference, Letter = "Q", Name = LocalText.Of("Nowhere"), Bit = bit });   // a place in the mask is given once
    });

    [Fact]
    public async Task A_change_says_what_is_wrong_with_it_and_does_nothing()
    {
        var secretariat = await App.As(Role.Secretariat);
        var before = (await secretariat.Get(Api(""))).GetProperty("version").GetInt32();
        foreach (var (body, code) in new (object, Refusal)[]
        {
            (new { zone = "Mars/Olympus" }, Conference.UnknownZone), (new { ends = "2027-05-01" }, Conference.EndsBeforeItStarts), (new { title = new { } }, Conference.TitleMissing),
            (new { languages = Array.Empty<string>() }, Conference.NoLanguage), (new { country = "ZZ" }, Conference.UnknownCountry), (new { pressEmail = "x" }, Plenary.Mail.EmailAddress.NotOneAt),
        })
            Assert.Equal(code.Code, await (await Patch(secretariat, "*", body)).Code());
        Assert.Equal(before, (await secretariat.Get(Api(""))).GetProperty("version").GetInt32());
    }

    private static Task<HttpResponseMessage> Delete(HttpClient client, string address, string? tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, address);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-Match", tag);
        return client.SendAsync(request);
    }

    [Fact]
    public async Task Only_the_conferences_where_one_holds_a_role_are_listed()
    {
        var viewer = await App.As(Role.Viewer);
        Assert.Equal(["general-13"], (await viewer.Get("/api/v1/conferences")).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("slug").GetString()));
    }

    [Fact]
    public async Task The_list_tells_no_settings_to_those_who_may_not_read_them()
    {
        var (account, token) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat], ["press:read"]);
        foreach (var client in new[] { await App.As(Role.Viewer), await App.As(account, token) })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(Api(""))).StatusCode);
            Assert.Equal(["id", "slug", "title", "starts", "ends", "city", "country", "venue", "stage"], (await client.Get("/api/v1/conferences")).GetProperty("items")[0].EnumerateObject().Select(p => p.Name));
        }
    }

    private static Task<HttpResponseMessage> Patch(HttpClient client, string tag, object body, string? address = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, address ?? Api("")) { Content = System.Net.Http.Json.JsonContent.Create(body, options: Json.Options) };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        return client.SendAsync(request);
    }

    private static object New(string slug, int? ordinal = null, object? carryOver = null, string series = "summit", string ends = "2030-05-16") =>
        new { series, slug, title = new { en = slug }, starts = "2030-05-13", ends, zone = "Europe/Istanbul", ordinal, carryOver };
}
