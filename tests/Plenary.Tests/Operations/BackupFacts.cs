using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Operations;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Operations;

/// <summary>What an archive is, of whichever database; <see cref="RestoreFacts"/> puts it in place.</summary>
[Trait("on", "database")]
public class BackupFacts : IAsyncLifetime
{
    private const string Passphrase = "correct horse battery";
    private readonly PlenaryApp app = new();
    private readonly string folder = Directory.CreateTempSubdirectory("plenary-backup-").FullName;

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_backup_holds_all_and_says_so()
    {
        await app.InScope(s => s.GetRequiredService<FileStore>().Keep(Encoding.UTF8.GetBytes("a photograph")));
        var (file, manifest) = await Made();
        var into = Path.Combine(folder, "restored");
        var read = await Restore.Unpack(file, Passphrase, into);

        Assert.Null(await DatabaseCheck.Fault(Path.Combine(into, "plenary.db"), read));
        Assert.Equal(manifest.AuditHash, read.AuditHash);
        Assert.True(read.AuditEntries > 20);
        Assert.Contains("a photograph", Directory.EnumerateFiles(Path.Combine(into, "files"), "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        // What is sealed opens with the key that came along.
        await using var db = DatabaseCheck.Open(Path.Combine(into, "plenary.db"));
        var person = await db.People.SingleAsync(p => p.Id == app.Sample.People[Plenary.Accreditations.ParticipationState.Accredited]);
        Assert.EndsWith("@example.org", person.Contacts(Keys.FromFile(Path.Combine(into, "keys", "installation.key"))).Email);
    }

    [Fact]
    public async Task Nothing_of_it_can_be_read_in_the_file()
    {
        var (file, _) = await Made();
        var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
        Assert.DoesNotContain("SQLite format", bytes);
        Assert.DoesNotContain("manifest", bytes);
    }

    [Fact]
    public async Task The_copy_that_is_not_sealed_is_its_owners_and_goes_even_when_a_run_was_cut_off()
    {
        var place = await app.InScope(s => Task.FromResult(s.GetRequiredService<DataPlace>()));
        var left = await app.InScope(s => Backup.Copy(place, s.GetRequiredService<PlenaryDb>()));
        await File.WriteAllTextAsync(left + "-journal", "of a run that was cut off");
        Assert.Equal(place.Data, Path.GetDirectoryName(left));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(left));

        await Made();
        Assert.Empty(Directory.GetFiles(place.Data, "*.database*"));
        Assert.Equal(["b.plenary"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Another_passphrase_does_not_open_it()
    {
        var (file, _) = await Made();
        var stop = await Assert.ThrowsAsync<Stop>(() => Restore.Unpack(file, "correct horse batterz", Path.Combine(folder, "x")));
        Assert.Contains("not the passphrase", stop.Message);
    }

    [Theory, InlineData(0.1), InlineData(0.5), InlineData(0.999)]
    public async Task One_changed_byte_is_seen(double where)
    {
        var (file, _) = await Made();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[(int)(bytes.Length * where)] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        await Assert.ThrowsAsync<Stop>(() => Restore.Unpack(file, Passphrase, Path.Combine(folder, "x")));
    }

    [Theory, InlineData(1), InlineData(40), InlineData(65_552), InlineData(70_000)]
    public async Task A_cut_file_is_seen(int missing)
    {
        var (file, _) = await Made();
        await using (var stream = new FileStream(file, FileMode.Open)) stream.SetLength(stream.Length - missing);
        await Assert.ThrowsAsync<Stop>(() => Restore.Unpack(file, Passphrase, Path.Combine(folder, "x")));
    }

    [Fact]
    public async Task A_history_that_was_changed_is_not_put_in_place()
    {
        var (file, _) = await Made();
        var into = Path.Combine(folder, "restored");
        var manifest = await Restore.Unpack(file, Passphrase, into);
        var database = Path.Combine(into, "plenary.db");
        await using (var db = DatabaseCheck.Open(database))
            await db.AuditEntries.Where(e => e.Number == 7).ExecuteUpdateAsync(set => set.SetProperty(e => e.Action, "nothing.happened"));
        Assert.Contains("entry 7 was changed", await DatabaseCheck.Fault(database, manifest));
    }

    [Theory, InlineData(0), InlineData(1), InlineData(65_535), InlineData(65_536), InlineData(65_537), InlineData(200_000)]
    public void Whatever_its_length_a_sealed_text_comes_back(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        var file = new MemoryStream();
        using (var sealing = SealedStream.Write(file, Passphrase)) sealing.Write(plain);
        file.Position = 0;
        var back = new MemoryStream();
        using (var opened = SealedStream.Read(file, Passphrase)) opened.CopyTo(back);
        Assert.Equal(plain, back.ToArray());
    }

    private async Task<(string File, Manifest Manifest)> Made()
    {
        var file = Path.Combine(folder, "b.plenary");
        await app.InScope(s => s.GetRequiredService<FileStore>().Keep(RandomNumberGenerator.GetBytes(200_000)));   // so that it has several blocks
        var manifest = await app.InScope(async s => await Backup.Write(s.GetRequiredService<DataPlace>(), s.GetRequiredService<PlenaryDb>(), Sample.Now, file, Passphrase));
        return (file, manifest);
    }
}
