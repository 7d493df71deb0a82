using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;
using NodaTime;

namespace Plenary.Site;

/// <summary>
/// What Plenary says, in the language of the thread. The English text is the key; each folder holds its translations in
/// Wording.ar.resx, .fr.resx, .tr.resx and .id.resx. A text without translation is said in English (a test finds it first).
/// <code>
/// T["Good morning, {0}", name]                        numbers and dates among the arguments are written as the language writes them
/// T.Count(n, "{0} person", "{0} people")              the key of the translation is "{0} person|{0} people"; its forms: see Plural
/// T.Html("{0} has the floor", person.Name)            for pages: texts among the arguments are encoded and stand in &lt;bdi&gt;
/// T.Name(Category.Press)                              the [Display(Name = "…")] of an enum's member
/// Wording.Key("Directory")                            names a text that is said elsewhere, through T[variable]
/// </code>
/// </summary>
public sealed class Wording
{
    /// <summary>There is one: it holds no state but the translations.</summary>
    public static readonly Wording Texts = new(typeof(Wording).Assembly);

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> translations;

    /// <summary>The Arabic ones once more, their numbers in the digits that the arguments get.</summary>
    private readonly FrozenDictionary<string, string> eastern;

    internal Wording(Assembly assembly)
    {
        translations = Languages.All.Where(l => l != Languages.English).ToFrozenDictionary(l => l.Tag, l => Load(assembly, l.Tag));
        eastern = translations["ar"].ToFrozenDictionary(t => t.Key, t => Digits.ShapeNumbers(t.Value), StringComparer.Ordinal);
    }

    public string Language => Languages.Current.Tag;

    /// <summary>"ltr" or "rtl", for the dir attribute.</summary>
    public string Direction => Languages.Current.Direction;

    public string this[string text] => Find(text);

    public string this[string text, params ReadOnlySpan<object?> args] => Fill(Find(text), args);

    /// <summary>Says a number of things. {0} is the number; further arguments follow as {1}, {2}.</summary>
    public string Count(long n, string one, string many, params ReadOnlySpan<object?> args) => Fill(Form(n, one, many), [n, .. args]);

    /// <summary>A text for a page. Texts among the arguments are encoded and isolated by bdi; IHtmlContent goes in as it is.</summary>
    public IHtmlContent Html(string text, params ReadOnlySpan<object?> args) => FillHtml(Find(text), args);

    /// <inheritdoc cref="Html"/>
    public IHtmlContent CountHtml(long n, string one, string many, params ReadOnlySpan<object?> args) => FillHtml(Form(n, one, many), [n, .. args]);

    public string this[Refusal refusal] => Fill(Find(refusal.Text), refusal.Args);

    /// <summary>The name of an enum's member: its [Display(Name = …)], else the member's own name.</summary>
    public string Name(Enum value) =>
        value.GetType().GetField(value.ToString())?.GetCustomAttribute<DisplayAttribute>()?.Name is { } name ? Find(name) : value.ToString();

    /// <summary>Marks an English text as a key for the wording test and answers it unchanged.</summary>
    public static string Key(string text) => text;

    /// <summary>All translations into a language, for the wording test.</summary>
    internal FrozenDictionary<string, string> Into(string language) => translations[language];

    private string Find(string text)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var into = language == "ar" && Digits.AreEastern(CultureInfo.CurrentCulture) ? eastern : translations.GetValueOrDefault(language);
        return into is not null && into.TryGetValue(text, out var said) ? said : text;
    }

    private string Form(long n, string one, string many)
    {
        var key = $"{one}|{many}";
        var found = Find(key);
        // An untranslated text keeps the English rule whatever the thread speaks.
        return Plural.Choose(ReferenceEquals(found, key) ? "en" : Language, found, n);
    }

    private static string Fill(string text, ReadOnlySpan<object?> args)
    {
        if (args.IsEmpty) return text;
        var said = new object?[args.Length];
        for (var i = 0; i < args.Length; i++) said[i] = Speak(args[i]);
        return string.Format(CultureInfo.InvariantCulture, text, said);
    }

    private static HtmlString FillHtml(string text, ReadOnlySpan<object?> args)
    {
        var said = new object?[args.Length];
        for (var i = 0; i < args.Length; i++)
        {
            said[i] = args[i] switch
            {
                IHtmlContent content => Written(content),
                int or long or decimal or LocalDate or LocalTime or LocalDateTime or Duration or Enum => Encoder.Encode(Speak(args[i])!),
                var own => $"<bdi>{Encoder.Encode(own?.ToString() ?? "")}</bdi>",
            };
        }
        return new(string.Format(CultureInfo.InvariantCulture, Encoder.Encode(text), said));
    }

    private static string? Speak(object? arg) => arg switch
    {
        int n => Say.Number(n),
        long n => Say.Number(n),
        decimal n => Say.Number(n),
        LocalDate date => Say.Date(date),
        LocalTime time => Say.Time(time),
        LocalDateTime at => Say.DateTime(at),
        Duration duration => Say.Duration(duration),
        Enum value => Texts.Name(value),
        _ => arg?.ToString(),
    };

    private static string Written(IHtmlContent content)
    {
        using var writer = new StringWriter(new StringBuilder(), CultureInfo.InvariantCulture);
        content.WriteTo(writer, Encoder);
        return writer.ToString();
    }

    private static FrozenDictionary<string, string> Load(Assembly assembly, string language)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        Assembly satellite;
        try { satellite = assembly.GetSatelliteAssembly(CultureInfo.GetCultureInfo(language)); }
        catch (FileNotFoundException) { return all.ToFrozenDictionary(); }   // nothing translated into this language yet
        foreach (var name in satellite.GetManifestResourceNames().Where(n => n.EndsWith($".Wording.{language}.resources", StringComparison.Ordinal)))
        {
            using var reader = new ResourceReader(satellite.GetManifestResourceStream(name)!);
            foreach (System.Collections.DictionaryEntry entry in reader) all.TryAdd((string)entry.Key, (string)entry.Value!);
        }
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
