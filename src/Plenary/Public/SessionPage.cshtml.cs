using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Plenary.Access;
using Plenary.Programme;
using Plenary.Records;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Public;

/// <summary>One session as it was last published: when and where, what about, who speaks, what film.</summary>
[Allow(Entrance.Public)]
public class SessionPageModel(PlenaryDb db, PublicProgramme published, PublicUrl url) : PublicPage(db)
{
    private PublishedProgramme programme = null!;

    public PublishedSession Session { get; private set; } = null!;

    /// <summary>Other sessions at the same time.</summary>
    public IReadOnlyList<PublishedSession> Meanwhile { get; private set; } = [];

    /// <summary>What was said and decided in it, as far as it is public now.</summary>
    public PublicRecord Record { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancellationToken)
    {
        if (await published.Newest(cancellationToken) is not { } newest || newest.Session(number) is not { } session) return NotFound();
        (programme, Session) = (newest, session);
        Meanwhile = [.. programme.Sessions.Where(s => s.Id != session.Id && !s.Kind.IsPause() && s.Starts < session.Ends && session.Starts < s.Ends).Take(8)];
        Record = await PublicRecord.OfSession(Db, session.Id, Db.Clock.GetCurrentInstant(), At("/record"), cancellationToken);
        return Page();
    }

    /// <summary>The language in which it is read, where that is not the page's.</summary>
    public string? ReadIn => Shown.OtherLanguage(Session.Title) ?? Shown.OtherLanguage(Session.Abstract) ?? Shown.OtherLanguage(Session.Description);

    public IHtmlContent Event => JsonLd.Script(Events.Of(Session, programme, Conference, url, T.Language));
}
