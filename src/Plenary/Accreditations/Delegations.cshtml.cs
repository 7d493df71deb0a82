using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Names;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>All delegations with their places and letters; also as the list of credentials, for print.</summary>
[Allow(Area.Invitations)]
public class DelegationsModel(PlenaryDb db) : PlenaryPage
{
    public sealed record Line(Delegation Delegation, List<WrittenName> Names, string? Country, string SortKey, Invitation? Invitation, int Granted, int Taken, int Accredited);

    [BindProperty(SupportsGet = true, Name = "name")] public string? Name { get; set; }
    /// <summary>"missing" or "received": the letter of credentials.</summary>
    [BindProperty(SupportsGet = true, Name = "letter")] public string? Letter { get; set; }
    [BindProperty(SupportsGet = true, Name = "after")] public string? After { get; set; }
    [BindProperty(SupportsGet = true, Name = "rows")] public int? Size { get; set; }

    public Conference Conference { get; private set; } = null!;
    public List<Line> Lines { get; private set; } = [];
    public int Found { get; private set; }
    public int Received { get; private set; }
    public int All { get; private set; }
    public PageOfList Shown { get; private set; } = null!;
    public bool MayImport => db.Scope.May(Area.Accreditation, Deed.Change);

    public async Task OnGetAsync()
    {
        Conference = HttpContext.Conference();
        All = await db.Delegations.Take(10_001).CountAsync();
        Received = await db.Delegations.CountAsync(d => d.LetterReceived != null);
        var rows = from d in db.Delegations.AsNoTracking() join o in db.Organisations.AsNoTracking() on d.OrganisationId equals o.Id select new { d, o };
        if (Letter == "missing") rows = rows.Where(r => r.d.LetterReceived == null);
        if (Letter == "received") rows = rows.Where(r => r.d.LetterReceived != null);
        rows = (await NameSearch.For(db, Subject.Organisation, Name)).In(rows, r => r.o.Id);
        Found = await rows.Take(10_001).CountAsync();
        var size = PageOfList.SizeFrom(Size ?? 100);
        if (After is { Length: >= 32 } after && Guid.TryParseExact(after[..32], "N", out var id))
        {
            var key = after[32..];
            rows = rows.Where(r => r.o.SortKey.CompareTo(key) > 0 || (r.o.SortKey == key && r.d.Id > id));
        }
        Lines = await rows.OrderBy(r => r.o.SortKey).ThenBy(r => r.d.Id).Take(size + 1).Select(r => new Line(
            r.d, r.o.Names, r.o.Country, r.o.SortKey, db.Invitations.FirstOrDefault(i => i.DelegationId == r.d.Id), db.Places.Where(p => p.DelegationId == r.d.Id).Sum(p => p.Granted),
            db.Places.Where(p => p.DelegationId == r.d.Id).Sum(p => p.Taken), db.Participations.Count(p => p.DelegationId == r.d.Id && p.State == ParticipationState.Accredited))).ToListAsync();
        var more = Lines.Count > size;
        if (more) Lines.RemoveAt(size);
        Shown = new(T["{0} of {1}", Say.Number(Lines.Count), Say.Roughly(Found)], more ? $"{Lines[^1].Delegation.Id:N}{Lines[^1].SortKey}" : null, null, size);
    }
}
