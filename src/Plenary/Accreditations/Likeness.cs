using Microsoft.EntityFrameworkCore;
using Plenary.Names;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>Somebody of the directory who is likely the same as a nominated person, and why.</summary>
/// <param name="SameName">The name of theirs that agrees, as it is written there; null: the e-mail alone agrees.</param>
public sealed record Likely(Person Person, WrittenName? SameName, bool SameEmail);

/// <summary>
/// Finds people who are likely the same: a name that is equal when case, marks and exchangeable letters are set aside, or an equal
/// e-mail address. For officers only. The one place to ask; a matcher across scripts and spellings can take its inside.
/// </summary>
public sealed class Likeness(PlenaryDb db)
{
    private const int Most = 20;

    /// <summary>The likely ones, those about whom somebody said "two people" left out.</summary>
    public async Task<IReadOnlyList<Likely>> LikelySame(Person person)
    {
        var found = new Dictionary<Guid, Person>();
        if (person.EmailIndex is { } email)
            foreach (var other in await db.People.AsNoTracking().Where(p => p.EmailIndex == email).Take(Most).ToListAsync()) found[other.Id] = other;
        foreach (var name in person.Names)
            foreach (var other in await WithAllWords([.. SearchWord.Of(SearchKey.Of(name.Text))])) found[other.Id] = other;

        var twoPeople = await db.NotTheSame.AsNoTracking().Where(n => n.Subject == Subject.Person && (n.OneId == person.Id || n.OtherId == person.Id))
            .Select(n => n.OneId == person.Id ? n.OtherId : n.OneId).ToListAsync();
        var keys = person.Names.Select(n => SearchKey.Of(n.Text)).ToHashSet(StringComparer.Ordinal);
        return [.. found.Values
            .Where(other => other.Id != person.Id && other.MergedIntoId is null && !twoPeople.Contains(other.Id))
            .Select(other => new Likely(other, other.Names.FirstOrDefault(n => keys.Contains(SearchKey.Of(n.Text))), person.EmailIndex is not null && other.EmailIndex is not null && other.EmailIndex.AsSpan().SequenceEqual(person.EmailIndex)))
            .Where(likely => likely.SameName is not null || likely.SameEmail)
            .OrderByDescending(likely => likely.SameEmail).ThenBy(likely => likely.Person.SortKey, StringComparer.Ordinal)
            .Take(Most)];
    }

    private async Task<List<Person>> WithAllWords(string[] words)
    {
        if (words.Length == 0) return [];
        // The rarest word leads the walk along the index; the others only look.
        var counted = new List<(string Word, int Count)>();
        foreach (var word in words) counted.Add((word, await db.SearchWords.Where(w => w.Subject == Subject.Person && w.Word == word).Take(1000).CountAsync()));
        var rarest = counted.MinBy(c => c.Count).Word;
        var people = db.SearchWords.Where(w => w.Subject == Subject.Person && w.Word == rarest).Select(w => w.SubjectId);
        foreach (var word in words.Where(w => w != rarest))
            people = people.Where(id => db.SearchWords.Any(w => w.Subject == Subject.Person && w.SubjectId == id && w.Word == word));
        return await db.People.AsNoTracking().Where(p => people.Contains(p.Id) && p.MergedIntoId == null).Take(Most * 2).ToListAsync();
    }
}
