using NodaTime;
using Plenary.Programme;
using Xunit;
using static Plenary.Tests.Programme.Programmes;

namespace Plenary.Tests.Programme;

public class ReleaseFacts
{
    private static readonly LocalDateTime Morning = new(2027, 5, 10, 9, 30);

    [Fact]
    public void A_release_keeps_what_was_published_when_the_draft_goes_on()
    {
        var conference = Conference();
        var session = Session(conference, 1, "Opening", Morning);
        var first = Release(new(conference, [session], []));

        Assert.Null(session.Entitle(LocalText.Of("Another title")));
        Assert.Null(session.Schedule(Morning.PlusHours(1), Morning.PlusHours(2), conference.TimeZone));

        var published = PublishedProgramme.FromJson(first.Content);
        Assert.Equal(("Opening", Morning), (published.Session(1)!.Title.Only("en"), published.Session(1)!.Starts));
        var second = Release(new(conference, [session], []), first);
        Assert.Equal(2, second.Number);
        Assert.Equal("Another title", PublishedProgramme.FromJson(second.Content).Session(1)!.Title.Only("en"));
    }

    [Fact]
    public void Notes_and_sessions_without_a_time_are_not_published()
    {
        var conference = Conference();
        var placed = Session(conference, 1, "Placed", Morning);
        placed.Notes = "for the chair alone";
        var content = Release(new(conference, [placed, Session(conference, 2, "Waiting for a time")], [])).Content;
        Assert.Contains("Placed", content, StringComparison.Ordinal);
        Assert.DoesNotContain("for the chair alone", content, StringComparison.Ordinal);
        Assert.DoesNotContain("Waiting for a time", content, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_of_the_directory_is_one_speaker_without_showing_the_record()
    {
        var conference = Conference();
        var person = Guid.CreateVersion7();
        var (one, two, three) = (Session(conference, 1, "One", Morning), Session(conference, 2, "Two", Morning.PlusHours(2)), Session(conference, 3, "Three", Morning.PlusHours(4)));
        one.Speaks("Layla El-Bahri", person);
        two.Speaks("ليلى البحري", person);
        three.Speaks("Étienne  Fontaine");
        one.Speaks("ETIENNE FONTAINE");
        var release = Release(new(conference, [one, two, three], []));
        var published = PublishedProgramme.FromJson(release.Content);
        Assert.Equal(2, published.BySpeaker.Count);
        Assert.Equal([1, 2], published.BySpeaker[one.Speakers[0].PublicId].Select(s => s.Number));
        Assert.Equal([1, 3], published.BySpeaker[three.Speakers[0].PublicId].Select(s => s.Number));
        Assert.DoesNotContain(person.ToString(), release.Content, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Days_hold_rooms_in_order_and_nights_belong_to_the_evening()
    {
        var conference = Conference();
        var (hall, side) = (Room(conference, "Hall", 1), Room(conference, "Side room", 2));
        var published = PublishedProgramme.FromJson(Release(new(conference,
            [
                Session(conference, 1, "Late film", new(2027, 5, 11, 1, 0), room: side), Session(conference, 2, "Opening", Morning, room: hall), Session(conference, 3, "Lunch", Morning.PlusHours(3)),
                Session(conference, 4, "Next morning", new(2027, 5, 11, 9, 0), room: hall),
            ], [hall, side])).Content);
        Assert.Equal([new(2027, 5, 10), new LocalDate(2027, 5, 11)], published.Days.Select(d => d.Date));
        Assert.Equal([hall.Id, side.Id, null], published.Days[0].Rooms.Select(r => r.Id));
        Assert.Equal([2, 3, 1], published.Days[0].Sessions.Select(s => s.Number));
    }

    [Fact]
    public void Reading_a_release_back_gives_the_same_programme()
    {
        var conference = Conference();
        var session = Session(conference, 1, "Film", Morning);
        (session.Film, session.Kind) = (new("Downstream", "A. Director", 2025, "TR", 90), SessionKind.Screening);
        session.Carried = new("slug-1", Url: "https://example.org/1") { Links = [new("https://example.org/a", "A")] };
        session.Speaks("ليلى البحري").Role = SpeakerRole.Director;
        var published = PublishedProgramme.FromJson(Release(new(conference, [session], [])).Content);
        Assert.Empty(ProgrammeChange.Between(published, new Draft(conference, [session], []).Publishable(1, Noon, "")));
        Assert.Equal(published.ToJson(), PublishedProgramme.FromJson(published.ToJson()).ToJson());
    }

    [Fact]
    public void Nothing_new_is_not_published_again()
    {
        var conference = Conference();
        var draft = new Draft(conference, [Session(conference, 1, "Opening", Morning)], []);
        Assert.Equal(ProgrammeRelease.NothingToPublish, ProgrammeRelease.Publish(new(conference, [Session(conference, 2, "No time")], []), [], null, "", Editor, Noon, out _));
        var first = PublishedProgramme.FromJson(Release(draft).Content);
        Assert.Equal(ProgrammeRelease.NothingChanged, ProgrammeRelease.Publish(draft, [], first, "", Editor, Noon, out _));
    }

    [Fact]
    public void What_changed_is_named_as_added_moved_changed_and_cancelled()
    {
        var conference = Conference();
        var hall = Room(conference, "Hall");
        var (stays, moves, goes, renamed) = (Session(conference, 1, "Stays", Morning), Session(conference, 2, "Moves", Morning.PlusHours(1)), Session(conference, 3, "Goes", Morning.PlusHours(2)), Session(conference, 4, "Old name", Morning.PlusHours(3)));
        var before = PublishedProgramme.FromJson(Release(new(conference, [stays, moves, goes, renamed], [hall])).Content);
        moves.RoomId = hall.Id;
        goes.Unschedule();
        Assert.Null(renamed.Entitle(LocalText.Of("New name")));
        var after = new Draft(conference, [stays, moves, goes, renamed, Session(conference, 5, "Comes", Morning.PlusHours(4))], [hall]).Publishable(2, Noon, "");
        Assert.Equal([(ChangeKind.Moved, 2), (ChangeKind.Cancelled, 3), (ChangeKind.Changed, 4), (ChangeKind.Added, 5)], ProgrammeChange.Between(before, after).Select(c => (c.Kind, c.Session.Number)));
    }
}
