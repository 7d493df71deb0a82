using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Plenary.Api;
using Xunit;

namespace Plenary.Tests.Web;

/// <summary>
/// A test class that talks to the real application on a real database. It runs twice in <c>./test</c>, on SQLite and on PostgreSQL:
/// <code>
/// public class QueueFacts(PlenaryApp app) : WebTest(app)
/// {
///     [Fact]
///     public async Task An_officer_sees_who_waits()
///     {
///         var officer = await App.As(Role.AccreditationOfficer);
///         var page = await officer.Page(Desk("accreditation/queue"));
///         Assert.Contains(Sample.SubmittedName, page.Text);
///         var answer = await page.Form("#accept").Fill("Reason", "letter seen").Send();
///         ...
///         Assert.Equal(ParticipationState.Accredited, await App.InDb(async db => (await db.Participations.SingleAsync(p => p.Id == Sample.Submitted)).State));
///     }
/// }
/// </code>
/// The database is shared by the class, not by classes: a test that changes a row of the sample leaves it changed for its neighbours.
/// On PostgreSQL by hand: PLENARY_TEST_DATABASE=postgres PLENARY_TEST_POSTGRES="Host=127.0.0.1;Port=…;Username=plenary" dotnet test --project tests/Plenary.Tests --filter-trait "on=database"
/// </summary>
[Trait("on", "database")]
public abstract class WebTest(PlenaryApp app) : IClassFixture<PlenaryApp>
{
    /// <summary>Each test begins at the sample's moment, whatever the one before did to the clock.</summary>
    protected PlenaryApp App { get; } = AtItsMoment(app);

    private static PlenaryApp AtItsMoment(PlenaryApp app)
    {
        app.Clock.Reset(Sample.Now);
        return app;
    }

    protected Sample Sample => app.Sample;

    protected static string Desk(string rest) => PlenaryApp.Desk(rest);

    protected static string Api(string rest) => PlenaryApp.Api(rest);
}

/// <summary>The same on an empty installation.</summary>
[Trait("on", "database")]
public abstract class EmptyWebTest(EmptyPlenaryApp app) : IClassFixture<EmptyPlenaryApp>
{
    protected PlenaryApp App => app;
}

/// <summary>What tests ask of the API.</summary>
public static class Asking
{
    /// <summary>POST with JSON and, if given, an Idempotency-Key.</summary>
    public static Task<HttpResponseMessage> Post(this HttpClient client, string address, object? body = null, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body ?? new { }, options: Json.Options) };
        if (key is not null) request.Headers.Add(Idempotency.Header, key);
        return client.SendAsync(request);
    }

    /// <summary>PUT with JSON, for the version that was read.</summary>
    public static Task<HttpResponseMessage> Put(this HttpClient client, string address, object body, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(body, options: Json.Options) };
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return client.SendAsync(request);
    }

    /// <summary>A deed on the version that was read.</summary>
    public static Task<HttpResponseMessage> Send(this HttpClient client, HttpMethod method, string address, string ifMatch, object? body = null)
    {
        var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(body ?? new { }, options: Json.Options) };
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return client.SendAsync(request);
    }

    /// <summary>GET that must succeed, as JSON.</summary>
    public static async Task<JsonElement> Get(this HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        return await answer.Read(HttpStatusCode.OK);
    }

    /// <summary>The body as JSON, after the status was looked at.</summary>
    public static async Task<JsonElement> Read(this HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode} instead of {(int)expected}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The code of a problem, after its status was looked at.</summary>
    public static async Task<string?> Code(this HttpResponseMessage answer, HttpStatusCode expected = HttpStatusCode.Conflict)
    {
        var problem = await answer.Read(expected);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return problem.TryGetProperty("code", out var code) ? code.GetString() : null;
    }
}
