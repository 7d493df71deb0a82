using System.Globalization;
using System.Text;
using System.Xml;
using NodaTime.Text;

namespace Plenary.Programme.Exchange;

/// <summary>Writes the frab schedule format in XML, valid against its schema: what apps on telephones and room displays read.</summary>
public static class ScheduleXmlWriter
{
    public static byte[] Write(ScheduleFile file, string home)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), Indent = true, CheckCharacters = true }))
        {
            xml.WriteStartElement("schedule");
            xml.WriteStartElement("generator");
            xml.WriteAttributeString("name", "Plenary");
            xml.WriteEndElement();
            xml.WriteElementString("url", $"{home}/schedule.xml");
            xml.WriteElementString("version", file.Version);
            Conference(xml, file, home);
            foreach (var day in file.Days) Day(xml, day);
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void Conference(XmlWriter xml, ScheduleFile file, string home)
    {
        xml.WriteStartElement("conference");
        Element(xml, "title", file.Title);
        xml.WriteElementString("acronym", file.Acronym);
        xml.WriteElementString("start", LocalDatePattern.Iso.Format(file.Starts));
        xml.WriteElementString("end", LocalDatePattern.Iso.Format(file.Ends));
        xml.WriteElementString("days", file.Days.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("timeslot_duration", "00:05");
        xml.WriteElementString("base_url", home);
        xml.WriteElementString("url", home);
        xml.WriteElementString("time_zone_name", file.Zone);
        xml.WriteEndElement();
    }

    private static void Day(XmlWriter xml, ScheduleDay day)
    {
        xml.WriteStartElement("day");
        xml.WriteAttributeString("index", day.Index.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("date", LocalDatePattern.Iso.Format(day.Date));
        xml.WriteAttributeString("start", ScheduleJsonWriter.Moment(day.Starts));
        xml.WriteAttributeString("end", ScheduleJsonWriter.Moment(day.Ends));
        foreach (var room in day.Rooms)
        {
            xml.WriteStartElement("room");
            xml.WriteAttributeString("name", Clean(room.Name));
            foreach (var e in room.Events) Event(xml, e);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Event(XmlWriter xml, ScheduleEvent e)
    {
        xml.WriteStartElement("event");
        xml.WriteAttributeString("id", e.Id.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("guid", e.ExchangeId.ToString());
        if (e.Carried.Code is { } code && ScheduleWords.Code().IsMatch(code)) xml.WriteAttributeString("code", code);
        xml.WriteElementString("date", ScheduleJsonWriter.Moment(e.Starts));
        xml.WriteElementString("start", ScheduleJsonWriter.Clock(e.Starts));
        xml.WriteElementString("duration", ScheduleJsonWriter.Length(e.Length));
        Element(xml, "room", e.Room);
        xml.WriteElementString("slug", e.Carried.Slug);
        xml.WriteElementString("url", e.Carried.Url);
        Element(xml, "title", e.Title);
        Element(xml, "subtitle", e.Subtitle);
        Element(xml, "track", e.Track);
        Element(xml, "type", e.Carried.Type!);
        Element(xml, "language", e.Language);
        Element(xml, "abstract", e.Abstract);
        Element(xml, "description", e.Description);
        if (e.Carried.Logo is { } logo) xml.WriteElementString("logo", logo);
        if (e.Carried.Licence is not null || e.Carried.DoNotRecord is not null)
        {
            xml.WriteStartElement("recording");
            Element(xml, "license", e.Carried.Licence ?? "");
            xml.WriteElementString("optout", e.Carried.DoNotRecord is true ? "true" : "false");
            xml.WriteEndElement();
        }
        xml.WriteStartElement("persons");
        foreach (var person in e.Persons)
        {
            xml.WriteStartElement("person");
            if (person.Carried.Number is { } number) xml.WriteAttributeString("id", number.ToString(CultureInfo.InvariantCulture));
            if (person.Carried.ExchangeId is { } guid) xml.WriteAttributeString("guid", guid.ToString());
            xml.WriteString(Clean(person.Name));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        Links(xml, "links", "link", e.Carried.Links);
        Links(xml, "attachments", "attachment", e.Carried.Attachments);
        if (e.Carried.FeedbackUrl is { } feedback) xml.WriteElementString("feedback_url", feedback);
        if (e.Carried.OriginUrl is { } origin) xml.WriteElementString("origin_url", origin);
        xml.WriteEndElement();
    }

    private static void Links(XmlWriter xml, string all, string one, IReadOnlyList<CarriedLink> links)
    {
        xml.WriteStartElement(all);
        foreach (var link in links)
        {
            xml.WriteStartElement(one);
            xml.WriteAttributeString("href", link.Url);
            if (link.Type is { } type) xml.WriteAttributeString("type", Clean(type));
            xml.WriteString(Clean(link.Title ?? link.Url));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Clean(text));

    /// <summary>XML 1.0 has no place for most control characters and for half of a pair.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) clean.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i])) clean.Append(text[i]);
        }
        return clean.ToString();
    }
}
