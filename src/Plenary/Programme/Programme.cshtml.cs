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

    public async Task<IActionResult> OnGetAsync(string? day, string? view, SessionKind? kind, Guid? room, string? q)
    {
        var conference = HttpContext.Conference();
        Draft = await Draft.Of(db, conference);
        Newest = await published.Newest();
        Changes = Draft.ChangesSince(Newest).Count;
        Conflicts = await Conflict.In(Draft, db);
        Now = conference.Local(clock.GetCurrentInstant());
        Unplaced = [.. Draft.Sessions.Where(s => s.Starts is null)];

        var busy = Draft.Placed.ToLookup(s => s.Day!.Value);
        var clashes = Conflicts.Where(c => c.IsSerious).Select(c => c.Session.Day!.Value).ToHashSet();
        Days = [.. Enumerable.Range(0, conference.Days).Select(conference.Starts.PlusDays).Union(busy.Select(d => d.Key)).Order().Select(d => new ProgrammeDay(d, busy[d].Count(), clashes.Contains(d)))];
        Day = day is not null && LocalDatePattern.Iso.Parse(day) is { Success: true } read ? read.Value
            : Days.Any(d => d.Date == Session.DayOf(Now)) ? Session.DayOf(Now) : conference.Starts;
        (AsList, Filter) = (view == "list", new(Room: room, Kind: kind, Q: q));
        Shown = Filter.IsEmpty ? [.. busy[Day]] : [.. Filter.In(Draft)];
        Grid = new(Day, busy[Day], Draft.Rooms);
        return Page();
    }
}
