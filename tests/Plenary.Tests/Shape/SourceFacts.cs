using Xunit;

namespace Plenary.Tests.Shape;

/// <summary>How the sources are kept.</summary>
public class SourceFacts
{
    private const int Longest = 400;

    /// <summary>Tables of data, whose length is that of the world.</summary>
    private static readonly string[] Tables = ["Names/Sounds/", "Operations/Demo/Demo", "Countries/"];

    [Fact]
    public void Files_stay_small() =>
        Assert.Empty(Repository.Files("src", ".cs", ".cshtml").Where(f => f.Lines.Length > Longest && !Tables.Any(f.Path.Contains)).Select(f => $"{f.Path}: {f.Lines.Length} lines; split it by noun"));

    /// <summary>A question before a deed is heard before the field that it puts the reader into.</summary>
    [Fact]
    public void Each_question_is_a_dialog_with_its_name() =>
        Assert.Empty(from file in Repository.Files("src", ".cshtml")
                     from line in file.Lines
                     where line.Contains("class=\"ask\"", StringComparison.Ordinal) && !(line.Contains("role=\"dialog\"", StringComparison.Ordinal) && line.Contains("aria-labelledby=", StringComparison.Ordinal))
                     select $"{file.Path}: {line.Trim()}");

    /// <summary>The repository speaks of the product alone.</summary>
    [Fact]
    public void No_path_of_a_machine_stands_in_the_sources() =>
        Assert.Empty(from file in Repository.Files("src", ".cs", ".cshtml", ".json", ".md", ".mjs", ".targets").Concat(Repository.Files("docs", ".md")).Concat(Repository.Files("tests", ".cs"))
                     from line in file.Lines
                     where line.Contains("/" + "work/", StringComparison.Ordinal) || line.Contains("/" + "home/", StringComparison.Ordinal)
                     select $"{file.Path}: {line.Trim()}");
}
