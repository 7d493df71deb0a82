using System.Text;
using System.Text.Json.Nodes;

namespace Plenary.Tests.Programme.Exchange;

/// <summary>A small schedule as another program would write it: two sessions, one of them in the night.</summary>
internal static class ScheduleSamples
{
    /// <param name="change">Done to the first session.</param>
    /// <param name="without">The session to leave out, 1 or 2.</param>
    public static byte[] Small(Action<JsonNode>? change = null, int without = 0)
    {
        var file = JsonNode.Parse("""
            {
              "schedule": {
                "version": "0.7", "base_url": "https://origin.example/plan/",
                "conference": {
                  "acronym": "Camp2027", "title": "A camp", "start": "2027-05-10", "end": "2027-05-11", "daysCount": 1, "timeslot_duration": "00:15", "time_zone_name": "Europe/Istanbul",
                  "days": [{
                    "index": 1, "date": "2027-05-10", "day_start": "2027-05-10T09:00:00+03:00", "day_end": "2027-05-11T06:00:00+03:00",
                    "rooms": {
                      "Hall": [{
                        "guid": "5b1f7f2a-6d6c-4b32-9f0e-1f2f5a0c0001", "id": 101, "logo": null, "date": "2027-05-10T09:30:00+03:00", "start": "09:30", "duration": "01:30", "room": "Hall",
                        "slug": "Camp2027-101-opening", "url": "https://origin.example/plan/101", "title": "Opening", "subtitle": "", "track": "Water", "type": "lecture", "language": "en",
                        "abstract": "Welcome.", "description": "\r\nAll are welcome.", "recording_license": "", "do_not_record": false,
                        "persons": [{ "id": 7, "public_name": "Jana Bachová" }], "links": [{ "url": "https://example.org", "title": "More" }], "attachments": [{ "url": "files/plan.pdf", "title": "Plan" }], "answers": []
                      }],
                      "Garden": [{
                        "guid": "5b1f7f2a-6d6c-4b32-9f0e-1f2f5a0c0002", "id": 102, "date": "2027-05-11T05:00:00+03:00", "start": "05:00", "duration": "00:45", "room": "Garden",
                        "slug": "camp2027-102-night_concert", "url": "https://origin.example/plan/102", "title": "Night concert", "subtitle": null, "track": null, "type": "concert", "language": null,
                        "abstract": null, "persons": [], "links": []
                      }]
                    }
                  }]
                }
              }
            }
            """)!;
        var rooms = file["schedule"]!["conference"]!["days"]![0]!["rooms"]!;
        change?.Invoke(rooms["Hall"]![0]!);
        if (without > 0) rooms[without == 1 ? "Hall" : "Garden"]!.AsArray().Clear();
        return Encoding.UTF8.GetBytes(file.ToJsonString());
    }
}
