using System.ComponentModel.DataAnnotations;
using Plenary.Site;

namespace Plenary.Records;

/// <summary>What the form of a document asks for.</summary>
public class DocumentForm : IVersioned
{
    [Display(Name = "Symbol"), StringLength(Document.LongestSymbol, ErrorMessage = "At most {1} characters.")] public string? Symbol { get; set; }
    [Display(Name = "Title")] public LocalText Title { get; set; } = LocalText.Empty;
    [Display(Name = "Place in the order")] public int? Order { get; set; }
    [Display(Name = "Language")] public string? Language { get; set; }
    [Display(Name = "File")] public IFormFile? File { get; set; }
    public int Version { get; set; }

    /// <summary>Beside which question the reason of a refusal stands.</summary>
    public static string FieldOf(Refusal refusal) => refusal.Code switch
    {
        "document.symbol-missing" or "document.not-a-symbol" or "document.symbol-taken" or "document.symbol-is-known" => "Input.Symbol",
        "document.title-missing" or "document.title-too-long" => "Input.Title",
        _ when refusal.Code.StartsWith("paper.", StringComparison.Ordinal) => "Input.File",
        _ => "",
    };

    /// <summary>The file that was chosen, if it is a paper we take.</summary>
    public async Task<(Refusal? Refusal, Paper? Paper)> Paper()
    {
        if (File is null) return (Records.Paper.Empty, null);
        using var bytes = new MemoryStream();
        await File.CopyToAsync(bytes);
        var refusal = Records.Paper.Take(bytes.ToArray(), File.FileName, out var paper);
        return (refusal, paper);
    }
}
