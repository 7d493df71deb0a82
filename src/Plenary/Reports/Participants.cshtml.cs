using Microsoft.AspNetCore.Mvc;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Reports;

/// <summary>The list of participants in its classic form; it prints from the page itself.</summary>
[Allow(Area.Reports)]
public class ParticipantsModel(PlenaryDb db) : PlenaryPage
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true, Name = "rows")]
    public int? Size { get; set; }

    public IReadOnlyList<ListedDelegation> Delegations { get; private set; } = [];
    public PageOfList Pager { get; private set; } = null!;
    public Conference Conference => HttpContext.Conference();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var size = PageOfList.SizeFrom(Size);
        var rows = await ParticipantList.Read(db, size + 1, new Paging(size, After).KeyAndId(), listedOnly: false, cancel);
        Delegations = [.. rows.Take(size).Select(r => r.Delegation)];
        var next = rows.Count > size ? Cursor.Of(rows[size - 1].SortKey, rows[size - 1].Delegation.Id) : null;
        Pager = new(T.Count(Delegations.Count, "{0} delegation on this page", "{0} delegations on this page"), next, null, size);
    }
}
