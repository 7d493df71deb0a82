namespace Plenary;

/// <summary>Why somebody did something, in their own words. One limit for all of them: rules ask here, forms say it in <c>maxlength</c>.</summary>
public static class Reasons
{
    public const int Longest = 2_000;
    public static readonly Refusal TooLong = new("reason.too-long", "The reason has {0} characters; the longest possible has {1}.");

    /// <summary>What is wrong with it, if anything.</summary>
    /// <param name="missing">Said of an empty one, where one must be given.</param>
    public static Refusal? Fault(string reason, Refusal? missing = null) =>
        reason.Trim().Length switch { 0 => missing, > Longest and var length => TooLong.With(length, Longest), _ => null };

    /// <summary>The refusal is about the reason that was written, and stands beside it.</summary>
    public static bool IsAbout(Refusal refusal) => refusal == TooLong || refusal.Code.EndsWith("reason-missing", StringComparison.Ordinal);
}
