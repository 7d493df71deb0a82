using Microsoft.AspNetCore.Html;
using Plenary.Countries;
using Plenary.Names;
using Plenary.Site;

namespace Plenary.People.Finding;

/// <summary>Says in the reader's language why two names, or two records, are taken for one. The engine gives English texts; here are their keys.</summary>
public static class NameWords
{
    /// <summary>Every text that the engine may give; a test compares it with the engine's own list.</summary>
    internal static readonly string[] Known =
    [
        Wording.Key("Both names are written the same"), Wording.Key("“{0}” and “{1}” are written the same"), Wording.Key("“{0}” and “{1}” are spellings of one name"),
        Wording.Key("“{0}” and “{1}” are forms of one name in different languages"), Wording.Key("“{0}” and “{1}” sound alike"),
        Wording.Key("“{0}” and “{1}” differ as after a slip of the finger"), Wording.Key("“{0}” may stand for “{1}”"),
        Wording.Key("“{0}” and “{1}” differ only in where words are joined"), Wording.Key("Both mean the same: “{0}” and “{1}”"),
        Wording.Key("“{0}” is only in the first name"), Wording.Key("“{0}” is only in the second name"), Wording.Key("“{0}” and “{1}” contradict each other"),
        Wording.Key("The words stand in another order"), Wording.Key("Nothing meets"), Wording.Key("“{0}” is an acronym of “{1}”"), Wording.Key("On record under another name: “{0}”"),
        Wording.Key("Same year of birth: {0}"), Wording.Key("Years of birth one apart: {0} and {1}"), Wording.Key("Different years of birth: {0} and {1}"),
        Wording.Key("Same nationality: {0}"), Wording.Key("Different nationalities: {0} and {1}"), Wording.Key("Same gender"), Wording.Key("Different gender"),
        Wording.Key("Same e-mail address"), Wording.Key("Different e-mail addresses"), Wording.Key("Same telephone number"), Wording.Key("Different telephone numbers"),
        Wording.Key("Same organisation"), Wording.Key("Different organisations"),
        Wording.Key("Same country: {0}"), Wording.Key("Different countries: {0} and {1}"), Wording.Key("Same town"), Wording.Key("Different towns"),
        Wording.Key("Same website"), Wording.Key("Different websites"), Wording.Key("Same acronym"), Wording.Key("Different acronyms"),
    ];

    /// <summary>The sentence for a page; words of names in it are encoded and isolated.</summary>
    public static IHtmlContent Html(NameMessage message) => Wording.Texts.Html(message.Text, [.. Arguments(message)]);

    /// <summary>The sentence as text.</summary>
    public static string Text(NameMessage message) => Wording.Texts[message.Text, [.. Arguments(message)]];

    /// <summary>"+12" or "−3", as the language writes numbers.</summary>
    public static string Plus(double number) => (Math.Round(number, 1) is var rounded && rounded < 0 ? "−" : "+") + Say.Number((decimal)Math.Abs(rounded));

    private static IEnumerable<object?> Arguments(NameMessage message) =>
        message.Text.Contains("nationalit", StringComparison.Ordinal) || message.Text.Contains("countr", StringComparison.Ordinal) ? message.Arguments.Select(code => Country.OfCode(code)?.Name ?? code) : message.Arguments;
}
