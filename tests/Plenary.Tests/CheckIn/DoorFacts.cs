using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Badges;
using Plenary.CheckIn;
using Plenary.Conferences;
using Plenary.People;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.CheckIn;

/// <summary>What the door answers, and what remains of it.</summary>
public class DoorFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task A_good_badge_is_admitted_once_until_it_goes_out()
    {
        var (badge, token) = await NewBadge();
        var door = await App.As(Role.DoorSupervisor);

        var first = await Scan(door, token);
        Assert.Equal("admitted", first.GetProperty("verdict").GetString());
        Assert.Equal("Enter", first.GetProperty("headline").GetString());
        Assert.Equal(badge.Serial, first.GetProperty("bearer").GetProperty("serial").GetInt32());
        Assert.Equal("alreadyInside", (await Scan(door, token)).GetProperty("verdict").GetString());
        Assert.Equal("admitted", (await Scan(door, token, direction: "out")).GetProperty("verdict").GetString());
        Assert.Equal("admitted", (await Scan(door, token)).GetProperty("verdict").GetString());

        var (scans, inside, arrived) = await App.InDb(async db => (
            await db.Scans.CountAsync(s => s.BadgeId == badge.Id), await db.Presences.SingleAsync(p => p.ParticipationId == badge.ParticipationId),
            await db.Participations.Where(p => p.Id == badge.ParticipationId).Select(p => p.ArrivedAt).SingleAsync()));
        Assert.Equal((4, true, App.Clock.GetCurrentInstant()), (scans, inside.Inside, arrived));
    }

    [Fact]
    public async Task What_is_no_badge_of_ours_is_refused_and_kept()
    {
        var (badge, token) = await NewBadge();
        var door = await App.As(Role.DoorDevice);
        var foreign = await App.InScope(async services =>
        {
            var db = services.GetRequiredService<PlenaryDb>();
            using var key = BadgeKey.Make(Sample.Foreign, 0, services.GetRequiredService<Keys>(), Sample.Now).ForSigning(services.GetRequiredService<Keys>());
            return BadgeToken.Sign(Payload(conference: 2, badge.RandomId), key);
        }, Sample.Foreign);
        var forged = await App.InScope(services =>
        {
            using var key = BadgeKey.Make(Sample.Conference, 0, services.GetRequiredService<Keys>(), Sample.Now).ForSigning(services.GetRequiredService<Keys>());
            return Task.FromResult(BadgeToken.Sign(Payload(conference: 1, badge.RandomId), key));
        });
        var neverIssued = await App.InScope(async services =>
        {
            using var key = (await services.GetRequiredService<PlenaryDb>().BadgeKeys.SingleAsync()).ForSigning(services.GetRequiredService<Keys>());
            return BadgeToken.Sign(Payload(conference: 1, new byte[10]), key);
        });

        Assert.Equal("notABadge", await Verdict(door, "https://example.org/menu"));
        Assert.Equal("unreadable", await Verdict(door, token[..^3]));
        Assert.Equal("foreign", await Verdict(door, foreign));
        Assert.Equal("forged", await Verdict(door, forged));
        Assert.Equal("forged", await Verdict(door, await OtherKey()));
        Assert.Equal("unknown", await Verdict(door, neverIssued));
        Assert.Equal("unknown", (await Scan(door, serial: 99_999)).GetProperty("verdict").GetString());
        Assert.Equal("wrongZone", (await Scan(door, token, gate: Sample.PressGate)).GetProperty("verdict").GetString());
        Assert.Equal("gateClosed", (await Scan(door, token, gate: Sample.ClosedGate)).GetProperty("verdict").GetString());

        var kept = await App.InDb(db => db.Scans.Where(s => s.By.StartsWith("DoorDevice")).Select(s => s.Verdict).ToListAsync());
        foreach (var verdict in new[] { Plenary.CheckIn.Verdict.Forged, Plenary.CheckIn.Verdict.Foreign, Plenary.CheckIn.Verdict.Unknown, Plenary.CheckIn.Verdict.NotABadge, Plenary.CheckIn.Verdict.Unreadable, Plenary.CheckIn.Verdict.WrongZone, Plenary.CheckIn.Verdict.GateClosed })
            Assert.Contains(verdict, kept);
        Assert.False(await App.InDb(db => db.Presences.AnyAsync(p => p.ParticipationId == badge.ParticipationId)));

        // A key number that our conference never had.
        Task<string> OtherKey() => App.InScope(services =>
        {
            using var key = BadgeKey.Make(Sample.Conference, 77, services.GetRequiredService<Keys>(), Sample.Now).ForSigning(services.GetRequiredService<Keys>());
            return Task.FromResult(BadgeToken.Sign(Payload(conference: 1, badge.RandomId) with { Key = 77 }, key));
        });
    }

    [Fact]
    public async Task A_revoked_badge_and_one_that_was_replaced_say_so()
    {
        var (badge, token) = await NewBadge();
        var officer = await App.As(Role.AccreditationOfficer);
        var door = await App.As(Role.DoorSupervisor);

        var fresh = await (await officer.Post(Api($"badges/{badge.Id}/reissue"), new { reason = "Lost on the ferry." })).Read(HttpStatusCode.OK);
        var answer = await Scan(door, token);
        Assert.Equal("replaced", answer.GetProperty("verdict").GetString());
        Assert.Contains(BadgePrint.Number(fresh.GetProperty("serial").GetInt32()), answer.GetProperty("reason").GetString());

        var freshId = fresh.GetProperty("id").GetGuid();
        var freshToken = (await officer.Get(Api($"badges/{freshId}"))).GetProperty("token").GetString()!;
        await (await officer.Post(Api($"badges/{freshId}/revocation"), new { reason = "Given to somebody else." })).Read(HttpStatusCode.OK);
        var revoked = await Scan(door, freshToken);
        Assert.Equal("revoked", revoked.GetProperty("verdict").GetString());
        Assert.Contains("Given to somebody else.", revoked.GetProperty("reason").GetString());
        Assert.Equal("badge.already-revoked", await (await officer.Post(Api($"badges/{freshId}/revocation"), new { reason = "Again." })).Code());
        Assert.Equal("badge.already-revoked", await (await officer.Post(Api($"badges/{freshId}/reissue"), new { reason = "Again." })).Code());
    }

    [Fact]
    public async Task Sixteen_phones_at_once_admit_one()
    {
        var (badge, token) = await NewBadge();
        var doors = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => App.As(Role.DoorDevice)));
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Verdict(doors[i % 4], token))));

        Assert.Equal(1, answers.Count(a => a == "admitted"));
        Assert.Equal(15, answers.Count(a => a == "alreadyInside"));
        Assert.Equal(16, await App.InDb(db => db.Scans.CountAsync(s => s.BadgeId == badge.Id)));
        Assert.Equal(1, await App.InDb(db => db.Presences.CountAsync(p => p.ParticipationId == badge.ParticipationId)));
    }

    [Fact]
    public async Task The_same_reading_sent_eight_times_is_one()
    {
        var (badge, token) = await NewBadge();
        var door = await App.As(Role.DoorDevice);
        var clientId = Guid.CreateVersion7().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Scan(door, token, clientId: clientId))));

        Assert.All(answers, a => Assert.Equal("admitted", a.GetProperty("verdict").GetString()));
        Assert.Single(answers.Select(a => a.GetProperty("scanId").GetGuid()).Distinct());
        Assert.Equal(1, await App.InDb(db => db.Scans.CountAsync(s => s.BadgeId == badge.Id)));
    }

    [Fact]
    public async Task Another_reading_under_the_id_of_one_before_is_refused_and_lets_nobody_in()
    {
        var (badge, token) = await NewBadge();
        var (other, otherToken) = await NewBadge();
        var door = await App.As(Role.DoorDevice);
        var clientId = Guid.CreateVersion7().ToString();
        var first = await Scan(door, token, clientId: clientId);

        foreach (var body in new object[]
        {
            new { gateId = Sample.MainGate, code = otherToken, clientId },
            new { gateId = Sample.MainGate, serial = other.Serial, clientId },
            new { gateId = Sample.MainGate, code = "https://example.org/menu", clientId },
            new { gateId = Sample.MainGate, code = token, direction = "out", clientId },
            new { gateId = Sample.PressGate, code = token, clientId },
        })
        {
            Assert.Equal("scan.other-reading", await (await door.Post(Api("scans"), body)).Code());
            var batch = await (await door.Post(Api("scans/batch"), new { scans = new[] { body } })).Read(HttpStatusCode.OK);
            Assert.Equal((clientId, "scan.other-reading"), (batch.GetProperty("notRead")[0].GetProperty("clientId").GetString(), batch.GetProperty("notRead")[0].GetProperty("code").GetString()));
            Assert.Empty(batch.GetProperty("answers").EnumerateArray());
        }
        Assert.Equal(1, await App.InDb(db => db.Scans.CountAsync(s => s.ClientId == clientId)));
        Assert.False(await App.InDb(db => db.Scans.AnyAsync(s => s.BadgeId == other.Id)));
        // Typed or read, it is the same badge.
        Assert.Equal(first.GetProperty("scanId").GetGuid(), (await Scan(door, serial: badge.Serial, clientId: clientId)).GetProperty("scanId").GetGuid());
    }

    [Fact]
    public async Task In_a_batch_what_cannot_be_read_is_named_and_the_others_are_read()
    {
        var (first, token) = await NewBadge();
        var (last, lastToken) = await NewBadge();
        var door = await App.As(Role.DoorDevice);
        var seen = Guid.CreateVersion7().ToString();
        await Scan(door, token, direction: "out", clientId: seen);
        var (one, two) = (Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString());
        var batch = await (await door.Post(Api("scans/batch"), new
        {
            scans = new object[]
            {
                new { gateId = Sample.MainGate, code = token, clientId = one },
                new { gateId = Sample.MainGate, code = token, clientId = seen },   // another direction than before
                new { gateId = Guid.CreateVersion7(), code = token, clientId = "no gate" },
                new { gateId = Sample.MainGate, clientId = "nothing shown" },
                new { gateId = Sample.MainGate, code = token, clientId = "dated", at = Sample.Now },
                new { gateId = Sample.MainGate, code = lastToken, clientId = two },
            },
        })).Read(HttpStatusCode.OK);
        Assert.Equal([(one, true), (two, true)], batch.GetProperty("answers").EnumerateArray().Select(a => (a.GetProperty("clientId").GetString()!, a.GetProperty("admitted").GetBoolean())));
        Assert.Equal([(seen, "scan.other-reading"), ("no gate", "scan.unknown-gate"), ("nothing shown", "scan.nothing-shown"), ("dated", "scan.not-your-time")],
            batch.GetProperty("notRead").EnumerateArray().Select(n => (n.GetProperty("clientId").GetString()!, n.GetProperty("code").GetString()!)));
        Assert.Equal((2, 1), await App.InDb(async db => (await db.Scans.CountAsync(s => s.BadgeId == first.Id), await db.Scans.CountAsync(s => s.BadgeId == last.Id))));
    }

    [Fact]
    public async Task Only_the_secretariat_carries_over_the_door_book()
    {
        var (badge, token) = await NewBadge();
        var earlier = App.Clock.GetCurrentInstant() - Duration.FromHours(20);
        var body = new { gateId = Sample.MainGate, code = token, clientId = Guid.CreateVersion7().ToString(), at = earlier };
        Assert.Equal("scan.not-your-time", await (await (await App.As(Role.DoorSupervisor)).Post(Api("scans"), body)).Code());

        var secretariat = await App.As(Role.Secretariat);
        Assert.Equal("scan.not-yet", await (await secretariat.Post(Api("scans"), body with { at = App.Clock.GetCurrentInstant() + Duration.FromMinutes(1) })).Code());
        await (await secretariat.Post(Api("scans/batch"), new { scans = new[] { body } })).Read(HttpStatusCode.OK);
        Assert.Equal(earlier, await App.InDb(db => db.Participations.Where(p => p.Id == badge.ParticipationId).Select(p => p.ArrivedAt).SingleAsync()));

        var presence = await secretariat.Get(Api("presence"));
        Assert.True(presence.GetProperty("zones").EnumerateArray().First(z => z.GetProperty("letter").GetString() == "A").GetProperty("inside").GetInt32() >= 1);
    }

    [Fact]
    public async Task Readings_are_listed_page_by_page()
    {
        var (badge, token) = await NewBadge();
        var door = await App.As(Role.DoorSupervisor);
        for (var i = 0; i < 5; i++) await Scan(door, token);
        var seen = new List<Guid>();
        string? after = null;
        do
        {
            var page = await door.Get(Api($"scans?limit=2&participation={badge.ParticipationId}{(after is null ? "" : "&after=" + after)}"));
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(s => s.GetProperty("id").GetGuid()));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        Assert.Equal((5, 5), (seen.Count, seen.Distinct().Count()));
    }

    [Fact]
    public async Task Roles_decide_who_reads()
    {
        var body = new { gateId = Sample.MainGate, code = "hello", clientId = "roles" };
        Assert.Equal(HttpStatusCode.Forbidden, (await (await App.As(Role.Viewer)).Post(Api("scans"), body)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await App.As(Role.AccreditationOfficer)).Post(Api("scans"), body)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.AsForeign(Role.DoorSupervisor)).Post(Api("scans"), body)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.As(Role.DoorSupervisor)).Post(Api("scans"), body with { gateId = Sample.ForeignGate })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await App.As(Role.DoorSupervisor)).Post(Api("gates"), new { name = "Back door", zoneId = Sample.Hall })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await App.As(Role.DoorSupervisor)).Post(Api($"badges/{Sample.Badge}/revocation"), new { reason = "x" })).StatusCode);
        var secretary = await App.As(Role.Secretariat);
        var gate = await (await secretary.Post(Api("gates"), new { name = "Back door", zoneId = Sample.Hall, open = false })).Read(HttpStatusCode.Created);
        var renamed = await (await secretary.Put(Api($"gates/{gate.GetProperty("id").GetGuid()}"), new { name = "Rear door", zoneId = Sample.Hall })).Read(HttpStatusCode.OK);
        Assert.False(renamed.GetProperty("open").GetBoolean());   // a new name opens no door
    }

    /// <summary>A new accredited person with a badge and what its code says.</summary>
    private Task<(Badge Badge, string Token)> NewBadge() => App.InScope(services => Badging.New(services, Sample));

    private static BadgePayload Payload(uint conference, byte[] id) => new()
    {
        Key = 0,
        Conference = conference,
        Badge = BadgeId.Read(id),
        Category = 1,
        Zones = 1,
        NotBefore = Sample.Now,
        NotAfter = Sample.Now + Duration.FromDays(2),
        Sequence = 1,
    };

    private async Task<string?> Verdict(HttpClient door, string code) => (await Scan(door, code)).GetProperty("verdict").GetString();

    private async Task<System.Text.Json.JsonElement> Scan(HttpClient door, string? code = null, int? serial = null, Guid? gate = null, string direction = "in", string? clientId = null) =>
        await (await door.Post(Api("scans"), new { gateId = gate ?? Sample.MainGate, code, serial, direction, clientId = clientId ?? Guid.CreateVersion7().ToString() })).Read(HttpStatusCode.OK);
}
