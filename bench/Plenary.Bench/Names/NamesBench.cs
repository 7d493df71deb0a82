namespace Plenary.Bench.Names;

/// <summary>The subcommands of <c>bench/names</c>. File formats: docs/names.md.</summary>
internal static class NamesBench
{
    public static int Run(string[] args) => args switch
    {
        ["score", var pairs] => Score.Run(pairs),
        ["fit", .. var rest] => FitCommand.Run(rest),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.Error.WriteLine("Usage: names score PAIRS.tsv");
        return 2;
    }
}
