using NodaTime;
using Plenary.Access;
using Plenary.Storage.Unscoped;

namespace Plenary.Imports;

/// <summary>Says for each row of a list what it comes to, and does it when asked to.</summary>
internal abstract class RowImport(Guid importId)
{
    public static readonly Refusal Twice = new("import.twice", "Row {0} of this list says the same; the first one counts.");
    public static readonly Refusal LikelyDuplicate = new("import.likely-duplicate", "The directory has this name already, for another organisation or without one. It is entered as another person; look whether it is the same.");
    public static readonly Refusal LikelyWrittenOtherwise = new("import.likely-duplicate-otherwise", "The directory has this name already, written “{0}”. It is entered as another person; look whether it is the same.");
    public static readonly Refusal LikelySameBody = new("import.likely-same-organisation", "The directory has this name already, in another country. It is entered as another organisation; look whether it is the same.");
    public static readonly Refusal LikelySameBodyOtherwise = new("import.likely-same-organisation-otherwise", "The directory has this name already, written “{0}”. It is entered as another organisation; look whether it is the same.");
    public static readonly Refusal NewBody = new("import.new-organisation", "The organisation “{0}” is not in the directory yet; it is entered too.");

    public static readonly Refusal Adds = new("import.adds", "What stands here is added to the record, which lacks it.");
    public static readonly Refusal AddsOffice = new("import.adds-office", "The office, or when it began or ended, is added to the person.");
    public static readonly Refusal AddsName = new("import.adds-name", "“{0}” is added as another name.");

    public static readonly Refusal CategoryNotListed = new("import.category-not-listed", "The list has no column for the category, so “{0}” is taken.");
    public static readonly Refusal CategoryEmpty = new("import.category-empty", "No category stands here, so “{0}” is taken.");

    public static readonly Refusal GrantsPlace = new("import.grants-place", "All places of this delegation in this category are taken; one more is granted.");

    /// <summary>The import that the rows belong to.</summary>
    protected Guid ImportId => importId;

    /// <summary>What nobody needs to look at.</summary>
    private static readonly string[] Usual = [Twice.Code, NewBody.Code, Adds.Code, AddsOffice.Code, AddsName.Code, CategoryNotListed.Code, CategoryEmpty.Code, GrantsPlace.Code];

    /// <summary>A row's fate depends on later ones.</summary>
    public virtual bool Foresees => false;

    /// <summary>Looks at a row before the first is taken.</summary>
    public virtual void Foresee(MappedRow row) { }

    /// <summary>Takes some rows, in the order of the file.</summary>
    /// <param name="act">Adds what follows from them to the context, for <see cref="Apply"/> and saving; false only says what would follow.</param>
    public abstract Task<List<ImportFinding>> Take(IReadOnlyList<MappedRow> rows, bool act, Actor by, Instant at, CancellationToken cancellationToken);

    /// <summary>Inside the transaction, before saving: changes to what was there already.</summary>
    public abstract Task Apply(Bulk bulk, CancellationToken cancellationToken);

    protected ImportFinding Finding(int row, RowOutcome outcome, string about, List<RowNote> notes, Guid? subject = null) => new()
    {
        ImportId = importId,
        Row = row,
        Outcome = outcome,
        About = Reading.Cut(about, 200),
        Notes = notes,
        SubjectId = subject,
        Noteworthy = outcome is not RowOutcome.Refused && notes.Any(n => !Usual.Contains(n.Code)),
    };

    protected ImportFinding Refused(MappedRow row, string about, IEnumerable<RowNote> notes) => Finding(row.Row.Number, RowOutcome.Refused, about, [.. notes]);

    /// <summary>Somebody new, of whose name the directory has another: says so, and how that one is written where it is not the same.</summary>
    protected static RowNote LikelyTwice(PersonRow row, KnownPerson other) =>
        RowNote.Of(null, other.IsWritten(row.Names) ? LikelyDuplicate : LikelyWrittenOtherwise.With(Reading.Short(KeyedName.Alike(row.Keyed, other.Written))));

    /// <inheritdoc cref="LikelyTwice(PersonRow, KnownPerson)"/>
    protected static RowNote LikelyTwice(BodyRow row, KnownBody other) =>
        RowNote.Of(null, other.IsWritten(row.Names) ? LikelySameBody : LikelySameBodyOtherwise.With(Reading.Short(KeyedName.Alike(row.Keyed, other.Written))));

    /// <summary>What the reader of the file found wrong, told with the column's name.</summary>
    protected static IEnumerable<RowNote> NotesOf(IEnumerable<SheetProblem> problems) => problems.Select(p => RowNote.Of(p.Column, p.Refusal));
}
