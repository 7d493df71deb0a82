using System.Globalization;
using System.Text;

namespace Plenary.Names;

/// <summary>The name of an organisation read once: its words with what each does, in any language.</summary>
public sealed class OrganisationName
{
    internal const int MostTokens = 16;
    private const int MostCharacters = 400;

    private OrganisationName(string text, List<NameToken> tokens, List<SpokenWord> spoken, string key, IReadOnlyList<OrganisationName> aliases)
    {
        Text = text;
        Words = [.. tokens];
        Spoken = spoken;
        Key = key;
        Aliases = aliases;
    }

    /// <summary>The name as typed, cleaned of what cannot be seen.</summary>
    public string Text { get; }

    /// <summary>The words that carry meaning; small words (of, de, و) are left out.</summary>
    public IReadOnlyList<NameToken> Tokens => Words;

    /// <summary>Other names of the same body that are on record: acronyms, former names, names in other languages.</summary>
    public IReadOnlyList<OrganisationName> Aliases { get; }

    /// <summary>A word that an acronym may take letters from, or may leave out.</summary>
    internal readonly record struct SpokenWord(string Key, bool MayBeLeftOut);

    /// <summary>The words in Latin letters, small ones among them. Other scripts do not form acronyms so.</summary>
    internal IReadOnlyList<SpokenWord> Spoken { get; }

    internal string Key { get; }

    internal NameToken[] Words { get; }

    /// <summary>Reads a name in any script, with the other names on record. Never throws.</summary>
    public static OrganisationName Parse(string? text, params IEnumerable<string> aliases)
    {
        var clean = NameText.Clean(text);
        var tokens = new List<NameToken>();
        var spoken = new List<SpokenWord>();
        foreach (var (word, alphabet, noted) in Split(clean.Length > MostCharacters ? clean[..MostCharacters] : clean))
        {
            if (tokens.Count >= MostTokens) break;
            if (alphabet is Alphabet.Han or Alphabet.Kana or Alphabet.Hangul || IsUnspaced(word)) AddUnspaced(tokens, word);
            else Add(tokens, spoken, word, alphabet, noted);
        }
        var key = new StringBuilder();
        foreach (var token in tokens) key.Append(SearchKey.Of(token.Text)).Append(' ');
        return new OrganisationName(clean, tokens, spoken, key.ToString(), [.. aliases.Select(a => Parse(a))]);
    }

    public override string ToString() => Text;

    private static void Add(List<NameToken> tokens, List<SpokenWord> spoken, string word, Alphabet? alphabet, bool noted)
    {
        var key = SearchKey.Of(word);
        if (key.Length == 0) return;
        var whole = key;
        var ids = alphabet == Alphabet.Arabic ? ArabicIds(ref key) : OrganisationTerms.Ids(key);
        var kind = ids.Length == 0 ? TermKind.Proper : OrganisationTerms.Kind(ids[0]);
        if (alphabet == Alphabet.Latin && !noted) spoken.Add(new(key, kind is TermKind.Small or TermKind.LegalForm));
        if (kind == TermKind.Small) return;
        tokens.Add(Token(key, alphabet ?? Alphabet.Latin, ids, kind, noted, written: key == whole ? word : null));   // of a word whose article came off, what is left
    }

    /// <summary>Arabic joins "and", "for", "by" and the article to the word: they are taken off until the word is known.</summary>
    private static ushort[] ArabicIds(ref string key)
    {
        var ids = OrganisationTerms.Ids(key);
        if (ids.Length > 0) return ids;
        foreach (var prefix in (ReadOnlySpan<string>)["وال", "بال", "لل", "ال", "و", "ل", "ب"])
        {
            if (!key.StartsWith(prefix, StringComparison.Ordinal) || key.Length - prefix.Length < 3) continue;
            if (OrganisationTerms.Ids(key.AsSpan(prefix.Length)) is { Length: > 0 } found) return found;
        }
        if (key.Length > 5 && key.StartsWith("لل", StringComparison.Ordinal)) key = key[2..];
        else if (key.Length > 6 && (key.StartsWith("وال", StringComparison.Ordinal) || key.StartsWith("بال", StringComparison.Ordinal))) key = key[3..];
        return [];
    }

