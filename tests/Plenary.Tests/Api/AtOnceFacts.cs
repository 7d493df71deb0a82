using System.Net;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Api;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Api;

/// <summary>Many programs with the same deed at the same moment: it is done once, and each is told what became of its own.</summary>
public class AtOnceFacts(PlenaryApp app) : WebTest(app)
{
    private static readonly string[] FasterOrThere = ["participation.somebody-was-faster", "participation.not-now", "already-there", "changed-meanwhile"];

    private async Task<Guid> Nominated(HttpClient officer, string name) =>
        (await (await officer.Post(Api("participations"), Nomination(name))).Read(HttpStatusCode.Created)).GetProperty("id").GetGuid();

    private object Nomination(string name) => new { organisationId = Sample.RiverSchools, category = "delegate", names = new[] { new { text = name } }, office = "Teacher" };

    /// <summary>The places that are taken are those of the people who hold one.</summary>
    private Task PlacesAgree() => App.InDb(async db =>
    {
        var held = await db.Participations.CountAsync(p => p.DelegationId == Sample.Delegation && p.CategoryId == Sample.DelegateCategory
            && p.State != ParticipationState.Refused && p.State != ParticipationState.Withdrawn && p.State != ParticipationState.Revoked);
        var places = await db.Places.SingleAsync(p => p.DelegationId == Sample.Delegation && p.CategoryId == Sample.DelegateCategory);
        Assert.Equal(held, places.Taken);
        Assert.True(places.Granted >= places.Taken);
    });

    private Task<HttpClient[]> Officers(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(_ => App.As(Role.Secretariat)));

    [Fact]
    public async Task Of_thirty_two_who_accept_one_does()
    {
        var officers = await Officers(8);
        var id = await Nominated(officers[0], "Hurried Delegate");
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => officers[i % 8].Post(Api($"participations/{id}/acceptance")))));
        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.OK);
        foreach (var late in answers.Where(a => a.StatusCode is not HttpStatusCode.OK)) Assert.Contains(await late.Code(), FasterOrThere);
        Assert.Equal(1, await App.InDb(db => db.Steps.CountAsync(s => s.ParticipationId == id && s.State == ParticipationState.Accredited)));
        await PlacesAgree();
    }

    [Fact]
    public async Task Thirty_two_nominations_at_once_are_counted_as_they_are()
    {
        var officers = await Officers(8);
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => officers[i % 8].Post(Api("participations"), Nomination($"Crowd Member {(char)('A' + i)}{(char)('a' + i / 2)}")))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        await PlacesAgree();
    }

    [Fact]
    public async Task One_key_from_sixteen_clients_is_one_nomination()
    {
        var officer = await App.As(Role.Secretariat);
        var key = Guid.CreateVersion7().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => officer.Post(Api("participations"), Nomination("Repeated Person"), key))));
        var ids = new HashSet<Guid>();
        foreach (var answer in answers) ids.Add((await answer.Read(HttpStatusCode.Created)).GetProperty("id").GetGuid());
        Assert.Single(ids);
        Assert.Equal(15, answers.Count(a => a.Headers.Contains("Idempotency-Replayed")));
        await PlacesAgree();
    }

    [Fact]
    public async Task Of_sixteen_corrections_of_one_version_one_is_taken()
    {
        var officers = await Officers(4);
        var id = await Nominated(officers[0], "Corrected Delegate");
        var tag = (await officers[0].GetAsync(Api($"participations/{id}"))).Headers.ETag!.Tag;
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => officers[i % 4].Put(Api($"participations/{id}"), new { office = $"Office {i}" }, tag))));
        var taken = Assert.Single(answers, a => a.StatusCode is HttpStatusCode.OK);
        var office = (await taken.Read(HttpStatusCode.OK)).GetProperty("office").GetString();
        Assert.All(answers.Where(a => a != taken), a => Assert.True(a.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict, a.StatusCode.ToString()));
        Assert.Equal(office, await App.InDb(db => db.Participations.Where(p => p.Id == id).Select(p => p.Office).SingleAsync()));
    }

    [Fact]
    public async Task A_badge_at_two_gates_of_one_hall_at_once_is_admitted_at_one()
    {
        var officer = await App.As(Role.Secretariat);
        var other = (await (await officer.Post(Api("gates"), new { name = "Side entrance", zoneId = Sample.Hall })).Read(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        var id = await Nominated(officer, "Twice Carried");
        await (await officer.Post(Api($"participations/{id}/acceptance"))).Read(HttpStatusCode.OK);
        var badge = (await (await officer.Post(Api("badges"), new { participationIds = new[] { id } })).Read(HttpStatusCode.OK)).GetProperty("badges")[0].GetProperty("id").GetGuid();
        var code = (await officer.Get(Api($"badges/{badge}"))).GetProperty("token").GetString();
        var doors = await Task.WhenAll(App.As(Role.DoorDevice), App.As(Role.DoorDevice));
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
            (await (await doors[i % 2].Post(Api("scans"), new { gateId = i % 2 == 0 ? Sample.MainGate : other, clientId = Guid.CreateVersion7().ToString(), code })).Read(HttpStatusCode.OK)).GetProperty("verdict").GetString())));
        Assert.Single(answers, "admitted");
        Assert.Equal(16, await App.InDb(db => db.Scans.CountAsync(s => s.BadgeId == badge)));
        Assert.Equal(1, await App.InDb(db => db.Presences.CountAsync(p => p.ParticipationId == id && p.Inside)));
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_said_so() =>
        Assert.Equal("idempotency.key-too-long", await (await (await App.As(Role.Secretariat)).Post(Api("participations"), Nomination("X"), new string('k', 201))).Code(HttpStatusCode.BadRequest));
}
