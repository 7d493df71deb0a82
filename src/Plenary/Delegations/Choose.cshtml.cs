using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Countries;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Delegations;

/// <summary>Choosing whom to invite: by kind, country or region, membership of a coalition, name; those who are invited already are left out.</summary>
[Allow(Area.Invitations, ClosedToReaders = true)]
public class ChooseModel(PlenaryDb db, IClock clock) : PlenaryPage
{
    /// <summary>At most so many in one round.</summary>
    public const int Most = 2_000;

    [BindProperty(SupportsGet = true, Name = "name")] public string? Name { get; set; }
    [BindProperty(SupportsGet = true, Name = "kind")] public OrganisationKind? Kind { get; set; }
    [BindProperty(SupportsGet = true, Name = "country")] public string? CountryCode { get; set; }
    [BindProperty(SupportsGet = true, Name = "region")] public List<Region> Regions { get; set; } = [];
    [BindProperty(SupportsGet = true, Name = "memberOf")] public Guid? MemberOf { get; set; }
    [BindProperty(SupportsGet = true, Name = "as")] public MembershipKind? As { get; set; }
    [BindProperty(SupportsGet = true, Name = "after")] public string? After { get; set; }
    [BindProperty(SupportsGet = true, Name = "rows")] public int? Size { get; set; }

    private UninvitedFilter Filter => new() { Name = Name, Kind = Kind, Country = CountryCode, Region = [.. Regions.Select(r => new Word<Region>(r))], MemberOf = MemberOf, As = As };

    public Conference Conference { get; private set; } = null!;
    public IReadOnlyList<Organisation> Lines { get; private set; } = [];
    public int Found { get; private set; }
    public PageOfList Shown { get; private set; } = null!;
    public List<SelectListItem> Coalitions { get; private set; } = [];
    public List<SelectListItem> Countries { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Conference = HttpContext.Conference();
        var found = await db.NotInvited(Filter, Conference.Local(clock.GetCurrentInstant()).Date);
        Found = await found.Take(Say.CountedTo + 1).CountAsync();
        var size = PageOfList.SizeFrom(Size ?? 100);
        var paging = new Paging(size, After);
        var page = await found.After(paging.KeyAndId()).ToPage(paging, o => o, o => Cursor.Of(o.SortKey, o.Id));
        Lines = page.Items;
        Shown = new(T["{0} of {1}", Say.Number(Lines.Count), Say.Roughly(Found)], page.Next, null, size);

        Coalitions = [.. (await db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null && db.Memberships.Any(m => m.OfId == o.Id)).OrderBy(o => o.SortKey).Take(300).ToListAsync())
            .Select(o => new SelectListItem(o.NameIn(T.Language), o.Id.ToString(), o.Id == MemberOf))];
        var codes = await db.Organisations.Where(o => o.Country != null).Select(o => o.Country!).Distinct().ToListAsync();
        Countries = [.. codes.Select(c => new SelectListItem(Country.OfCode(c)?.Name ?? c, c, c == CountryCode)).OrderBy(c => c.Text, StringComparer.CurrentCulture)];
    }
}
