using System.Text.Json;
using Microsoft.Extensions.Configuration;
using NodaTime;
using Plenary.Conferences;
using Plenary.Programme;
using Plenary.Public;
using Xunit;

namespace Plenary.Tests.Public;

/// <summary>What a conference says of itself to programs.</summary>
public class EventsFacts
{
    [Fact]
    public void Data_for_programs_keeps_to_the_days_of_the_conference_and_leaves_out_what_is_not_known()
    {
        var conference = new Conference { SeriesId = Guid.NewGuid(), Slug = "nowhere", Number = 1, Ordinal = 1, Title = LocalText.Of("Nowhere yet"), Languages = ["en"] };
        Assert.Null(conference.Schedule(new(2027, 5, 10), new(2027, 5, 11), "Europe/Istanbul"));
        PublishedSession At(int number, LocalDateTime starts) => new(
            Guid.NewGuid(), Guid.NewGuid(), number, SessionKind.Plenary, LocalText.Of($"Session {number}"), LocalText.Empty, LocalText.Empty, LocalText.Empty, "", null, LocalText.Empty, starts, starts.PlusHours(1), [], [], null, [], null);
        PublishedDay Day(int index, LocalDateTime starts) => new(index, starts.Date, [new(null, LocalText.Empty, null, [At(index, starts)])]);
        var programme = new PublishedProgramme(1, Instant.FromUtc(2027, 5, 1, 8, 0), "", conference.TimeZone.Id, [Day(1, new(2027, 5, 8, 18, 0)), Day(2, new(2027, 5, 10, 9, 0)), Day(3, new(2027, 5, 11, 16, 0)), Day(4, new(2027, 5, 14, 8, 0))]);
        var said = JsonLd.Script(Events.Of(conference, programme, new(new ConfigurationManager { ["PublicUrl"] = "https://plenary.test" }, null!), "en", "")).ToString()!;
        var whole = JsonDocument.Parse(said[said.IndexOf('{')..(said.LastIndexOf('}') + 1)]).RootElement;
        Assert.Equal(("2027-05-10T09:00:00", "2027-05-11T17:00:00"), (whole.GetProperty("startDate").GetString()![..19], whole.GetProperty("endDate").GetString()![..19]));
        Assert.Equal(4, whole.GetProperty("subEvent").GetArrayLength());
        Assert.False(whole.TryGetProperty("location", out _));
        Assert.DoesNotContain(":\"\"", said, StringComparison.Ordinal);
    }
}
