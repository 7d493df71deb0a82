using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Countries;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Delegations;

/// <summary>Choosing whom to invite: by kind, country, membership of a coalition, name; those who are invited already are left out.</summary>
[Allow(Area.Invitations)]
public class ChooseModel(PlenaryDb db, IClock clock) : PlenaryPage
{
    /// <summary>At most so many in one round.</summary>
    public const int Most = 2_000;

    public sealed record Line(Guid Id, List<WrittenName> Names, OrganisationKind Kind, string? Country, string Email, string SortKey);

    [BindProperty(SupportsGet = true, Name = "name")] public string? Name { get; set; }
    [BindProperty(SupportsGet = true, Name = "kind")] public OrganisationKind? Kind { get; set; }
    [BindProperty(SupportsGet = true, Name = "country")] public string? CountryCode { get; set; }
    [BindProperty(SupportsGet = true, Name = "member")] public Guid? MemberOf { get; set; }
    [BindProperty(SupportsGet = true, Name = "as")] public MembershipKind? As { get; set; }
    [BindProperty(SupportsGet = true, Name = "after")] public string? After { get; set; }
    [BindProperty(SupportsGet = true, Name = "rows")] public int? Size { get; set; }

    private UninvitedFilter Filter => new() { Name = Name, Kind = Kind, Country = CountryCode, MemberOf = MemberOf, As = As };

    public Conference Conference { get; private set; } = null!;
    public List<Line> Lines { get; private set; } = [];
    public int Found { get; private set; }
    public PageOfList Shown { get; private set; } = null!;
    public List<SelectListItem> Coalitions { get; private set; } = [];
    public List<SelectListItem> Countries { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Conference = HttpContext.Conference();
        var found = await db.NotInvited(Filter, Conference.Local(clock.GetCurrentInstant()).Date);
        Found = await found.Take(10_001).CountAsync();
        var size = PageOfList.SizeFrom(Size ?? 100);
        if (After is { Length: >= 32 } after && Guid.TryParseExact(after[..32], "N", out var id))
        {
            var key = after[32..];
            found = found.Where(o => o.SortKey.CompareTo(key) > 0 || (o.SortKey == key && o.Id > id));
        }
        Lines = await found.OrderBy(o => o.SortKey).ThenBy(o => o.Id).Take(size + 1).Select(o => new Line(o.Id, o.Names, o.Kind, o.Country, o.Email, o.SortKey)).ToListAsync();
        var more = Lines.Count > size;
        if (more) Lines.RemoveAt(size);
        Shown = new(T["{0} of {1}", Say.Number(Lines.Count), Say.Roughly(Found)], more ? $"{Lines[^1].Id:N}{Lines[^1].SortKey}" : null, null, size);

        Coalitions = [.. (await db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null && db.Memberships.Any(m => m.OfId == o.Id)).OrderBy(o => o.SortKey).Take(300).ToListAsync())
            .Select(o => new SelectListItem(o.NameIn(T.Language), o.Id.ToString(), o.Id == MemberOf))];
        var codes = await db.Organisations.Where(o => o.Country != null).Select(o => o.Country!).Distinct().ToListAsync();
        Countries = [.. codes.Select(c => new SelectListItem(Country.OfCode(c)?.Name ?? c, c, c == CountryCode)).OrderBy(c => c.Text, StringComparer.CurrentCulture)];
    }
}
