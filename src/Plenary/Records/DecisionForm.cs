using System.ComponentModel.DataAnnotations;
using NodaTime;
using Plenary.Site;

namespace Plenary.Records;

/// <summary>What the form of a decision asks for.</summary>
public class DecisionForm : IVersioned
{
    [Display(Name = "Session")] public Guid Session { get; set; }
    [Display(Name = "Title")] public LocalText Title { get; set; } = LocalText.Empty;
    [Display(Name = "Text")] public LocalText Text { get; set; } = LocalText.Empty;
    [Display(Name = "Proposed by"), StringLength(Intervention.LongestName, ErrorMessage = "At most {1} characters.")] public string? Proposer { get; set; }
    [Display(Name = "Result")] public DecisionResult? Result { get; set; }
    [Display(Name = "How it was decided")] public DecisionMethod? Method { get; set; }
    [Display(Name = "Decided at")] public LocalDateTime? At { get; set; }
    [Display(Name = "In favour")] public int? InFavour { get; set; }
    [Display(Name = "Against")] public int? Against { get; set; }
    [Display(Name = "Abstaining")] public int? Abstaining { get; set; }
    public int Version { get; set; }

    public Votes? Votes => InFavour is null && Against is null && Abstaining is null ? null : new(InFavour ?? 0, Against ?? 0, Abstaining ?? 0);

    public static DecisionForm Of(Decision d) => new()
    {
        Session = d.SessionId,
        Title = d.Title,
        Text = d.Text,
        Proposer = d.Proposer,
        Result = d.Result,
        Method = d.Method,
        At = d.At,
        InFavour = d.InFavour,
        Against = d.Against,
        Abstaining = d.Abstaining,
        Version = d.Version,
    };

    /// <summary>All that is wrong with the words.</summary>
    public IEnumerable<Refusal> Faults() => Decision.Faults(Title, Text, Proposer ?? "");

    /// <summary>Beside which question the reason of a refusal stands.</summary>
    public static string FieldOf(Refusal refusal) => refusal.Code switch
    {
        var code when code == Decision.TitleMissing.Code => "Input.Title",
        var code when code == Decision.TextMissing.Code => "Input.Text",
        var code when code == Intervention.NameTooLong.Code => "Input.Proposer",
        var code when code == Decision.VotesMissing.Code || code == Decision.NotCarried.Code || code == Decision.VotesNegative.Code => "Input.InFavour",
        var code when code == Recording.OutsideTheDays.Code || code == Recording.NightBefore.Code => "Input.At",
        _ => "",
    };

    /// <summary>Writes all of it into the decision.</summary>
    public Refusal? Into(Decision decision) =>
        decision.Word(Session, Title, Text, Proposer ?? "")
        ?? (Result is { } result ? decision.Decide(Method ?? DecisionMethod.Consensus, result, At, Votes) : null);
}
