using System.Net;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Shape;

/// <summary>
/// Somebody who may do everything at one conference tries every address of it with the ids of another conference's things, which exist:
/// nothing is found, nothing is changed, nothing is shown.
/// </summary>
[Trait("on", "database"), Collection(nameof(Survey))]
public class ForeignFacts(Survey survey)
{
    private Sample Sample => survey.Sample;

    private IEnumerable<Door> WithIds => survey.Doors.Where(d => d.IsOfConference && Kinds(d).Count > 0);

    [Fact]
    public async Task What_belongs_to_another_conference_is_not_found_here()
    {
        var client = await survey.As(Role.Secretariat);
        var body = await Bodies(client, kind => survey.IdOf(kind));
        var page = (await client.Page("/account")).One("input[name=__RequestVerificationToken]").GetAttribute("value")!;
        var before = await Theirs();
        var found = new List<string>();
        foreach (var door in WithIds)
            foreach (var foreign in Kinds(door))   // each of them in turn, the others the sample's own
            {
                var address = survey.AddressOf(door.Route, kind => kind == foreign ? Sample.ForeignThings[kind] : null);
                if (door.Asks.Contains("language")) address += "?language=en";
                using var request = Survey.Request(door, address, body.For(door.Method, door.Route)?.ToJsonString() ?? "{}");
                if (!door.Reads && !door.Route.StartsWith("/api/", StringComparison.Ordinal)) request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", page)]);
                using var answer = await client.SendAsync(request);
                if (answer.StatusCode is not HttpStatusCode.NotFound) found.Add($"{door.Method} {address}: {(int)answer.StatusCode}");
            }
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Equal(before, await Theirs());
    }

    /// <summary>What is not found is there, for those whose it is; but the foreign list has no file, so it has neither refused rows nor sheets.</summary>
    [Fact]
    public async Task Their_own_secretariat_finds_it()
    {
        var theirs = await survey.AsForeign(Role.Secretariat);
        var lost = new List<string>();
        foreach (var door in WithIds.Where(d => d.Reads && d.Allow is { Entrance: not Entrance.Public } && !d.Route.Contains("efused", StringComparison.Ordinal) && !d.Route.EndsWith("/sheets", StringComparison.Ordinal)))
        {
            var address = survey.AddressOf(door.Route, kind => Sample.ForeignThings[kind]).Replace($"/{Sample.Slug}/", $"/{Sample.ForeignSlug}/", StringComparison.Ordinal);
            using var answer = await theirs.GetAsync(address);
            if (!answer.IsSuccessStatusCode) lost.Add($"{address}: {(int)answer.StatusCode}");
        }
        Assert.True(lost.Count == 0, string.Join('\n', lost));
    }

    /// <summary>Bodies name things too: the room of a session, the people of a ruling.</summary>
    [Fact]
    public async Task A_body_that_names_what_is_another_conference_s_changes_nothing_there_and_stands_in_no_log()
    {
        var client = await survey.As(Role.Secretariat);
        var body = await Bodies(client, kind => Sample.ForeignThings.GetValueOrDefault(kind, Guid.CreateVersion7()));
        var before = await Theirs();
        var told = new List<string>();
        survey.Log.Clear();
        foreach (var door in survey.Doors.Where(d => d is { IsOfConference: true, Reads: false } && d.Route.StartsWith("/api/", StringComparison.Ordinal)))
        {
            if (body.For(door.Method, door.Route) is not { } json) continue;
            using var answer = await client.SendAsync(Survey.Request(door, survey.AddressOf(door.Route), json.ToJsonString()));
            if ((int)answer.StatusCode >= 500) told.Add($"{door.Method} {door.Route}: {(int)answer.StatusCode}");
            told.AddRange(survey.Find(await Survey.TextOf(answer)).Where(IsTheirs).Select(word => $"{door.Method} {door.Route}: {word}"));
        }
        Assert.True(told.Count == 0, string.Join('\n', told));
        Assert.Equal(before, await Theirs());
        Assert.NotEmpty(survey.Log);
        Assert.DoesNotContain(survey.Log, line => line.Contains(SampleBody.Words, StringComparison.Ordinal));
    }

