using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;
using Plenary.Access;
using Scope = Plenary.Access.Scope;

namespace Plenary.Api;

/// <summary>
/// How the API describes itself, for programs that read OpenAPI. What an endpoint says of itself (summary, answers, types) comes from where it is
/// mapped; here is what all have in common: names, scopes, keys, problems.
/// </summary>
internal static class Description
{
    private const string About = """
        Everything that a page can do, a token with the right scope can do.

        Lists come in pages: send the `next` of one as `after` for the one that follows. A list that takes no `after` is one page, in the same shape. A POST with an `Idempotency-Key` is done once, however often it is sent; nominations and
        invitations are not taken without one. A reading at a gate has its own: `clientId`.
        What can be changed comes with an `ETag` (in a list: its `version`, in quotes); send it as `If-Match` and nothing is overwritten that you have not seen (412). Where an operation takes
        no `If-Match`, there is nothing to overwrite: it adds, or the state of the thing itself refuses a second time. A rule that says no is a 409 with a `code`.
        Every answer from 400 on is a problem with a `code` for programs, and a title and detail for people, in the language that `Accept-Language` asks for.
        Instants are UTC; times of a conference are local to its zone, without offset.
        """;

    /// <summary>What the words in braces stand for.</summary>
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["conference"] = "Short name of the conference.",
        ["series"] = "Short name of the series.",
        ["id"] = "Of the thing named before it.",
        ["other"] = "The other record.",
        ["personId"] = "Somebody of the directory.",
        ["link"] = "Of the link.",
        ["language"] = "BCP 47, as `fr`.",
        ["number"] = "Counted from 1.",
        ["day"] = "As `2027-05-11`.",
        ["category"] = "Its code, as `delegate`.",
        ["format"] = "`csv` or `xlsx`.",
        ["q"] = "Words or beginnings of words.",
    };

    public static void Write(OpenApiOptions o)
    {
        o.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true;
        o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Plenary", Version = "v1", Description = About };
            document.Servers = [];
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token made by `plenary user token` or on the page of your account." },
            };
            document.Security = [new() { [new("token", document)] = [] }];
            SayOfProblems(document);
            SayVersions(document);
            return Task.CompletedTask;
        });
        o.AddOperationTransformer((operation, context, _) =>
        {
            var (path, method) = (context.Description.RelativePath!.TrimEnd('/'), context.Description.HttpMethod ?? "GET");
            var nouns = path.Split('/').Skip(2).Where(p => !p.StartsWith('{')).ToArray();
            operation.OperationId = NameOf(method, path);
            NameThePlace(operation, path);
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesFile>().FirstOrDefault() is { } file) operation.RequestBody = file.Body;
            if (operation.Tags?.FirstOrDefault()?.Name is null or "plenary" or [.., 'A', 'p', 'i'])
                operation.Tags = new HashSet<OpenApiTagReference> { new(Capital(nouns[nouns.Length > 1 && nouns[0] == "conferences" ? 1 : 0].Split('.')[0].Replace('-', ' ')), context.Document) };
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<AllowAttribute>().FirstOrDefault() is { } allow)
            {
                var who = allow switch
                {
                    { Area: { } area } => $"Scope: `{Scope.ScopeName(area, allow.DeedOf(method))}`.",
                    { Entrance: Entrance.Public } => "For everybody, without a token.",
                    { Entrance: Entrance.Member } => "For any token of an account with a role at the conference.",
                    _ => "For any token.",
                };
                operation.Description = $"{operation.Description} {who}".Trim();
                if (allow.Entrance is Entrance.Public) operation.Security = [];
            }
            if (IsPage(context.Description) && !context.Description.ParameterDescriptions.Any(p => string.Equals(p.Name, nameof(Paging.After), StringComparison.OrdinalIgnoreCase)))
                operation.Description = $"{operation.Description} The list is one page.".Trim();
            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            {
                parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
                parameter.Description ??= Words.GetValueOrDefault(parameter.Name);
                var word = context.Description.ParameterDescriptions.FirstOrDefault(p => string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase))?.ParameterDescriptor?.ParameterType;
                if (word?.IsArray is true) parameter.Required = false;   // the framework takes a list for asked for where it may be left out
                if (WordsOf(word) is { } values) parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = values };
                if (WordsOf(word?.GetElementType()) is { } several) parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = several } };
            }
            var needsKey = context.Description.ActionDescriptor.EndpointMetadata.OfType<NeedsIdempotencyKey>().Any();
            if (method is "POST") Header(operation, Idempotency.Header, "Random; the same one when the request is repeated.", needsKey);
            if (operation.Responses?.ContainsKey("412") is true) Header(operation, "If-Match", "The `ETag` that was read.");
            operation.Responses ??= [];
            if (needsKey || operation.RequestBody is not null || operation.Parameters?.Any(p => p.In is ParameterLocation.Query) is true || method is "POST")
                Problem("400", needsKey ? $"No {Idempotency.Header} was sent, or the request cannot be read." : "The request cannot be read.");
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<AllowAttribute>().FirstOrDefault() is { Area: not null }) Problem("403", "The role of the account or the scopes of the token do not include this.");
            if (path.Contains('{', StringComparison.Ordinal)) Problem("404", "There is nothing here, or nothing that the account may see.");
            if (method is "POST") Problem("422", $"The {Idempotency.Header} was sent with another request before.");
            if (operation.RequestBody is not null)
            {
                Problem("413", "The body is too large.");
                Problem("415", "The body is of another kind.");
            }
            Problem("429", "Too many requests; `Retry-After` says when to ask again.");
            // An answer that the framework knows no type of is a file; of a deed without an answer it says 204.
            if (!operation.Responses.TryGetValue("200", out var file200) && !operation.Responses.Keys.Any(code => code[0] == '2') || file200 is { Content: null or { Count: 0 } })
                operation.Responses["200"] = new OpenApiResponse { Description = "The file.", Content = KindsOf(path).ToDictionary(kind => kind, _ => new OpenApiMediaType { Schema = TakesFile.Binary }) };
            if (operation.Security is not { Count: 0 }) Problem("401", "No token, or one that is no longer good.");
            return Task.CompletedTask;

            // What the endpoint says itself stays.
            void Problem(string status, string description) => operation.Responses.TryAdd(status, new OpenApiResponse { Description = description });
        });
        o.AddSchemaTransformer((schema, context, _) =>
        {
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            if (type == typeof(LocalText))
                (schema.Type, schema.AdditionalProperties, schema.Examples) =
                    (JsonSchemaType.Object, new OpenApiSchema { Type = JsonSchemaType.String }, [JsonNode.Parse("""{"en": "Opening", "fr": "Ouverture"}""")!]);
            else if (schema.Type is JsonSchemaType.Integer or (JsonSchemaType.Integer | JsonSchemaType.String) or (JsonSchemaType.Integer | JsonSchemaType.String | JsonSchemaType.Null))
                (schema.Type, schema.Pattern) = (schema.Type & ~JsonSchemaType.String, null);   // a number in quotation marks is read too; nobody need send one
            else if (FormatOf(type) is { } format) (schema.Type, schema.Format) = (JsonSchemaType.String, format);
            return Task.CompletedTask;
        });
    }

    /// <summary>All that stands in braces in the path is a parameter, also what a handler takes from the request itself.</summary>
    private static void NameThePlace(OpenApiOperation operation, string path)
    {
        foreach (var place in path.Split('/', '.').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}').Split(':')[0]))
            if ((operation.Parameters ??= []).All(p => p.In is not ParameterLocation.Path || !string.Equals(p.Name, place, StringComparison.OrdinalIgnoreCase)))
                operation.Parameters.Add(new OpenApiParameter { Name = place, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
    }

    private const string Problems = "ProblemDetails";

    /// <summary>Problems are one shape, whatever the status; the framework's own says nothing of the code.</summary>
    private static void SayOfProblems(OpenApiDocument document)
    {
        document.Components!.Schemas![Problems] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "RFC 9457.",
            Required = new HashSet<string> { "status", "title", "code" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri" },
                ["title"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "For people, in the language of `Accept-Language`." },
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
                ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "For programs; it does not change." },
                ["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "To be found by in the log." },
                ["faults"] = new OpenApiSchema { Type = JsonSchemaType.Array, Description = "Of a file: each mistake with its place.", Items = new OpenApiSchema { Type = JsonSchemaType.Object } },
            },
        };
        foreach (var (_, operation) in document.Paths.Values.SelectMany(path => path.Operations ?? []))
            foreach (var (status, answer) in operation.Responses ?? [])
                if (status[0] is '4' or '5' && answer is OpenApiResponse problem)
                    problem.Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Problems, document) } };
    }

    /// <summary>Where <c>If-Match</c> is taken, the answer says the version.</summary>
    private static void SayVersions(OpenApiDocument document)
    {
        foreach (var path in document.Paths.Values.Where(path => path.Operations?.Values.Any(o => o.Responses?.ContainsKey("412") is true) is true))
            foreach (var (method, operation) in path.Operations!)
                if ((method == HttpMethod.Get || operation.Responses?.ContainsKey("412") is true) && operation.Responses?.GetValueOrDefault("200") is OpenApiResponse answer)
                    (answer.Headers ??= new Dictionary<string, IOpenApiHeader>()).TryAdd("ETag", new OpenApiHeader { Description = "The version, for `If-Match`.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
    }

    /// <summary>What kind of file an address gives, by its ending.</summary>
    private static IEnumerable<string> KindsOf(string path) => path[(path.LastIndexOf('/') + 1)..] switch
    {
        var name when name.EndsWith(".pdf", StringComparison.Ordinal) => ["application/pdf"],
        var name when name.EndsWith(".csv", StringComparison.Ordinal) => ["text/csv"],
        var name when name.Contains(".{format", StringComparison.Ordinal) => ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
        var name when name.EndsWith(".json", StringComparison.Ordinal) => ["application/json"],
        var name when name.EndsWith(".xml", StringComparison.Ordinal) => ["application/xml"],
        var name when name.EndsWith(".ics", StringComparison.Ordinal) => ["text/calendar"],
        _ => ["application/octet-stream"],
    };

    /// <summary>A name for those who make clients of it: <c>postConferenceParticipationsByIdAcceptance</c>.</summary>
    private static string NameOf(string method, string path) =>
        method.ToLowerInvariant() + string.Concat(path.Replace("conferences/{conference}", "conference", StringComparison.Ordinal).Split('/').Skip(2)
            .SelectMany(p => p.Split('.', '-')).Select(p => p.StartsWith('{') ? "By" + Capital(p.Trim('{', '}').Split(':')[0]) : Capital(p)));

    private static bool IsPage(ApiDescription described) =>
        described.SupportedResponseTypes.Any(answer => answer.Type is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Page<>));

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    private static void Header(OpenApiOperation operation, string name, string description, bool required = false) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter { Name = name, In = ParameterLocation.Header, Required = required, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });

    /// <summary>The values of an enum in an address; see <see cref="Word{T}"/>.</summary>
    private static List<JsonNode>? WordsOf(Type? type)
    {
        var word = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return word is { IsGenericType: true } && word.GetGenericTypeDefinition() == typeof(Word<>)
            ? [.. Enum.GetNames(word.GetGenericArguments()[0]).Select(n => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(n))] : null;
    }

    private static string? FormatOf(Type type) =>
        type == typeof(Instant) ? "date-time" : type == typeof(LocalDate) ? "date" : type == typeof(LocalDateTime) ? "local-date-time" : type == typeof(LocalTime) ? "time" : null;
}
