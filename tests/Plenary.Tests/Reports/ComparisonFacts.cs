using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.CheckIn;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.People;
using Plenary.Tests.Print;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Reports;

/// <summary>The sample's conference beside a 12th one to which five people of two countries were sent.</summary>
public sealed class TwoEditions : PlenaryApp
{
    private Task? held;

    /// <summary>Invited: two organisations and one whose invitation was withdrawn. Of Türkiye a woman and a man as delegates, of Senegal a woman as guest; another was refused, one is a draft.</summary>
    public Task Hold() => held ??= HoldThe12th();

    private async Task HoldThe12th()
    {
        var before = new Conference { SeriesId = Sample.Series, Slug = "general-12", Number = 912, Ordinal = 12, Title = LocalText.Of("12th General Conference") };
        Assert.Null(before.Schedule(new(2023, 5, 10), new(2023, 5, 13), "Europe/Istanbul"));
        await InDb(async db => { db.Conferences.Add(before); await db.SaveChangesAsync(); });
        await InDb(async db =>
        {
            var (delegates, guests) = (Kind("delegate", "Delegate of old", 1), Kind("guest", "Guest of honour", 2));
            var (rivers, wells) = (Send(Sample.RiverSchools, false), Send(Sample.OpenWells, false));
            Send(Sample.ClearSprings, withdrawn: true);
            var people = await db.People.Where(p => Sample.People.Values.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync();
            var at = Sample.Now - Duration.FromDays(1500);
            var early = Accredit(Nominate(people[0], rivers, Sample.RiverSchools, delegates, Gender.Woman));
            early.Arrived(at + Duration.FromDays(20));
            Accredit(Nominate(people[1], rivers, Sample.RiverSchools, delegates, Gender.Man));
            var late = Accredit(Nominate(people[2], wells, Sample.OpenWells, guests, Gender.Woman));
            late.Arrived(at + Duration.FromDays(20));
            var hall = new Zone { ConferenceId = before.Id, Letter = "A", Name = LocalText.Of("Hall"), Bit = 0 };
            var gate = new Gate { ConferenceId = before.Id, Name = "Old gate", ZoneId = hall.Id };
            db.AddRange(hall, gate, Entry(early, gate, 5, 40), Entry(early, gate, 8, 0), Entry(late, gate, 6, 40));
            var refused = Nominate(people[3], wells, Sample.OpenWells, guests, Gender.Man);
            Assert.Null(refused.Submit(Sample.Head, at) ?? refused.Refuse(Sample.Officer, at, "Twice."));
            Nominate(people[4], wells, Sample.OpenWells, guests, Gender.Woman);
            await db.SaveChangesAsync();

            Category Kind(string code, string name, int number)
            {
                var category = new Category { ConferenceId = before.Id, Code = code, Name = LocalText.Of(name), Number = number, Order = number, Colour = "#0f5a66" };
                db.Categories.Add(category);
                return category;
            }
            Guid Send(Guid organisation, bool withdrawn)
            {
                var delegation = new Delegation { ConferenceId = before.Id, OrganisationId = organisation, Group = "Members" };
                var invitation = new Invitation { ConferenceId = before.Id, DelegationId = delegation.Id, Language = "en", Addressee = "The President", Email = "office@example.org", Deadline = new(2023, 4, 1, 18, 0), IssuedAt = Sample.Now - Duration.FromDays(1600) };
                if (withdrawn) Assert.Null(invitation.Withdraw(Sample.Now - Duration.FromDays(1590)));
                db.AddRange(delegation, invitation);
                return delegation.Id;
            }
            Participation Nominate(Person person, Guid delegation, Guid organisation, Category category, Gender gender)
            {
                var one = Participation.Nominate(before.Id, delegation, organisation, person, category.Id, leads: false, Sample.Head, at);
                one.Describe("", gender);
                db.Participations.Add(one);
                return one;
            }
            // On the second day, in Istanbul three hours later.
            Scan Entry(Participation one, Gate gate, int hour, int minute) => new()
            {
                ConferenceId = before.Id,
                GateId = gate.Id,
                ParticipationId = one.Id,
                Direction = Direction.In,
                Verdict = Verdict.Admitted,
                At = Instant.FromUtc(2023, 5, 11, hour, minute),
                By = "the old gate",
                ClientId = $"{hour}:{minute}",
            };
            Participation Accredit(Participation one)
            {
                Assert.Null(one.Submit(Sample.Head, at) ?? one.Accredit(Sample.Officer, at, fourEyes: false));
                return one;
            }
        }, before.Id);
    }
}

[Trait("on", "database")]
public class ComparisonFacts(TwoEditions app) : IClassFixture<TwoEditions>
{
    [Fact]
    public async Task An_earlier_edition_stands_beside_this_one_with_all_its_numbers()
    {
        var editions = (await Compared()).GetProperty("editions").EnumerateArray().ToList();
        Assert.Equal(["general-13", "general-12"], editions.Select(e => e.GetProperty("slug").GetString()));
        string[] names = ["invited", "nominated", "accredited", "arrived", "delegations", "countries", "women"];
        Assert.Equal([2, 4, 3, 2, 2, 2, 2], names.Select(n => editions[1].GetProperty(n).GetInt32()));
        Assert.Equal([3, 7, 1, 0, 1, 1, 1], names.Select(n => editions[0].GetProperty(n).GetInt32()));
        Assert.Equal(JsonSerializer.Serialize(editions), JsonSerializer.Serialize((await (await app.As(Role.Viewer)).Get(PlenaryApp.Api("report/editions"))).GetProperty("items").EnumerateArray().ToList()));
    }

