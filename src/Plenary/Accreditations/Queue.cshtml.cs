using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations.WatchList;
using Plenary.Conferences;
using Plenary.Countries;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>The review queue: who waits, longest first, with the open nomination beside the list.</summary>
[Allow(Area.Accreditation)]
public class QueueModel(PlenaryDb db, Queue queue, Sitting sitting, SamePerson same, OpenNomination opened, WatchDesk watch, Scope scope, IClock clock, IMemoryCache cache) : PlenaryPage
{
    /// <summary>"All found" means at most so many at one press; the page says how many are left.</summary>
    private const int MostAtOnce = 5_000;
    private const int MostChoices = 300;

    /// <summary>The countries to choose from may be this old: all delegations are looked through for them.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    [BindProperty(SupportsGet = true, Name = "tab")] public Tab Tab { get; set; }
    [BindProperty(SupportsGet = true, Name = "name")] public string? Name { get; set; }
    [BindProperty(SupportsGet = true, Name = "country")] public string? CountryCode { get; set; }
    [BindProperty(SupportsGet = true, Name = "organisation")] public Guid? Organisation { get; set; }
    [BindProperty(SupportsGet = true, Name = "category")] public Guid? Category { get; set; }
    [BindProperty(SupportsGet = true, Name = "sign")] public Sign? Sign { get; set; }
    [BindProperty(SupportsGet = true, Name = "sort")] public string? Sort { get; set; } = "-waits";
    [BindProperty(SupportsGet = true, Name = "after")] public string? After { get; set; }
    [BindProperty(SupportsGet = true, Name = "before")] public string? Before { get; set; }
    [BindProperty(SupportsGet = true, Name = "rows")] public int? Size { get; set; }
    [BindProperty(SupportsGet = true, Name = "open")] public Guid? Open { get; set; }

    public Conference Conference { get; private set; } = null!;
    public Instant Now { get; private set; }
    public Dictionary<Tab, int> Counts { get; private set; } = [];
    public List<QueueRow> Lines { get; private set; } = [];
    public string Found { get; private set; } = "";
    public PageOfList Shown { get; private set; } = null!;
    public OpenNomination.View? Opened { get; private set; }
    public IReadOnlyList<SeenHit> Hits { get; private set; } = [];
    public Guid? Next { get; private set; }
    public bool MayWatch => watch.MayRead;
    public bool MayAdmit => watch.MayDecide;
    public IEnumerable<Sign> Signs => Enum.GetValues<Sign>().Where(sign => MayWatch || sign is not Accreditations.Sign.SecondLook);
    public bool MayDecide => scope.May(Area.Accreditation, Deed.Change);
    public Guid? Me => scope.Actor.AccountId;

    public List<SelectListItem> Countries { get; private set; } = [];
    public List<SelectListItem> Organisations { get; private set; } = [];
    public List<SelectListItem> Categories { get; private set; } = [];

    /// <summary>What was asked to be done, when something is wrong with the reason that was given.</summary>
    public Ruling? Asked { get; private set; }

    /// <summary>The rows that were ticked, when something is wrong with what was asked for them.</summary>
    public IReadOnlyCollection<Guid> Ticked { get; private set; } = [];
    public bool TickedAll { get; private set; }

    public QueueFilter Filter => new(Name, CountryCode, Organisation, Category, Sign is { } sign && Signs.Contains(sign) ? sign : null);

    public async Task<IActionResult> OnGetAsync() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostRuleAsync(Guid id, Ruling ruling, string? reason, int seen, Guid? next)
    {
        var outcome = await sitting.Rule([id], ruling, reason ?? "", HttpContext.Conference(), scope.Actor, clock.GetCurrentInstant(), new Dictionary<Guid, int> { [id] = seen });
        if (outcome.NotDone.Count > 0)
        {
            var refusal = outcome.NotDone[0].Refusal;
            if (refusal.Equals(Sitting.NotHere)) return NotFound();
            Open = id;
            if (Reasons.IsAbout(refusal)) Asked = ruling;
            return await Load() ? Refused(refusal, Asked is null ? "" : "reason") : NotFound();
        }
        var name = await db.People.Where(p => p.Id == outcome.Done[0].PersonId).Select(p => p.Names).SingleAsync();
        Toast(Said(ruling, outcome.Done[0], name[0].Text));
        return Back(ruling is Ruling.TakeUp ? id : next);
    }

