using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Audit;

/// <summary>The history, newest first, and whether it is sound.</summary>
public static class AuditApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/conferences/{conference}/audit", (HttpContext http, PlenaryDb db, [AsParameters] Paging paging, string? action, Guid? subject) => Read(db, http.Conference().Id, paging, action, subject)).Allow(Area.Audit).WithSummary("The history of the conference, the newest first.");
        api.MapGet("/audit", (PlenaryDb db, [AsParameters] Paging paging, string? action, Guid? subject) => Read(db, null, paging, action, subject)).Allow(Area.Installation).WithSummary("The history of everything, the newest first.");
        api.MapGet("/conferences/{conference}/audit/verification", Verify).Allow(Area.Audit).WithSummary("Reads the whole chain anew.");
        api.MapGet("/audit/verification", Verify).Allow(Area.Installation).WithSummary("Reads the whole chain anew.");
    }

    /// <param name="Details">As written; null when it was erased.</param>
    /// <param name="Hash">Of the chain up to here, hexadecimal.</param>
    public sealed record EntryView(long Number, Instant At, string Action, Guid Subject, Guid? Account, JsonElement? Details, string Hash);

    /// <param name="Sound">How many entries from the first on are as they were written.</param>
    /// <param name="Fault">What is wrong with the next one, or null.</param>
    public sealed record VerificationView(long Sound, string? Fault, Instant? Last, string Hash);

    private static async Task<Page<EntryView>> Read(PlenaryDb db, Guid? conference, Paging paging, string? action, Guid? subject)
    {
        var after = paging.Start(1) is [var number] ? long.TryParse(number, CultureInfo.InvariantCulture, out var n) ? n : throw Cursor.NotOfThisList : (long?)null;
        var (entries, older, _) = await new HistoryQuery(action, subject, after, null).Read(db, conference, paging.Take);
        return new([.. entries.Select(e => new EntryView(e.Number, e.At, e.Action, e.SubjectId, e.AccountId, e.Details.Length == 0 ? null : JsonDocument.Parse(e.Details).RootElement, Convert.ToHexStringLower(e.Hash)))],
            older ? Cursor.Of(entries[^1].Number.ToString(CultureInfo.InvariantCulture)) : null);
    }

    private static async Task<Ok<VerificationView>> Verify(PlenaryDb db, CancellationToken cancellation)
    {
        var finding = await Chain.Verify(db, cancellation);
        return TypedResults.Ok(new VerificationView(finding.Sound, finding.Fault, finding.Last, Convert.ToHexStringLower(finding.Hash)));
    }
}
