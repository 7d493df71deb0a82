using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using NodaTime;
using Plenary.Mail;
using Plenary.Site;

namespace Plenary.Conferences;

/// <summary>Where a conference is in its life. It goes forward; one step back corrects a mistake.</summary>
public enum Stage
{
    [Display(Name = "Preparing")] Preparing,
    [Display(Name = "Inviting")] Inviting,
    [Display(Name = "Nominating")] Nominating,
    [Display(Name = "Accrediting")] Accrediting,
    [Display(Name = "Running")] Running,
    [Display(Name = "Closed")] Closed,
}

/// <summary>What a conference is called, when and where it is, how it looks.</summary>
/// <param name="Languages">BCP 47, the main one first.</param>
public sealed record Particulars(
    int Ordinal, LocalText Title, LocalText Theme, LocalText Occasion, LocalDate Starts, LocalDate Ends, string Zone,
    LocalText City, string Country, LocalText Venue, string Address, string Colour, IReadOnlyList<string> Languages)
{
    public static Particulars Of(Conference c) => new(c.Ordinal, c.Title, c.Theme, c.Occasion, c.Starts, c.Ends, c.Zone, c.City, c.Country, c.Venue, c.Address, c.Colour, c.Languages);
}

/// <summary>What the public site says of itself: texts in Markdown, and whom to ask.</summary>
public sealed record SiteTexts(LocalText About, LocalText Practical, LocalText Privacy, string SecretariatEmail = "", string SecretariatPhone = "", string PressEmail = "", string PressPhone = "")
{
    public static SiteTexts Of(Conference c) => new(c.About, c.Practical, c.Privacy, c.SecretariatEmail, c.SecretariatPhone, c.PressEmail, c.PressPhone);
}

/// <summary>One edition of a series.</summary>
public partial class Conference : Entity
{
    public const int MostDays = 60, HighestOrdinal = 999;

    public static readonly Refusal EndsBeforeItStarts = new("conference.ends-before-it-starts", "The last day is before the first.");
    public static readonly Refusal UnknownZone = new("conference.unknown-zone", "“{0}” is not a time zone. Write, for example, Europe/Istanbul.");
    public static readonly Refusal TooLong = new("conference.too-long", "A conference has at most {0} days.");
    public static readonly Refusal TitleMissing = new("conference.title-missing", "Write the title in at least one language.");
    public static readonly Refusal OrdinalBad = new("conference.ordinal-bad", "Write which edition it is as a number from 1 to {0}.");
    public static readonly Refusal OrdinalTaken = new("conference.ordinal-taken", "The series has an edition with this number already.");
    public static readonly Refusal UnknownCountry = new("conference.unknown-country", "“{0}” is not the code of a country.");
    public static readonly Refusal NoLanguage = new("conference.no-language", "Choose at least one language.");
    public static readonly Refusal UnknownLanguage = new("conference.unknown-language", "“{0}” is not the code of a language. Write, for example, en or pt-BR.");
    public static readonly Refusal NotAStep = new("conference.not-a-step", "A conference goes from one stage to the next. It is now at “{0}”.");
    public static readonly Refusal ColourNotHex = new("conference.colour-not-hex", "Write the colour as # and six digits, for example #0f5a66.");

    public required Guid SeriesId { get; init; }

    /// <summary>In addresses, unique in the installation: <c>general-13</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>A short number for badge tokens, unique in the installation, given when the conference is made.</summary>
    public required int Number { get; init; }

    /// <summary>13 for the 13th.</summary>
    public required int Ordinal { get; set; }
    public required LocalText Title { get; set; }
    public LocalText Theme { get; set; } = LocalText.Empty;
    /// <summary>What it marks: an anniversary, a founding.</summary>
    public LocalText Occasion { get; set; } = LocalText.Empty;
    public LocalDate Starts { get; private set; }
    public LocalDate Ends { get; private set; }

