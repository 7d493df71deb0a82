using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
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
            _ when IsNoText(exception) => BareStatus.Of(StatusCodes.Status400BadRequest, httpContext, Wording.Texts["A text holds a sign that no text has."]),
            _ when IsNoForm(exception, httpContext) => BareStatus.Of(StatusCodes.Status400BadRequest, httpContext),
            BadHttpRequestException bad => BareStatus.Of(bad.StatusCode, httpContext, Unread.Detail(bad, httpContext)),
            _ => null,
        };
        if (answer is null) return false;

        httpContext.Response.StatusCode = answer.StatusCode;
        // A page is shown by the site, in place of the empty answer.
        if (httpContext.Request.Path.StartsWithSegments("/api")) await answer.ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>PostgreSQL keeps no U+0000. Nobody types it; what tries it out is told that it cannot be read.</summary>
    private static bool IsNoText(Exception exception) => (exception is DbUpdateException ? exception.InnerException : exception) is PostgresException { SqlState: PostgresErrorCodes.UntranslatableCharacter or PostgresErrorCodes.CharacterNotInRepertoire };

    /// <summary>A form with U+0000 in it, with thousands of fields, or that breaks off: nobody who fills in a page sends one.</summary>
    private static bool IsNoForm(Exception exception, HttpContext http) =>
        exception is InvalidDataException or IOException and not BadHttpRequestException && http.Request.HasFormContentType && http.Features.Get<IFormFeature>() is { Form: null };
}
