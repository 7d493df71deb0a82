using System.Text.Json.Serialization;
using Plenary.Site;

namespace Plenary.Programme;

/// <summary>A film or video shown in a session.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or empty.</param>
/// <param name="Language">Spoken in it, BCP 47; <paramref name="Subtitles"/> in the same codes: "ar, fr". A word there that names no language stays as written.</param>
public sealed record Film(string Title, string Director = "", int? Year = null, string Country = "", int? Minutes = null, string Language = "", string Subtitles = "")
{
    private static readonly char[] Between = [',', ';', '،', '؛', '/', '\n'];

    /// <summary>The languages of the subtitles as the reader calls them: "Arabic, French".</summary>
    [JsonIgnore]
    public string SubtitlesRead => string.Join(Wording.Texts[", "], Words(Subtitles).Select(word => LanguageName.Of(word) is var name && name.Split(Between).Length == 1 ? name : word));

    /// <summary>"Arabic, FR" as codes: "ar, fr". Languages may be named by their codes, in English or in themselves; where a reader writes them, in their language too.</summary>
    internal static string Codes(string written, bool byReader = false) => string.Join(", ", Words(written, byReader).Select(word => LanguageName.Find(word, byReader) ?? word).Distinct());

    private static IEnumerable<string> Words(string written, bool byReader = false) =>
        from part in written.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        from word in words.Length > 1 && LanguageName.Find(part, byReader) is null && words.All(w => LanguageName.Find(w, byReader) is not null) ? words : [part]   // "en fr", but also "Scottish Gaelic"
        select word;
}
