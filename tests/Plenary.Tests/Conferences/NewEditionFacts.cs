using System.Net;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Conferences.Editions;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Conferences;

public class NewEditionFacts(PlenaryApp app) : WebTest(app)
{
    private static readonly string[] All = ["Languages", "Categories", "Texts", "Venue", "Rooms", "Gates", "Team"];

    [Fact]
    public async Task The_next_edition_takes_over_all_that_was_chosen()
    {
        var (officer, _) = await App.AccountWithToken(Sample.Conference, [Role.AccreditationOfficer]);
        var next = await SetUp("general-7", 7, All);
        var last = await Of(Sample.Conference);
        await App.InDb(async db =>
        {
            var (c, before) = (await Of(next), last);
            Assert.Equal((before.Languages.Count, before.Colour, before.Country, before.City, before.Venue, before.Practical, before.About, before.FourEyes), (c.Languages.Count, c.Colour, c.Country, c.City, c.Venue, c.Practical, c.About, c.FourEyes));
            Assert.Equal((7, Stage.Preparing, (NodaTime.Instant?)null, true, 0), (c.Ordinal, c.Stage, c.PublicSince, c.Theme.IsEmpty, c.LastSerial));
            Assert.Equal("7th General Conference", c.Title.ToString());
            Assert.Equal(["A", "P"], (await db.Zones.ToListAsync()).Select(z => z.Letter).Order());
            Assert.Equal([("Garden door", "A"), ("Main entrance", "A"), ("Press room", "P")],
                (await (from g in db.Gates join z in db.Zones on g.ZoneId equals z.Id select new { g.Name, z.Letter }).ToListAsync()).Select(g => (g.Name, g.Letter)).Order());
            Assert.Equal(["Great Hall", "Room 2"], (await db.Rooms.OrderBy(r => r.Order).ToListAsync()).Select(r => r.Name.ToString()));
            Assert.Contains(await db.RolesHeld.Where(r => r.ConferenceId == next).ToListAsync(), r => r.AccountId == officer.Id && r.Role == Role.AccreditationOfficer);
            Assert.False(await db.Participations.AnyAsync() || await db.Sessions.AnyAsync() || await db.Invitations.AnyAsync());
        }, next);
        var (were, are) = (await Categories(Sample.Conference), await Categories(next));
        Assert.Equal(were.Select(Said), are.Select(Said));
        Assert.Empty(were.Select(c => c.Id).Intersect(are.Select(c => c.Id)));
        Assert.Equal(3, await App.InDb(db => db.Gates.CountAsync()));   // the last edition keeps its own

        static string Said(Category c) => string.Join('|', c.Code, c.Name.ToJson(), c.Number, c.Colour, c.Order, string.Concat(c.Zones), c.Places, c.Leads, c.Striped, c.Icon);
    }

    [Fact]
    public async Task What_was_not_chosen_stays_behind()
    {
        var next = await SetUp("general-8", 8, []);
        await App.InDb(async db =>
        {
            var c = await Of(next);
            Assert.Equal(["en"], c.Languages);
            Assert.Equal(("", true, true, true), (c.Country, c.City.IsEmpty, c.Venue.IsEmpty, c.About.IsEmpty));
            Assert.False(await db.Rooms.AnyAsync() || await db.Gates.AnyAsync() || await db.RolesHeld.AnyAsync(r => r.ConferenceId == next));
            Assert.Equal(Standard.Categories(next).Count, await db.Categories.CountAsync());
            Assert.Equal(Standard.Zones(next).Select(z => z.Letter), (await db.Zones.OrderBy(z => z.Bit).ToListAsync()).Select(z => z.Letter));
        }, next);
    }

    [Fact]
    public async Task A_new_conference_says_what_to_begin_with()
    {
        await SetUp("general-9", 9, []);
        var today = await (await App.As(Role.Administrator)).Page("/desk/general-9");
        Assert.Equal(["Invite your colleagues", "Invite the organisations", "Plan the programme", "Set up a gate"], today.All("ol.todo a.t").Select(a => a.TextContent));
        Assert.DoesNotContain("Set up a gate", (await (await App.As(Role.Administrator)).Page(Desk(""))).Text, StringComparison.Ordinal);   // it has three
    }

