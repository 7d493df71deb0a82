using NodaTime;

namespace Plenary.Programme.Exchange;

/// <summary>A programme in the words of the frab schedule format, as it stands in a file: what is read from one and what is written into one.</summary>
/// <param name="Zone">IANA id, or empty where the file does not say.</param>
public sealed record ScheduleFile(string Version, string Acronym, string Title, LocalDate Starts, LocalDate Ends, string Zone, IReadOnlyList<ScheduleDay> Days)
{
    /// <summary>Whatever is larger is no programme.</summary>
    public const int LargestFile = 8 << 20;

    public IEnumerable<ScheduleEvent> Events => Days.SelectMany(d => d.Rooms).SelectMany(r => r.Events);
}

/// <param name="Index">1 for the first.</param>
public sealed record ScheduleDay(int Index, LocalDate Date, OffsetDateTime Starts, OffsetDateTime Ends, IReadOnlyList<ScheduleRoom> Rooms);

/// <param name="Name">Empty for what has no room.</param>
public sealed record ScheduleRoom(string Name, IReadOnlyList<ScheduleEvent> Events);

/// <summary>One session. Texts are in one language; what the format has no word for is not there.</summary>
/// <param name="Where">Its place in the file, as <c>schedule.conference.days[0].rooms["Hall"][2]</c>; empty when it is to be written.</param>
/// <param name="Language">Empty where none is said.</param>
/// <param name="Carried">Slug, address, licence, links and the like.</param>
public sealed record ScheduleEvent(
    string Where, Guid ExchangeId, int Id, LocalDate Day, string Room, OffsetDateTime Starts, Duration Length, string Title, string Subtitle, string Track, string Language,
    string Abstract, string Description, IReadOnlyList<SchedulePerson> Persons, Carried Carried);

/// <summary>Somebody who speaks: the full name in one piece, and what identifies them at the origin.</summary>
public sealed record SchedulePerson(string Name, CarriedPerson Carried);

/// <summary>What is wrong with a file, and where: <paramref name="Where"/> is the way to the place from the top of the file.</summary>
public sealed record ScheduleFault(string Where, Refusal Why);

/// <summary>What a file can be refused for. All names the place as their first fact.</summary>
public static class ScheduleRefusals
{
    public static readonly Refusal NotJson = new("schedule.not-json", "The file is not JSON. The reading stopped in line {0}.");
    public static readonly Refusal TooLarge = new("schedule.too-large", "The file is larger than {0} MB.");
    public static readonly Refusal Missing = new("schedule.missing", "{0} is missing.");
    public static readonly Refusal NotText = new("schedule.not-text", "{0} must be a text.");
    public static readonly Refusal NotNumber = new("schedule.not-number", "{0} must be a whole number above 0, without quotation marks.");
    public static readonly Refusal NotList = new("schedule.not-list", "{0} must be a list.");
    public static readonly Refusal NotObject = new("schedule.not-object", "{0} must be an object with names and values.");
    public static readonly Refusal NotYesOrNo = new("schedule.not-yes-or-no", "{0} must be true or false.");
    public static readonly Refusal NotDate = new("schedule.not-date", "{0} must be a date, as 2027-05-13.");
    public static readonly Refusal NotMoment = new("schedule.not-moment", "{0} must be a time with its distance from UTC, as 2027-05-13T09:30:00+03:00.");
    public static readonly Refusal NotDuration = new("schedule.not-duration", "{0} must be hours and minutes, as 01:30.");
    public static readonly Refusal NotGuid = new("schedule.not-guid", "{0} must be a UUID.");
    public static readonly Refusal Twice = new("schedule.twice", "{0} stands in the file twice: each session has a guid of its own.");
    public static readonly Refusal NobodyNamed = new("schedule.nobody-named", "{0} is a person without a name.");
}
