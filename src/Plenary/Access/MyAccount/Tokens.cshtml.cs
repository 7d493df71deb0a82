using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access.MyAccount;

/// <summary>The tokens of one's account: made, shown once, revoked. The password is asked first, since a token outlives a sign-in.</summary>
[Allow(Entrance.SignedIn)]
public class TokensModel(PlenaryDb db, IDataProtectionProvider protection, IClock clock) : PlenaryPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>That the password was asked for a moment ago.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Proof { get; set; }

    public string? Made { get; private set; }
    public IReadOnlyList<Line> Tokens { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Conferences { get; private set; } = [];
    public IReadOnlySet<string> Offered { get; private set; } = new HashSet<string>();
    public static IEnumerable<SelectListItem> Spans => [new(T.Count(30, "{0} day", "{0} days"), "30"), new(T["a year"], "365"), new(T["until it is revoked"], "0")];

    public async Task<IActionResult> OnGetAsync() => await Find() ?? Page();

    public async Task<IActionResult> OnPostMakeAsync()
    {
        if (await Find() is { } elsewhere) return elsewhere;
        if (!ModelState.IsValid) return Unfinished();
        var (now, me) = (clock.GetCurrentInstant(), db.Scope.Actor.AccountId!.Value);
        if (Input.Conference is { } chosen && Conferences.All(c => c.Value != chosen.ToString())) return NotFound();
        Instant? expires = Input.Days > 0 ? now + Duration.FromDays(Input.Days) : null;
        if (ApiToken.Make(me, Input.Name, Input.Scopes, Input.Conference, expires, await new Visitor(me, "").RolesAt(db, Input.Conference), maker: null, now, out var made, out var token) is { } refusal)
            return Refused(refusal);

        db.ApiTokens.Add(made);
        await db.SaveChangesAsync();
        Made = token;
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id)
    {
        // Taking power away is never asked about twice.
        if (await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == id && t.AccountId == db.Scope.Actor.AccountId) is not { } token) return NotFound();
        if (token.Revoke(clock.GetCurrentInstant()) is { } refusal)
        {
            _ = await Find();
            return Refused(refusal);
        }
        await db.SaveChangesAsync();
        return Redirect("/account/tokens" + (Proof is null ? "" : "?proof=" + Uri.EscapeDataString(Proof)));
    }

    private async Task<IActionResult?> Find()
    {
        var account = await db.Users.SingleAsync(a => a.Id == db.Scope.Actor.AccountId);
        if (!AskedAgain.Holds(protection, account, Proof)) return Redirect("/account/again?return=/account/tokens");

        var now = clock.GetCurrentInstant();
        Offered = ApiToken.Offered([.. db.Scope.Roles]);
        var held = await db.RolesHeld.Where(r => r.AccountId == account.Id && r.Ended == null).Select(r => r.ConferenceId).ToListAsync();
        var everywhere = held.Contains(null);
        var conferences = await db.Conferences.Where(c => everywhere || held.Contains(c.Id)).OrderByDescending(c => c.Starts).ToListAsync();
        Conferences = [.. conferences.Select(c => new SelectListItem(c.Title.ToString(), c.Id.ToString()))];
        var tokens = await db.ApiTokens.AsNoTracking().Where(t => t.AccountId == account.Id && t.RevokedAt == null).OrderByDescending(t => t.Id).Take(500).ToListAsync();
        Tokens = [.. tokens.Where(t => t.IsValid(now)).Select(t => new Line(t.Id, t.Name, t.Scopes,
            t.ConferenceId is { } at ? conferences.FirstOrDefault(c => c.Id == at)?.Title.ToString() ?? "" : null, t.CreatedAt.InUtc().Date, t.ExpiresAt?.InUtc().Date))];
        return null;
    }

    /// <param name="Conference">Null: all of them.</param>
    public sealed record Line(Guid Id, string Name, IReadOnlyList<string> Scopes, string? Conference, LocalDate Since, LocalDate? Until);

    public class Form
    {
        [Display(Name = "What it is for"), Required, StringLength(60)]
        public string Name { get; set; } = "";

        [Display(Name = "Where it acts")]
        public Guid? Conference { get; set; }

        [Display(Name = "How long it lives"), Range(0, 3650)]
        public int Days { get; set; } = 365;

        public List<string> Scopes { get; set; } = [];
    }
}
