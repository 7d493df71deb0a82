using Plenary.Names;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Imports;

/// <summary>
/// Says of rows that bring somebody new whom of the directory they are like, in another spelling or script, and why. Nothing is joined by it:
/// somebody looks, and may merge the two.
/// </summary>
internal sealed class AlikeNames(PlenaryDb db)
{
    public static readonly Refusal Alike = new("import.alike", "The directory has a name like it: “{0}”. It is entered as another record; look whether it is the same.");

    public async Task<List<ImportFinding>> Mark(ImportKind kind, List<ImportFinding> findings, CancellationToken cancellationToken)
    {
        if (DirectoryIndex.Of(db) is not { IsReady: true } index) return findings;
        var (subject, marked) = (kind == ImportKind.Organisations ? Subject.Organisation : Subject.Person, new List<ImportFinding>(findings.Count));
        foreach (var finding in findings)
        {
            var hits = finding is { Outcome: RowOutcome.New, Noteworthy: false } ? await index.Find(db, subject, finding.About, 2, NameLevels.Watch, cancellationToken) : [];
            marked.Add(hits.FirstOrDefault(hit => hit.Key != finding.SubjectId) is { Name: not null } alike ? Marked(finding, alike, subject) : finding);
        }
        return marked;
    }

    private static ImportFinding Marked(ImportFinding finding, NameHit<Guid> alike, Subject subject)
    {
        var why = subject == Subject.Person
            ? NameComparer.Explain(PersonName.Parse(finding.About), PersonName.Parse(alike.Name)) : OrganisationComparer.Explain(OrganisationName.Parse(finding.About), OrganisationName.Parse(alike.Name));
        var meetings = why.Meetings.Where(m => m.Reason is not MatchReason.Same).Select(m => NameExplanation.Meets(m, subject == Subject.Organisation));
        return new()
        {
            ImportId = finding.ImportId,
            Row = finding.Row,
            Outcome = finding.Outcome,
            About = finding.About,
            SubjectId = alike.Key,
            Noteworthy = true,
            Notes = [.. finding.Notes, RowNote.Of(null, Alike.With(alike.Name)), .. meetings.Select(m => new RowNote(null, "name.meets", m.Text, m.Arguments))],
        };
    }
}
