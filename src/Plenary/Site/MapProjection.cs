namespace Plenary.Site;

/// <summary>
/// The Equal Earth projection (Šavrič, Patterson and Jenny 2018), which keeps areas true, centred on 11° East so that neither the Bering Strait nor the
/// Atlantic cuts a country. The scale and place are those of land.mjs, which draws the land.
/// </summary>
public static class MapProjection
{
    /// <summary>The part of the world that is shown: from Alaska to New Zealand, without Antarctica.</summary>
    public const int Left = 88, Top = 0, Right = 910, Bottom = 440;

    /// <summary>The same as SVG writes it.</summary>
    public static readonly string ViewBox = $"{Left} {Top} {Right - Left} {Bottom - Top}";

    private const double Centre = 11, Scale = 187.3, X0 = 477, Y0 = 242.6;
    private const double A1 = 1.340264, A2 = -0.081106, A3 = 0.000893, A4 = 0.003796;
    private static readonly double M = Math.Sqrt(3) / 2;

    /// <summary>The point on the map of a place in degrees.</summary>
    public static (double X, double Y) Project(double latitude, double longitude)
    {
        var turned = ((longitude - Centre + 540) % 360 - 180) * Math.PI / 180;
        var l = Math.Asin(M * Math.Sin(latitude * Math.PI / 180));
        var l2 = l * l;
        var l6 = l2 * l2 * l2;
        var x = turned * Math.Cos(l) / (M * (A1 + 3 * A2 * l2 + l6 * (7 * A3 + 9 * A4 * l2)));
        var y = l * (A1 + A2 * l2 + l6 * (A3 + A4 * l2));
        return (X0 + Scale * x, Y0 - Scale * y);
    }
}
