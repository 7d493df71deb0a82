using NodaTime;
using Plenary.Programme;
using Plenary.Site;
using Xunit;
using static Plenary.Tests.Programme.Programmes;

namespace Plenary.Tests.Programme;

public class ConflictFacts
{
    private static readonly LocalDateTime Morning = new(2027, 5, 10, 9, 30);
    private static readonly HashSet<Guid> Nobody = [];

    private static IEnumerable<(ConflictKind, int, int?)> Found(Draft draft, params Guid[] accredited) =>
        Conflict.In(draft, accredited.ToHashSet()).Select(c => (c.Kind, c.Session.Number, c.Other?.Number));

    [Fact]
    public void Two_sessions_in_one_room_at_overlapping_times_are_in_each_others_way()
    {
        var conference = Conference();
        var (hall, side) = (Room(conference, "Hall"), Room(conference, "Side room", 2));
        var draft = new Draft(conference,
            [
                Session(conference, 1, "Opening", Morning, 90, hall), Session(conference, 2, "Panel", Morning.PlusMinutes(60), 60, hall),
                Session(conference, 3, "Elsewhere", Morning, 60, side), Session(conference, 4, "Right after the panel", Morning.PlusMinutes(120), 60, hall), Session(conference, 5, "No time yet", room: hall),
            ], [hall, side]);
        Assert.Equal([(ConflictKind.RoomTaken, 1, 2)], Found(draft));
        Assert.Equal("Opening and Panel are both in Hall at 10:30 on Monday 10 May.", Conflict.In(draft, Nobody)[0].Said());
    }

    [Fact]
    public void A_break_for_everybody_is_in_nobodys_way_but_one_in_a_room_takes_it()
    {
        var conference = Conference();
        var hall = Room(conference, "Hall");
        var (lunch, prayer) = (Session(conference, 2, "Lunch", Morning, 90), Session(conference, 3, "Prayer", Morning.PlusMinutes(10), 30));
        (lunch.Kind, prayer.Kind) = (SessionKind.Meal, SessionKind.Prayer);
        lunch.Languages = [];
        var draft = new Draft(conference, [Session(conference, 1, "Workshop", Morning, 120, hall), lunch, prayer], [hall]);
        Assert.Empty(Found(draft));
        prayer.RoomId = hall.Id;
        Assert.Equal([(ConflictKind.RoomTaken, 1, 3)], Found(draft));
    }

    [Fact]
    public void Nobody_speaks_in_two_places_however_the_name_is_spelt()
    {
        var conference = Conference();
        var person = Guid.CreateVersion7();
        var (one, two, later) = (Session(conference, 1, "One", Morning), Session(conference, 2, "Two", Morning.PlusMinutes(30)), Session(conference, 3, "Later", Morning.PlusMinutes(90)));
        one.Speaks("Layla El-Bahri", person);
        two.Speaks("ليلى البحري", person);
        later.Speaks("Layla El-Bahri", person);
        one.Speaks("Étienne  Fontaine");
        two.Speaks("ETIENNE FONTAINE");
        var draft = new Draft(conference, [one, two, later], []);
        Assert.Equal([(ConflictKind.SpeakerInTwoPlaces, 1, 2), (ConflictKind.SpeakerInTwoPlaces, 1, 2)], Found(draft, person));
        Assert.Equal("Layla El-Bahri speaks in two places at 10:00 on Monday 10 May: One and Two.", Conflict.In(draft, Nobody)[0].Said());
    }

    [Fact]
    public void A_speaker_of_the_directory_who_is_not_accredited_is_named_and_a_guest_by_name_is_not()
    {
        var conference = Conference();
        var (here, missing) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var session = Session(conference, 1, "Panel", Morning);
        session.Speaks("Here", here);
        session.Speaks("Missing", missing);
        session.Speaks("Written freely");
        var conflicts = Conflict.In(new(conference, [session], []), new HashSet<Guid> { here });
        Assert.Equal("Missing is to speak in Panel and is not accredited.", Assert.Single(conflicts).Said());
        Assert.False(conflicts[0].IsSerious);
    }

