using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Badges;
using Plenary.CheckIn;
using Plenary.Conferences;
using Plenary.Reports;
using Plenary.Storage;
using Plenary.Storage.Unscoped;
using Plenary.Tests.CheckIn;
using Plenary.Tests.Print;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Reports;

/// <summary>Who came when, in a conference of its own: the sample's, in which three more people are accredited on its second day and read at the door.</summary>
public sealed class ThreeCame : PlenaryApp
{
    /// <summary>A quarter past midnight in Istanbul, on the third day.</summary>
    public static readonly Instant LateAtNight = Instant.FromUtc(2027, 5, 11, 21, 15);

    private static readonly Instant FirstMorning = Instant.FromUtc(2027, 5, 10, 6, 10), FirstEvening = Instant.FromUtc(2027, 5, 10, 15, 0);

    private Task? come;

    /// <summary>The first on the first day and again on the second; the second on that morning; the third when that day was over.</summary>
    public Task Come() => come ??= ComeOnce();

    private async Task ComeOnce()
    {
        var one = await Badged();
        var two = await Badged();
        var three = await Badged();
        await Read(one, Direction.In, FirstMorning);
        await Read(one, Direction.Out, FirstEvening);
        await Read(one, Direction.In, Sample.Now - Duration.FromMinutes(50));
        await Read(two, Direction.In, Sample.Now - Duration.FromMinutes(20));
        await Read(two, Direction.In, Sample.Now - Duration.FromMinutes(10));   // inside already: refused, and counts for nothing
        await Read(three, Direction.In, LateAtNight);
    }

    private async Task<Badge> Badged() => (await InScope(services => Badging.New(services, Sample))).Badge;

    private Task<bool> Read(Badge badge, Direction direction, Instant at) => InScope(async services =>
    {
        var db = services.GetRequiredService<PlenaryDb>();
        using var door = await Door.At(db, await db.Conferences.SingleAsync(c => c.Id == Sample.Conference), Sample.MainGate);
        var (refusal, _) = await door!.Read(new(null, badge.Serial, direction, Guid.CreateVersion7().ToString()), "the test", at);
        Assert.Null(refusal);
        return true;
    });
}

[Trait("on", "database")]
public class DayFacts(ThreeCame app) : IClassFixture<ThreeCame>
{
    private static readonly DayRow Beforehand = new(new(2027, 5, 9), Invited: 3, Nominated: 7, Accredited: 1, First: 0, Present: 0);

    [Fact]
    public async Task The_day_table_says_what_happened_on_which_day()
    {
        var s = await At(ThreeCame.LateAtNight);
        Assert.Equal(Beforehand, s.Beforehand);
        Assert.Equal([new(new(2027, 5, 10), 0, 0, 0, 1, 1), new(new(2027, 5, 11), 0, 3, 3, 1, 2), new(new(2027, 5, 12), 0, 0, 0, 1, 1)], s.ByDay);
        Assert.Null(s.Afterwards);
        Assert.Equal((s.Total.Nominated, s.Total.Accredited, s.Total.Arrived), Sums(s));
        Assert.Equal(s.Invited, s.Beforehand.Invited + s.ByDay.Sum(d => d.Invited));
    }

    [Fact]
    public async Task What_comes_after_the_last_day_stands_in_a_line_of_its_own()
    {
        await app.Come();
        // The same readings as seen by a conference that ended on its first day: days are cut where the conference says.
        var s = await app.InScope(async services =>
        {
            var conference = await services.GetRequiredService<PlenaryDb>().Conferences.AsNoTracking().SingleAsync(c => c.Id == app.Sample.Conference);
            Assert.Null(conference.Schedule(conference.Starts, conference.Starts, conference.Zone));
            return await Statistics.Of(services.GetRequiredService<PlenaryDb>(), conference, ThreeCame.LateAtNight);
        });
        Assert.Equal([new(new(2027, 5, 10), 0, 0, 0, 1, 1)], s.ByDay);
        Assert.Equal(new(new(2027, 5, 11), 0, 3, 3, 2, 3), s.Afterwards);
        Assert.Equal((s.Total.Nominated, s.Total.Accredited, s.Total.Arrived), Sums(s));
    }

    [Fact]
    public async Task Before_it_begins_everything_is_beforehand()
    {
        var s = await At(Instant.FromUtc(2027, 5, 1, 12, 0));
        Assert.Empty(s.ByDay);
        Assert.Equal((3, 7, 1), (s.Beforehand.Invited, s.Beforehand.Nominated, s.Beforehand.Accredited));
    }

