using System.Text.RegularExpressions;

namespace Plenary.Conferences;

/// <summary>The short names of series, conferences and categories, as they stand in addresses and files.</summary>
public static partial class ShortName
{
    public static readonly Refusal Taken = new("slug.taken", "The short name “{0}” is taken. Choose another.");
    public static readonly Refusal Bad = new("slug.bad", "A short name has 2 to 40 small letters a–z, digits and hyphens.");

    public static bool Fits(string name) => Form().IsMatch(name);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
