using System.Globalization;
using Plenary.Names;

namespace Plenary.Bench.Names;

/// <summary>The subcommands of <c>bench/names</c>. File formats: docs/names.md.</summary>
internal static class NamesBench
{
    public static int Run(string[] args)
    {
        try
        {
            return args switch
            {
                ["score", var pairs] => Score.Run(pairs),
                ["retrieve", var names, var queries] => Retrieve.Run(names, queries),
                ["watch", var list, var delegates] => Watch.Run(list, delegates, [NameLevels.Watch]),
                ["watch", var list, var delegates, "table"] => Watch.Run(list, delegates, Watch.Several),
                ["watch", var list, var delegates, var threshold] when double.TryParse(threshold, CultureInfo.InvariantCulture, out var value) => Watch.Run(list, delegates, [value]),
                ["speed", var count] when int.TryParse(count, CultureInfo.InvariantCulture, out var number) && number > 0 => Speed.Run(number),
                ["fit", var data, var output, .. var options] => FitCommand.Run([data, output, .. options]),
                ["weights", var pairs, var scores, .. var strangers] => FitWeights.Run(pairs, scores, strangers),
                _ => Usage(),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }
    }

    private static int Usage()
    {
        Console.Error.WriteLine("Usage: names score PAIRS.tsv | retrieve NAMES.txt QUERIES.tsv | watch LIST.tsv DELEGATES.txt [threshold|table] | speed COUNT | fit DATA OUT [pairs] | weights PAIRS.tsv SCORES [NAMES.txt OTHERS.txt]");
        return 2;
    }
}
