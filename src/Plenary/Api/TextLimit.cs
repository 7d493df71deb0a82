using Microsoft.AspNetCore.Http.Metadata;
using Plenary.Site;

namespace Plenary.Api;

/// <summary>Holds the bodies that programs send to <see cref="Bounds"/>, before an endpoint sees them.</summary>
internal sealed class TextLimit : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var body = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        var sent = body is null ? null : context.Arguments.FirstOrDefault(body.IsInstanceOfType);
        return Bounds.TooLong(sent) is var (where, length, longest)
            ? Problem.Of(StatusCodes.Status400BadRequest, "text-too-long", Wording.Texts["A text has {0} characters; the longest possible has {1}.", length, longest], where)
            : Bounds.Unwritable(sent) is { } at
            ? BareStatus.Of(StatusCodes.Status400BadRequest, context.HttpContext, $"{at}: {Wording.Texts["A text holds a sign that no text has."]}")
            : await next(context);
    }
}
