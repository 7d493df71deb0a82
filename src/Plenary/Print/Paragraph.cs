using System.Text;

namespace Plenary.Print;

/// <summary>One paragraph's text and the type of each part of it.</summary>
internal sealed class Paragraph
{
    private readonly List<(int End, Type Type)> types = [];
    private readonly StringBuilder text = new();
    private string? read;

    public string Text => read ??= text.ToString();

    public Type TypeAt(int at)
    {
        foreach (var (end, type) in types)
            if (at < end) return type;
        return types[^1].Type;
    }

    /// <summary>Paragraphs are parted at line ends; an isolated copy stays isolated in each.</summary>
    public static IEnumerable<Paragraph> Of(IEnumerable<Copy> copies)
    {
        var current = new Paragraph();
        foreach (var copy in copies)
        {
            var parts = copy.Clean().Split('\n');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0) { yield return current; current = new(); }
                if (copy.Isolated) current.text.Append(Bidi.Isolate);
                if (i == 0 && copy is { Isolated: true, Before.Length: > 0 }) current.text.Append(Bidi.Isolate).Append(Copy.Clean(copy.Before).Replace('\n', ' ')).Append(Bidi.EndIsolate).Append(' ');
                current.text.Append(parts[i]);
                if (copy.Isolated) current.text.Append(Bidi.EndIsolate);
                current.types.Add((current.text.Length, copy.Type));
            }
        }
        if (current.types.Count > 0) yield return current;
    }
}
