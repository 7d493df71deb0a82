namespace Plenary.Site;

/// <summary>Put on a page that uses the camera and the reader of codes: its policy allows WebAssembly and asks the browser for the camera.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class UsesCameraAttribute : Attribute;

/// <summary>
/// What the browser may do with our answers (OWASP ASVS 5.0, V3.4). Nothing inline, nothing from elsewhere, no frames, no camera but at the door.
/// A page cannot be given a style of its own: colours stand in /theme/{hex}.css, places on a grid are classes of the style sheet.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'{0}; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; " +
        "worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

    private static readonly string Ordinary = Policy.Replace("{0}", "", StringComparison.Ordinal);
    private static readonly string Door = Policy.Replace("{0}", " 'wasm-unsafe-eval'", StringComparison.Ordinal);
    private const string NoDevices = "camera=({0}), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(), display-capture=(), browsing-topics=()";
    private static readonly string WithoutCamera = NoDevices.Replace("{0}", "", StringComparison.Ordinal);
    private static readonly string WithCamera = NoDevices.Replace("{0}", "self", StringComparison.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            var camera = context.GetEndpoint()?.Metadata.GetMetadata<UsesCameraAttribute>() is not null;
            // A file from the store may carry a stricter policy of its own.
            headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.Count > 0 ? headers.ContentSecurityPolicy : camera ? Door : Ordinary;
            headers["Permissions-Policy"] = camera ? WithCamera : WithoutCamera;
            headers["Referrer-Policy"] = "same-origin";
            headers.XContentTypeOptions = "nosniff";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            // A link that names the hash of the content may be kept for ever.
            if (context.Request.Path.StartsWithSegments("/dist") && context.Request.Query.ContainsKey("v") && context.Response.StatusCode == 200)
                headers.CacheControl = "public, max-age=31536000, immutable";
            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}

/// <summary>Before all that answers, also before the look at the host, which ASP.NET puts before the way of a request: what is refused there carries the headers too.</summary>
internal sealed class HeadersFirst : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<SecurityHeaders>();
        next(app);
    };
}
