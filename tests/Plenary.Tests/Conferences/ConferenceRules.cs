using NodaTime;
using Plenary.Conferences;
using Plenary.Mail;
using Xunit;

namespace Plenary.Tests.Conferences;

public class ConferenceRules
{
    private static readonly Guid Id = Guid.CreateVersion7();

    private static Conference Made() => new() { SeriesId = Id, Slug = "summit-3", Number = 7, Ordinal = 3, Title = LocalText.Of("3rd Summit") };

    private static Particulars Said(Conference c) => Particulars.Of(c) with { Starts = new(2030, 5, 13), Ends = new(2030, 5, 16), Zone = "Europe/Istanbul" };

    [Fact]
    public void What_is_said_of_a_conference_is_taken_as_a_whole()
    {
        var c = Made();
        Assert.Null(c.Describe(Said(c) with { Ordinal = 4, Title = LocalText.Of("4th Summit", ar: "القمة الرابعة"), Country = "SN", Languages = ["fr", "ar", "fr"], Colour = "#AA3300" }));
        Assert.Equal((4, "القمة الرابعة", "SN", "#aa3300", new LocalDate(2030, 5, 16)), (c.Ordinal, c.Title.Only("ar"), c.Country, c.Colour, c.Ends));
        Assert.Equal(["fr", "ar"], c.Languages);
    }

    [Fact]
    public void One_wrong_thing_leaves_everything_as_it_was()
    {
        var c = Made();
        Assert.Null(c.Describe(Said(c)));
        var good = Said(c) with { Ordinal = 9, Title = LocalText.Of("Other") };
        Assert.Equal(Conference.EndsBeforeItStarts, c.Describe(good with { Ends = new(2030, 5, 12) }));
        Assert.Equal(Conference.TooLong, c.Describe(good with { Ends = new(2031, 5, 12) }));
        Assert.Equal(Conference.UnknownZone, c.Describe(good with { Zone = "Europe/Nowhere" }));
        Assert.Equal(Conference.UnknownZone, c.Describe(good with { Zone = "" }));
        Assert.Equal(Conference.TitleMissing, c.Describe(good with { Title = LocalText.Empty }));
        Assert.Equal(Conference.OrdinalBad, c.Describe(good with { Ordinal = 0 }));
        Assert.Equal(Conference.UnknownCountry, c.Describe(good with { Country = "XX" }));
        Assert.Equal(Conference.UnknownCountry, c.Describe(good with { Country = "SUHH" }));   // is no more
        Assert.Equal(Conference.NoLanguage, c.Describe(good with { Languages = [] }));
        Assert.Equal(Conference.UnknownLanguage, c.Describe(good with { Languages = ["en", "<script>"] }));
        Assert.Equal(Conference.ColourNotHex, c.Describe(good with { Colour = "teal" }));
        Assert.Equal((3, "3rd Summit", new LocalDate(2030, 5, 16)), (c.Ordinal, c.Title.ToString(), c.Ends));
    }

    /// <summary>On 31 March 2030 clocks in Berlin go from 2:00 to 3:00; on 27 October from 3:00 back to 2:00.</summary>
    [Fact]
    public void Local_times_have_an_instant_when_the_clocks_change_too()
    {
        var c = Made();
        Assert.Null(c.Schedule(new(2030, 3, 30), new(2030, 4, 1), "Europe/Berlin"));
        Assert.Equal(Instant.FromUtc(2030, 3, 31, 1, 30), c.At(new(2030, 3, 31, 2, 30)));   // does not exist: half an hour behind the gap
        Assert.Equal(Instant.FromUtc(2030, 10, 27, 0, 30), c.At(new(2030, 10, 27, 2, 30)));   // exists twice: the earlier
        Assert.Equal(Instant.FromUtc(2030, 3, 28, 23, 0), c.OpensDoors);
        Assert.Equal(Instant.FromUtc(2030, 4, 2, 22, 0), c.ShutsDoors);
    }

    [Fact]
    public void The_dates_call_for_a_stage_that_is_later_than_the_one_that_was_set()
    {
        var c = Made();
        Assert.Null(c.Describe(Said(c)));   // 13 to 16 May
        Assert.Null(c.StageDue(new(2030, 5, 12)));
        Assert.Equal((Stage.Running, Stage.Running), (c.StageDue(new(2030, 5, 13)), c.StageDue(new(2030, 5, 16))));
        Assert.Equal(Stage.Closed, c.StageDue(new(2030, 5, 17)));
        Assert.Null(c.MoveTo(Stage.Running));
        Assert.Null(c.StageDue(new(2030, 5, 16)));
        Assert.Equal(Stage.Closed, c.StageDue(new(2030, 5, 17)));
        Assert.Null(c.MoveTo(Stage.Closed));   // sooner than the dates say: they call for nothing earlier
        Assert.Null(c.StageDue(new(2030, 5, 14)));
    }

    [Fact]
    public void A_stage_follows_the_one_before_and_one_step_back_corrects_a_mistake()
    {
        var c = Made();
        Assert.Null(c.MoveTo(Stage.Inviting));
        Assert.Equal(Conference.NotAStep, c.MoveTo(Stage.Inviting));
        Assert.Null(c.MoveTo(Stage.Accrediting));
        Assert.Equal(Conference.NotAStep, c.MoveTo(Stage.Preparing));
        Assert.Null(c.MoveTo(Stage.Nominating));
        Assert.Equal(Stage.Nominating, c.Stage);
    }

