using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Organisations;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>The answer to a form that was filled in for another delegation than the one whose page is open now.</summary>
/// <param name="Organisation">Whose page is open.</param>
/// <param name="Typed">Question and answer.</param>
public sealed record OtherDelegation(string Organisation, IReadOnlyList<Difference> Typed);

/// <summary>What the pages of a head of delegation share: their delegation, its places and people, and nobody else's.</summary>
public abstract class DelegationPage(PlenaryDb db, Scope scope, IClock clock) : PlenaryPage
{
    /// <summary>One category with its places.</summary>
    public sealed record Kind(Category Category, Places Places);

    protected PlenaryDb Db => db;

    /// <summary>The delegation whose page the form stood on. Another link may have been followed since, and a browser keeps the newest alone.</summary>
    [BindProperty(Name = "for")] public Guid? For { get; set; }

    public Conference Conference { get; private set; } = null!;
    public Instant Now { get; private set; }
    public Delegation Delegation { get; private set; } = null!;
    public Organisation Organisation { get; private set; } = null!;
    public Invitation? Invitation { get; private set; }
    public List<Kind> Kinds { get; private set; } = [];

    /// <summary>Null while the delegation may nominate.</summary>
    public Refusal? Closed => Invitation is null ? Delegations.Invitation.NoInvitation : Invitation.MayNominate(Now, Conference.TimeZone);

    /// <summary>Null while the delegation may correct what was returned to it.</summary>
    public Refusal? ClosedToCorrections => Invitation is null ? Delegations.Invitation.NoInvitation : Invitation.MayCorrect();

    /// <summary>The deadline is over, whatever was answered.</summary>
    public bool IsLate => Invitation is { } invitation && Now > Conference.At(invitation.Deadline);

    public bool IsAccepted => Invitation is { Answer: Answer.Accepted, WithdrawnAt: null };

    /// <summary>Another delegation went into this one: two people hold its links.</summary>
    private bool isJoined;

    /// <summary>
    /// Who acts, as the history will say: the head of the delegation, with the name of the person who answered unless it may be one of two. Whoever holds the
    /// link chose that name, so it never stands alone, where it could be taken for one of the secretariat.
    /// </summary>
    public Actor By => new(null, !isJoined && Invitation is { AnsweredBy.Length: > 0 } answered ? $"{Actor.HeadOfDelegation}, {answered.AnsweredBy}" : scope.Actor.Name);

    public IEnumerable<SelectListItem> Choices(Guid? present = null) =>
        Kinds.Where(k => k.Places.Granted > 0 || k.Category.Id == present).Select(k => new SelectListItem(
            k.Places.Left > 0 || k.Category.Id == present ? k.Category.Name.ToString() : T["{0} (no place left)", k.Category.Name.ToString()], k.Category.Id.ToString()));

    /// <summary>A form changes nothing of another delegation than the one it was filled in for, whichever of the pages' forms it is.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!HttpMethods.IsPost(Request.Method) || For == scope.DelegationId)
        {
            await next();
            return;
        }
        await LoadDelegation();
        ModelState.Clear();
        context.Result = new ViewResult
        {
            StatusCode = StatusCodes.Status409Conflict,
            ViewName = "/Accreditations/_OtherDelegation.cshtml",
            ViewData = new ViewDataDictionary<OtherDelegation>(ViewData, new OtherDelegation(Organisation.NameIn(T.Language), [.. Typed()])),
            TempData = TempData,
        };
    }

    /// <summary>What was typed into the form that was sent, to be copied from where nothing can be done with it.</summary>
    protected virtual IEnumerable<Difference> Typed() => [];

    protected async Task LoadDelegation()
    {
        (Conference, Now) = (HttpContext.Conference(), clock.GetCurrentInstant());
        var id = scope.DelegationId;
        Delegation = await db.Delegations.SingleAsync(d => d.Id == id);
        Organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == Delegation.OrganisationId);
        Invitation = await db.Invitations.SingleOrDefaultAsync();
        isJoined = await db.JoinedDelegations.AnyAsync(j => j.UndoneAt == null);
        Kinds = (await (from p in db.Places.AsNoTracking() join c in db.Categories.AsNoTracking() on p.CategoryId equals c.Id orderby c.Order, c.Number select new { c, p }).ToListAsync()).ConvertAll(r => new Kind(r.c, r.p));

        var organiser = await db.Series.Where(s => s.Id == Conference.SeriesId).Select(s => s.Organiser).SingleAsync();
        ViewData.SetContents(new(new(Conference.Title.ToString(), organiser.ToString(), Conference.City.ToString(), Conference.Starts, Conference.Ends, Conference.Colour, "/delegation"), [], Now.InZone(Conference.TimeZone))
        {
            AboutSite = [new(T["Privacy"], "/delegation/privacy"), new(T["Accessibility"], "/delegation/accessibility"), new(T["Leave this page"], "/delegation/leave")],
        });
    }

    /// <summary>A page has several forms; what another of them would have asked is no fault of this one. An empty prefix: nothing counts.</summary>
    protected void HearOnly(string prefix)
    {
        foreach (var key in ModelState.Keys.Where(k => prefix.Length == 0 || !k.StartsWith(prefix, StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
    }

    /// <summary>Puts each fault beside its field.</summary>
    protected bool HasFaults(Nominee nominee)
    {
        foreach (var (field, refusal) in nominee.Faults(emailRequired: true)) ModelState.AddModelError($"Input.{field}", T[refusal]);
        return !ModelState.IsValid;
    }
}
