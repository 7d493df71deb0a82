using System.Collections.Concurrent;
using System.Text;
using HarfBuzzSharp;

namespace Plenary.Print;

/// <summary>The kinds of letter that Plenary's papers are set in: serif for what is said, sans for what is done.</summary>
public enum Cut { Sans, Semibold, Bold, Serif }

/// <summary>The faces laid beside the program by the build, and which of them sets which script. Each is opened when it is first needed.</summary>
public sealed class FontShelf(string folder)
{
    /// <summary>Amiri is drawn small and Chinese characters are drawn large; these even them out against Source Sans and Serif.</summary>
    private const float ArabicScale = 1.12f, EastAsianScale = 0.94f;
    /// <summary>Amiri asks for the room of fully vocalised verse; a line of names and reports takes this part of it.</summary>
    private const float ArabicRoom = 0.74f;

    public static FontShelf Standard { get; } = new(Path.Combine(AppContext.BaseDirectory, "fonts"));

    private readonly ConcurrentDictionary<string, Lazy<Face>> faces = new();

    /// <summary>The face that a cut has for Latin, Greek and Cyrillic; its empty box stands for letters that no face has.</summary>
    public Face Main(Cut cut) => Open(cut switch
    {
        Cut.Serif => "SourceSerif4_400Regular.ttf",
        Cut.Semibold => "SourceSans3_600SemiBold.ttf",
        Cut.Bold => "SourceSans3_700Bold.ttf",
        _ => "SourceSans3_400Regular.ttf",
    });

    /// <summary>The face that sets a letter, or the main one where none can.</summary>
    internal Face For(Rune letter, Script script, Cut cut)
    {
        var main = Main(cut);
        if (main.Has(letter)) return main;
        foreach (var (name, scale) in Others(script, cut is Cut.Bold or Cut.Semibold))
            if (Open(name, scale) is var face && face.Has(letter)) return face;
        return main;
    }

    private static IEnumerable<(string Name, float Scale)> Others(Script script, bool bold)
    {
        if (bold && Strong.TryGetValue(script, out var strong)) yield return strong;
        if (Plain.TryGetValue(script, out var plain)) yield return plain;
        yield return (bold ? "NotoSans_700Bold.ttf" : "NotoSans_400Regular.ttf", 1);
        if (script != Script.Common && script != Script.Inherited) yield break;
        yield return Plain[Script.Arabic];
        yield return Plain[Script.Han];
        yield return Plain[Script.Hangul];
    }

    private static readonly Dictionary<Script, (string, float)> Strong = new()
    {
        [Script.Arabic] = ("Amiri_700Bold.ttf", ArabicScale),
        [Script.Hebrew] = ("FrankRuhlLibre_700Bold.ttf", 1),
    };

    private static readonly Dictionary<Script, (string, float)> Plain = new()
    {
        [Script.Arabic] = ("Amiri_400Regular.ttf", ArabicScale),
        [Script.Armenian] = ("noto-sans-armenian-armenian-400-normal.woff", 1),
        [Script.Bengali] = ("noto-sans-bengali-bengali-400-normal.woff", 1),
        [Script.Bopomofo] = ("NotoSansSC_400Regular.ttf", EastAsianScale),
        [Script.Ethiopic] = ("noto-sans-ethiopic-ethiopic-400-normal.woff", 1),
        [Script.Georgian] = ("noto-sans-georgian-georgian-400-normal.woff", 1),
        [Script.Gujarati] = ("noto-sans-gujarati-gujarati-400-normal.woff", 1),
        [Script.Gurmukhi] = ("noto-sans-gurmukhi-gurmukhi-400-normal.woff", 1),
        [Script.Han] = ("NotoSansSC_400Regular.ttf", EastAsianScale),
        [Script.Hangul] = ("NotoSansKR_400Regular.ttf", EastAsianScale),
        [Script.Hebrew] = ("FrankRuhlLibre_400Regular.ttf", 1),
        [Script.Hiragana] = ("NotoSansSC_400Regular.ttf", EastAsianScale),
        [Script.Kannada] = ("noto-sans-kannada-kannada-400-normal.woff", 1),
        [Script.Katakana] = ("NotoSansSC_400Regular.ttf", EastAsianScale),
        [Script.Khmer] = ("NotoSansKhmer_400Regular.ttf", 1),
        [Script.Lao] = ("NotoSansLao_400Regular.ttf", 1),
        [Script.Malayalam] = ("noto-sans-malayalam-malayalam-400-normal.woff", 1),
        [Script.Myanmar] = ("noto-sans-myanmar-myanmar-400-normal.woff", 1),
        [Script.Sinhala] = ("noto-sans-sinhala-sinhala-400-normal.woff", 1),
        [Script.Tamil] = ("noto-sans-tamil-tamil-400-normal.woff", 1),
        [Script.Telugu] = ("noto-sans-telugu-telugu-400-normal.woff", 1),
        [Script.Thaana] = ("noto-sans-thaana-thaana-400-normal.woff", 1),
        [Script.Thai] = ("NotoSansThai_400Regular.ttf", 1),
    };

    private Face Open(string name, float scale = 1) =>
        faces.GetOrAdd(name, (_, scale) => new(() => new Face(Path.Combine(folder, name), scale, name.StartsWith("Amiri", StringComparison.Ordinal) ? ArabicRoom : 1)), scale).Value;
}
