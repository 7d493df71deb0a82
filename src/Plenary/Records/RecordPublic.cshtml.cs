using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Programme;
using Plenary.Public;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>All that was said and decided and is public now; searched by words in any script.</summary>
[Allow(Entrance.Public)]
public class RecordPublicModel(PlenaryDb db, PublicProgramme programme, IClock clock) : PublicPage(db)
{
    private const int OnOnePage = 25, MostDecisions = 200;

    public PublicRecord Record { get; private set; } = null!;

    /// <summary>The sessions as the public knows them; the title of one that is not in the programme is nobody's business.</summary>
    public IReadOnlyDictionary<Guid, PublishedSession> Sessions { get; private set; } = new Dictionary<Guid, PublishedSession>();

    public string? Q { get; private set; }
    public Guid? Session { get; private set; }
    public string? Next { get; private set; }

    public async Task OnGetAsync(string? q, Guid? session, string? after)
    {
        (Q, Session) = (q, session);
        var now = clock.GetCurrentInstant();
        Sessions = (await programme.Newest())?.Sessions.ToDictionary(s => s.Id) ?? [];

        // Decisions stand on top of the first page.
        var decisions = after is not null ? [] : await WordSearch.For(q).In(Db.Decisions.AsNoTracking().PublicAt(now))
            .Where(d => session == null || d.SessionId == session).OrderBy(d => d.Number).Take(MostDecisions).ToListAsync();
        var list = await InterventionList.Of(Db, new() { Session = session, Public = true, Q = q }, now);
        var (lines, more) = await list.Page(OnOnePage, after: RowKey.Parse(after));
        var ids = lines.ConvertAll(l => l.Id);
        var whole = (await Db.AsRead(await Db.Interventions.AsNoTracking().Where(i => EF.Parameter(ids).Contains(i.Id)).ToListAsync())).ToDictionary(i => i.Id);
        Record = new(decisions, [.. lines.Where(l => whole.ContainsKey(l.Id)).Select(l => whole[l.Id] with { Passage = l.Passage })], At("/record"));
        Next = more ? lines[^1].Key.ToString() : null;
    }
}
