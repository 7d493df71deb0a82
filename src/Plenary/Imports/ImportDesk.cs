using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Storage;

namespace Plenary.Imports;

/// <summary>Where a list is handed in: page, API and command line bring it here, see what its columns seem to mean, and ask for it to be done.</summary>
public sealed class ImportDesk(PlenaryDb db, Scope scope, ImportFiles files, ImportBell bell, IClock clock)
{
    public static readonly Refusal NoSuchColumn = new("import.no-such-column", "The list has no column “{0}”.");

    /// <summary>Takes a file in, with the mapping kept for the same head, or else the guessed one.</summary>
    public async Task<Import> Receive(ImportKind kind, string name, byte[] bytes, CancellationToken cancellationToken = default)
    {
        var now = clock.GetCurrentInstant();
        var import = new Import
        {
            Kind = kind,
            ConferenceId = kind == ImportKind.Participants ? scope.ConferenceId ?? throw new InvalidOperationException("A list of participants belongs to a conference.") : null,
            FileName = Reading.Cut(Names.NameText.Clean(Path.GetFileName(name)) is { Length: > 0 } clean ? clean : "list", 200),
            Bytes = bytes.Length,
            AccountId = scope.Actor.AccountId,
            By = scope.Actor.Name,
            At = now,
        };
        await files.Keep(import, bytes, now, cancellationToken);
        using var list = new OpenList(bytes, import.FileName, new());
        await Suggest(import, list.File, null, null, null, cancellationToken);
        db.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        return import;
    }

    /// <summary>Reads the head (anew, where sheet, encoding or head row were chosen) and maps what is kept or guessed for it.</summary>
    public async Task<Refusal?> Suggest(Import import, SheetFile file, string? sheet, string? encoding, int? headRow, CancellationToken cancellationToken = default)
    {
        var read = file.Read(sheet);
        if ((file.Problem ?? read.Problem)?.Refusal is { } no && (no.Equals(SheetRefusals.NoSuchRow) || no.Equals(SheetRefusals.UnknownEncoding))) return no;
        import.Trouble = ImportTrouble.Of(file.Problem ?? read.Problem);
        var head = ColumnMapping.Fingerprint(read.Columns);
        var kept = await db.KeptMappings.AsNoTracking().SingleOrDefaultAsync(k => k.Kind == import.Kind && k.Head == head, cancellationToken);
        var mapping = kept is null ? null : ColumnMapping.FromJson(kept.Mapping)?.For(read.Columns);
        mapping ??= For(import.Kind, ColumnMapping.Of(ColumnGuess.All(read.Columns, [.. read.Rows.Take(200)])));
        return import.Map(mapping, head, sheet, encoding, headRow, clock.GetCurrentInstant());
    }

    /// <summary>In a list of organisations a name is theirs, unless it is said to be somebody else's ("Contact / Name"); in one of people without organisations, the delegation is.</summary>
    private static ColumnMapping For(ImportKind kind, ColumnMapping guessed) => new(guessed.Columns.ToDictionary(c => c.Key, c => (kind, c.Value.Target) switch
    {
        (ImportKind.Organisations, Target.PersonName) => guessed.Has(Target.OrganisationName) && !HeadWords.IsBareName(c.Key) ? Meaning.Nothing : c.Value with { Target = Target.OrganisationName },
        (ImportKind.People, Target.Delegation) when !guessed.Has(Target.OrganisationName) => c.Value with { Target = Target.OrganisationName },
        _ => c.Value,
    }));

    /// <summary>Takes over what a person decided about the columns, and keeps it for the next list with the same head. A column that is left out is not imported.</summary>
    public async Task<Refusal?> Map(Import import, ColumnMapping mapping, CancellationToken cancellationToken = default)
    {
        var known = ColumnMapping.FromJson(import.Mapping)!.Columns;   // all columns of the list, since they were first suggested
        if (mapping.Columns.Keys.FirstOrDefault(column => !known.ContainsKey(column)) is { } unknown) return NoSuchColumn.With(Reading.Short(unknown));
        mapping = new(known.Keys.ToDictionary(column => column, column => mapping[column]));
        if (import.Map(mapping, import.Head, import.Sheet, import.Encoding, import.HeadRow, clock.GetCurrentInstant()) is { } refusal) return refusal;
        var kept = await db.KeptMappings.SingleOrDefaultAsync(k => k.Kind == import.Kind && k.Head == import.Head, cancellationToken);
        if (kept is null) db.Add(new KeptMapping { Kind = import.Kind, Head = import.Head, Mapping = mapping.ToJson() });
        else kept.Mapping = mapping.ToJson();
        await SaveMapped(import, cancellationToken);
        return null;
    }

