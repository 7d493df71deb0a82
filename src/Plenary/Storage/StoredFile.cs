using NodaTime;

namespace Plenary.Storage;

/// <summary>A file that was taken in: where it may be used and what it is. The bytes lie in the file store under their hash.</summary>
public class StoredFile : ConferenceEntity
{
    /// <summary>SHA-256 of the stored bytes, hex.</summary>
    public required string Hash { get; init; }
    public required string ContentType { get; init; }
    public required long Bytes { get; init; }
    public required Instant AddedAt { get; init; }
}
