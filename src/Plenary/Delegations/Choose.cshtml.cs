using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Countries;
using Plenary.Names;
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

    public Conference Conference { get; private set; } = null!;
    public List<Line> Lines { get; private set; } = [];
    public int Found { get; private set; }
    public PageOfList Shown { get; private set; } = null!;
    public List<SelectListItem> Coalitions { get; private set; } = [];
    public List<SelectListItem> Countries { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Conference = HttpContext.Conference();
        var found = Filtered(db, Conference.Local(clock.GetCurrentInstant()).Date);
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

    /// <summary>The organisations that fit and are not invited yet. The letter's page asks the same question for "all found".</summary>
    internal IQueryable<Organisation> Filtered(PlenaryDb from, LocalDate today)
    {
        var found = from.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null
            && !from.Delegations.Any(d => d.OrganisationId == o.Id && from.Invitations.Any(i => i.DelegationId == d.Id)));
        if (Kind is { } kind) found = found.Where(o => o.Kind == kind);
        if (!string.IsNullOrEmpty(CountryCode)) found = found.Where(o => o.Country == CountryCode);
        if (MemberOf is { } coalition)
            found = found.Where(o => from.Memberships.Any(m => m.OrganisationId == o.Id && m.OfId == coalition && (As == null || m.Kind == As)
                && (m.From == null || m.From <= today) && (m.Until == null || m.Until >= today)));
        foreach (var word in SearchWord.Of(SearchKey.Of(Name)))
        {
            var end = word + "\U0010FFFF";
            found = found.Where(o => from.SearchWords.Any(w => w.Subject == Subject.Organisation && w.SubjectId == o.Id && w.Word.CompareTo(word) >= 0 && w.Word.CompareTo(end) < 0));
        }
        return found;
    }
}
