namespace Plenary.Programme;

/// <summary>A link or an attachment of a session, as it was imported.</summary>
/// <param name="Type">One of the exchange format's words: slides, paper, web, blog, article, media, related, activitypub.</param>
public sealed record CarriedLink(string Url, string? Title = null, string? Type = null)
{
    /// <summary>A page may link to it: an address of the web, and no script.</summary>
    public bool IsWeb => Url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || Url.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// What an import brought that Plenary has no field for, by the names of the frab schedule format. It is public, since the file was
/// made to be published; what the format does not know is not kept.
/// </summary>
public sealed record Carried(
    string? Slug = null, string? Code = null, string? Type = null, string? Url = null, string? Logo = null, string? Licence = null,
    bool? DoNotRecord = null, bool? DoNotStream = null, string? FeedbackUrl = null, string? OriginUrl = null)
{
    public IReadOnlyList<CarriedLink> Links { get; init; } = [];
    public IReadOnlyList<CarriedLink> Attachments { get; init; } = [];

    // Lists are compared by what is in them.
    public bool Equals(Carried? other) => other is not null
        && (Slug, Code, Type, Url, Logo, Licence, DoNotRecord) == (other.Slug, other.Code, other.Type, other.Url, other.Logo, other.Licence, other.DoNotRecord)
        && (DoNotStream, FeedbackUrl, OriginUrl) == (other.DoNotStream, other.FeedbackUrl, other.OriginUrl)
        && Links.SequenceEqual(other.Links) && Attachments.SequenceEqual(other.Attachments);

    public override int GetHashCode() => HashCode.Combine(Slug, Url, Links.Count, Attachments.Count);
}

/// <summary>The same for a person of an imported session.</summary>
/// <param name="Number">The id of frab; people of pretalx have a <paramref name="Code"/>.</param>
public sealed record CarriedPerson(int? Number = null, Guid? ExchangeId = null, string? Code = null, string? Url = null, string? Avatar = null, string? Biography = null);
