using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Operations;
using Plenary.Reports;
using Plenary.Site;
using Plenary.Storage;

return await new CommandLine(Build, Lay).RunAsync(args);

// What Plenary is made of.
static WebApplicationBuilder Build(string[] settings)
{
    var builder = Settings.Read(settings);
    builder.Services.AddStorage(builder.Configuration);
    builder.AddSite();
    builder.AddAccess();
    builder.AddApi();
    builder.AddContents();
    return builder;
}

// The way of a request, from the door to the page.
static void Lay(WebApplication app)
{
    app.UseProxies();
    app.UseSite();
    app.UseAccess();
    app.UseApi();

    app.MapSite();
    ReportsApi.MapPapers(app);
    var api = app.MapApi();   // each folder maps its own, in the order of the story
    ConferencesApi.Map(api);
    ReportsApi.Map(api);
}

/// <summary>The entry point, named so that tests can start the real application.</summary>
public partial class Program;
