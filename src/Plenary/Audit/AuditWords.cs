using System.Text.RegularExpressions;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Site;

namespace Plenary.Audit;

/// <summary>
/// What the history calls things, in words. Entries that follow from a change are named after the type ("participation.added"): a noun and one of
/// three deeds. Those that somebody wrote on purpose have a sentence of their own here; without one the code itself is shown.
/// </summary>
public static partial class AuditWords
{
    /// <summary>Each with the area in which such things are read.</summary>
    private static readonly Dictionary<string, (string Word, Area Area)> Things = new()
    {
        ["account"] = (Wording.Key("Account"), Area.Team),
        ["role-held"] = (Wording.Key("Role"), Area.Team),
        ["team-invitation"] = (Wording.Key("Invitation to the team"), Area.Team),
        ["api-token"] = (Wording.Key("Token"), Area.Team),
        ["conference"] = (Wording.Key("Conference"), Area.Settings),
        ["series"] = (Wording.Key("Series"), Area.Settings),
        ["room"] = (Wording.Key("Room"), Area.Settings),
        ["zone"] = (Wording.Key("Zone"), Area.Settings),
        ["category"] = (Wording.Key("Category"), Area.Settings),
        ["organisation"] = (Wording.Key("Organisation"), Area.Directory),
        ["membership"] = (Wording.Key("Membership"), Area.Directory),
        ["office"] = (Wording.Key("Office"), Area.Directory),
        ["person"] = (Wording.Key("Person"), Area.Directory),
        ["merge"] = (Wording.Key("Merging of two records"), Area.Directory),
        ["not-the-same"] = (Wording.Key("“Two people”"), Area.Directory),
        ["delegation"] = (Wording.Key("Delegation"), Area.Invitations),
        ["places"] = (Wording.Key("Places"), Area.Invitations),
        ["invitation"] = (Wording.Key("Invitation"), Area.Invitations),
        ["joined-delegation"] = (Wording.Key("Joining of two delegations"), Area.Invitations),
        ["delegation-link"] = (Wording.Key("Personal link"), Area.Invitations),
        ["participation"] = (Wording.Key("Participation"), Area.Accreditation),
        ["step"] = (Wording.Key("Step of an accreditation"), Area.Accreditation),
        ["watch-entry"] = (Wording.Key("Entry of the watch list"), Area.WatchList),
        ["watch-hit"] = (Wording.Key("Hit of the watch list"), Area.WatchList),
        ["badge"] = (Wording.Key("Badge"), Area.Badges),
        ["badge-key"] = (Wording.Key("Key of badges"), Area.Badges),
        ["gate"] = (Wording.Key("Gate"), Area.CheckIn),
        ["session"] = (Wording.Key("Session"), Area.Programme),
        ["speaker"] = (Wording.Key("Speaker"), Area.Programme),
        ["accepted-conflict"] = (Wording.Key("Accepted conflict"), Area.Programme),
        ["programme-release"] = (Wording.Key("Release of the programme"), Area.Programme),
        ["intervention"] = (Wording.Key("Intervention"), Area.Records),
        ["decision"] = (Wording.Key("Decision"), Area.Records),
        ["document"] = (Wording.Key("Document"), Area.Records),
        ["document-file"] = (Wording.Key("File of a document"), Area.Records),
        ["press-release"] = (Wording.Key("Press release"), Area.Press),
        ["stored-file"] = (Wording.Key("File"), Area.Press),
        ["import"] = (Wording.Key("Import of a list"), Area.Directory),
        ["kept-mapping"] = (Wording.Key("Meaning of the columns of a list"), Area.Directory),
    };

