using Microsoft.AspNetCore.Mvc;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>All delegations with their places and letters; also as the list of credentials, for print.</summary>
[Allow(Area.Invitations)]
public class DelegationsModel(PlenaryDb db) : PlenaryPage
{
    [BindProperty(SupportsGet = true, Name = "name")] public string? Name { get; set; }
    [BindProperty(SupportsGet = true, Name = "letter")] public LetterOfCredentials? Letter { get; set; }
    [BindProperty(SupportsGet = true, Name = "after")] public string? After { get; set; }
    [BindProperty(SupportsGet = true, Name = "rows")] public int? Size { get; set; }

    public Conference Conference { get; private set; } = null!;
    public IReadOnlyList<DelegationRow> Lines { get; private set; } = [];
    public int Found { get; private set; }
    public int Received { get; private set; }
    public int All { get; private set; }
    public PageOfList Shown { get; private set; } = null!;
    public bool MayDownload => db.Scope.May(Area.Accreditation, Deed.Read);
    public bool MayInvite => db.Scope.May(Area.Invitations, Deed.Change);
    public bool MayImport => db.Scope.May(Area.Accreditation, Deed.Change);

    public async Task OnGetAsync()
    {
        Conference = HttpContext.Conference();
        All = await db.CountDelegations(new(), Say.CountedTo);
        Received = await db.CountDelegations(new() { Letter = LetterOfCredentials.Received }, Say.CountedTo);
        var filter = new DelegationFilter { Name = Name, Letter = Letter };
        Found = await db.CountDelegations(filter, Say.CountedTo);
        var size = PageOfList.SizeFrom(Size ?? 100);
        var rows = await db.Delegations(filter, size + 1, new Paging(size, After).KeyAndId());
        Lines = [.. rows.Take(size)];
        Shown = new(T["{0} of {1}", Say.Number(Lines.Count), Say.Roughly(Found)], rows.Count > size ? Cursor.Of(Lines[^1].SortKey, Lines[^1].Delegation.Id) : null, null, size);
    }
}
