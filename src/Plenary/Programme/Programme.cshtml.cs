using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;
using NodaTime.Text;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Programme;

/// <summary>A day that has a tab: its date and how many sessions; <paramref name="Clash"/> when something in it cannot be as planned.</summary>
public sealed record ProgrammeDay(LocalDate Date, int Sessions, bool Clash);

/// <summary>The programme as its editors have it: a day as a grid or a list, what is in conflict, what has no time yet.</summary>
[Allow(Area.Programme)]
public class ProgrammeModel(PlenaryDb db, PublicProgramme published, IClock clock) : PlenaryPage
{
    public Draft Draft { get; private set; } = null!;
    public PublishedProgramme? Newest { get; private set; }
    public int Changes { get; private set; }
    public IReadOnlyList<Conflict> Conflicts { get; private set; } = [];
    public IReadOnlyList<ProgrammeDay> Days { get; private set; } = [];
    public LocalDate Day { get; private set; }
    public DayGrid Grid { get; private set; } = null!;

    /// <summary>Of the day; of all days while something is searched for.</summary>
    public IReadOnlyList<Session> Shown { get; private set; } = [];
    public IReadOnlyList<Session> Unplaced { get; private set; } = [];
    public SessionFilter Filter { get; private set; } = new();
    public bool AsList { get; private set; }
    public LocalDateTime Now { get; private set; }
    public Conference Conference => Draft.Conference;
    public bool MayWrite => db.Scope.May(Area.Programme, Deed.Change);

    public string At(string rest) => $"/desk/{Conference.Slug}/programme{rest}";

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<SessionKind>().Select(k => new SelectListItem(T.Name(k), k.ToString(), k == Filter.Kind));

    public IEnumerable<SelectListItem> RoomsToChoose => Draft.Rooms.Select(r => new SelectListItem(r.Name.ToString(), r.Id.ToString(), r.Id == Filter.Room));

    public IEnumerable<Conflict> Of(Session session) => Conflicts.Where(c => c.Concerns(session));

    public IHtmlContent Link(Session session) => SessionWords.Link(session, At($"/{session.Id}"));

    public Task OnGetAsync(string? day, string? view, SessionKind? kind, Guid? room, string? q) => Load(day, view == "list", new(Room: room, Kind: kind, Q: q));

    /// <summary>A session was dragged: it keeps its length. Without a time it goes back to those that have none.</summary>
    public async Task<IActionResult> OnPostMoveAsync(Guid session, int version, LocalDateTime? starts, Guid? room, string? day)
    {
        var conference = HttpContext.Conference();
        if (await db.Session(session) is not { } found) return NotFound();
        if (!ModelState.IsValid || version != found.Version)
        {
            await Load(day);
            return ModelState.IsValid ? Changed() : Unfinished();
        }
        var before = PlaceForm.Of(found);
        if (starts is { } at && await db.Move(found, new(at, at.PlusMinutes(found.Minutes == 0 ? Session.UsualMinutes : found.Minutes), room), conference) is { } refusal)
        {
            await Load(day);
            return Refused(refusal);
        }
        if (starts is null)
        {
            found.Unschedule();
            await db.SaveChangesAsync();
        }
        var address = $"/desk/{conference.Slug}/programme";
        Toast(T["{0} is moved.", found.Title], $"{address}/{found.Id}{before.Undo(found.Version)}");
        return Redirect($"{address}?day={day}");
    }

    private async Task Load(string? day, bool asList = false, SessionFilter? filter = null)
    {
        var conference = HttpContext.Conference();
        Draft = await Draft.Of(db, conference);
        Newest = await published.Newest();
        Changes = Draft.ChangesSince(Newest).Count;
        Conflicts = await Conflict.In(Draft, db);
        Now = conference.Local(clock.GetCurrentInstant());
        Unplaced = [.. Draft.Sessions.Where(s => s.Starts is null)];

        var busy = Draft.Placed.ToLookup(s => s.Day!.Value);
        var clashes = Conflicts.Where(c => c.IsSerious && c.IsOpen).Select(c => c.Session.Day!.Value).ToHashSet();
        Days = [.. Enumerable.Range(0, conference.Days).Select(conference.Starts.PlusDays).Union(busy.Select(d => d.Key)).Order().Select(d => new ProgrammeDay(d, busy[d].Count(), clashes.Contains(d)))];
        Day = day is not null && LocalDatePattern.Iso.Parse(day) is { Success: true } read ? read.Value
            : Days.Any(d => d.Date == Session.DayOf(Now)) ? Session.DayOf(Now) : conference.Starts;
        (AsList, Filter) = (asList, filter ?? new());
        Shown = Filter.IsEmpty ? [.. busy[Day]] : [.. Filter.In(Draft)];
        Grid = new(Day, busy[Day], Draft.Rooms);
    }
}
