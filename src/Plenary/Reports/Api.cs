using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;
using Plenary.Access;
using Plenary.Api;
using Plenary.CheckIn;
using Plenary.Conferences;
using Plenary.Programme;
using Plenary.Site;
using Plenary.Storage;
using Plenary.Storage.Unscoped;
using Scope = Plenary.Access.Scope;

namespace Plenary.Reports;

/// <summary>What the report says, as numbers and as a list.</summary>
public static class ReportsApi
{
    private const string Formats = "{format:regex(^(csv|xlsx)$)}";
    private const string InLanguage = "BCP 47, as `fr`; the reader's if left out.";

    public static void Map(RouteGroupBuilder api)
    {
        var report = api.MapGroup("/conferences/{conference}/report");
        report.MapGet("/statistics", async (HttpContext http, PlenaryDb db, IClock clock, CancellationToken cancel) =>
            TypedResults.Ok(await Statistics.Of(db, http.Conference(), clock.GetCurrentInstant(), cancel))).Allow(Area.Reports).WithSummary("Who was invited, nominated, accredited, arrived: in all and by country, organisation, category, gender, day.");
        report.MapGet("/arrivals/{day}", ArrivalsOn).Allow(Area.Reports).WithSummary("People by the half hour of one day in which they were first admitted, and of the same day of the edition before.");
        report.MapGet("/morning-sheet/{day}", MorningSheetOf).Allow(Area.Programme).WithSummary("What those who run the day need: its sessions, the speakers to look for, open conflicts, news that appears. Of the report and of the press only what the token may see.");
        report.MapGet("/morning-sheet/{day}.pdf", PrintedSheet).Allow(Area.Programme).WithSummary("The same on paper.");
        report.MapGet("/participants", Participants).Allow(Area.Reports).WithSummary("The list of participants, by delegation, its head first.");
        report.MapGet($"/participants.{Formats}", Sheet).Allow(Area.Reports).WithSummary("The same as a file: those who are accredited, a line for each, in the reader's language.");
        report.MapGet("/final", async (HttpContext http, PlenaryDb db, PublicProgramme programme, Unscoped unscoped, IClock clock, CancellationToken cancel) =>
            TypedResults.Ok(FinalReportView.Of(await FinalReport.Of(db, programme, unscoped, http.Conference(), clock.GetCurrentInstant(), cancel)))).Allow(Area.Reports).WithSummary("What the final report holds, but the list of participants.");
        report.MapGet("/final.pdf", Final).Allow(Area.Reports).WithSummary("The final report.");
        report.MapGet("/editions", async (HttpContext http, Unscoped unscoped, CancellationToken cancel) =>
            (await Comparison.Of(http.Conference(), unscoped, cancel)).Editions.Whole()).Allow(Area.Reports).WithSummary("The same numbers of earlier editions.");
        report.MapGet("/comparison", async (HttpContext http, Unscoped unscoped, CancellationToken cancel) =>
            TypedResults.Ok(await Comparison.Of(http.Conference(), unscoped, cancel))).Allow(Area.Reports).WithSummary("The accredited of all editions by category, gender and country, beside the numbers of each.");
    }

    /// <summary>The same paper for people and for programs.</summary>
    public static void MapPapers(WebApplication app)
    {
        app.MapGet("/desk/{conference}/report/final.pdf", Final).Allow(Area.Reports).ExcludeFromDescription();
        app.MapGet($"/desk/{{conference}}/report/participants.{Formats}", Sheet).Allow(Area.Reports).ExcludeFromDescription();
        app.MapGet("/desk/{conference}/morning-sheet/{day}.pdf", PrintedSheet).Allow(Area.Programme).ExcludeFromDescription();
    }

    private static PushStreamHttpResult Sheet(string format, PlenaryDb db, DataPlace place) => ParticipantSheet.File(format, db, place);

    private static async Task<FileContentHttpResult> Final([Description(InLanguage)] string? language, HttpContext http, PlenaryDb db, PublicProgramme programme, Unscoped unscoped, IClock clock, IWebHostEnvironment environment, CancellationToken cancel)
    {
        using var _ = Speak(language);
        var (conference, now) = (http.Conference(), clock.GetCurrentInstant());
        var report = await FinalReport.Of(db, programme, unscoped, conference, now, cancel);
        var paper = await PrintedReport.Make(report, db, PrintedMap.Land(environment.WebRootFileProvider), now, cancel);
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(paper, "application/pdf", $"{conference.Slug}-report.pdf");
    }

    private static async Task<Results<Ok<MorningSheet>, NotFound>> MorningSheetOf(string day, HttpContext http, PlenaryDb db, Scope scope, CancellationToken cancel) =>
        Read(day) is { } date ? TypedResults.Ok(await MorningSheet.Of(db, scope, http.Conference(), date, cancel)) : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> PrintedSheet(string day, [Description(InLanguage)] string? language, HttpContext http, PlenaryDb db, Scope scope, IClock clock, CancellationToken cancel)
    {
        if (Read(day) is not { } date) return TypedResults.NotFound();
        using var _ = Speak(language);
        var conference = http.Conference();
        var paper = PrintedMorningSheet.Make(await MorningSheet.Of(db, scope, conference, date, cancel), conference, clock.GetCurrentInstant());
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentDisposition = $"inline; filename={conference.Slug}-{day}.pdf";
        return TypedResults.File(paper, "application/pdf");
    }

    private static LocalDate? Read(string day) => LocalDatePattern.Iso.Parse(day) is { Success: true, Value: var date } ? date : null;

    /// <summary>The language that was asked for, until it is disposed of; the reader's if none was.</summary>
    private static IDisposable? Speak(string? language) => language is null ? null
        : Languages.IsSpoken(language) ? Languages.Speak(language)
        : throw new NotUnderstood(Wording.Texts["{0}: write one of {1}.", "language", string.Join(", ", LocalText.InterfaceLanguages)]);

    private static async Task<Results<Ok<Arrivals>, NotFound>> ArrivalsOn(string day, HttpContext http, PlenaryDb db, Unscoped unscoped, IClock clock, CancellationToken cancel)
    {
        if (Read(day) is not { } date) return TypedResults.NotFound();
        var conference = http.Conference();
        return TypedResults.Ok(await Arrivals.On(db, conference, date, clock.GetCurrentInstant(), cancel) with { Before = await unscoped.ArrivalsAtTheEditionBefore(conference, date, cancel) });
    }

    /// <summary>The list of participants, a page of delegations at a time; each delegation comes whole, its head first.</summary>
    private static async Task<Ok<Page<ListedDelegation>>> Participants(PlenaryDb db, [AsParameters] Paging paging, CancellationToken cancel)
    {
        var rows = await ParticipantList.Read(db, paging.Take + 1, paging.KeyAndId(), listedOnly: false, cancel);
        var next = rows.Count > paging.Take ? Cursor.Of(rows[paging.Take - 1].SortKey, rows[paging.Take - 1].Delegation.Id) : null;
        return TypedResults.Ok(new Page<ListedDelegation>([.. rows.Take(paging.Take).Select(r => r.Delegation)], next));
    }
}
