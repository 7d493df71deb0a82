using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Imports;

/// <summary>Brings lists to the application as a program does.</summary>
internal static class ImportWeb
{
    public static Task<JsonElement> Receive(this HttpClient client, string kind, string text, string name = "list.csv") => client.Receive(kind, Encoding.UTF8.GetBytes(text), name);

    public static async Task<JsonElement> Receive(this HttpClient client, string kind, byte[] bytes, string name = "list.csv", string? conference = null)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var answer = await client.PostAsync($"{Root(conference)}?kind={kind}&name={Uri.EscapeDataString(name)}", content);
        return await answer.Read(HttpStatusCode.Created);
    }

    /// <summary>Shows what would happen, and waits for it.</summary>
    public static Task<JsonElement> Look(this HttpClient client, JsonElement import, string? conference = null) => client.Ask(import, "preview", conference);

    /// <summary>Does it, and waits for it.</summary>
    public static Task<JsonElement> Run(this HttpClient client, JsonElement import, string? conference = null) => client.Ask(import, "run", conference);

    public static async Task<JsonElement> Import(this HttpClient client, string kind, string text, string? conference = null) =>
        await client.Run(await client.Receive(kind, Encoding.UTF8.GetBytes(text), conference: conference), conference);

    public static async Task<JsonElement> Import(this HttpClient client, string kind, byte[] bytes, string name, string? conference = null) =>
        await client.Run(await client.Receive(kind, bytes, name, conference), conference);

    public static async Task<List<JsonElement>> Findings(this HttpClient client, JsonElement import, string? conference = null) =>
        [.. (await client.Get($"{Root(conference)}/{import.GetProperty("id").GetGuid()}/preview?limit=500")).GetProperty("items").EnumerateArray()];

    public static string Outcome(this JsonElement finding) => finding.GetProperty("outcome").GetString()!;

    public static List<string> Codes(this JsonElement finding) => [.. finding.GetProperty("notes").EnumerateArray().Select(n => n.GetProperty("code").GetString()!)];

    /// <summary>"new 1, filled 0, same 0, twice 0, refused 0".</summary>
    public static string Counts(this JsonElement import)
    {
        var counts = import.GetProperty("counts");
        return string.Join(", ", new[] { "new", "filled", "same", "twice", "refused" }.Select(word => $"{word} {counts.GetProperty(word).GetInt32()}"));
    }

    public static string Root(string? conference) => conference is null ? "/api/v1/imports" : $"/api/v1/conferences/{conference}/imports";

    private static async Task<JsonElement> Ask(this HttpClient client, JsonElement import, string deed, string? conference)
    {
        var address = $"{Root(conference)}/{import.GetProperty("id").GetGuid()}";
        await (await client.Post($"{address}/{deed}")).Read(HttpStatusCode.Accepted);
        for (var tries = 0; tries < 1200; tries++)
        {
            var now = await client.Get(address);
            if (now.GetProperty("state").GetString() is not ("looking" or "running")) return now;
            await Task.Delay(50);
        }
        throw new Xunit.Sdk.XunitException("The import did not come to an end in a minute.");
    }
}
