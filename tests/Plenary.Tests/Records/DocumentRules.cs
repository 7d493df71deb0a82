using System.IO.Compression;
using System.Text;
using NodaTime;
using Plenary.Records;
using Xunit;

namespace Plenary.Tests.Records;

public class DocumentRules
{
    private static readonly Instant Noon = Instant.FromUtc(2027, 5, 11, 9, 0);
    private static readonly LocalText Title = LocalText.Of("Agenda");
    internal static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n");

    private static Document Registered()
    {
        Assert.Null(Document.Register(Guid.CreateVersion7(), "CN13/1", Title, 1, out var document));
        return document;
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.NoCompression).Open());
                writer.Write(content);
            }
        return bytes.ToArray();
    }

    private static readonly byte[] Docx = Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document/>"));
    private static readonly byte[] Odt = Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<office/>"));

    [Theory]
    [InlineData(" ", "document.symbol-missing"), InlineData("../secret", "document.not-a-symbol"), InlineData("CN13/<1>", "document.not-a-symbol"), InlineData("CN13/2/Rev.1 (Add. 2)", null), InlineData("م ع/١٣", null)]
    public void A_symbol_is_of_letters_digits_and_few_signs(string symbol, string? code)
    {
        var refusal = Document.Register(Guid.CreateVersion7(), symbol, Title, 1, out _);
        Assert.Equal(code, refusal?.Code);
    }

    [Fact]
    public void Versions_are_counted_in_each_language_and_earlier_ones_stay()
    {
        var document = Registered();
        foreach (var language in new[] { "en", "ar", "en" }) Assert.Null(document.File(language, PaperKind.Pdf, new('0', 64), 1, "Meral T.", Noon, out _));
        Assert.Equal(["en 1", "ar 1", "en 2"], document.Files.Select(f => $"{f.Language} {f.Number}"));
        Assert.Equal(["ar 1", "en 2"], document.Newest.Select(f => $"{f.Language} {f.Number}"));
    }

    [Fact]
    public void It_is_published_with_a_file_and_keeps_its_symbol_from_then_on()
    {
        var document = Registered();
        Assert.Equal(Document.NoFile, document.Publish(Noon));
        Assert.Null(document.Describe("CN13/2", Title, 1) ?? document.File("en", PaperKind.Pdf, new('0', 64), 1, "Meral T.", Noon, out _) ?? document.Publish(Noon));
        Assert.Equal(Document.SymbolIsKnown, document.Describe("CN13/3", Title, 1));
        Assert.Null(document.Describe("CN13/2", Title.With("fr", "Ordre du jour"), 2));
    }

    [Fact]
    public void Papers_are_known_by_their_content_and_by_what_they_are_called()
    {
        foreach (var (bytes, called, kind) in new[]
        {
            (Pdf, "Agenda.PDF", PaperKind.Pdf), (Pdf, "application/pdf", PaperKind.Pdf), (Docx, "a.docx", PaperKind.Docx), (Odt, "a.odt", PaperKind.Odt),
            (Encoding.UTF8.GetBytes("﻿جدول الأعمال\r\n1. Opening"), "text/plain; charset=utf-8", PaperKind.Text),
        })
        {
            Assert.Null(Paper.Take(bytes, called, out var paper));
            Assert.Equal(kind, paper!.Kind);
        }
    }

    [Theory]
    [InlineData("<!doctype html><script>alert(1)</script>", "statement.pdf"), InlineData("%PDF-1.7 but no end", "a.pdf"), InlineData("<html>%PDF-1.7 %%EOF", "a.pdf")]
    [InlineData("PK\u0003\u0004 broken", "a.docx"), InlineData(" \n<svg onload=alert(1)>", "a.txt"), InlineData("a\0b", "a.txt"), InlineData("%PDF-1.7\n%%EOF", "a.docx")]
    public void A_paper_in_disguise_is_refused(string content, string called) =>
        Assert.Equal(Paper.SomethingElse, Paper.Take(Encoding.Latin1.GetBytes(content), called, out _));

    [Fact]
    public void Other_forms_macros_empty_and_huge_files_are_refused()
    {
        Assert.Equal(Paper.NotAPaper, Paper.Take(Pdf, "page.html", out _));
        Assert.Equal(Paper.NotAPaper, Paper.Take(Pdf, "image/svg+xml", out _));
        Assert.Equal(Paper.Empty, Paper.Take([], "a.pdf", out _));
        Assert.Equal(Paper.TooLarge, Paper.Take(new byte[Paper.MostBytes + 1], "a.pdf", out _));
        Assert.Equal(Paper.HasMacros, Paper.Take(Zip(("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/vbaProject.bin", "x")), "a.docx", out _));
        Assert.Equal(Paper.HasMacros, Paper.Take(Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", ""), ("Basic/Standard/Module1.xml", "x")), "a.odt", out _));
        Assert.Equal(Paper.SomethingElse, Paper.Take(Odt, "a.docx", out _));
        Assert.Equal(Paper.SomethingElse, Paper.Take([0xC3, 0x28], "a.txt", out _));   // no UTF-8
    }
}
