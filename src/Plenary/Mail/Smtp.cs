using MailKit.Security;

namespace Plenary.Mail;

/// <summary>The mail server that takes our letters. From the settings under <c>Smtp</c>; without a host nothing leaves Plenary, and letters are read in the outbox.</summary>
/// <param name="From">The address letters come from, as <c>conference@example.org</c>.</param>
/// <param name="FromName">The name beside it.</param>
/// <param name="Timeout">For connecting and for each answer of the server.</param>
public sealed record Smtp(string Host, int Port, string User, string Password, string From, string FromName, SecureSocketOptions Security, TimeSpan Timeout)
{
    /// <summary>Null when no host is set.</summary>
    /// <exception cref="InvalidOperationException">A host is set, and something else is missing or wrong.</exception>
    public static Smtp? Of(IConfiguration configuration)
    {
        var section = configuration.GetSection("Smtp");
        if (section["Host"] is not { Length: > 0 } host) return null;
        var from = section["From"] is { Length: > 0 } address ? address : throw new InvalidOperationException("Smtp:Host is set, but Smtp:From is not: the address that letters come from.");
        var security = (section["Security"] ?? "starttls") switch
        {
            "starttls" => SecureSocketOptions.StartTls,
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,   // for a server on the same machine
            var other => throw new InvalidOperationException($"Smtp:Security is “{other}”; write starttls, tls or none."),
        };
        var port = section.GetValue("Port", security is SecureSocketOptions.SslOnConnect ? 465 : 587);
        return new(host, port, section["User"] ?? "", section["Password"] ?? "", from, section["FromName"] ?? "", security, TimeSpan.FromSeconds(section.GetValue("TimeoutSeconds", 30)));
    }
}
