using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Mail;

/// <summary>One letter in the list; the address it goes to and what it says is read singly.</summary>
/// <param name="Addressee">The invited organisation, or the address of the colleague; null where only the letter says it.</param>
public sealed record MailView(Guid Id, string Purpose, string? Addressee, MailState State, Instant CreatedAt, Instant? SentAt, Instant? NextAttemptAt, int Attempts, string LastError);

/// <summary>One letter; where it has a personal link, <paramref name="Text"/> has … instead of what makes it open.</summary>
public sealed record LetterView(Guid Id, string Purpose, MailState State, string To, string Subject, string Text);

public static class MailApi
{
    public static void Map(RouteGroupBuilder api)
    {
        Map(api.MapGroup("/conferences/{conference}/mails").Allow(Area.Mail), "The outbox of the conference, the newest first.");
        Map(api.MapGroup("/mails").Allow(Area.Installation), "Letters of no conference, to accounts whose password or second step was changed; the newest first.");
    }

    private static void Map(RouteGroupBuilder mails, string what)
    {
        mails.WithTags("Mail");
        mails.MapGet("", List).WithSummary(what);
        mails.MapGet("/{id:guid}", Read).WithSummary("One letter, with … where its personal link has its secret. That it was read stands in the history.");
        mails.MapPost("/{id:guid}/attempt", Attempt).WithSummary("Tries again now what was not delivered.");
    }

    /// <summary>Null above the conferences.</summary>
    private static Conference? Of(HttpContext http) => http.GetRouteValue("conference") is null ? null : http.Conference();

    private static async Task<Ok<Page<MailView>>> List([AsParameters] Paging paging, HttpContext http, PlenaryDb db)
    {
        var page = await db.OutboxOf(Of(http), paging.KeyAndId()).ToPage(paging, m => m, OutboxList.CursorOf);
        var addressees = await db.AddresseesOf(page.Items, Wording.Texts.Language);
        return TypedResults.Ok(new Page<MailView>([.. page.Items.Select(m => new MailView(
            m.Id, m.Purpose, addressees.GetValueOrDefault(m.Id), m.State, m.CreatedAt, m.SentAt, m.State is MailState.Waiting or MailState.Late ? m.NextAttemptAt : null, m.Attempts, m.LastError))], page.Next));
    }

    private static async Task<Results<Ok<LetterView>, NotFound>> Read(Guid id, HttpContext http, PlenaryDb db, Keys keys)
    {
        if (await db.MailOf(Of(http), id) is not { } mail) return TypedResults.NotFound();
        // A token that reads letters must not become, by the link in one, the colleague or the delegation it is for.
        var letter = (await db.ReadLetter(mail, keys)).Closed();
        http.SetETag(mail);
        return TypedResults.Ok(new LetterView(mail.Id, mail.Purpose, mail.State, letter.To, letter.Subject, letter.Text));
    }

    private static async Task<Results<NoContent, NotFound, Refused, Stale>> Attempt(Guid id, HttpContext http, PlenaryDb db, IClock clock)
    {
        if (await db.MailOf(Of(http), id) is not { } mail) return TypedResults.NotFound();
        if (http.IsStale(mail) is { } stale) return stale;
        if (mail.TryAgain(clock.GetCurrentInstant()) is { } refusal) return new Refused(refusal);
        await db.SaveChangesAsync();
        return TypedResults.NoContent();
    }
}
