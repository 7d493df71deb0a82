using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Plenary.Site;

/// <summary>Two spellings side by side: the letters in which one differs from the other are marked.</summary>
public static class Differing
{
    /// <summary>Longer texts are shown without marks.</summary>
    private const int Longest = 200;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The text, with each run of letters that the other one has not in a &lt;mark&gt;. Texts that have little in common are not marked at all.</summary>
    public static IHtmlContent Letters(string text, string? other)
    {
        var (mine, theirs) = (Elements(text), Elements(other ?? ""));
        if (other is null || text == other || mine.Length > Longest || theirs.Length > Longest) return Plain(text);
        var shared = Shared(mine, theirs);
        if (shared.Count(s => s) * 2 < Math.Max(mine.Length, theirs.Length)) return Plain(text);

        var html = new HtmlContentBuilder();
        for (var at = 0; at < mine.Length;)
        {
            var end = at;
            while (end < mine.Length && shared[end] == shared[at]) end++;
            var run = Encoder.Encode(string.Concat(mine[at..end]));
            html.AppendHtml(shared[at] ? run : $"<mark>{run}</mark>");
            at = end;
        }
        return html;
    }

    /// <summary>The one of the others that has most letters in common with the text; null where there is none.</summary>
    public static string? Nearest(string text, IEnumerable<string> others)
    {
        var mine = Elements(text.Length > Longest ? "" : text);
        return others.Where(o => o.Length <= Longest).MaxBy(o => Shared(mine, Elements(o)).Count(s => s));
    }

    private static HtmlString Plain(string text) => new(Encoder.Encode(text));

    /// <summary>Letters with their marks: what a reader takes for one sign is never cut.</summary>
    private static string[] Elements(string text)
    {
        var elements = new List<string>();
        for (var walk = StringInfo.GetTextElementEnumerator(text); walk.MoveNext();) elements.Add(walk.GetTextElement());
        return [.. elements];
    }

    /// <summary>Which elements belong to the longest common subsequence; case does not count.</summary>
    private static bool[] Shared(string[] mine, string[] theirs)
    {
        var longest = new int[mine.Length + 1, theirs.Length + 1];
        for (var i = mine.Length - 1; i >= 0; i--)
            for (var j = theirs.Length - 1; j >= 0; j--)
                longest[i, j] = Same(mine[i], theirs[j]) ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        var shared = new bool[mine.Length];
        for (int i = 0, j = 0; i < mine.Length && j < theirs.Length;)
            if (Same(mine[i], theirs[j])) { shared[i++] = true; j++; }
            else if (longest[i + 1, j] >= longest[i, j + 1]) i++;
            else j++;
        return shared;

        static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
    }
}
