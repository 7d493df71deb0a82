using System.Globalization;

namespace Plenary.Site;

/// <summary>
/// What follows from the one colour that a secretariat picks. It decorates and never means, so it must never be hard to read:
/// text on the band has a contrast of 4.5 or more, the colour as text or bar has 4.5 or more on paper and sheet, in light and in dark (WCAG 2.2, 1.4.3).
/// </summary>
/// <param name="Band">For bands: the colour as picked, or a little darker where no text would be readable on it.</param>
/// <param name="OnBand">Text on the band: white or ink.</param>
/// <param name="Ink">The colour as text on light paper.</param>
/// <param name="InkInDark">The colour as text on dark paper.</param>
public sealed record Theme(string Band, string OnBand, string Ink, string InkInDark)
{
    /// <summary>Plenary's own, where no conference is in sight.</summary>
    public const string Usual = "0f5a66";

    private const double Enough = 4.5;
    private static readonly Colour White = new(255, 255, 255), DarkText = Colour.Parse("1a222d")!.Value;
    private static readonly Colour[] LightGrounds = [Colour.Parse("f6f4ed")!.Value, White];
    private static readonly Colour[] DarkGrounds = [Colour.Parse("13171c")!.Value, Colour.Parse("1a1f26")!.Value];

    /// <summary>From six hexadecimal digits, with or without #; null where they are not that.</summary>
    public static Theme? From(string hex)
    {
        if (Colour.Parse(hex) is not { } picked) return null;

        var band = picked;
        while (Math.Max(White.Against(band), DarkText.Against(band)) < Enough) band = band.Towards(Colour.Black, .02);
        var onBand = White.Against(band) >= Enough ? White : DarkText;

        var ink = picked;
        while (LightGrounds.Any(g => ink.Against(g) < Enough)) ink = ink.Towards(Colour.Black, .02);

        // In dark a comfortable 7, as the example of the design has; a colour that is lighter already stays.
        var inDark = picked;
        while (DarkGrounds.Any(g => inDark.Against(g) < 7)) inDark = inDark.Lighter(.01);

        return new(band.Hex, onBand.Hex, ink.Hex, inDark.Hex);
    }

    /// <summary>The style sheet /theme/{hex}.css: a page carries no style of its own, so that it can be cached and the policy stay strict.</summary>
    public string Css =>
        $":root{{--conf:{Band};--conf-on:{OnBand};--conf-ink:{Ink}}}" +
        $"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{--conf-ink:{InkInDark}}}}}" +
        $":root[data-theme=dark]{{--conf-ink:{InkInDark}}}" +
        "@media print{:root,:root[data-theme]{--conf-ink:" + Ink + "}}\n";
}

/// <summary>A colour in sRGB.</summary>
internal readonly record struct Colour(double Red, double Green, double Blue)
{
    public static readonly Colour Black = new(0, 0, 0);

    public string Hex => string.Create(CultureInfo.InvariantCulture, $"#{(int)Math.Round(Red):x2}{(int)Math.Round(Green):x2}{(int)Math.Round(Blue):x2}");

    public static Colour? Parse(string hex)
    {
        var digits = hex.StartsWith('#') ? hex[1..] : hex;
        return digits.Length == 6 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
            ? new(rgb >> 16, (rgb >> 8) & 255, rgb & 255) : null;
    }

    public Colour Towards(Colour other, double part) =>
        new(Red + (other.Red - Red) * part, Green + (other.Green - Green) * part, Blue + (other.Blue - Blue) * part);

    /// <summary>The same hue with more light; never very vivid, which would glow on a dark page.</summary>
    public Colour Lighter(double by)
    {
        var (max, min) = (Math.Max(Red, Math.Max(Green, Blue)) / 255, Math.Min(Red, Math.Min(Green, Blue)) / 255);
        var light = (max + min) / 2;
        var vivid = max - min < 1e-9 ? 0 : (max - min) / (1 - Math.Abs(2 * light - 1));
        var hue = max - min < 1e-9 ? 0
            : max * 255 == Red ? (Green - Blue) / 255 / (max - min)
            : max * 255 == Green ? (Blue - Red) / 255 / (max - min) + 2
            : (Red - Green) / 255 / (max - min) + 4;
        var (newLight, newVivid) = (Math.Min(1, light + by), Math.Min(vivid, .55));
        var chroma = (1 - Math.Abs(2 * newLight - 1)) * newVivid;
        double Channel(double at)
        {
            var place = ((hue + at) % 6 + 6) % 6;
            var part = Math.Clamp(Math.Abs(place - 3) - 1, 0, 1);
            return 255 * (newLight + chroma * (part - .5));
        }
        return new(Channel(0), Channel(4), Channel(2));
    }

    /// <summary>Contrast ratio after WCAG 2.2, from 1 to 21, of the colours as they are written: rounded.</summary>
    public double Against(Colour other)
    {
        var (a, b) = (Luminance, other.Luminance);
        return (Math.Max(a, b) + .05) / (Math.Min(a, b) + .05);
    }

    private double Luminance => .2126 * Linear(Red) + .7152 * Linear(Green) + .0722 * Linear(Blue);

    private static double Linear(double channel)
    {
        var part = Math.Round(channel) / 255;
        return part <= .04045 ? part / 12.92 : Math.Pow((part + .055) / 1.055, 2.4);
    }
}
