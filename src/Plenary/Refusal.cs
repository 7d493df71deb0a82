namespace Plenary;

/// <summary>
/// The ordinary answer of a rule that says no. A verb returns <c>null</c> when it was done and a refusal when it was not;
/// nothing has changed then. Pages show it with status 409, the API sends it as a problem, a batch collects them.
/// </summary>
/// <param name="Code">Stable name for programs, as <c>scan.nothing-shown</c>.</param>
/// <param name="Text">What a person reads, in English; the key of its translations. May hold {0}, {1} … for <paramref name="Args"/>.</param>
public sealed record Refusal(string Code, string Text, params object[] Args)
{
    /// <summary>The same refusal with the facts of this case.</summary>
    public Refusal With(params object[] args) => this with { Args = args };

    public bool Equals(Refusal? other) => other?.Code == Code;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Code);

    public override string ToString() => string.Format(System.Globalization.CultureInfo.InvariantCulture, Text, Args);
}
