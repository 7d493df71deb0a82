using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Imports;
using Plenary.Storage;

namespace Plenary.Bench;

/// <summary>A directory of so many people with their offices, all of them nominated to one conference. Made through the import, as a secretariat would.</summary>
internal static class BigConference
{
    public const string Slug = "bench", Email = "bench@example.org", Password = "a bench in the park 13";

    private static readonly string[] Given =
    [
        "Amina", "Mehmet", "Siti", "Jean", "María", "Abdul", "Nguyễn", "Olga", "محمد", "فاطمة", "Kwame", "Ayşe", "Lucía", "Ivan", "Budi", "Chinwe", "Hana", "Joseph", "Leila", "Pavel", "Samira", "Tomás", "Yusuf", "Zeynep",
        "Ахмед", "Елена", "Amadou", "Beatriz", "Dewi", "Emmanuel", "Fatou", "Giorgi",
    ];
    private static readonly string[] Family =
    [
        "Yılmaz", "Rahman", "Okafor", "Dupont", "García", "Said", "Petrov", "الحسن", "Wijaya", "Diallo", "Haddad", "Kaya", "Mensah", "Núñez", "Öztürk", "Lim", "Traoré", "Singh", "Иванова", "Kovács", "Moreau", "Abdi", "Santos", "Khan",
    ];
    private static readonly string[] Kinds = ["Institute", "Association", "Union", "Foundation", "Network", "League", "Council", "Society"];
    private static readonly string[] Countries = ["TUR", "FRA", "KEN", "IDN", "EGY", "BRA", "NGA", "IND", "MEX", "SEN", "JOR", "PER", "VNM", "ESP", "GHA", "MAR", "PHL", "TUN", "UKR", "ZAF"];

    /// <param name="starts">The first of its four days; left out, one in May 2027.</param>
    /// <returns>A token of the account that may do everything.</returns>
    public static async Task<string> Make(string folder, int people, LocalDate? starts = null)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Data"] = folder }).Build();
        await using var services = new ServiceCollection().AddLogging().AddStorage(settings).AddImports().BuildServiceProvider();
        await Storing.MigrateAsync(services);
        var (conference, token) = await Begin(services, starts ?? new(2027, 5, 10));
        await Import(services, null, ImportKind.People, List(people, "Full name,Gender,Organisation,Country,Job title"));
        await Import(services, conference, ImportKind.Participants, List(people, "Person_Name,Female,Delegation,Delegation_ISO,Job_Title"));
        return token;
    }

    private static readonly byte[] CodeKey = OneTimeCode.NewKey();

    /// <summary>What the authenticator app of the account shows now.</summary>
    public static string Code() => CodeAt(new WholeMicroseconds().GetCurrentInstant());

    private static string CodeAt(Instant at) => OneTimeCode.At(CodeKey, at.ToUnixTimeSeconds() / 30);

    public static string GivenName(int number) => Given[number % Given.Length];

    /// <summary>A number as letters: names differ in a word, and a search by it finds one person.</summary>
    public static string Letters(int number)
    {
        var letters = new StringBuilder();
        for (var left = number + 26; left > 0; left /= 26) letters.Insert(0, (char)('a' + left % 26));
        return letters.ToString();
    }

    private static async Task<(Guid Conference, string Token)> Begin(ServiceProvider services, LocalDate starts)
    {
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<Scope>().EnterAsPlenary(null);
        var (db, now) = (scope.ServiceProvider.GetRequiredService<PlenaryDb>(), scope.ServiceProvider.GetRequiredService<IClock>().GetCurrentInstant());
        var series = new Series { Slug = "benches", Name = LocalText.Of("Benches"), Organiser = LocalText.Of("Bench") };
        db.Series.Add(series);
        if (NewEdition.First(series, new(1, 1, Slug, LocalText.Of("A large conference"), starts, starts.PlusDays(3), "Europe/Istanbul"), out var edition) is { } refusal) throw new InvalidOperationException(refusal.ToString());
        scope.ServiceProvider.GetRequiredService<Scope>().EnterAsPlenary(edition!.Conference.Id);
        edition.AddTo(db);

        var (account, token) = (Account.Open("Bench", Email, "en", now), Secret.New());
        account.SetPassword(Password, new PasswordHasher<Account>());
        var before = now - Duration.FromHours(1);   // codes of now are still to be used
        if (account.StartCodes(CodeKey, CodeAt(before), before, scope.ServiceProvider.GetRequiredService<Keys>()) is { } wrong) throw new InvalidOperationException(wrong.ToString());
        db.Users.Add(account);
        db.RolesHeld.Add(new() { AccountId = account.Id, Role = Role.Administrator, Since = now, GivenBy = "bench" });
        db.ApiTokens.Add(new()
        {
            AccountId = account.Id,
            Name = "bench",
            TokenHash = Secret.Hash(token),
            Scopes = [.. Enum.GetValues<Area>().SelectMany(area => Enum.GetValues<Deed>().Select(deed => Scope.ScopeName(area, deed)))],
            CreatedAt = now,
        });
        await db.SaveChangesAsync();
        return (edition.Conference.Id, token);
    }

    private static async Task Import(ServiceProvider services, Guid? conference, ImportKind kind, byte[] list)
    {
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<Scope>().EnterAsPlenary(conference);
        var desk = scope.ServiceProvider.GetRequiredService<ImportDesk>();
        var import = await desk.Receive(kind, "bench.csv", list);
        if (await desk.Run(import) is { } refusal) throw new InvalidOperationException(refusal.ToString());
        await scope.ServiceProvider.GetRequiredService<ImportRun>().Work(import.Id);
    }

    /// <summary>One delegation for every fifty people, as at a large conference.</summary>
    private static byte[] List(int people, string head)
    {
        var text = new StringBuilder(head).Append('\n');
        for (var i = 0; i < people; i++)
        {
            var body = i / 50;
            text.Append(CultureInfo.InvariantCulture,
                $"{Given[i % Given.Length]} {Family[i / 7 % Family.Length]} {Letters(i)},{(head.Contains("Female", StringComparison.Ordinal) ? i % 2 : i % 2 == 0 ? "m" : "f")},{Kinds[body % Kinds.Length]} of {Letters(body)} {Family[body % Family.Length]},{Countries[body % Countries.Length]},\"Adviser, level {i % 9}\"\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
