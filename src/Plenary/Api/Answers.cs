using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Plenary.Site;

namespace Plenary.Api;

/// <summary>A problem as RFC 9457 has it, with a <c>code</c> for programs and a title for people, in the language that was asked for.</summary>
public static class Problem
{
    public static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Of(int status, string code, string title, string? detail = null) =>
        TypedResults.Problem(title: title, detail: detail, statusCode: status, type: $"urn:plenary:problem:{code}", extensions: [new("code", code)]);

    internal static void Declare(EndpointBuilder builder, int status) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
}

/// <summary>The rule said no: 409 with the refusal's code. An endpoint declares it: <c>Results&lt;NoContent, NotFound, Refused&gt;</c>.</summary>
public sealed class Refused(Refusal refusal) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    public Refusal Refusal => refusal;

    public int? StatusCode => StatusCodes.Status409Conflict;

    public Task ExecuteAsync(HttpContext httpContext) =>
        Problem.Of(StatusCodes.Status409Conflict, refusal.Code, Wording.Texts[refusal]).ExecuteAsync(httpContext);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Problem.Declare(builder, StatusCodes.Status409Conflict);
}

/// <summary>The thing was changed since the client read it (its <c>If-Match</c> names an older version): 412, and nothing was done.</summary>
public sealed class Stale : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    public int? StatusCode => StatusCodes.Status412PreconditionFailed;

    public Task ExecuteAsync(HttpContext httpContext) =>
        Problem.Of(StatusCodes.Status412PreconditionFailed, "changed-meanwhile", Wording.Texts["This was changed since you read it. Read it again, then decide."]).ExecuteAsync(httpContext);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Problem.Declare(builder, StatusCodes.Status412PreconditionFailed);
}

/// <summary>The version of a thing as HTTP has it.</summary>
public static class Versions
{
    /// <summary>Sends the thing's version along, for a later <c>If-Match</c>.</summary>
    public static void SetETag(this HttpContext http, Entity entity) => http.Response.Headers.ETag = TagOf(entity);

    /// <summary>
    /// Null when the client may change this version: it named it, or named none. Else the answer to give:
    /// <c>if (http.IsStale(session) is { } stale) return stale;</c>
    /// </summary>
    public static Stale? IsStale(this HttpContext http, Entity entity)
    {
        var wanted = http.Request.Headers.IfMatch;
        return wanted.Count == 0 || wanted.Any(w => w!.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == "*" || tag == TagOf(entity))) ? null : new Stale();
    }

    private static string TagOf(Entity entity) => $"\"{entity.Version}\"";
}
