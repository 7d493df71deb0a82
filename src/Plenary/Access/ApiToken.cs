using NodaTime;

namespace Plenary.Access;

/// <summary>A key for a program. It acts as its account, never beyond its scopes.</summary>
public class ApiToken : Entity
{
    /// <summary>Before each token, so that one that was left in a file or a chat is found again by its look.</summary>
    public const string Prefix = "plenary_";

    public required Guid AccountId { get; init; }
    public required string Name { get; init; }
    /// <summary>SHA-256 of the token; the token is shown once.</summary>
    public required byte[] TokenHash { get; init; }
    /// <summary>Scope names as <see cref="Scope.ScopeName"/> makes them.</summary>
    public required List<string> Scopes { get; init; }
    /// <summary>Null: wherever the account holds a role.</summary>
    public Guid? ConferenceId { get; init; }
    public required Instant CreatedAt { get; init; }
    public Instant? ExpiresAt { get; init; }
    public Instant? RevokedAt { get; private set; }

    public bool IsValid(Instant now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);

    public static readonly Refusal AlreadyRevoked = new("token.already-revoked", "This token has already been revoked.");
    public static readonly Refusal NoName = new("token.no-name", "Write what the token is for, in at most {0} characters.");
    public static readonly Refusal NoScopes = new("token.no-scopes", "Choose what the token may do.");
    public static readonly Refusal BeyondYou = new("token.beyond-you", "A token cannot do more than you may: {0}.");
    public static readonly Refusal InThePast = new("token.in-the-past", "The token would end before it begins.");
    public static readonly Refusal BeyondItsMaker = new("token.beyond-its-maker", "A token makes only tokens that end no later and are bound to the same conference.");

    /// <summary>Scopes that hold another one: to change a thing is to read it too.</summary>
    public static bool Includes(IReadOnlySet<string> scopes, string scope) =>
        scopes.Contains(scope) || (scope.EndsWith(":read", StringComparison.Ordinal) && scopes.Contains(scope[..^"read".Length] + "change"));

    /// <summary>A token outlives a sign-in: at a browser left open nobody makes one without the password.</summary>
    public static readonly Refusal NeedsPassword = new("token.needs-password", "Make a token on the page of your account, where the password is asked for. A token can make others.");

    private const int LongestName = 60;

    /// <summary>Makes a token.</summary>
    /// <param name="roles">The roles that its account holds where the token is to act.</param>
    /// <param name="maker">The token that asks for it, if a program does: what it makes stays within it.</param>
    /// <param name="token">To be shown once.</param>
    public static Refusal? Make(Guid accountId, string name, IReadOnlyCollection<string> scopes, Guid? conferenceId, Instant? expires, IReadOnlyCollection<Role> roles, ApiToken? maker, Instant now, out ApiToken made, out string token)
    {
        (made, token) = (null!, Prefix + Secret.New());
        if (name.Trim() is not { Length: > 0 and <= LongestName }) return NoName.With(LongestName);
        if (scopes.Count == 0) return NoScopes;
        if (scopes.FirstOrDefault(scope => !Offered(roles, maker).Contains(scope)) is { } beyond) return BeyondYou.With(beyond);
        if (expires <= now) return InThePast;
        if (maker is not null && (maker.ConferenceId is { } bound && bound != conferenceId || maker.ExpiresAt is { } end && (expires is null || expires > end))) return BeyondItsMaker;
        made = new() { AccountId = accountId, Name = name.Trim(), Scopes = [.. scopes.Distinct().Order(StringComparer.Ordinal)], ConferenceId = conferenceId, ExpiresAt = expires, CreatedAt = now, TokenHash = Secret.Hash(token) };
        return null;
    }

    /// <summary>What a token may be given: what these roles may do, and what the token may that asks for it.</summary>
    public static IReadOnlySet<string> Offered(IReadOnlyCollection<Role> roles, ApiToken? maker = null)
    {
        var scope = new Scope();
        scope.EnterAs(Actor.Public, roles, null, maker?.Scopes.ToHashSet());
        return Enum.GetValues<Area>().SelectMany(area => Enum.GetValues<Deed>().Where(deed => scope.May(area, deed)).Select(deed => Scope.ScopeName(area, deed))).ToHashSet();
    }

    public Refusal? Revoke(Instant at)
    {
        if (RevokedAt is not null) return AlreadyRevoked;
        RevokedAt = at;
        return null;
    }
}
