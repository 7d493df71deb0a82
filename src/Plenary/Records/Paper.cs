using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>
/// A paper as it was handed in: PDF, DOCX, ODT or plain text. What it is follows from its content and must agree with what it is said
/// to be, so that a page in disguise is refused. It is kept as it came, under the hash of its content.
/// </summary>
public sealed record Paper(PaperKind Kind, byte[] Bytes)
{
    public const int MostBytes = 25_000_000;
    private const int MostParts = 10_000;

    public static readonly Refusal TooLarge = new("paper.too-large", "The file is larger than {0} MB. Send a smaller one.");
    public static readonly Refusal Empty = new("paper.empty", "The file is empty.");
    public static readonly Refusal NotAPaper = new("paper.not-a-paper", "Documents are taken as PDF, DOCX, ODT or plain text in UTF-8. Save it as one of these, then send it.");
    public static readonly Refusal SomethingElse = new("paper.something-else", "This file is not what it is called: its content is no {0}. Save it again as {0}, then send it.");
    public static readonly Refusal HasMacros = new("paper.has-macros", "This document carries macros, which are programs. Save it without them, then send it.");

    /// <summary>Names of files, media types, what people call it.</summary>
    private static readonly Dictionary<PaperKind, (string Ending, string Type, string Name)> Kinds = new()
    {
        [PaperKind.Pdf] = (".pdf", "application/pdf", "PDF"),
        [PaperKind.Docx] = (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"),
        [PaperKind.Odt] = (".odt", "application/vnd.oasis.opendocument.text", "ODT"),
        [PaperKind.Text] = (".txt", "text/plain", "TXT"),
    };

    public static string EndingOf(PaperKind kind) => Kinds[kind].Ending;

    public static string TypeOf(PaperKind kind) => kind is PaperKind.Text ? "text/plain; charset=utf-8" : Kinds[kind].Type;

    public static string NameOf(PaperKind kind) => Kinds[kind].Name;

    /// <summary>What a form's file control accepts.</summary>
    public static string Accepted => string.Join(',', Kinds.Values.Select(k => k.Ending));

    /// <param name="called">The name of the file, or its media type.</param>
    public static Refusal? Take(byte[] bytes, string called, out Paper? paper)
    {
        paper = null;
        if (bytes.Length == 0) return Empty;
        if (bytes.Length > MostBytes) return TooLarge.With(MostBytes / 1_000_000);
        var word = called.Split(';')[0].Trim();
        var said = Kinds.Where(k => word.EndsWith(k.Value.Ending, StringComparison.OrdinalIgnoreCase) || word.Equals(k.Value.Type, StringComparison.OrdinalIgnoreCase)).Select(k => (PaperKind?)k.Key).FirstOrDefault();
        if (said is not { } kind) return NotAPaper;
        if (Fault(bytes, kind) is { } fault) return fault;
        paper = new(kind, bytes);
        return null;
    }

    /// <summary>Keeps the file and notes it; answers the hash of its content.</summary>
    public async Task<string> Keep(PlenaryDb db, FileStore files, Guid conference, Instant at)
    {
        var hash = await files.Keep(Bytes);
        if (!db.Files.Local.Any(f => f.Hash == hash) && !await db.Files.AnyAsync(f => f.Hash == hash))
            db.Files.Add(new() { ConferenceId = conference, Hash = hash, ContentType = Kinds[Kind].Type, Bytes = Bytes.Length, AddedAt = at });
        return hash;
    }

    private static Refusal? Fault(byte[] bytes, PaperKind kind) => kind switch
    {
        PaperKind.Pdf => bytes.AsSpan().StartsWith("%PDF-"u8) && bytes.AsSpan(Math.Max(0, bytes.Length - 2048)).IndexOf("%%EOF"u8) >= 0 ? null : SomethingElse.With("PDF"),
        PaperKind.Docx => OfParts(bytes, kind, parts => parts.GetEntry("word/document.xml") is not null && parts.GetEntry("[Content_Types].xml") is not null),
        PaperKind.Odt => OfParts(bytes, kind, parts => parts.GetEntry("content.xml") is not null && Says(parts.GetEntry("mimetype"), Kinds[kind].Type)),
        _ => IsText(bytes) ? null : SomethingElse.With("TXT"),
    };

    /// <summary>Only the list of parts is read, nothing is unpacked.</summary>
    private static Refusal? OfParts(byte[] bytes, PaperKind kind, Func<ZipArchive, bool> isKind)
    {
        try
        {
            using var parts = new ZipArchive(new MemoryStream(bytes, writable: false));
            if (parts.Entries.Count > MostParts || !isKind(parts)) return SomethingElse.With(Kinds[kind].Name);
            return parts.Entries.Any(IsMacro) ? HasMacros : null;
        }
        catch (InvalidDataException)
        {
            return SomethingElse.With(Kinds[kind].Name);
        }
    }

    private static bool IsMacro(ZipArchiveEntry part) =>
        part.Name.StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase) || part.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || part.FullName.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase);

    private static bool Says(ZipArchiveEntry? part, string type)
    {
        if (part is not { Length: > 0 and <= 200 }) return false;
        using var reader = new StreamReader(part.Open(), Encoding.ASCII);
        return reader.ReadToEnd().Trim() == type;
    }

    /// <summary>UTF-8 without control characters, and no page: what a browser might take for one begins with a tag.</summary>
    private static bool IsText(byte[] bytes)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return !text.Any(c => c < 32 && c is not ('\n' or '\r' or '\t' or '\f')) && !text.TrimStart('\uFEFF', ' ', '\n', '\r', '\t').StartsWith('<');
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