    /// <param name="seen">The versions of the nominations that stood on the page.</param>
    public async Task<IActionResult> OnPostManyAsync(Guid[] ids, bool all, Ruling ruling, Dictionary<Guid, int> seen)
    {
        (Ticked, TickedAll) = (ids, all);
        string? reason = Request.Form[$"reason-{ruling}"];   // each verb asks for its own
        if (Reasons.Fault(reason ?? "", Participation.NeedsReason(ruling) ? Participation.ReasonMissing : null) is { } fault)
        {
            Asked = ruling;
            return await Load() ? Refused(fault, $"reason-{ruling}") : NotFound();
        }
        var chosen = all ? await queue.Ids(Tab, Filter, MostAtOnce) : [.. ids];
        if (chosen.Count == 0) return await Load() ? NothingSelected() : NotFound();
        var (done, notDone) = await sitting.RuleAll(chosen, ruling, reason ?? "", HttpContext.Conference(), scope.Actor, clock.GetCurrentInstant(), seen);
        db.ChangeTracker.Clear();
        if (notDone.Count > 0)
        {
            ModelState.AddModelError("", T.Count(notDone.Count, "{0} nomination was left as it is.", "{0} nominations were left as they are."));
            foreach (var why in notDone.Select(n => T[n.Refusal]).Distinct().Take(5)) ModelState.AddModelError("", why);
            ModelState.AddModelError("", T.Count(done.Count, "{0} nomination was done.", "{0} nominations were done."));
            Open = null;
            return await Load() ? Again() : NotFound();
        }
        Toast(T.Count(done.Count, "{0} nomination was done.", "{0} nominations were done."));
        return Back(null);

        IActionResult Again()
        {
            var page = Page();
            page.StatusCode = StatusCodes.Status409Conflict;
            return page;
        }
    }

    /// <param name="seen">The version of the nomination that was looked at.</param>
    public async Task<IActionResult> OnPostSameAsync(Guid id, Guid person, int seen)
    {
        if (await Looked(id, person, seen) is { } other) return other;
        if (await same.Join(id, person, scope.Actor, clock.GetCurrentInstant()) is { } refusal)
        {
            db.ChangeTracker.Clear();
            Open = id;
            return await Load() ? Refused(refusal) : NotFound();
        }
        Toast(T["They are one person now. The directory can take it apart again."]);
        return Back(id);
    }

    /// <param name="seen">The version of the nomination that was looked at.</param>
    public async Task<IActionResult> OnPostTwoPeopleAsync(Guid id, Guid person, int seen)
    {
        if (await Looked(id, person, seen) is { } other) return other;
        if (await same.Part(id, person, scope.Actor, clock.GetCurrentInstant()) is { } refusal)
        {
            Open = id;
            return await Load() ? Refused(refusal) : NotFound();
        }
        Toast(T["Noted: they are two people. Nobody is asked about them again."]);
        return Back(id);
    }

    /// <summary>The answer to a hit of the watch list; <see cref="WatchAnswer.Open"/> takes it back.</summary>
    /// <param name="seen">The version of the hit that was looked at: what one officer holds to be the same person no other one lets pass unseen.</param>
    public async Task<IActionResult> OnPostWatchAsync(Guid hit, WatchAnswer answer, string? reason, int seen)
    {
        if (await watch.Hit(hit) is not { } found) return NotFound();
        if (seen != found.Version)
        {
            Open = found.ParticipationId;
            return await Load() ? Changed() : NotFound();
        }
        if (await watch.Answer(found, answer, reason ?? "", clock.GetCurrentInstant()) is { } refusal)
        {
            db.ChangeTracker.Clear();
            Open = found.ParticipationId;
            return await Load() ? Refused(refusal, Reasons.IsAbout(refusal) ? nameof(reason) : "") : NotFound();
        }
        Toast(answer switch
        {
            WatchAnswer.AnotherPerson => T["Noted: they are two people. Nobody is asked about them again."],
            WatchAnswer.SamePerson => T["Noted: it is the same person. Somebody who may change the watch list decides now."],
            WatchAnswer.Admitted => T["The person can be accredited now."],
            _ => T["The answer was taken back; the question is open again."],
        });
        return Back(found.ParticipationId);
    }

