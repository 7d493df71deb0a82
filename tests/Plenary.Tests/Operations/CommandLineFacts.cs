using System.Diagnostics;
using System.Text;
using Plenary.Operations;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Operations;

/// <summary>The program itself, called as operators call it, on the sample's folder. SQLite: backups are of it.</summary>
public class CommandLineFacts : IAsyncLifetime   // without the trait of database tests, so that it runs once
{
    private readonly string folder = Directory.CreateTempSubdirectory("plenary-command-line-").FullName;
    private TestDatabase? database;

    private string Here => database!.Folder;

    public async ValueTask InitializeAsync()
    {
        if (!TestDatabase.IsPostgres) (database, _) = await TestDatabase.Make(empty: false);
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null) await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private string In(string name) => Path.Combine(folder, name);

    private static async Task<(int Code, string Said)> Plenary(params string[] words)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "plenary.exe" : "plenary"), words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["PLENARY_PASSPHRASE"] = "correct horse battery";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    private static async Task<string> Done(params string[] words)
    {
        var (code, said) = await Plenary(words);
        Assert.True(code == 0, $"{string.Join(' ', words)}: {code}\n{said}");
        return said;
    }

    private async Task<string> Export(string data, string name, string kind, string format)
    {
        var file = In($"{name}-{kind}.{format}");
        await Done(["export", file, "--kind", kind, "--data", data, .. kind == "People" ? new[] { "--contacts" } : []]);
        return file;
    }

    /// <summary>By way of workbooks; ExportFacts has the same for CSV.</summary>
    [Fact]
    public async Task What_one_installation_writes_another_takes_in_and_writes_alike()
    {
        var there = In("there");
        await Done("migrate", "--data", there);
        foreach (var kind in new[] { "Organisations", "People" })
        {
            Assert.Contains(" 0 refused", await Done("import", await Export(Here, "here", kind, "xlsx"), "--kind", kind, "--data", there));
            Assert.Equal(await File.ReadAllLinesAsync(await Export(Here, "here", kind, "csv")), await File.ReadAllLinesAsync(await Export(there, "there", kind, "csv")));
        }
        Assert.Contains(" 0 new, 0 filled in, ", await Done("import", In("there-People.csv"), "--kind", "People", "--data", there));   // again: nothing
    }

    [Fact]
    public async Task The_row_with_the_names_of_the_columns_can_be_said()
    {
        var (list, there) = (In("head.csv"), In("heads"));
        await File.WriteAllTextAsync(list, "Sam Bold;Kenya\nAnn Cold;Kenya\nFull name;Country\nCleo Warm;Togo\n");
        await Done("migrate", "--data", there);
        var (code, said) = await Plenary("import", list, "--kind", "People", "--head-row", "9", "--data", there);
        Assert.True(code == Stop.Wrong && said.Contains("from 1 to 4", StringComparison.Ordinal), said);
        said = await Done("import", list, "--kind", "People", "--head-row", "3", "--preview", "--data", there);
        Assert.Contains("  Full name → person-name", said);
        Assert.Contains("1 rows: 1 new", said);
        Assert.Contains("  Sam Bold → ", await Done("import", list, "--kind", "People", "--head-row", "1", "--mapping", await Written("{\"Sam Bold\":\"person-name\"}"), "--preview", "--data", there));

        async Task<string> Written(string mapping)
        {
            await File.WriteAllTextAsync(In("mapping.json"), mapping);
            return In("mapping.json");
        }
    }

    [Fact]
    public async Task A_backup_is_put_in_place_elsewhere_and_holds_the_same()
    {
        var (file, there) = (In("b.plenary"), In("restored"));
        await Done("backup", file, "--data", Here);
        await Done("restore", file, "--check", "--data", there);
        Assert.False(File.Exists(Path.Combine(there, "plenary.db")));

        await Done("restore", file, "--data", there);
        await Done("audit", "verify", "--data", there);
        Assert.Equal(await File.ReadAllLinesAsync(await Export(Here, "here", "People", "csv")), await File.ReadAllLinesAsync(await Export(there, "there", "People", "csv")));

        var (code, said) = await Plenary("restore", file, "--data", there);
        Assert.True(code == Stop.CannotBegin && said.Contains("--replace", StringComparison.Ordinal), said);
        await Done("restore", file, "--replace", "--data", there);
    }

    [Fact]
    public async Task The_published_programme_is_written_in_each_format()
    {
        foreach (var (name, holds) in new[] { ("p.json", "\"version\":\"1\""), ("p.xml", "<version>1</version>"), ("p.ics", "BEGIN:VCALENDAR") })
        {
            await Done("export", "programme", In(name), "--conference", Sample.Slug, "--language", "fr", "--data", Here);
            var written = await File.ReadAllTextAsync(In(name));
            Assert.Contains(holds, written);
            Assert.Contains("Rivers without borders", written);
            Assert.DoesNotContain("CANARY", written);
        }
        Assert.Contains(" 0 new, 0 changed, 2 unchanged, ", await Done("import", "programme", In("p.json"), "--conference", Sample.Slug, "--preview", "--data", Here));
    }

    [Fact]
    public async Task What_cannot_begin_says_so_in_a_sentence()
    {
        foreach (var (words, sentence) in new[]
        {
            (new[] { "export", In("x.pdf"), "--kind", "People", "--data", Here }, ".csv"),
            (["import", In("no-such.csv"), "--kind", "People", "--data", Here], "no-such.csv"),
            (["export", In("x.csv"), "--kind", "Participants", "--conference", "no-such", "--data", Here], "no-such"),
            (["export", "programme", In("x.pdf"), "--conference", Sample.Slug, "--data", Here], ".ics"),
            (["export", "programme", In("x.ics"), "--conference", Sample.ForeignSlug, "--data", Here], "publish"),
            (["restore", In("no-such.plenary"), "--data", In("y")], "no-such.plenary"),
            (["export", In("no-such-folder/x.csv"), "--kind", "People", "--data", Here], "no-such-folder"),
        })
        {
            var (code, said) = await Plenary(words);
            Assert.True(code != 0, $"{string.Join(' ', words)}: {said}");
            Assert.Contains(sentence, said);
            Assert.DoesNotContain("   at ", said);
        }
    }
}
