using PhoneNumbers;

namespace Plenary.People;

/// <summary>What reaches a person privately. Sealed in storage; shown only where an area of work needs it.</summary>
/// <param name="Email">In lower case.</param>
/// <param name="Phone">E.164, as <c>+905551112233</c>.</param>
public sealed record Contacts(string? Email, string? Phone)
{
    public static readonly Contacts None = new(null, null);
    public static readonly Refusal NoEmail = new("contacts.no-email", "“{0}” is not an e-mail address. Write, for example, name@example.org.");
    public static readonly Refusal NoPhone = new("contacts.no-phone", "“{0}” is not a telephone number. Write it with its country, for example +90 555 111 22 33.");

    /// <summary>Contacts as typed, brought into their stored form; empty ones are none.</summary>
    /// <param name="country">ISO 3166-1 alpha-2 of where a number without its country's digits is from.</param>
    public static Refusal? Read(string? email, string? phone, string? country, out Contacts contacts)
    {
        contacts = None;
        var (mail, number) = (EmailOf(email ?? ""), PhoneOf(phone ?? "", country));
        if (mail is null && !string.IsNullOrWhiteSpace(email)) return NoEmail.With(email);
        if (number is null && !string.IsNullOrWhiteSpace(phone)) return NoPhone.With(phone);
        contacts = new(mail, number);
        return null;
    }

    /// <summary>In lower case; null when the text is no address.</summary>
    public static string? EmailOf(string text)
    {
        text = text.Trim().TrimEnd(';', ',', '.').ToLowerInvariant();
        if (text.StartsWith("mailto:", StringComparison.Ordinal)) text = text[7..];
        var at = text.IndexOf('@');
        return at > 0 && at == text.LastIndexOf('@') && text.Length <= 254 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or '"')
            && text.LastIndexOf('.') is var dot && dot > at + 1 && dot < text.Length - 2 ? text : null;
    }

    /// <summary>E.164; null when the text is no number of any country.</summary>
    public static string? PhoneOf(string text, string? country)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 40) return null;
        try
        {
            var util = PhoneNumberUtil.GetInstance();
            var number = util.Parse(text.StartsWith("00", StringComparison.Ordinal) ? "+" + text[2..] : text, country is { Length: 2 } ? country : null);
            return util.IsPossibleNumber(number) ? util.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;   // the library has no other way to say that it is no number
        }
    }
}
