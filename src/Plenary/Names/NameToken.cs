namespace Plenary.Names;

/// <summary>What a token does in a name.</summary>
public enum TokenKind : byte
{
    Name,

    /// <summary>A single letter that stands for a name.</summary>
    Initial,

    /// <summary>al, bin, de, van, oğlu: often left out, told apart by little.</summary>
    Particle,

    /// <summary>A father's name as Russian and its neighbours form it: often left out in other languages.</summary>
    Patronymic,
}

/// <summary>One word of a name.</summary>
public sealed class NameToken
{
    internal NameToken(string text, Alphabet alphabet, TokenKind kind, SoundForm[] forms, ushort[] ids, double weight, bool servant = false)
    {
        Text = text;
        Alphabet = alphabet;
        Kind = kind;
        Forms = forms;
        Ids = ids;
        Weight = weight;
        Plain = kind switch
        {
            TokenKind.Initial or TokenKind.Patronymic => .7,
            _ => ids.Length > 0 && ids[0] < OrganisationTerms.FirstId ? weight / Lexicon.Rarity(ids[0]) : weight,
        };
        IsServant = servant;
    }

    /// <summary>The word as written, without marks that carry no sound.</summary>
    public string Text { get; }

    public Alphabet Alphabet { get; }

    public TokenKind Kind { get; }

    /// <summary>The ways in which the word may be read: as written, without the article, other readings of Chinese characters. Never empty.</summary>
    internal SoundForm[] Forms { get; }

    /// <summary>Ids of the common names that this may spell; empty when it is none of them.</summary>
    internal ushort[] Ids { get; }

    /// <summary>How much the word says about who is meant, 0 to about 1.5: long and rare words more, particles little.</summary>
    internal double Weight { get; }

    /// <summary>What the word says when another contradicts it: two common names, two initials or two fathers' names tell people apart as surely as rare names do.</summary>
    internal double Plain { get; }

    /// <summary>The word follows Abd ("servant of"), which is set aside: عبد الرحمن is Rahman here.</summary>
    internal bool IsServant { get; }

    public override string ToString() => Text;
}
