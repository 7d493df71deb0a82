using System.Security.Cryptography;
using System.Text;
using Plenary.Organisations;

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

    /// <summary>At most 40 characters of the normalised word; or the mark of a whole name other than the first (<see cref="MarkOf(string)"/>).</summary>
    public required string Word { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>The sort key of whoever bears the name, so that the bearers of a common word are read in the order of their names; null for a record that was merged away.</summary>
    public required string? SortKey { get; set; }

    /// <summary>All words of a person.</summary>
    public static IEnumerable<SearchWord> Of(Person person) => Of(Subject.Person, person.Id, Of(person.SearchKey, person.Names), person.MergedIntoId is null ? person.SortKey : null);

    /// <summary>All words of an organisation.</summary>
    public static IEnumerable<SearchWord> Of(Organisation body) => Of(Subject.Organisation, body.Id, Of(body.SearchKey, body.Names), body.MergedIntoId is null ? body.SortKey : null);

    private static IEnumerable<SearchWord> Of(Subject subject, Guid id, IEnumerable<string> words, string? sortKey) =>
        words.Select(word => new SearchWord { Subject = subject, Word = word, SubjectId = id, SortKey = sortKey });

    /// <summary>The distinct words of a search key.</summary>
    public static IEnumerable<string> Of(string searchKey) =>
        searchKey.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Length > 40 ? w[..40] : w).Distinct(StringComparer.Ordinal).Take(32);

    /// <summary>The words of all names, and a mark for each whole name but the first, which the sort key already finds.</summary>
    public static IEnumerable<string> Of(string searchKey, IEnumerable<WrittenName> names) => Of(searchKey).Concat(names.Skip(1).Select(n => MarkOf(n.Text))).Distinct(StringComparer.Ordinal);

    /// <summary>Stands for one whole name after normalising: <c>=</c>, which no word begins with, and 32 hexadecimal digits.</summary>
    public static string MarkOf(string name) => MarkOf(name, Names.SearchKey.Of(name));

    /// <param name="key">The search key of the name.</param>
    internal static string MarkOf(string name, string key) => "=" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.Length > 0 ? key : name)).AsSpan(0, 16));
}
