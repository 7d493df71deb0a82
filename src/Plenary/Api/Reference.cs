using Microsoft.AspNetCore.OpenApi;

namespace Plenary.Api;

/// <summary>One thing that a program can ask.</summary>
/// <param name="Scope">What a token needs for it, as <c>programme:read</c>; null: no scope of its own.</param>
public sealed record ReferenceLine(string Method, string Path, string Summary, string? Scope, bool IsPublic);

/// <summary>The API as people read it: the document for programs, in short. It is written once, since what can be asked does not change while Plenary runs.</summary>
public sealed class Reference([FromKeyedServices("v1")] IOpenApiDocumentProvider document)
{
    private IReadOnlyList<IGrouping<string, ReferenceLine>>? parts;

    /// <summary>By subject, in the order of the story.</summary>
    public async Task<IReadOnlyList<IGrouping<string, ReferenceLine>>> Parts(CancellationToken cancellationToken) => parts ??=
    [
        .. (await document.GetOpenApiDocumentAsync(cancellationToken)).Paths
            .SelectMany(p => p.Value.Operations ?? [], (path, o) => (path.Key, Method: o.Key.Method, o.Value))
            .GroupBy(o => o.Value.Tags!.First().Name!, o => new ReferenceLine(o.Method, o.Key, o.Value.Summary ?? "", ScopeIn(o.Value.Description), o.Value.Security is { Count: 0 })),
    ];

    private static string? ScopeIn(string? description) =>
        description?.LastIndexOf("Scope: `", StringComparison.Ordinal) is { } at and >= 0 ? description[(at + 8)..].Split('`')[0] : null;
}
