using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Plenary.Tests.Site;

/// <summary>Finds in our sources every English text that is said to people, and in the resx files every translation.</summary>
public static partial class SaidTexts
{
    public static readonly string Source = Path.Combine(Root(), "src", "Plenary");

    /// <summary>Each key with the files that use it, relative to src/Plenary.</summary>
    public static Dictionary<string, List<string>> Used()
    {
        var used = new Dictionary<string, List<string>>();
        foreach (var file in Files("*.cs").Concat(Files("*.cshtml")))
            foreach (var key in In(File.ReadAllText(file)))
            {
                if (!used.TryGetValue(key, out var places)) used[key] = places = [];
                places.Add(Path.GetRelativePath(Source, file));
            }
        return used;
    }

    /// <summary>Every translation into a language: file, key, text.</summary>
    public static List<(string File, string Key, string Text)> Translated(string language) =>
    [
        .. Files($"Wording.{language}.resx").SelectMany(file => XDocument.Load(file).Root!.Elements("data")
            .Select(d => (Path.GetRelativePath(Source, file), d.Attribute("name")!.Value, d.Element("value")!.Value))),
    ];

    /// <summary>
    /// The keys in one source text: T["…"], T.Html("…"), T.Count(n, "…", "…"), Wording.Key("…"), the texts of refusals (a dotted code, then the text),
    /// [Display(Name = "…")] and ErrorMessage = "…". Literals joined by + are one text; verbatim and raw literals are understood.
    /// </summary>
    public static IEnumerable<string> In(string text)
    {
        text = Comments().Replace(text, "");
        foreach (Match call in Calls().Matches(text))
        {
            var at = call.Index + call.Length;
            if (call.Groups["count"].Success)
            {
                at = AfterArgument(text, at);
                if (Literal(text, ref at) is { } one && Comma(text, ref at) && Literal(text, ref at) is { } many) yield return $"{one}|{many}";
            }
            else if (call.Groups["refusal"].Success)
            {
                if (Literal(text, ref at) is { } said) yield return said;
            }
            else if (Literal(text, ref at) is { } key) yield return key;
        }
    }

    [GeneratedRegex("""
        (?<plain>\b(?:T|Texts)\[\s*(?=[@"]) | \b(?:T|Texts)\.Html\(\s* | \bWording\.Key\(\s* | \[[^\]\n]*\bDisplay\(\s*Name\s*=\s* | \bErrorMessage\s*=\s*(?="))
        | (?<count>\b(?:T|Texts)\.Count(?:Html)?\(\s*)
        | (?<refusal>\bnew(?:\s+Refusal)?\(\s*"[a-z0-9-]+(?:\.[a-z0-9-]+)+"\s*,\s*)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Calls();

    // Whole lines only: // also stands inside addresses.
    [GeneratedRegex(@"(?m)^[ \t]*//.*$|@\*[\s\S]*?\*@")]
    private static partial Regex Comments();

    /// <summary>The place behind the comma that ends the argument beginning here; brackets and literals inside it are skipped.</summary>
    private static int AfterArgument(string text, int at)
    {
        for (var depth = 0; at < text.Length; at++)
        {
            if (text[at] == '"') { _ = Literal(text, ref at); at--; continue; }
            if (text[at] == '\'' && at + 2 < text.Length) { at += text[at + 1] == '\\' ? 3 : 2; continue; }
            if (text[at] is '(' or '[' or '{') depth++;
            else if (text[at] is ')' or ']' or '}') depth--;
            else if (text[at] == ',' && depth == 0) return at + 1;
        }
        return at;
    }

    private static bool Comma(string text, ref int at)
    {
        Space(text, ref at);
        if (at >= text.Length || text[at] != ',') return false;
        at++;
        return true;
    }

    private static void Space(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }

    /// <summary>The value of the string literal that begins here, with those that + adds to it; null where none begins.</summary>
    private static string? Literal(string text, ref int at)
    {
        var value = new StringBuilder();
        while (true)
        {
            Space(text, ref at);
            if (!One(text, ref at, value)) return null;
            var next = at;
            Space(text, ref next);
            if (next >= text.Length || text[next] != '+') return value.ToString();
            at = next + 1;
        }
    }

    private static bool One(string text, ref int at, StringBuilder value)
    {
        if (at + 2 < text.Length && text.AsSpan(at, 3).SequenceEqual("\"\"\""))
        {
            var end = text.IndexOf("\"\"\"", at + 3, StringComparison.Ordinal);
            value.Append(text, at + 3, end - at - 3);
            at = end + 3;
            return true;
        }
        var verbatim = at + 1 < text.Length && text[at] == '@' && text[at + 1] == '"';
        if (verbatim) at++;
        if (at >= text.Length || text[at] != '"') return false;
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                if (verbatim && at + 1 < text.Length && text[at + 1] == '"') { value.Append('"'); at++; continue; }
                at++;
                return true;
            }
            if (text[at] == '\\' && !verbatim)
            {
                at++;
                if (text[at] == 'u') { value.Append((char)Convert.ToInt32(text.Substring(at + 1, 4), 16)); at += 4; }
                else value.Append(text[at] switch { 'n' => '\n', 't' => '\t', var other => other });
                continue;
            }
            value.Append(text[at]);
        }
        return false;
    }

    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Source, pattern, SearchOption.AllDirectories)
        .Where(f => !Path.GetRelativePath(Source, f).Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj" or "node_modules" or "Migrations"));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
