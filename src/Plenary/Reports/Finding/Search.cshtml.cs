using Microsoft.AspNetCore.Mvc;
using Plenary.Access;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Site;

namespace Plenary.Reports.Finding;

/// <summary>Finds people, organisations, and what there is at the conferences of the visitor, by whatever is typed; as far as the visitor may read it.</summary>
[Allow(Entrance.SignedIn)]
public class SearchModel(DirectorySearch directory, ConferenceSearch conferences) : PlenaryPage
{
    /// <summary>Of each kind at each conference; a link leads to the others.</summary>
    internal const int Most = 5;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }

    public IReadOnlyList<Person> People { get; private set; } = [];
    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];
    public IReadOnlyList<FoundAt> AtConferences { get; private set; } = [];
    public bool IsAsked => !string.IsNullOrWhiteSpace(Q);
    public bool FoundNothing => People.Count == 0 && Organisations.Count == 0 && AtConferences.Count == 0;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (People, Organisations) = await directory.Find(Visitor.Of(HttpContext), Q, cancellationToken);
        AtConferences = await conferences.Find(Visitor.Of(HttpContext), Q, Most, cancellationToken);
    }
}
