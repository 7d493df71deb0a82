using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Programme;
using Xunit;

namespace Plenary.Tests.Programme;

/// <summary>Small programmes for the rules, without a database.</summary>
internal static class Programmes
{
    public static readonly Instant Noon = Instant.FromUtc(2027, 5, 1, 9, 0);
    public static readonly Actor Editor = new(null, "Dewi S.");

    public static Conference Conference(string zone = "Europe/Istanbul", params string[] languages)
    {
        var conference = new Conference
        {
            SeriesId = Guid.CreateVersion7(),
            Slug = "general-13",
            Number = 1,
            Ordinal = 13,
            Title = LocalText.Of("13th General Conference"),
            Languages = languages.Length == 0 ? ["en", "ar"] : [.. languages],
        };
        Assert.Null(conference.Schedule(new(2027, 5, 10), new(2027, 5, 13), zone));
        return conference;
    }

    public static Room Room(Conference conference, string name, int order = 1, int? capacity = null) => new() { ConferenceId = conference.Id, Name = LocalText.Of(name), Order = order, Capacity = capacity };

    public static Session Session(Conference conference, int number, string title, LocalDateTime? starts = null, int minutes = 60, Room? room = null)
    {
        var session = new Session { ConferenceId = conference.Id, ExchangeId = Guid.CreateVersion7(), Number = number, RoomId = room?.Id, Languages = ["en"], Interpreted = ["ar"] };
        Assert.Null(session.Entitle(LocalText.Of(title)));
        if (starts is { } at) Assert.Null(session.Schedule(at, at.PlusMinutes(minutes), conference.TimeZone));
        return session;
    }

    public static Speaker Speaks(this Session session, string name, Guid? person = null)
    {
        var speaker = new Speaker { ConferenceId = session.ConferenceId, SessionId = session.Id, Order = session.Speakers.Count + 1, Name = name, PersonId = person };
        session.Speakers.Add(speaker);
        return speaker;
    }

    public static ProgrammeRelease Release(Draft draft, ProgrammeRelease? last = null)
    {
        Assert.Null(ProgrammeRelease.Publish(draft, [], last is null ? null : PublishedProgramme.FromJson(last.Content), "", Editor, Noon, out var release));
        return release!;
    }
}
