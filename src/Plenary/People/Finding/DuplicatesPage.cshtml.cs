using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;
using Scope = Plenary.Access.Scope;

namespace Plenary.People.Finding;

/// <summary>Records of the directory that may be one person, to be merged or told apart; and what was said so far, to be taken back.</summary>
[Allow(Area.Directory)]
public class DuplicatesModel(PlenaryDb db, Duplicates duplicates, Scope scope, IClock clock) : PlenaryPage
{
    private const int OnAPage = 20, MostDecisions = 200;

    public sealed record Said(NotTheSame Decision, Person One, Person Other);

    [BindProperty(SupportsGet = true, Name = "after")] public Guid? After { get; set; }
    [BindProperty(SupportsGet = true, Name = "said")] public bool ShowsSaid { get; set; }

    public Clusters Clusters { get; private set; } = new([], null);
    public List<Said> Decisions { get; private set; } = [];
    public bool MayChange => scope.May(Area.Directory, Deed.Change);

    public async Task OnGetAsync()
    {
        if (!ShowsSaid)
        {
            Clusters = await duplicates.Read(After, OnAPage, HttpContext.RequestAborted);
            return;
        }
        Decisions = (await (from n in db.NotTheSame
                            join one in db.People on n.OneId equals one.Id
                            join other in db.People on n.OtherId equals other.Id
                            where n.Subject == Subject.Person
                            orderby n.Id descending
                            select new { n, one, other }).AsNoTracking().Take(MostDecisions).ToListAsync()).ConvertAll(r => new Said(r.n, r.one, r.other));
    }

    public async Task<IActionResult> OnPostTwoPeopleAsync(Guid one, Guid other)
    {
        if (await db.People.CountAsync(p => p.Id == one || p.Id == other) != (one == other ? 1 : 2)) return NotFound();
        if (await duplicates.TwoPeople(one, other, scope.Actor, clock.GetCurrentInstant()) is { } refusal)
        {
            await OnGetAsync();
            return Refused(refusal);
        }
        Toast(T["Noted: they are two people. Nobody is asked about them again."]);
        return LocalRedirect(Request.Path + Queries.With(Request.Query, ("handler", null)));
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid decision)
    {
        if (!await duplicates.TakeBack(decision)) return NotFound();
        Toast(T["Taken back. The two are asked about again."]);
        return LocalRedirect(Request.Path + "?said=true");
    }
}
