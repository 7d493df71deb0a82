using Plenary.Access;

namespace Plenary.Api;

/// <summary>What all of <c>/api/v1</c> shares. Program.cs calls AddApi, UseApi and MapApi; the folders bring their endpoints.</summary>
public static class ApiSetup
{
    public const string Root = "/api/v1";

    /// <summary>Bodies are small; an endpoint that takes files says how large they may be: <c>.WithMetadata(new RequestSizeLimitAttribute(…))</c>.</summary>
    public const long LargestBody = 1024 * 1024;

    public static WebApplicationBuilder AddApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.Limits.MaxRequestBodySize = LargestBody;
            o.AddServerHeader = false;
        });
        services.ConfigureHttpJsonOptions(o => Json.Configure(o.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);   // Faults answers, and says where
        services.AddProblemDetails(o => o.CustomizeProblemDetails = BareStatus.Explain);
        services.AddExceptionHandler<Faults>();
        services.AddOpenApi("v1", Description.Write);
        services.AddSingleton<Reference>();
        return builder;
    }

    /// <summary>Stands behind the keeper.</summary>
    public static WebApplication UseApi(this WebApplication app)
    {
        app.UseMiddleware<SameOrigin>();
        app.UseMiddleware<Idempotency>();
        return app;
    }

    /// <summary>The group that the folders map their endpoints into, and the document that describes them.</summary>
    public static RouteGroupBuilder MapApi(this WebApplication app)
    {
        app.MapOpenApi($"{Root}/openapi.json").Allow(Entrance.SignedIn);
        return app.MapGroup(Root).AddEndpointFilterFactory(KnownParameters.Check).AddEndpointFilter<RouteGroupBuilder, TextLimit>();
    }
}
