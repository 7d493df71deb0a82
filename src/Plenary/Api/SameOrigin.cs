using Plenary.Site;

namespace Plenary.Api;

/// <summary>
/// The API may be used by our own pages with the sign-in cookie. A change by cookie is taken only from our own origin, so that no other
/// site can have a browser make it; programs come with a token and are not asked. A name and password in an address, which browsers send as
/// another kind of <c>Authorization</c>, is no token. (Fetch metadata; all browsers since 2023 send it.)
/// </summary>
public sealed class SameOrigin(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        if (!changes || !request.Path.StartsWithSegments("/api") || request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal) || request.Headers.Cookie.Count == 0) return next(http);
        if (request.Headers["Sec-Fetch-Site"] == "same-origin" || request.Headers.Origin == $"{request.Scheme}://{request.Host}") return next(http);
        return Problem.Of(StatusCodes.Status403Forbidden, "other-origin", Wording.Texts["Changes from a browser are taken from Plenary’s own pages alone. A program sends a token."]).ExecuteAsync(http);
    }
}
