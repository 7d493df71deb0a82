using System.Text.RegularExpressions;
using NodaTime;

namespace Plenary.Records;

/// <summary>A numbered conference document: agenda, statement, draft, communiqué.</summary>
public partial class Document : RecordItem
{
    public const int LongestTitle = 500, LongestSymbol = 60;

    public static readonly Refusal SymbolMissing = new("document.symbol-missing", "Write the symbol under which it is filed, for example CN13/2/Rev.1.");
    public static readonly Refusal NotASymbol = new("document.not-a-symbol", "A symbol has at most {0} letters, digits and the signs . / - ( ), for example CN13/2/Rev.1.");
    public static readonly Refusal SymbolTaken = new("document.symbol-taken", "There is a document {0} already.");
    public static readonly Refusal SymbolIsKnown = new("document.symbol-is-known", "The public knows it by this symbol, which stays.");
    public static readonly Refusal TitleMissing = new("document.title-missing", "Write a title.");
    public static readonly Refusal TitleTooLong = new("document.title-too-long", "A title has at most {0} characters.");
    public static readonly Refusal NoFile = new("document.no-file", "Add a file first: there is nothing to read yet.");

    private Document() { }

    /// <summary>As <c>CN13/2/Rev.1</c>; unique in the conference.</summary>
    public string Symbol { get; private set; } = "";
    public LocalText Title { get; private set; } = LocalText.Empty;

    /// <summary>Its place in the list; documents of one place stand by symbol.</summary>
    public int Order { get; private set; }
    public List<DocumentFile> Files { get; private init; } = [];

    /// <summary>When its newest file came.</summary>
    public Instant? FiledAt { get; private set; }
    public string SearchKey { get; private set; } = "";

    /// <summary>A document without a file yet, or the refusal of it.</summary>
    public static Refusal? Register(Guid conference, string symbol, LocalText title, int order, out Document document)
    {
        document = new() { ConferenceId = conference };
        return document.Describe(symbol, title, order);
    }

    /// <summary>All that is wrong with what a document is to be called, for a form that says it at once.</summary>
    public static IEnumerable<Refusal> Faults(string symbol, LocalText title)
    {
        (symbol, title) = (symbol.Trim(), RecordText.Clean(title));
        if (symbol.Length == 0) yield return SymbolMissing;
        else if (symbol.Length > LongestSymbol || !SymbolForm().IsMatch(symbol)) yield return NotASymbol.With(LongestSymbol);
        if (title.IsEmpty) yield return TitleMissing;
        if (title.All.Values.Any(t => t.Length > LongestTitle)) yield return TitleTooLong.With(LongestTitle);
        if (title.Languages.FirstOrDefault(l => !RecordText.IsLanguage(l)) is { } unknown) yield return Intervention.NotALanguage.With(unknown);
    }

    public Refusal? Describe(string symbol, LocalText title, int order)
    {
        if (Faults(symbol, title).FirstOrDefault() is { } fault) return fault;
        (symbol, title) = (symbol.Trim(), RecordText.Clean(title));
        if (PublishedAt is not null && symbol != Symbol) return SymbolIsKnown;

        (Symbol, Title, Order) = (symbol, title, order);
        SearchKey = RecordText.KeyOf([symbol, .. title.All.Values]);
        return null;
    }

    /// <summary>Files the next version in one language. Earlier ones stay.</summary>
    public Refusal? File(string language, PaperKind kind, string hash, long bytes, string by, Instant at, out DocumentFile? filed)
    {
        filed = null;
        if (!RecordText.IsLanguage(language)) return Intervention.NotALanguage.With(language);
        filed = new()
        {
            ConferenceId = ConferenceId,
            DocumentId = Id,
            Language = language,
            Number = 1 + Files.Where(f => f.Language == language).Select(f => f.Number).DefaultIfEmpty().Max(),
            Kind = kind,
            File = hash,
            Bytes = bytes,
            AddedAt = at,
            AddedBy = by,
        };
        Files.Add(filed);
        FiledAt = at;
        return null;
    }

    /// <summary>The newest file in each language.</summary>
    public IEnumerable<DocumentFile> Newest => Files.GroupBy(f => f.Language).Select(g => g.MaxBy(f => f.Number)!).OrderBy(f => f.Language, StringComparer.Ordinal);

    protected override Refusal? NotReady() => Files.Count == 0 ? NoFile : null;

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{M}\p{N} ./()-]*$")]
    private static partial Regex SymbolForm();
}

/// <summary>A document in one language, one version. Older versions stay.</summary>
public class DocumentFile : ConferenceEntity
{
    public required Guid DocumentId { get; init; }
    public required string Language { get; init; }

    /// <summary>1, 2, 3 … within the document and language.</summary>
    public required int Number { get; init; }
    public required PaperKind Kind { get; init; }

    /// <summary>Content hash in the file store.</summary>
    public required string File { get; init; }
    public required long Bytes { get; init; }
    public required Instant AddedAt { get; init; }
    public required string AddedBy { get; init; }
}

/// <summary>The forms in which a paper is taken in; each is known by its content, never by its name.</summary>
public enum PaperKind { Pdf, Docx, Odt, Text }
