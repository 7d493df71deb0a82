using System.Security.Cryptography;
using NodaTime;
using Plenary.Storage;

namespace Plenary.Badges;

/// <summary>A key pair that signs badges of one conference (ECDSA P-256). The private half is sealed.</summary>
public class BadgeKey : ConferenceEntity
{
    /// <summary>0 to 255, in the token; unique in the conference.</summary>
    public required int Number { get; init; }

    /// <summary>SubjectPublicKeyInfo, DER.</summary>
    public required byte[] PublicKey { get; init; }
    public required byte[] SealedPrivateKey { get; init; }
    public required Instant CreatedAt { get; init; }

    /// <summary>Retired keys sign no more; badges they signed stay readable.</summary>
    public Instant? RetiredAt { get; private set; }

    public static BadgeKey Make(Guid conferenceId, int number, Keys keys, Instant at)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = Guid.CreateVersion7();
        return new()
        {
            Id = id,
            ConferenceId = conferenceId,
            Number = number,
            CreatedAt = at,
            PublicKey = pair.ExportSubjectPublicKeyInfo(),
            SealedPrivateKey = keys.Seal(pair.ExportPkcs8PrivateKey(), id, "badge-key.private"),
        };
    }

    public ECDsa ForSigning(Keys keys)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(keys.Open(SealedPrivateKey, Id, "badge-key.private"), out _);
        return key;
    }

    public ECDsa ForReading()
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(PublicKey, out _);
        return key;
    }

    public void Retire(Instant at) => RetiredAt ??= at;
}
