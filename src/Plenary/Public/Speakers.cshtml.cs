using System.Globalization;
using Plenary.Access;
using Plenary.Programme;
using Plenary.Storage;

namespace Plenary.Public;

/// <summary>Everybody who is announced to speak, each once, by name.</summary>
[Allow(Entrance.Public)]
public class SpeakersModel(PlenaryDb db, PublicProgramme published) : PublicPage(db)
{
    public IReadOnlyList<(PublishedSpeaker Speaker, int Sessions)> Speakers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (await published.Newest(cancellationToken) is not { } programme) return;
        var byName = StringComparer.Create(CultureInfo.CurrentUICulture, CompareOptions.IgnoreCase);
        Speakers = [.. programme.BySpeaker.Select(s => (programme.Speaker(s.Key)!, s.Value.Count)).OrderBy(s => Readable.Of(s.Item1).Name, byName)];
    }
}