    [Fact]
    public void Where_people_speak_each_language_of_the_conference_is_spoken_or_interpreted_into()
    {
        var conference = Conference("Europe/Istanbul", "en", "ar", "fr");
        var (panel, film, tea, open) = (Session(conference, 1, "Panel", Morning), Session(conference, 2, "Film", Morning), Session(conference, 3, "Tea", Morning), Session(conference, 4, "Not known yet", Morning));
        (film.Kind, tea.Kind, open.Languages) = (SessionKind.Screening, SessionKind.Break, []);
        var draft = new Draft(conference, [panel, film, tea, open], []);
        Assert.Equal("Panel is not interpreted into French.", Assert.Single(Conflict.In(draft, Nobody)).Said());
        using (Languages.Speak("fr")) Assert.Equal("Panel n’est pas interprété en français.", Conflict.In(draft, Nobody)[0].Said());
        panel.Interpreted = ["ar", "fr"];
        Assert.Empty(Found(draft));
    }

    [Fact]
    public void A_film_fits_into_its_session()
    {
        var conference = Conference();
        var (late, fits, unknown) = (Session(conference, 1, "Downstream", Morning), Session(conference, 2, "Upstream", Morning), Session(conference, 3, "Somewhere", Morning));
        foreach (var session in new[] { late, fits, unknown }) session.Kind = SessionKind.Screening;
        (late.Film, fits.Film, unknown.Film) = (new("Downstream", Minutes: 90), new("Upstream", Minutes: 60), new("Somewhere"));
        var conflict = Assert.Single(Conflict.In(new(conference, [late, fits, unknown], []), Nobody));
        Assert.Equal("Downstream lasts 60 min, and its film 90 min.", conflict.Said());
        Assert.True(conflict.IsSerious);
        var before = conflict.Mark;
        late.Film = late.Film with { Minutes = 120 };   // accepted for ninety minutes, not for this
        Assert.NotEqual(before, conflict.Mark);
    }

    [Fact]
    public void A_session_belongs_to_a_day_of_the_conference_and_the_night_to_the_evening_before()
    {
        var conference = Conference();
        var (eve, night, after) = (Session(conference, 1, "Eve", new(2027, 5, 9, 20, 0)), Session(conference, 2, "Last night", new(2027, 5, 14, 1, 0)), Session(conference, 3, "After", new(2027, 5, 14, 9, 0)));
        Assert.Equal([(ConflictKind.OutsideTheDays, 1, null), (ConflictKind.OutsideTheDays, 3, null)], Found(new(conference, [eve, night, after], [])));
    }

    [Fact]
    public void What_cannot_be_comes_before_what_asks_for_a_look()
    {
        var conference = Conference("Europe/Istanbul", "en", "ar", "fr");
        var hall = Room(conference, "Hall");
        var draft = new Draft(conference, [Session(conference, 1, "Early", Morning), Session(conference, 2, "A", Morning.PlusHours(2), 60, hall), Session(conference, 3, "B", Morning.PlusHours(2), 60, hall)], [hall]);
        Assert.Equal([ConflictKind.RoomTaken, ConflictKind.NotInterpreted, ConflictKind.NotInterpreted, ConflictKind.NotInterpreted], Conflict.In(draft, Nobody).Select(c => c.Kind));
    }

    [Fact]
    public void Five_hundred_sessions_side_by_side_and_one_after_another_are_no_conflict()
    {
        var conference = Conference();
        var rooms = Enumerable.Range(1, 10).Select(i => Room(conference, $"Room {i}", i)).ToList();
        var sessions = Enumerable.Range(0, 500).Select(i => Session(conference, i + 1, $"Session {i}", Morning.PlusMinutes(i / 10 * 60), 60, rooms[i % 10])).ToList();
        foreach (var session in sessions) for (var n = 0; n < 4; n++) session.Speaks($"Speaker {session.Number} {n}");
        Assert.DoesNotContain(Conflict.In(new(conference, sessions, rooms), Nobody), c => c.IsSerious);
    }
}
