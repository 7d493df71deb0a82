using System.Text;
using SkiaSharp;

namespace Plenary.Print;

/// <summary>What letters are set in. The size is nominal, in points; a face may be set a little larger or smaller to look it.</summary>
public readonly record struct Type(Cut Cut, float Size, SKColor Colour);

/// <summary>Text to be set in one type.</summary>
/// <param name="Isolated">Keeps its own direction and disturbs no neighbour: for every name or number from data within a sentence.</param>
/// <param name="Before">The honorific before an isolated name; it does not count for the direction, so that "Dr." before an Arabic name stands on its right.</param>
public readonly record struct Copy(string Text, Type Type, bool Isolated = false, string Before = "")
{
    /// <summary>The text without what could deceive or disturb: direction overrides, control characters, lone surrogates. Line ends become one kind.</summary>
    internal string Clean() => Clean(Text);

    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        char? before = null;
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\n' when before == '\r': break;
                case '\n' or '\r' or 0x85 or 0x2028 or 0x2029: clean.Append('\n'); break;
                case '\t': clean.Append(' '); break;
                case 0x061C or 0xAD or 0xFEFF or >= 0x200E and <= 0x200F or >= 0x202A and <= 0x202E or >= 0x2060 and <= 0x206F or >= 0xE0000 and <= 0xE0FFF: break;
                default:
                    if (!Rune.IsControl(rune)) clean.Append(rune.ToString());
                    break;
            }
            before = rune.Value == '\r' ? '\r' : null;
        }
        return clean.ToString();
    }
}

/// <summary>Colours of paper and ink.</summary>
public static class Ink
{
    public static readonly SKColor Black = new(0x1a, 0x22, 0x2d);
    /// <summary>For second lines and notes; 7.9 to 1 on white.</summary>
    public static readonly SKColor Grey = new(0x49, 0x52, 0x5f);
    public static readonly SKColor Rule = new(0xb9, 0xb4, 0xa6);
    public static readonly SKColor Paper = SKColors.White;
}