    private static readonly Dictionary<string, string> Deeds = new()
    {
        ["added"] = Wording.Key("added"),
        ["changed"] = Wording.Key("changed"),
        ["deleted"] = Wording.Key("deleted"),
        ["filled"] = Wording.Key("filled in from a list"),
        ["opened"] = Wording.Key("opened for the first time"),
    };

    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["sign-in.done"] = Wording.Key("Signed in"),
        ["sign-in.refused"] = Wording.Key("Sign-in refused"),
        ["sign-in.ended"] = Wording.Key("Device signed out"),
        ["second-step.app-added"] = Wording.Key("Authenticator app set up"),
        ["second-step.app-removed"] = Wording.Key("Authenticator app taken away"),
        ["second-step.recovery-codes-made"] = Wording.Key("Recovery codes made"),
        ["second-step.passkey-added"] = Wording.Key("Passkey added"),
        ["second-step.passkey-removed"] = Wording.Key("Passkey removed"),
        ["second-step.reset"] = Wording.Key("Second step reset"),
        ["person.contacts-read"] = Wording.Key("Contacts of a person read"),
        ["organisation.contacts-read"] = Wording.Key("Contacts of an organisation read"),
        ["watch-entry.read"] = Wording.Key("Entry of the watch list read"),
        ["watch-list.compared"] = Wording.Key("Nominations compared with the watch list"),
        ["watch-list.imported"] = Wording.Key("Watch list imported"),
        ["mail.read"] = Wording.Key("Mail read"),
        ["merge.moved"] = Wording.Key("Moved to the record that was kept of two"),
        ["merge.moved-back"] = Wording.Key("Moved back: two records again"),
        ["badges.issued"] = Wording.Key("Badges issued"),
        ["badges.printed"] = Wording.Key("Badges printed"),
        [Sitting.RuledTogether] = Wording.Key("Several people decided on together"),
        ["directory.exported"] = Wording.Key("Directory exported"),
        ["import.refused-read"] = Wording.Key("Refused rows of an import read"),
        ["places.granted"] = Wording.Key("Places granted"),
        ["import.rows"] = Wording.Key("Rows imported"),
        ["import.done"] = Wording.Key("Import of a list finished"),
        ["import.stopped"] = Wording.Key("Import of a list stopped"),
        ["programme.imported"] = Wording.Key("Schedule imported"),
    };

    /// <summary>Names of fields that no page says otherwise, for the wording test.</summary>
    internal static readonly string[] Fields =
    [
        Wording.Key("At"), Wording.Key("By"), Wording.Key("Entered at"), Wording.Key("Listed"), Wording.Key("Queued at"),
        Wording.Key("Submitted at"), Wording.Key("Granted"), Wording.Key("Printed at"), Wording.Key("Arrived at"), Wording.Key("Handed over at"),
        Wording.Key("Sealed contacts"), Wording.Key("Email index"), Wording.Key("Taken"), Wording.Key("Email"), Wording.Key("Created at"),
        Wording.Key("Expires at"), Wording.Key("Token hash"), Wording.Key("Issued at"), Wording.Key("Sent at"), Wording.Key("Answer"),
        Wording.Key("Answered at"), Wording.Key("Answered by"), Wording.Key("Opened at"), Wording.Key("Leads"), Wording.Key("Second name"),
        Wording.Key("Starts"), Wording.Key("Ends"), Wording.Key("Minutes"), Wording.Key("Interpreted"), Wording.Key("Published at"),
        Wording.Key("Published by"), Wording.Key("Letter signed by"), Wording.Key("Given by"), Wording.Key("Added at"), Wording.Key("Added by"),
        Wording.Key("Answer reason"), Wording.Key("Body"), Wording.Key("Edited at"), Wording.Key("Edited by"), Wording.Key("Editors mark"),
        Wording.Key("Written by"), Wording.Key("Speaker name"), Wording.Key("Speaker office"), Wording.Key("Capacity"), Wording.Key("Revoked at"),
        Wording.Key("Revoked by"), Wording.Key("Revoked because"), Wording.Key("Withdrawn at"),
    ];

    /// <summary>The things that the list can be filtered by, with the beginning of their actions.</summary>
    public static IEnumerable<(string Beginning, string Word)> Filters =>
        Things.Select(t => (t.Key, Wording.Texts[t.Value.Word])).Append(("sign-in", Wording.Texts["Signing in"])).Append(("second-step", Wording.Texts["Second step"])).OrderBy(f => f.Item2, StringComparer.CurrentCulture);

    /// <summary>What happened, and the deed where it is one of the three.</summary>
    public static (string What, string? Deed) Of(string action)
    {
        if (Sentences.TryGetValue(action, out var sentence)) return (Wording.Texts[sentence], null);
        var dot = action.LastIndexOf('.');
        return dot > 0 && Things.TryGetValue(action[..dot], out var thing) && Deeds.TryGetValue(action[(dot + 1)..], out var deed)
            ? (Wording.Texts[thing.Word], Wording.Texts[deed]) : (action, null);
    }

    /// <summary>A field as the code calls it, in words: "RevokedBecause" is "Revoked because", "ParticipationId" is "Participation"; in the reader's language where another page says the same.</summary>
    public static string Field(string name)
    {
        var words = Humps().Replace(name.EndsWith("Id", StringComparison.Ordinal) && name.Length > 2 ? name[..^2] : name, hump => " " + hump.Value.ToLowerInvariant());
        return words.Length == 0 ? "" : Wording.Texts[char.ToUpperInvariant(words[0]) + words[1..]];
    }

    /// <summary>What a field became: a state or a kind in words, yes or no; all else as it was written.</summary>
    public static string Value(string field, string value) => value switch
    {
        "True" => Wording.Texts["Yes"],
        "False" => Wording.Texts["No"],
        _ when field is "State" or "Stage" or "Role" or "Kind" or "Answer" or "Verdict" or "Gender" => Field(value),
        _ => value,
    };

    [GeneratedRegex("(?<!^)[A-Z]")] private static partial Regex Humps();

    /// <summary>Where the things are read that an entry tells of; null where it quotes nothing. Lists that were brought to a conference are of participants.</summary>
    public static Area? AreaOf(string action, bool ofConference) =>
        action == Sitting.RuledTogether || (ofConference && action.StartsWith("import.", StringComparison.Ordinal)) ? Area.Accreditation : Things.TryGetValue(action[..Math.Max(0, action.LastIndexOf('.'))], out var thing) ? thing.Area : null;
}
