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

    /// <summary>The first text in what was sent that is longer than it may be: where it stands, as <c>text.title.en</c>, and both lengths.</summary>
    public static (string Where, int Length, int Longest)? TooLong(object? sent, string where = "", int longest = Usual) => sent switch
    {
        null => null,
        string text => text.Length > longest ? (where, text.Length, longest) : null,
        LocalText texts => texts.All.Select(t => TooLong(t.Value, $"{where}.{t.Key}", longest)).FirstOrDefault(t => t is not null),
        IEnumerable many => many.Cast<object?>().Select((one, i) => TooLong(one, $"{where}[{i}]", longest)).FirstOrDefault(t => t is not null),
        _ when sent.GetType().Assembly != typeof(Bounds).Assembly => null,
        _ => Known.GetOrAdd(sent.GetType(), PropertiesOf).Select(p => TooLong(p.Property.GetValue(sent), where.Length == 0 ? Camel(p.Property.Name) : $"{where}.{Camel(p.Property.Name)}", p.Longest)).FirstOrDefault(t => t is not null),
    };

    // What cannot be set was not sent: it is made of the rest.
    private static (PropertyInfo, int)[] PropertiesOf(Type type) => type.IsEnum ? [] :
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.GetIndexParameters().Length == 0 && !p.PropertyType.IsValueType)
            .Select(p => (p, p.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength ?? Usual))];

    private static string Camel(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
}
