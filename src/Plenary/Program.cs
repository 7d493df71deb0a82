using Plenary.Access;
using Plenary.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddStorage(builder.Configuration);

var app = builder.Build();
await Storing.MigrateAsync(app.Services);
app.UseMiddleware<Keeper>();
await app.RunAsync();

/// <summary>The entry point, named so that tests can start the real application.</summary>
public partial class Program;
