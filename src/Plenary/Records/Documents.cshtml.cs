using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>The documents of a conference in their order, as the secretariat has them.</summary>
[Allow(Area.Records)]
public class DocumentsModel(PlenaryDb db) : PlenaryPage
{
    public IReadOnlyList<Document> Lines { get; private set; } = [];
    public PageOfList Shown { get; private set; } = null!;
    public string? Q { get; private set; }
    public DateTimeZone Zone => HttpContext.Conference().TimeZone;
    public bool MayWrite => db.Scope.May(Area.Records, Deed.Change);

    public string At(string rest) => $"/desk/{HttpContext.Conference().Slug}/documents{rest}";

    public async Task OnGetAsync(string? q, string? after, int? rows)
    {
        Q = q;
        var paging = new Paging(PageOfList.SizeFrom(rows), after);
        var page = await DocumentList.Page(db.Documents, q, paging, d => d);
        Lines = page.Items;
        Shown = new(T.Count(Lines.Count, "{0} document", "{0} documents"), page.Next, Size: paging.Take);
    }
}