    [Fact]
    public async Task The_form_proposes_the_next_number_and_says_what_is_wrong()
    {
        var admin = await App.As(Role.Administrator);
        var page = await admin.Page("/installation/series/general/next");
        var ordinal = int.Parse(page.One("#Edition_Ordinal").GetAttribute("value")!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($"general-{ordinal}", page.One("#Edition_Slug").GetAttribute("value"));
        Assert.Equal("Europe/Istanbul", page.One("#Edition_Zone").GetAttribute("value"));

        var undated = await page.Form().Send();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, undated.Status);
        Assert.Equal("Fill this in.", undated["#Edition_Starts-e"]);
        var form = page.Form().Fill("Edition.Starts", "10 May 2031").Fill("Edition.Ends", "13 May 2031");
        Assert.Contains("is taken", (await form.Fill("Edition.Slug", Sample.Slug).Send())["#Edition_Slug-e"]);
        Assert.Contains("has an edition with this number", (await form.Fill("Edition.Slug", "general-x").Fill("Edition.Ordinal", "13").Send())["#Edition_Ordinal-e"]);
        var gates = await form.Fill("Edition.Ordinal", $"{ordinal}").Fill("Carried", "Gates").Send();
        Assert.Contains("Gates lead into zones", gates["#Carried-e"]);
        Assert.Contains("before the first", (await form.Fill("Carried", "Languages").Fill("Edition.Ends", "9 May 2031").Send())["#Edition_Ends-e"]);
        Assert.False(await App.InDb(db => db.Conferences.AnyAsync(c => c.Slug == "general-x")));
    }

