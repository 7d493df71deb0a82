using System.Text.Json;

namespace Plenary.Bench;

/// <summary>What the API answers, as JSON. A refusal ends the bench with its words.</summary>
internal static class Answers
{
    public static Task<JsonElement> Read(this HttpClient program, string address) => program.GetAsync(new Uri(address, UriKind.Relative)).Read();

    public static async Task<JsonElement> Read(this Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    /// <summary>All that is on a list, page after page.</summary>
    public static async Task<List<JsonElement>> All(this HttpClient program, string list) =>
        await program.Pages(list).SelectMany(page => page.GetProperty("items").EnumerateArray()).ToListAsync();

    /// <summary>The pages of a list, as large as they may be.</summary>
    public static async IAsyncEnumerable<JsonElement> Pages(this HttpClient program, string list)
    {
        var first = $"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=500";
        for (var address = first; address is not null;)
        {
            var page = await program.Read(address);
            yield return page;
            address = page.GetProperty("next").GetString() is { } next ? $"{first}&after={next}" : null;
        }
    }
}
