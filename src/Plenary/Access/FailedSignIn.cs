using NodaTime;
using Plenary.Storage;

namespace Plenary.Access;

/// <summary>
/// One attempt to sign in that did not succeed (or is still being judged). Counted by what was typed, whether such an account exists or not,
/// so that neither words nor time tell which accounts there are. Kept for a day.
/// </summary>
public class FailedSignIn
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Keyed fingerprint of the typed e-mail address.</summary>
    public required byte[] NameKey { get; init; }

    /// <summary>Keyed fingerprint of the typed address together with the place it came from.</summary>
    public required byte[] PlaceKey { get; init; }
    public required Instant At { get; init; }

    /// <summary>So many from one place within <see cref="ShortWhile"/>…</summary>
    public const int MostFromOnePlace = 5;

    /// <summary>… and so many from anywhere within <see cref="LongWhile"/>. Higher, so that a stranger cannot easily lock a secretariat out; a passkey always works.</summary>
    public const int MostFromAnywhere = 50;

    public static readonly Duration ShortWhile = Duration.FromMinutes(15), LongWhile = Duration.FromHours(1), Kept = Duration.FromDays(1);

    public static readonly Refusal TooMany = new("sign-in.too-many", "Too many attempts. Wait a quarter of an hour, or sign in with a passkey.");

    public static FailedSignIn Of(string email, string place, Instant at, Keys keys) => new()
    {
        NameKey = keys.BlindIndex(Account.Normal(email), "sign-in.name"),
        PlaceKey = keys.BlindIndex($"{Account.Normal(email)} {place}", "sign-in.place"),
        At = at,
    };

    /// <summary>Whether this attempt may be judged at all; the counts include it.</summary>
    public static Refusal? Judge(int fromThisPlace, int fromAnywhere) =>
        fromThisPlace > MostFromOnePlace || fromAnywhere > MostFromAnywhere ? TooMany : null;
}
