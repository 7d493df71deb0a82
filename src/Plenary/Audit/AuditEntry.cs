using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Plenary.Audit;

/// <summary>
/// One line of the history that nobody can change unseen. The chain holds a commitment to the details, salted, instead of the
/// details themselves: a person's data can be erased and the chain still verifies.
/// </summary>
public class AuditEntry
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public required long Number { get; init; }
    public required Instant At { get; init; }
    public Guid? ConferenceId { get; init; }
    public Guid? AccountId { get; init; }
    /// <summary>As <c>participation.changed</c>.</summary>
    public required string Action { get; init; }
    public required Guid SubjectId { get; init; }
    /// <summary>Who and what in words, JSON; empty after erasure.</summary>
    public required string Details { get; set; }
    public required byte[] Salt { get; init; }
    public required byte[] Commitment { get; init; }
    public required byte[] Previous { get; init; }
    public required byte[] Hash { get; init; }

    /// <summary>The hash before the first entry.</summary>
    public static readonly byte[] Beginning = new byte[32];

    public static AuditEntry Append(long number, byte[] previous, AuditNote note, Instant at)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var commitment = Commit(salt, note.Details);
        return new()
        {
            Number = number,
            At = at,
            ConferenceId = note.ConferenceId,
            AccountId = note.AccountId,
            Action = note.Action,
            SubjectId = note.SubjectId,
            Details = note.Details,
            Salt = salt,
            Commitment = commitment,
            Previous = previous,
            Hash = HashOf(number, at, note.ConferenceId, note.AccountId, note.Action, note.SubjectId, commitment, previous),
        };
    }

    /// <summary>What is wrong with this entry as the successor of <paramref name="previous"/>, or null.</summary>
    public string? Fault(long expectedNumber, byte[] previous) =>
        Number != expectedNumber ? $"entry {expectedNumber} is missing"
        : !Previous.AsSpan().SequenceEqual(previous) ? $"entry {Number} does not follow the one before it"
        : !Hash.AsSpan().SequenceEqual(HashOf(Number, At, ConferenceId, AccountId, Action, SubjectId, Commitment, Previous)) ? $"entry {Number} was changed"
        : Details.Length > 0 && !Commitment.AsSpan().SequenceEqual(Commit(Salt, Details)) ? $"the details of entry {Number} were changed"
        : null;

    private static byte[] Commit(byte[] salt, string details) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(details)]);

    private static byte[] HashOf(long number, Instant at, Guid? conference, Guid? account, string action, Guid subject, byte[] commitment, byte[] previous)
    {
        var head = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(head, number);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(8), at.ToUnixTimeTicks() / 10);   // microseconds: what both databases keep
        return SHA256.HashData([.. "plenary audit 1\n"u8, .. head, .. (conference ?? Guid.Empty).ToByteArray(), .. (account ?? Guid.Empty).ToByteArray(),
            .. SHA256.HashData(Encoding.UTF8.GetBytes(action)), .. subject.ToByteArray(), .. commitment, .. previous]);
    }
}

/// <summary>What is to be written into the history with the next save.</summary>
public sealed record AuditNote(string Action, Guid SubjectId, Guid? ConferenceId, Guid? AccountId, string Details);

/// <summary>The end of the chain; its one row is what makes writers queue.</summary>
public class AuditHead
{
    public int Id { get; init; } = 1;
    public long Number { get; set; }
    public byte[] Hash { get; set; } = AuditEntry.Beginning;
}