    /// <summary>Null when both are there, and the nomination is as it was when the officer looked.</summary>
    private async Task<IActionResult?> Looked(Guid id, Guid person, int seen)
    {
        if (await db.Participations.Where(p => p.Id == id).Select(p => (int?)p.Version).SingleOrDefaultAsync() is not { } version || !await db.People.AnyAsync(p => p.Id == person)) return NotFound();
        if (seen == version) return null;
        Open = id;
        return await Load() ? Changed() : NotFound();
    }

    private LocalRedirectResult Back(Guid? open) => LocalRedirect(Request.Path + Queries.With(Request.Query, ("handler", null), ("open", open?.ToString())) + (open is null ? "" : "#p"));

    private async Task<bool> Load()
    {
        (Conference, Now) = (HttpContext.Conference(), clock.GetCurrentInstant());
        var size = PageOfList.SizeFrom(Size);
        var (after, before) = (QueueKey.Parse(After), QueueKey.Parse(Before));
        var newestFirst = Sort == "waits";   // rising waits: the newest first
        (Lines, var more) = await queue.Page(Tab, Filter, size, newestFirst, before is null ? after : null, before);
        Counts = await queue.Counts();
        Found = Filter.IsEmpty ? Say.Roughly(Counts[Tab]) : Say.Roughly(await queue.Count(Tab, Filter), Queue.FoundTo);

        var (first, last) = Lines.Count == 0 ? (null, null) : (new QueueKey(Lines[0].QueuedAt, Lines[0].Id).ToString(), new QueueKey(Lines[^1].QueuedAt, Lines[^1].Id).ToString());
        var forth = before is not null || more ? last : null;
        var back = before is not null ? (more ? first : null) : after is not null ? first : null;
        Shown = new(T["{0} of {1}", Say.Number(Lines.Count), Found], forth, back, size);

        if (Open is { } open)
        {
            Opened = await opened.Of(open, Conference);
            if (Opened is null) return false;
            Hits = await watch.HitsOf(Opened.Participation, Opened.Person);
            var at = Lines.FindIndex(l => l.Id == open);
            Next = at >= 0 && at + 1 < Lines.Count ? Lines[at + 1].Id : Lines.FirstOrDefault(l => l.Id != open)?.Id;
        }
        await LoadChoices();
        return true;
    }

    private async Task LoadChoices()
    {
        var bodies = from d in db.Delegations join o in db.Organisations on d.OrganisationId equals o.Id select o;
        var countries = (await cache.GetOrCreateAsync(("countries of delegations", Conference.Id), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Fresh;
            return bodies.Where(o => o.Country != null).Select(o => o.Country!).Distinct().ToListAsync();
        }))!;
        Countries = [.. countries.Select(c => new SelectListItem(Country.OfCode(c)?.Name ?? c, c, c == CountryCode)).OrderBy(c => c.Text, StringComparer.CurrentCulture)];
        // A list of hundreds is no choice: there the delegation's own page leads here.
        if (await bodies.Take(MostChoices + 1).CountAsync() > MostChoices) bodies = bodies.Where(o => o.Id == Organisation);
        Organisations = [.. (await bodies.OrderBy(o => o.SortKey).Select(o => new { o.Id, o.Names }).ToListAsync()).Select(o => new SelectListItem(o.Names.In(T.Language), o.Id.ToString(), o.Id == Organisation))];
        Categories = [.. (await db.Categories.AsNoTracking().OrderBy(c => c.Order).ThenBy(c => c.Number).ToListAsync()).Select(c => new SelectListItem(c.Name.ToString(), c.Id.ToString(), c.Id == Category))];
    }

    private string Said(Ruling ruling, Participation done, string name) => ruling switch
    {
        Ruling.TakeUp => T["You are looking at the nomination of {0}.", name],
        Ruling.Accredit when done.State is ParticipationState.UnderReview => T["You propose to accredit {0}; another officer confirms.", name],
        Ruling.Accredit => T["{0} is accredited.", name],
        Ruling.Return => T["{0} was returned to the delegation.", name],
        Ruling.Refuse => T["{0} was refused.", name],
        Ruling.Revoke => T["The accreditation of {0} was revoked.", name],
        _ => T["{0} was withdrawn.", name],
    };
}