    /// <summary>Chinese, Japanese, Korean and Thai write words together: known words are cut out, what is left between them is proper.</summary>
    private static void AddUnspaced(List<NameToken> tokens, string text)
    {
        var start = 0;
        text = Kana.Katakana(text);
        for (var at = 0; at < text.Length;)
        {
            var size = OrganisationTerms.LongestAt(text.AsSpan(at), out var ids);
            if (size == 0 || (size == 1 && !StandsAlone(text, start, at))) { at++; continue; }
            Proper(text[start..at]);
            if (OrganisationTerms.Kind(ids[0]) is var kind && kind != TermKind.Small && tokens.Count < MostTokens)
                tokens.Add(Token(text.Substring(at, size), AlphabetOf(text[at]), ids, kind, false));
            at += size;
            start = at;
        }
        Proper(text[start..]);

        void Proper(string word)
        {
            // a change of script is a change of word: 日清 and グループ
            for (int from = 0, to; from < word.Length; from = to)
            {
                var alphabet = AlphabetOf(word[from]);
                for (to = from + 1; to < word.Length && (AlphabetOf(word[to]) == alphabet || word[to] is 'ー' or '々'); to++) { }
                if (tokens.Count < MostTokens && Letters.Of(word[from..to], alphabet).Length > 0) tokens.Add(Token(word[from..to], alphabet, [], TermKind.Proper, false));
            }
        }
    }

    /// <summary>A single character is a word (県, 省, 与) between known words only; elsewhere it is part of a name: 昭和, 南山, 北里.</summary>
    private static bool StandsAlone(string text, int start, int at) =>
        (at == start || at - start >= 2) && (at + 1 == text.Length || (OrganisationTerms.LongestAt(text.AsSpan(at + 1), out _) > 0 && text[at] is not (>= '가' and <= '힣')));

    private static Alphabet AlphabetOf(char c) => Rune.TryCreate(c, out var rune) ? Alphabets.Of(rune) ?? Alphabet.Other : Alphabet.Han;

    private static bool IsUnspaced(string word) => word.Length > 0 && word[0] is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF');

    /// <param name="written">The same word as it is written, for showing.</param>
    private static NameToken Token(string word, Alphabet alphabet, ushort[] ids, TermKind kind, bool noted, string? written = null)
    {
        var letters = Letters.Of(word, alphabet);
        if (letters.Length == 0) letters = word.Length > Letters.Longest ? word[..Letters.Longest] : word;   // numbers
        var forms = new List<SoundForm>(2) { new(letters, alphabet) };
        if (Particles.WithoutArticle(letters, alphabet) is { } bare) forms.Add(new SoundForm(bare, alphabet));
        if (alphabet == Alphabet.Han && ids.Length == 0) forms.AddRange(HanReadings.Of(word));
        var weight = kind switch
        {
            TermKind.Proper => Math.Clamp(.4 + letters.Length * .1, .5, 1.1),
            TermKind.Place => .6,
            TermKind.Field => .5,
            TermKind.Kind => .3,
            _ => .05,
        };
        return new NameToken(written ?? word, alphabet, TokenKind.Name, [.. forms], ids, noted ? Math.Min(.1, weight) : weight);
    }

    private static List<(string Word, Alphabet? Alphabet, bool Noted)> Split(string text)
    {
        var words = new List<(string, Alphabet?, bool)>();
        var word = new StringBuilder();
        Alphabet? alphabet = null;
        var depth = 0;
        foreach (var rune in NameText.Runes(text.Normalize(NormalizationForm.FormKC)))
        {
            if (rune.Value is '(' or '（') { End(); depth++; continue; }
            if (rune.Value is ')' or '）') { End(); if (depth > 0) depth--; continue; }
            var script = Alphabets.Of(rune);
            var isDigit = Rune.IsDigit(rune);
            if (script is { } found)
            {
                if (alphabet is { } current && current != found && !(current is Alphabet.Han or Alphabet.Kana && found is Alphabet.Han or Alphabet.Kana)) End();
                if (alphabet is null && word.Length > 0) End();
                alphabet ??= found;
                word.Append(rune);
            }
            else if (isDigit)
            {
                if (alphabet is not null) End();
                word.Append((int)Rune.GetNumericValue(rune));
            }
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ModifierLetter || rune.Value is 'ー' or 'ـ')
            {
                if (word.Length > 0) word.Append(rune);
            }
            else if (rune.Value is '\'' or '’' or '‘' or '`' or 'ʼ' or '.' && word.Length > 0) { if (rune.Value == '.' && word.Length > 1) End(); }
            else End();
        }
        End();
        return words;

        void End()
        {
            if (word.Length > 0) words.Add((word.ToString(), alphabet, depth > 0 && words.Count > 0));
            word.Clear();
            alphabet = null;
        }
    }
}
