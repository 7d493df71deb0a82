using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Plenary;

/// <summary>
/// No text comes in without an end. Most have a rule that says how long they may be; what has none is held to <see cref="Usual"/>, in forms
/// and in the API alike. A text that may be longer says so: <c>[StringLength(…)]</c>.
/// </summary>
public static class Bounds
{
    public const int Usual = 20_000;

    private static readonly ConcurrentDictionary<Type, (PropertyInfo Property, int Longest)[]> Known = new();

    /// <summary>Control characters, but tabs and ends of lines. PostgreSQL keeps no U+0000 at all, and a backup must go onto either database.</summary>
    private static readonly SearchValues<char> NoText = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c).Except("\t\n\r")]);

    /// <summary>The first text in what was sent that is longer than it may be: where it stands, as <c>text.title.en</c>, and both lengths.</summary>
    public static (string Where, int Length, int Longest)? TooLong(object? sent) =>
        Texts(sent).Where(t => t.Text.Length > t.Longest).Select(t => ((string, int, int)?)(t.Where, t.Text.Length, t.Longest)).FirstOrDefault();

    /// <summary>Where the first text stands that holds a sign that no text has; null when there is none.</summary>
    public static string? Unwritable(object? sent) => Texts(sent).Where(t => t.Text.AsSpan().ContainsAny(NoText)).Select(t => t.Where).FirstOrDefault();

    private static IEnumerable<(string Where, string Text, int Longest)> Texts(object? sent, string where = "", int longest = Usual) => sent switch
    {
        null => [],
        string text => [(where, text, longest)],
        LocalText texts => texts.All.Select(t => ($"{where}.{t.Key}", t.Value, longest)),
        IEnumerable many => many.Cast<object?>().SelectMany((one, i) => Texts(one, $"{where}[{i}]", longest)),
        _ when sent.GetType().Assembly != typeof(Bounds).Assembly => [],
        _ => Known.GetOrAdd(sent.GetType(), PropertiesOf).SelectMany(p => Texts(p.Property.GetValue(sent), where.Length == 0 ? Camel(p.Property.Name) : $"{where}.{Camel(p.Property.Name)}", p.Longest)),
    };

    // What cannot be set was not sent: it is made of the rest.
    private static (PropertyInfo, int)[] PropertiesOf(Type type) => type.IsEnum ? [] :
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.GetIndexParameters().Length == 0 && !p.PropertyType.IsValueType)
            .Select(p => (p, p.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength ?? Usual))];

    private static string Camel(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
}
