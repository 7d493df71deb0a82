using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;
using Plenary.Countries;

namespace Plenary.Site;

/// <summary>A form about something that two people may edit at once: it says which version was read.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

/// <summary>One question of a form that two people answered differently, with both answers as a person would read them.</summary>
public sealed record Difference(string Question, string Yours, string Saved)
{
    /// <summary>The questions are those with a [Display] name, in their order.</summary>
    /// <param name="choices">What ids and other values stand for that are chosen from lists.</param>
    public static IReadOnlyList<Difference> Between(object yours, object saved, IEnumerable<SelectListItem> choices)
    {
        var names = choices.Where(c => !string.IsNullOrEmpty(c.Value)).DistinctBy(c => c.Value).ToDictionary(c => c.Value, c => c.Text);
        return [.. Between(yours, saved, "", names).Where(d => d.Yours != d.Saved)];
    }

    private static IEnumerable<Difference> Between(object? yours, object? saved, string about, Dictionary<string, string> names)
    {
        foreach (var property in (yours ?? saved)!.GetType().GetProperties().Where(p => p.CanWrite && p.GetIndexParameters().Length == 0))
        {
            var (mine, theirs) = (yours is null ? null : property.GetValue(yours), saved is null ? null : property.GetValue(saved));
            if (property.GetCustomAttribute<DisplayAttribute>()?.Name is { } question)
            {
                var asked = Wording.Texts[question] + about;
                if (property.PropertyType == typeof(LocalText))
                    foreach (var language in ((LocalText)(mine ?? LocalText.Empty)).Languages.Union(((LocalText)(theirs ?? LocalText.Empty)).Languages))
                        yield return new($"{asked} ({LanguageName.Of(language)})", Plain((mine as LocalText)?.Only(language)), Plain((theirs as LocalText)?.Only(language)));
                else if (property.PropertyType != typeof(IFormFile)) yield return new(asked, Said(property, mine, names), Said(property, theirs, names));
            }
            else if (property.PropertyType.IsGenericType && property.PropertyType.GetGenericArguments() is [{ IsClass: true } parts] && parts != typeof(string))
            {
                foreach (var difference in OfParts(mine, theirs, parts, names)) yield return difference;
            }
        }
    }

    /// <summary>Parts of a form that come several times: a text in each language, a name in each script.</summary>
    private static IEnumerable<Difference> OfParts(object? yours, object? saved, Type parts, Dictionary<string, string> names)
    {
        var language = parts.GetProperty("Language") is { } own && own.GetCustomAttribute<DisplayAttribute>() is null ? own : null;
        Dictionary<string, object> Keyed(object? list) => ((IEnumerable?)list ?? Array.Empty<object>()).Cast<object>()
            .Select((part, i) => (Key: language?.GetValue(part)?.ToString() ?? i.ToString(CultureInfo.InvariantCulture), part)).DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.part);
        var (mine, theirs) = (Keyed(yours), Keyed(saved));
        return mine.Keys.Union(theirs.Keys).SelectMany(key => Between(mine.GetValueOrDefault(key), theirs.GetValueOrDefault(key), language is null ? "" : $" ({LanguageName.Of(key)})", names));
    }

    private static string Said(PropertyInfo property, object? answer, Dictionary<string, string> names) => answer switch
    {
        null or "" => "",
        string code when property.Name.EndsWith("Country", StringComparison.Ordinal) || property.Name is "Nationality" => Country.OfCode(code)?.Name ?? code,
        string tag when property.Name is "Language" or "Main" => LanguageName.Of(tag),
        string text => names.GetValueOrDefault(text, Plain(text)),
        Guid id => names.GetValueOrDefault(id.ToString(), id.ToString()),
        bool yes => yes ? Wording.Texts["Yes"] : Wording.Texts["No"],
        Enum value => Wording.Texts.Name(value),
        LocalDate date => Say.Date(date),
        LocalTime time => Say.Time(time),
        LocalDateTime at => Say.DateTime(at),
        IEnumerable<string> several => Say.List([.. several.Select(one => names.TryGetValue(one, out var name) ? name : one.Length > 1 ? LanguageName.Of(one) : one).Order(StringComparer.CurrentCulture)]),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => answer.ToString() ?? "",
    };

    /// <summary>Browsers end lines in their own way.</summary>
    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
