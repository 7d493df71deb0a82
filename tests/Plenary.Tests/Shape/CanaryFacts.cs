using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Shape;

/// <summary>Nobody reads what they may not: all pages and answers, read by everybody, are searched for the confidential words of the sample.</summary>
[Trait("on", "database"), Collection(nameof(Survey))]
public class CanaryFacts(Survey survey)
{
    [Fact]
    public void No_word_shows_where_it_must_not()
    {
        var leaks = from visit in survey.Visits
                    from word in visit.Words
                    let canary = survey.Sample.Canaries.First(c => c.Word == word)
                    where !MaySee(visit.Caller, canary)
                    select $"{word} to {visit.Caller.Name} at {visit.Address}";
        Assert.Empty(leaks.Distinct());
    }

    /// <summary>What is hidden is there: each word was read by somebody who may, but those for which there is no page yet.</summary>
    [Fact]
    public void Every_word_shows_to_somebody_who_may()
    {
        var seen = survey.Visits.SelectMany(v => v.Words).ToHashSet();
        var unseen = survey.Sample.Canaries.Select(c => c.Word).Distinct().Where(w => !seen.Contains(w)).Order(StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable("PLENARY_WRITE_ROUTES") == "1")
            File.WriteAllLines(Path.Combine(Repository.Root, "tests/cases/canaries-unseen.txt"), unseen.Prepend("# Confidential words of the sample that no page shows to anybody yet: one a line. A word that is shown must leave this list."));
        var known = File.ReadAllLines(Path.Combine(Repository.Root, "tests/cases/canaries-unseen.txt")).Where(l => l.Length > 0 && l[0] != '#').Order(StringComparer.Ordinal).ToList();
        Assert.Equal(known, unseen);
    }

    [Fact]
    public void No_word_is_in_the_log()
    {
        var logged = from canary in survey.Sample.Canaries from line in survey.AllLogged where line.Contains(canary.Word, StringComparison.OrdinalIgnoreCase) select line;
        Assert.Empty(logged);
    }

    private static bool MaySee(Caller caller, Canary canary)
    {
        if (caller.Name == "head of delegation") return canary.HeadOfDelegation;
        var isForeign = canary.Word.Contains("foreign", StringComparison.OrdinalIgnoreCase);
        var here = caller.Roles.Contains(Role.Administrator) || caller.Foreign == isForeign;
        // The directory is the installation's: who works in it anywhere sees the people in it.
        return canary.MaySee.Contains(Area.Directory) && Permissions.May(caller.Roles, Area.Directory, Deed.Read)
            || here && (canary.MaySee.Length == 0 ? caller.Roles.Length > 0 : canary.MaySee.Any(area => Permissions.May(caller.Roles, area, Deed.Read)));
    }
}
