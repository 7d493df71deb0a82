namespace Plenary.Names;

/// <summary>
/// A sentence for the reader: an English text that is also the key of its translations, with what goes into its places.
/// Names among the arguments are user text: show them isolated and escaped.
/// </summary>
public sealed record NameMessage(string Text, params string[] Arguments)
{
    public bool Equals(NameMessage? other) => other is not null && Text == other.Text && Arguments.AsSpan().SequenceEqual(other.Arguments);

    public override int GetHashCode() => HashCode.Combine(Text, Arguments.Length);

    /// <summary>The sentence in English.</summary>
    public override string ToString() => string.Format(System.Globalization.CultureInfo.InvariantCulture, Text, [.. Arguments]);
}

/// <summary>Words of two names that met.</summary>
/// <param name="A">As written in the first name; several words when it writes apart what the other joins.</param>
/// <param name="Closeness">0 to 1.</param>
public sealed record NameMeeting(string A, string B, MatchReason Reason, double Closeness);

/// <summary>One step of the way from nothing to the score.</summary>
/// <param name="Points">Hundredths of the score gained, or lost when negative.</param>
public sealed record NameStep(NameMessage Message, double Points);

/// <summary>Why two names have their score: which word met which, what was left, and the points of each in steps that add up to the score.</summary>
public sealed record NameExplanation(double Score, IReadOnlyList<NameMeeting> Meetings, IReadOnlyList<string> OnlyInA, IReadOnlyList<string> OnlyInB, IReadOnlyList<NameStep> Steps)
{
    /// <summary>The names are of organisations: spellings of one word are words of one meaning there.</summary>
    public bool IsOfOrganisations { get; init; }

    /// <summary>Every text that an explanation may use: the list to translate.</summary>
    public static readonly IReadOnlyList<string> Texts =
    [
        "Both names are written the same", "“{0}” and “{1}” are written the same", "“{0}” and “{1}” are spellings of one name",
        "“{0}” and “{1}” are forms of one name in different languages", "“{0}” and “{1}” sound alike", "“{0}” and “{1}” differ as after a slip of the finger",
        "“{0}” may stand for “{1}”", "“{0}” and “{1}” differ only in where words are joined", "Both mean the same: “{0}” and “{1}”",
        "“{0}” is only in the first name", "“{0}” is only in the second name", "“{0}” and “{1}” contradict each other", "The words stand in another order", "Nothing meets",
        "“{0}” is an acronym of “{1}”", "On record under another name: “{0}”",
    ];

    internal static NameMessage Meets(NameMeeting meeting, bool organisation) => new(meeting.Reason switch
    {
        MatchReason.Same => "“{0}” and “{1}” are written the same",
        MatchReason.Spelling => organisation ? "Both mean the same: “{0}” and “{1}”" : "“{0}” and “{1}” are spellings of one name",
        MatchReason.Form => "“{0}” and “{1}” are forms of one name in different languages",
        MatchReason.Typing => "“{0}” and “{1}” differ as after a slip of the finger",
        MatchReason.Initial => meeting.A.Length <= meeting.B.Length ? "“{0}” may stand for “{1}”" : "“{0}” may stand for “{1}”",
        MatchReason.Joined => "“{0}” and “{1}” differ only in where words are joined",
        _ => "“{0}” and “{1}” sound alike",
    }, meeting.Reason == MatchReason.Initial && meeting.A.Length > meeting.B.Length ? [meeting.B, meeting.A] : [meeting.A, meeting.B]);
}
