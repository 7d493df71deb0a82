using Plenary.Site;

namespace Plenary.Reports;

/// <summary>
/// Numbers of things as parts of a sentence that counts several of them, each in its own plural. A part that stands after a preposition brings it
/// along, since in Arabic the noun changes after it.
/// </summary>
internal static class Counted
{
    private static Wording T => Wording.Texts;

    public static string People(long n) => T.Count(n, "{0} person", "{0} people");

    public static string Countries(long n) => T.Count(n, "{0} country", "{0} countries");

    public static string FromCountries(long n) => T.Count(n, "from {0} country", "from {0} countries");

    public static string InDelegations(long n) => T.Count(n, "in {0} delegation", "in {0} delegations");
}