    /// <summary>IANA id, as <c>Europe/Istanbul</c>. All of the conference's times are local to it.</summary>
    public string Zone { get; private set; } = "Etc/UTC";
    public LocalText City { get; set; } = LocalText.Empty;
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; set; } = "";
    public LocalText Venue { get; set; } = LocalText.Empty;
    public string Address { get; set; } = "";
    /// <summary>How to get there, where to sleep, whom to ask; Markdown.</summary>
    public LocalText Practical { get; private set; } = LocalText.Empty;
    /// <summary>What the secretariat adds to what Plenary itself says on privacy: the law it follows, how long it keeps what; Markdown.</summary>
    public LocalText Privacy { get; private set; } = LocalText.Empty;
    /// <summary>Who holds it and what it is, in a few sentences; in the foot of every public page.</summary>
    public LocalText About { get; private set; } = LocalText.Empty;
    /// <summary>Where the public reaches the secretariat and the press desk; empty where they had rather not say.</summary>
    public string SecretariatEmail { get; private set; } = "";
    public string SecretariatPhone { get; private set; } = "";
    public string PressEmail { get; private set; } = "";
    public string PressPhone { get; private set; } = "";
    /// <summary>The one colour the secretariat picks, as <c>#0f5a66</c>. It decorates and never means.</summary>
    public string Colour { get; private set; } = "#0f5a66";
    /// <summary>The conference's languages, BCP 47, the first being the main one.</summary>
    public List<string> Languages { get; set; } = ["en"];
    public Stage Stage { get; private set; } = Stage.Preparing;

    /// <summary>Since when the public site is open; null while it is closed.</summary>
    public Instant? PublicSince { get; private set; }

    /// <summary>An accreditation needs two officers.</summary>
    public bool FourEyes { get; set; }

    /// <summary>The last badge serial that was given. Changed only by a conditional update.</summary>
    public int LastSerial { get; internal set; }

    /// <summary>The last press release number that was given.</summary>
    public int LastPressNumber { get; internal set; }

    /// <summary>The time zone itself.</summary>
    public DateTimeZone TimeZone => DateTimeZoneProviders.Tzdb[Zone];

    /// <summary>The one predicate of whose site is open; front page, sitemap and keeper all ask it.</summary>
    public static Expression<Func<Conference, bool>> PublicAt(Instant now) => conference => conference.PublicSince != null && conference.PublicSince <= now;

    public bool IsPublic(Instant now) => PublicSince is { } since && since <= now;

    /// <summary>The instant of a local time; one in the hour that does not exist is moved behind it, one that exists twice is the earlier.</summary>
    public Instant At(LocalDateTime local) => TimeZone.AtLeniently(local).ToInstant();

    public LocalDateTime Local(Instant instant) => instant.InZone(TimeZone).LocalDateTime;

    /// <summary>From when badges open doors: the eve of the first day.</summary>
    public Instant OpensDoors => At(Starts.PlusDays(-1).AtMidnight());

    /// <summary>Until when: the end of the day after the last.</summary>
    public Instant ShutsDoors => At(Ends.PlusDays(2).AtMidnight());

    public bool Lasts(LocalDate day) => day >= Starts && day <= Ends;

    public int Days => Period.DaysBetween(Starts, Ends) + 1;

    public Refusal? Schedule(LocalDate starts, LocalDate ends, string zone)
    {
        if (Faults(starts, ends, zone).FirstOrDefault() is { } refusal) return refusal;
        (Starts, Ends, Zone) = (starts, ends, zone);
        return null;
    }

    private static IEnumerable<Refusal> Faults(LocalDate starts, LocalDate ends, string zone)
    {
        if (ends < starts) yield return EndsBeforeItStarts;
        else if (Period.DaysBetween(starts, ends) >= MostDays) yield return TooLong.With(MostDays);
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null) yield return UnknownZone.With(zone);
    }

    public Refusal? Paint(string colour)
    {
        if (!IsColour(colour)) return ColourNotHex;
        Colour = colour.ToLowerInvariant();
        return null;
    }

    public static bool IsColour(string text) => HexColour().IsMatch(text);

    /// <summary>Writes what the conference is called, when and where it is and how it looks: all of it or, when one thing is wrong, nothing.</summary>
    public Refusal? Describe(Particulars p)
    {
        if ((Faults(p).FirstOrDefault() ?? Schedule(p.Starts, p.Ends, p.Zone) ?? Paint(p.Colour)) is { } refusal) return refusal;
        (Ordinal, Title, Theme, Occasion) = (p.Ordinal, p.Title, p.Theme, p.Occasion);
        (City, Country, Venue, Address) = (p.City, p.Country, p.Venue, p.Address);
        Languages = [.. p.Languages.Distinct()];
        return null;
    }

    /// <summary>All that is wrong with it, for a form that says it at once.</summary>
    public static IEnumerable<Refusal> Faults(Particulars p)
    {
        if (p.Ordinal is < 1 or > HighestOrdinal) yield return OrdinalBad.With(HighestOrdinal);
        if ((p.Title.IsEmpty ? TitleMissing : Room.NameFault(p.Title)) is { } untitled) yield return untitled;
        if (p.Country.Length > 0 && Countries.Country.OfCode(p.Country) is null or { IsHistoric: true }) yield return UnknownCountry.With(p.Country);
        if (p.Languages.Count == 0) yield return NoLanguage;
        if (p.Languages.FirstOrDefault(tag => !LanguageTag().IsMatch(tag) || !LanguageName.IsKnown(tag)) is { } unknown) yield return UnknownLanguage.With(unknown);
        foreach (var refusal in Faults(p.Starts, p.Ends, p.Zone)) yield return refusal;
        if (!IsColour(p.Colour)) yield return ColourNotHex;
    }

    /// <summary>Writes what the public site says besides the programme and the news.</summary>
    public Refusal? Tell(SiteTexts texts)
    {
        foreach (var address in new[] { texts.SecretariatEmail, texts.PressEmail })
            if (address.Length > 0 && EmailAddress.Read(address, out _) is { } refusal) return refusal;
        (About, Practical, Privacy) = (texts.About, texts.Practical, texts.Privacy);
        (SecretariatEmail, SecretariatPhone, PressEmail, PressPhone) = (texts.SecretariatEmail, texts.SecretariatPhone, texts.PressEmail, texts.PressPhone);
        return null;
    }

    /// <summary>The stage that the dates call for, where it is later than the one that was set; before the first day no date calls for any.</summary>
    /// <param name="today">In the conference's time zone.</param>
    public Stage? StageDue(LocalDate today)
    {
        Stage? due = today > Ends ? Stage.Closed : today >= Starts ? Stage.Running : null;
        return due > Stage ? due : null;
    }

    /// <summary>On to a later stage, or one back to correct a mistake.</summary>
    public Refusal? MoveTo(Stage stage)
    {
        if (stage == Stage || stage < Stage - 1) return NotAStep.With(Stage);
        Stage = stage;
        return null;
    }

    public void OpenSite(Instant at) => PublicSince ??= at;

    public void CloseSite() => PublicSince = null;

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex HexColour();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex LanguageTag();
}
