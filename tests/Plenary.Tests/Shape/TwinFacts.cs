using Plenary.Access;
using Xunit;

namespace Plenary.Tests.Shape;

/// <summary>
/// Everything that a page can do, a token with the right scope can do. tests/cases/twins.tsv says of each page's reading and deed what does the
/// same under /api/v1 (more than one: joined by +), or why there is nothing: <c>none: …</c>. When you add a page or a handler, build its twin and write the line.
/// </summary>
[Trait("on", "database"), Collection(nameof(Survey))]
public class TwinFacts(Survey survey)
{
    private const string None = "none: ";

    private static readonly IReadOnlyList<(string Door, string[] Twins)> Lines =
        [.. File.ReadAllLines(Cases.Path("twins.tsv")).Where(l => l.Length > 0).Select(l => l.Split('\t')).Select(l => (l[0], l[1].StartsWith(None, StringComparison.Ordinal) ? [] : l[1].Split(" + ")))];

    private static string NameOf(Door door) => $"{door.Method} {door.Route}";

    private Dictionary<string, Door> Doors => survey.Doors.ToDictionary(NameOf);

    [Fact]
    public void Each_page_and_deed_has_a_twin_or_a_reason()
    {
        string[] pages = [.. survey.Doors.Where(d => !d.Route.StartsWith("/api/", StringComparison.Ordinal)).Select(NameOf)];
        string[] lines = [.. Lines.Select(l => l.Door)];
        Assert.Empty(pages.Except(lines).Select(p => $"tests/cases/twins.tsv lacks a line: {p}"));
        Assert.Empty(lines.Except(pages).Select(p => $"tests/cases/twins.tsv speaks of what is not there: {p}"));
        Assert.Empty(lines.GroupBy(l => l).Where(g => g.Count() > 1).Select(g => $"tests/cases/twins.tsv says it twice: {g.Key}"));
    }

    [Fact]
    public void Each_twin_is_there()
    {
        var doors = Doors;
        var forPrograms = Lines.Where(l => l.Twins.Length == 0).Select(l => l.Door).ToHashSet();
        Assert.Empty(from line in Lines
                     from twin in line.Twins
                     where !doors.ContainsKey(twin) || !(twin.Contains(" /api/v1/", StringComparison.Ordinal) || forPrograms.Contains(twin))
                     select $"{line.Door}: {twin}");
    }

    /// <summary>A page that shows to each what the role may see has twins that ask for it one by one; the link of a delegation opens no API.</summary>
    [Fact]
    public void Who_may_open_the_page_may_ask_its_twin()
    {
        var doors = Doors;
        Assert.Empty(from line in Lines
                     let page = doors[line.Door]
                     let allow = page.Allow!
                     where allow.Entrance is not (Entrance.Delegation or Entrance.Member)
                     from twin in line.Twins.Select(t => doors[t])
                     from role in Enum.GetValues<Role>()
                     where allow.Area is not { } area || Permissions.May(role, area, allow.DeedOf(page.Method))
                     where !LetsIn(twin, role, allow.Entrance)
                     select $"{role}: {line.Door} but not {NameOf(twin)}");
    }

    /// <summary>
    /// A list that a page can narrow, its twins can narrow by the same name. tests/cases/filters.tsv says which names are a page's own (* of all pages) and why.
    /// </summary>
    [Fact]
    public void What_a_page_can_be_asked_its_twin_can_be_asked()
    {
        var doors = Doors;
        (string Door, string Name)[] own = [.. File.ReadAllLines(Cases.Path("filters.tsv")).Where(l => l.Length > 0).Select(l => l.Split('\t')).Select(l => (l[0], l[1]))];
        Assert.Contains("nationality", doors["GET /directory/people"].Asks);   // we do see them
        Assert.Contains("q", doors["GET /desk/{conference}/press"].Asks);
        var lacking = (from line in Lines
                       where line.Door.StartsWith("GET ", StringComparison.Ordinal) && line.Twins.Length > 0
                       from name in doors[line.Door].Asks
                       where !line.Twins.Any(t => doors[t].Asks.Contains(name, StringComparer.OrdinalIgnoreCase) || t.Contains("{" + name, StringComparison.OrdinalIgnoreCase))
                       select (line.Door, Name: name)).ToList();
        var unsaid = lacking.Where(l => !own.Contains(l) && !own.Any(o => o.Door == "*" && l.Name.Equals(o.Name, StringComparison.OrdinalIgnoreCase))).Select(l => $"{l.Door}\t{l.Name}").ToList();
        Assert.True(unsaid.Count == 0, "These pages can be asked for what none of their twins can:\n" + string.Join('\n', unsaid));
        var untrue = own.Where(o => o.Door == "*" ? !lacking.Exists(l => l.Name.Equals(o.Name, StringComparison.OrdinalIgnoreCase)) : !lacking.Contains(o)).Select(o => $"tests/cases/filters.tsv speaks of what is not so: {o.Door} {o.Name}").ToList();
        Assert.True(untrue.Count == 0, string.Join('\n', untrue));
    }

    private static bool LetsIn(Door twin, Role role, Entrance page) => twin.Allow!.Area is { } area
        ? page is Entrance.Area && Permissions.May(role, area, twin.Allow.DeedOf(twin.Method))
        : page is not Entrance.Public || twin.Allow.Entrance is Entrance.Public;
}
