using CsCheck;
using NodaTime;
using Plenary.Site;
using Xunit;

namespace Plenary.Tests.Site;

public class ReadTests
{
    [Theory]
    [InlineData("en", "30 April 2027"), InlineData("en", "30 Apr 2027"), InlineData("en", "April 30, 2027"), InlineData("en", "Friday, 30 April 2027"), InlineData("en", "30/4/2027")]
    [InlineData("en", " 2027-04-30 "), InlineData("en", "30th April 2027"), InlineData("fr", "30 avril 2027"), InlineData("fr", "vendredi 30 avr. 2027"), InlineData("fr", "30.04.2027")]
    [InlineData("tr", "30 Nisan 2027 Cuma"), InlineData("tr", "30 NİSAN 2027"), InlineData("id", "30 April 2027"), InlineData("ar", "٣٠ نيسان/أبريل ٢٠٢٧"), InlineData("ar", "30 أبريل 2027"), InlineData("ar", "الجمعة، ٣٠ نيسان ٢٠٢٧")]
    public void A_date_is_understood_as_people_type_it(string language, string typed)
    {
        using var _ = Languages.Speak(language);
        Assert.Null(Read.Date(typed, out var date));
        Assert.Equal(new LocalDate(2027, 4, 30), date);
    }

    [Fact]
    public void A_day_that_the_month_does_not_have_is_told()
    {
        using var _ = Languages.Speak("en");
        var refusal = Read.Date("31 April 2027", out var __);
        Assert.Equal(Read.ShortMonth, refusal);
        Assert.Equal("April has 30 days. Write, for example, 30 April 2027.", Wording.Texts[refusal!]);
    }

    [Theory]
    [InlineData(""), InlineData("tomorrow"), InlineData("30 Foo 2027"), InlineData("13/13/2027"), InlineData("0 May 2027"), InlineData("May 2027"), InlineData("30 April 12027")]
    public void What_is_no_date_is_refused(string typed)
    {
        using var _ = Languages.Speak("en");
        Assert.Equal(Read.NotADate, Read.Date(typed, out var __));
    }

    [Theory]
    [InlineData("18:00", 18, 0), InlineData("18.05", 18, 5), InlineData("9:30", 9, 30), InlineData("6 pm", 18, 0), InlineData("12:15 a.m.", 0, 15), InlineData("18h30", 18, 30), InlineData("18 h", 18, 0), InlineData("9", 9, 0), InlineData("18", 18, 0), InlineData("٠", 0, 0), InlineData("٩:٣٠", 9, 30)]
    public void A_time_is_understood_as_people_type_it(string typed, int hour, int minute)
    {
        Assert.Null(Read.Time(typed, out var time));
        Assert.Equal(new LocalTime(hour, minute), time);
    }

    [Theory]
    [InlineData("24"), InlineData("930"), InlineData("24:00"), InlineData("12:60"), InlineData("13 pm"), InlineData("noon"), InlineData("")]
    public void What_is_no_time_is_refused(string typed) => Assert.Equal(Read.NotATime, Read.Time(typed, out _));

    [Theory]
    [InlineData("en"), InlineData("ar"), InlineData("fr"), InlineData("tr"), InlineData("id")]
    public void What_is_written_can_be_read_back(string language)
    {
        var moments = from days in Gen.Int[0, 36524] from minutes in Gen.Int[0, 1439] select new LocalDate(1950, 1, 1).PlusDays(days).AtMidnight().PlusMinutes(minutes);
        moments.Sample(at =>
        {
            using var _ = Languages.Speak(language);
            Assert.Null(Read.DateTime(Say.DateTime(at), out var again));
            Assert.Equal(at, again);
            Assert.Null(Read.Date(Say.DayAndYear(at.Date), out var date));
            Assert.Equal(at.Date, date);
        }, iter: 2000);
    }

    [Theory]
    [InlineData("en", "1,204", 1204), InlineData("fr", "1 204", 1204), InlineData("tr", "1.204", 1204), InlineData("ar", "١٬٢٠٤", 1204), InlineData("en", "−5", -5)]
    public void Numbers_are_read_as_the_language_writes_them(string language, string typed, long number)
    {
        using var _ = Languages.Speak(language);
        Assert.Equal(number, Read.Whole(typed));
    }

    [Theory]
    [InlineData("en", "4.25"), InlineData("fr", "4,25"), InlineData("ar", "٤٫٢٥")]
    public void Decimals_too(string language, string typed)
    {
        using var _ = Languages.Speak(language);
        Assert.Equal(4.25m, Read.Fraction(typed));
    }

    [Theory]
    [InlineData("twelve"), InlineData(""), InlineData("1e3"), InlineData("12 people")]
    public void What_is_no_number_is_null(string typed) => Assert.Null(Read.Whole(typed));
}
