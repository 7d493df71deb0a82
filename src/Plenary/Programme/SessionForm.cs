using System.ComponentModel.DataAnnotations;
using NodaTime;
using NodaTime.Text;
using Plenary.Conferences;
using Plenary.Site;

namespace Plenary.Programme;

/// <summary>What the form of a session asks for.</summary>
public class SessionForm : IVersioned
{
    [Display(Name = "Kind")] public SessionKind Kind { get; set; } = SessionKind.Panel;

    /// <summary>One for each language of the conference, and for others that have a text already.</summary>
    public List<TextsInOneLanguage> Texts { get; set; } = [];

    [Display(Name = "Track")] public string? Track { get; set; }
    [Display(Name = "Spoken")] public List<string> Spoken { get; set; } = [];
    [Display(Name = "Interpreted into")] public List<string> Interpreted { get; set; } = [];
    [Display(Name = "Other languages spoken")] public string? OtherSpoken { get; set; }
    [Display(Name = "Title of the film")] public string? FilmTitle { get; set; }
    [Display(Name = "Director")] public string? FilmDirector { get; set; }
    [Display(Name = "Year")] public int? FilmYear { get; set; }
    [Display(Name = "Country")] public string? FilmCountry { get; set; }
    [Display(Name = "Length in minutes")] public int? FilmMinutes { get; set; }
    [Display(Name = "Language of the film")] public string? FilmLanguage { get; set; }
    [Display(Name = "Subtitles")] public string? FilmSubtitles { get; set; }
    [Display(Name = "Notes")] public string? Notes { get; set; }
    public int Version { get; set; }

    public bool HasFilm => Kind is SessionKind.Screening || Film is not null;

    public SessionText Text => new(
        Kind, In(t => t.Title), In(t => t.Subtitle), In(t => t.Abstract), In(t => t.Description), Track ?? "",
        [.. Spoken, .. (OtherSpoken ?? "").Split([' ', ',', '،', ';'], StringSplitOptions.RemoveEmptyEntries)], Interpreted, Film, Notes ?? "");

    public static SessionForm New(Conference conference) => new() { Texts = [.. conference.Languages.Select(l => new TextsInOneLanguage { Language = l })] };

    public static SessionForm Of(Session s, Conference conference) => new()
    {
        Kind = s.Kind,
        Texts = [.. conference.Languages.Union(s.Title.Languages).Union(s.Subtitle.Languages).Union(s.Abstract.Languages).Union(s.Description.Languages).Select(l => new TextsInOneLanguage
        {
            Language = l,
            Title = s.Title.Only(l),
            Subtitle = s.Subtitle.Only(l),
            Abstract = s.Abstract.Only(l),
            Description = s.Description.Only(l),
        })],
        Track = s.Track,
        Spoken = [.. s.Languages.Intersect(conference.Languages)],
        OtherSpoken = string.Join(", ", s.Languages.Except(conference.Languages)),
        Interpreted = s.Interpreted,
        FilmTitle = s.Film?.Title,
        FilmDirector = s.Film?.Director,
        FilmYear = s.Film?.Year,
        FilmCountry = s.Film?.Country,
        FilmMinutes = s.Film?.Minutes,
        FilmLanguage = s.Film?.Language,
        FilmSubtitles = s.Film?.SubtitlesRead,
        Notes = s.Notes,
        Version = s.Version,
    };

    /// <summary>The question that a refusal is about; empty for none in particular.</summary>
    /// <param name="slot">What was asked for, where a time was.</param>
    public static string FieldOf(Refusal refusal, Slot? slot = null) => refusal switch
    {
        _ when refusal == Session.TitleMissing => "Input.Texts[0].Title",
        _ when refusal == SessionText.NotALanguage => "Input.OtherSpoken",
        _ when refusal == SessionText.FilmTitleMissing => "Input.FilmTitle",
        _ when refusal == SessionText.FilmNumbers => "Input.FilmYear",
        _ when refusal == Session.EndsBeforeItStarts || refusal == Session.TooLong => "Place.Until",
        _ when refusal == Session.TimeDoesNotExist => slot is not null && refusal.Args[0].Equals(slot.Ends) ? "Place.Until" : "Place.From",
        _ => "",
    };

    private Film? Film
    {
        get
        {
            var film = new Film(FilmTitle ?? "", FilmDirector ?? "", FilmYear, FilmCountry ?? "", FilmMinutes, FilmLanguage?.Trim() ?? "", Film.Codes(FilmSubtitles ?? "", byReader: true));
            return film == new Film("") ? null : film;
        }
    }

    private LocalText In(Func<TextsInOneLanguage, string?> text) => new(Texts.Select(t => KeyValuePair.Create(t.Language, text(t) ?? "")));
}

public class TextsInOneLanguage
{
    public string Language { get; set; } = "";
    [Display(Name = "Title")] public string? Title { get; set; }
    [Display(Name = "Subtitle")] public string? Subtitle { get; set; }
    [Display(Name = "Abstract")] public string? Abstract { get; set; }
    [Display(Name = "Description")] public string? Description { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Title + Subtitle + Abstract + Description);
}

/// <summary>When and where, as it is asked for: what begins or ends before four in the morning is the night after the day.</summary>
public class PlaceForm : IVersioned
{
    public static readonly Refusal Incomplete = new("session.place-incomplete", "Choose a day, and write from when until when.");

    /// <summary>ISO; empty while it has no time.</summary>
    [Display(Name = "Day")] public string? Day { get; set; }
    [Display(Name = "From")] public LocalTime? From { get; set; }
    [Display(Name = "Until")] public LocalTime? Until { get; set; }
    [Display(Name = "Room")] public Guid? Room { get; set; }
    public int Version { get; set; }

    public static PlaceForm Of(Session s) => new()
    {
        Day = s.Starts is { } starts ? Written(Session.DayOf(starts)) : null,
        From = s.Starts?.TimeOfDay,
        Until = s.Ends?.TimeOfDay,
        Room = s.RoomId,
        Version = s.Version,
    };

    public static string Written(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>Nothing but perhaps a day, on which one came here.</summary>
    public bool IsEmpty => From is null && Until is null && Room is null;

    public Refusal? Read(out Slot? slot)
    {
        slot = null;
        if (From is not { } from || Until is not { } until || Day is null || LocalDatePattern.Iso.Parse(Day) is not { Success: true } day) return Incomplete;
        slot = Slot.On(day.Value, from, until, Room);
        return null;
    }

    /// <summary>What brings a session back to here, as the query of its page.</summary>
    /// <param name="version">Of the session after it was moved away.</param>
    public string Undo(int version) => Day is null
        ? $"?handler=TakeOut&version={version}"
        : $"?handler=Place&Place.Day={Day}&Place.From={Time(From)}&Place.Until={Time(Until)}&Place.Room={Room}&Place.Version={version}";

    private static string? Time(LocalTime? time) => time is { } t ? LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(t) : null;
}
