namespace Plenary.Names;

/// <summary>What follows from a comparison.</summary>
public enum NameLevel
{
    /// <summary>Nothing: not shown.</summary>
    Apart,

    /// <summary>Shown to who searches, never raised on its own.</summary>
    SearchOnly,

    /// <summary>Shown to an officer as a possible duplicate or hit.</summary>
    Possible,

    /// <summary>The same person or body as far as records can tell; still decided by a person.</summary>
    Same,
}

/// <summary>The thresholds of the levels.</summary>
public static class NameLevels
{
    /// <summary>Least scores of a name alone. See docs/performance.md for what they find and miss.</summary>
    public const double SearchOnly = .30, Possible = .50;

    /// <summary>A watch list alerts where a possible duplicate is shown; docs/performance.md says how often in vain.</summary>
    public const double Watch = Possible;

    /// <summary>Least odds, as a power of two, of records with fields that agree beside the name.</summary>
    public const double SameOdds = 7, PossibleOdds = 0;

    /// <summary>The level of a name alone: it never says that two people are the same.</summary>
    public static NameLevel OfName(double score) => score >= Possible ? NameLevel.Possible : score >= SearchOnly ? NameLevel.SearchOnly : NameLevel.Apart;
}