    [Fact]
    public async Task A_series_begins_with_its_first_conference_or_not_at_all()
    {
        var admin = await App.As(Role.Administrator);
        var page = await admin.Page("/installation/series/new");
        var form = page.Form().Fill("Series.Slug", "forum").Fill("Series.Name.en", "Forum").Fill("Series.Organiser.en", "Confluence Network").Fill("Series.OrganiserId", Sample.Coalition.ToString())
            .Fill("Edition.Title.en", "4th Forum").Fill("Edition.Ordinal", "4").Fill("Edition.Slug", "forum-4").Fill("Edition.Starts", "1 June 2030").Fill("Edition.Ends", "3 June 2030").Fill("Edition.Zone", "Moon/Base");
        Assert.Contains("is not a time zone", (await form.Send())["#Edition_Zone-e"]);
        // All that is wrong is said at once.
        var nothing = await page.Form().Fill("Edition.Ordinal", "0").Fill("Edition.Slug", "A b").Fill("Edition.Starts", "3 June 2030").Fill("Edition.Ends", "1 June 2030").Fill("Edition.Zone", "Moon/Base").Send();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        foreach (var field in new[] { "Series_Slug", "Series_Name", "Series_Organiser", "Edition_Ordinal", "Edition_Title", "Edition_Slug", "Edition_Ends", "Edition_Zone" })
            Assert.True(nothing.Document.QuerySelector($"#{field}-e") is not null, field);
        Assert.False(await App.InDb(db => db.Series.AnyAsync(s => s.Slug == "forum")));
        var made = await form.Fill("Edition.Zone", "Asia/Amman").Send();
        Assert.Equal("/desk/forum-4/settings", made.Location);
        Assert.Contains("“4th Forum” is set up", (await made.Follow()).Text);

        var series = await admin.Page("/installation/series/forum");
        Assert.Contains("4th Forum", series.Text);
        Assert.Equal(HttpStatusCode.Redirect, (await series.Form("#text").Fill("Series.Name.fr", "Forum général").Send()).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await series.Form("#text").Fill("Series.Name.fr", "Le forum").Send()).Status);   // an old page
        Assert.Contains("Forum", (await admin.Page("/installation/series")).Text);
        Assert.Contains("/installation/series", (await admin.Page("/desk")).Html);
    }

    [Fact]
    public void The_next_edition_has_the_next_number_in_the_digits_of_each_language()
    {
        var last = new Conference { SeriesId = Guid.NewGuid(), Slug = "general-12", Number = 1, Ordinal = 12, Title = new([new("en", "12th Conference, 2012"), new("ar", "المؤتمر ١٢ (٢٠١٢)")]) };
        var next = EditionForm.After(last);
        Assert.Equal(("13th Conference, 2012", "المؤتمر ١٣ (٢٠١٢)"), (next.Title.Only("en"), next.Title.Only("ar")));
        Assert.Equal("general-13", next.Slug);
    }

    [Theory]
    [InlineData(1, "المؤتمر الأول", "المؤتمر الثاني")]
    [InlineData(3, "المنتدى الثالث للمدارس", "المنتدى الرابع للمدارس")]
    [InlineData(10, "الدورة العاشرة", "الدورة الحادية عشرة")]
    [InlineData(13, "المؤتمر العام الثالث عشر", "المؤتمر العام الرابع عشر")]
    [InlineData(19, "الدورة التاسعة عشرة", "الدورة العشرون")]
    [InlineData(20, "في المؤتمر العشرين", "في المؤتمر الحادي والعشرين")]
    [InlineData(29, "الدورة التاسعة والعشرون", "الدورة الثلاثون")]
    [InlineData(20, "الدورة العشرون", "الدورة الحادية والعشرون")]
    [InlineData(1, "المؤتمر الأول، تشرين الأول ٢٠٢٧", "المؤتمر الثاني، تشرين الأول ٢٠٢٧")]
    [InlineData(3, "المنتدى الثالث والعشرون", "المنتدى الثالث والعشرون")]   // another number
    [InlineData(21, "المؤتمر الحادي والعشرون في القرن الحادي والعشرين", "المؤتمر الثاني والعشرون في القرن الحادي والعشرين")]
    [InlineData(13, "مؤتمر الأنهار", "مؤتمر الأنهار")]
    public void The_next_edition_has_the_next_Arabic_ordinal_where_it_is_written_out(int was, string title, string next)
    {
        var last = new Conference { SeriesId = Guid.NewGuid(), Slug = "general", Number = 1, Ordinal = was, Title = new([new("ar", title)]) };
        Assert.Equal(next, EditionForm.After(last).Title.Only("ar"));
    }

    [Theory]
    [InlineData("en", 1, "First General Conference", "Second General Conference")]
    [InlineData("en", 1, "The first conference on First Aid", "The second conference on First Aid")]
    [InlineData("en", 20, "TWENTIETH CONGRESS", "TWENTY-FIRST CONGRESS")]
    [InlineData("en", 20, "Schools of the Twentieth Century", "Schools of the Twentieth Century")]
    [InlineData("en", 1, "Twenty-First Congress", "Twenty-First Congress")]   // another number
    [InlineData("en", 1, "1st Conference of First Nations", "2nd Conference of First Nations")]
    [InlineData("en", 2, "2nd Conference", "3rd Conference")]
    [InlineData("en", 10, "10th Conference", "11th Conference")]
    [InlineData("en", 20, "20th Conference", "21st Conference")]
    [InlineData("fr", 1, "Première conférence générale", "Deuxième conférence générale")]
    [InlineData("fr", 1, "Le premier congrès", "Le deuxième congrès")]
    [InlineData("fr", 1, "1re Conférence", "2e Conférence")]
    [InlineData("fr", 2, "Seconde Conférence", "Troisième Conférence")]
    [InlineData("fr", 7, "Dix-septième Congrès", "Dix-septième Congrès")]
    [InlineData("tr", 1, "Birinci Genel Kurul", "İkinci Genel Kurul")]
    [InlineData("tr", 3, "ÜÇÜNCÜ KURUL", "DÖRDÜNCÜ KURUL")]
    [InlineData("tr", 1, "On Birinci Kurul", "On Birinci Kurul")]
    [InlineData("tr", 11, "On Birinci Kurul", "On İkinci Kurul")]
    [InlineData("id", 1, "Konferensi Umum Pertama", "Konferensi Umum Kedua")]
    [InlineData("id", 2, "Konferensi Kedua Belas", "Konferensi Kedua Belas")]
    [InlineData("id", 11, "Konferensi kesebelas", "Konferensi kedua belas")]
    public void The_next_edition_has_the_next_ordinal_in_words_of_Latin_letters(string language, int was, string title, string next)
    {
        var last = new Conference { SeriesId = Guid.NewGuid(), Slug = "general", Number = 1, Ordinal = was, Title = new([new(language, title)]) };
        Assert.Equal(next, EditionForm.After(last).Title.Only(language));
    }

    [Fact]
    public async Task Every_body_of_the_directory_can_hold_a_series_coalitions_first()
    {
        var page = await (await App.As(Role.Administrator)).Page("/installation/series/new");
        var offered = page.All("#Series_OrganiserId option").Select(o => o.GetAttribute("value")).Where(v => !string.IsNullOrEmpty(v)).Select(v => Guid.Parse(v!)).ToList();
        var kinds = await App.InDb(db => db.Organisations.Where(o => o.MergedIntoId == null).ToDictionaryAsync(o => o.Id, o => o.Kind));
        Assert.Equal(kinds.Keys.Order(), offered.Order());
        var coalitions = kinds.Values.Count(k => k == Plenary.Organisations.OrganisationKind.Coalition);
        Assert.All(offered.Take(coalitions), id => Assert.Equal(Plenary.Organisations.OrganisationKind.Coalition, kinds[id]));
        Assert.Contains("Every body of the directory: coalitions first", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_venue_and_a_city_no_empty_name_is_carried_over()
    {
        await App.InDb(async db =>
        {
            var last = await db.Conferences.Where(c => c.SeriesId == Sample.Series).OrderByDescending(c => c.Ordinal).FirstAsync();
            (last.Venue, last.City) = (LocalText.Empty, LocalText.Empty);
            await db.SaveChangesAsync();
        });
        var page = await (await App.As(Role.Administrator)).Page("/installation/series/general/next");
        Assert.Contains("Venue and practical information", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Venue: ,", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_administrator_begins_a_series()
    {
        var secretariat = await App.As(Role.Secretariat);
        foreach (var address in new[] { "/installation/series", "/installation/series/new", "/installation/series/general", "/installation/series/general/next" })
            Assert.Equal(HttpStatusCode.Forbidden, (await secretariat.GetAsync(address)).StatusCode);
        Assert.DoesNotContain("/installation/series", (await secretariat.Page("/desk?all=true")).Html);
    }

    /// <summary>Through the page, as an administrator does it; with a lower number, so that the sample's conference stays the last.</summary>
    private async Task<Guid> SetUp(string slug, int ordinal, string[] carried)
    {
        var admin = await App.As(Role.Administrator);
        var page = await admin.Page("/installation/series/general/next");
        var made = await page.Form().Fill("Edition.Ordinal", $"{ordinal}").Fill("Edition.Slug", slug).Fill("Edition.Title.en", $"{ordinal}th General Conference")
            .Fill("Edition.Starts", "10 May 2031").Fill("Edition.Ends", "13 May 2031").Fill("Carried", carried).Send();
        Assert.True(made.Status == HttpStatusCode.Redirect, made.Text);
        return (await App.InDb(db => db.Conferences.AsNoTracking().SingleAsync(c => c.Slug == slug))).Id;
    }

    private Task<Conference> Of(Guid id) => App.InDb(db => db.Conferences.AsNoTracking().SingleAsync(c => c.Id == id));

    private Task<List<Category>> Categories(Guid conference) => App.InDb(db => db.Categories.AsNoTracking().OrderBy(c => c.Number).ToListAsync(), conference);
}
