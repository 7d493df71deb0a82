using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Plenary.Access;
using Plenary.Imports;
using Plenary.Storage;

namespace Plenary.Bench;

/// <summary>100,000 people from a CSV into an empty SQLite database, against the same rows through prepared statements.</summary>
internal static class ImportBench
{
    private static readonly string[] Given = ["Amina", "Mehmet", "Siti", "Jean", "María", "Abdul", "Nguyễn", "Olga", "محمد", "فاطمة", "Kwame", "Ayşe", "Lucía", "Ivan", "Budi", "Chinwe"];
    private static readonly string[] Family = ["Yılmaz", "Rahman", "Okafor", "Dupont", "García", "Said", "Petrov", "الحسن", "Wijaya", "Diallo", "Haddad", "Kaya", "Mensah", "Núñez", "Öztürk", "Lim"];

    public static async Task<int> Run(int people)
    {
        var folder = Directory.CreateTempSubdirectory("plenary-bench-").FullName;
        try
        {
            var csv = Csv(people);
            var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Data"] = folder }).Build();
            await using var services = new ServiceCollection().AddLogging().AddStorage(settings).AddImports().BuildServiceProvider();
            await Storing.MigrateAsync(services);
            var id = await Receive(services, csv);

            var before = Peak();
            var watch = Stopwatch.StartNew();
            using (var scope = services.CreateScope())
            {
                scope.ServiceProvider.GetRequiredService<Scope>().EnterAsPlenary(null);
                await scope.ServiceProvider.GetRequiredService<ImportRun>().Work(id);
            }
            var seconds = watch.Elapsed.TotalSeconds;
            var peak = Peak();

            int entered, words, offices;
            using (var scope = services.CreateScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<PlenaryDb>();
                (entered, words, offices) = (await db.People.CountAsync(), await db.SearchWords.CountAsync(), await db.Offices.CountAsync());
            }
            var raw = Raw(folder);
            Console.WriteLine($"{entered} people, {offices} offices, {words} search words; file of {csv.Length / 1024} KiB; {before >> 20} MiB before");
            Console.WriteLine();
            Console.WriteLine("| figure | measured | raw limit | ratio | target |");
            Console.WriteLine("|---|---|---|---|---|");
            var (rate, limit) = (people / seconds, people / raw);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| rows a second | {rate:0} | {limit:0} | {rate / limit:0.00} | > 3000 |"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| peak memory, MiB | {peak >> 20} | | | < 400 |"));
            return entered == people && rate > 3000 && peak < 400L << 20 ? 0 : 1;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Guid> Receive(ServiceProvider services, byte[] csv)
    {
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<Scope>().EnterAsPlenary(null);
        var received = await scope.ServiceProvider.GetRequiredService<ImportDesk>().Receive(ImportKind.People, "people.csv", csv);
        if (await scope.ServiceProvider.GetRequiredService<ImportDesk>().Run(received) is { } refusal) throw new InvalidOperationException(refusal.ToString());
        return received.Id;
    }

    private static byte[] Csv(int people)
    {
        var random = new Random(7);
        var text = new StringBuilder("Honorific,Full name,Gender,Nationality,E-mail,Organisation,Country,Job title,Division\n");
        for (var i = 0; i < people; i++)
        {
            var body = random.Next(2000);
            text.Append(CultureInfo.InvariantCulture, $"{(i % 3 == 0 ? "Dr" : "")},{Given[random.Next(Given.Length)]} {Family[random.Next(Family.Length)]} {Base(i)},{(i % 2 == 0 ? "f" : "m")},TUR,p{i}@example.org,Organisation {Base(body)},TUR,\"Adviser, level {random.Next(9)}\",\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A number as letters, so that names differ in a word.</summary>
    private static string Base(int number)
    {
        var letters = new StringBuilder();
        for (var left = number + 26; left > 0; left /= 26) letters.Insert(0, (char)('a' + left % 26));
        return letters.ToString();
    }

    /// <summary>Seconds that SQLite alone needs for what the import left in these three tables, indexes and all, in transactions of the same size.</summary>
    private static double Raw(string folder)
    {
        var file = Path.Combine(folder, "raw.db");
        using var db = new SqliteConnection($"Data Source={file};Pooling=False");
        db.Open();
        Do(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000");
        Do(db, $"ATTACH '{Path.Combine(folder, "plenary.db")}' AS done");
        var total = 0.0;
        foreach (var table in new[] { "People", "Offices", "SearchWords" })
        {
            foreach (var sql in Column(db, $"SELECT sql FROM done.sqlite_master WHERE tbl_name = '{table}' AND sql IS NOT NULL ORDER BY type = 'index'")) Do(db, sql);
            total += Copy(db, table);
        }
        return total;
    }

    private static double Copy(SqliteConnection db, string table)
    {
        Do(db, "PRAGMA foreign_keys = OFF");
        var columns = Column(db, $"SELECT name FROM pragma_table_info('{table}')");
        var rows = new List<object[]>();
        using (var read = db.CreateCommand())
        {
            read.CommandText = $"SELECT * FROM done.\"{table}\"";
            using var reader = read.ExecuteReader();
            while (reader.Read()) { var row = new object[columns.Count]; reader.GetValues(row); rows.Add(row); }
        }
        using var insert = db.CreateCommand();
        insert.CommandText = $"INSERT INTO main.\"{table}\" VALUES ({string.Join(',', columns.Select((_, i) => "$" + i))})";
        for (var i = 0; i < columns.Count; i++) insert.Parameters.Add(new("$" + i, null));
        var watch = Stopwatch.StartNew();
        foreach (var batch in rows.Chunk(ImportRun.Batch))
        {
            using var transaction = db.BeginTransaction();
            insert.Transaction = transaction;
            foreach (var row in batch)
            {
                for (var i = 0; i < row.Length; i++) insert.Parameters[i].Value = row[i];
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        return watch.Elapsed.TotalSeconds;
    }

    private static void Do(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Column(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read()) values.Add(reader.GetString(0));
        return values;
    }

    private static long Peak()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
