using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Api;

/// <summary>The API's plumbing on the application's own data, with a few endpoints that do what folders do: rooms of a conference.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    private readonly PlenaryApp app = new();
    private WebApplication host = null!;

    public PlenaryApp App => app;
    public HttpClient Client { get; private set; } = null!;

    /// <summary>Held back while tests want a request to be half-way.</summary>
    public SemaphoreSlim Gate { get; } = new(0);

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        var (_, token) = await app.AccountWithToken(app.Sample.Conference, [Role.Secretariat]);
        var builder = WebApplication.CreateBuilder(["--environment=Testing", $"--Data={app.DataFolder}", .. app.PostgresSetting]);
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddSingleton<IClock>(app.Clock);
        builder.AddApi();
        host = builder.Build();
        host.UseExceptionHandler();
        host.UseStatusCodePages();
        host.UseRouting();
        host.UseMiddleware<Keeper>();
        host.UseApi();
        var rooms = host.MapApi().MapGroup("/conferences/{conference}/rooms").Allow(Area.Settings);
        rooms.MapGet("", async ([AsParameters] Paging paging, PlenaryDb db) =>
        {
            var end = paging.KeyAndId();
            var query = db.Rooms.AsNoTracking();
            if (end is { } after) query = query.Where(r => r.Order > int.Parse(after.SortKey, System.Globalization.CultureInfo.InvariantCulture));
            return TypedResults.Ok(await query.OrderBy(r => r.Order).ToPage(paging, r => r.Order, r => Cursor.Of(r.Order.ToString(System.Globalization.CultureInfo.InvariantCulture), r.Id)));
        });
        rooms.MapPost("", async (RoomBody body, PlenaryDb db, Scope scope) =>
        {
            var room = new Room { ConferenceId = scope.ConferenceId!.Value, Name = body.Name, Order = body.Order };
            db.Rooms.Add(room);
            await db.SaveChangesAsync();
            return TypedResults.Created($"/rooms/{room.Id}", new { room.Id });
        });
        rooms.MapPost("/slow", async (PlenaryDb db, Scope scope) =>
        {
            await Gate.WaitAsync();
            db.Rooms.Add(new Room { ConferenceId = scope.ConferenceId!.Value, Name = LocalText.Of("Slow"), Order = 900 });
            await db.SaveChangesAsync();
            return TypedResults.NoContent();
        }).WithMetadata(new NeedsIdempotencyKey());
        rooms.MapPost("/refusal", () => new Refused(new Refusal("room.taken", "The room is taken until {0}.", 11)));
        rooms.MapPost("/fault", async (PlenaryDb db, Scope scope) =>
        {
            db.Rooms.Add(new Room { ConferenceId = scope.ConferenceId!.Value, Name = LocalText.Of("Half"), Order = 901 });
            await db.SaveChangesAsync();
            throw new DbUpdateConcurrencyException();
        });
        rooms.MapPut("/{id:guid}", async Task<Results<NoContent, NotFound, Stale>> (Guid id, RoomBody body, HttpContext http, PlenaryDb db) =>
        {
            if (await db.Rooms.SingleOrDefaultAsync(r => r.Id == id) is not { } room) return TypedResults.NotFound();
            if (http.IsStale(room) is { } stale) return stale;
            room.Name = body.Name;
            await db.SaveChangesAsync();
            http.SetETag(room);
            return TypedResults.NoContent();
        });
        await host.StartAsync();
        Client = host.GetTestClient();
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Task<int> Rooms(string name) => app.InDb(async db => (await db.Rooms.ToListAsync()).Count(r => r.Name.Only("en") == name));

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await app.DisposeAsync();
        Gate.Dispose();
    }

    public sealed record RoomBody(LocalText Name, int Order = 1);
}
