namespace Plenary.Tests;

/// <summary>Tables in tests/cases that several languages read.</summary>
internal static class Cases
{
    public static string Path(string file) => System.IO.Path.Combine(AppContext.BaseDirectory, "cases", file);
}
