using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Programme;

namespace Plenary.Public;

/// <summary>The conference, its sessions and who speaks, in the words of schema.org and in one language.</summary>
internal static class Events
{
    /// <param name="programme">Says the hours of the beginning and the end, and what everybody comes together for; null before it is published.</param>
    public static JsonObject Of(Conference conference, PublishedProgramme? programme, PublicUrl url, string language, string organiser)
    {
        var whole = Of(conference, programme, url, language);
        whole["organizer"] = new JsonObject { ["@type"] = "Organization", ["name"] = organiser, ["url"] = url.To($"/{language}/{conference.Slug}") };
        var together = programme?.Sessions.Where(s => s.Kind.IsForAll()).Select(s => (JsonNode)Outline(s, conference, url, language)).ToArray() ?? [];
        if (together.Length > 0) whole["subEvent"] = new JsonArray(together);
        return whole;
    }

    private static JsonObject Of(Conference conference, PublishedProgramme? programme, PublicUrl url, string language)
    {
        // A session before or after the conference's own days (a welcome for those who come early) does not make it longer.
        IEnumerable<PublishedSession> On(LocalDate day) => programme?.Days.FirstOrDefault(d => d.Date == day)?.Sessions ?? [];
        var (first, last) = (On(conference.Starts).ToList(), On(conference.Ends).ToList());
        return new()
        {
            ["@type"] = "Event",
            ["name"] = conference.Title.In(language).Text,
            ["description"] = conference.Theme.In(language).Text,
            ["startDate"] = first.Count > 0 ? Agenda.Iso(conference, first.Min(s => s.Starts)) : LocalDatePattern.Iso.Format(conference.Starts),
            ["endDate"] = last.Count > 0 ? Agenda.Iso(conference, last.Max(s => s.Ends)) : LocalDatePattern.Iso.Format(conference.Ends),
            ["eventStatus"] = "https://schema.org/EventScheduled",
            ["eventAttendanceMode"] = "https://schema.org/OfflineEventAttendanceMode",
            ["location"] = Place(conference, conference.Venue.In(language).Text, language),
            ["inLanguage"] = new JsonArray([.. conference.Languages.Select(l => (JsonNode)l)]),
            ["image"] = url.To($"/{language}/{conference.Slug}/card.png"),
            ["url"] = url.To($"/{language}/{conference.Slug}"),
        };
    }

    public static JsonObject Of(PublishedSession session, PublishedProgramme programme, Conference conference, PublicUrl url, string language)
    {
        var home = $"/{language}/{conference.Slug}";
        var part = Outline(session, conference, url, language);
        part["superEvent"] = Of(conference, programme, url, language);
        if (!session.Abstract.IsEmpty) part["description"] = Site.Prose.Beginning(session.Abstract.In(language).Text);
        if (session.Languages.Count > 0) part["inLanguage"] = new JsonArray([.. session.Languages.Select(l => (JsonNode)l)]);
        if (session.Film is { } film) part["workPresented"] = new JsonObject { ["@type"] = "Movie", ["name"] = film.Title };
        if (session.Speakers.Count > 0) part["performer"] = new JsonArray([.. session.Speakers.Select(s => (JsonNode)Of(s, url, home))]);
        return part;
    }

    private static JsonObject Outline(PublishedSession session, Conference conference, PublicUrl url, string language) =>
        new()
        {
            ["@type"] = session.Kind is SessionKind.Screening ? "ScreeningEvent" : "Event",
            ["name"] = session.Title.In(language).Text,
            ["startDate"] = Agenda.Iso(conference, session.Starts),
            ["endDate"] = Agenda.Iso(conference, session.Ends),
            ["eventStatus"] = "https://schema.org/EventScheduled",
            ["eventAttendanceMode"] = "https://schema.org/OfflineEventAttendanceMode",
            ["location"] = Place(conference, session.RoomId is null ? conference.Venue.In(language).Text : session.Room.In(language).Text, language),
            ["url"] = url.To(Agenda.AddressOf($"/{language}/{conference.Slug}", session)),
        };

    public static JsonObject Of(PublishedSpeaker speaker, PublicUrl url, string home) =>
        new()
        {
            ["@type"] = "Person",
            ["name"] = speaker.Name,
            ["url"] = url.To($"{home}/speakers/{speaker.Id}"),
            ["honorificPrefix"] = speaker.Honorific,
            ["alternateName"] = speaker.SecondName,
            ["jobTitle"] = speaker.Office,
            ["affiliation"] = new JsonObject { ["@type"] = "Organization", ["name"] = speaker.Organisation },
        };

    private static JsonObject Place(Conference conference, string name, string language)
    {
        var address = new JsonObject
        {
            ["@type"] = "PostalAddress",
            ["addressLocality"] = conference.City.In(language).Text,
            ["addressCountry"] = conference.Country,
            ["streetAddress"] = conference.Address,
        };
        return new() { ["@type"] = "Place", ["name"] = name.Length > 0 ? name : conference.City.In(language).Text, ["address"] = address };
    }
}
