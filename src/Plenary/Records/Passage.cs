using System.Globalization;
using System.Text;
using Plenary.Site;

namespace Plenary.Records;

/// <summary>A piece of a passage: a word that was searched for, or what stands around it.</summary>
public sealed record Piece(string Text, bool IsHit);

/// <summary>Where a text holds what was searched for: a line or two around the first word, each word found being a piece of its own.</summary>
public sealed record Passage(string Language, IReadOnlyList<Piece> Pieces)
{
    private const int Before = 80, Length = 240;

    /// <summary>So much of the written text around a word is read as Markdown: enough for a passage of it in which every word is a link.</summary>
    private const int ReadBefore = 1_000, ReadAfter = 2_000;

    /// <summary>So many hits are looked at until one is no part of an address, which nobody sees.</summary>
    private const int MostRead = 20;

    /// <summary>Null when no word that is read in the text is one.</summary>
    /// <param name="written">With its Markdown, of which a passage shows the words alone.</param>
    internal static Passage? Of(string written, string language, Func<string, bool> isHit) =>
        Words(written, 0, written.Length).Where(w => isHit(written[w])).Take(MostRead).Select(w => Around(written, w.Start.Value, language, isHit)).FirstOrDefault(p => p is not null);

    /// <summary>Only the piece around the hit is read as Markdown, from the beginning of a line: a text may have 200,000 characters, a page fifty of them.</summary>
    private static Passage? Around(string written, int hit, string language, Func<string, bool> isHit)
    {
        var line = hit <= Before ? 0 : 1 + written.LastIndexOf('\n', hit - Before);
        var from = hit - line <= ReadBefore ? line : AfterSpace(written, hit - ReadBefore, hit);
        var to = hit + ReadAfter >= written.Length ? written.Length : BeforeSpace(written, hit + ReadAfter, hit);
        var text = string.Join(' ', Prose.Plain(written[from..to]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var first = Words(text, 0, text.Length).Where(w => isHit(text[w])).Select(w => w.Start.Value).DefaultIfEmpty(-1).First();
        if (first < 0) return null;

        var start = first <= Before ? 0 : AfterSpace(text, first - Before, first);
        var end = start + Length >= text.Length ? text.Length : BeforeSpace(text, start + Length, first);
        var (pieces, at) = (new List<Piece>(), start);
        foreach (var word in Words(text, start, end).Where(w => isHit(text[w])))
        {
            Add(text[at..word.Start], isHit: false);
            Add(text[word], isHit: true);
            at = word.End.Value;
        }
        Add(text[at..end] + (end < text.Length || to < written.Length ? "…" : ""), isHit: false);
        if (start > 0 || from > 0) pieces.Insert(0, new("…", false));
        return new(language, pieces);

        void Add(string piece, bool isHit)
        {
            if (piece.Length > 0) pieces.Add(new(piece, isHit));
        }
    }

    public override string ToString() => string.Concat(Pieces.Select(p => p.Text));

    /// <summary>Words end where a search key has a space: at everything but letters, marks, digits, and what is silent between them.</summary>
    private static IEnumerable<Range> Words(string text, int from, int to)
    {
        var start = -1;
        for (var i = from; i < to;)
        {
            var size = Rune.TryGetRuneAt(text, i, out var rune) ? rune.Utf16SequenceLength : 1;
            var inside = IsOfWord(rune);
            if (inside && start < 0) start = i;
            if (!inside && start >= 0) { yield return start..i; start = -1; }
            i += size;
        }
        if (start >= 0) yield return start..to;
    }

    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune) || rune.Value is '\'' or '’' or 'ʼ' or 'ʻ' or 'ʿ' or 'ʾ' or 'ـ'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;

    private static int AfterSpace(string text, int from, int first)
    {
        for (var i = from; i < first; i++) if (char.IsWhiteSpace(text[i])) return i + 1;
        return char.IsLowSurrogate(text[from]) ? from + 1 : from;   // a script without spaces
    }

    private static int BeforeSpace(string text, int to, int first)
    {
        for (var i = to; i > first + 1; i--) if (char.IsWhiteSpace(text[i])) return i;
        return char.IsLowSurrogate(text[to]) ? to - 1 : to;
    }
}
