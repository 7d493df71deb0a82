using Plenary.Access;
using Plenary.Api;
using Plenary.Site;
using Plenary.Storage;

var app = Build(args);
await Storing.MigrateAsync(app.Services);
await app.RunAsync();

static WebApplication Build(string[] settings)
{
    var builder = WebApplication.CreateBuilder(settings);
    builder.Services.AddStorage(builder.Configuration);
    builder.AddSite();
    builder.AddAccess();
    builder.AddApi();

    var app = builder.Build();
    app.UseProxies();
    app.UseSite();
    app.UseAccess();
    app.UseApi();

    app.MapSite();
    var api = app.MapApi();   // each folder maps its own: SessionsApi.Map(api);
    _ = api;
    return app;
}

/// <summary>The entry point, named so that tests can start the real application.</summary>
public partial class Program;