    /// <summary>Another sheet, encoding or row of the head: the columns are read and guessed anew.</summary>
    public async Task<Refusal?> Choose(Import import, string? sheet, string? encoding, int? headRow, CancellationToken cancellationToken = default)
    {
        if ((sheet, encoding, headRow) == (null, null, null)) return null;
        if (import.FileHash is null) return Import.FileGone;
        if (sheet is null && encoding is null) headRow ??= import.HeadRow;   // the row belongs to the sheet in which it was chosen
        using var list = await files.Open(import, new(encoding ?? import.Encoding, null, headRow), cancellationToken);
        if (sheet is not null && list.File.Sheets.Count > 0 && !list.File.Sheets.Any(s => string.Equals(s.Name, sheet, StringComparison.OrdinalIgnoreCase))) return SheetRefusals.NoSuchSheet.With(sheet);
        if (await Suggest(import, list.File, sheet ?? import.Sheet, encoding ?? import.Encoding, headRow, cancellationToken) is { } refusal) return refusal;
        await SaveMapped(import, cancellationToken);
        return null;
    }

    /// <summary>What was found with the columns as they were said before is true no more.</summary>
    private async Task SaveMapped(Import import, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        await db.ImportFindings.Where(f => f.ImportId == import.Id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The refused rows as they stood, with the reason in a further column, as CSV.</summary>
    public async Task<byte[]> RefusedRows(Import import, CancellationToken cancellationToken = default)
    {
        var refused = await db.ImportFindings.AsNoTracking().Where(f => f.ImportId == import.Id && f.Outcome == RowOutcome.Refused).ToDictionaryAsync(f => f.Row, cancellationToken);
        using var list = await files.Open(import, import.Choices, cancellationToken);
        var sheet = list.File.Read(import.Sheet);
        using var bytes = new MemoryStream();
        using (var csv = SheetWriter.Csv(bytes))
        {
            csv.Head([.. sheet.Columns.Select(c => c.Name), Row, Reason]);
            if (refused.Count > 0)
                foreach (var row in sheet.Rows)
                    if (refused.TryGetValue(row.Number, out var finding))
                        csv.Row([.. row.Cells, row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), string.Join(" ", finding.Notes.Select(n => n.Column is null ? n.Sentence : $"{n.Column}: {n.Sentence}"))]);
        }
        db.Note("import.refused-read", import.Id, new { rows = refused.Count });
        await db.SaveChangesAsync(cancellationToken);
        return bytes.ToArray();
    }

    private const string Row = "Row", Reason = "Reason";

    public Task<Refusal?> Look(Import import, CancellationToken cancellationToken = default) => Ask(import.Look(clock.GetCurrentInstant()), cancellationToken);

    public Task<Refusal?> Run(Import import, CancellationToken cancellationToken = default) => Ask(import.Run(clock.GetCurrentInstant()), cancellationToken);

    public Task<Refusal?> Stop(Import import, CancellationToken cancellationToken = default) => Ask(import.Stop(), cancellationToken);

    /// <summary>Deletes the file. The record of what was done stays.</summary>
    public async Task<Refusal?> Forget(Import import, CancellationToken cancellationToken = default)
    {
        var hash = import.FileHash;
        if (import.Forget(clock.GetCurrentInstant()) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancellationToken);
        files.Delete(hash!);
        return null;
    }

    private async Task<Refusal?> Ask(Refusal? refusal, CancellationToken cancellationToken)
    {
        if (refusal is not null) return refusal;
        await db.SaveChangesAsync(cancellationToken);
        bell.Ring();
        return null;
    }
}
