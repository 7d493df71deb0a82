using NodaTime;

namespace Plenary.Records;

/// <summary>A text in one language, as said or as translated.</summary>
public sealed record Rendering(string Language, string Summary, string Text);

/// <summary>What one speaker said in one session.</summary>
public class Intervention : ConferenceEntity
{
    public static readonly Refusal SpeakerMissing = new("intervention.speaker-missing", "Say who spoke.");

    public required Guid SessionId { get; init; }
    /// <summary>In which order they spoke.</summary>
    public int Order { get; set; }
    public Guid? PersonId { get; set; }
    public required string SpeakerName { get; set; }
    public string SpeakerOffice { get; set; } = "";
    /// <summary>For whom they spoke: organisation or country, as announced.</summary>
    public string For { get; set; } = "";
    public Guid? OrganisationId { get; set; }

    /// <summary>When they began, in the conference's time.</summary>
    public LocalDateTime? At { get; set; }
    /// <summary>The language it was given in.</summary>
    public required string Language { get; set; }
    public string Summary { get; set; } = "";
    public string Text { get; set; } = "";
    public List<string> Quotations { get; set; } = [];
    public List<Rendering> Translations { get; set; } = [];

    /// <summary>Since when the public may read it; null while it is a note of the rapporteur.</summary>
    public Instant? PublishedAt { get; set; }

    /// <summary>Normalised words of speaker, summary and text, for finding.</summary>
    public string SearchKey { get; internal set; } = "";

    public bool IsPublic(Instant now) => PublishedAt is { } at && at <= now;
}

public enum DecisionMethod { Consensus, ShowOfHands, RollCall, SecretBallot }

public enum DecisionResult { Adopted, Rejected, Postponed }

/// <summary>A text put to the conference, and what became of it.</summary>
public class Decision : ConferenceEntity
{
    public required Guid SessionId { get; init; }
    /// <summary>1, 2, 3 … within the conference.</summary>
    public required int Number { get; init; }
    public required LocalText Title { get; set; }
    public required LocalText Text { get; set; }
    public string Proposer { get; set; } = "";
    public DecisionMethod Method { get; set; }
    public DecisionResult Result { get; set; }
    public int? InFavour { get; set; }
    public int? Against { get; set; }
    public int? Abstaining { get; set; }
    public LocalDateTime? At { get; set; }
    public Instant? PublishedAt { get; set; }

    public bool IsPublic(Instant now) => PublishedAt is { } at && at <= now;
}

/// <summary>A numbered conference document: agenda, statement, draft, communiqué.</summary>
public class Document : ConferenceEntity
{
    /// <summary>As <c>CN13/2/Rev.1</c>; unique in the conference.</summary>
    public required string Symbol { get; set; }
    public required LocalText Title { get; set; }
    public int Order { get; set; }
    public List<DocumentFile> Files { get; init; } = [];
    public Instant? PublishedAt { get; set; }

    public bool IsPublic(Instant now) => PublishedAt is { } at && at <= now;
}

/// <summary>A document in one language, one version. Older versions stay.</summary>
public class DocumentFile : ConferenceEntity
{
    public required Guid DocumentId { get; init; }
    public required string Language { get; init; }
    public required int Number { get; init; }
    /// <summary>Content hash in the file store.</summary>
    public required string File { get; init; }
    public required string ContentType { get; init; }
    public required long Bytes { get; init; }
    public required Instant AddedAt { get; init; }
    public required string AddedBy { get; init; }
}
