using System.Globalization;
using System.Text;

namespace Plenary.Print;

/// <summary>Which way a paragraph runs.</summary>
public enum Way
{
    /// <summary>As its first strong letter says; left to right where there is none.</summary>
    Auto,
    LeftToRight,
    RightToLeft,
    /// <summary>As its first strong letter says; right to left where there is none.</summary>
    AutoRightToLeft,
}

/// <summary>The levels of bidirectional text (Unicode Annex 9).</summary>
internal static class Bidi
{
    /// <summary>Opens and closes a stretch that keeps its own direction and disturbs no neighbour, as &lt;bdi&gt; does on a page.</summary>
    public const char Isolate = '\u2068', EndIsolate = '\u2069';

    public static byte[] Levels(string text, Way way, out byte paragraph)
    {
        if (Icu.IsPresent && Icu.Levels(text, way switch { Way.LeftToRight => 0, Way.RightToLeft => 1, Way.Auto => 0xFE, _ => 0xFF }, out paragraph) is { } levels) return levels;
        return OwnLevels(text, way, out paragraph);
    }

    /// <summary>A plain reading of the annex for hosts without ICU: letters by block, numbers, neutrals and isolates; no explicit embeddings, which are stripped before.</summary>
    internal static byte[] OwnLevels(string text, Way way, out byte paragraph)
    {
        var levels = new byte[text.Length];
        var kinds = new Kind[text.Length];
        for (var i = 0; i < text.Length; i++) kinds[i] = KindAt(text, i);
        paragraph = way switch { Way.LeftToRight => 0, Way.RightToLeft => 1, _ => (byte)(FirstStrong(kinds) ?? (way == Way.Auto ? 0 : 1)) };
        Resolve(text, kinds, levels, paragraph);
        return levels;
    }

    private enum Kind : byte { Left, Right, Arabic, European, ArabicNumber, Separator, Terminator, Common, Mark, Neutral, Open, Close }

    private static int? FirstStrong(ReadOnlySpan<Kind> kinds)
    {
        var depth = 0;
        foreach (var kind in kinds)
            switch (kind)
            {
                case Kind.Open: depth++; break;
                case Kind.Close when depth > 0: depth--; break;
                case Kind.Left when depth == 0: return 0;
                case Kind.Right or Kind.Arabic when depth == 0: return 1;
            }
        return null;
    }

