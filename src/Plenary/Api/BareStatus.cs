using Plenary.Access;
using Plenary.Site;

namespace Plenary.Api;

/// <summary>What stands in the problem where an answer is a status and nothing else: code, title and detail, in the reader's language.</summary>
internal static class BareStatus
{
    /// <summary>For all problems that have no code of their own.</summary>
    public static void Explain(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Extensions.ContainsKey("code") || Words(problem.Status ?? context.HttpContext.Response.StatusCode, context.HttpContext) is not var (code, title, detail)) return;
        (problem.Type, problem.Title, problem.Detail) = ($"urn:plenary:problem:{code}", title, detail);
        problem.Extensions["code"] = code;
    }

    /// <summary>A problem of this status; what cannot be named closer was not understood.</summary>
    public static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Of(int status, HttpContext http, string? detail = null)
    {
        var (code, title, usual) = Words(status, http) ?? Words(StatusCodes.Status400BadRequest, http)!.Value;
        return Problem.Of(status, code, title, detail ?? usual);
    }

    private static (string Code, string Title, string? Detail)? Words(int status, HttpContext http) => status switch
    {
        400 => ("not-understood", T["This request could not be read, and nothing was done."], Unread.InAddress(http)),
        401 => ("not-signed-in", T["This needs a token that is good."], T["Send it as {0}.", "Authorization: Bearer plenary_…"]),
        403 => ("not-allowed", T["This is not open to you"],
            http.GetEndpoint()?.Metadata.GetMetadata<AllowAttribute>() is { Area: { } area } allow ? T["It needs the scope {0}, and a role that includes it.", Scope.ScopeName(area, allow.DeedOf(http.Request.Method))] : null),
        404 => ("not-found", T["There is nothing at this address"], T["Or there is nothing that you may see."]),
        405 => ("wrong-method", T["This address does not take {0}.", http.Request.Method], http.Response.Headers.Allow is { Count: > 0 } takes ? T["It takes {0}.", takes.ToString()] : null),
        413 => ("too-large", T["This is too large, and nothing was taken."], null),
        415 => ("wrong-content-type", T["This address takes no body of this {0}.", "Content-Type"], T["Which one it takes stands in {0}.", $"{ApiSetup.Root}/openapi.json"]),
        429 => ("too-many", T["Too many attempts"], T["Wait a minute, then try again."]),
        >= 500 => ("our-mistake", T["Something went wrong on our side"], T["It has been noted. What you had saved before is safe. Try again; if it happens again, tell the secretariat."]),
        _ => null,
    };

    private static Wording T => Wording.Texts;
}
