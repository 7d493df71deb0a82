using System.Reflection;

namespace Plenary.Names;

/// <summary>The text tables of this folder, embedded in the assembly.</summary>
internal static class Resource
{
    /// <summary>The lines of a table; empty lines and lines that begin with # are comments.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Plenary.Names." + name)
            ?? throw new InvalidOperationException($"The table {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line;
    }
}
