using Plenary.Names;

namespace Plenary.Imports;

/// <summary>What one row says about somebody's participation.</summary>
/// <param name="Group">Kind of delegation as the list groups it: "Parties", "Observers".</param>
/// <param name="Listed">False where the list says that the person is not to be named in the report.</param>
/// <param name="Affiliation">The body named beside the delegation, where it is another.</param>
internal sealed record ParticipantRow(PersonRow Person, BodyRow Delegation, string Group, string Affiliation, string Category, bool Listed)
{
    public static readonly Refusal DelegationMissing = new("import.delegation-missing", "Write the delegation that the person came with.");

    private static readonly string[] HeadWords =
    [
        "head of delegation", "head of the delegation", "leader of delegation", "leader of the delegation", "chef de delegation", "chef de la delegation", "jefe de delegacion", "jefe de la delegacion",
        "رئيس الوفد", "رئيس وفد", "رئيسه الوفد", "heyet baskani", "ketua delegasi", "глава делегации",
    ];

    /// <summary>The title says that the person leads the delegation; a deputy does not.</summary>
    public bool IsHead
    {
        get
        {
            var title = SearchKey.Of(Person.Office);
            return HeadWords.Any(words => Has(title, SearchKey.Of(words)));
        }
    }

    public static ParticipantRow? Of(MappedRow row, ColumnMapping mapping, List<RowNote> notes, List<RowNote> warnings)
    {
        var named = mapping.Has(Target.Delegation) && row[Target.Delegation].Length > 0 ? Target.Delegation : Target.OrganisationName;
        if (PersonRow.Of(row, mapping, named, notes, warnings) is not { } person) return null;
        if (person.Body is not { } body)
        {
            notes.Add(RowNote.Of(mapping.ColumnOf(Target.Delegation, Target.OrganisationName), DelegationMissing));
            return null;
        }
        // A country that is not known leaves the delegation without one; a list of the past is not refused for its codes.
        warnings.AddRange(row.Problems.Where(p => p.Refusal == SheetRefusals.NoCountry || p.Refusal == SheetRefusals.NoAnswer).Select(p => RowNote.Of(p.Column, p.Refusal)));
        var affiliation = named == Target.Delegation ? row.Cut(Target.OrganisationName, 500, mapping, warnings) : "";
        return new(person, body, row.Cut(Target.GroupKind, 100, mapping, warnings), affiliation, row[Target.Category], CellReading.YesOrNo(row[Target.Listed]) ?? true);
    }

    private static bool Has(string title, string words)
    {
        for (var at = title.IndexOf(words, StringComparison.Ordinal); at >= 0; at = title.IndexOf(words, at + 1, StringComparison.Ordinal))
            if (!Deputies.Any(deputy => title.AsSpan(0, at).TrimEnd().EndsWith(deputy, StringComparison.Ordinal))) return true;
        return false;
    }

    private static readonly string[] Deputies = ["deputy", "vice", "alternate", "assistant", "adjoint", "suppleant", "adjunto", "suplente", "نائب", "wakil", "yardimcisi"];
}
