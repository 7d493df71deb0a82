using Plenary.Site;

var builder = WebApplication.CreateBuilder(args);
builder.AddSite();

var app = builder.Build();
app.UseSite();
app.MapSite();
app.Run();

/// <summary>The entry point, named so that tests can start the real application.</summary>
public partial class Program;
