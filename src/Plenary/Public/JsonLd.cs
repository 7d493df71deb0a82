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
        thing.Insert(0, "@context", "https://schema.org");
        return new HtmlString($"<script type=\"application/ld+json\">{thing.ToJsonString(Safe)}</script>");
    }
}