    [Fact]
    public void The_public_is_given_addresses_that_can_be_written_to()
    {
        var c = Made();
        Assert.Equal(EmailAddress.HasSpaces, c.Tell(SiteTexts.Of(c) with { PressEmail = "press desk" }));
        Assert.Equal(EmailAddress.NoEnding, c.Tell(SiteTexts.Of(c) with { SecretariatEmail = "office@summit", About = LocalText.Of("x") }));
        Assert.True(c.About.IsEmpty);
        Assert.Null(c.Tell(SiteTexts.Of(c) with { SecretariatEmail = "office@summit.example" }));
    }

    [Fact]
    public void A_zone_takes_its_categories_along_to_another_letter()
    {
        List<Zone> zones = [];
        foreach (var (letter, name) in new[] { ("H", "Hall"), ("P", "Press room") })
        {
            Assert.Null(Zone.Add(Id, letter, LocalText.Of(name), zones, out var zone));
            zones.Add(zone!);
        }
        Assert.Equal([0, 1], zones.Select(z => z.Bit));
        Assert.Equal(Zone.LetterBad, Zone.Add(Id, "H", LocalText.Of("Again"), zones, out _));
        Assert.Equal(Zone.LetterBad, Zone.Add(Id, "h", LocalText.Of("Small"), zones, out _));
        Assert.Equal(Zone.LetterBad, Zone.Add(Id, "AB", LocalText.Of("Two"), zones, out _));
        Assert.Equal(Room.NameMissing, Zone.Add(Id, "Q", LocalText.Empty, zones, out _));

        Assert.Null(Category.Add(Id, "press", new(LocalText.Of("Press"), "#f2c230", ["H", "P"]), [], zones, out var press));
        Assert.Equal(Zone.LetterBad, zones[1].Describe("H", zones[1].Name, zones, [press!]));
        Assert.Null(zones[1].Describe("N", LocalText.Of("Newsroom"), zones, [press!]));
        Assert.Equal(["H", "N"], press!.Zones);
        Assert.Equal(Zone.Opened, zones[1].CanBeRemoved([press]));
        Assert.Null(press.Describe(new(press.Name, press.Colour, ["H"]), zones));
        Assert.Null(zones[1].CanBeRemoved([press]));
    }

    [Fact]
    public void A_conference_has_sixteen_zones_at_most()
    {
        List<Zone> zones = [];
        for (var letter = 'A'; letter < 'A' + Zone.Most; letter++)
        {
            Assert.Null(Zone.Add(Id, letter.ToString(), LocalText.Of("Zone"), zones, out var zone));
            zones.Add(zone!);
        }
        Assert.Equal(Zone.Full, Zone.Add(Id, "Z", LocalText.Of("Zone"), zones, out _));
    }

    [Fact]
    public void A_category_says_what_is_wrong_with_it()
    {
        var facts = new CategoryFacts(LocalText.Of("Delegate"), "#1d4b7a", []);
        Assert.Null(Category.Add(Id, "delegate", facts, [], [], out var first));
        Assert.Equal((1, 1), (first!.Number, first.Order));
        Assert.Null(Category.Add(Id, "observer", facts, [first], [], out var second));
        Assert.Equal((2, 2), (second!.Number, second.Order));
        Assert.Equal(Category.CodeTaken, Category.Add(Id, "delegate", facts, [first], [], out _));
        Assert.Equal(ShortName.Bad, Category.Add(Id, "The Press", facts, [], [], out _));
        Assert.Equal(Category.NoSuchZone, first.Describe(facts with { Zones = ["X"] }, []));
        Assert.Equal(Category.PlacesBad, first.Describe(facts with { Places = -1 }, []));
        Assert.Equal(Category.NoSuchIcon, first.Describe(facts with { Icon = "skull" }, []));
        Assert.Equal(Conference.ColourNotHex, first.Describe(facts with { Colour = "blue" }, []));
        Assert.Equal(Room.NameMissing, first.Describe(facts with { Name = LocalText.Empty }, []));
    }

    [Fact]
    public void A_name_that_fits_no_badge_is_not_taken()
    {
        var endless = LocalText.Of("Hall", fr: new('x', Room.LongestName + 1));
        Assert.Equal(Room.NameTooLong.With(Room.LongestName), new Room { ConferenceId = Id, Name = LocalText.Of("Hall") }.Describe(endless, null, []));
        Assert.Equal(Room.NameTooLong.With(Room.LongestName), Zone.Add(Id, "Q", endless, [], out _));
        Assert.Null(Zone.Add(Id, "Q", LocalText.Of(new('x', Room.LongestName)), [], out _));
    }

    [Fact]
    public void No_two_rooms_have_one_name()
    {
        var hall = new Room { ConferenceId = Id, Name = LocalText.Of("Great Hall", fr: "Grande salle") };
        var other = new Room { ConferenceId = Id, Name = LocalText.Of("Room 2") };
        Assert.Equal(Room.NameTaken, other.Describe(LocalText.Of("Great  hall "), null, [hall, other]));
        Assert.Equal(Room.NameTaken, other.Describe(LocalText.Of("Hall", tr: "Grande salle"), null, [hall, other]));
        Assert.Equal("Room 2", $"{other.Name}");
        Assert.Null(other.Describe(LocalText.Of("Room 2 "), 40, [hall, other]));
    }

    [Theory, InlineData(0), InlineData(-4), InlineData(100_001)]
    public void A_room_holds_somebody_and_not_everybody(int capacity) =>
        Assert.Equal(Room.CapacityBad, new Room { ConferenceId = Id, Name = LocalText.Of("Hall") }.Describe(LocalText.Of("Hall"), capacity, []));
}
