namespace Plenary.People;

/// <summary>What a search word leads to.</summary>
public enum Subject { Person, Organisation }

/// <summary>
/// One normalised word of a name in the directory, so that a search by the beginnings of words is a walk along an index on
/// both databases and as quick among 100,000 people as among 1,000. Kept in step with the names when they are saved.
/// </summary>
public class SearchWord
{
    public required Subject Subject { get; init; }
    /// <summary>At most 40 characters of the normalised word.</summary>
    public required string Word { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>The distinct words of a search key.</summary>
    public static IEnumerable<string> Of(string searchKey) =>
        searchKey.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Length > 40 ? w[..40] : w).Distinct(StringComparer.Ordinal).Take(32);
}
