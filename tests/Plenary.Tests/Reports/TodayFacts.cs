using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Tests.CheckIn;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Reports;

public class TodayFacts(PlenaryApp app) : WebTest(app)
{
    [Theory]
    [InlineData("Badges to print", 2), InlineData("Accredited people without a badge", 1), InlineData("Nominations to review", 2)]
    public async Task What_waits_is_as_much_as_stands_on_the_list_it_leads_to(string title, int expected)
    {
        await SomeBadges();
        var desk = await App.As(Role.Secretariat);
        var line = (await desk.Page(Desk(""))).All(".todo li").Single(li => li.QuerySelector("a.t")!.TextContent == title);
        Assert.Equal(expected, int.Parse(line.QuerySelector(".c")!.TextContent, CultureInfo.InvariantCulture));
        var list = await desk.Page(line.QuerySelector("a.t")!.GetAttribute("href")!);
        Assert.Equal(expected, list.All("main tbody tr").Count);
    }

    [Fact]
    public async Task Conflicts_of_the_programme_wait_for_its_editor()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        var conflicts = (await editor.Get(Api("programme/conflicts"))).GetProperty("items").GetArrayLength();
        Assert.True(conflicts > 0);
        var line = (await editor.Page(Desk(""))).All(".todo li").Single(li => li.QuerySelector("a.t")!.TextContent == "Conflicts in the programme");
        Assert.Equal(conflicts, int.Parse(line.QuerySelector(".c")!.TextContent, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task On_the_days_it_leads_to_the_check_in_whoever_may_see_it()
    {
        Assert.Single((await (await App.As(Role.Secretariat)).Page(Desk(""))).All("main .title a[href$='/check-in']"));
        Assert.Empty((await (await App.As(Role.Viewer)).Page(Desk(""))).All("main .title a[href$='/check-in']"));
    }

    /// <summary>Beside the sample's one: issued; handed over and never noted as printed; none yet.</summary>
    private async Task SomeBadges()
    {
        if (await App.InDb(db => db.Badges.CountAsync()) > 1) return;
        await App.InScope(services => Badging.New(services, Sample));
        var (handed, _) = await App.InScope(services => Badging.New(services, Sample));
        await App.InDb(async db =>
        {
            Assert.Null((await db.Badges.SingleAsync(b => b.Id == handed.Id)).HandOver(await db.Participations.SingleAsync(p => p.Id == handed.ParticipationId), Sample.Now));
            await db.SaveChangesAsync();
            await Badging.Accredited(db, Sample);
        });
    }
}
