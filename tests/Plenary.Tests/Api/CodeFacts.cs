using System.Reflection;
using Plenary.Tests.Shape;
using Xunit;

namespace Plenary.Tests.Api;

/// <summary>
/// All codes that a refusal can have, against docs/api/codes.md. When a rule learns to say no in a new way this test says which line is missing there; have it written:
/// PLENARY_WRITE_CODES=1 dotnet test --project tests/Plenary.Tests --filter-class "*CodeFacts"
/// </summary>
public class CodeFacts
{
    private const string Head = """
        # Codes

        What the rules answer when they say no: the `code` of a problem (409, in lists of what was not done, in notes on rows of an import), which does not change, and its text in English. What a
        bare status means (`not-signed-in`, `not-found`, `too-large` …) says the problem itself.

        | `code` | text |
        |---|---|

        """;

    private static IEnumerable<Refusal> Refusals() =>
        from type in typeof(Refusal).Assembly.GetTypes()
        where !type.ContainsGenericParameters
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where field.FieldType == typeof(Refusal)
        select (Refusal)field.GetValue(null)!;

    [Fact]
    public void Each_code_stands_in_the_list()
    {
        var actual = Head + string.Concat(Refusals().DistinctBy(r => r.Code).OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => $"| `{r.Code}` | {r.Text.Replace("|", "\\|", StringComparison.Ordinal)} |\n"));
        var path = Path.Combine(Repository.Root, "docs/api/codes.md");
        if (Environment.GetEnvironmentVariable("PLENARY_WRITE_CODES") == "1") File.WriteAllText(path, actual);
        Assert.Equal(actual, File.ReadAllText(path));
    }

    [Fact]
    public void A_code_means_one_thing() =>
        Assert.Empty(Refusals().GroupBy(r => r.Code).Where(g => g.Select(r => r.Text).Distinct().Count() > 1).Select(g => g.Key));
}
