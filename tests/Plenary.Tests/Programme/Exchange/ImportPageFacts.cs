using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Programme.Exchange;

public class ImportPageFacts(PlenaryApp app) : WebTest(app)
{
    private static async Task<WebPage> Look(HttpClient editor, byte[] file) =>
        await (await editor.Page(Desk("programme/import"))).Form("#bring").Attach("Upload", file, "plan.json", "application/json").Send();

    private Task TakeAway() => App.InDb(async db =>
    {
        await db.Sessions.Where(s => s.Carried != null).ExecuteDeleteAsync();
        await db.Rooms.Where(r => r.Id != Sample.GreatHall && r.Id != Sample.SmallRoom).ExecuteDeleteAsync();
    });

    private Task<int> Sessions() => App.InDb(db => db.Sessions.CountAsync());

    [Fact]
    public async Task A_schedule_is_looked_at_and_then_taken()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        Assert.NotNull((await editor.Page(Desk("programme"))).One("a[href$='/programme/import']"));
        var before = await Sessions();
        var preview = await Look(editor, ScheduleSamples.Small());
        Assert.Contains("Night concert", preview.Text, StringComparison.Ordinal);
        Assert.Contains("2 rooms are made that the conference does not have: Hall and Garden", preview.Text, StringComparison.Ordinal);
        Assert.Equal(before, await Sessions());

        var done = await (await preview.Form("#take").Send()).Follow();
        Assert.Contains("2 sessions are different now.", done.Text, StringComparison.Ordinal);
        Assert.Equal(before + 2, await Sessions());

        var again = await Look(editor, ScheduleSamples.Small());
        Assert.Contains("The draft has all of it already.", again.Text, StringComparison.Ordinal);
        Assert.Empty(again.All("#take"));

        // What the file no longer has goes, what it says differently changes; what a rule refuses says where it stands.
        var fewer = await Look(editor, ScheduleSamples.Small(s => s["title"] = "Opening, at last", without: 2));
        Assert.Contains("Changed: Title", fewer.Text, StringComparison.Ordinal);
        Assert.Contains("Taken out Night concert", fewer.Text, StringComparison.Ordinal);
        var longer = await Look(editor, ScheduleSamples.Small(s => s["duration"] = "30:00"));
        Assert.Contains("A session lasts at most 24 hours. schedule.conference.days[0].rooms[\"Hall\"][0]", longer.Text, StringComparison.Ordinal);
        await TakeAway();
    }

    [Fact]
    public async Task Days_are_shown_with_their_year_and_those_that_the_conference_has_not_are_pointed_out()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        var fits = await Look(editor, ScheduleSamples.Small());
        Assert.Contains("Monday, 10 May 2027, 09:30–11:00 · Hall", fits.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("none of the days", fits.Text, StringComparison.Ordinal);

        var lastYears = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(ScheduleSamples.Small()).Replace("2027-05", "2026-05", StringComparison.Ordinal));
        var preview = await Look(editor, lastYears);
        Assert.Contains("2 sessions are on none of the days of the conference, 10–13 May 2027.", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Sunday, 10 May 2026", preview.Text, StringComparison.Ordinal);
        Assert.Equal(2, preview.All("ul.lines .flag").Count);
        Assert.NotNull(preview.One("#take"));   // the editors decide
    }

    [Fact]
    public async Task A_draft_that_changed_meanwhile_is_looked_at_again_and_the_file_is_not_lost()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        var preview = await Look(editor, ScheduleSamples.Small());
        await (await Look(editor, ScheduleSamples.Small(without: 1))).Form("#take").Send();

        var refused = await preview.Form("#take").Send();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("The draft was changed while you were looking.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("What plan.json would do", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await refused.Form("#take").Send()).Status);
        Assert.Contains("The draft has all of it already.", (await Look(editor, ScheduleSamples.Small())).Text, StringComparison.Ordinal);
        await TakeAway();
    }

    [Fact]
    public async Task Every_mistake_of_a_refused_file_has_its_place()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        var before = await Sessions();
        var refused = await Look(editor, ScheduleSamples.Small(s => (s["id"], s["duration"]) = ("seven", "soon")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("The file has 2 mistakes", refused.Text, StringComparison.Ordinal);
        Assert.Contains("schedule.conference.days[0].rooms[\"Hall\"][0].id must be a whole number", refused.Text, StringComparison.Ordinal);
        Assert.Contains("rooms[\"Hall\"][0].duration must be hours and minutes", refused.Text, StringComparison.Ordinal);

        Assert.Contains("The reading stopped in line 2.", (await Look(editor, Encoding.UTF8.GetBytes("{\n<oops>"))).Text, StringComparison.Ordinal);
        Assert.Contains("The reading stopped in line 1.", (await Look(editor, [])).Text, StringComparison.Ordinal);
        Assert.Contains("larger than 8 MB", (await Look(editor, new byte[(8 << 20) + 1])).Text, StringComparison.Ordinal);
        Assert.Equal(before, await Sessions());
    }

    [Fact]
    public async Task A_file_of_eight_megabytes_travels_with_the_page()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        var noise = new byte[5 << 20];
        new Random(13).NextBytes(noise);
        var preview = await Look(editor, ScheduleSamples.Small(s => s["answers"] = Convert.ToBase64String(noise)));
        Assert.Equal(HttpStatusCode.Redirect, (await preview.Form("#take").Send()).Status);
        await TakeAway();
    }

    [Fact]
    public async Task A_field_that_is_not_ours_is_no_file()
    {
        var editor = await App.As(Role.ProgrammeEditor);
        var form = (await Look(editor, ScheduleSamples.Small())).Form("#take");
        var answer = await form.Fill("Packed", "bm90IGEgZmlsZQ==").Send();
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Choose a file", answer.Text, StringComparison.Ordinal);
    }
}