    [Fact]
    public async Task Page_and_paper_show_the_days()
    {
        await app.Come();
        app.Clock.Reset(ThreeCame.LateAtNight);
        var viewer = await app.As(Role.Viewer);
        string[] heads = ["Day", "Organisations invited", "Nominated", "Accredited", "First arrivals", "Present"];
        string[][] lines = [["Before Monday 10 May", "3", "7", "1", "0", "0"], ["Monday, 10 May", "0", "0", "0", "1", "1"], ["Tuesday, 11 May", "0", "3", "3", "1", "2"], ["Wednesday, 12 May", "0", "0", "0", "1", "1"]];
        foreach (var address in new[] { "report", "report/final" })
        {
            var table = (await viewer.Page(PlenaryApp.Desk(address))).All("[aria-label^='By day'] table").Single();
            Assert.Equal(heads, table.QuerySelectorAll("thead th").Select(h => h.TextContent.Trim()));
            Assert.Equal(lines, table.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToArray()));
        }
        var paper = string.Concat(Pdf.Pages(await viewer.GetByteArrayAsync(PlenaryApp.Desk("report/final.pdf"))).Select(Pdf.Text)).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("Tuesday,11May03312", paper, StringComparison.Ordinal);
        Assert.Contains("Peopleadmittedatleastonceontheday", paper, StringComparison.Ordinal);   // below the bars

        // On the first page the same people, with less work.
        var today = await viewer.Page(PlenaryApp.Desk(""));
        Assert.Contains("1 arrived today", today.Text, StringComparison.Ordinal);
        Assert.Contains("of 10 nominated", today.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_counts_what_the_report_counts()
    {
        var s = await At(ThreeCame.LateAtNight);
        var standing = await app.InScope(async services => await Standing.Count(services.GetRequiredService<PlenaryDb>(),
            await services.GetRequiredService<PlenaryDb>().Conferences.SingleAsync(c => c.Id == app.Sample.Conference), services.GetRequiredService<Unscoped>(), default));
        Assert.Equal((3, 10, 4, 1, 1), (standing.Invited, standing.Nominated, standing.Accredited, standing.Delegations, standing.Countries));
        Assert.Equal((s.Invited, s.Total.Nominated, s.Total.Accredited, s.Delegations, s.Countries), (standing.Invited, standing.Nominated, standing.Accredited, standing.Delegations, standing.Countries));
    }

    [Theory]
    [InlineData(10, 9, new[] { 1 })]
    [InlineData(11, 9, new[] { 1, 1, 0 })]   // from nine to twenty to eleven: the present half hour is there with nobody in it
    public async Task Arrivals_by_half_hour_are_counted_once_in_one_place(int day, int hour, int[] counts)
    {
        await app.Come();
        app.Clock.Reset(Sample.Now + Duration.FromMinutes(10));
        var arrivals = await (await app.As(Role.Viewer)).Get(PlenaryApp.Api($"report/arrivals/2027-05-{day:00}"));
        Assert.Equal(new LocalTime(hour, day == 10 ? 0 : 30).ToString("HH:mm:ss", null), arrivals.GetProperty("from").GetString());
        Assert.Equal(counts, arrivals.GetProperty("counts").EnumerateArray().Select(n => n.GetInt32()));

        var live = await (await app.As(Role.DoorSupervisor)).Page(PlenaryApp.Desk("check-in/live"));
        Assert.Contains("Arrivals by half hour: 2 people, most between 09:30 and 10:00 with 1.", live.Html, StringComparison.Ordinal);
    }

    private static (int Nominated, int Accredited, int Arrived) Sums(Statistics s)
    {
        DayRow[] all = [s.Beforehand, .. s.ByDay, .. s.Afterwards is { } after ? new[] { after } : []];
        return (all.Sum(d => d.Nominated), all.Sum(d => d.Accredited), all.Sum(d => d.First));
    }

    private async Task<Statistics> At(Instant now)
    {
        await app.Come();
        return await app.InScope(async services =>
        {
            var db = services.GetRequiredService<PlenaryDb>();
            return await Statistics.Of(db, await db.Conferences.AsNoTracking().SingleAsync(c => c.Id == app.Sample.Conference), now);
        });
    }
}
