using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Plenary.Public;

/// <summary>What a page says to programs in the words of schema.org; data, not a script: the browser runs nothing of it.</summary>
public static class JsonLd
{
    // Leaves <, > and & to escapes, so that no text can end the script element.
    private static readonly JsonSerializerOptions Safe = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static IHtmlContent Script(JsonObject thing)
    {
        WithoutEmpty(thing);
        thing.Insert(0, "@context", "https://schema.org");
        return new HtmlString($"<script type=\"application/ld+json\">{thing.ToJsonString(Safe)}</script>");
    }

    /// <summary>What is not known is not said: no empty text, nor a thing of which the type alone is left.</summary>
    private static void WithoutEmpty(JsonObject thing)
    {
        foreach (var (name, value) in thing.ToList())
        {
            foreach (var inner in (value as JsonArray)?.OfType<JsonObject>() ?? []) WithoutEmpty(inner);
            if (value is JsonObject part) WithoutEmpty(part);
            if (IsEmpty(value)) thing.Remove(name);
        }
    }

    private static bool IsEmpty(JsonNode? value) => value switch
    {
        null => true,
        JsonObject thing => thing.All(p => p.Key == "@type"),
        JsonArray several => several.Count == 0,
        _ => value.GetValueKind() is JsonValueKind.String && value.GetValue<string>().Length == 0,
    };
}
