using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Imports;
using Plenary.Names;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Accreditations.WatchList;

/// <summary>What came of a list.</summary>
/// <param name="Known">Rows whose names stand on the list already.</param>
/// <param name="Problems">Rows (or, with row 0, the file) that were not taken, and why.</param>
public sealed record WatchImported(int Added, int Known, IReadOnlyList<SheetProblem> Problems);

/// <summary>Takes a list of names from a spreadsheet: good rows are taken, the others come back with the reason.</summary>
public sealed class WatchImport(PlenaryDb db, Scope scope, Keys keys, WatchDesk desk)
{
    public const int MostRows = 20_000;

    /// <summary>The line of the history that says what was taken.</summary>
    internal const string Done = "watch-list.imported";

    public static readonly Refusal NoNames = new("watch.no-names", "No column is called “Name” or looks like names of people.");
    public static readonly Refusal TooManyRows = new("watch.too-many-rows", "A list has at most {0} rows. Split it.");

    private static readonly string[]
        Reasons = Keyed("reason", "grounds", "motif", "raison", "neden", "gerekçe", "alasan", "السبب", "سبب"),
        Sources = Keyed("source", "reference", "kaynak", "sumber", "المصدر", "مصدر"),
        Aliases = Keyed("alias", "aliases", "other names", "autres noms", "diğer adlar", "takma ad", "nama lain", "أسماء أخرى", "اسم آخر");

    /// <param name="reason">For rows that give none.</param>
    public async Task<WatchImported> Take(byte[] bytes, string fileName, string reason, string source, WatchReaders readers, Conference conference, Instant at)
    {
        using var list = new OpenList(bytes, fileName, new());
        var head = list.File.Read();
        if ((list.File.Problem ?? head.Problem) is { } unreadable) return new(0, 0, [unreadable]);
        var (columns, sample) = (head.Columns, head.Rows.Take(200).ToList());
        var (why, from, others) = (Index(columns, Reasons), Index(columns, Sources), Index(columns, Aliases));
        var mapping = ColumnMapping.Of(ColumnGuess.All(columns, sample));
        foreach (var own in columns.Where(c => c.Index == why || c.Index == from || c.Index == others)) mapping = mapping.With(own.Name, Meaning.Nothing);
        if (!mapping.Has(Target.PersonName) && !mapping.Has(Target.FamilyName) && !mapping.Has(Target.GivenName)) return new(0, 0, [new(head.Name, head.HeadRow, null, NoNames)]);

        var known = (await db.WatchEntries.AsNoTracking().Where(e => e.EndedAt == null).ToListAsync()).Select(e => KeyOf(e.Text(keys).Names)).ToHashSet(StringComparer.Ordinal);
        var (added, twice, problems) = (0, 0, new List<SheetProblem>());
        var (sheet, rows) = (list.File.Read(), 0);
        foreach (var row in sheet.Rows)
        {
            if (++rows > MostRows) { problems.Add(new(sheet.Name, row.Number, null, TooManyRows.With(MostRows))); break; }
            var read = mapping.Read(row, sheet);
            var (country, begins, ends) = (read.Country(Target.Nationality), PersonRow.Date(read.Date(Target.From), start: true), PersonRow.Date(read.Date(Target.Until), start: false));
            if (read.Problems.Count > 0) { problems.Add(read.Problems[0]); continue; }
            var names = read.PersonNames().Select(n => new WrittenName(n.Text, n.Language)).Concat(Cell(others).Split([';', '|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(n => new WrittenName(n))).ToList();
            var text = new WatchText(names, Cell(why) is { Length: > 0 } own ? own : reason, Cell(from) is { Length: > 0 } its ? its : source, country?.Code);
            if (WatchEntry.Enter(conference.Id, text, begins, ends, readers, scope.Actor, at, keys, out var entry) is { } refusal) { problems.Add(new(sheet.Name, row.Number, null, refusal)); continue; }
            if (!known.Add(KeyOf(entry.Text(keys).Names))) { twice++; continue; }
            db.WatchEntries.Add(entry);
            added++;

            string Cell(int index) => index < 0 ? "" : row.Cells[index].Trim();
        }
        if (added == 0) return new(0, twice, problems);
        using var summary = db.SummariseHistory();
        db.Note(Done, conference.Id, new { added, known = twice, refused = problems.Count });
        await desk.Save(conference.Id);
        return new(added, twice, problems);
    }

    private static int Index(IReadOnlyList<Column> columns, string[] words) => columns.FirstOrDefault(c => words.Contains(SearchKey.Of(c.Name)))?.Index ?? -1;

    private static string[] Keyed(params string[] words) => [.. words.Select(SearchKey.Of)];

    private static string KeyOf(List<WrittenName> names) => string.Join('\n', names.Select(n => SearchKey.Of(n.Text)).Order(StringComparer.Ordinal));
}
