using System.Globalization;
using System.Text;

namespace Plenary.Site;

/// <summary>One bar: what it stands for, how many; a period that is not over yet is drawn hollow, and one ahead not at all.</summary>
public sealed record Bar(string Label, decimal Value, bool Unfinished = false, bool Ahead = false);

/// <summary>
/// Bars side by side along time, with an earlier edition as a dashed line over them: arrivals by half hour, nominations by week.
/// The tallest bar and the unfinished one carry their number; every few bars carry their label.
/// </summary>
public sealed class BarChart : Chart
{
    private const double Left = 30, Right = 460, Top = 32, Floor = 268;

    /// <summary>The width that a letter of a label takes, roughly.</summary>
    private const double Letter = 6.5;

    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <summary>The same periods at an earlier edition; it may be shorter or longer than the bars.</summary>
    public IReadOnlyList<decimal> Earlier { get; init; } = [];

    /// <summary>What the dashed line is: "12th conference, first day".</summary>
    public string EarlierName { get; init; } = "";

    /// <summary>What stands at the unfinished bar before its number: "10:30 to now".</summary>
    public string UnfinishedName { get; init; } = "";

    /// <summary>Under the axis: "First entry of each person, by half hour".</summary>
    public string Caption { get; init; } = "";

    private bool HasEarlier => EarlierName.Length > 0 && Earlier.Count > 1;

    protected override string ViewBox => HasEarlier ? "0 0 460 336" : "0 0 460 316";

    protected override void Draw(StringBuilder svg)
    {
        var places = Math.Max(Math.Max(Bars.Count, Earlier.Count), 1);
        var greatest = Math.Max(Bars.Select(b => b.Value).DefaultIfEmpty().Max(), Earlier.DefaultIfEmpty().Max());
        var pitch = (Right - Left) / places;
        double Y(decimal value) => greatest == 0 ? Floor : Floor - (Floor - Top) * (double)(value / greatest);
        double Middle(int i) => Left + pitch * i + pitch * .39;

        foreach (var step in Steps(greatest))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"ax\" d=\"M{At(Left)} {At(Y(step))}H{At(Right)}\"/>");
            Text(svg, Left - 6, Y(step) + 4, Say.Number(step), "end");
        }
        var peak = Bars.Count == 0 ? -1 : Bars.Index().Where(b => !b.Item.Unfinished).OrderByDescending(b => b.Item.Value).Select(b => b.Index).FirstOrDefault(-1);
        foreach (var (i, bar) in Bars.Index())
        {
            if (bar.Ahead) continue;
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{(bar.Unfinished ? "now" : "bar")}\" x=\"{At(Left + pitch * i)}\" y=\"{At(Y(bar.Value))}\" width=\"{At(pitch * .78)}\" height=\"{At(Floor - Y(bar.Value))}\"/>");
            if (i == peak && bar.Value > 0) Text(svg, Middle(i), Y(bar.Value) - 6, Say.Number(bar.Value), "middle", strong: true);
        }
        if (Earlier.Count > 1)
        {
            // With a light edge, so that it is seen on the bars too.
            var line = string.Join('L', Earlier.Select((v, i) => $"{At(Middle(i))} {At(Y(v))}"));
            svg.Append("<path class=\"ln-edge\" d=\"M").Append(line).Append("\"/><path class=\"ln\" d=\"M").Append(line).Append("\"/>");
        }
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"base\" d=\"M{At(Left)} {At(Floor)}H{At(Right)}\"/>");

        // At most six labels under the axis, and none that would run over its neighbour.
        var longest = Bars.Select(b => b.Label.Length).DefaultIfEmpty().Max() * Letter;
        var every = Math.Max(1, (int)Math.Ceiling(Math.Max(Bars.Count / 6.0, longest / pitch)));
        foreach (var (i, bar) in Bars.Index())
            if (i % every == every / 2) Text(svg, Middle(i), Floor + 17, bar.Label, "middle");

        if (Bars.Index().FirstOrDefault(b => b.Item.Unfinished) is { Item: { } now } open)
        {
            var text = UnfinishedName.Length == 0 ? Say.Number(now.Value) : Wording.Texts["{0}: {1}", UnfinishedName, Say.Number(now.Value)];
            var high = Math.Min(Y(now.Value), Earlier.Skip(open.Index).Take(4).Select(Y).DefaultIfEmpty(Floor).Min()) - 34;
            var end = Middle(open.Index) > (Left + Right) / 2;
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"ax\" d=\"M{At(Middle(open.Index))} {At(Y(now.Value) - 4)}V{At(Math.Max(high, 12) + 6)}\"/>");
            Text(svg, Middle(open.Index) + (end ? 4 : -4), Math.Max(high, 12), text, end ? "end" : "start", strong: true);
        }
        if (Caption.Length > 0) Text(svg, Left, 308, Caption);
        if (HasEarlier)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"ln\" d=\"M{At(Left)} 324h26\"/>");
            Text(svg, Left + 34, 328, EarlierName);
        }
    }

    protected override IEnumerable<(string Name, IReadOnlyList<string> Numbers)> Rows() =>
        Bars.Select((bar, i) => (bar.Label, (IReadOnlyList<string>)(Earlier.Count == 0 ? [Said(bar)] : [Said(bar), i < Earlier.Count ? Say.Number(Earlier[i]) : ""])));

    private static string Said(Bar bar) => bar.Ahead ? "" : Say.Number(bar.Value);
}
