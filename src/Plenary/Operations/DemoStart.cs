using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Operations;

/// <summary>The demo's time: always the second morning of its conference when it is started, and going on from there.</summary>
internal sealed class DemoClock : IClock
{
    private readonly WholeMicroseconds real = new();
    private Duration ahead;

    public DemoClock() => SetTo(Demo.Demo.Now(real.GetCurrentInstant()));

    public void SetTo(Instant now) => ahead = now - real.GetCurrentInstant();

    public Instant GetCurrentInstant() => WholeMicroseconds.Cut(real.GetCurrentInstant() + ahead);
}

/// <summary>Fills an empty folder at the first start, and finds what is there at the next.</summary>
internal static class DemoStart
{
    /// <summary>Stands in the folder while the demo fills it.</summary>
    private const string Unfinished = "demo.unfinished";

    /// <summary>Of a demo that was stopped while it filled its folder, nothing is left: it begins anew.</summary>
    public static void Begin(DataPlace place)
    {
        if (place.Postgres is not null || !File.Exists(Path.Combine(place.Data, Unfinished))) return;
        foreach (var file in Directory.GetFiles(place.Data, Path.GetFileName(place.SqliteFile) + "*")) File.Delete(file);
        if (Directory.Exists(place.FilesFolder)) Directory.Delete(place.FilesFolder, recursive: true);
        File.Delete(Path.Combine(place.Data, Unfinished));
    }

    /// <returns>What to print, for the address that Plenary is open at.</returns>
    public static async Task<Func<string, string>> Prepare(IServiceProvider services, DemoClock clock)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlenaryDb>();
        var folder = scope.ServiceProvider.GetRequiredService<DataPlace>().Data;
        var (noted, unfinished) = (Path.Combine(folder, "demo.txt"), Path.Combine(folder, Unfinished));
        if (!await db.Users.AnyAsync())
        {
            await File.WriteAllTextAsync(unfinished, "");
            var secret = await Demo.Demo.Seed(scope.ServiceProvider);
            await File.WriteAllTextAsync(noted, secret);
            File.Delete(unfinished);
            db.ChangeTracker.Clear();
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);   // thousands of rows were made at once; the demo shows how little Plenary needs
            return address => Guide(address, secret);
        }
        if (!File.Exists(noted)) throw new Stop("This folder holds an installation of its own. Choose another one for the demo: plenary demo --data DIR");

        // Time must not run backwards for what was done at the last visit.
        var last = await db.AuditEntries.MaxAsync(e => (Instant?)e.At);
        var conference = await db.Conferences.AsNoTracking().OrderByDescending(c => c.Starts).FirstAsync();
        var morning = conference.At(conference.Starts.PlusDays(1).At(new LocalTime(10, 42)));
        clock.SetTo(last > morning ? last.Value : morning);
        var known = await File.ReadAllTextAsync(noted);
        return address => Guide(address, known);
    }

    private static string Guide(string address, string secret)
    {
        var text = new StringBuilder($"\nPlenary is open at {address}\n\nAn invented conference on its second morning. Sign in at {address}/sign-in with the password “{Demo.Demo.Password}” as\n\n");
        foreach (var (role, email, _) in Demo.Demo.Accounts) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  {Words(role),-22} {email}\n");
        return text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  {"head of delegation",-22} {address}/invitation/{secret}\n\nCtrl+C stops it.\n").ToString();
    }

    private static string Words(Role role) => string.Concat(role.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
