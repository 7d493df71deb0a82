namespace Plenary.Tests.Shape;

/// <summary>The sources that these tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = Find();

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Plenary.slnx"))) return at.FullName;
        throw new DirectoryNotFoundException("The tests look at the sources; run them from the repository.");
    }

    /// <summary>Our own files below a folder, with their paths from the root.</summary>
    public static IEnumerable<(string Path, string[] Lines)> Files(string folder, params string[] endings) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where endings.Any(path.EndsWith) && !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "Migrations" or "dist")
        select (path, File.ReadAllLines(file));
}
