namespace Plenary.Public;

/// <summary>How the public site is put together: Program.cs calls MapPublic.</summary>
public static class PublicSetup
{
    public static void MapPublic(this WebApplication app)
    {
        app.MapCovers();
        app.MapSitemap();
    }
}
