using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Organisations;

/// <summary>What the form of a membership asks for.</summary>
public class MembershipForm
{
    /// <summary>The other organisation: as typed, and as chosen.</summary>
    public string? Body { get; set; }
    public Guid? BodyId { get; set; }
    [Display(Name = "As")] public MembershipKind Kind { get; set; }
    [Display(Name = "Since")] public LocalDate? From { get; set; }
    [Display(Name = "Last day")] public LocalDate? Until { get; set; }
}

/// <summary>An organisation joins another, or (with ?takes=true) takes a member in.</summary>
[Allow(Area.Directory)]
public class NewMembershipModel(PlenaryDb db) : PlenaryPage
{
    [BindProperty] public MembershipForm Input { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "takes")] public bool Takes { get; set; }
    public Organisation Organisation { get; private set; } = null!;
    public IReadOnlyList<Organisation> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id) =>
        !db.Scope.May(Area.Directory, Deed.Change) ? StatusCode(StatusCodes.Status403Forbidden) : await Find(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        var other = await Chosen.Of(db, Input.Body, Input.BodyId);
        Choices = other.Choices;
        if (!ModelState.IsValid) return Unfinished();
        if (other.One is null) return Refused(other.WhyNot, "Input.Body");
        var (member, of) = Takes ? (other.One.Id, id) : (id, other.One.Id);
        if (await OrganisationsApi.Begin(new(member, of, Input.Kind, Input.From, Input.Until), db) is { } refusal)
            return Refused(refusal, refusal.Equals(Membership.EndsBeforeItBegins) ? "Input.Until" : "Input.Body");
        await db.SaveChangesAsync();
        Toast(T["The membership is entered."]);
        return Redirect($"~/directory/organisations/{id}");
    }

    private async Task<bool> Find(Guid id)
    {
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.MergedIntoId == null) is not { } organisation) return false;
        Organisation = organisation;
        return true;
    }
}