    [Fact]
    public async Task Categories_genders_and_countries_are_compared_by_what_they_are()
    {
        var compared = await Compared();
        Assert.Equal([("delegate", "Delegate", 1, 2), ("guest", "Guest of honour", 0, 1)], Rows("byCategory"));   // called as at the newest edition that has it
        Assert.Equal([("woman", "Woman", 1, 2), ("man", "Man", 0, 1)], Rows("byGender"));
        Assert.Equal([("TR", "Türkiye", 1, 2), ("SN", "Senegal", 0, 1)], Rows("byCountry"));

        List<(string?, string?, int, int)> Rows(string table) => [.. compared.GetProperty(table).EnumerateArray().Select(r => (
            r.GetProperty("key").GetString(), r.GetProperty("name").GetString(), r.GetProperty("accredited")[0].GetInt32(), r.GetProperty("accredited")[1].GetInt32()))];
    }

    [Fact]
    public async Task Page_paper_and_first_page_show_them()
    {
        await app.Hold();
        var viewer = await app.As(Role.Viewer);
        foreach (var address in new[] { "report", "report/final" })
        {
            var page = await viewer.Page(PlenaryApp.Desk(address));
            Assert.Equal(["12th General Conference, 2023", "2", "4", "3", "2", "2", "2", "2"], Line("Editions side by side", 1));
            Assert.Equal(["Country", "13th General Conference", "12th General Conference"], page.All("[aria-label^='Accredited by country and edition'] thead th").Select(h => h.TextContent.Trim()));
            Assert.Equal(["Senegal", "0", "1"], Line("Accredited by country and edition", 1));
            Assert.Equal(["Guest of honour", "0", "1"], Line("Accredited by category and edition", 1));
            Assert.Equal(["Woman", "1", "2"], Line("Accredited by gender and edition", 0));

            string[] Line(string table, int line) => [.. page.All($"[aria-label^='{table}'] tbody tr")[line].Children.Select(cell => cell.TextContent.Trim())];
        }
        var paper = string.Concat(Pdf.Pages(await viewer.GetByteArrayAsync(PlenaryApp.Desk("report/final.pdf"))).Select(Pdf.Text)).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("12thGeneralConference,20232432222", paper, StringComparison.Ordinal);
        Assert.Contains("2 at the edition before", (await viewer.Page(PlenaryApp.Desk("")))["dl.figures"], StringComparison.Ordinal);
        Assert.Equal(2, (await viewer.Get(PlenaryApp.Api("report/final"))).GetProperty("comparison").GetProperty("byCountry").GetArrayLength());
    }

    [Fact]
    public async Task Arrivals_stand_beside_those_of_the_same_day_of_the_edition_before()
    {
        await app.Hold();
        var viewer = await app.As(Role.Viewer);
        var before = (await viewer.Get(PlenaryApp.Api("report/arrivals/2027-05-11"))).GetProperty("before");
        Assert.Equal(("12th General Conference", 2, "08:30:00"), (before.GetProperty("title").GetProperty("en").GetString(), before.GetProperty("day").GetInt32(), before.GetProperty("from").GetString()));
        Assert.Equal([1, 0, 1], before.GetProperty("counts").EnumerateArray().Select(n => n.GetInt32()));
        Assert.Equal(JsonValueKind.Null, (await viewer.Get(PlenaryApp.Api("report/arrivals/2027-05-10"))).GetProperty("before").ValueKind);   // nobody came on its first day
        Assert.Equal(JsonValueKind.Null, (await viewer.Get(PlenaryApp.Api("report/arrivals/2027-05-09"))).GetProperty("before").ValueKind);   // the eve is none of its days
    }

    [Fact]
    public void The_earlier_edition_is_a_line_over_the_bars_and_goes_on_where_they_end()
    {
        var chart = (new Arrivals(new(9, 0), [3, 2]) { IsGoingOn = true, Before = new(LocalText.Of("12th"), 2, new(8, 0), [1, 4, 0, 2, 5]) }).Picture;
        Assert.Equal([("08:00", 0, false), ("08:30", 0, false), ("09:00", 3, false), ("09:30", 2, false), ("10:00", 0, true)], chart.Bars.Select(b => (b.Label, (int)b.Value, b.Ahead)));
        Assert.Equal([1, 4, 0, 2, 5], chart.Earlier);
        Assert.Contains("On the whole of day 2 of the edition before, 12th: 12 people.", chart.Finding, StringComparison.Ordinal);
        using var html = new StringWriter();
        chart.WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.Equal(4, html.ToString().Split("<rect ").Length - 1);   // none for the half hour ahead; of a day that is over it is nought
        Assert.DoesNotContain((new Arrivals(new(9, 0), [3, 2]) { Before = new(LocalText.Of("12th"), 2, new(9, 0), [1, 4, 2]) }).Picture.Bars, b => b.Ahead);
        Assert.Contains("<bdi>10:00</bdi></th><td class=\"n\"></td><td class=\"n\">5</td>", html.ToString(), StringComparison.Ordinal);

        var sooner = (new Arrivals(new(8, 0), [3, 2, 4]) { Before = new(LocalText.Of("12th"), 1, new(8, 30), [7]) }).Picture;
        Assert.Equal(3, sooner.Bars.Count);
        Assert.Equal([0, 7], sooner.Earlier);
    }

    private async Task<JsonElement> Compared()
    {
        await app.Hold();
        return await (await app.As(Role.Viewer)).Get(PlenaryApp.Api("report/comparison"));
    }
}
