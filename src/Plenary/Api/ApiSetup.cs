using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using NodaTime;
using Plenary.Access;
using Scope = Plenary.Access.Scope;

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
        services.AddProblemDetails();
        services.AddExceptionHandler<Faults>();
        services.AddOpenApi("v1", o =>
        {
            o.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new() { Title = "Plenary", Version = "v1", Description = "Everything that a page can do, a token with the right scope can do." };
                document.Servers = [];
                document.Components ??= new();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token made by `plenary user token` or on the page of your account." },
                };
                document.Security = [new() { [new("token", document)] = [] }];
                return Task.CompletedTask;
            });
            o.AddOperationTransformer((operation, context, _) =>
            {
                if (context.Description.ActionDescriptor.EndpointMetadata.OfType<AllowAttribute>().FirstOrDefault() is { Area: { } area } allow)
                    operation.Description = $"{operation.Description} Scope: `{Scope.ScopeName(area, allow.DeedOf(context.Description.HttpMethod ?? "GET"))}`.".TrimStart();
                return Task.CompletedTask;
            });
            o.AddSchemaTransformer((schema, context, _) =>
            {
                var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
                if (type == typeof(LocalText))
                    (schema.Type, schema.AdditionalProperties, schema.Examples) =
                        (JsonSchemaType.Object, new OpenApiSchema { Type = JsonSchemaType.String }, [JsonNode.Parse("""{"en": "Opening", "fr": "Ouverture"}""")!]);
                else if (FormatOf(type) is { } format) (schema.Type, schema.Format) = (JsonSchemaType.String, format);
                return Task.CompletedTask;
            });
        });
        return builder;
    }

    private static string? FormatOf(Type type) =>
        type == typeof(Instant) ? "date-time" : type == typeof(LocalDate) ? "date" : type == typeof(LocalDateTime) ? "local-date-time" : type == typeof(LocalTime) ? "time" : null;

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
        return app.MapGroup(Root);
    }
}
