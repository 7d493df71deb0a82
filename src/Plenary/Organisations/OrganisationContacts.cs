using Plenary.Names;
using Plenary.People;

namespace Plenary.Organisations;

/// <summary>
/// What reaches a body besides the e-mail address that it makes public. Sealed in storage, since it tells where a body at risk sits; shown only when asked
/// for, and each reading is written into the history.
/// </summary>
/// <param name="Phone">E.164, as <c>+905551112233</c>.</param>
/// <param name="Address">Postal, in one line.</param>
public sealed record OrganisationContacts(string? Phone = null, string? Address = null)
{
    /// <summary>Characters of a postal address.</summary>
    public const int LongestAddress = 400;

    public static readonly OrganisationContacts None = new(null, null);
    public static readonly Refusal AddressTooLong = new("contacts.address-too-long", "This postal address has {0} characters; the longest possible has {1}.");

    /// <summary>Contacts as typed, brought into their stored form; empty ones are none.</summary>
    /// <param name="country">ISO 3166-1 alpha-2 of where a number without its country's digits is from.</param>
    public static Refusal? Read(string? phone, string? address, string? country, out OrganisationContacts contacts)
    {
        contacts = None;
        var (number, line) = (Contacts.PhoneOf(phone ?? "", country), OneLine(address ?? ""));
        if (number is null && !string.IsNullOrWhiteSpace(phone)) return Contacts.NoPhone.With(phone);
        if (line.Length > LongestAddress) return AddressTooLong.With(line.Length, LongestAddress);
        contacts = new(number, line.Length > 0 ? line : null);
        return null;
    }

    /// <summary>The lines of an address one after another, as they stand in a cell of a list.</summary>
    private static string OneLine(string address) =>
        string.Join(", ", address.Split('\n').Select(line => NameText.Clean(line).TrimEnd(',', ' ')).Where(line => line.Length > 0));
}
