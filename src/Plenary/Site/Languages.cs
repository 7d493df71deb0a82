using System.Collections.Frozen;
using System.Globalization;

namespace Plenary.Site;

/// <summary>One language of the interface: its BCP 47 tag, and its name as its speakers write it.</summary>
public sealed record Language(string Tag, string Name, string Direction)
{
    /// <summary>The tag with .NET's culture for it; the digits as the language writes them unless <see cref="Western"/> is taken.</summary>
    public CultureInfo Culture { get; } = Digits.Native(CultureInfo.GetCultureInfo(Tag));

    /// <summary>The same language with the digits 0–9: a conference may prefer them in Arabic.</summary>
    public CultureInfo Western { get; } = Digits.Western(CultureInfo.GetCultureInfo(Tag));
}

/// <summary>The languages in which Plenary itself speaks. What a conference publishes may be in others.</summary>
public static class Languages
{
    public static readonly Language English = new("en", "English", "ltr");

    /// <summary>In the order in which they are offered.</summary>
    public static readonly IReadOnlyList<Language> All =
    [
        English,
        new("ar", "العربية", "rtl"),
        new("fr", "Français", "ltr"),
        new("tr", "Türkçe", "ltr"),
        new("id", "Bahasa Indonesia", "ltr"),
    ];

    private static readonly FrozenDictionary<string, Language> ByTag = All.ToFrozenDictionary(l => l.Tag, StringComparer.OrdinalIgnoreCase);

    /// <summary>The language of this thread; English where the thread speaks one that we do not.</summary>
    public static Language Current => Of(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public static bool IsSpoken(string? tag) => tag is not null && ByTag.ContainsKey(tag);

    /// <summary>The language with this tag ("ar", "ar-EG"), else English.</summary>
    public static Language Of(string? tag)
    {
        var primary = tag?.Split('-', '_')[0] ?? "";
        return ByTag.TryGetValue(primary, out var language) ? language : English;
    }

    /// <summary>Speaks a language until disposed: for letters and papers made in another language than the reader's.</summary>
    public static IDisposable Speak(string tag, bool westernDigits = false)
    {
        var language = Of(tag);
        return new Spoken(westernDigits ? language.Western : language.Culture);
    }

    private sealed class Spoken : IDisposable
    {
        private readonly CultureInfo before = CultureInfo.CurrentCulture, beforeUi = CultureInfo.CurrentUICulture;

        public Spoken(CultureInfo culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;

        public void Dispose()
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = beforeUi;
        }
    }
}
