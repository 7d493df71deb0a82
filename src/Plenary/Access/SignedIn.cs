using NodaTime;

namespace Plenary.Access;

/// <summary>One sign-in of one account on one device. It lives on the server: deleting the row ends it within a request.</summary>
public class SignedIn
{
    /// <summary>Idle this long, a sign-in ends.</summary>
    public static readonly Duration Idle = Duration.FromHours(12);

    /// <summary>However busy, a sign-in ends after this: somebody must then prove again who they are.</summary>
    public static readonly Duration Longest = Duration.FromDays(7);

    /// <summary>SHA-256 of the key in the cookie, as hex.</summary>
    public required string KeyHash { get; init; }

    /// <summary>Names the row on the page of one's own devices; says nothing of the key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid? AccountId { get; set; }
    public required byte[] Ticket { get; set; }
    public required Instant ExpiresAt { get; set; }
    public required Instant Since { get; init; }

    /// <summary>To a few minutes.</summary>
    public Instant LastSeenAt { get; set; }

    /// <summary>What the browser calls itself, in short: "Firefox, Linux". For its owner to know it again, nothing else.</summary>
    public string Device { get; init; } = "";

    public bool IsLive(Instant now) => now < ExpiresAt && now < Since + Longest;
}
