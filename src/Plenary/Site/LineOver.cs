using System.Globalization;
using System.Text;

namespace Plenary.Site;

/// <summary>One point along time of a running total; null where it is not known yet.</summary>
public sealed record Reading(string Label, decimal? Now, decimal? Earlier = null);

/// <summary>A running total as a line, an earlier edition as a dashed line, a target as a level: accredited people week by week.</summary>
public sealed class LineOver : Chart
{
    private const double Left = 36, Right = 400, Top = 24, Floor = 268;

    public required IReadOnlyList<Reading> Readings { get; init; }

    /// <summary>What stands at the end of the solid line, before its number.</summary>
    public string Name { get; init; } = "";

    public string EarlierName { get; init; } = "";

    /// <summary>Drawn as a level line when given.</summary>
    public decimal? Target { get; init; }

    public string TargetName { get; init; } = "";

    public string Caption { get; init; } = "";

    protected override string ViewBox => "0 0 460 316";

    protected override void Draw(StringBuilder svg)
    {
        var greatest = Readings.SelectMany(r => new[] { r.Now ?? 0, r.Earlier ?? 0 }).Append(Target ?? 0).DefaultIfEmpty().Max();
        double X(int i) => Readings.Count < 2 ? Left : Left + (Right - Left) * i / (Readings.Count - 1);
        double Y(decimal value) => greatest == 0 ? Floor : Floor - (Floor - Top) * (double)(value / greatest);

        foreach (var step in Steps(greatest))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"ax\" d=\"M{At(Left)} {At(Y(step))}H{At(Right)}\"/>");
            Text(svg, Left - 6, Y(step) + 4, Say.Number(step), "end");
        }
        if (Target is { } target)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"target\" d=\"M{At(Left)} {At(Y(target))}H{At(Right)}\"/>");
            Text(svg, Left + 4, Y(target) - 5, TargetName.Length == 0 ? Say.Number(target) : Wording.Texts["{0}: {1}", TargetName, Say.Number(target)]);
        }
        Line(svg, "ln", Readings.Select(r => r.Earlier), X, Y);
        Line(svg, "line", Readings.Select(r => r.Now), X, Y);
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"base\" d=\"M{At(Left)} {At(Floor)}H{At(Right)}\"/>");

        var every = Math.Max(1, (int)Math.Ceiling(Readings.Count / 6.0));
        foreach (var (i, reading) in Readings.Index())
            if (i % every == 0) Text(svg, X(i), Floor + 17, reading.Label, i == 0 ? "start" : "middle");

        var last = Readings.Index().LastOrDefault(r => r.Item.Now is not null);
        var earlierLast = Readings.Index().LastOrDefault(r => r.Item.Earlier is not null);
        var (nowY, earlierY) = (last.Item?.Now is { } n ? Y(n) : Floor, earlierLast.Item?.Earlier is { } e ? Y(e) : Floor);
        if (last.Item?.Now is { } now)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"bar\" cx=\"{At(X(last.Index))}\" cy=\"{At(nowY)}\" r=\"4\"/>");
            End(svg, X(last.Index), nowY, Name, now, strong: true);
        }
        // Two labels at nearly one height would cover each other: the lesser steps down.
        if (earlierLast.Item?.Earlier is { } earlier) End(svg, X(earlierLast.Index), Math.Abs(earlierY - nowY) < 30 && earlierLast.Index - last.Index < 3 ? nowY + 32 : earlierY, EarlierName, earlier, strong: false);
        if (Caption.Length > 0) Text(svg, Left, 308, Caption);
    }

    private static void End(StringBuilder svg, double x, double y, string name, decimal value, bool strong)
    {
        Text(svg, x + 8, y + 4, Say.Number(value), strong: strong);
        if (name.Length > 0) Text(svg, x + 8, y + 18, name);
    }

    private static void Line(StringBuilder svg, string name, IEnumerable<decimal?> values, Func<int, double> x, Func<decimal, double> y)
    {
        var path = new StringBuilder();
        var pen = false;
        foreach (var (i, value) in values.Index())
        {
            if (value is { } v) path.Append(pen ? 'L' : 'M').Append(At(x(i))).Append(' ').Append(At(y(v)));
            pen = value is not null;
        }
        if (path.Length > 0) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{name}\" d=\"{path}\"/>");
    }

    protected override IEnumerable<(string Name, IReadOnlyList<string> Numbers)> Rows() =>
        Readings.Select(r => (r.Label, (IReadOnlyList<string>)(Columns.Count > 2 ? [Said(r.Now), Said(r.Earlier)] : [Said(r.Now)])));

    private static string Said(decimal? value) => value is { } v ? Say.Number(v) : "";
}
