using NodaTime;
using Plenary.Programme;
using Plenary.Site;
using Xunit;
using static Plenary.Tests.Programme.Programmes;

namespace Plenary.Tests.Programme;

public class SessionTextFacts
{
    [Theory]
    [InlineData("Arabic, fr", "ar, fr", "arabe, français"), InlineData("en fr", "en, fr", "anglais, français"), InlineData("AR; türkçe، العربية", "ar, tr", "arabe, turc"), InlineData("anglais / burned in", "en, burned in", "anglais, burned in"), InlineData("pt-BR", "pt-BR", "portugais (Brésil)"), InlineData("zh-Hant-HK", "zh-Hant-HK", "zh-Hant-HK"), InlineData("", "", "")]
    public void Subtitles_are_languages_named_as_the_reader_calls_them(string written, string kept, string read)
    {
        using var _ = Languages.Speak("fr");
        var session = new Session { ConferenceId = Guid.NewGuid(), ExchangeId = Guid.NewGuid(), Number = 1 };
        Assert.Null(session.Write(Sent(written)));
        Assert.Equal((kept, read), (session.Film!.Subtitles, session.Film.SubtitlesRead));
        Assert.Null(session.Write(Sent(read)));
        Assert.Equal(kept, session.Film.Subtitles);   // what the form shows can be sent again

        static SessionText Sent(string subtitles) => new SessionForm { Texts = [new() { Language = "en", Title = "Opening" }], FilmTitle = "Downstream", FilmSubtitles = subtitles }.Text;
    }

    [Fact]
    public void To_a_program_the_language_of_the_reader_is_no_matter()
    {
        var session = new Session { ConferenceId = Guid.NewGuid(), ExchangeId = Guid.NewGuid(), Number = 1 };
        foreach (var tag in new[] { "fr", "en", "ar" })
        {
            using var _ = Languages.Speak(tag);
            Assert.Null(session.Write(Text() with { Film = new("Downstream", Subtitles: "French, العربية, anglais") }));
            Assert.Equal("fr, ar, anglais", session.Film!.Subtitles);
        }
    }

    private static SessionText Text(string title = "Opening") => new(SessionKind.Plenary, LocalText.Of(title));

    [Fact]
    public void A_refused_text_changes_nothing()
    {
        var session = Session(Conference(), 1, "Opening");
        Assert.Equal(Plenary.Programme.Session.TitleMissing, session.Write(Text(" \u200B")));
        Assert.Equal(SessionText.TooLong, session.Write(Text(new('x', 401))));
        Assert.Equal(SessionText.NotALanguage, session.Write(Text() with { Languages = ["en", "English please"] }));
        Assert.Equal(SessionText.NotALanguage, session.Write(Text() with { Title = new LocalText("??", "Opening") }));
        Assert.Equal(SessionText.FilmTitleMissing, session.Write(Text() with { Film = new("", "Somebody") }));
        Assert.Equal(SessionText.FilmNumbers, session.Write(Text() with { Film = new("Downstream", Year: 1700) }));
        Assert.Equal(SpeakerText.NotACountry, session.Write(Text() with { Film = new("Downstream", Country: "XX") }));
        Assert.Equal((SessionKind.Plenary, "Opening", 1), (session.Kind, session.Title.Only("en"), session.Languages.Count));
    }

    [Fact]
    public void Signs_that_disguise_a_text_or_break_a_database_are_left_out()
    {
        var session = Session(Conference(), 1, "x");
        Assert.Null(session.Write(Text("Open\u202Eing\0 ") with { Abstract = LocalText.Of("Two\0\r\nlines"), Languages = ["pt-BR", "pt-BR"] }));
        Assert.Equal(("Opening", "Two\nlines"), (session.Title.Only("en"), session.Abstract.Only("en")));
        Assert.Equal(["pt-BR"], session.Languages);
    }

