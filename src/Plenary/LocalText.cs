using System.Text.Json;

namespace Plenary;

/// <summary>One text in one or more languages, as typed by people. Reading it in a missing language falls back visibly.</summary>
public sealed class LocalText : IEquatable<LocalText>
{
    /// <summary>The languages that pages can be read in, in the order they are offered. BCP 47 codes.</summary>
    public static readonly IReadOnlyList<string> InterfaceLanguages = ["en", "ar", "fr", "tr", "id"];

    public static readonly LocalText Empty = new(new Dictionary<string, string>());

    private readonly SortedDictionary<string, string> texts = new(StringComparer.Ordinal);

    public LocalText(IEnumerable<KeyValuePair<string, string>> texts)
    {
        foreach (var (language, text) in texts)
            if (!string.IsNullOrWhiteSpace(text)) this.texts[language] = text.Trim().ReplaceLineEndings("\n");   // a form sends CRLF
    }

    public LocalText(string language, string text) : this([new(language, text)]) { }

    /// <summary>Shorthand for English with optional others.</summary>
    public static LocalText Of(string en, string? ar = null, string? fr = null, string? tr = null, string? id = null) =>
        new(new Dictionary<string, string?> { ["en"] = en, ["ar"] = ar, ["fr"] = fr, ["tr"] = tr, ["id"] = id }
            .Where(t => t.Value is not null).Select(t => new KeyValuePair<string, string>(t.Key, t.Value!)));

    /// <summary>Of the form of a BCP 47 code; which languages there are is nobody's to decide here.</summary>
    public static bool IsLanguage(string tag) => tag.Length is >= 2 and <= 35 && tag[0] is not '-' && tag.All(c => char.IsAsciiLetterOrDigit(c) || c is '-');

    public IReadOnlyDictionary<string, string> All => texts;
    public bool IsEmpty => texts.Count == 0;
    public IEnumerable<string> Languages => texts.Keys;

    /// <summary>How many characters the longest of the texts has.</summary>
    public int Longest => texts.Count == 0 ? 0 : texts.Values.Max(t => t.Length);

    /// <summary>The text in this language alone, or null.</summary>
    public string? Only(string language) => texts.GetValueOrDefault(language);

    /// <summary>The text in this language, else in English, else in the first one there is, else empty; and the language it is in.</summary>
    public (string Text, string Language) In(string language) =>
        texts.TryGetValue(language, out var own) ? (own, language)
        : texts.TryGetValue("en", out var english) ? (english, "en")
        : texts.Count > 0 ? (texts.First().Value, texts.First().Key)
        : ("", language);

    /// <summary>The same text with one language set, or removed when the text is blank.</summary>
    public LocalText With(string language, string? text)
    {
        var changed = new Dictionary<string, string>(texts);
        if (string.IsNullOrWhiteSpace(text)) changed.Remove(language); else changed[language] = text;
        return new(changed);
    }

    public string ToJson() => JsonSerializer.Serialize(texts);

    public static LocalText FromJson(string json) => new(JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []);

    /// <summary>In the language of the page that is being made.</summary>
    public override string ToString() => In(System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName).Text;

    public bool Equals(LocalText? other) => other is not null && texts.SequenceEqual(other.texts);

    public override bool Equals(object? obj) => Equals(obj as LocalText);

    public override int GetHashCode() => texts.Aggregate(0, (hash, t) => HashCode.Combine(hash, t.Key, t.Value));
}
