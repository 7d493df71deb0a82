namespace Plenary.Conferences;

public static class ConferenceOfRequest
{
    /// <summary>The conference that the address names (or a delegation's link leads to); the keeper has found it and nobody tracks it.</summary>
    /// <exception cref="InvalidOperationException">The route has no conference: a mistake in the route, not of the visitor.</exception>
    public static Conference Conference(this HttpContext http) =>
        http.Items[typeof(Conference)] as Conference ?? throw new InvalidOperationException("This address names no conference.");
}
