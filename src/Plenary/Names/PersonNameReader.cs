using System.Globalization;
using System.Text;

namespace Plenary.Names;

/// <summary>Reads a person's name: words, scripts, honorifics, comma order, joined and split forms.</summary>
internal static class PersonNameReader
{
    /// <summary>Longer texts are not names; what lies beyond is not compared.</summary>
    private const int MostCharacters = 400;

    /// <summary>One word before it is understood: its text, and whether a comma, a hyphen or a full stop stands behind it.</summary>
    private readonly record struct Word(string Text, string Key, Alphabet Alphabet, bool Comma, bool Hyphen, bool Stop);

    public static PersonName Read(string? text)
    {
        var clean = NameText.Clean(text);
        var short_ = clean.Length > MostCharacters ? clean[..MostCharacters] : clean;
        var honorifics = new List<string>();
        var words = Words(short_, honorifics);
        words = SetAside(words, honorifics);
        words = GivenNameFirst(words);
        return PersonName.Of(clean, Tokens(words), honorifics);
    }

    private static List<Word> Words(string text, List<string> notes)
    {
        var words = new List<Word>();
        var word = new StringBuilder();
        Alphabet? alphabet = null;
        var depth = 0;
        foreach (var rune in NameText.Runes(text.Normalize(NormalizationForm.FormKC)))
        {
            if (rune.Value is '(' or '[' or '{' or '（') { End(false, false, false); depth++; continue; }
            if (rune.Value is ')' or ']' or '}' or '）') { End(false, false, false); if (depth > 0) depth--; continue; }
            if (depth > 0 && words.Count > 0) continue;   // (MP), (politician): a note, not the name

            var script = Alphabets.Of(rune);
            if (script is { } found)
            {
                if (alphabet is { } current && current != found && !(current is Alphabet.Han or Alphabet.Kana && found is Alphabet.Han or Alphabet.Kana)) End(false, false, false);
                alphabet ??= found;
                word.Append(rune);
                continue;
            }
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol || rune.Value is 'ー' or 'ـ') { if (word.Length > 0) word.Append(rune); continue; }
            if (rune.Value is '\'' or '’' or '‘' or '`' or '´' or 'ʼ' or '׳' or '′') { if (word.Length > 0) word.Append('\''); continue; }
            if (NameText.IsJoiner(rune)) { if (alphabet is Alphabet.Arabic) End(false, false, false); continue; }   // Persian puts it between parts of a word, Sinhala within letters
            End(rune.Value is ',' or '،' or '、' or ';', rune.Value is '-' or '‐' or '‑' or '–', rune.Value == '.');
        }
        End(false, false, false);
        return words;

