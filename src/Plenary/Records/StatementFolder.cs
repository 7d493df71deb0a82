using System.Text.RegularExpressions;
using Plenary.Countries;
using Plenary.Imports;
using Plenary.Names;

namespace Plenary.Records;

/// <summary>One statement out of an archive, or why it cannot be taken.</summary>
/// <param name="Place">Where it stood among the speakers, where that is known.</param>
public sealed record Statement(string File, Said? Said, string Trouble, int Place);

/// <summary>
/// Statements as archives of assemblies keep them: a folder with one text file for each country, called after its code, the number of the
/// assembly's session and the year (ALB_77_2022.txt), and perhaps a list of who spoke.
/// </summary>
public static partial class StatementFolder
{
    private const int LargestFile = 2 << 20;

    /// <param name="language">In which they were given, or into which they were translated.</param>
    public static IEnumerable<Statement> Read(DirectoryInfo folder, string language, StatementSpeakers speakers)
    {
        var statements = folder.EnumerateFiles("*.txt").Where(f => f.Name[0] != '.').OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => Read(f, language, speakers));
        return statements.OrderBy(s => s.Place);   // stable: those of no known place stay by their codes
    }

    private static Statement Read(FileInfo file, string language, StatementSpeakers speakers)
    {
        Statement Not(string why) => new(file.Name, null, why, int.MaxValue);

        if (Name().Match(file.Name) is not { Success: true } name) return Not("its name is not as ALB_77_2022.txt");
        var code = name.Groups["code"].Value;
        var speaker = speakers.Of(int.Parse(name.Groups["session"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), code);
        var called = Country.Find(code)?.In(language) ?? speaker?.For ?? "";   // the European Union has a code and is no country
        if (called.Length == 0) return Not($"{code} is the code of no country, and no list says whose it is");
        if (file.Length > LargestFile) return Not("it is too large for a statement");
        using var stream = file.OpenRead();
        if (EncodingGuess.Of(stream, null) is not { IsBinary: false } guess) return Not("it is no text");
        stream.Position = 0;
        using var reader = new StreamReader(stream, guess.Encoding);

        return new(file.Name, new(speaker?.Name ?? called, language, speaker?.Post ?? "", called, Text: Paragraphs(reader.ReadToEnd())), "", speaker?.Place ?? int.MaxValue);
    }

    /// <summary>Archives end a paragraph with a line break; Markdown needs an empty line.</summary>
    private static string Paragraphs(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries);
        return lines.SkipLast(1).Skip(1).Contains("") ? string.Join('\n', lines) : string.Join("\n\n", lines.Where(l => l.Length > 0));
    }

    [GeneratedRegex("^(?<code>[A-Za-z]{2,3})_(?<session>[0-9]{1,4})_(?<year>[0-9]{4})\\.txt$", RegexOptions.IgnoreCase)]
    private static partial Regex Name();
}

/// <summary>One line of a list of speakers.</summary>
/// <param name="For">What the list calls the country or body.</param>
/// <param name="Place">Among all lines.</param>
public sealed record ListedSpeaker(string Name, string Post, string For, int Place);

/// <summary>Who spoke for which country at which session, out of a CSV or workbook with columns for session, code, name and post in any order.</summary>
public sealed class StatementSpeakers
{
    public static readonly StatementSpeakers None = new([]);

    private readonly Dictionary<(int Session, string Code), ListedSpeaker> listed;

    private StatementSpeakers(Dictionary<(int, string), ListedSpeaker> listed) => this.listed = listed;

    public int Count => listed.Count;

    public ListedSpeaker? Of(int session, string code) => listed.GetValueOrDefault((session, CodeOf(code)));

    private static string CodeOf(string code) => Country.Find(code)?.Alpha3 ?? code.Trim().ToUpperInvariant();

    /// <summary>All sheets that have the columns. Rows without a name, and further rows of one country at one session, are passed over.</summary>
    public static StatementSpeakers Read(Stream stream, string name)
    {
        using var file = SheetFile.Open(stream, name);
        if (file.Problem is { } problem) throw new InvalidDataException(problem.ToString());
        var listed = new Dictionary<(int, string), ListedSpeaker>();
        foreach (var sheet in file.Sheets.Where(s => s is { Hidden: false, HasCells: true }).Select(s => file.Read(s.Name)).Where(s => s.Problem is null))
        {
            int? At(params string[] words) => sheet.Columns.FirstOrDefault(c => words.Any(w => SearchKey.Of(c.Name).Contains(w, StringComparison.Ordinal)))?.Index;
            if (At("session") is not { } session || At("iso", "code") is not { } code || At("person", "speak", "name") is not { } person) continue;
            var (post, country) = (At("post", "office", "function", "title"), At("country"));
            foreach (var row in sheet.Rows)
            {
                var speaker = NameText.Clean(row.Cells[person]);
                if (speaker.Length == 0 || row.Cells[code].Length == 0 || !int.TryParse(row.Cells[session], out var number)) continue;
                listed.TryAdd((number, CodeOf(row.Cells[code])), new(speaker, Cell(post), Cell(country), row.Number));

                string Cell(int? at) => at is { } index ? NameText.Clean(row.Cells[index]) : "";
            }
        }
        return listed.Count > 0 ? new(listed) : throw new InvalidDataException("No sheet has columns for session, country code and name.");
    }
}
