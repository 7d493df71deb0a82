using System.Text.Json.Nodes;
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
        var sessions = programme?.Sessions.ToList() ?? [];
        var whole = new JsonObject
        {
            ["@type"] = "Event",
            ["name"] = conference.Title.In(language).Text,
            ["startDate"] = sessions.Count > 0 ? Agenda.Iso(conference, sessions.Min(s => s.Starts)) : LocalDatePattern.Iso.Format(conference.Starts),
            ["endDate"] = sessions.Count > 0 ? Agenda.Iso(conference, sessions.Max(s => s.Ends)) : LocalDatePattern.Iso.Format(conference.Ends),
            ["eventStatus"] = "https://schema.org/EventScheduled",
            ["eventAttendanceMode"] = "https://schema.org/OfflineEventAttendanceMode",
            ["location"] = Place(conference, conference.Venue.In(language).Text, language),
            ["inLanguage"] = new JsonArray([.. conference.Languages.Select(l => (JsonNode)l)]),
            ["image"] = url.To($"/{language}/{conference.Slug}/card.png"),
            ["url"] = url.To($"/{language}/{conference.Slug}"),
        };
        if (!conference.Theme.IsEmpty) whole["description"] = conference.Theme.In(language).Text;
        return whole;
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

    public static JsonObject Of(PublishedSpeaker speaker, PublicUrl url, string home)
    {
        var person = new JsonObject { ["@type"] = "Person", ["name"] = speaker.Name, ["url"] = url.To($"{home}/speakers/{speaker.Id}") };
        if (speaker.Honorific.Length > 0) person["honorificPrefix"] = speaker.Honorific;
        if (speaker.SecondName.Length > 0) person["alternateName"] = speaker.SecondName;
        if (speaker.Office.Length > 0) person["jobTitle"] = speaker.Office;
        if (speaker.Organisation.Length > 0) person["affiliation"] = new JsonObject { ["@type"] = "Organization", ["name"] = speaker.Organisation };
        return person;
    }

    private static JsonObject Place(Conference conference, string name, string language)
    {
        var address = new JsonObject { ["@type"] = "PostalAddress", ["addressLocality"] = conference.City.In(language).Text };
        if (conference.Country.Length > 0) address["addressCountry"] = conference.Country;
        if (conference.Address.Length > 0) address["streetAddress"] = conference.Address;
        return new() { ["@type"] = "Place", ["name"] = name.Length > 0 ? name : conference.City.In(language).Text, ["address"] = address };
    }
}
