using NodaTime;
using Plenary.Site;
using Xunit;

namespace Plenary.Tests.Site;

public class SayTests
{
    private static readonly LocalDate Opening = new(2027, 5, 13), Closing = new(2027, 5, 16);
    private static readonly DateTimeZone Bursa = DateTimeZoneProviders.Tzdb["Europe/Istanbul"];

    [Theory]
    [InlineData("en", "13–16 May 2027", "Thursday, 13 May", "09:30–11:00", "1,204", "62%")]
    [InlineData("ar", "١٣–١٦ أيار/مايو ٢٠٢٧", "الخميس ١٣ أيار/مايو", "٩:٣٠–١١:٠٠", "١٬٢٠٤", "٦٢٪")]
    [InlineData("fr", "13–16 mai 2027", "jeudi 13 mai", "09:30–11:00", "1\u202F204", "62\u202F%")]
    [InlineData("tr", "13–16 Mayıs 2027", "13 Mayıs Perşembe", "09:30–11:00", "1.204", "%62")]
    [InlineData("id", "13–16 Mei 2027", "Kamis, 13 Mei", "09.30–11.00", "1.204", "62%")]
    public void Each_language_writes_dates_times_and_numbers_its_own_way(string language, string range, string day, string times, string number, string percent)
    {
        using var _ = Languages.Speak(language);
        Assert.Equal(range, Say.DateRange(Opening, Closing));
        Assert.Equal(day, Say.Day(Opening));
        Assert.Equal(times, Say.TimeRange(new(9, 30), new(11, 0)));
        Assert.Equal(number, Say.Number(1204));
        Assert.Equal(percent, Say.Percent(.62));
    }

    [Fact]
    public void A_conference_may_prefer_western_digits_in_Arabic()
    {
        using var _ = Languages.Speak("ar", westernDigits: true);
        Assert.Equal("13–16 أيار/مايو 2027", Say.DateRange(Opening, Closing));
        Assert.Equal("1,204.5", Say.Number(1204.5m));
    }

    [Theory]
    [InlineData(2027, 5, 13, 2027, 5, 13, "13 May 2027")]
    [InlineData(2027, 5, 30, 2027, 6, 2, "30\u00A0May – 2\u00A0June\u00A02027")]
    [InlineData(2026, 12, 30, 2027, 1, 2, "30\u00A0December\u00A02026 – 2\u00A0January\u00A02027")]
    public void A_range_names_what_differs(int y1, int m1, int d1, int y2, int m2, int d2, string said)
    {
        using var _ = Languages.Speak("en");
        Assert.Equal(said, Say.DateRange(new(y1, m1, d1), new(y2, m2, d2)));
    }

    [Fact]
    public void French_says_the_first_of_a_month()
    {
        using var _ = Languages.Speak("fr");
        Assert.Equal("1er juin 2027", Say.Date(new(2027, 6, 1)));
    }

    [Theory]
    [InlineData("en", "Thu 13 May 2027, 10:42 (UTC+3)")]
    [InlineData("ar", "الخميس ١٣ أيار/مايو ٢٠٢٧، ١٠:٤٢ (غرينتش\u00A0\u200E+٣)")]
    public void A_moment_is_said_with_its_zone(string language, string said)
    {
        using var _ = Languages.Speak(language);
        Assert.Equal(said, Say.Moment(Instant.FromUtc(2027, 5, 13, 7, 42), Bursa));
    }

    [Theory]
    [InlineData(0, "UTC"), InlineData(19800, "UTC+5:30"), InlineData(-12600, "UTC−3:30"), InlineData(-36000, "UTC−10")]
    public void Offsets_keep_their_half_hours(int seconds, string said)
    {
        using var _ = Languages.Speak("en");
        Assert.Equal(said, Say.Offset(Offset.FromSeconds(seconds)));
    }

    [Theory]
    [InlineData(20, "under 1 min"), InlineData(14 * 60, "14 min"), InlineData(125 * 60, "2 h 05 min"), InlineData(3 * 86400, "3 days")]
    public void Waiting_is_said_roughly(int seconds, string said)
    {
        using var _ = Languages.Speak("en");
        Assert.Equal(said, Say.Duration(Duration.FromSeconds(seconds)));
    }

    [Theory]
    [InlineData(425, "7:05"), InlineData(3750, "1:02:30"), InlineData(0, "0:00"), InlineData(-12, "−0:12")]
    public void A_speakers_clock_counts_down_and_beyond(int seconds, string said) => Assert.Equal(said, Say.Clock(Duration.FromSeconds(seconds)));

    [Theory]
    [InlineData("en", "A, B and C"), InlineData("fr", "A, B et C"), InlineData("tr", "A, B ve C"), InlineData("id", "A, B, dan C"), InlineData("ar", "A وB وC")]
    public void Lists_are_joined_as_the_language_joins_them(string language, string said)
    {
        using var _ = Languages.Speak(language);
        Assert.Equal(said, Say.List(["A", "B", "C"]));
    }
}
