using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Plenary.Access;
using Plenary.Programme;
using Plenary.Storage;

namespace Plenary.Public;

/// <summary>One person who speaks: as announced, and in which sessions.</summary>
[Allow(Entrance.Public)]
public class SpeakerPageModel(PlenaryDb db, PublicProgramme published, PublicUrl url) : PublicPage(db)
{
    public PublishedSpeaker Speaker { get; private set; } = null!;

    public IReadOnlyList<PublishedSession> Sessions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var programme = await published.Newest(cancellationToken);
        if (programme?.Speaker(id) is not { } speaker) return NotFound();
        (Speaker, Sessions) = (speaker, programme.BySpeaker[id]);
        return Page();
    }

    public IHtmlContent Person => JsonLd.Script(Events.Of(Speaker, url, At("")));
}
