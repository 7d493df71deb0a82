namespace Plenary;

/// <summary>Anything that is stored, has an identity and may be edited by two people at once.</summary>
public abstract class Entity
{
    /// <summary>Made when the thing is made (version 7, so that indexes grow at their end); never changes.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Counts the saved changes. A change based on an older version is refused, and an API client sees it as the <c>ETag</c>.</summary>
    public int Version { get; internal set; }
}

/// <summary>An entity that belongs to one conference. Reading it outside the scope of that conference finds nothing.</summary>
public abstract class ConferenceEntity : Entity
{
    public required Guid ConferenceId { get; init; }
}
