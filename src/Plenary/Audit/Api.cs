using System.Globalization;
using System.Text.Json.Nodes;
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

    /// <param name="Details">As written; null when it was erased. What it says of things that the token may not read is left out, and which fields it is about remains.</param>
    /// <param name="Hash">Of the chain up to here, hexadecimal.</param>
    public sealed record EntryView(long Number, Instant At, string Action, Guid Subject, Guid? Account, JsonNode? Details, string Hash);

    /// <param name="Sound">How many entries from the first on are as they were written.</param>
    /// <param name="Fault">What is wrong with the next one, or null.</param>
    public sealed record VerificationView(long Sound, string? Fault, Instant? Last, string Hash);

    private static async Task<Page<EntryView>> Read(PlenaryDb db, Guid? conference, Paging paging, string? action, Guid? subject)
    {
        var after = paging.Start(1) is [var number] ? long.TryParse(number, CultureInfo.InvariantCulture, out var n) ? n : throw Cursor.NotOfThisList : (long?)null;
        var (entries, older, _) = await new HistoryQuery(action, subject, after, null).Read(db, conference, paging.Take);
        return new([.. entries.Select(e => new EntryView(e.Number, e.At, e.Action, e.SubjectId, e.AccountId, Shown(e, db.Scope), Convert.ToHexStringLower(e.Hash)))],
            older ? Cursor.Of(entries[^1].Number.ToString(CultureInfo.InvariantCulture)) : null);
    }

    /// <summary>The history quotes drafts, notes and embargoed texts: to a program that may read the history alone it names what was changed, and by whom.</summary>
    private static JsonObject? Shown(AuditEntry entry, Scope scope)
    {
        if (entry.Details.Length == 0) return null;
        var details = JsonNode.Parse(entry.Details)!.AsObject();
        if (AuditWords.AreaOf(entry.Action, entry.ConferenceId is not null) is not { } area || scope.May(area, Deed.Read)) return details;
        if (details["what"] is JsonObject what)
            foreach (var field in what.Select(f => f.Key).ToList()) what[field] = "(not shown)";
        else details["what"] = "(not shown)";
        return details;
    }

    private static async Task<Ok<VerificationView>> Verify(PlenaryDb db, CancellationToken cancellation)
    {
        var finding = await Chain.Verify(db, cancellation);
        return TypedResults.Ok(new VerificationView(finding.Sound, finding.Fault, finding.Last, Convert.ToHexStringLower(finding.Hash)));
    }
}
