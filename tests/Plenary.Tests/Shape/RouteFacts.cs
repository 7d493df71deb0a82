using System.Text;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Shape;

/// <summary>
/// Who gets in where: all doors × all callers, against tests/cases/routes.tsv. When you add a page or endpoint this test says what is
/// missing in the table; look at it, then have it written: PLENARY_WRITE_ROUTES=1 dotnet test --project tests/Plenary.Tests --filter-class "*RouteFacts"
/// </summary>
[Trait("on", "database"), Collection(nameof(Survey))]
public class RouteFacts(Survey survey)
{
    [Fact]
    public void Every_door_says_whom_it_lets_in() =>
        Assert.Empty(survey.Doors.Where(d => d.Allow is null).Select(d => $"{d.Method} {d.Route}"));

    [Fact]
    public void The_doors_let_in_whom_the_table_says()
    {
        var actual = Table();
        if (Environment.GetEnvironmentVariable("PLENARY_WRITE_ROUTES") == "1") File.WriteAllText(Path.Combine(Repository.Root, "tests/cases/routes.tsv"), actual);

        var expected = File.ReadAllText(Path.Combine(Repository.Root, "tests/cases/routes.tsv"));
        var (was, isNow) = (expected.Split('\n').ToHashSet(), actual.Split('\n').ToHashSet());
        var difference = expected.Split('\n').Where(l => !isNow.Contains(l)).Select(l => "- " + l).Concat(actual.Split('\n').Where(l => !was.Contains(l)).Select(l => "+ " + l));
        Assert.True(expected == actual, "tests/cases/routes.tsv says otherwise. If the lines with + are right, they belong there:\n" + string.Join('\n', difference));
    }

    /// <summary>The same from the other side: what the one table of permissions says, whatever stands in the file.</summary>
    [Fact]
    public void The_doors_of_an_area_open_as_the_permissions_say()
    {
        var wrong = from visit in survey.Visits
                    where visit.Door.Allow is { Area: not null } && !OnlyWithMore.Contains(visit.Door.Route)
                    let allow = visit.Door.Allow!
                    let may = Permissions.May(visit.Caller.Roles, allow.Area!.Value, allow.DeedOf(visit.Door.Method))
                        && (!visit.Caller.Foreign || !visit.Door.IsOfConference)
                    where may != visit.GotIn
                    select $"{visit.Caller.Name}: {visit.Door.Method} {visit.Door.Route} {visit.Went}";
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Fact]
    public void Who_has_no_role_here_cannot_tell_that_something_is_here() =>
        Assert.Empty(from visit in survey.Visits where visit.Caller.Foreign && visit.Door.IsOfConference && visit.Door.Allow is { Entrance: Entrance.Area } && visit.Went != "not there" select $"{visit.Caller.Name}: {visit.Door.Method} {visit.Door.Route} {visit.Went}");

    [Fact]
    public void No_door_falls_off_its_hinges() => Assert.Empty(survey.Broken.Distinct());

    /// <summary>Else the crawl would look at empty rooms.</summary>
    [Fact]
    public void With_the_sample_every_page_can_be_read_by_somebody()
    {
        string[] none = [.. from visits in survey.Visits.Concat(survey.Further).Where(v => v.Door.Reads).GroupBy(v => v.Door) where !visits.Any(v => v.GotIn && v.Went is ['2' or '3', ..]) select $"{visits.Key.Route}: {string.Join(' ', visits.Select(v => v.Went).Distinct())}"];
        var unread = none.ExceptBy(OnlyWithMore, n => n.Split(": ")[0]).ToList();
        Assert.True(unread.Count == 0, string.Join('\n', unread));
    }

    /// <summary>Pages that need what the sample has not: a secret that is good, a second step half-way. Their own tests look at them.</summary>
    private static readonly string[] OnlyWithMore = [.. File.ReadAllLines(Cases.Path("routes-unread.txt")).Where(l => l.Length > 0 && l[0] != '#')];

    private string Table()
    {
        var table = new StringBuilder().AppendJoin('\t', survey.Callers.Where(c => !c.Foreign).Select(c => c.Name).Prepend("route").Prepend("method").Append("elsewhere")).Append('\n');
        foreach (var visits in survey.Visits.GroupBy(v => v.Door).OrderBy(g => g.Key.Route, StringComparer.Ordinal).ThenBy(g => g.Key.Method, StringComparer.Ordinal))
            table.AppendJoin('\t', visits.Where(v => !v.Caller.Foreign).Select(v => v.Went).Prepend(visits.Key.Route).Prepend(visits.Key.Method)
                .Append(string.Join(' ', visits.Where(v => v.Caller.Foreign).Select(v => v.Went).Distinct()))).Append('\n');
        return table.ToString();
    }
}
