using Plenary.Site;

namespace Plenary.Audit;

/// <summary>
/// What the history calls things, in words. Entries that follow from a change are named after the type ("participation.added"): a noun and one of
/// three deeds. Those that somebody wrote on purpose have a sentence of their own here; without one the code itself is shown.
/// </summary>
public static class AuditWords
{
    private static readonly Dictionary<string, string> Things = new()
    {
        ["account"] = Wording.Key("Account"),
        ["role-held"] = Wording.Key("Role"),
        ["team-invitation"] = Wording.Key("Invitation to the team"),
        ["api-token"] = Wording.Key("Token"),
        ["conference"] = Wording.Key("Conference"),
        ["series"] = Wording.Key("Series"),
        ["room"] = Wording.Key("Room"),
        ["zone"] = Wording.Key("Zone"),
        ["category"] = Wording.Key("Category"),
        ["organisation"] = Wording.Key("Organisation"),
        ["membership"] = Wording.Key("Membership"),
        ["office"] = Wording.Key("Office"),
        ["person"] = Wording.Key("Person"),
        ["merge"] = Wording.Key("Merging of two records"),
        ["not-the-same"] = Wording.Key("“Two people”"),
        ["delegation"] = Wording.Key("Delegation"),
        ["places"] = Wording.Key("Places"),
        ["invitation"] = Wording.Key("Invitation"),
        ["joined-delegation"] = Wording.Key("Joining of two delegations"),
        ["delegation-link"] = Wording.Key("Personal link"),
        ["participation"] = Wording.Key("Participation"),
        ["step"] = Wording.Key("Step of an accreditation"),
        ["watch-entry"] = Wording.Key("Entry of the watch list"),
        ["watch-hit"] = Wording.Key("Hit of the watch list"),
        ["badge"] = Wording.Key("Badge"),
        ["badge-key"] = Wording.Key("Key of badges"),
        ["gate"] = Wording.Key("Gate"),
        ["session"] = Wording.Key("Session"),
        ["speaker"] = Wording.Key("Speaker"),
        ["accepted-conflict"] = Wording.Key("Accepted conflict"),
        ["programme-release"] = Wording.Key("Release of the programme"),
        ["intervention"] = Wording.Key("Intervention"),
        ["decision"] = Wording.Key("Decision"),
        ["document"] = Wording.Key("Document"),
        ["document-file"] = Wording.Key("File of a document"),
        ["press-release"] = Wording.Key("Press release"),
        ["stored-file"] = Wording.Key("File"),
        ["import"] = Wording.Key("Import of a list"),
        ["kept-mapping"] = Wording.Key("Meaning of the columns of a list"),
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
        ["participations.ruled-together"] = Wording.Key("Several people decided on together"),
        ["directory.exported"] = Wording.Key("Directory exported"),
        ["import.refused-read"] = Wording.Key("Refused rows of an import read"),
        ["places.granted"] = Wording.Key("Places granted"),
        ["import.rows"] = Wording.Key("Rows imported"),
        ["import.done"] = Wording.Key("Import of a list finished"),
        ["import.stopped"] = Wording.Key("Import of a list stopped"),
        ["programme.imported"] = Wording.Key("Schedule imported"),
    };

    /// <summary>The things that the list can be filtered by, with the beginning of their actions.</summary>
    public static IEnumerable<(string Beginning, string Word)> Filters =>
        Things.Select(t => (t.Key, Wording.Texts[t.Value])).Append(("sign-in", Wording.Texts["Signing in"])).Append(("second-step", Wording.Texts["Second step"])).OrderBy(f => f.Item2, StringComparer.CurrentCulture);

    /// <summary>What happened, and the deed where it is one of the three.</summary>
    public static (string What, string? Deed) Of(string action)
    {
        if (Sentences.TryGetValue(action, out var sentence)) return (Wording.Texts[sentence], null);
        var dot = action.LastIndexOf('.');
        return dot > 0 && Things.TryGetValue(action[..dot], out var thing) && Deeds.TryGetValue(action[(dot + 1)..], out var deed)
            ? (Wording.Texts[thing], Wording.Texts[deed]) : (action, null);
    }
}
