using System.Text;

namespace Plenary.Names;

/// <summary>The writing systems whose sound the engine knows. One token of a name is in one of them.</summary>
public enum Alphabet : byte
{
    Latin,
    Arabic,
    Hebrew,
    Cyrillic,
    Greek,
    Kana,
    Hangul,
    Han,

    /// <summary>Any other script: read through AnyAscii as if it were Latin.</summary>
    Other,
}

internal static class Alphabets
{
    public const int Count = 9;

    /// <summary>The writing system of a letter; null for marks, digits and signs, which follow their neighbours.</summary>
    public static Alphabet? Of(Rune rune)
    {
        var c = rune.Value;
        return c switch
        {
            < 0x41 => null,
            < 0x5B or (>= 0x61 and < 0x7B) => Alphabet.Latin,
            >= 0xC0 and < 0x250 => c is 0xD7 or 0xF7 ? null : Alphabet.Latin,
            >= 0x250 and < 0x2B0 or (>= 0x1E00 and < 0x1F00) or (>= 0x2C60 and < 0x2C80) or (>= 0xA720 and < 0xA800) => Alphabet.Latin,
            >= 0x370 and < 0x400 or (>= 0x1F00 and < 0x2000) => Rune.IsLetter(rune) ? Alphabet.Greek : null,
            >= 0x400 and < 0x530 or (>= 0x1C80 and < 0x1C90) or (>= 0x2DE0 and < 0x2E00) or (>= 0xA640 and < 0xA6A0) => Rune.IsLetter(rune) ? Alphabet.Cyrillic : null,
            >= 0x590 and < 0x600 or (>= 0xFB1D and < 0xFB50) => Rune.IsLetter(rune) ? Alphabet.Hebrew : null,
            >= 0x600 and < 0x700 or (>= 0x750 and < 0x780) or (>= 0x870 and < 0x900) or (>= 0xFB50 and < 0xFE00) or (>= 0xFE70 and < 0xFEFF) =>
                Rune.IsLetter(rune) ? Alphabet.Arabic : null,
            >= 0x3041 and < 0x3100 or (>= 0x31F0 and < 0x3200) => Rune.IsLetter(rune) ? Alphabet.Kana : null,
            >= 0x1100 and < 0x1200 or (>= 0x3131 and < 0x3190) or (>= 0xAC00 and < 0xD7B0) => Alphabet.Hangul,
            0x3005 or 0x3007 or (>= 0x3400 and < 0xA000) or (>= 0xF900 and < 0xFB00) or (>= 0x20000 and < 0x32000) => Rune.IsLetter(rune) || c == 0x3007 ? Alphabet.Han : null,
            _ => Rune.IsLetter(rune) ? Alphabet.Other : null,
        };
    }
}
