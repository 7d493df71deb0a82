namespace Plenary.Site;

/// <summary>What a reader of the workspace likes: kept in cookies of this browser, not about the person.</summary>
/// <param name="Theme">"light", "dark" or null: as the system has it.</param>
/// <param name="Density">"close" for closer table rows, or null.</param>
/// <param name="Keys">"off" when single keys should do nothing, or null.</param>
public sealed record Wishes(string? Theme, string? Density, string? Keys)
{
    public static Wishes Of(HttpRequest request) => new(
        request.Cookies["theme"] is "light" or "dark" ? request.Cookies["theme"] : null,
        request.Cookies["density"] == "close" ? "close" : null,
        request.Cookies["keys"] == "off" ? "off" : null);
}
