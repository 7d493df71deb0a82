using System.Buffers.Binary;
using NodaTime;

namespace Plenary.Badges;

/// <summary>What a badge says of itself at a gate: which badge of which conference, what it opens and when. No personal data.</summary>
/// <remarks>31 bytes, big-endian: version 1, key 1, conference 4, badge 10, category 1, zones 2, not-before 4, not-after 4, sequence 4.
/// The two times are whole minutes since 1970 in UTC.</remarks>
public sealed record BadgePayload
{
    public const int Size = 31;
    internal const byte Version = 1;

    /// <summary>Which of the conference's badge keys signed it.</summary>
    public required byte Key { get; init; }
    /// <summary>The conference's number in this installation.</summary>
    public required uint Conference { get; init; }
    public required BadgeId Badge { get; init; }
    /// <summary>The category of participant, as the door sheet numbers them.</summary>
    public required byte Category { get; init; }
    /// <summary>One bit for each zone of the conference, zone 0 lowest.</summary>
    public required ushort Zones { get; init; }
    /// <summary>Admits from this minute. A part of a minute is rounded down.</summary>
    public required Instant NotBefore { get; init; }
    /// <summary>Admits until this minute. A part of a minute is rounded up.</summary>
    public required Instant NotAfter { get; init; }
    /// <summary>Counts up with every issue, so that of two badges for one person the younger is known without network.</summary>
    public required uint Sequence { get; init; }

    internal void Write(Span<byte> to)
    {
        to[0] = Version;
        to[1] = Key;
        BinaryPrimitives.WriteUInt32BigEndian(to[2..], Conference);
        Badge.Write(to[6..]);
        to[16] = Category;
        BinaryPrimitives.WriteUInt16BigEndian(to[17..], Zones);
        BinaryPrimitives.WriteUInt32BigEndian(to[19..], checked((uint)(NotBefore.ToUnixTimeSeconds() / 60)));
        BinaryPrimitives.WriteUInt32BigEndian(to[23..], checked((uint)((NotAfter.ToUnixTimeMilliseconds() + 59_999) / 60_000)));
        BinaryPrimitives.WriteUInt32BigEndian(to[27..], Sequence);
    }

    /// <summary>Null for another version, or for minutes past the last that a calendar knows.</summary>
    internal static BadgePayload? Read(ReadOnlySpan<byte> from) => from[0] != Version || Minutes(from[19..]) > LastMinute || Minutes(from[23..]) > LastMinute ? null : new()
    {
        Key = from[1],
        Conference = BinaryPrimitives.ReadUInt32BigEndian(from[2..]),
        Badge = BadgeId.Read(from[6..]),
        Category = from[16],
        Zones = BinaryPrimitives.ReadUInt16BigEndian(from[17..]),
        NotBefore = Instant.FromUnixTimeSeconds(Minutes(from[19..]) * 60L),
        NotAfter = Instant.FromUnixTimeSeconds(Minutes(from[23..]) * 60L),
        Sequence = BinaryPrimitives.ReadUInt32BigEndian(from[27..]),
    };

    private static uint Minutes(ReadOnlySpan<byte> from) => BinaryPrimitives.ReadUInt32BigEndian(from);

    private static readonly uint LastMinute = (uint)(Instant.MaxValue.ToUnixTimeSeconds() / 60);
}
