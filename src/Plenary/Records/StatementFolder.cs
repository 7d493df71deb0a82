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
        if (Country.Find(name.Groups["code"].Value) is not { } country) return Not($"{name.Groups["code"].Value} is the code of no country");
        if (file.Length > LargestFile) return Not("it is too large for a statement");
        using var stream = file.OpenRead();
        if (EncodingGuess.Of(stream, null) is not { IsBinary: false } guess) return Not("it is no text");
        stream.Position = 0;
        using var reader = new StreamReader(stream, guess.Encoding);

        var speaker = speakers.Of(int.Parse(name.Groups["session"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), country);
        var called = country.In(language);
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

/// <summary>Who spoke for which country at which session, out of a CSV or workbook with columns for session, code, name and post in any order.</summary>
public sealed class StatementSpeakers
{
    public static readonly StatementSpeakers None = new([]);

    private readonly Dictionary<(int Session, string Country), (string Name, string Post, int Place)> listed;

    private StatementSpeakers(Dictionary<(int, string), (string, string, int)> listed) => this.listed = listed;

    public int Count => listed.Count;

    public (string Name, string Post, int Place)? Of(int session, Country country) => listed.TryGetValue((session, country.Code), out var found) ? found : null;

    /// <summary>All sheets that have the columns. Rows without a name, and further rows of one country at one session, are passed over.</summary>
    public static StatementSpeakers Read(Stream stream, string name)
    {
        using var file = SheetFile.Open(stream, name);
        if (file.Problem is { } problem) throw new InvalidDataException(problem.ToString());
        var listed = new Dictionary<(int, string), (string, string, int)>();
        foreach (var sheet in file.Sheets.Where(s => s is { Hidden: false, HasCells: true }).Select(s => file.Read(s.Name)).Where(s => s.Problem is null))
        {
            int? At(params string[] words) => sheet.Columns.FirstOrDefault(c => words.Any(w => SearchKey.Of(c.Name).Contains(w, StringComparison.Ordinal)))?.Index;
            if (At("session") is not { } session || At("iso", "code") is not { } code || At("person", "speak", "name") is not { } person) continue;
            var post = At("post", "office", "function", "title");
            foreach (var row in sheet.Rows)
            {
                var speaker = NameText.Clean(row.Cells[person]);
                if (speaker.Length == 0 || !int.TryParse(row.Cells[session], out var number) || Country.Find(row.Cells[code]) is not { } country) continue;
                listed.TryAdd((number, country.Code), (speaker, post is { } p ? NameText.Clean(row.Cells[p]) : "", row.Number));
            }
        }
        return listed.Count > 0 ? new(listed) : throw new InvalidDataException("No sheet has columns for session, country code and name.");
    }
}
