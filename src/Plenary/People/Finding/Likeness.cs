using Microsoft.EntityFrameworkCore;
using Plenary.Names;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.People.Finding;

/// <summary>
/// Finds people who may be the same, across scripts and spellings. The name opens the question, and what else is known of both (e-mail,
/// telephone, organisation, nationality, gender) weighs in; an officer decides. For officers only: a delegation learns nothing of it.
/// </summary>
public sealed class Likeness(PlenaryDb db, Unscoped unscoped, Keys keys)
{
    private const int Most = 20;

    /// <summary>The likely ones, the surest first; those about whom somebody said "two people" left out.</summary>
    public async Task<IReadOnlyList<Likely<Person>>> LikelySame(Person person, CancellationToken cancellationToken = default)
    {
        // 1. Who comes into question.
        var ids = new HashSet<Guid>();
        var index = DirectoryIndex.Of(db) is { IsReady: true } ready ? ready : null;
        foreach (var name in person.Names)
            ids.UnionWith(index is not null
                ? (await index.Find(db, Subject.Person, name.Text, Most, NameLevels.Possible, cancellationToken)).Select(hit => hit.Key)
                : (await NameSearch.For(db, Subject.Person, name.Text, cancellationToken)).Found?.Take(Most) ?? []);
        var email = person.EmailIndex;
        if (email is not null) ids.UnionWith(await db.People.Where(p => p.EmailIndex == email).Select(p => p.Id).Order().Take(Most).ToListAsync(cancellationToken));
        ids.Remove(person.Id);
        ids.ExceptWith(await db.ToldApart(Subject.Person, person.Id, cancellationToken));
        if (ids.Count == 0) return [];

        // 2. What is known of them, and what it says.
        var others = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id) && p.MergedIntoId == null).ToListAsync(cancellationToken);
        var bodies = await Bodies([person.Id, .. ids], cancellationToken);
        var one = Record(person, bodies);
        return [.. others
            .Select(other => new Likely<Person>(other, RecordComparer.Compare(one, Record(other, bodies)), email is not null && other.EmailIndex is { } its && its.AsSpan().SequenceEqual(email)))
            .Where(likely => likely.Why.Level >= NameLevel.Possible || (likely.SameAddress && !SharesOffice(likely)))
            .OrderByDescending(likely => likely.Why.Level).ThenByDescending(likely => likely.Why.Odds).ThenBy(likely => likely.Record.SortKey, StringComparer.Ordinal).ThenBy(likely => likely.Record.Id)
            .Take(Most)];

        // Colleagues are often reached at one address of their office: then it says nothing where the names say nothing either.
        bool SharesOffice(Likely<Person> likely) => likely.Why.NameScore < NameLevels.SearchOnly && bodies[person.Id].Intersect(bodies[likely.Record.Id]).Any();
    }

    /// <summary>These people, and those who are like them: whose nominations a decision about the first may concern.</summary>
    public async Task<IReadOnlyCollection<Guid>> Around(params IEnumerable<Guid> people)
    {
        var around = people.ToHashSet();
        foreach (var person in await db.People.AsNoTracking().Where(p => people.Contains(p.Id) && p.MergedIntoId == null).ToListAsync())
            around.UnionWith((await LikelySame(person)).Select(l => l.Record.Id));
        return around;
    }

    /// <summary>After a decision: nominations that were sent say “perhaps twice” as long as somebody is like their person, and no longer.</summary>
    public async Task LookAgain(IReadOnlyCollection<Guid> people)
    {
        foreach (var person in await db.People.AsNoTracking().Where(p => people.Contains(p.Id) && p.MergedIntoId == null).ToListAsync())
            await unscoped.TellPerhapsTwice(person.Id, (await LikelySame(person)).Count > 0);
    }

    /// <summary>The organisations in which each holds or held an office, or for which they came to a conference.</summary>
    private async Task<ILookup<Guid, string>> Bodies(Guid[] people, CancellationToken cancellationToken)
    {
        var held = await db.Offices.Where(o => people.Contains(o.PersonId)).Select(o => new { Person = o.PersonId, Body = o.OrganisationId }).ToListAsync(cancellationToken);
        var came = await unscoped.CameFor(people, cancellationToken);
        return held.Select(h => (h.Person, h.Body)).Concat(came.Select(c => (Person: c.Person, Body: c.Organisation))).Distinct().ToLookup(b => b.Person, b => b.Body.ToString());
    }

    /// <summary>E-mail addresses are compared by their fingerprints; a telephone number is opened for the comparison and shown to nobody.</summary>
    private PersonRecord Record(Person person, ILookup<Guid, string> bodies) => new(
        [.. person.Names.Select(n => PersonName.Parse(n.Text))], null, person.Nationality, person.Gender?.ToString(),
        person.EmailIndex is { } email ? [Convert.ToHexString(email)] : null, person.Contacts(keys).Phone is { } phone ? [phone] : null, [.. bodies[person.Id]]);
}

/// <summary>A likely person as programs see them.</summary>
/// <param name="NameScore">How alike the names are, 0 to 1.</param>
/// <param name="Odds">Power of two of the odds that the two are one, with all that is known.</param>
/// <param name="Why">Sentences in the reader's language, with what each adds: hundredths of the name's score, then powers of two.</param>
public sealed record LikelyView(Guid PersonId, IReadOnlyList<WrittenName> Names, NameLevel Level, double NameScore, double Odds, bool SameEmail, IReadOnlyList<ReasonView> Why)
{
    public static LikelyView Of(Likely<Person> likely) => new(
        likely.Record.Id, likely.Record.Names, likely.Why.Level, Math.Round(likely.Why.NameScore, 3), Math.Round(likely.Why.Odds, 1), likely.SameAddress, ReasonView.Of(likely.Why));
}

/// <summary>One reason for or against.</summary>
/// <param name="Points">Hundredths of the name's score; null for what the names do not say.</param>
/// <param name="Weight">Power of two; null for what the names say.</param>
public sealed record ReasonView(string Text, double? Points, double? Weight)
{
    public static IReadOnlyList<ReasonView> Of(RecordComparison why) =>
    [
        .. why.Name.Steps.Select(step => new ReasonView(NameWords.Text(step.Message), Math.Round(step.Points, 1), null)),
        .. why.Evidence.Select(evidence => new ReasonView(NameWords.Text(evidence.Message), null, evidence.Weight)),
    ];
}
