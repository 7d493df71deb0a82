using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Delegations;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Tests.Imports;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Audit;

/// <summary>What is changed past the objects, by one statement in the database, has its line in the history too.</summary>
public class NotedFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task An_import_says_of_each_record_that_was_there_which_fields_it_filled_and_not_with_what()
    {
        var (bare, full, body) = await App.InDb(async db =>
        {
            Assert.Null(Organisation.Enter([new("Dune Readers")], OrganisationKind.Other, null, out var dunes));
            Assert.Null(Person.Enter([new("Rim Dune")], out var rim));
            Assert.Null(Person.Enter([new("Samir Dune")], out var samir));
            samir.Describe("Dr.", null, "TN", []);
            db.AddRange(dunes, rim, samir);
            db.AddRange(new Office { PersonId = rim.Id, OrganisationId = dunes.Id, Title = "Chair", Unit = "" }, new Office { PersonId = samir.Id, OrganisationId = dunes.Id, Title = "Clerk", Unit = "" });
            await db.SaveChangesAsync();
            return (rim.Id, samir.Id, dunes.Id);
        });
        var client = await App.As(Role.Administrator);
        var done = await client.Import("people", "Name,Honorific,Nationality,E-mail,Organisation,Country,Office,From\n"
            + "Rim Dune,Dr.,MA,rim@dune.example,Dune Readers,MA,Chair,2020-01-02\nSamir Dune,Dr.,TN,,Dune Readers,MA,Treasurer,\nNew Dune,Dr.,,,Dune Readers,MA,Clerk,\n");
        Assert.Equal("new 1, filled 2, same 0, twice 0, refused 0", done.Counts());

        var import = done.GetProperty("id").GetGuid();
        var lines = await Lines(".filled", import);
        Assert.Equal(new[] { "office.filled: From", $"organisation.filled {body}: Country", $"person.filled {bare}: Honorific, Nationality, Email", $"person.filled {full}: Office" }.Order(StringComparer.Ordinal),
            lines.Select(l => $"{l.Action}{(l.Action == "office.filled" ? "" : $" {l.Subject}")}: {string.Join(", ", l.What.GetProperty("fields").EnumerateArray().Select(f => f.GetString()))}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain("rim@dune.example", string.Concat(lines.Select(l => l.What.ToString())), StringComparison.Ordinal);
        Assert.Empty(await Lines(".filled", (await client.Import("people", "Name,Organisation\nRim Dune,Dune Readers\n")).GetProperty("id").GetGuid()));

        async Task<List<Line>> Lines(string ending, Guid of) =>
            [.. (await App.InDb(db => db.AuditEntries.AsNoTracking().Where(e => e.Action.EndsWith(ending)).ToListAsync())).Select(Line.Of).Where(l => l.What.GetProperty("import").GetGuid() == of)];
    }

    /// <summary>A place that the secretariat gives with a person beyond the quota is a place granted; one that was left is not.</summary>
    [Fact]
    public async Task Places_that_come_with_people_are_granted_in_the_history()
    {
        var (organisation, delegation) = await Invited("Guild of Wells", granted: 1);
        var officer = await App.As(Role.Secretariat);
        foreach (var name in new[] { "First Guest", "Second Guest", "Third Guest" })
            await (await officer.Post(Api("participations"), new { organisationId = organisation, category = "delegate", names = new[] { new { text = name } } })).Read(HttpStatusCode.Created);
        Assert.Equal([("delegate", 2, 1), ("delegate", 3, 1)], await Granted(delegation));

        await (await App.As(Role.Administrator)).Import("participants", "Name,Delegation,Country,Category\nFourth Guest,Guild of Wells,TN,Delegate\nFifth Guest,Guild of Wells,TN,Delegate\nSixth Guest,Guild of Wells,TN,Press\n", Sample.Slug);
        Assert.Equal([("delegate", 2, 1), ("delegate", 3, 1), ("delegate", 5, 2), ("press", 1, 1)], (await Granted(delegation)).Order());

        async Task<List<(string?, int, int)>> Granted(Guid of) => (await Of("places.granted", of)).ConvertAll(l => (l.What.GetProperty("category").GetString(), l.What.GetProperty("granted").GetInt32(), l.What.GetProperty("withPeople").GetInt32()));
    }

    [Fact]
    public async Task Badges_that_went_to_paper_are_named()
    {
        var officer = await App.As(Role.Secretariat);
        var serial = await App.InDb(db => db.Badges.Where(b => b.Id == Sample.Badge).Select(b => b.Serial).SingleAsync());
        for (var times = 1; times <= 2; times++)
        {
            await (await officer.Post(Api("badges.pdf"), new { ids = new[] { Sample.Badge } })).Content.ReadAsByteArrayAsync();
            var printed = await Of("badges.printed", Sample.Conference);
            Assert.Equal(times, printed.Count);
            Assert.Equal(serial, Assert.Single(printed[^1].What.GetProperty("serials").EnumerateArray()).GetInt32());
        }
        Assert.Equal(0, (await Of("badges.printed", Sample.Conference))[^1].What.GetProperty("firstTime").GetInt32());
        await (await officer.GetAsync(Api($"badges.pdf?ids={Sample.Badge}"))).Content.ReadAsByteArrayAsync();   // looking is not printing
        Assert.Equal(2, (await Of("badges.printed", Sample.Conference)).Count);
    }

    [Fact]
    public async Task The_first_opening_of_an_invitation_is_written_down_once()
    {
        var (_, delegation) = await Invited("Guild of Ponds", granted: 1);
        var invitation = await App.InDb(db => db.Invitations.Where(i => i.DelegationId == delegation).Select(i => i.Id).SingleAsync());
        foreach (var head in new[] { await App.Delegation(delegation), await App.Delegation(delegation) }) await head.Page("/delegation");
        Assert.Single(await Of("invitation.opened", invitation));
    }

    private sealed record Line(string Action, Guid Subject, JsonElement What)
    {
        public static Line Of(Plenary.Audit.AuditEntry entry) => new(entry.Action, entry.SubjectId, JsonDocument.Parse(entry.Details).RootElement.GetProperty("what"));
    }

    private async Task<List<Line>> Of(string action, Guid subject) =>
        (await App.InDb(db => db.AuditEntries.AsNoTracking().Where(e => e.Action == action && e.SubjectId == subject).OrderBy(e => e.Number).ToListAsync())).ConvertAll(Line.Of);

    private Task<(Guid Organisation, Guid Delegation)> Invited(string name, int granted) => App.InDb(async db =>
    {
        Assert.Null(Organisation.Enter([new(name)], OrganisationKind.Ngo, "TN", out var body));
        var delegation = new Delegation { ConferenceId = Sample.Conference, OrganisationId = body.Id };
        var invitation = new Invitation { ConferenceId = Sample.Conference, DelegationId = delegation.Id, Language = "en", Addressee = "", Email = "", Deadline = Sample.Deadline, IssuedAt = Sample.Now };
        var places = new Places { ConferenceId = Sample.Conference, DelegationId = delegation.Id, CategoryId = Sample.DelegateCategory };
        Assert.Null(places.Grant(granted));
        db.AddRange(body, delegation, invitation, places);
        await db.SaveChangesAsync();
        return (body.Id, delegation.Id);
    });
}
