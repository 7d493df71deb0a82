using System.Diagnostics.CodeAnalysis;

namespace Plenary.Api;

/// <summary>A value of an enum in an address, written as everywhere in the API: <c>?state=underReview</c>.</summary>
#pragma warning disable CA1000 // IParsable asks for static members
public readonly record struct Word<T>(T Value) : IParsable<Word<T>> where T : struct, Enum
{
    public static implicit operator T(Word<T> word) => word.Value;

    public static implicit operator Word<T>(T value) => new(value);

    public static Word<T> Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var word) ? word : throw new FormatException();

    /// <summary>Names only: a number is no word.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Word<T> result)
    {
        var known = !string.IsNullOrEmpty(s) && char.IsLetter(s[0]) && Enum.TryParse(s, ignoreCase: true, out T value) && Enum.IsDefined(value);
        result = known ? Enum.Parse<T>(s!, ignoreCase: true) : default(T);
        return known;
    }

    public override string ToString() => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(Value.ToString());
}
