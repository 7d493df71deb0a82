using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Plenary.Tests.Print;

/// <summary>Reads PDFs back.</summary>
internal static class Pdf
{
    public static List<Page> Pages(byte[] pdf) => [.. PdfDocument.Open(pdf).GetPages()];

    /// <summary>The letters of a page, with those that stand beside glyphs of several letters, as readers that search and copy find them.</summary>
    public static string Text(Page page)
    {
        var text = new StringBuilder();
        foreach (var letter in page.Letters) text.Append(letter.Value);
        void Beside(MarkedContentElement mark)
        {
            text.Append(mark.ActualText);
            foreach (var child in mark.Children) Beside(child);
        }
        foreach (var mark in page.GetMarkedContents()) Beside(mark);
        return text.ToString();
    }
}
