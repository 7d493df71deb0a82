using Plenary.Conferences;
using Plenary.Storage.Unscoped;

namespace Plenary.Reports;

/// <summary>Earlier and later editions side by side: numbers alone, no people.</summary>
public static class Comparison
{
    /// <summary>All editions of the conference's series, the newest first.</summary>
    public static Task<List<EditionNumbers>> Of(Conference conference, Unscoped unscoped) => unscoped.NumbersOfSeries(conference.SeriesId);
}