    private static void Resolve(ReadOnlySpan<char> text, Span<Kind> kinds, Span<byte> levels, byte level)
    {
        // 1. Each isolate is resolved by itself and then stands as one neutral in its surroundings.
        for (int i = 0, open = -1, depth = 0; i < kinds.Length; i++)
            if (kinds[i] == Kind.Open && depth++ == 0) open = i;
            else if (kinds[i] == Kind.Close && depth > 0 && --depth == 0)
            {
                var inner = kinds[(open + 1)..i];
                var right = FirstStrong(inner) == 1;
                Resolve(text[(open + 1)..i], inner, levels[(open + 1)..i], (byte)(level + ((level & 1) == (right ? 1 : 0) ? 2 : 1)));
                kinds[open..(i + 1)].Fill(Kind.Mark);
                kinds[open] = Kind.Neutral;
                levels[open] = levels[i] = 0xFF;
            }
        // 2. Weak kinds (W1 to W7): marks follow, numbers after Arabic are Arabic, signs within and beside numbers join them.
        var embedding = (level & 1) == 1 ? Kind.Right : Kind.Left;
        var last = embedding;
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] == Kind.Mark) kinds[i] = i == 0 ? embedding : kinds[i - 1];
            if (kinds[i] is Kind.Left or Kind.Right or Kind.Arabic) last = kinds[i];
            else if (kinds[i] == Kind.European && last == Kind.Arabic) kinds[i] = Kind.ArabicNumber;
        }
        for (var i = 1; i + 1 < kinds.Length; i++)
            if (kinds[i - 1] == kinds[i + 1] && (kinds[i - 1], kinds[i]) is (Kind.European, Kind.Separator or Kind.Common) or (Kind.ArabicNumber, Kind.Common))
                kinds[i] = kinds[i + 1];
        for (var i = 0; i < kinds.Length; i++)
            if (kinds[i] == Kind.Terminator && Beside(kinds, i)) kinds[i] = Kind.European;
        last = embedding;
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] is Kind.Left or Kind.Right or Kind.Arabic) last = kinds[i] == Kind.Left ? Kind.Left : Kind.Right;
            if (kinds[i] == Kind.Arabic) kinds[i] = Kind.Right;
            else if (kinds[i] == Kind.European && last == Kind.Left) kinds[i] = Kind.Left;
        }
        Brackets(text, kinds, embedding);
        // 3. Neutrals between two of one direction take it, others that of the paragraph (N1, N2); then levels (I1, I2).
        for (var i = 0; i < kinds.Length;)
        {
            if (!IsNeutral(kinds[i])) { i++; continue; }
            var end = i;
            while (end < kinds.Length && IsNeutral(kinds[end])) end++;
            Kind before = i == 0 ? embedding : Side(kinds[i - 1]), after = end == kinds.Length ? embedding : Side(kinds[end]);
            kinds[i..end].Fill(before == after ? before : embedding);
            i = end;
        }
        for (var i = 0; i < kinds.Length; i++)
        {
            var resolved = (byte)(kinds[i] switch
            {
                Kind.Right => level | 1,
                Kind.Left => level + (level & 1),
                _ => (level & 1) == 1 ? level + 1 : level + 2,
            });
            if (levels[i] is 0 or 0xFF) levels[i] = resolved;
        }

        static bool Beside(Span<Kind> kinds, int i)
        {
            int from = i, to = i;
            while (from >= 0 && kinds[from] == Kind.Terminator) from--;
            while (to < kinds.Length && kinds[to] == Kind.Terminator) to++;
            return from >= 0 && kinds[from] == Kind.European || to < kinds.Length && kinds[to] == Kind.European;
        }
    }

    /// <summary>A pair of brackets goes with the paragraph when anything inside does, else with what is inside where that also stands before it (N0).</summary>
    private static void Brackets(ReadOnlySpan<char> text, Span<Kind> kinds, Kind embedding)
    {
        const string opening = "([{", closing = ")]}";
        var open = new Stack<(char Letter, int At)>();
        var pairs = new List<(int From, int To)>();
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] != Kind.Neutral) continue;
            if (opening.Contains(text[i])) open.Push((text[i], i));
            else if (closing.IndexOf(text[i]) is var kind and >= 0 && open.Any(bracket => bracket.Letter == opening[kind]))
            {
                while (open.Peek().Letter != opening[kind]) open.Pop();
                pairs.Add((open.Pop().At, i));
            }
        }
        foreach (var (from, to) in pairs.OrderBy(pair => pair.From))
        {
            bool same = false, other = false;
            foreach (var inside in kinds[(from + 1)..to])
                if (!IsNeutral(inside) && inside != Kind.Mark) (same, other) = Side(inside) == embedding ? (true, other) : (same, true);
            if (!same && !other) continue;
            var before = embedding;
            for (var i = 0; i < from; i++)
                if (!IsNeutral(kinds[i])) before = Side(kinds[i]);
            kinds[from] = kinds[to] = same || before == embedding ? embedding : before;
        }
    }

    private static bool IsNeutral(Kind kind) => kind is Kind.Neutral or Kind.Separator or Kind.Terminator or Kind.Common or Kind.Open or Kind.Close;

    private static Kind Side(Kind kind) => kind == Kind.Left ? Kind.Left : Kind.Right;

    private static Kind KindAt(string text, int at)
    {
        if (char.IsLowSurrogate(text[at]) && at > 0) return Kind.Mark;
        if (!Rune.TryGetRuneAt(text, at, out var rune)) return Kind.Neutral;
        switch (rune.Value)
        {
            case Isolate or '\u2066' or '\u2067': return Kind.Open;
            case EndIsolate: return Kind.Close;
            case '\u200E': return Kind.Left;
            case '\u200F': return Kind.Right;
            case >= '0' and <= '9' or >= 0x6F0 and <= 0x6F9: return Kind.European;
            case >= 0x660 and <= 0x669 or 0x66B or 0x66C: return Kind.ArabicNumber;
            case '+' or '-' or '\u2212': return Kind.Separator;
            case ',' or '.' or '/' or ':' or '\u00A0' or '\u060C': return Kind.Common;
            case '#' or '$' or '%' or '\u00B0' or >= 0x20A0 and <= 0x20CF or 0x66A: return Kind.Terminator;
        }
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => Kind.Mark,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
                or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber => rune.Value switch
                {
                    >= 0x600 and <= 0x7BF or >= 0x860 and <= 0x8FF or >= 0xFB50 and <= 0xFDFF or >= 0xFE70 and <= 0xFEFF => Kind.Arabic,
                    >= 0x590 and <= 0x5FF or >= 0x7C0 and <= 0x85F or >= 0xFB1D and <= 0xFB4F or >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF => Kind.Right,
                    _ => Kind.Left,
                },
            _ => Kind.Neutral,
        };
    }
}