        void End(bool comma, bool hyphen, bool stop)
        {
            if (word.Length > 0)
            {
                var typed = word.ToString();
                words.Add(new Word(typed, KeyOf(typed), alphabet ?? Alphabet.Latin, comma, hyphen, stop));
                word.Clear();
            }
            else if (comma && words.Count > 0) words[^1] = words[^1] with { Comma = true };
            alphabet = null;
        }
    }

    [ThreadStatic] private static Dictionary<string, string>? keys;

    private static string KeyOf(string word)
    {
        keys ??= [];
        if (keys.TryGetValue(word, out var key)) return key;
        if (keys.Count >= MostLately) keys.Clear();
        return keys[word] = SearchKey.Of(word);
    }

    /// <summary>Takes titles away from both ends and after a comma, as long as a name remains.</summary>
    private static List<Word> SetAside(List<Word> words, List<string> honorifics)
    {
        words = Unjoined(words);
        var first = 0;
        var last = words.Count;
        bool moved;
        do
        {
            moved = false;
            if (last - first > 1 && Titles.IsBefore(words[first].Key, last - first)) { honorifics.Add(words[first++].Text); moved = true; }
            if (last - first > 1 && Titles.IsAfter(words[last - 1].Key)) { honorifics.Add(words[--last].Text); moved = true; }
        }
        while (moved);
        var kept = words[first..last];
        // "Shirley Williams, Baroness Williams of Crosby": what follows is the title, not the family's name
        if (kept.FindIndex(w => w.Comma) is > 0 and var comma && comma < kept.Count - 1 && Titles.IsPeerage(kept[comma + 1].Key))
        {
            honorifics.Add(string.Join(' ', kept[(comma + 1)..].Select(w => w.Text)));
            kept = kept[..(comma + 1)];
        }
        // "Winterstein, Prof. Ladislaus"
        for (var i = 1; i < kept.Count && kept.Count > 2; i++)
            if (kept[i - 1].Comma && Titles.IsBefore(kept[i].Key, kept.Count)) { honorifics.Add(kept[i].Text); kept.RemoveAt(i--); }
        return kept;
    }

    /// <summary>"margareteJr." carries its suffix without a space.</summary>
    private static List<Word> Unjoined(List<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
            if (words[i] is { Stop: true, Key.Length: > 4 } word && word.Key.EndsWith("jr", StringComparison.Ordinal))
                words[i] = word with { Text = word.Text[..^2], Key = word.Key[..^2] };
        return words;
    }

    /// <summary>"Saeed, Yousef" is Yousef Saeed.</summary>
    private static List<Word> GivenNameFirst(List<Word> words)
    {
        var comma = words.FindIndex(w => w.Comma);
        if (comma < 0 || comma == words.Count - 1) return words;
        return [.. words[(comma + 1)..], .. words[..(comma + 1)]];
    }

    private static List<NameToken> Tokens(List<Word> words)
    {
        var tokens = new List<NameToken>();
        for (var i = 0; i < words.Count && tokens.Count < PersonName.MostTokens; i++)
        {
            var word = words[i];
            var next = i + 1 < words.Count ? words[i + 1] : default(Word?);
            if (next is { } master && master.Alphabet == word.Alphabet && Particles.IsServant(word.Key, master.Key))
            {
                // Abd al-Rahman, Abd ul Rahman, عبد الرحمن: the article goes with Abd
                var at = i + 1;
                if (at + 1 < words.Count && Particles.IsArticle(words[at].Key)) at++;
                if (Particles.IsGod(words[at].Key))
                {
                    Add(tokens, words[at] with { Text = word.Alphabet == Alphabet.Arabic ? "عبدالله" : "Abdullah" }, "abdullah", false);
                    i = at;
                    continue;
                }
                Add(tokens, words[at] with { Text = word.Text + " " + words[at].Text }, words[at].Key, servant: true);
                i = at;
                continue;
            }
            if (word.Alphabet == Alphabet.Hangul && words.Count == 1 && word.Text.Length is 3 or 4)
            {
                // 김철수: the surname is the first syllable
                Add(tokens, word with { Text = word.Text[..1] }, SearchKey.Of(word.Text[..1]), false);
                Add(tokens, word with { Text = word.Text[1..] }, SearchKey.Of(word.Text[1..]), false);
                continue;
            }
            if (word.Alphabet == Alphabet.Han && word.Text.Length is >= 4 and <= 20 && HanReadings.MalayWords(word.Text) is { Count: > 1 } malay)
            {
                for (var at = 0; at < malay.Count; at++)
                {
                    var servant = at + 1 < malay.Count && Particles.IsServant(malay[at], malay[at + 1]);
                    if (servant) at++;
                    Add(tokens, word with { Text = malay[at] }, malay[at], servant);
                }
                continue;
            }
            if (word.Alphabet == Alphabet.Han && words.Count == 1 && word.Text.Length is 3 or 4 && !char.IsSurrogate(word.Text[0]))
            {
                var isJapanese = HanReadings.IsJapaneseWord(word.Text[..2]);
                var surname = word.Text.Length == 4 || isJapanese || HanReadings.IsDoubleSurname(word.Text[..2]) ? 2 : 1;
                Add(tokens, word with { Text = word.Text[..surname] }, word.Text[..surname], false);
                if (isJapanese) { Add(tokens, word with { Text = word.Text[surname..] }, word.Text[surname..], false); continue; }
                foreach (var c in word.Text[surname..]) Add(tokens, word with { Text = c.ToString() }, "", false);   // 德 is no particle here
                continue;
            }
            Add(tokens, word, word.Key, false);
        }
        return tokens;
    }

    /// <summary>Words read lately on this thread: names repeat them, and reading one costs more than all else.</summary>
    [ThreadStatic] private static Dictionary<(string Text, string Key, Alphabet Alphabet, bool Stop, bool Servant), NameToken[]>? lately;

    private const int MostLately = 20_000;

    private static void Add(List<NameToken> tokens, Word word, string key, bool servant)
    {
        if (tokens.Count >= PersonName.MostTokens) return;
        lately ??= [];
        var asked = (word.Text, key, word.Alphabet, word.Stop, servant);
        if (!lately.TryGetValue(asked, out var read))
        {
            if (lately.Count >= MostLately) lately.Clear();
            var fresh = new List<NameToken>(2);
            Read(fresh, word, key, servant);
            lately[asked] = read = [.. fresh];
        }
        foreach (var token in read)
            if (tokens.Count < PersonName.MostTokens) tokens.Add(token);
    }

    private static void Read(List<NameToken> tokens, Word word, string key, bool servant)
    {
        var letters = Letters.Of(servant ? key : word.Text, word.Alphabet);
        if (letters.Length == 0) return;
        if (Particles.SpelledInitial(letters, word.Alphabet, word.Stop) is { } initials)
        {
            tokens.Add(Initial(word.Text, initials));
            return;
        }

        if (!servant && Particles.SplitServant(letters, word.Alphabet) is { } master) { letters = master; servant = true; }
        if (!servant && Particles.SplitEnding(letters, word.Alphabet) is var (stem, ending))
        {
            tokens.Add(Token(word.Text, word.Alphabet, stem, TokenKind.Name, false));
            tokens.Add(Token(ending, word.Alphabet, ending, TokenKind.Particle, false, isEnding: true));
            return;
        }
        var kind = letters.Length == 1 && word.Alphabet is not (Alphabet.Han or Alphabet.Hangul) || (letters.Length == 2 && word.Stop && word.Alphabet is Alphabet.Latin or Alphabet.Cyrillic) ? TokenKind.Initial
            : Particles.Is(key) ? TokenKind.Particle
            : Particles.IsPatronymic(letters, word.Alphabet) ? TokenKind.Patronymic : TokenKind.Name;
        tokens.Add(Token(word.Text, word.Alphabet, letters, kind, servant));
    }

    private const double InitialWeight = .25;

    /// <summary>An initial that may stand for any of these Latin letters.</summary>
    private static NameToken Initial(string text, string letters) =>
        new(text, Alphabet.Latin, TokenKind.Initial, [.. letters.Select(c => new SoundForm(c.ToString(), Alphabet.Latin))], [], InitialWeight);

    private static NameToken Token(string text, Alphabet alphabet, string letters, TokenKind kind, bool servant, bool isEnding = false)
    {
        var forms = new List<SoundForm>(2) { new(letters, alphabet) };
        if (kind == TokenKind.Name && Particles.WithoutArticle(letters, alphabet) is { } bare) forms.Add(new SoundForm(bare, alphabet));
        if (kind == TokenKind.Name && Particles.WithoutCaseEnding(letters, alphabet) is { } stem) forms.Add(new SoundForm(stem, alphabet));
        if (alphabet == Alphabet.Han) forms.AddRange(HanReadings.Of(text));
        var ids = Lexicon.Ids(letters, alphabet);
        for (var i = 1; i < forms.Count && ids.Length == 0; i++) ids = Lexicon.Ids(forms[i].Letters, forms[i].Alphabet);
        var size = letters.Length * alphabet switch { Alphabet.Arabic or Alphabet.Hebrew => 1.4, Alphabet.Kana => .8, Alphabet.Han => .7, _ => 1.0 };
        var weight = kind switch
        {
            TokenKind.Initial => InitialWeight,
            TokenKind.Particle => isEnding ? .35 : .12,
            TokenKind.Patronymic => .5,
            _ => Math.Clamp(.35 + size * .1, .5, 1.2) * (ids.Length > 0 ? Lexicon.Rarity(ids[0]) : 1),
        };
        return new NameToken(text, alphabet, kind, [.. forms], ids, weight, servant);
    }
}
