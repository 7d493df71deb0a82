namespace Plenary.Public;

/// <summary>How the public site is put together: Program.cs calls AddPublic, UsePublic behind UseAccess, and MapPublic.</summary>
public static class PublicSetup
{
    public static void AddPublic(this WebApplicationBuilder builder) => builder.Services.AddOutputCache(options =>
    {
        options.AddBasePolicy(new PublicCache());
        (options.SizeLimit, options.MaximumBodySize) = (64L << 20, 4L << 20);
    });

    public static void UsePublic(this WebApplication app) => app.UseOutputCache();

    public static void MapPublic(this WebApplication app)
    {
        Cover.Map(app);
        app.MapCards();
        app.MapSitemap();
    }
}
