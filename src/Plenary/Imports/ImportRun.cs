using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations.WatchList;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Imports;

/// <summary>
/// Takes a list from its first row to its last, in batches of one transaction each, so that an import may be stopped, or cut off by a
/// power failure, and goes on behind the last saved row. Memory does not grow with the file beyond the file itself and a line for each name.
/// </summary>
/// <remarks>Give it a context of its own: it clears what the context holds.</remarks>
public sealed class ImportRun(PlenaryDb db, Unscoped unscoped, Keys keys, ImportFiles files, SecondLook look, IClock clock)
{
    public const int Batch = 1000;

    private readonly AlikeNames alike = new(db);

    /// <summary>Looks at a received list, or does it, as its state says; goes on where it was cut off.</summary>
    /// <param name="progress">Called after each batch.</param>
    public async Task Work(Guid importId, Action<Import>? progress = null, CancellationToken cancellationToken = default)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        using var summary = db.SummariseHistory();
        var import = await db.Imports.AsNoTracking().SingleAsync(i => i.Id == importId, cancellationToken);
        if (!import.IsWorking) return;

        var act = import.State == ImportState.Running;
        var by = new Actor(import.AccountId, import.By);
        db.Scope.EnterAsPlenary(db.Scope.ConferenceId, by);   // the history says whose list it was
        if (import.RowsDone == 0) await db.ImportFindings.Where(f => f.ImportId == importId).ExecuteDeleteAsync(cancellationToken);
        else if (!act) await Forget(import, cancellationToken);   // looking costs little: from the beginning again

        using var list = await files.Open(import, cancellationToken);
        var kind = Kind(import);
        var mapping = import.Columns;
        if (import.Rows is null || kind.Foresees) await Foresee(import, list, mapping, kind, cancellationToken);

        var (done, last) = (0, 0);
        foreach (var rows in Rows(list, import, mapping).Chunk(Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            (done, last) = (done + rows.Length, rows[^1].Row.Number);
            if (done <= import.RowsDone)
            {
                await kind.Take(rows, act: false, by, clock.GetCurrentInstant(), cancellationToken);   // done before; only remembered
                continue;
            }
            await Take(import, kind, rows, done, act, by, cancellationToken);
            progress?.Invoke(import);
            if (import.StopAsked) break;
        }
        if (act && import.ConferenceId is { } conference) await look.LookAtAll(conference);   // at the participants it brought, also before it was cut off
        await End(import, list, last, cancellationToken);
        if (act) await db.LearnSizes(cancellationToken);
        progress?.Invoke(import);
    }

    private async Task Take(Import import, RowImport kind, MappedRow[] rows, int done, bool act, Actor by, CancellationToken cancellationToken)
    {
        // Looking reads without a transaction, which would keep others from writing meanwhile.
        var looked = act ? null : await alike.Mark(import.Kind, await kind.Take(rows, act, by, clock.GetCurrentInstant(), cancellationToken), cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var bulk = new Bulk(db);
        var findings = looked ?? await alike.Mark(import.Kind, await kind.Take(rows, act, by, clock.GetCurrentInstant(), cancellationToken), cancellationToken);
        if (act) await kind.Apply(bulk, cancellationToken);
        var counts = import.Counts.With(findings);
        await bulk.Insert(act ? findings.FindAll(f => f.Outcome == RowOutcome.Refused || f.Noteworthy) : findings, cancellationToken);
        await db.Imports.Where(i => i.Id == import.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.RowsDone, done).SetProperty(i => i.Counts, counts), cancellationToken);
        if (act) db.Note("import.rows", import.Id, new { kind = import.Kind.ToString(), from = rows[0].Row.Number, to = rows[^1].Row.Number, counts });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        (import.RowsDone, import.Counts) = (done, counts);
        import.StopAsked = await db.Imports.Where(i => i.Id == import.Id).Select(i => i.StopAsked).SingleAsync(cancellationToken);
    }

    private async Task End(Import import, OpenList list, int last, CancellationToken cancellationToken)
    {
        var trouble = TroubleOf(list, import);
        var tracked = await db.Imports.SingleAsync(i => i.Id == import.Id, cancellationToken);
        if (trouble is not null && import.Rows > 0) trouble = null;   // told at the row where it ended
        tracked.Trouble = ImportTrouble.Of(trouble);
        tracked.End(clock.GetCurrentInstant());
        db.ChangeTracker.DetectChanges();
        if (tracked.State is ImportState.Done or ImportState.Stopped)
            db.Note($"import.{tracked.State.ToString().ToLowerInvariant()}", import.Id, new { kind = import.Kind.ToString(), lastRow = last, counts = tracked.Counts });
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        (import.RowsDone, import.Counts) = (tracked.RowsDone, tracked.Counts);
    }

    /// <summary>Counts the rows, and lets the kind look at them.</summary>
    private async Task Foresee(Import import, OpenList list, ColumnMapping mapping, RowImport kind, CancellationToken cancellationToken)
    {
        var rows = 0;
        foreach (var row in Rows(list, import, mapping))
        {
            rows++;
            if (kind.Foresees) kind.Foresee(row);
        }
        import.Rows = rows;
        await db.Imports.Where(i => i.Id == import.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.Rows, rows), cancellationToken);
    }

    private async Task Forget(Import import, CancellationToken cancellationToken)
    {
        await db.ImportFindings.Where(f => f.ImportId == import.Id).ExecuteDeleteAsync(cancellationToken);
        (import.RowsDone, import.Counts) = (0, new());
    }

    private static SheetProblem? TroubleOf(OpenList list, Import import) => list.File.Problem ?? list.File.Read(import.Sheet).Problem;

    private static IEnumerable<MappedRow> Rows(OpenList list, Import import, ColumnMapping mapping)
    {
        var order = DateOrders.Of(list.File.Read(import.Sheet), mapping);
        var sheet = list.File.Read(import.Sheet);
        return sheet.Rows.Select(row => mapping.Read(row, sheet, order));
    }

    private RowImport Kind(Import import) => import.Kind switch
    {
        ImportKind.Organisations => new OrganisationsImport(db, keys, import.Columns, import.Id),
        ImportKind.People => new PeopleImport(db, unscoped, keys, import.Columns, import.Id),
        _ => new ParticipantsImport(db, unscoped, keys, import.Columns, import.Id, import.ConferenceId!.Value),
    };
}

/// <summary>Whether 03/04/2027 is in March or in April, from the other dates of the list.</summary>
internal static class DateOrders
{
    public static DateOrder Of(Sheet sheet, ColumnMapping mapping)
    {
        var dated = sheet.Columns.Where(c => mapping[c.Name].Target is Target.From or Target.Until).ToList();
        return dated.Count == 0 ? DateOrder.DayFirst : DateText.OrderOf(sheet.Rows.Take(2000).SelectMany(row => dated.Select(c => row.Cells[c.Index])));
    }
}
