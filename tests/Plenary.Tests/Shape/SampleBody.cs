using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plenary.Tests.Shape;

/// <summary>
/// Writes a body that an endpoint can read, from what the API's own description says of it; so that what looks at a request sees more
/// than that it is empty.
/// </summary>
/// <param name="description">/api/v1/openapi.json.</param>
/// <param name="ids">The id for a property of this name.</param>
public sealed class SampleBody(JsonElement description, Func<string, Guid> ids)
{
    /// <summary>What stands wherever a text is asked for.</summary>
    public const string Words = "CANARY that somebody typed";

    private const int Deepest = 12;

    /// <summary>Null where the endpoint takes no JSON.</summary>
    /// <param name="route">As ASP.NET knows it; the description leaves out what a value must look like.</param>
    public JsonNode? For(string method, string route) =>
        description.GetProperty("paths").TryGetProperty(System.Text.RegularExpressions.Regex.Replace(route, @"\{(\w+):[^/]*?\}(?=/|\.|$)", "{$1}"), out var path)
        && path.TryGetProperty(method.ToLowerInvariant(), out var operation)
        && operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json)
            ? Value(json.GetProperty("schema"), "", 0) : null;

    private JsonNode? Value(JsonElement schema, string name, int depth)
    {
        if (depth > Deepest) return null;
        if (schema.TryGetProperty("$ref", out var reference))
            return Value(description.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), name, depth + 1);
        foreach (var choice in (string[])["oneOf", "anyOf", "allOf"])
            if (schema.TryGetProperty(choice, out var all))
                return Value(all.EnumerateArray().First(s => !(s.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "null")), name, depth + 1);
        if (schema.TryGetProperty("enum", out var words)) return words[0].GetString();
        return TypeOf(schema) switch
        {
            "object" when schema.TryGetProperty("properties", out var properties) => new JsonObject([.. properties.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Value(p.Value, p.Name, depth + 1)))]),
            "object" => new JsonObject { ["en"] = Words },
            "array" => new JsonArray(Value(schema.GetProperty("items"), name, depth + 1)),
            "integer" or "number" => 1,
            "boolean" => true,
            _ => schema.TryGetProperty("format", out var format) ? Text(format.GetString()!, name) : Words,
        };
    }

    private string Text(string format, string name) => format switch
    {
        "uuid" => ids(name).ToString(),
        "date" => "2027-05-11",
        "date-time" => "2027-05-11T10:00:00Z",
        "local-date-time" => "2027-05-11T10:00:00",
        "time" => "10:00:00",
        _ => Words,
    };

    private static string? TypeOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? null
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()).First(t => t != "null") : type.GetString();
}
