using NodaTime;
using Plenary.Conferences;
using Plenary.Programme;
using Xunit;
using static Plenary.Tests.Programme.Programmes;

namespace Plenary.Tests.Programme;

public class AcceptedConflictRules
{
    private static readonly LocalDateTime Morning = new(2027, 5, 10, 9, 30);
    private readonly Conference conference = Conference();
    private readonly Room hall, side;
    private readonly Session one, two;

    public AcceptedConflictRules()
    {
        (hall, side) = (Room(conference, "Hall"), Room(conference, "Side room", 2));
        (one, two) = (Session(conference, 1, "One", Morning, 60, hall), Session(conference, 2, "Two", Morning.PlusMinutes(30), 60, hall));
    }

    private Conflict Found => Assert.Single(Conflict.In(new(conference, [one, two], [hall, side]), new HashSet<Guid>()));

    private static AcceptedConflict Accepted(Conflict conflict)
    {
        Assert.Null(AcceptedConflict.Accept(conflict, " The hall has a curtain. ", Editor, Noon, out var accepted));
        return accepted!;
    }

    [Fact]
    public void It_says_who_when_and_why()
    {
        var accepted = Accepted(Found);
        Assert.Equal((Found.Mark, ConflictKind.RoomTaken, one.Id, two.Id), (accepted.Mark, accepted.Kind, accepted.SessionId, accepted.OtherId!.Value));
        Assert.Equal(("The hall has a curtain.", Editor.Name, Noon), (accepted.Reason, accepted.By, accepted.At));
        Assert.False((Found with { Accepted = accepted }).IsOpen);
    }

    [Fact]
    public void It_needs_a_reason_of_a_length_that_can_be_read()
    {
        Assert.Equal(AcceptedConflict.ReasonMissing, AcceptedConflict.Accept(Found, " ", Editor, Noon, out _));
        Assert.Equal(Reasons.TooLong, AcceptedConflict.Accept(Found, new('x', Reasons.Longest + 1), Editor, Noon, out _));
        Assert.Null(AcceptedConflict.Accept(Found, new('x', Reasons.Longest), Editor, Noon, out _));
    }

    [Fact]
    public void Nobody_accepts_what_is_accepted() =>
        Assert.Equal("Dewi S. has accepted this conflict already.", AcceptedConflict.Accept(Found with { Accepted = Accepted(Found) }, "Again", Editor, Noon, out _)!.ToString());

    [Fact]
    public void It_covers_the_conflict_as_it_was()
    {
        var mark = Found.Mark;
        Assert.Null(one.Entitle(LocalText.Of("One, by another title")));
        Assert.Equal(mark, Found.Mark);
        one.RoomId = two.RoomId = side.Id;
        Assert.NotEqual(mark, Found.Mark);
        one.RoomId = two.RoomId = hall.Id;
        Assert.Equal(mark, Found.Mark);   // put back, it is what was accepted
        Assert.Null(two.Schedule(Morning.PlusMinutes(40), Morning.PlusMinutes(90), conference.TimeZone));
        Assert.NotEqual(mark, Found.Mark);
    }

    [Fact]
    public void Another_speaker_or_language_makes_another_conflict()
    {
        two.RoomId = side.Id;
        var speaker = one.Speaks("Layla El-Bahri");
        two.Speaks("Layla El-Bahri");
        var mark = Found.Mark;
        (speaker.Name, two.Speakers[0].Name) = ("Karim Wadi", "Karim Wadi");
        Assert.NotEqual(mark, Found.Mark);
        one.Speakers.Clear();
        one.Interpreted = [];
        mark = Found.Mark;
        one.Languages = ["ar"];
        Assert.NotEqual(mark, Found.Mark);
    }

    [Fact]
    public void A_release_remembers_how_many_were_open_and_how_many_accepted()
    {
        var draft = new Draft(conference, [one, two], [hall]);
        Assert.Null(ProgrammeRelease.Publish(draft, [Found, Found with { Accepted = Accepted(Found) }, Found], null, "", Editor, Noon, out var release));
        Assert.Equal((2, 1), (release!.OpenConflicts, release.AcceptedConflicts));
    }
}
