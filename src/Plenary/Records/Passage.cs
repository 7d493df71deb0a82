using System.Globalization;
using System.Text;

namespace Plenary.Records;

/// <summary>A piece of a passage: a word that was searched for, or what stands around it.</summary>
public sealed record Piece(string Text, bool IsHit);

/// <summary>Where a text holds what was searched for: a line or two around the first word, each word found being a piece of its own.</summary>
public sealed record Passage(string Language, IReadOnlyList<Piece> Pieces)
{
    private const int Before = 80, Length = 240;

    /// <summary>Null when no word of the text is one.</summary>
    internal static Passage? Of(string text, string language, Func<string, bool> isHit)
    {
        text = text.Replace('\n', ' ');
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
        Add(text[at..end] + (end < text.Length ? "…" : ""), isHit: false);
        if (start > 0) pieces.Insert(0, new("…", false));
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