    /// <summary>What is asked behind the question mark names things as well.</summary>
    [Fact]
    public async Task A_list_that_is_asked_for_what_is_another_conference_s_shows_nothing_of_it()
    {
        var client = await survey.As(Role.Secretariat);
        var told = new List<string>();
        foreach (var door in survey.Doors.Where(d => d is { Reads: true, IsOfConference: true }))
            foreach (var name in door.Asks)
                foreach (var id in Asked(name))
                {
                    var address = $"{survey.AddressOf(door.Route)}{(door.Route.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={id}";
                    using var answer = await client.GetAsync(address);
                    told.AddRange(survey.Find(await Survey.TextOf(answer)).Where(IsTheirs).Select(word => $"{address}: {word}"));
                    if ((int)answer.StatusCode >= 500) told.Add($"{address}: {(int)answer.StatusCode}");
                }
        Assert.True(told.Count == 0, string.Join('\n', told));
    }

    /// <summary>A photograph is known by its hash.</summary>
    [Theory, InlineData("/photos/{0}/{1}.jpg"), InlineData("/desk/{0}/press/photos/{1}.jpg")]
    public async Task A_photograph_of_another_conference_is_not_shown_here(string address)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await (await survey.As(Role.Secretariat)).GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, Sample.Slug, Sample.ForeignPhotograph))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await survey.AsForeign(Role.Secretariat)).GetAsync($"/desk/{Sample.ForeignSlug}/press/photos/{Sample.ForeignPhotograph}.jpg")).StatusCode);
    }

    private static bool IsTheirs(string word) => word.Contains("foreign", StringComparison.OrdinalIgnoreCase);

    /// <summary>An id where the name is that of a kind; every id where the name says nothing.</summary>
    private List<Guid> Asked(string name) =>
        Sample.ForeignThings.TryGetValue(Survey.KindOf(name), out var one) ? [one] : name is "id" or "ids" or "open" or "of" ? [.. Sample.ForeignThings.Values] : [];

    private List<string> Kinds(Door door)
    {
        var kinds = new List<string>();
        survey.AddressOf(door.Route, kind => { if (Sample.ForeignThings.ContainsKey(kind) && kind != "people") kinds.Add(kind); return null; });
        return kinds;
    }

    private static async Task<SampleBody> Bodies(HttpClient client, Func<string, Guid> ids) =>
        new(JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/api/v1/openapi.json")), name => ids(Survey.KindOf(name)));

    /// <summary>All that the database holds of the other conference, row by row.</summary>
    private Task<List<string>> Theirs() => survey.InDb(async db =>
    {
        var rows = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.FindProperty("ConferenceId") is not null && !t.IsOwned()))
            foreach (var row in await (Task<List<object>>)All.MakeGenericMethod(type.ClrType).Invoke(null, [db, Sample.Foreign])!)
                rows.Add($"{type.ClrType.Name} {string.Join(' ', db.Entry(row).Properties.Select(p => $"{p.Metadata.Name}={(p.CurrentValue is byte[] bytes ? Convert.ToHexString(bytes) : p.CurrentValue)}"))}");
        rows.Sort(StringComparer.Ordinal);
        Assert.True(rows.Count > Sample.ForeignThings.Count - 2);
        return rows;
    }, Sample.Foreign);

    private static readonly MethodInfo All = typeof(ForeignFacts).GetMethod(nameof(AllOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static async Task<List<object>> AllOf<T>(PlenaryDb db, Guid conference) where T : class =>
        [.. await db.Set<T>().Where(row => EF.Property<Guid?>(row, "ConferenceId") == conference).ToListAsync()];
}
