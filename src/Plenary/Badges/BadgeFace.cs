namespace Plenary.Badges;

/// <summary>What stands on one printed badge: plain words and colours, already chosen for its bearer. Colours are written <c>#rrggbb</c>.</summary>
public sealed record BadgeFace
{
    /// <summary>Who holds the conference: "Confluence Network".</summary>
    public required string Host { get; init; }
    /// <summary>"13th General Conference".</summary>
    public required string Title { get; init; }
    public string Place { get; init; } = "";
    public string Dates { get; init; } = "";
    /// <summary>Band at the head, and what is legible on it.</summary>
    public string ConferenceColour { get; init; } = "#0f5a66";
    public string ConferenceInk { get; init; } = "#ffffff";

    /// <summary>The name as its bearer writes it. Never cut: it is set smaller, then on more lines.</summary>
    public required string Name { get; init; }
    /// <summary>The same name in a second script, if there is one.</summary>
    public string? SecondName { get; init; }
    public string? Organisation { get; init; }
    /// <summary>The country in one or two languages.</summary>
    public IReadOnlyList<string> Country { get; init; } = [];
    /// <summary>A letter or two for each zone that the badge opens.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];
    /// <summary>"No."; stands before the serial.</summary>
    public string SerialWord { get; init; } = "No.";
    public required string Serial { get; init; }
    /// <summary>Small print under the serial: "Not transferable. If found: help desk, main entrance".</summary>
    public string Note { get; init; } = "";
    /// <summary>The text of the QR code, from <see cref="BadgeToken"/>.</summary>
    public required string Code { get; init; }

    /// <summary>The category in one or two languages: "Delegate", "مندوب".</summary>
    public required IReadOnlyList<string> Category { get; init; }
    public string CategoryColour { get; init; } = "#1d4b7a";
    public string CategoryInk { get; init; } = "#ffffff";
    /// <summary>Diagonal stripes in the category band, so that press reads as press without colour too.</summary>
    public bool IsStriped { get; init; }
    /// <summary>The category's sign, by its name among <see cref="Print.Icons"/>.</summary>
    public string? Icon { get; init; }
}
