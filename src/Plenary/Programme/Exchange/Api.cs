using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Programme.Exchange;

public sealed record ImportedCounts(int New, int Changed, int Same, int Gone, int Refused);

/// <param name="ExchangeId">The guid of the session in the file.</param>
/// <param name="Where">Its place in the file; null when it is no longer there.</param>
/// <param name="Fields">What is different.</param>
/// <param name="OutsideTheDays">It is taken, and is on none of the days of the conference.</param>
/// <param name="Code">Why it was refused, for programs; <paramref name="Text"/> for people.</param>
public sealed record ImportedView(ImportOutcome Outcome, Guid ExchangeId, int Number, string Title, string? Where, IReadOnlyList<string> Fields, bool OutsideTheDays, string? Code, string? Text);

/// <param name="Sessions">Those that are not the same; counted are all.</param>
/// <param name="Rooms">Rooms that the conference did not have.</param>
public sealed record ProgrammeImportView(bool Preview, ImportedCounts Counts, IReadOnlyList<LocalText> Rooms, IReadOnlyList<ImportedView> Sessions)
{
    public static ProgrammeImportView Of(ProgrammeImport import, bool preview) => new(
        preview,
        new(import.Count(ImportOutcome.New), import.Count(ImportOutcome.Changed), import.Count(ImportOutcome.Same), import.Count(ImportOutcome.Gone), import.Count(ImportOutcome.Refused)),
        [.. import.NewRooms.Select(r => r.Name)],
        [.. import.Lines.Where(l => l.Outcome is not ImportOutcome.Same).Select(l => new ImportedView(
            l.Outcome, l.Session.ExchangeId, l.Session.Number, l.Title, l.Event?.Where, l.Fields, import.IsOutsideTheDays(l), l.Why?.Code, l.Why is { } why ? Wording.Texts[why] : null))]);
}

/// <param name="Where">The way to the place, as <c>schedule.conference.days[0].rooms["Hall"][2].id</c>.</param>
public sealed record FaultView(string Where, string Code, string Text);

/// <summary>The programme from and to other programs, in the formats that they share.</summary>
public static class ExchangeApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var programme = api.MapGroup("/conferences/{conference}/programme").WithTags("Programme").Allow(Area.Programme);
        programme.MapPost("/imports", Import).Accepts<object>("application/json").WithMetadata(new RequestSizeLimitAttribute(ScheduleFile.LargestFile + 1024))
            .WithSummary("Takes a schedule in frab JSON, as the body, into the draft.").ProducesProblem(StatusCodes.Status422UnprocessableEntity).AddOpenApiOperationTransformer(Describe);
        foreach (var (name, format, summary) in new[]
        {
            ("schedule.json", ExchangeFormat.Json, "A release as a schedule in frab JSON."), ("schedule.xml", ExchangeFormat.Xml, "A release as a schedule in frab XML."), ("calendar.ics", ExchangeFormat.Ics, "A release as a calendar."),
        })
            programme.MapGet($"/releases/{{number:int}}/{name}", ([Description("Counted from 1.")] int number, [Description("BCP 47, as `fr`; the main language of the conference if left out.")] string? language, PublicProgramme published, PublicUrl url, HttpContext http, CancellationToken cancellationToken) =>
                Export(number, format, name, language, published, url, http, cancellationToken)).WithSummary(summary);
    }

    /// <summary>The form of the body is not ours: what must be there is named, the rest is in the schema of the format.</summary>
    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "A schedule in frab JSON, as apps and displays of conferences read and write it: https://github.com/voc/schedule.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new()
                {
                    Schema = Thing(("schedule", Thing(("version", Text()), ("base_url", Text()), ("conference", Thing(
                        ("acronym", Text()), ("title", Text()), ("start", Text()), ("end", Text()), ("daysCount", new() { Type = JsonSchemaType.Integer }), ("timeslot_duration", Text()), ("time_zone_name", Text()),
                        ("days", new() { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Object } })))))),
                },
            },
        };
        if (operation.Responses?["422"] is { } unread) unread.Description = "The file breaks the format, and `faults` says where; or the Idempotency-Key was sent with another request before.";
        return Task.CompletedTask;

        static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

        static OpenApiSchema Thing(params (string Name, OpenApiSchema Schema)[] members) => new() { Type = JsonSchemaType.Object, Properties = members.ToDictionary(m => m.Name, m => (IOpenApiSchema)m.Schema) };
    }

    /// <summary>What the public reads, or will read once the site is open.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> Export(
        int number, ExchangeFormat format, string name, string? language, PublicProgramme published, PublicUrl url, HttpContext http, CancellationToken cancellationToken)
    {
        var conference = http.Conference();
        var spoken = conference.Languages.Union(LocalText.InterfaceLanguages);
        if (language is not null && !spoken.Contains(language)) throw new NotUnderstood(Wording.Texts["{0}: write one of {1}.", "language", string.Join(", ", spoken)]);
        return await published.Numbered(number, cancellationToken) is { } release
            ? ReleaseFile.Of(release, format, conference, url, language ?? conference.Languages[0]).Answer($"{conference.Slug}-{number}-{name}") : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<ProgrammeImportView>, ProblemHttpResult>> Import(
        [Description("true: only says what would happen.")] bool? preview, PlenaryDb db, PublicProgramme published, PublicUrl url, HttpContext http, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, cancellationToken);
        var (file, faults) = ScheduleJsonReader.Read(body.ToArray());
        return file is null ? Unread(faults) : TypedResults.Ok(ProgrammeImportView.Of(await db.Import(http.Conference(), file, published, url, preview ?? false, cancellationToken), preview ?? false));
    }

    private static ProblemHttpResult Unread(IReadOnlyList<ScheduleFault> faults) => TypedResults.Problem(
        title: Wording.Texts[faults[0].Why], statusCode: StatusCodes.Status422UnprocessableEntity, type: $"urn:plenary:problem:{faults[0].Why.Code}",
        extensions: [new("code", faults[0].Why.Code), new("faults", faults.Take(200).Select(f => new FaultView(f.Where, f.Why.Code, Wording.Texts[f.Why])))]);
}
