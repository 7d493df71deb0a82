using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Mail;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Accreditations;

/// <summary>One delegation for the secretariat: people, places, invitation, links, letter of credentials.</summary>
[Allow(Area.Invitations)]
public class DelegationModel(PlenaryDb db, Round round, Scope scope, IClock clock) : PlenaryPage
{
    /// <summary>Each letter brings a link of its own, so there may be many; those that still open something come first.</summary>
    private const int MostLinks = 500;

    public sealed record Line(Participation Participation, List<WrittenName> Names, Category Category);

    public class LetterForm : IVersioned
    {
        [Display(Name = "Signed by"), StringLength(300)] public string? SignedBy { get; set; }
        [Display(Name = "Received on")] public LocalDate? On { get; set; }
        [Display(Name = "Group in the list of participants"), StringLength(Delegations.Delegation.LongestGroup)] public string? Group { get; set; }
        public int Version { get; set; }
    }

    public class InvitationForm : IVersioned
    {
        [Display(Name = "Deadline"), Required] public LocalDateTime? Deadline { get; set; }
        [Display(Name = "Addressee"), StringLength(200)] public string? Addressee { get; set; }
        [Display(Name = "E-mail"), StringLength(EmailAddress.Longest)] public string? Email { get; set; }
        public int Version { get; set; }
    }

    [BindProperty] public LetterForm Paper { get; set; } = new();
    [BindProperty] public InvitationForm Terms { get; set; } = new();
    [BindProperty] public Dictionary<Guid, int?> Places { get; set; } = [];

    /// <summary>The numbers of places that were seen when those were written.</summary>
    [BindProperty] public Dictionary<Guid, int> Seen { get; set; } = [];

    public Conference Conference { get; private set; } = null!;
    public Instant Now { get; private set; }
    public Delegation Delegation { get; private set; } = null!;
    public Organisation Organisation { get; private set; } = null!;
    public Invitation? Invitation { get; private set; }

    /// <summary>What became of the invitation's letter.</summary>
    public MailState? InvitationLetter { get; private set; }
    public List<(Category Category, Places? Places)> Kinds { get; private set; } = [];
    public List<Line> People { get; private set; } = [];
    public int Total { get; private set; }
    public List<JoinedView> Joined { get; private set; } = [];
    public List<DelegationLink> Links { get; private set; } = [];
    public string? NewLink { get; private set; }
    public bool MayChange => scope.May(Area.Invitations, Deed.Change);
    public bool MayAdd => scope.May(Area.Accreditation, Deed.Change);
    public bool MayReadLetters => scope.May(Area.Mail, Deed.Read);
    public bool MaySeeDirectory => scope.May(Area.Directory, Deed.Read);
    public bool MaySeePeople => scope.May(Area.Accreditation, Deed.Read);

    private LetterForm StoredPaper => new() { SignedBy = Delegation.LetterSignedBy, On = Delegation.LetterReceived, Group = Delegation.Group, Version = Delegation.Version };

