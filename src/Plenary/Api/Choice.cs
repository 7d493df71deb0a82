namespace Plenary.Api;

/// <summary>One of several words in an address, written as in JSON: <c>?state=handedOver</c>. (The framework wants the C# spelling there.)</summary>
public static class Choice
{
    /// <exception cref="BadHttpRequestException">It is none of the words; answered with 400, which names them.</exception>
    public static T? Read<T>(string? text, string name) where T : struct, Enum =>
        string.IsNullOrEmpty(text) ? null
        : char.IsLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice
        : throw new BadHttpRequestException($"{name}: write one of {string.Join(", ", Enum.GetNames<T>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName))}.");
}
