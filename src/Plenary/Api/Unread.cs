using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using NodaTime;
using Plenary.Site;

namespace Plenary.Api;

/// <summary>Thrown by an endpoint that cannot read what it was asked: what to send instead, in the reader's language. <see cref="Faults"/> answers.</summary>
public sealed class NotUnderstood(string detail, int status = StatusCodes.Status400BadRequest) : BadHttpRequestException(detail, status)
{
    /// <param name="example">What belongs there, as <c>2027-05-13</c>.</param>
    public static NotUnderstood Like(string where, string example) => new(Wording.Texts["{0}: write it as {1}.", where, example]);
}

/// <summary>JSON of the right form that says something that cannot be.</summary>
internal sealed class NotSoJson(string message) : JsonException(message);

/// <summary>
/// What is wrong with a request that could not be read: at which parameter or place of the body, and what belongs there, in the reader's language and
/// without quoting what was sent. The framework says it in English and by the names of our types.
/// </summary>
internal static partial class Unread
{
    /// <summary>Null where nothing is known but that it cannot be read.</summary>
    public static string? Detail(BadHttpRequestException bad, HttpContext http)
    {
        var asked = (http.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? http.GetEndpoint())?.Metadata;
        if (bad is NotUnderstood) return bad.Message;
        if (bad.InnerException is JsonException json) return InBody(json, asked?.GetMetadata<IAcceptsMetadata>()?.RequestType);
        if (Parameter().Match(bad.Message) is not { Success: true } named) return null;
        var name = JsonNamingPolicy.CamelCase.ConvertName(named.Groups["name"].Value);
        if (bad.Message.Contains("no body was provided", StringComparison.Ordinal) || bad.Message.Contains("provided from body", StringComparison.Ordinal)) return Wording.Texts["Send a body as JSON."];
        if (bad.Message.Contains("was not provided", StringComparison.Ordinal)) return Wording.Texts["{0}: this is missing.", name];
        return Belongs(name, TakenBy(asked).FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)).Type);
    }

    /// <summary>The first parameter of the address that is not what its endpoint takes: the binding that is written at build time answers 400 and does not say why.</summary>
    public static string? InAddress(HttpContext http)
    {
        foreach (var (name, taken) in TakenBy(http.GetEndpoint()?.Metadata))
        {
            var type = taken.GetElementType() ?? taken;
            if (http.Request.Query.TryGetValue(name, out var sent) && sent.Any(text => !string.IsNullOrEmpty(text) && !IsRead(Nullable.GetUnderlyingType(type) ?? type, text))) return Belongs(JsonNamingPolicy.CamelCase.ConvertName(name), type);
        }
        return null;
    }

    private static IEnumerable<(string Name, Type Type)> TakenBy(EndpointMetadataCollection? endpoint) =>
        endpoint?.GetMetadata<MethodInfo>() is { } method ? KnownParameters.TakenBy(method) : [];

    private static bool IsRead(Type type, string text) =>
        type.GetMethod("TryParse", [typeof(string), typeof(IFormatProvider), type.MakeByRefType()]) is { } read ? read.Invoke(null, [text, CultureInfo.InvariantCulture, null]) is true
        : type.GetMethod("TryParse", [typeof(string), type.MakeByRefType()]) is not { } plain || plain.Invoke(null, [text, null]) is true;

    private static string InBody(JsonException json, Type? body)
    {
        var where = json.Path ?? "$";
        if (json is NotSoJson) return $"{where}: {json.Message}";
        if (json.InnerException is JsonException) return Wording.Texts["{0}: this is no JSON. Look at line {1}, character {2}.", where, (json.LineNumber ?? 0) + 1, (json.BytePositionInLine ?? 0) + 1];
        if (Lacking().Match(json.Message) is { Success: true } lacking)
            return Wording.Texts["{0}: {1} is missing.", where, string.Join(", ", Quoted().Matches(lacking.Groups["names"].Value).Select(m => m.Groups["name"].Value))];
        if (NotNull().Match(json.Message) is { Success: true } empty)
            return Wording.Texts["{0}: this is missing.", where.EndsWith("." + empty.Groups["name"].Value, StringComparison.OrdinalIgnoreCase) ? where : $"{where}.{empty.Groups["name"].Value}"];
        return Belongs(where, body is null ? null : TypeAt(body, where));
    }

    /// <summary>The type of a place as <c>$.text.names[0].language</c>.</summary>
    private static Type? TypeAt(Type type, string path)
    {
        foreach (Match step in Steps().Matches(path))
        {
            var info = Json.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
            var next = info.Kind is JsonTypeInfoKind.Object
                ? info.Properties.FirstOrDefault(p => string.Equals(p.Name, step.Groups["name"].Value, StringComparison.OrdinalIgnoreCase))?.PropertyType : info.ElementType;
            if (next is null) return null;
            type = next;
        }
        return type;
    }

    private static string Belongs(string where, Type? type)
    {
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Word<>)) type = type.GetGenericArguments()[0];
        return type switch
        {
            null => Wording.Texts["{0}: what was sent does not belong here.", where],
            { IsEnum: true } => Wording.Texts["{0}: write one of {1}.", where, string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName))],
            _ when type == typeof(bool) => Wording.Texts["{0}: write one of {1}.", where, "true, false"],
            _ when type == typeof(Guid) => Wording.Texts["{0}: write an id.", where],
            _ when type == typeof(string) => Wording.Texts["{0}: write a text.", where],
            _ when ExampleOf(type) is { } example => Wording.Texts["{0}: write it as {1}.", where, example],
            { IsPrimitive: true } or { IsValueType: true, Namespace: nameof(System) } => Wording.Texts["{0}: write a number.", where],
            _ when typeof(IEnumerable).IsAssignableFrom(type) && !typeof(IDictionary).IsAssignableFrom(type) && !type.Name.Contains("Dictionary", StringComparison.Ordinal) => Wording.Texts["{0}: send a list.", where],
            _ => Wording.Texts["{0}: send an object.", where],
        };
    }

    private static string? ExampleOf(Type type) =>
        type == typeof(Instant) ? "2027-05-13T07:30:00Z" : type == typeof(LocalDate) ? "2027-05-13" : type == typeof(LocalDateTime) ? "2027-05-13T09:30:00" : type == typeof(LocalTime) ? "09:30:00"
        : type == typeof(LocalText) ? """{"en": "Opening", "fr": "Ouverture"}""" : null;

    [GeneratedRegex("""parameter "(?:[^"]* )?(?<name>\w+)" """, RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();

    [GeneratedRegex("""including: (?<names>'.*)$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Lacking();

    [GeneratedRegex("""'(?<name>[^']+)'""", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex("""'(?<name>\w+)' on type '.*' doesn't allow""", RegexOptions.ExplicitCapture)]
    private static partial Regex NotNull();

    [GeneratedRegex("""\.(?<name>[^.\[]+)|\['(?<name>[^']*)'\]|\[\d+\]""", RegexOptions.ExplicitCapture)]
    private static partial Regex Steps();
}