    private InvitationForm StoredTerms => Invitation is { } i ? new() { Deadline = i.Deadline, Addressee = i.Addressee, Email = i.Email, Version = i.Version } : new();

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Load(id))
            return await db.JoinedDelegations.Where(j => j.GoneId == id && j.UndoneAt == null).Select(j => (Guid?)j.LeadId).SingleOrDefaultAsync() is { } lead ? Here(lead) : NotFound();
        (Paper, Terms) = (StoredPaper, StoredTerms);
        return Page();
    }

    public Task<IActionResult> OnPostLetterAsync(Guid id) => Change(id, "Paper.", () => Paper.Version == Delegation.Version ? null : Changed(Paper, StoredPaper, name: nameof(Paper)), () =>
    {
        Delegation.Group = (Paper.Group ?? "").Trim();
        return Delegation.ReceiveLetter(Paper.SignedBy ?? "", Paper.On) is { } refusal ? (refusal, "Paper.SignedBy") : (null, "");
    });

    public Task<IActionResult> OnPostInvitationAsync(Guid id) => Change(id, "Terms.", () => Invitation is null || Terms.Version == Invitation.Version ? null : Changed(Terms, StoredTerms, name: nameof(Terms)), () =>
    {
        if (Invitation is not { } invitation) return (Delegations.Invitation.NoInvitation, "");
        var refusal = invitation.Amend(Conference.Local(Now), Terms.Deadline, Terms.Addressee ?? "", Terms.Email ?? "");
        return (refusal, refusal?.Equals(Delegations.Terms.DeadlineOver) is true ? "Terms.Deadline" : refusal?.Equals(Delegations.Invitation.NameTooLong) is true ? "Terms.Addressee" : "Terms.Email");
    });

    /// <param name="seen">The version of the invitation that was looked at: one that was accepted meanwhile is not withdrawn unseen.</param>
    public Task<IActionResult> OnPostWithdrawAsync(Guid id, int seen) => Change(id, "-", () => Invitation is null || seen == Invitation.Version ? null : Changed(), () => (Invitation is { } i ? i.Withdraw(Now) : Delegations.Invitation.NoInvitation, ""));

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, Guid link) =>
        await db.DelegationLinks.SingleOrDefaultAsync(l => l.Id == link && l.DelegationId == id) is { } one ? await Change(id, "-", () => null, () => (one.Revoke(Now), "")) : NotFound();

    public async Task<IActionResult> OnPostPlacesAsync(Guid id)
    {
        if (!await Load(id)) return NotFound();
        Forget("Places");
        var written = Kinds.ConvertAll(k => (k.Category, Stored: k.Places?.Granted ?? 0, Seen: Seen.GetValueOrDefault(k.Category.Id), Typed: Places.GetValueOrDefault(k.Category.Id)));
        // A number that was left as it was is no answer: it gives way to what is stored now.
        foreach (var (category, _, seen, typed) in written)
            if (typed == seen) ModelState.Remove($"Places[{category.Id}]");
        written = written.FindAll(w => w.Typed is not null && w.Typed != w.Seen && w.Typed != w.Stored);
        if (!ModelState.IsValid) return Unfinished();
        if (written.FindAll(w => w.Stored != w.Seen) is { Count: > 0 } other) return Changed(other.ConvertAll(w => new Difference(w.Category.Name.ToString(), Say.Number(w.Typed!.Value), Say.Number(w.Stored))));

        await using var transaction = await db.Database.BeginTransactionAsync();
        try
        {
            foreach (var (category, _, seen, typed) in written)
                if (await db.GrantPlaces(id, category, typed!.Value, insteadOf: seen) is { } refusal) ModelState.AddModelError($"Places[{category.Id}]", T[refusal]);
            if (!ModelState.IsValid)
            {
                await transaction.RollbackAsync();
                return Unfinished();
            }
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            await transaction.RollbackAsync();
            db.ChangeTracker.Clear();
            return await Load(id) ? Changed() : NotFound();
        }
        await transaction.CommitAsync();
        Toast(T["Saved."]);
        return Here(id);
    }

    public async Task<IActionResult> OnPostRemindAsync(Guid id)
    {
        if (!await Load(id)) return NotFound();
        if (Invitation is not { } invitation) return Refused(Delegations.Invitation.NoInvitation);
        var (_, not) = await round.Remind([invitation.Id], Conference, Now);
        if (not.Count > 0) return Refused(not[0].Refusal);
        Toast(T.Count(1, "{0} reminder is in the outbox.", "{0} reminders are in the outbox."));
        return Here(id);
    }

    /// <summary>Shown once, on this answer alone.</summary>
    public async Task<IActionResult> OnPostLinkAsync(Guid id)
    {
        if (!await Load(id)) return NotFound();
        ModelState.Clear();
        NewLink = (await round.NewLink(id, Conference, Now)).Address;
        Response.Headers.CacheControl = "no-store";
        db.ChangeTracker.Clear();
        return await OnGetAsync(id);
    }

    private async Task<IActionResult> Change(Guid id, string prefix, Func<IActionResult?> told, Func<(Refusal? Refusal, string Field)> change)
    {
        if (!await Load(id)) return NotFound();
        Forget(prefix);
        if (!ModelState.IsValid) return Unfinished();
        if (told() is { } old) return old;
        var (refusal, field) = change();
        if (refusal is not null) return Refused(refusal, field);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed();
        }
        Toast(T["Saved."]);
        return Here(id);
    }

    /// <summary>The page has several forms; what another of them would have asked is no fault of this one, and it stands there as it is stored.</summary>
    private void Forget(string allBut)
    {
        foreach (var key in ModelState.Keys.Where(k => !k.StartsWith(allBut, StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        if (allBut != "Paper.") Paper = StoredPaper;
        if (allBut != "Terms.") Terms = StoredTerms;
    }

    private LocalRedirectResult Here(Guid id) => LocalRedirect($"~/desk/{Conference.Slug}/delegations/{id}");

    private async Task<bool> Load(Guid id)
    {
        (Conference, Now) = (HttpContext.Conference(), clock.GetCurrentInstant());
        if (await db.Delegations.SingleOrDefaultAsync(d => d.Id == id) is not { } delegation) return false;
        Delegation = delegation;
        Organisation = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == delegation.OrganisationId);
        Invitation = await db.Invitations.SingleOrDefaultAsync(i => i.DelegationId == id);
        InvitationLetter = await db.MailStateOf(Invitation?.LetterId);
        Joined = await db.JoinedInto(id);
        Links = await db.DelegationLinks.AsNoTracking().Where(l => l.DelegationId == id).OrderBy(l => l.RevokedAt != null).ThenByDescending(l => l.CreatedAt).Take(MostLinks).ToListAsync();
        var places = await db.Places.AsNoTracking().Where(p => p.DelegationId == id).ToDictionaryAsync(p => p.CategoryId);
        Kinds = (await db.Categories.AsNoTracking().OrderBy(c => c.Order).ThenBy(c => c.Number).ToListAsync()).ConvertAll(c => (c, places.GetValueOrDefault(c.Id)));
        foreach (var (category, _) in Kinds) Call($"Places[{category.Id}]", category.Name.ToString());
        if (MaySeePeople)
        {
            Total = await db.Participations.CountAsync(p => p.DelegationId == id);
            People = await (from p in db.Participations.AsNoTracking()
                            join x in db.People.AsNoTracking() on p.PersonId equals x.Id
                            join c in db.Categories.AsNoTracking() on p.CategoryId equals c.Id
                            where p.DelegationId == id
                            orderby p.Leads descending, x.SortKey, p.Id
                            select new Line(p, x.Names, c)).Take(500).ToListAsync();
        }
        return true;
    }
}
