using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Public;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>The documents that are public now, to be read and saved.</summary>
[Allow(Entrance.Public)]
public class DocumentsPublicModel(PlenaryDb db, IClock clock) : PublicPage(db)
{
    public IReadOnlyList<Document> Documents { get; private set; } = [];
    public string? Q { get; private set; }
    public string? Next { get; private set; }

    public async Task OnGetAsync(string? q, string? after)
    {
        Q = q;
        var page = await DocumentList.Page(Db.Documents.PublicAt(clock.GetCurrentInstant()), q, new Paging(null, after), d => d);
        (Documents, Next) = (page.Items, page.Next);
    }
}
