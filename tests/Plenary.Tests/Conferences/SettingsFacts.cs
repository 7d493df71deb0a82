using System.Net;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Conferences;

public class SettingsFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task The_secretariat_says_when_and_where_and_in_which_languages()
    {
        var secretariat = await App.As(Role.Secretariat);
        var page = await secretariat.Page(Desk("settings"));
        Assert.Equal("13th General Conference", page.One("[name='Input.Title.en']").GetAttribute("value"));
        Assert.Equal("rtl", page.One("[name='Input.Title.ar']").GetAttribute("dir"));
        var saved = await page.Form("main form").Fill("Input.Title.ar", "المؤتمر العام الثالث عشر").Fill("Input.Starts", "10 May 2027").Fill("Input.Ends", "14/05/2027").Fill("Input.Venue.fr", "Palais du port")
            .Fill("Input.Languages", "en", "ar", "fr", "tr", "es").Send();
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Contains("The settings are saved.", (await saved.Follow()).Text);
        var now = await App.InDb(db => db.Conferences.AsNoTracking().SingleAsync(c => c.Id == Sample.Conference));
        Assert.Equal(("المؤتمر العام الثالث عشر", new NodaTime.LocalDate(2027, 5, 14), "Palais du port", "Harbour Hall"), (now.Title.Only("ar"), now.Ends, now.Venue.Only("fr"), now.Venue.Only("en")));
        Assert.Equal(["en", "ar", "fr", "tr", "es"], now.Languages);
    }

    [Fact]
    public async Task A_badly_filled_form_keeps_what_was_typed_and_says_what_to_do_beside_each_question()
    {
        var secretariat = await App.As(Role.Secretariat);
        var page = await secretariat.Page(Desk("settings"));
        var unread = await page.Form("main form").Fill("Input.Starts", "31 April 2027").Fill("Input.Theme.tr", "Temiz ırmaklar").Send();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unread.Status);
        Assert.Equal("31 April 2027", unread.One("#Input_Starts").GetAttribute("value"));
        Assert.Equal("Temiz ırmaklar", unread.One("[name='Input.Theme.tr']").GetAttribute("value"));
        Assert.Contains("April", unread["#Input_Starts-e"]);

        var zone = await page.Form("main form").Fill("Input.Zone", "Istanbul").Send();
        Assert.Equal(HttpStatusCode.Conflict, zone.Status);
        Assert.Contains("“Istanbul” is not a time zone", zone["#Input_Zone-e"]);
        Assert.Contains("Fill this in", (await page.Form("main form").Fill("Input.Zone", "").Send())["#Input_Zone-e"]);
        Assert.Contains("one letter", (await (await secretariat.Page(Desk("settings/zones"))).Form("#new").Fill("Input.Letter", "").Fill("Input.Name.en", "Roof").Send())["#Input_Letter-e"]);
        Assert.Contains("before the first", (await page.Form("main form").Fill("Input.Ends", "9 May 2027").Send())["#Input_Ends-e"]);
        var nameless = page.Form("main form");
        foreach (var tag in new[] { "en", "ar", "fr", "tr" }) nameless.Fill($"Input.Title.{tag}", "");
        Assert.Contains("at least one language", (await nameless.Send())["#Input_Title-e"]);
        Assert.Equal(new(2027, 5, 10), (await App.InDb(db => db.Conferences.AsNoTracking().SingleAsync(c => c.Id == Sample.Conference))).Starts);
    }

    [Fact]
    public async Task Whoever_saves_second_is_told_and_keeps_the_text()
    {
        var secretariat = await App.As(Role.Secretariat);
        var (mine, theirs) = (await secretariat.Page(Desk("settings/site")), await secretariat.Page(Desk("settings/site")));
        Assert.Equal(HttpStatusCode.Redirect, (await theirs.Form("#texts").Fill("Input.About.en", "Theirs").Send()).Status);
        var told = await mine.Form("#texts").Fill("Input.About.en", "Mine").Send();
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("Somebody else saved this meanwhile", told.Text);
        Assert.Equal("Mine", told.One("[name='Input.About.en']").TextContent.Trim());
        Assert.Equal("Theirs", await About());
        Assert.Equal(HttpStatusCode.Redirect, (await told.Form("#texts").Send()).Status);   // having looked, one may
        Assert.Equal("Mine", await About());

        Task<string?> About() => App.InDb(async db => (await db.Conferences.AsNoTracking().SingleAsync(c => c.Id == Sample.Conference)).About.Only("en"));
    }

    [Fact]
    public async Task A_programme_editor_reads_the_settings_and_changes_none()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        foreach (var address in new[] { "settings", "settings/stage", "settings/site", "settings/rooms", $"settings/rooms/{Sample.GreatHall}", "settings/zones", $"settings/zones/{Sample.Hall}", "settings/categories", $"settings/categories/{Sample.PressCategory}", "settings/accreditation" })
        {
            var page = await editor.Page(Desk(address));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("The secretariat changes them.", page.Text);
            Assert.Empty(page.All("main form button"));
            Assert.All(page.All("main form fieldset:not(fieldset fieldset)"), f => Assert.True(f.HasAttribute("disabled")));
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await (await editor.Page(Desk("settings"))).Form("main form").Send()).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.AsForeign(Role.Secretariat)).GetAsync(Desk("settings"))).StatusCode);
    }

    [Fact]
    public async Task The_stage_goes_on_and_is_taken_back()
    {
        var secretariat = await App.As(Role.Secretariat);
        var page = await secretariat.Page(Desk("settings/stage"));
        var moved = await (await page.Form("button[value=Closed]").Send("Closed")).Follow();
        Assert.Contains("The conference is now at “Closed”.", moved.Text);
        var undone = await (await moved.Form(".toast form").Send()).Follow();
        Assert.Contains("The conference is now at “Running”.", undone.Text);
        Assert.Equal(HttpStatusCode.Conflict, (await page.Form("button[value=Closed]").Send("Closed")).Status);   // an old page

        // It is the second day: whoever may move the stage on is told that it is behind, and nobody else.
        Assert.Empty((await secretariat.Page(Desk(""))).All(".todo a[href$='settings/stage']"));
        var back = await (await (await secretariat.Page(Desk("settings/stage"))).Form("button[value=Accrediting]").Send("Accrediting")).Follow();
        Assert.Equal("The conference has begun; its stage still says “Accrediting”.", (await secretariat.Page(Desk("")))[".todo a.t[href$='settings/stage']"]);
        Assert.Empty((await (await App.As(Role.Viewer)).Page(Desk(""))).All(".todo a[href$='settings/stage']"));
        await (await back.Form(".toast form").Send()).Follow();
    }

    [Fact]
    public async Task The_public_site_closes_and_opens()
    {
        var secretariat = await App.As(Role.Secretariat);
        var news = $"/en/{Sample.Slug}/news";
        Assert.Equal(HttpStatusCode.OK, (await App.Anonymous().GetAsync(news)).StatusCode);
        var closed = await (await (await secretariat.Page(Desk("settings/site"))).Form("#door").Send()).Follow();
        Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync(news)).StatusCode);
        await (await closed.Form("#door").Send()).Follow();
        Assert.Equal(HttpStatusCode.OK, (await App.Anonymous().GetAsync(news)).StatusCode);
        var wrong = await (await secretariat.Page(Desk("settings/site"))).Form("#texts").Fill("Input.PressEmail", "press").Send();
        Assert.Contains("name@example.org", wrong["#Input_PressEmail-e"]);
        Assert.Equal("press", wrong.One("#Input_PressEmail").GetAttribute("value"));
    }

    [Fact]
    public async Task Rooms_are_added_moved_removed_and_brought_back()
    {
        var secretariat = await App.As(Role.Secretariat);
        var rooms = await secretariat.Page(Desk("settings/rooms"));
        Assert.Contains("Write a name.", (await rooms.Form("#new").Fill("Input.Capacity", "80").Send())["#Input_Name-e"]);
        Assert.Contains("from 1 to", (await rooms.Form("#new").Fill("Input.Name.en", "Attic").Fill("Input.Capacity", "0").Send())["#Input_Capacity-e"]);
        var added = await (await rooms.Form("#new").Fill("Input.Name.en", "Garden room").Fill("Input.Name.tr", "Bahçe salonu").Fill("Input.Capacity", "80").Send()).Follow();
        Assert.Equal(["Great Hall", "Room 2", "Garden room"], Names(added));

        var up = await (await added.Form("tbody tr:last-child form").Send("true")).Follow();
        Assert.Equal(["Great Hall", "Garden room", "Room 2"], Names(up));
        var one = await secretariat.Page(up.One("tbody tr:nth-child(2) a").GetAttribute("href")!);
        var removed = await (await one.Form("#text").Send("Remove the room")).Follow();
        Assert.Equal(["Great Hall", "Room 2"], Names(removed));
        var back = await (await removed.Form(".toast form").Send()).Follow();
        Assert.Contains("Garden room", Names(back));
        Assert.Equal("Bahçe salonu", (await App.InDb(db => db.Rooms.ToListAsync())).Single(r => r.Name.Only("en") == "Garden room").Name.Only("tr"));

        var used = await secretariat.Page(Desk($"settings/rooms/{Sample.GreatHall}"));
        var kept = await used.Form("#text").Send("Remove the room");
        Assert.Equal(HttpStatusCode.Conflict, kept.Status);
        Assert.Contains("This is in use and cannot be removed:", kept.Text);
        Assert.Contains("Opening session", kept.Text);

        var twice = await rooms.Form("#new").Fill("Input.Name.en", "room 2").Send();
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Contains("There is another room of this name: “room 2”.", twice["#Input_Name-e"]);

        static IEnumerable<string> Names(WebPage page) => page.All("tbody th a").Select(a => a.TextContent.Trim());
    }

    [Fact]
    public async Task Zones_and_categories_hold_together()
    {
        var secretariat = await App.As(Role.Secretariat);
        var zones = await secretariat.Page(Desk("settings/zones"));
        Assert.Contains("of its own", (await zones.Form("#new").Fill("Input.Letter", "a").Fill("Input.Name.en", "Again").Send())["#Input_Letter-e"]);
        await (await zones.Form("#new").Fill("Input.Letter", "g").Fill("Input.Name.en", "Garden").Send()).Follow();
        var garden = await App.InDb(db => db.Zones.AsNoTracking().SingleAsync(z => z.Letter == "G"));

        var begun = await secretariat.Page(Desk("settings/categories/new"));
        Assert.Contains("2 to 40", (await begun.Form("#text").Fill("Input.Code", "G").Fill("Input.Name.en", "Gardener").Send())["#Input_Code-e"]);
        var listed = await (await begun.Form("#text").Fill("Input.Code", "gardener").Fill("Input.Name.en", "Gardener").Fill("Input.Zones", "G", "A").Fill("Input.Colour", "#2F6B62").Send()).Follow();
        Assert.Contains("Gardener", listed.Text);
        var refused = await (await secretariat.Page(Desk($"settings/zones/{garden.Id}"))).Form("#text").Send("Remove the zone");
        Assert.Contains("“Gardener” opens this zone", refused.Text);
        var relettered = await (await secretariat.Page(Desk($"settings/zones/{garden.Id}"))).Form("#text").Fill("Input.Letter", "Z").Send();
        Assert.Equal(HttpStatusCode.Redirect, relettered.Status);
        var gardener = await App.InDb(db => db.Categories.AsNoTracking().SingleAsync(c => c.Code == "gardener"));
        Assert.Equal(["Z", "A"], gardener.Zones);
        Assert.Equal("#2f6b62", gardener.Colour);

        var page = await secretariat.Page(Desk($"settings/categories/{gardener.Id}"));
        Assert.Equal(HttpStatusCode.Redirect, (await page.Form("#text").Fill("Input.Zones", "A").Fill("Input.Places", "3").Send()).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await page.Form("#text").Fill("Input.Places", "5").Send()).Status);   // an old page
        Assert.Equal(HttpStatusCode.Redirect, (await (await secretariat.Page(Desk($"settings/zones/{garden.Id}"))).Form("#text").Send("Remove the zone")).Status);
        var used = await (await secretariat.Page(Desk($"settings/categories/{Sample.DelegateCategory}"))).Form("#text").Send("Remove the category");
        Assert.Contains("in use", used.Text);
        Assert.Equal(HttpStatusCode.Redirect, (await (await secretariat.Page(Desk($"settings/categories/{gardener.Id}"))).Form("#text").Send("Remove the category")).Status);
        Assert.False(await App.InDb(db => db.Categories.AnyAsync(c => c.Code == "gardener")));
    }

    [Fact]
    public async Task Four_eyes_are_switched_on_and_off()
    {
        var secretariat = await App.As(Role.Secretariat);
        await (await secretariat.Page(Desk("settings/accreditation"))).Form().Fill("FourEyes", "true").Send();
        Assert.True((await App.InDb(db => db.Conferences.AsNoTracking().SingleAsync(c => c.Id == Sample.Conference))).FourEyes);
        await (await secretariat.Page(Desk("settings/accreditation"))).Form().Fill("FourEyes", "false").Send();
        Assert.False((await App.InDb(db => db.Conferences.AsNoTracking().SingleAsync(c => c.Id == Sample.Conference))).FourEyes);
    }

    [Fact]
    public async Task The_settings_speak_the_language_of_the_reader()
    {
        foreach (var (language, title, direction) in new[] { ("ar", "الإعدادات", "rtl"), ("fr", "Réglages", "ltr"), ("tr", "Ayarlar", "ltr"), ("id", "Pengaturan", "ltr") })
        {
            var secretariat = await App.As(Role.Secretariat);
            secretariat.DefaultRequestHeaders.AcceptLanguage.Clear();
            secretariat.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            var page = await secretariat.Page(Desk("settings"));
            Assert.Equal(title, page["h1"]);
            Assert.Equal(direction, page.Document.DocumentElement.GetAttribute("dir"));
        }
    }
}
