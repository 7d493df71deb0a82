using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Api;

/// <summary>
/// The one place where an exception becomes an ordinary answer, for pages and API alike: two people saved the same thing, or a
/// request could not be read. Everything else is our mistake and a 500 that says nothing.
/// </summary>
public sealed class Faults : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var answer = exception switch
        {
            DbUpdateConcurrencyException => Problem.Of(StatusCodes.Status409Conflict, "changed-meanwhile", Wording.Texts["Somebody else changed this meanwhile, so nothing was saved. Read it again, then decide."]),
            DbUpdateException update when update.IsCollision() => Problem.Of(StatusCodes.Status409Conflict, "already-there", Wording.Texts["Somebody else added the same meanwhile, so nothing was saved. Look at it again."]),
            _ when IsNoText(exception) => Problem.Of(StatusCodes.Status400BadRequest, "not-understood", NotRead, Wording.Texts["A text holds a sign that no text has."]),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem.Of(StatusCodes.Status413PayloadTooLarge, "too-large", Wording.Texts["This is too large, and nothing was taken."]),
            BadHttpRequestException bad => Problem.Of(bad.StatusCode, "not-understood", NotRead, DetailOf(bad)),
            _ => null,
        };
        if (answer is null) return false;

        httpContext.Response.StatusCode = answer.StatusCode;
        // A page is shown by the site, in place of the empty answer.
        if (httpContext.Request.Path.StartsWithSegments("/api")) await answer.ExecuteAsync(httpContext);
        return true;
    }

    private static string NotRead => Wording.Texts["This request could not be read, and nothing was done."];

    /// <summary>PostgreSQL keeps no U+0000. Nobody types it; what tries it out is told that it cannot be read.</summary>
    private static bool IsNoText(Exception exception) => (exception is DbUpdateException ? exception.InnerException : exception) is PostgresException { SqlState: PostgresErrorCodes.UntranslatableCharacter or PostgresErrorCodes.CharacterNotInRepertoire };

    /// <summary>Where in the body it is wrong, without quoting what was sent.</summary>
    private static string DetailOf(BadHttpRequestException bad) => bad.InnerException switch
    {
        JsonException { Path: { } path } json => $"{path}: {Short(json.Message)}",
        _ => bad.Message,
    };

    private static string Short(string message) => message.Split(" Path:", 2)[0];
}
