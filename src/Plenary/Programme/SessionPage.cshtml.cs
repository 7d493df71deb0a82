using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Programme;

/// <summary>One session of the draft: its text, its time and room, its list of speakers, and what is in conflict.</summary>
[Allow(Area.Programme)]
public class SessionPageModel(PlenaryDb db) : PlenaryPage
{
    [BindProperty] public SessionForm Input { get; set; } = new();
    [BindProperty] public PlaceForm Place { get; set; } = new();
    public Session Session { get; private set; } = null!;
    public SessionChoices Choices { get; private set; } = null!;
    public IReadOnlyList<Conflict> Conflicts { get; private set; } = [];
    public Conference Conference => HttpContext.Conference();
    public bool MayWrite => db.Scope.May(Area.Programme, Deed.Change);

    public string At(string rest) => $"/desk/{Conference.Slug}/programme{rest}";

    public IHtmlContent Link(Session session) => session.Id == Session.Id ? SessionWords.Title(session) : SessionWords.Link(session, At($"/{session.Id}"));

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        (Input, Place) = (SessionForm.Of(Session, Conference), PlaceForm.Of(Session));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        Place = PlaceForm.Of(Session);
        if (!ModelState.IsValid) return Unfinished();
        if (Input.Version != Session.Version) return Changed(Input, SessionForm.Of(Session, Conference));
        if (Session.Write(Input.Text) is { } refusal) return Refused(refusal, SessionForm.FieldOf(refusal));
        await db.SaveChangesAsync();
        return Done(T["Saved."]);
    }

    public async Task<IActionResult> OnPostPlaceAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        Input = SessionForm.Of(Session, Conference);
        if (!ModelState.IsValid) return Unfinished();
        if (Place.Version != Session.Version) return Changed(Place, PlaceForm.Of(Session), Choices.Days.Concat(Choices.Rooms), nameof(Place));
        var before = PlaceForm.Of(Session);
        if (Place.Read(out var slot) is { } incomplete) return Refused(incomplete, "Place.Day");
        if (await db.Move(Session, slot!, Conference) is { } refusal) return Refused(refusal, SessionForm.FieldOf(refusal, slot));
        return Done(T["Moved."], before);
    }

    public async Task<IActionResult> OnPostTakeOutAsync(Guid id, int version)
    {
        if (!await FindUnchanged(id, version)) return Session is null ? NotFound() : Changed();
        Session.Unschedule();
        await db.SaveChangesAsync();
        return Done(T["It has no time any more."], Place);
    }

    public Task<IActionResult> OnPostEarlierAsync(Guid id, int version, Guid speaker) => Reorder(id, version, speaker, -1);

    public Task<IActionResult> OnPostLaterAsync(Guid id, int version, Guid speaker) => Reorder(id, version, speaker, 1);

    public async Task<IActionResult> OnPostStrikeAsync(Guid id, int version, Guid speaker)
    {
        if (!await FindUnchanged(id, version)) return Session is null ? NotFound() : Changed();
        var list = Session.Speakers.Where(s => s.Id != speaker).Select(s => s.Text).ToList();
        return await db.ListSpeakers(Session, list) is { } refusal ? Refused(refusal) : Done(T["Taken off the list."]);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, int version)
    {
        if (!await FindUnchanged(id, version)) return Session is null ? NotFound() : Changed();
        if (await db.Discard(Session) is { } refusal) return Refused(refusal);
        Toast(T["The session is removed."]);
        return Redirect(At(""));
    }

    private async Task<IActionResult> Reorder(Guid id, int version, Guid speaker, int by)
    {
        if (!await FindUnchanged(id, version)) return Session is null ? NotFound() : Changed();
        var list = Session.Speakers.Select(s => s.Text).ToList();
        var at = list.FindIndex(l => l.Id == speaker);
        if (at < 0) return Refused(Speaker.NotOnTheList);
        var to = Math.Clamp(at + by, 0, list.Count - 1);
        (list[at], list[to]) = (list[to], list[at]);
        if (await db.ListSpeakers(Session, list) is { } refusal) return Refused(refusal);
        return Redirect(At($"/{id}#speakers"));
    }

    /// <param name="before">Where it stood, if it was moved.</param>
    private RedirectResult Done(string text, PlaceForm? before = null)
    {
        Toast(text, before is null ? null : At($"/{Session.Id}{before.Undo(Session.Version)}"));
        return Redirect(At($"/{Session.Id}"));
    }

    /// <summary>For the small forms, which send the version alone.</summary>
    private async Task<bool> FindUnchanged(Guid id, int version)
    {
        if (!await Find(id)) return false;
        ModelState.Clear();
        (Input, Place) = (SessionForm.Of(Session, Conference), PlaceForm.Of(Session));
        return version == Session.Version;
    }

    private async Task<bool> Find(Guid id)
    {
        if (await db.Session(id) is not { } found) return false;
        Session = found;
        var draft = await Draft.Of(db, Conference);
        Choices = new(draft, found);
        Conflicts = [.. (await Conflict.In(draft, db)).Where(c => c.Concerns(found))];
        return true;
    }
}
