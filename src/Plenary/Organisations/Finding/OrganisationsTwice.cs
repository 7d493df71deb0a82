using Microsoft.EntityFrameworkCore;
using Plenary.Names;
using Plenary.People;
using Plenary.People.Finding;
using Plenary.Storage;

namespace Plenary.Organisations.Finding;

/// <summary>
/// The work list of organisations that may be one. The name opens the question, and country, town, website, address and acronym weigh in. A part of
/// another, or a member, is another, however alike their names.
/// </summary>
public sealed class OrganisationsTwice(PlenaryDb db) : Duplicates<Organisation>(db, Subject.Organisation)
{
    private const int Most = 20;

    /// <summary>More than of people: most names of organisations have half their words in common with some other. What has less is asked about only where an address is shared.</summary>
    protected override double Least => .65;

    protected override Task<List<Organisation>> Some(Guid after, int count, CancellationToken cancellationToken) =>
        Db.Organisations.AsNoTracking().Where(o => o.Id > after && o.MergedIntoId == null).OrderBy(o => o.Id).Take(count).ToListAsync(cancellationToken);

    protected override IEnumerable<string> NamesOf(Organisation record) => record.Names.Select(n => n.Text);

    protected override async Task<IReadOnlyList<Likely<Organisation>>> LikelySame(Organisation record, CancellationToken cancellationToken)
    {
        if (DirectoryIndex.Of(Db) is not { IsReady: true } index) return [];
        var ids = new HashSet<Guid>();
        foreach (var name in NamesOf(record))
            ids.UnionWith((await index.Find(Db, Subject.Organisation, name, Most, Least, cancellationToken)).Select(hit => hit.Key));
        ids.UnionWith(await Addressed([record]).Select(o => o.Id).Order().Take(Most).ToListAsync(cancellationToken));
        ids.Remove(record.Id);
        if (ids.Count == 0) return [];
        ids.ExceptWith(await Db.ToldApart(Subject.Organisation, record.Id, cancellationToken));
        ids.ExceptWith(await Db.Memberships.Where(m => m.OrganisationId == record.Id || m.OfId == record.Id).Select(m => m.OrganisationId == record.Id ? m.OfId : m.OrganisationId).ToListAsync(cancellationToken));

        var others = await Db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id) && o.MergedIntoId == null && o.ParentId != record.Id && o.Id != record.ParentId).ToListAsync(cancellationToken);
        var one = RecordOf(record);
        return [.. others.Select(other => new Likely<Organisation>(other, OrganisationRecord.Compare(one, RecordOf(other)), Share(record, other)))
            .Where(likely => likely.SameAddress || likely.Why.Level >= NameLevel.Possible)
            .OrderByDescending(likely => likely.Why.Level).ThenByDescending(likely => likely.Why.Odds).ThenBy(likely => likely.Record.SortKey, StringComparer.Ordinal).ThenBy(likely => likely.Record.Id)
            .Take(Most)];
    }

    /// <summary>One website, or one e-mail address.</summary>
    protected override async Task<HashSet<Guid>> Sharing(List<Organisation> some, CancellationToken cancellationToken)
    {
        var there = await Addressed(some).AsNoTracking().ToListAsync(cancellationToken);
        return [.. some.Where(one => there.Exists(o => o.Id != one.Id && Share(o, one))).Select(o => o.Id)];
    }

    private static bool Share(Organisation one, Organisation other) =>
        (one.Website.Length > 0 && other.Website == one.Website) || (one.Email.Length > 0 && other.Email == one.Email);

    private IQueryable<Organisation> Addressed(IReadOnlyCollection<Organisation> some)
    {
        var (websites, emails) = (some.Select(o => o.Website).Where(w => w.Length > 0).ToList(), some.Select(o => o.Email).Where(e => e.Length > 0).ToList());
        return Db.Organisations.Where(o => o.MergedIntoId == null && (websites.Contains(o.Website) || emails.Contains(o.Email)));
    }

    private static OrganisationRecord RecordOf(Organisation o) => new([.. o.Names.Select(n => n.Text)], o.Acronym, o.Country, o.Seat, o.Website, o.Email);
}
