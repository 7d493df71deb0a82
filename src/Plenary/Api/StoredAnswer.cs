using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Plenary.Api;

/// <summary>
/// What was answered to a POST with an <c>Idempotency-Key</c>. Made before the deed is begun, so that of two equal requests one does
/// it and the other waits; the answer is filled in afterwards, sealed, since it may hold what only the asker may see.
/// </summary>
public class StoredAnswer
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly Duration Kept = Duration.FromHours(24);

    /// <summary>SHA-256 of who asked and the key.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>Identifies this row to the seal.</summary>
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of method, address and body: the same key may not stand for another request.</summary>
    public required byte[] RequestHash { get; init; }
    public required Instant AskedAt { get; init; }

    /// <summary>Null until it is answered.</summary>
    public byte[]? SealedAnswer { get; init; }
}

internal sealed class Mapping : IEntityTypeConfiguration<StoredAnswer>
{
    public void Configure(EntityTypeBuilder<StoredAnswer> builder)
    {
        builder.HasKey(a => a.KeyHash);
        builder.HasIndex(a => a.AskedAt);
    }
}
