using System.ComponentModel.DataAnnotations;
using NodaTime;
using Plenary.Names;

namespace Plenary.Records;

/// <summary>How a conference decided.</summary>
public enum DecisionMethod
{
    [Display(Name = "Consensus")] Consensus,
    [Display(Name = "Show of hands")] ShowOfHands,
    [Display(Name = "Roll call")] RollCall,
    [Display(Name = "Secret ballot")] SecretBallot,
}

/// <summary>What became of a text.</summary>
public enum DecisionResult
{
    [Display(Name = "Adopted")] Adopted,
    [Display(Name = "Rejected")] Rejected,
    [Display(Name = "Postponed")] Postponed,
}

/// <summary>How many were in favour, against, and abstained.</summary>
public sealed record Votes(int InFavour, int Against, int Abstaining);

/// <summary>A text put to the conference, and what became of it.</summary>
public class Decision : RecordItem
{
    public const int LongestTitle = 500, LongestText = 100_000;

    public static readonly Refusal TitleMissing = new("decision.title-missing", "Write a title.");
    public static readonly Refusal TextMissing = new("decision.text-missing", "Write the text that was put to the conference.");
    public static readonly Refusal TooLong = new("decision.too-long", "A title has at most {0} characters, a text {1}.");
    public static readonly Refusal ReadersHaveIt = new("decision.readers-have-it", "The public reads this text. Withdraw it from the public before you change it; a translation can be added at any time.");
    public static readonly Refusal NotDecided = new("decision.not-decided", "Say first what became of it: adopted, rejected or postponed.");
    public static readonly Refusal VotesMissing = new("decision.votes-missing", "A roll call and a secret ballot are counted: write how many were in favour, against, and abstained.");
    public static readonly Refusal NotCounted = new("decision.not-counted", "Consensus is not counted. Leave the numbers out, or say how it was voted.");
    public static readonly Refusal NotByConsensus = new("decision.not-by-consensus", "Consensus does not reject. Say how it was voted, or that it was postponed.");
    public static readonly Refusal VotesNegative = new("decision.votes-negative", "A number of votes is not below nought.");
    public static readonly Refusal NotCarried = new("decision.not-carried", "It was not adopted: {0} in favour, {1} against.");

    private Decision() { }

    public Guid SessionId { get; private set; }

    /// <summary>1, 2, 3 … within the conference.</summary>
    public int Number { get; private init; }
    public LocalText Title { get; private set; } = LocalText.Empty;
    public LocalText Text { get; private set; } = LocalText.Empty;
    public string Proposer { get; private set; } = "";

    /// <summary>Null until it was decided, as <see cref="Result"/>.</summary>
    public DecisionMethod? Method { get; private set; }
    public DecisionResult? Result { get; private set; }
    public int? InFavour { get; private set; }
    public int? Against { get; private set; }
    public int? Abstaining { get; private set; }

    /// <summary>When it was decided, in the conference's time.</summary>
    public LocalDateTime? At { get; private set; }
    public string SearchKey { get; private set; } = "";

    public Votes? Votes => InFavour is { } inFavour ? new(inFavour, Against ?? 0, Abstaining ?? 0) : null;

    /// <summary>Puts a text to the conference, or says why it cannot be put.</summary>
    public static Refusal? Put(Guid conference, Guid session, int number, LocalText title, LocalText text, string proposer, out Decision decision)
    {
        decision = new() { ConferenceId = conference, SessionId = session, Number = number };
        return decision.Word(session, title, text, proposer);
    }

    /// <summary>All that is wrong with the words of a text, for a form that says it at once.</summary>
    public static IEnumerable<Refusal> Faults(LocalText title, LocalText text, string proposer)
    {
        (title, text) = (RecordText.Clean(title), RecordText.Clean(text));
        if (title.IsEmpty) yield return TitleMissing;
        if (text.IsEmpty) yield return TextMissing;
        if (title.All.Values.Any(t => t.Length > LongestTitle) || text.All.Values.Any(t => t.Length > LongestText)) yield return TooLong.With(LongestTitle, LongestText);
        if (NameText.Clean(proposer).Length > Intervention.LongestName) yield return Intervention.NameTooLong.With(Intervention.LongestName);
        if (title.Languages.Concat(text.Languages).FirstOrDefault(l => !RecordText.IsLanguage(l)) is { } unknown) yield return Intervention.NotALanguage.With(unknown);
    }

    /// <summary>Rewrites what was put. While the public reads it, languages may be added and none changed.</summary>
    public Refusal? Word(Guid session, LocalText title, LocalText text, string proposer)
    {
        if (Faults(title, text, proposer).FirstOrDefault() is { } fault) return fault;
        (title, text, proposer) = (RecordText.Clean(title), RecordText.Clean(text), NameText.Clean(proposer));
        if (IsPublished && !(Keeps(Title, title) && Keeps(Text, text) && proposer == Proposer)) return ReadersHaveIt;

        (SessionId, Title, Text, Proposer) = (session, title, text, proposer);
        SearchKey = RecordText.KeyOf([.. title.All.Values, .. text.All.Values, proposer]);
        return null;
    }

    /// <summary>Notes what became of it. A count is needed where votes are counted one by one, and may be left out after a show of hands.</summary>
    public Refusal? Decide(DecisionMethod method, DecisionResult result, LocalDateTime? at, Votes? votes)
    {
        if (method is DecisionMethod.Consensus && votes is not null) return NotCounted;
        if (method is DecisionMethod.Consensus && result is DecisionResult.Rejected) return NotByConsensus;
        if (method is DecisionMethod.RollCall or DecisionMethod.SecretBallot && result is not DecisionResult.Postponed && votes is null) return VotesMissing;
        if (votes is { InFavour: < 0 } or { Against: < 0 } or { Abstaining: < 0 }) return VotesNegative;
        if (result is DecisionResult.Adopted && votes is { } counted && counted.InFavour <= counted.Against) return NotCarried.With(counted.InFavour, counted.Against);
        if (IsPublished && (method, result, at, votes) != (Method, Result, At, Votes)) return ReadersHaveIt;

        (Method, Result, At, InFavour, Against, Abstaining) = (method, result, at, votes?.InFavour, votes?.Against, votes?.Abstaining);
        return null;
    }

    protected override Refusal? NotReady() => Result is null ? NotDecided : null;

    private static bool Keeps(LocalText old, LocalText changed) => old.All.All(t => changed.Only(t.Key) == t.Value);
}
