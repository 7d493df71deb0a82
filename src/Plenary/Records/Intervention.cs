using System.ComponentModel.DataAnnotations;
using NodaTime;
using Plenary.Names;

namespace Plenary.Records;

/// <summary>A text in one language, as said or as translated.</summary>
public sealed record Rendering(string Language, string Summary, [property: StringLength(Intervention.LongestText)] string Text);

/// <summary>All that is noted of one intervention: who spoke for whom, when, in which language, and what.</summary>
/// <param name="Office">Of the speaker, as announced.</param>
/// <param name="For">For whom they spoke: organisation or country, as announced.</param>
/// <param name="Person">In the directory, when known.</param>
/// <param name="Organisation">In the directory, when known.</param>
/// <param name="At">When they began, in the conference's time.</param>
/// <param name="Language">In which it was given; BCP 47.</param>
public sealed record Said(
    string Speaker, string Language, string Office = "", string For = "", Guid? Person = null, Guid? Organisation = null, LocalDateTime? At = null,
    string Summary = "", [property: StringLength(Intervention.LongestText)] string Text = "", IReadOnlyList<string>? Quotations = null, IReadOnlyList<Rendering>? Translations = null);

/// <summary>What one speaker said in one session.</summary>
public class Intervention : RecordItem
{
    public const int LongestName = 400, LongestSummary = 5_000, LongestText = 200_000, LongestQuotation = 2_000, MostQuotations = 20;

    public static readonly Refusal SpeakerMissing = new("intervention.speaker-missing", "Say who spoke.");
    public static readonly Refusal NameTooLong = new("intervention.name-too-long", "Names and offices have at most {0} characters.");
    public static readonly Refusal NotALanguage = new("record.not-a-language", "“{0}” is not the tag of a language. Write, for example, ar or pt-BR.");
    public static readonly Refusal TooLong = new("intervention.too-long", "A summary has at most {0} characters, a text {1}.");
    public static readonly Refusal TooManyQuotations = new("intervention.too-many-quotations", "At most {0} quotations of {1} characters each can be kept.");
    public static readonly Refusal OwnLanguage = new("intervention.own-language", "It was given in this language, so it needs no translation into it: {0}.");
    public static readonly Refusal TranslatedTwice = new("intervention.translated-twice", "There are two translations into the same language: {0}.");
    public static readonly Refusal NothingToRead = new("intervention.nothing-to-read", "Write a summary or the text first: there is nothing to read yet.");
    public static readonly Refusal OrderNotPositive = new("intervention.order-not-positive", "The order begins with 1.");

    private Intervention() { }

    public Guid SessionId { get; private set; }

    /// <summary>In which order they spoke.</summary>
    public int Order { get; private set; }

    public Guid? PersonId { get; private set; }
    public string SpeakerName { get; private set; } = "";
    public string SpeakerOffice { get; private set; } = "";

    /// <summary>For whom they spoke: organisation or country, as announced.</summary>
    public string For { get; private set; } = "";
    public Guid? OrganisationId { get; private set; }

    /// <summary>When they began, in the conference's time.</summary>
    public LocalDateTime? At { get; private set; }

    /// <summary>The language it was given in.</summary>
    public string Language { get; private set; } = "";

    /// <summary>The words of the speaker's name and of whom they spoke for; lists are sorted by it.</summary>
    public string SpeakerKey { get; private set; } = "";

    /// <summary>Every word of it, for finding. Stands before the long texts, which SQLite would otherwise read through to get here.</summary>
    public string SearchKey { get; private set; } = "";

    public string Summary { get; private set; } = "";
    public string Text { get; private set; } = "";
    public List<string> Quotations { get; private set; } = [];
    public List<Rendering> Translations { get; private set; } = [];

    /// <summary>All that can be read of it, each with its language.</summary>
    public IEnumerable<(string Text, string Language)> Texts =>
    [
        (Text, Language), (Summary, Language), .. Quotations.Select(q => (q, Language)),
        .. Translations.SelectMany(t => new[] { (t.Text, t.Language), (t.Summary, t.Language) }),
    ];

    /// <summary>A note of what was said, or the refusal of it.</summary>
    public static Refusal? Record(Guid conference, Guid session, int order, Said said, out Intervention intervention, string secondName = "")
    {
        intervention = new() { ConferenceId = conference };
        return intervention.Place(session, order) ?? intervention.Write(said, secondName);
    }

    /// <summary>In which session, and at which place among its speakers.</summary>
    public Refusal? Place(Guid session, int order)
    {
        if (order < 1) return OrderNotPositive;
        (SessionId, Order) = (session, order);
        return null;
    }

    /// <summary>Everything at once; what is left out is empty then.</summary>
    /// <param name="secondName">The speaker's name in another script, by which it is found too.</param>
    public Refusal? Write(Said said, string secondName = "")
    {
        var (speaker, office, @for) = (NameText.Clean(said.Speaker), NameText.Clean(said.Office), NameText.Clean(said.For));
        var (summary, text) = (RecordText.Clean(said.Summary), RecordText.Clean(said.Text));
        List<string> quotations = [.. (said.Quotations ?? []).Select(q => RecordText.Clean(q)).Where(q => q.Length > 0)];
        List<Rendering> translations = [.. (said.Translations ?? []).Select(t => new Rendering(t.Language, RecordText.Clean(t.Summary), RecordText.Clean(t.Text))).Where(t => t.Summary.Length + t.Text.Length > 0)];

        if (speaker.Length == 0) return SpeakerMissing;
        if (Math.Max(speaker.Length, Math.Max(office.Length, @for.Length)) > LongestName) return NameTooLong.With(LongestName);
        if (!RecordText.IsLanguage(said.Language)) return NotALanguage.With(said.Language);
        if (summary.Length > LongestSummary || text.Length > LongestText) return TooLong.With(LongestSummary, LongestText);
        if (quotations.Count > MostQuotations || quotations.Exists(q => q.Length > LongestQuotation)) return TooManyQuotations.With(MostQuotations, LongestQuotation);
        if (Fault(translations, said.Language) is { } fault) return fault;

        (SpeakerName, SpeakerOffice, For, PersonId, OrganisationId) = (speaker, office, @for, said.Person, said.Organisation);
        (At, Language, Summary, Text, Quotations, Translations) = (said.At, said.Language, summary, text, quotations, translations);
        SpeakerKey = Names.SearchKey.Of($"{speaker} {secondName} {@for}");
        SearchKey = RecordText.KeyOf([speaker, secondName, @for, office, summary, text, .. quotations, .. translations.SelectMany(t => new[] { t.Summary, t.Text })]);
        return null;
    }

    protected override Refusal? NotReady() => Summary.Length + Text.Length == 0 ? NothingToRead : null;

    private static Refusal? Fault(List<Rendering> translations, string own)
    {
        if (translations.Find(t => !RecordText.IsLanguage(t.Language)) is { } unknown) return NotALanguage.With(unknown.Language);
        if (translations.Exists(t => t.Language == own)) return OwnLanguage.With(own);
        if (translations.GroupBy(t => t.Language).FirstOrDefault(g => g.Count() > 1) is { } twice) return TranslatedTwice.With(twice.Key);
        return translations.Exists(t => t.Summary.Length > LongestSummary || t.Text.Length > LongestText) ? TooLong.With(LongestSummary, LongestText) : null;
    }
}
