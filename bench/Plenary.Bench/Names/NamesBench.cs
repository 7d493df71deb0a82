using System.Globalization;

namespace Plenary.Bench.Names;

/// <summary>The subcommands of <c>bench/names</c>. File formats: docs/names.md.</summary>
internal static class NamesBench
{
    public static int Run(string[] args) => args switch
    {
        ["score", var pairs] => Score.Run(pairs),
        ["retrieve", var names, var queries] => Retrieve.Run(names, queries),
        ["watch", var list, var delegates] => Watch.Run(list, delegates, null),
        ["watch", var list, var delegates, var threshold] => Watch.Run(list, delegates, double.Parse(threshold, CultureInfo.InvariantCulture)),
        ["speed", var count] => Speed.Run(int.Parse(count, CultureInfo.InvariantCulture)),
        ["fit", .. var rest] => FitCommand.Run(rest),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.Error.WriteLine("Usage: names score PAIRS.tsv | retrieve NAMES.txt QUERIES.tsv | watch LIST.tsv DELEGATES.txt [threshold] | speed COUNT | fit DATA OUT [pairs]");
        return 2;
    }
}
