using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.FileProviders;

namespace Plenary.Operations;

/// <summary>
/// Where settings come from, the later the stronger: what stands here, <c>settings.json</c> in the data folder, the environment
/// (<c>Smtp__Host</c>), the command line (<c>--Smtp:Host=…</c>). docs/running.md lists them.
/// </summary>
public static class Settings
{
    public static WebApplicationBuilder Read(string[] settings)
    {
        var given = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(settings).Build();
        var beside = AppContext.BaseDirectory;
        // Slim: no IIS, no HTTP/3; settings are read once, at the start. What else Plenary needs it says itself.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = [.. settings, "--hostBuilder:reloadConfigOnChange=false"],
            // Published, the pages' files lie beside the program; started from the sources, the tools say where.
            ContentRootPath = given[HostDefaults.ContentRootKey] is null && Directory.Exists(Path.Combine(beside, "wwwroot")) ? beside : null,
        });
        builder.WebHost.UseKestrelHttpsConfiguration();

        var data = Path.GetFullPath(given["Data"] ?? "data");
        var file = new JsonConfigurationSource { Path = "settings.json", Optional = true, ReloadOnChange = false };
        if (Directory.Exists(data)) file.FileProvider = new PhysicalFileProvider(data);
        else file.FileProvider = new NullFileProvider();
        builder.Configuration.Sources.Insert(0, file);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData =
            [
                new("Data", data),
                // Quiet: what needs the operator, and the line that says where Plenary is open.
                new("Logging:LogLevel:Default", "Warning"),
                // What the database refuses is answered (two who do the same at once), or comes as an exception and is logged as that, once.
                new("Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command", "None"),
                new("Logging:LogLevel:Microsoft.EntityFrameworkCore.Update", "None"),
                new("Logging:LogLevel:Microsoft.AspNetCore.Antiforgery", "Error"),   // that a page with a form is not cached is as it should be
            ],
        });
        return builder;
    }
}