    [Fact]
    public void The_list_of_speakers_keeps_its_lines_when_it_is_put_into_another_order()
    {
        var session = Session(Conference(), 1, "Panel");
        Assert.Null(session.ListSpeakers([new(SpeakerRole.Chair, "Ayşe Pınar", "Dr."), new(SpeakerRole.Speaker, "Étienne Fontaine"), new(SpeakerRole.Speaker, "Nguyễn Thị Sông")]));
        var (chair, second, third) = (session.Speakers[0], session.Speakers[1], session.Speakers[2]);

        Assert.Null(session.ListSpeakers([third.Text, chair.Text with { Role = SpeakerRole.Moderator }]));
        Assert.Equal([(third, 1), (chair, 2)], session.Speakers.Select(s => (s, s.Order)));
        Assert.Equal((SpeakerRole.Moderator, "Dr. Ayşe Pınar"), (chair.Role, chair.FullName));
        Assert.Equal(Speaker.NotOnTheList, session.ListSpeakers([second.Text]));
        Assert.Equal(Speaker.NotOnTheList, session.ListSpeakers([chair.Text, chair.Text]));
        Assert.Equal(Speaker.NameMissing, session.ListSpeakers([new(SpeakerRole.Speaker, "  ")]));
        Assert.Equal(2, session.Speakers.Count);
    }

    [Theory]
    [InlineData(9, 30, 11, 0, "2027-05-10T09:30", "2027-05-10T11:00")]
    [InlineData(23, 0, 1, 0, "2027-05-10T23:00", "2027-05-11T01:00")]
    [InlineData(0, 30, 2, 0, "2027-05-11T00:30", "2027-05-11T02:00")]
    [InlineData(22, 0, 4, 0, "2027-05-10T22:00", "2027-05-11T04:00")]
    [InlineData(21, 0, 8, 30, "2027-05-10T21:00", "2027-05-11T08:30")]
    [InlineData(1, 0, 5, 0, "2027-05-11T01:00", "2027-05-11T05:00")]
    [InlineData(9, 0, 0, 30, "2027-05-10T09:00", "2027-05-11T00:30")]
    [InlineData(3, 0, 2, 0, "2027-05-11T03:00", "2027-05-11T02:00")]
    [InlineData(9, 0, 9, 0, "2027-05-10T09:00", "2027-05-10T09:00")]
    [InlineData(11, 0, 9, 30, "2027-05-10T11:00", "2027-05-10T09:30")]   // which the session then refuses
    public void The_night_after_a_day_belongs_to_it(int fromHour, int fromMinute, int untilHour, int untilMinute, string starts, string ends)
    {
        var slot = Slot.On(new(2027, 5, 10), new(fromHour, fromMinute), new(untilHour, untilMinute), null);
        Assert.Equal((starts, ends), (slot.Starts.ToString("yyyy-MM-dd'T'HH:mm", null), slot.Ends.ToString("yyyy-MM-dd'T'HH:mm", null)));
    }

    [Fact]
    public void A_time_that_does_not_exist_is_told_beside_the_one_it_is()
    {
        var oslo = DateTimeZoneProviders.Tzdb["Europe/Oslo"];
        foreach (var (from, until, field) in new[] { (new LocalTime(23, 0), new LocalTime(2, 30), "Place.Until"), (new LocalTime(2, 15), new LocalTime(5, 0), "Place.From") })
        {
            var slot = Slot.On(new(2027, 3, 27), from, until, null);   // the clocks go forward on the 28th at 2
            var session = new Plenary.Programme.Session { ConferenceId = Guid.NewGuid(), ExchangeId = Guid.NewGuid(), Number = 1 };
            var refusal = session.Schedule(slot.Starts, slot.Ends, oslo);
            Assert.Equal("session.time-does-not-exist", refusal?.Code);
            Assert.Equal(field, SessionForm.FieldOf(refusal!, slot));
        }
    }
}
