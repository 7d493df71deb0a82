using System.Reflection;
using System.Text.Json;
using Plenary.Site;

namespace Plenary.Api;

/// <summary>
/// What stands behind the question mark is what the endpoint takes, or nothing is answered: of a misspelt filter the answer would be the whole list, of a
/// misspelt <c>preview</c> a deed.
/// </summary>
internal static class KnownParameters
{
    private const int LongestQuoted = 60;

    public static EndpointFilterDelegate Check(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        // Looked for when somebody asks for something, not at the start of each of hundreds.
        var taken = new Lazy<List<string>>(() => [.. TakenBy(endpoint.MethodInfo).Where(p => IsText(p.Type)).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))]);
        return context => context.HttpContext.Request.Query is { Count: > 0 } asked && asked.Keys.FirstOrDefault(name => !taken.Value.Contains(name, StringComparer.OrdinalIgnoreCase) || context.HttpContext.Request.RouteValues.ContainsKey(name)) is { } other
            ? ValueTask.FromResult<object?>(BareStatus.Of(StatusCodes.Status400BadRequest, context.HttpContext, Refusal(other, taken.Value, context.HttpContext))) : next(context);
    }

    /// <summary>All parameters of an endpoint's method, and what is gathered in one of them.</summary>
    public static IEnumerable<(string Name, Type Type)> TakenBy(MethodInfo method) => method.GetParameters().SelectMany(p => p.IsDefined(typeof(AsParametersAttribute), false)
        ? p.ParameterType.GetProperties().Where(member => member.CanWrite).Select(member => (member.Name, member.PropertyType)) : [(p.Name!, p.ParameterType)]);

    private static string Refusal(string other, IEnumerable<string> taken, HttpContext http)
    {
        var names = taken.Where(name => !http.Request.RouteValues.ContainsKey(name)).ToList();
        if (other.Length > LongestQuoted) other = other[..LongestQuoted] + "…";
        return names.Count == 0 ? Wording.Texts["{0}: this address takes no parameters.", other] : Wording.Texts["{0}: this address does not take it, but {1}.", other, string.Join(", ", names)];
    }

    /// <summary>Read from a text: from the address, that is, and neither a service nor the body.</summary>
    private static bool IsText(Type type)
    {
        type = type.IsArray ? type.GetElementType()! : type;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) || type.IsEnum || type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy).Any(m => m.Name == "TryParse");
    }
}
