namespace Plenary.Names;

/// <summary>A person's name read once: its words in the order given name first, with honorifics set aside.</summary>
/// <remarks>A reading, not a judgement: the name as typed is what is stored and shown. Honorifics, case, comma order and normal form do not change it.</remarks>
public sealed class PersonName
{
    /// <summary>More words than this are not compared one by one.</summary>
    internal const int MostTokens = 12;

    private PersonName(string text, NameToken[] tokens, string[] honorifics)
    {
        Text = text;
        Tokens = tokens;
        Honorifics = honorifics;
    }

    /// <summary>The name as typed, cleaned of what cannot be seen.</summary>
    public string Text { get; }

    /// <summary>The words that make the name; at most twelve.</summary>
    public IReadOnlyList<NameToken> Tokens { get; }

    /// <summary>Titles and forms of address found around the name: Dr., Sheikh, H.E., Jr.</summary>
    public IReadOnlyList<string> Honorifics { get; }

    /// <summary>Reads a name in any script. Never throws; a text without letters gives a name without words.</summary>
    public static PersonName Parse(string? text) => PersonNameReader.Read(text);

    internal static PersonName Of(string text, List<NameToken> tokens, List<string> honorifics) => new(text, [.. tokens], [.. honorifics]);

    public override string ToString() => Text;
}
