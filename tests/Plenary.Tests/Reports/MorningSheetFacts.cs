using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Reports;
using Plenary.Tests.Print;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Reports;

public class MorningSheetFacts(PlenaryApp app) : WebTest(app)
{
    private const string Day = "2027-05-11";

    [Fact]
    public async Task It_holds_the_sessions_of_the_day_with_notes_and_speakers()
    {
        var sheet = await Sheet(Role.Secretariat);
        var session = Assert.Single(sheet.GetProperty("sessions").EnumerateArray());
        Assert.Equal("Rivers without borders", session.GetProperty("title").GetProperty("en").GetString());
        Assert.StartsWith("CANARY-session-note", session.GetProperty("notes").GetString(), StringComparison.Ordinal);
        Assert.Equal(["Chair", "Speaker"], session.GetProperty("speakers").EnumerateArray().Select(s => s.GetProperty("role").GetString()!), StringComparer.OrdinalIgnoreCase);
        Assert.Empty((await (await App.As(Role.Secretariat)).Get(Api("report/morning-sheet/2027-05-13"))).GetProperty("sessions").EnumerateArray());
    }

    [Fact]
    public async Task Who_speaks_and_was_not_let_in_yet_is_looked_for_until_they_come()
    {
        await Arrived(null);
        Assert.Equal(("notArrived", 0), await Chair());
        await Arrived(Sample.Now);
        Assert.Equal(("arrived", 1), await Chair());
        await App.InDb(db => db.Participations.Where(p => p.Id == Sample.Participations[ParticipationState.Accredited]).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, ParticipationState.Revoked), TestContext.Current.CancellationToken));
        Assert.Equal(("notAccredited", 0), await Chair());
        await App.InDb(db => db.Participations.Where(p => p.Id == Sample.Participations[ParticipationState.Accredited]).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, ParticipationState.Accredited), TestContext.Current.CancellationToken));

        Task Arrived(Instant? at) => App.InDb(db => db.Participations.Where(p => p.Id == Sample.Participations[ParticipationState.Accredited]).ExecuteUpdateAsync(set => set.SetProperty(p => p.ArrivedAt, at), TestContext.Current.CancellationToken));

        async Task<(string?, int)> Chair()
        {
            var sheet = await Sheet(Role.Secretariat);
            return (sheet.GetProperty("sessions")[0].GetProperty("speakers")[0].GetProperty("presence").GetString(), sheet.GetProperty("arrived").GetInt32());
        }
    }

    /// <summary>Whoever may see neither report nor press reads what the programme says.</summary>
    [Fact]
    public async Task Each_reader_gets_what_that_reader_may_see_elsewhere()
    {
        var all = await Sheet(Role.Secretariat);
        Assert.StartsWith("CANARY-press-embargo", Assert.Single(all.GetProperty("news").EnumerateArray()).GetProperty("headline").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Number, all.GetProperty("accredited").ValueKind);

        var editor = await Sheet(Role.ProgrammeEditor);
        Assert.Empty(editor.GetProperty("news").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, editor.GetProperty("accredited").ValueKind);
        Assert.Equal(JsonValueKind.Null, editor.GetProperty("arrived").ValueKind);
        Assert.All(editor.GetProperty("sessions")[0].GetProperty("speakers").EnumerateArray(), s => Assert.Equal(JsonValueKind.Null, s.GetProperty("presence").ValueKind));
        Assert.NotEmpty(editor.GetProperty("conflicts").EnumerateArray());
    }

    [Fact]
    public async Task The_paper_says_the_same_in_the_language_asked_for()
    {
        var reader = await App.As(Role.Secretariat);
        foreach (var address in new[] { Desk($"morning-sheet/{Day}.pdf"), Api($"report/morning-sheet/{Day}.pdf") })
        {
            var paper = await Paper(reader, address);
            Assert.Contains("Riverswithoutborders", paper, StringComparison.Ordinal);
            Assert.Contains("CANARY-session-note", paper, StringComparison.Ordinal);
            Assert.Contains("Day2of", paper, StringComparison.Ordinal);
            Assert.Contains("Feuilledumatin", await Paper(reader, $"{address}?language=fr"), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.BadRequest, (await reader.GetAsync($"{address}?language=xx")).StatusCode);
        }
        Assert.DoesNotContain("CANARY-press-embargo", await Paper(await App.As(Role.ProgrammeEditor), Desk($"morning-sheet/{Day}.pdf")), StringComparison.Ordinal);
        foreach (var nonsense in new[] { "2027-02-30", "tomorrow", "11.5.2027" }) Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(Desk($"morning-sheet/{nonsense}.pdf"))).StatusCode);
    }

    [Fact]
    public void Somebody_who_speaks_twice_is_looked_for_once()
    {
        var (ana, ben) = (Speaker("Ana", SpeakerPresence.NotArrived), Speaker("Ben", SpeakerPresence.Arrived));
        var sheet = new MorningSheet(new(2027, 5, 11), 2, 1, [Session(9, ben, ana), Session(11, ana)], [], []);
        var (speaker, sessions) = Assert.Single(sheet.Missing);
        Assert.Equal("Ana", speaker.Name);
        Assert.Equal([9, 11], sessions.Select(s => s.Starts.Hour));

        static MorningSpeaker Speaker(string name, SpeakerPresence presence) => new(Plenary.Programme.SpeakerRole.Speaker, "", name, "", "", "", presence);
        static MorningSession Session(int hour, params MorningSpeaker[] speakers) => new(Guid.CreateVersion7(), new(2027, 5, 11, hour, 0), new(2027, 5, 11, hour + 1, 0), LocalText.Of("Talk"), "", LocalText.Empty, "", "", speakers);
    }

    /// <summary>The day before it begins one prints the first; when it is over there is none to print.</summary>
    [Theory]
    [InlineData(1, "2027-05-10"), InlineData(11, "2027-05-11"), InlineData(20, null)]
    public async Task The_first_page_offers_the_sheet_of_the_day(int day, string? offered)
    {
        App.Clock.Reset(Instant.FromUtc(2027, 5, day, 7, 30));
        var links = (await (await App.As(Role.Secretariat)).Page(Desk(""))).All("main .title a[href*='/morning-sheet/']");
        Assert.Equal(offered is null ? [] : [Desk($"morning-sheet/{offered}.pdf")], links.Select(a => a.GetAttribute("href")));
    }

    private async Task<JsonElement> Sheet(Role role) => await (await App.As(role)).Get(Api($"report/morning-sheet/{Day}"));

    private static async Task<string> Paper(HttpClient reader, string address) =>
        string.Concat(Pdf.Pages(await reader.GetByteArrayAsync(address)).Select(Pdf.Text)).Replace(" ", "", StringComparison.Ordinal);
}
