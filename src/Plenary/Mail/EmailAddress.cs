namespace Plenary.Mail;

/// <summary>
/// An e-mail address as a person types it. It is looked at only as far as a slip can be told in plain words; whether it exists,
/// the first mail shows.
/// </summary>
public static class EmailAddress
{
    /// <summary>RFC 5321, 4.5.3.1.3: 256 octets with the angle brackets.</summary>
    public const int Longest = 254;

    public static readonly Refusal Missing = new("email.missing", "Write an e-mail address.");
    public static readonly Refusal NotOneAt = new("email.not-one-at", "An e-mail address has one @, as in name@example.org.");
    public static readonly Refusal NoEnding = new("email.no-ending", "This address stops after “{0}”. Add the ending, such as {0}.org.");
    public static readonly Refusal NothingBefore = new("email.nothing-before", "The part before the @ is missing.");
    public static readonly Refusal HasSpaces = new("email.has-spaces", "An e-mail address has no spaces. Write one address alone.");
    public static readonly Refusal TooLong = new("email.too-long", "An e-mail address has at most {0} characters.");
    public static readonly Refusal StrangeSigns = new("email.strange-signs", "This address holds signs that no address has. Write it again by hand.");

    /// <summary>The address without what copying adds around it, or the refusal.</summary>
    public static Refusal? Read(string? typed, out string address)
    {
        address = (typed ?? "").Trim().Trim('<', '>');
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) address = address[7..];
        if (address.Length == 0) return Missing;
        if (address.Length > Longest) return TooLong.With(Longest);
        if (address.Any(char.IsWhiteSpace) || address.Contains(',') || address.Contains(';')) return HasSpaces;
        if (address.Any(c => char.IsControl(c) || c is '"' or '\\' or '(' or ')' or '<' or '>' or '[' or ']' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format)) return StrangeSigns;

        var at = address.IndexOf('@');
        if (at < 0 || at != address.LastIndexOf('@')) return NotOneAt;
        if (at == 0) return NothingBefore;
        var host = address[(at + 1)..].TrimEnd('.');
        if (host.Length == 0 || host[0] == '.' || host.Contains("..", StringComparison.Ordinal)) return NotOneAt;
        if (!host.Contains('.')) return NoEnding.With(host);
        address = address[..(at + 1)] + host;
        return null;
    }
}
