using Plenary.Api;
using Plenary.Site;

namespace Plenary.Access.MyAccount;

/// <summary>What a program with a token can ask, for those who write programs.</summary>
[Allow(Entrance.SignedIn)]
public class ReferenceModel(Reference reference) : PlenaryPage
{
    public IReadOnlyList<IGrouping<string, ReferenceLine>> Parts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Parts = await reference.Parts(cancellationToken);
}
