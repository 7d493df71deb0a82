using System.Globalization;

namespace Plenary.Bench;

/// <summary>What every bench prints: figure, measured, raw limit of the same run, ratio, target; and whether all targets were met.</summary>
internal sealed class Table
{
    private readonly List<string> lines = [];

    public bool AllMet { get; private set; } = true;

    /// <param name="raw">The same without Plenary, null where there is nothing to compare with.</param>
    /// <param name="under">Met below this; null for a figure without a target.</param>
    public void Add(string figure, double measured, double? raw, double? under, string unit)
    {
        var met = under is null || measured < under;
        AllMet &= met;
        lines.Add(string.Create(CultureInfo.InvariantCulture,
            $"| {figure} | {measured:0.##} {unit} | {(raw is { } r ? $"{r:0.##}" : "–")} | {(raw is { } limit && measured > 0 ? $"{limit / measured:0.00}" : "–")} | {(under is { } t ? $"< {t:0.##} {unit}" : "–")} | {(under is null ? "" : met ? "met" : "**missed**")} |"));
    }

    /// <param name="atLeast">Met when the measured rate is at least this part of the raw one; null for a figure without a target.</param>
    public void AddRate(string figure, double measured, double raw, double? atLeast)
    {
        var ratio = measured / raw;
        var met = atLeast is null || ratio >= atLeast;
        AllMet &= met;
        lines.Add(string.Create(CultureInfo.InvariantCulture,
            $"| {figure} | {measured:0} /s | {raw:0} /s | {ratio:0.00} | {(atLeast is { } t ? $"≥ {t:0.0#}" : "–")} | {(atLeast is null ? "" : met ? "met" : "**missed**")} |"));
    }

    /// <returns>Exit status.</returns>
    public int Print(string about)
    {
        Console.WriteLine(about);
        Console.WriteLine();
        Console.WriteLine("| figure | measured | raw limit | ratio | target | |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var line in lines) Console.WriteLine(line);
        return AllMet ? 0 : 1;
    }
}
