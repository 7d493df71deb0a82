using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Badges;

/// <summary>Writes the codes of one conference's badges, each with the key it was issued under.</summary>
public sealed class BadgeSigner : IDisposable
{
    private readonly Conference conference;
    private readonly List<Zone> zones;
    private readonly Dictionary<int, ECDsa> pairs;

    private BadgeSigner(Conference conference, List<Zone> zones, Dictionary<int, ECDsa> pairs) => (this.conference, this.zones, this.pairs) = (conference, zones, pairs);

    public static async Task<BadgeSigner> Open(PlenaryDb db, Conference conference, Keys keys, CancellationToken cancellationToken = default) => new(
        conference, await db.Zones.AsNoTracking().ToListAsync(cancellationToken),
        await db.BadgeKeys.AsNoTracking().ToDictionaryAsync(k => k.Number, k => k.ForSigning(keys), cancellationToken));

    public string Token(Badge badge, Category category) => BadgeToken.Sign(badge.Payload(conference, category, zones), pairs[badge.KeyNumber]);

    public void Dispose()
    {
        foreach (var pair in pairs.Values) pair.Dispose();
    }
}
