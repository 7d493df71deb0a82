using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using NodaTime;
using Plenary.Badges;
using SkiaSharp;

namespace Plenary.Bench;

/// <summary>500 signed badges in several scripts as PDF, against the same pages with nothing on them but their codes.</summary>
internal static class BadgesBench
{
    private const double Target = 5;
    private static readonly (string Name, string? Second)[] Names =
    [
        ("Dewi Sungai", null), ("سلمى البحري", "Salma El-Bahri"), ("Алма Өзенова", "Alma Özenova"), ("Nguyễn Thị Sông", null), ("Awa Fleuve", null), ("Ayşe Çeşme", null), ("हेमा नदी", "Hema Nadi"), ("María Ríos de la Fuente", null),
    ];

    public static int Run(int badges)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _ = Paper(2, key);   // fonts are read once, at the first badge
        var watch = Stopwatch.StartNew();
        var bytes = Paper(badges, key);
        var seconds = watch.Elapsed.TotalSeconds;
        watch.Restart();
        var raw = Codes(badges, key);
        var limit = watch.Elapsed.TotalSeconds;

        Console.WriteLine($"{badges} badges, {bytes >> 10} KiB; codes alone {raw >> 10} KiB");
        Console.WriteLine();
        Console.WriteLine("| figure | measured | raw limit | ratio | target |");
        Console.WriteLine("|---|---|---|---|---|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| seconds for {badges} badges | {seconds:0.00} | {limit:0.00} | {limit / seconds:0.00} | < {Target:0} |"));
        return seconds < Target ? 0 : 1;
    }

    private static long Paper(int badges, ECDsa key)
    {
        using var stream = new MemoryStream();
        BadgeSheet.Write(stream, Enumerable.Range(1, badges).Select(i => Face(i, key)));
        return stream.Length;
    }

    private static long Codes(int badges, ECDsa key)
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream))
        {
            using var paint = new SKPaint { Color = SKColors.Black };
            for (var i = 1; i <= badges; i++)
            {
                var canvas = document.BeginPage(BadgeSheet.A6.Width, BadgeSheet.A6.Height);
                foreach (var (x, y, length) in new BadgeQr(Token(i, key)).Bars()) canvas.DrawRect(40 + x * 2, 40 + y * 2, length * 2, 2, paint);
                document.EndPage();
            }
        }
        return stream.Length;
    }

    private static BadgeFace Face(int number, ECDsa key) => new()
    {
        Host = "Confluence Network",
        Title = "13th General Conference",
        Place = "Istanbul",
        Dates = "10–13 May 2027",
        Name = Names[number % Names.Length].Name,
        SecondName = Names[number % Names.Length].Second,
        Organisation = "League of Riverbank Schools",
        Country = ["Türkiye", "تركيا"],
        Zones = ["H", "R"],
        Serial = BadgePrint.Number(number),
        Note = "Not transferable. If found: help desk, main entrance.",
        Code = Token(number, key),
        Category = ["Delegate", "مندوب"],
        Icon = "users",
    };

    private static string Token(int number, ECDsa key) => BadgeToken.Sign(new()
    {
        Key = 0,
        Conference = 13,
        Badge = BadgeId.New(),
        Category = 2,
        Zones = 3,
        NotBefore = Instant.FromUtc(2027, 5, 9, 0, 0),
        NotAfter = Instant.FromUtc(2027, 5, 15, 0, 0),
        Sequence = (uint)number,
    }, key);
}
