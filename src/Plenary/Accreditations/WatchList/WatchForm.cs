using System.ComponentModel.DataAnnotations;
using NodaTime;
using Plenary.People;
using Plenary.Site;

namespace Plenary.Accreditations.WatchList;

/// <summary>The boxes of an entry.</summary>
public class WatchForm : IVersioned
{
    [Display(Name = "Names")] public string? Names { get; set; }
    [Display(Name = "Reason")] public string? Reason { get; set; }
    [Display(Name = "Source")] public string? Source { get; set; }
    [Display(Name = "Nationality")] public string? Nationality { get; set; }
    [Display(Name = "Counts from")] public LocalDate? From { get; set; }
    [Display(Name = "Counts until")] public LocalDate? Until { get; set; }
    [Display(Name = "Who may read it")] public WatchReaders Readers { get; set; }

    public int Version { get; set; }

    public WatchText Text => new([.. (Names ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => new WrittenName(line))], Reason ?? "", Source ?? "", Nationality is { Length: > 0 } code ? code : null);

    public static WatchForm Of(WatchEntry entry, WatchText text) => new()
    {
        Names = string.Join('\n', text.Names.Select(n => n.Text)),
        Reason = text.Reason,
        Source = text.Source,
        Nationality = text.Nationality,
        From = entry.From,
        Until = entry.Until,
        Readers = entry.Readers,
        Version = entry.Version,
    };

    /// <summary>Beside which box a refusal belongs.</summary>
    public static string FieldOf(Refusal refusal) => refusal.Code switch
    {
        "person.name-missing" or "person.name-too-long" or "watch.too-many-names" or "watch.not-a-name" => "Input.Names",
        "watch.reason-missing" or "watch.too-long" => "Input.Reason",
        "watch.source-too-long" => "Input.Source",
        "watch.ends-before-it-begins" => "Input.Until",
        _ => "",
    };
}
