using NodaTime;

namespace Plenary.Records;

/// <summary>Something in the record of a conference: a note of the secretariat until it is published, and again once it is withdrawn from the public.</summary>
public abstract class RecordItem : ConferenceEntity
{
    public static readonly Refusal AlreadyPublic = new("record.already-public", "The public reads it already.");
    public static readonly Refusal NotPublic = new("record.not-public", "The public does not read it now.");
    public static readonly Refusal WasPublic = new("record.was-public", "It was public and stays in the record. It can be withdrawn from the public, not deleted.");

    /// <summary>Since when the public may read it; null while nobody outside ever could.</summary>
    public Instant? PublishedAt { get; private set; }

    /// <summary>Since when it may not any more; null again when it is published anew.</summary>
    public Instant? WithdrawnAt { get; private set; }

    public bool IsPublished => PublishedAt is not null && WithdrawnAt is null;

    public Refusal? Publish(Instant at)
    {
        if (IsPublished) return AlreadyPublic;
        if (NotReady() is { } refusal) return refusal;
        (PublishedAt, WithdrawnAt) = (at, null);
        return null;
    }

    public Refusal? Withdraw(Instant at)
    {
        if (!IsPublished) return NotPublic;
        WithdrawnAt = at;
        return null;
    }

    /// <summary>Null when it may be deleted: nobody outside has ever read it.</summary>
    public Refusal? Discard() => PublishedAt is null ? null : WasPublic;

    /// <summary>What is missing before anybody can read it.</summary>
    protected abstract Refusal? NotReady();
}

public static class PublicItems
{
    /// <summary>The one predicate of what the public may read: pages, API, search and reports all ask it.</summary>
    public static IQueryable<TItem> PublicAt<TItem>(this IQueryable<TItem> items, Instant now) where TItem : RecordItem =>
        items.Where(i => i.PublishedAt <= now && i.WithdrawnAt == null);
}
