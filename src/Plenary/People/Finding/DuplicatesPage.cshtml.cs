using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Countries;
using Plenary.Names;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.People.Finding;

/// <summary>One that is like the first of its cluster, why, and what else the two say.</summary>
public sealed record ListedLikely(ComparedRecord Record, RecordComparison Why, IReadOnlyList<ComparedFact> Facts);

/// <summary>Records of the directory that may be one, to be merged or told apart; and what was said so far, to be taken back.</summary>
[Allow(Area.Directory)]
public abstract class DuplicatesPage(PlenaryDb db, Merging merging, IClock clock) : PlenaryPage
{
    protected const int OnAPage = 20, MostDecisions = 200;

    public sealed record Said(NotTheSame Decision, ComparedRecord One, ComparedRecord Other);

    [BindProperty(SupportsGet = true, Name = "after")] public Guid? After { get; set; }
    [BindProperty(SupportsGet = true, Name = "said")] public bool ShowsSaid { get; set; }

    public List<(ComparedRecord Main, List<ListedLikely> Others)> Found { get; protected set; } = [];
    public Guid? Next { get; protected set; }
    public List<Said> Decisions { get; private set; } = [];
    public bool MayChange => db.Scope.May(Area.Directory, Deed.Change);
    protected PlenaryDb Db => db;

    public abstract Subject Subject { get; }

    /// <summary>"Perhaps the same person twice".</summary>
    public abstract string Verdict(NameLevel level);
    protected abstract Task Look();
    protected abstract Task<Dictionary<Guid, ComparedRecord>> Named(IReadOnlyCollection<Guid> ids);

    public async Task OnGetAsync()
    {
        if (!ShowsSaid)
        {
            await Look();
            return;
        }
        var said = await db.NotTheSame.AsNoTracking().Where(n => n.Subject == Subject).OrderByDescending(n => n.Id).Take(MostDecisions).ToListAsync();
        var named = await Named([.. said.SelectMany(n => new[] { n.OneId, n.OtherId }).Distinct()]);
        Decisions = said.ConvertAll(n => new Said(n, named[n.OneId], named[n.OtherId]));
    }

    public async Task<IActionResult> OnPostTwoAsync(Guid one, Guid other)
    {
        if ((await Named([one, other])).Count != (one == other ? 1 : 2)) return NotFound();
        if (await merging.Part(Subject, one, other, db.Scope.Actor, clock.GetCurrentInstant()) is { } refusal)
        {
            await OnGetAsync();
            return Refused(refusal);
        }
        Toast(T["Noted: they are two. Nobody is asked about them again."]);
        return LocalRedirect(Request.Path + Queries.With(Request.Query, ("handler", null)));
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid decision)
    {
        if (await db.NotTheSame.SingleOrDefaultAsync(n => n.Id == decision && n.Subject == Subject) is not { } said) return NotFound();
        await merging.TakeBack(said);
        Toast(T["Taken back. The two are asked about again."]);
        return LocalRedirect(Request.Path + "?said=true");
    }
}

/// <summary>Those that may be one person.</summary>
public class DuplicatesModel(PlenaryDb db, PeopleTwice duplicates, Merging merging, IClock clock) : DuplicatesPage(db, merging, clock)
{
    public override Subject Subject => Subject.Person;

    public override string Verdict(NameLevel level) => level is NameLevel.Same ? T["Very likely the same person twice"] : T["Perhaps the same person twice"];

    protected override async Task Look()
    {
        var read = await duplicates.Read(After, OnAPage, HttpContext.RequestAborted);
        Next = read.Next;
        Found = [.. read.Found.Select(c => (Of(c.Main), c.Others.Select(o => new ListedLikely(Of(o.Record), o.Why, [new(T["Nationality"], [Nation(c.Main)], [Nation(o.Record)])])).ToList()))];
    }

    protected override async Task<Dictionary<Guid, ComparedRecord>> Named(IReadOnlyCollection<Guid> ids) =>
        (await Db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync()).ToDictionary(p => p.Id, Of);

    private ComparedRecord Of(Person person) => new(person.Id, person.Names, Url.Content($"~/directory/people/{person.Id}"), IsMerged: false, Pointing: 0);

    private static string Nation(Person person) => Country.OfCode(person.Nationality)?.Name ?? "";
}
