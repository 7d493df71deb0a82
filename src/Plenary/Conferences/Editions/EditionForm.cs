using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using NodaTime;
using Plenary.Site;

namespace Plenary.Conferences.Editions;

/// <summary>What the form about a new edition asks for.</summary>
public partial class EditionForm
{
    [Display(Name = "Which edition")] public int Ordinal { get; set; } = 1;
    [Display(Name = "Title")] public LocalText Title { get; set; } = LocalText.Empty;
    [Display(Name = "Short name"), Required] public string Slug { get; set; } = "";
    [Display(Name = "First day"), Required] public LocalDate? Starts { get; set; }
    [Display(Name = "Last day"), Required] public LocalDate? Ends { get; set; }
    [Display(Name = "Time zone"), Required] public string Zone { get; set; } = "";

    /// <summary>The last edition's words with the next number in them, to be looked over.</summary>
    public static EditionForm After(Conference last)
    {
        var (was, next) = ($"{last.Ordinal}", $"{last.Ordinal + 1}");
        return new()
        {
            Ordinal = last.Ordinal + 1,
            Title = new(last.Title.All.Select(t => KeyValuePair.Create(t.Key, Next(t.Value, t.Key)))),
            Slug = last.Slug.EndsWith(was, StringComparison.Ordinal) ? last.Slug[..^was.Length] + next : "",
            Zone = last.Zone,
        };

        string Next(string title, string language) => WrittenOrdinal.Next(title, language, last.Ordinal) is var written && written != title ? written : ArabicOrdinal.Next(
            Number().Replace(title, number => Digits.ToWestern(number.Value) != was ? number.Value : number.Value == was ? next : Digits.ToEastern(next)), last.Ordinal);
    }

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    /// <summary>All that is wrong with the answers that were given; a day that is missing is said elsewhere.</summary>
    public IEnumerable<Refusal> Faults() =>
        NewEdition.Faults(new(Ordinal, 1, Slug?.Trim() ?? "", Title, Starts ?? Ends ?? default, Ends ?? Starts ?? default, Zone?.Trim() ?? ""));

    /// <summary>Beside which question a refusal stands.</summary>
    public static string FieldOf(Refusal refusal) => refusal.Code switch
    {
        var code when code == ShortName.Bad.Code || code == ShortName.Taken.Code => "Edition.Slug",
        var code when code == Conference.OrdinalBad.Code || code == Conference.OrdinalTaken.Code => "Edition.Ordinal",
        var code when code == Conference.TitleMissing.Code => "Edition.Title",
        var code when code == Conference.EndsBeforeItStarts.Code || code == Conference.TooLong.Code => "Edition.Ends",
        var code when code == Conference.UnknownZone.Code => "Edition.Zone",
        var code when code == CarryOver.GatesNeedZones.Code => "Carried",
        _ => "",
    };
}
