using AnyAscii;

namespace Plenary.Names;

/// <summary>Why two words of two names were taken as one.</summary>
public enum MatchReason : byte
{
    /// <summary>The same letters.</summary>
    Same,

    /// <summary>Spellings of one common name: Yousef, Yusuf, يوسف.</summary>
    Spelling,

    /// <summary>Forms of one name in several languages, or its short form: William, Guillaume, Bill.</summary>
    Form,

    /// <summary>They sound alike, within a script or across two.</summary>
    Sound,

    /// <summary>Nearly the same letters, as after a slip of the finger.</summary>
    Typing,

    /// <summary>A letter that stands for the other word.</summary>
    Initial,

    /// <summary>Written joined in one name and apart in the other.</summary>
    Joined,
}

/// <summary>How close two words are.</summary>
/// <param name="Closeness">0 unlike to 1 the same.</param>
internal readonly record struct TokenMatch(double Closeness, MatchReason Reason)
{
    public static readonly TokenMatch None = new(0, MatchReason.Sound);
}

/// <summary>Compares single words by letters, sound and lexicon.</summary>
internal static class TokenComparer
{
    /// <summary>Sound score per letter at which two words are as likely one name as two, and how fast that changes; by the alphabet opposite Latin.</summary>
    private static readonly (double Middle, double Slope)[] Scales =
    [
        (-.35, 3),    // Latin
        (-.35, 3),    // Arabic
        (-.35, 3),    // Hebrew
        (-.2, 3),     // Cyrillic
        (-.3, 3),     // Greek
        (-.3, 3),     // Kana
        (-.4, 3),     // Hangul
        (-.45, 3),    // Han
        (-.5, 3),     // other scripts, read as Latin
    ];

    public static TokenMatch Compare(NameToken a, NameToken b)
    {
        if (a.Kind == TokenKind.Initial || b.Kind == TokenKind.Initial) return Initials(a, b);

        var best = Compare(a.Forms[0], b.Forms[0], a.Alphabet, b.Alphabet);
        if (a.Alphabet == Alphabet.Han && b.Alphabet == Alphabet.Han && a.Text != b.Text && !(a.Ids is [>= OrganisationTerms.FirstId, ..] && b.Ids is [>= OrganisationTerms.FirstId, ..]))
            return HanReadings.AreOne(a.Text, b.Text) switch { true => new TokenMatch(1, MatchReason.Spelling), false => new TokenMatch(best.Closeness * .4, MatchReason.Sound), null => new TokenMatch(best.Closeness * .8, MatchReason.Sound) };
        if (best.Reason != MatchReason.Same)
        {
            for (var i = 0; i < a.Forms.Length; i++)
                for (var j = 0; j < b.Forms.Length; j++)
                    if (i + j > 0 && best.Closeness < .9 && Compare(a.Forms[i], b.Forms[j], a.Alphabet, b.Alphabet) is var match && match.Closeness > best.Closeness) best = match;
            best = WithLexicon(a, b, best);
        }
        if (a.IsServant != b.IsServant) best = best with { Closeness = best.Closeness * .8 };
        return best;
    }

    public static TokenMatch Compare(SoundForm a, SoundForm b, Alphabet alphabetA, Alphabet alphabetB)
    {
        if (a.Alphabet == b.Alphabet && a.Letters == b.Letters) return new TokenMatch(1, MatchReason.Same);
        if (a.Alphabet == b.Alphabet && AreSwapped(a, b)) return new TokenMatch(.93, MatchReason.Typing);
        if (a.Alphabet == b.Alphabet && a.Alphabet != Alphabet.Latin) return new TokenMatch(Spelling.Closeness(a.Letters, b.Letters, a.Alphabet), MatchReason.Sound);
        return new TokenMatch(Closeness(Sound(a, b), alphabetA == Alphabet.Latin ? alphabetB : alphabetA), MatchReason.Sound);
    }

    /// <summary>Two neighbouring letters changed places, which fingers do and languages hardly: Ismail, Imsail.</summary>
    private static bool AreSwapped(SoundForm a, SoundForm b)
    {
        const int Shortest = 5;
        if (a.Length != b.Length || a.Length < Shortest || a.Mask != b.Mask) return false;
        var at = a.Letters.AsSpan().CommonPrefixLength(b.Letters);
        return at + 1 < a.Length && a.Letters[at] == b.Letters[at + 1] && a.Letters[at + 1] == b.Letters[at] && a.Letters.AsSpan(at + 2).SequenceEqual(b.Letters.AsSpan(at + 2));
    }

    /// <summary>Sound score per letter, in natural logarithms.</summary>
    public static double Sound(SoundForm a, SoundForm b)
    {
        if (a.Length == 0 || b.Length == 0) return -5;
        int score;
        if (b.Alphabet == Alphabet.Latin) score = SoundTable.Of(a.Alphabet).Align(a, b);
        else if (a.Alphabet == Alphabet.Latin) score = SoundTable.Of(b.Alphabet).Align(b, a);
        else
        {
            // two scripts, neither Latin: the one that writes its vowels is read as Latin first
            var (read, kept) = a.Alphabet > b.Alphabet ? (a, b) : (b, a);
            var latin = read.Pivot ??= new SoundForm(Letters.Of(read.Letters.Transliterate(), Alphabet.Latin), Alphabet.Latin);
            if (latin.Length == 0) return -5;
            return SoundTable.Of(kept.Alphabet).Align(kept, latin) / 8.0 / ((kept.Length + latin.Length) / 2.0 + 2);
        }
        return score / 8.0 / ((a.Length + b.Length) / 2.0 + 2);
    }

    private static double Closeness(double sound, Alphabet opposite)
    {
        var (middle, slope) = Scales[(int)opposite];
        return 1 / (1 + Math.Exp(-slope * (sound - middle)));
    }

    private static TokenMatch WithLexicon(NameToken a, NameToken b, TokenMatch match)
    {
        if (a.Ids.Length == 0 || b.Ids.Length == 0) return match;
        foreach (var id in a.Ids)
            if (Array.IndexOf(b.Ids, id) >= 0)
                return id < OrganisationTerms.FirstId && Lexicon.IsLoose(id) ? new TokenMatch(Math.Max(.9, match.Closeness), MatchReason.Form) : new TokenMatch(Math.Max(.97, match.Closeness), MatchReason.Spelling);
        if (a.Alphabet == Alphabet.Other || b.Alphabet == Alphabet.Other || !Lexicon.TellsApart(a.Ids[0]) || !Lexicon.TellsApart(b.Ids[0])) return match;
        return match with { Closeness = match.Closeness * .2 };   // two names that the lexicon tells apart: Hasan and Husayn
    }

    private static TokenMatch Initials(NameToken a, NameToken b)
    {
        var (initial, word) = a.Kind == TokenKind.Initial ? (a, b) : (b, a);
        var best = TokenMatch.None;
        foreach (var letter in initial.Forms)
            foreach (var form in word.Kind == TokenKind.Initial ? word.Forms : word.Forms.AsSpan(0, 1))
            {
                if (letter.Alphabet == form.Alphabet) { if (letter.Letters[0] == form.Letters[0]) return new TokenMatch(.9, MatchReason.Initial); }
                else if (Sound(letter, new SoundForm(form.Letters[..1], form.Alphabet)) > 0) best = new TokenMatch(.7, MatchReason.Initial);
            }
        return best;
    }
}
