namespace Plenary.Names;

/// <summary>How a name answers to what was typed.</summary>
/// <param name="Closeness">0 to 1: how surely each typed word is a word of the name.</param>
/// <param name="Differing">The typed words that are spelled otherwise in the name, with the words they met; empty when the name holds them as typed.</param>
public sealed record TypedFit(double Closeness, IReadOnlyList<NameMeeting> Differing);

/// <summary>What somebody has typed of a name so far: words in any order, script and spelling, the last perhaps unfinished.</summary>
public sealed class TypedName
{
    /// <summary>Below it a typed word is not the word it is nearest to.</summary>
    private const double Least = .7;

    private readonly NameKind kind;
    private readonly NameToken[] words;

    private TypedName(NameKind kind, NameToken[] words) => (this.kind, this.words) = (kind, words);

    public static TypedName Parse(string? typed, NameKind kind = NameKind.Person) => new(kind, Read(typed, kind));

    /// <summary>How many words were typed.</summary>
    public int Count => words.Length;

    /// <summary>Null when one of the typed words is no word of the name.</summary>
    public TypedFit? Fit(string name)
    {
        var others = Read(name, kind);
        if (words.Length == 0 || others.Length == 0) return null;
        var (sum, weight, differing) = (0.0, 0.0, new List<NameMeeting>());
        foreach (var word in words)
        {
            var (match, at) = others.Select(other => (Match: Of(word, other), Other: other)).MaxBy(m => m.Match.Closeness);
            if (match.Closeness < Least)
            {
                if (word.Kind is TokenKind.Particle) continue;
                return null;
            }
            var counts = Math.Max(.1, word.Plain);
            (sum, weight) = (sum + match.Closeness * counts, weight + counts);
            if (match.Reason is not MatchReason.Same) differing.Add(new(word.Text, at.Text, match.Reason, match.Closeness));
        }
        return weight == 0 ? null : new(sum / weight, differing);
    }

    /// <summary>The best fit among several names of one bearer.</summary>
    public TypedFit? Fit(IEnumerable<string> names) => names.Select(Fit).OfType<TypedFit>().MaxBy(fit => fit.Closeness);

    private static TokenMatch Of(NameToken typed, NameToken word)
    {
        var match = TokenComparer.Compare(typed, word);
        if (match.Closeness >= .97) return match;
        var letters = typed.Forms[0];
        foreach (var form in word.Forms)
            if (form.Alphabet == letters.Alphabet && form.Letters.StartsWith(letters.Letters, StringComparison.Ordinal))
                return new(1 - .02 * Math.Min(10, form.Length - letters.Length), MatchReason.Same);
        return match;
    }

    private static NameToken[] Read(string? text, NameKind kind) => kind == NameKind.Person ? (NameToken[])PersonName.Parse(text).Tokens : OrganisationName.Parse(text).Words;
}
