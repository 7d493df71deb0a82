using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Countries;
using Plenary.Mail;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Delegations;

/// <summary>Who is invited, who opened, accepted, declined, is late.</summary>
[Allow(Area.Invitations)]
public class InvitationsModel(PlenaryDb db, InvitationList list, Round round, Scope scope, IClock clock, IConfiguration configuration) : PlenaryPage
{
    [BindProperty(SupportsGet = true, Name = "state")] public InvitationState? State { get; set; }
    [BindProperty(SupportsGet = true, Name = "name")] public string? Name { get; set; }
    [BindProperty(SupportsGet = true, Name = "country")] public string? CountryCode { get; set; }
    [BindProperty(SupportsGet = true, Name = "after")] public string? After { get; set; }
    [BindProperty(SupportsGet = true, Name = "before")] public string? Before { get; set; }
    [BindProperty(SupportsGet = true, Name = "rows")] public int? Size { get; set; }

    public Conference Conference { get; private set; } = null!;
    public Dictionary<InvitationState, int> Counts { get; private set; } = [];
    public List<InvitationRow> Lines { get; private set; } = [];
    public PageOfList Shown { get; private set; } = null!;
    public List<SelectListItem> Countries { get; private set; } = [];
    public LocalDateTime Local { get; private set; }
    public bool IsDelivered => Smtp.Of(configuration) is not null;
    public bool MayReadLetters => scope.May(Area.Mail, Deed.Read);
    public bool MayInvite => scope.May(Area.Invitations, Deed.Change);

    public async Task OnGetAsync() => await Load();

    public async Task<IActionResult> OnPostRemindAsync(Guid[] ids)
    {
        if (ids.Length == 0)
        {
            await Load();
            return NothingSelected();
        }
        var (reminded, not) = await round.Remind(ids, HttpContext.Conference(), clock.GetCurrentInstant());
        if (not.Count > 0)
        {
            foreach (var why in not.Select(n => T[n.Refusal]).Distinct()) ModelState.AddModelError("", why);
            ModelState.AddModelError("", T.Count(reminded, "{0} reminder is in the outbox.", "{0} reminders are in the outbox."));
            await Load();
            var page = Page();
            page.StatusCode = StatusCodes.Status409Conflict;
            return page;
        }
        Toast(T.Count(reminded, "{0} reminder is in the outbox.", "{0} reminders are in the outbox."));
        return LocalRedirect(Request.Path + Queries.With(Request.Query, ("handler", null)));
    }

    private async Task Load()
    {
        Conference = HttpContext.Conference();
        Local = Conference.Local(clock.GetCurrentInstant());
        Counts = await list.Counts(Local);
        var size = PageOfList.SizeFrom(Size);
        var (after, before) = (new Paging(size, After).KeyAndId(), new Paging(size, Before).KeyAndId());
        Lines = await list.Page(State, Name, CountryCode, Local, size + 1, before is null ? after : null, before);
        var more = Lines.Count > size;
        if (more) Lines.RemoveAt(size);
        if (before is not null) Lines.Reverse();
        var (first, last) = Lines.Count == 0 ? (null, null) : (KeyOf(Lines[0]), KeyOf(Lines[^1]));
        Shown = new(T["{0} of {1}", Say.Number(Lines.Count), Say.Roughly(State is { } state ? Counts[state] : Counts.Values.Sum())], before is not null || more ? last : null, before is not null ? (more ? first : null) : after is not null ? first : null, size);
        var codes = await (from i in db.Invitations join d in db.Delegations on i.DelegationId equals d.Id join o in db.Organisations on d.OrganisationId equals o.Id where o.Country != null select o.Country).Distinct().ToListAsync();
        Countries = [.. codes.Select(c => new SelectListItem(Country.OfCode(c)?.Name ?? c, c, c == CountryCode)).OrderBy(c => c.Text, StringComparer.CurrentCulture)];
    }

    private static string KeyOf(InvitationRow line) => Cursor.Of(line.SortKey, line.Invitation.Id);
}
