using QRCoder;

namespace Plenary.Badges;

/// <summary>A QR code as squares to be drawn, without its quiet margin.</summary>
/// <remarks>Level M: a seventh of the code may be scratched or shaded and it still reads.</remarks>
public sealed class BadgeQr
{
    /// <summary>White modules that must stand around a code on every side (ISO/IEC 18004).</summary>
    public const int QuietZone = 4;

    private readonly bool[,] dark;

    public BadgeQr(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        Modules = rows.Count - 2 * QuietZone;
        dark = new bool[Modules, Modules];
        for (var y = 0; y < Modules; y++)
            for (var x = 0; x < Modules; x++) dark[y, x] = rows[y + QuietZone][x + QuietZone];
    }

    /// <summary>Width and height in modules; 41 for a badge token.</summary>
    public int Modules { get; }

    /// <summary>Dark modules joined into bars along each row: fewer shapes, and no hairlines between neighbours.</summary>
    public IEnumerable<(int X, int Y, int Length)> Bars()
    {
        for (var y = 0; y < Modules; y++)
            for (var x = 0; x < Modules;)
            {
                var from = x;
                while (x < Modules && dark[y, x]) x++;
                if (x > from) yield return (from, y, x - from);
                else x++;
            }
    }
}
