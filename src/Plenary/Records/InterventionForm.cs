using System.ComponentModel.DataAnnotations;
using NodaTime;
using Plenary.Programme;
using Plenary.Site;

namespace Plenary.Records;

/// <summary>What the rapporteur's form asks for.</summary>
public class InterventionForm : IVersioned
{
    [Display(Name = "Session")] public Guid Session { get; set; }

    /// <summary>Somebody on the list of speakers; what is left empty below is taken from there.</summary>
    [Display(Name = "From the list of speakers")] public Guid? Listed { get; set; }

    [Display(Name = "Speaker"), StringLength(Intervention.LongestName, ErrorMessage = "At most {1} characters.")] public string? Speaker { get; set; }
    [Display(Name = "Office"), StringLength(Intervention.LongestName, ErrorMessage = "At most {1} characters.")] public string? Office { get; set; }
    [Display(Name = "Spoke for"), StringLength(Intervention.LongestName, ErrorMessage = "At most {1} characters.")] public string? For { get; set; }
    [Display(Name = "Began at")] public LocalDateTime? At { get; set; }
    [Display(Name = "Place in the order")] public int? Order { get; set; }
    [Display(Name = "Language"), Required(ErrorMessage = "Choose the language.")] public string Language { get; set; } = "en";
    [Display(Name = "Summary"), StringLength(Intervention.LongestSummary)] public string? Summary { get; set; }
    [Display(Name = "Text"), StringLength(Intervention.LongestText)] public string? Text { get; set; }
    [Display(Name = "Quotations"), StringLength(Intervention.MostQuotations * (Intervention.LongestQuotation + 1))] public string? Quotations { get; set; }
    public List<TranslationForm> Translations { get; set; } = [];

    public Guid? Person { get; set; }
    public Guid? Organisation { get; set; }
    public int Version { get; set; }

    /// <param name="listed">The speaker chosen from the list.</param>
    public Said Said(Speaker? listed) => new(
        Or(Speaker, listed?.FullName), Language, Or(Office, listed?.Office), Or(For, listed?.Organisation), listed is null || !string.IsNullOrWhiteSpace(Speaker) ? Person : listed.PersonId, Organisation, At,
        Summary ?? "", Text ?? "", (Quotations ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        [.. Translations.Select(t => new Rendering(t.Language, t.Summary ?? "", t.Text ?? ""))]);

    public static InterventionForm Of(Intervention i) => new()
    {
        Session = i.SessionId,
        Speaker = i.SpeakerName,
        Office = i.SpeakerOffice,
        For = i.For,
        At = i.At,
        Order = i.Order,
        Language = i.Language,
        Summary = i.Summary,
        Text = i.Text,
        Quotations = string.Join('\n', i.Quotations.Select(q => q.Replace('\n', ' '))),
        Translations = [.. i.Translations.Select(t => new TranslationForm { Language = t.Language, Summary = t.Summary, Text = t.Text })],
        Person = i.PersonId,
        Organisation = i.OrganisationId,
        Version = i.Version,
    };

    /// <summary>A place for each language of the conference that has none yet. One that holds a text stays, also where it is now the language of the original.</summary>
    /// <param name="keepOwn">Also for the language of the original, as long as another one may be chosen for that on the same page.</param>
    public void OfferTranslations(IEnumerable<string> languages, bool keepOwn) =>
        Translations = [.. Translations.Concat(languages.Where(l => !Translations.Exists(t => t.Language == l)).Select(l => new TranslationForm { Language = l })).Where(t => keepOwn || t.Language != Language || !t.IsEmpty)];

    private static string Or(string? written, string? listed) => string.IsNullOrWhiteSpace(written) ? listed ?? "" : written;
}

/// <summary>One translation beside the original.</summary>
public class TranslationForm
{
    public string Language { get; set; } = "";
    public bool IsEmpty => string.IsNullOrWhiteSpace(Summary) && string.IsNullOrWhiteSpace(Text);
    [Display(Name = "Summary"), StringLength(Intervention.LongestSummary)] public string? Summary { get; set; }
    [Display(Name = "Text"), StringLength(Intervention.LongestText)] public string? Text { get; set; }
}
