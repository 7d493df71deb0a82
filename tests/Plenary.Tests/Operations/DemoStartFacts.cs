using Plenary.Operations;
using Plenary.Storage;
using Xunit;

namespace Plenary.Tests.Operations;

/// <summary>A demo that is stopped in the middle of filling its folder.</summary>
public sealed class DemoStartFacts : IDisposable
{
    private readonly DataPlace place = new(Directory.CreateTempSubdirectory("plenary-demo-").FullName, null);

    public DemoStartFacts()
    {
        Directory.CreateDirectory(Path.Combine(place.FilesFolder, "ab"));
        foreach (var file in new[] { place.SqliteFile, place.SqliteFile + "-wal", Path.Combine(place.FilesFolder, "ab", "photo") }) File.WriteAllText(file, "half");
    }

    [Fact]
    public void Begins_anew_at_the_next_start()
    {
        File.WriteAllText(Path.Combine(place.Data, "demo.unfinished"), "");
        DemoStart.Begin(place);
        Assert.Empty(Directory.GetFileSystemEntries(place.Data));
    }

    [Fact]
    public void What_is_no_unfinished_demo_stays()
    {
        DemoStart.Begin(place);
        Assert.True(File.Exists(place.SqliteFile) && File.Exists(Path.Combine(place.FilesFolder, "ab", "photo")));
    }

    public void Dispose() => Directory.Delete(place.Data, recursive: true);
}
