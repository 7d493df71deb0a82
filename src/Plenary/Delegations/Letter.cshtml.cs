using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Countries;
using Plenary.Mail;
using Plenary.Organisations;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Delegations;

/// <summary>Places, deadline and language of a round of invitations; the letter is read before it goes out.</summary>
[Allow(Area.Invitations, ClosedToReaders = true)]
public class LetterModel(PlenaryDb db, Round round, IClock clock) : PlenaryPage
{
    public class Form
    {
        [Display(Name = "Deadline"), Required] public LocalDateTime? Deadline { get; set; }
        [Display(Name = "Language of letter and page")] public string Language { get; set; } = "en";
        [Display(Name = "Group in the list of participants"), StringLength(Delegation.LongestGroup)] public string? Group { get; set; }
        [Display(Name = "Addressee"), StringLength(200)] public string? Addressee { get; set; }
        [Display(Name = "E-mail"), StringLength(EmailAddress.Longest)] public string? Email { get; set; }
    }

    [BindProperty] public Form Input { get; set; } = new();
    [BindProperty] public Dictionary<Guid, int?> Places { get; set; } = [];
    [BindProperty(Name = "ids")] public List<Guid> Ids { get; set; } = [];

    public Conference Conference { get; private set; } = null!;
    public List<Category> Categories { get; private set; } = [];
    public List<(Guid Id, string Name, string Email)> Bodies { get; private set; } = [];
    public Letter? Preview { get; private set; }
    public IEnumerable<SelectListItem> LanguageChoices => Languages.All.Select(l => new SelectListItem(l.Name, l.Tag, l.Tag == Input.Language));

    public IActionResult OnGet() => LocalRedirect($"~/desk/{HttpContext.Conference().Slug}/invitations/new");

    /// <summary>From the list of organisations: nothing has been typed yet.</summary>
    public async Task<IActionResult> OnPostAsync(bool all, string? name, OrganisationKind? kind, string? country, Region[] region, Guid? memberOf, MembershipKind? @as)
    {
        ModelState.Clear();
        if (all)
        {
            var today = HttpContext.Conference().Local(clock.GetCurrentInstant()).Date;
            Ids = await (await db.NotInvited(new() { Name = name, Kind = kind, Country = country, Region = [.. region.Select(r => new Word<Region>(r))], MemberOf = memberOf, As = @as }, today)).OrderBy(o => o.SortKey).Select(o => o.Id).Take(ChooseModel.Most).ToListAsync();
        }
        if (Ids.Count == 0)
        {
            Toast(NoneSelected, done: false);
            return LocalRedirect($"~/desk/{HttpContext.Conference().Slug}/invitations/new{Queries.With(Request.Query)}");
        }
        await Load();
        Input.Language = Conference.Languages.FirstOrDefault(l => LocalText.InterfaceLanguages.Contains(l)) ?? "en";
        Input.Deadline = Conference.Starts.PlusDays(-30).At(new(18, 0));
        if (Conference.At(Input.Deadline.Value) <= clock.GetCurrentInstant()) Input.Deadline = null;
        Places = Categories.ToDictionary(c => c.Id, c => (int?)c.Places);
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        await Load();
        if (Bodies.Count == 0) return NotFound();
        if (Terms() is not { } terms) return Unfinished();
        Preview = await round.Preview(Bodies[0].Id, terms, Conference);
        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync()
    {
        await Load();
        if (Bodies.Count == 0) return NotFound();
        if (Terms() is not { } terms) return Unfinished();
        var (invited, not) = await round.Invite(Ids, terms, Conference, clock.GetCurrentInstant());
        var unsent = invited.Count(i => !i.Sent);
        Toast(T.Count(invited.Count, "{0} organisation is invited.", "{0} organisations are invited.")
            + (unsent > 0 ? " " + T.Count(unsent, "{0} has no address: hand the link over yourself.", "{0} have no address: hand the links over yourself.") : "")
            + (not.Count > 0 ? " " + T.Count(not.Count, "{0} had been invited before.", "{0} had been invited before.") : ""));
        return LocalRedirect($"~/desk/{Conference.Slug}/invitations");
    }

    private Terms? Terms()
    {
        string? email = null;
        if (!string.IsNullOrWhiteSpace(Input.Email))
            if (EmailAddress.Read(Input.Email, out email) is { } wrong) ModelState.AddModelError("Input.Email", T[wrong]);
        foreach (var (category, _) in Places.Where(p => p.Value is < 0 or > Delegations.Places.Most))
            ModelState.AddModelError($"Places[{category}]", T[Delegations.Places.OutOfRange.With(Delegations.Places.Most)]);
        if (!ModelState.IsValid) return null;
        var terms = new Terms(Places.ToDictionary(p => p.Key, p => p.Value ?? 0), Input.Deadline!.Value, Input.Language, Input.Group ?? "", Bodies.Count == 1 ? Input.Addressee ?? "" : "", Bodies.Count == 1 ? email : null);
        if (terms.Fault(Conference, clock.GetCurrentInstant(), Bodies.Select(b => b.Id)) is not { } fault) return terms;
        ModelState.AddModelError(fault.Equals(Delegations.Terms.DeadlineOver) ? "Input.Deadline" : "", T[fault]);
        return null;
    }

    private async Task Load()
    {
        Conference = HttpContext.Conference();
        Categories = await db.Categories.AsNoTracking().OrderBy(c => c.Order).ThenBy(c => c.Number).ToListAsync();
        foreach (var category in Categories) Call($"Places[{category.Id}]", category.Name.ToString());
        Bodies = (await db.Organisations.AsNoTracking().Where(o => Ids.Contains(o.Id) && o.MergedIntoId == null).OrderBy(o => o.SortKey).ToListAsync()).ConvertAll(o => (o.Id, o.NameIn(T.Language), o.Email));
    }
}
