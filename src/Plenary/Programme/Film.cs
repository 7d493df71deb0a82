namespace Plenary.Programme;

/// <summary>A film or video shown in a session.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or empty.</param>
/// <param name="Language">Spoken in it, BCP 47; <paramref name="Subtitles"/> as written: "AR, FR".</param>
public sealed record Film(string Title, string Director = "", int? Year = null, string Country = "", int? Minutes = null, string Language = "", string Subtitles = "");
