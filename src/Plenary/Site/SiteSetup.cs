using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;
using Plenary.Access;

namespace Plenary.Site;

/// <summary>How the site is put together: Program.cs calls AddSite, UseSite and MapSite.</summary>
public static class SiteSetup
{
    public static WebApplicationBuilder AddSite(this WebApplicationBuilder builder)
    {
        // The manifest of static files is only read on request; without it compressed files come out empty.
        builder.WebHost.UseStaticWebAssets();

        // A page with a form is never cached: that Antiforgery says so in our stead is no news.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);

        var services = builder.Services;
        services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, HeadersFirst>());
        services.AddSingleton(Wording.Texts);
        // Arabic and é need no escaping in UTF-8: pages stay readable and a third as large.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddProblemDetails();
        services.AddRazorPages(o => o.RootDirectory = "/")
            // There are no controllers; to look for some would load every type that there is.
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Remove(parts.FeatureProviders.OfType<ControllerFeatureProvider>().Single()))
            .AddMvcOptions(PlainMessages.Use)
            .AddMvcOptions(o => o.Filters.Add(new HandledOnly()))
            .AddDataAnnotationsLocalization(o => o.DataAnnotationLocalizerProvider = (_, _) => new WordingLocalizer())
            .AddViewOptions(o => o.HtmlHelperOptions.ClientValidationEnabled = false)
            .AddCookieTempDataProvider(o =>
            {
                o.Cookie.Name = "toast";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                o.Cookie.MaxAge = TimeSpan.FromMinutes(5);
            });
        PagesWhenAsked.Use(services);
        // Layouts and shared parts stand in Site; pages stand beside the types they show.
        services.Configure<RazorViewEngineOptions>(o => o.PageViewLocationFormats.Add("/Site/{0}" + RazorViewEngine.ViewExtension));
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "form";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.HeaderName = "X-Form";
        });
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.DefaultRequestCulture = new(Languages.English.Culture);
            o.SupportedCultures = o.SupportedUICultures = [.. Languages.All.Select(l => l.Culture)];
            o.ApplyCurrentCultureToResponseHeaders = true;
            o.RequestCultureProviders = [new LanguageOfAddress(), new LanguageChosen(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
        return builder;
    }

    /// <summary>Error pages, language. Comes before sign-in and permissions.</summary>
    public static WebApplication UseSite(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseRequestLocalization();   // before what stands in place of an answer: that too speaks the language that was asked for
        app.UseWhen(IsApi, api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(context => !IsApi(context), pages =>
        {
            // An answer without a body gets its page here; so does an exception, of which only the status is left.
            pages.UseStatusCodePagesWithReExecute("/error/{0}");
            if (!app.Environment.IsDevelopment()) pages.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask });
        });
        app.UseRouting();
        return app;
    }

    /// <summary>Static files, pages and the colours of conferences.</summary>
    public static WebApplication MapSite(this WebApplication app)
    {
        app.MapStaticAssets().Allow(Entrance.Public);
        app.MapRazorPages();
        app.MapGet("/theme/{hex:regex(^[0-9a-f]{{6}}$)}.css", (string hex, HttpResponse response) =>
        {
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Text(Theme.From(hex)!.Css, "text/css");
        }).Allow(Entrance.Public);
        return app;
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");
}

/// <summary>Public pages say their language in the address: /ar/…</summary>
internal sealed class LanguageOfAddress : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var path = httpContext.Request.Path.Value ?? "";
        var first = path.Length > 1 ? path[1..].Split('/', 2)[0] : "";
        return Task.FromResult(Languages.IsSpoken(first) ? new ProviderCultureResult(first) : null);
    }
}

/// <summary>
/// In the workspace the language is the one that was chosen on /language. A page that keeps what was typed is asked for in another language by a button
/// of its form (<see cref="PlenaryPage.InAnotherLanguage"/>), which says it in the address.
/// </summary>
internal sealed class LanguageChosen : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var query = httpContext.Request.Query;
        string? chosen = query["handler"] == "Language" && Languages.IsSpoken(query["language"]) ? query["language"] : httpContext.Request.Cookies["lang"];
        return Task.FromResult(Languages.IsSpoken(chosen) ? new ProviderCultureResult(chosen) : null);
    }
}
