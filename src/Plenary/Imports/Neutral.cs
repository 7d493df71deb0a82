namespace Plenary.Imports;

/// <summary>
/// A cell of a CSV that begins with =, +, -, @, a tab or a line end may be run as a formula by whoever opens the file
/// (OWASP, CSV injection); an apostrophe before it makes it text again. Reading takes that apostrophe away, so that what
/// Plenary wrote it reads back as it was.
/// </summary>
internal static class Neutral
{
    public static string Make(string text) => IsNeutral(text) ? "'" + text : text;

    public static string Undo(string text) => text.Length > 1 && text[0] == '\'' && IsNeutral(text) ? text[1..] : text;

    /// <summary>Any number of apostrophes and then the sign: with one apostrophe more or less it stays so, hence nothing is lost.</summary>
    private static bool IsNeutral(string text)
    {
        var at = 0;
        while (at < text.Length && text[at] == '\'') at++;
        return at < text.Length && text[at] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
    }
}
