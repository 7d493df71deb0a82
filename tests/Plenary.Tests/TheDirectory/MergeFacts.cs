using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Programme;
using Plenary.Records;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.TheDirectory;

/// <summary>Two records become one, and two again.</summary>
public class MergeFacts(PlenaryApp app) : WebTest(app)
{
    private static readonly Instant At = Sample.Now;

    private async Task<Guid> Somebody(params string[] names)
    {
        Assert.Null(Person.Enter(names.Select(n => new WrittenName(n)), out var person));
        await App.InDb(async db => { db.People.Add(person); await db.SaveChangesAsync(); });
        return person.Id;
    }

    private async Task<Guid> Body(params string[] names)
    {
        Assert.Null(Organisation.Enter(names.Select(n => new WrittenName(n)), OrganisationKind.Ngo, null, out var body));
        await App.InDb(async db => { db.Organisations.Add(body); await db.SaveChangesAsync(); });
        return body.Id;
    }

    private Task<(Refusal? Refusal, Merge? Merge)> Join(Subject subject, Guid kept, Guid gone) =>
        App.InScope(services => Of<Merging>(services).Join(subject, kept, gone, "the same", Sample.Officer, At));

    private Task<Refusal?> Undo(Guid merge) => App.InScope(async services =>
        await Of<Merging>(services).Undo(await Of<PlenaryDb>(services).Merges.SingleAsync(m => m.Id == merge), Sample.Officer, At));

    private static T Of<T>(IServiceProvider services) => (T)services.GetService(typeof(T))!;

    /// <summary>Everything that the two may touch, row by row, but for the count of changes and the sealing, which is new each time.</summary>
    private Task<List<string>> World() => App.InScope(async services =>
    {
        var (db, keys, rows) = (Of<PlenaryDb>(services), Of<Keys>(services), new List<string>());
        await Read<Person>();
        await Read<Organisation>();
        await Read<Office>();
        await Read<Membership>();
        await Read<Participation>();
        await Read<Delegation>();
        await Read<Places>();
        await Read<Invitation>();
        await Read<DelegationLink>();
        await Read<Series>();
        await Read<Speaker>();
        await Read<Intervention>();
        await Read<SearchWord>();
        await Read<NotTheSame>();
        rows.Sort(StringComparer.Ordinal);
        return rows;

        async Task Read<T>() where T : class
        {
            foreach (var row in await db.Set<T>().IgnoreQueryFilters().AsNoTracking().ToListAsync())
            {
                var values = db.Entry(row).Properties.Where(p => p.Metadata.Name is not ("Version" or "ChangedAt" or "SealedContacts")).ToDictionary(p => p.Metadata.Name, p => p.CurrentValue is Instant or LocalDate or LocalDateTime ? p.CurrentValue.ToString() : p.CurrentValue);
                if (row is Person person) values["Contacts"] = person.Contacts(keys);
                if (row is Organisation body) values["Contacts"] = body.Contacts(keys);
                rows.Add($"{typeof(T).Name} {JsonSerializer.Serialize(values)}");
            }
        }
    });

    /// <summary>A person with some facts and not others, some offices, perhaps a participation, a place on a panel, an intervention.</summary>
    private Task<Guid> AnyPerson(Random random, bool mayTakePart) => App.InScope(async services =>
    {
        var (db, keys) = (Of<PlenaryDb>(services), Of<Keys>(services));
        string[] names = ["Samir Lake", "Sameer Laake", "سمير بحيرة", "Самир Озеро"];
        Assert.Null(Person.Enter(Some(names).DefaultIfEmpty("Samir Lake").Select(n => new WrittenName(n + (char)('a' + random.Next(26)))), out var person));
        person.Describe(Maybe("Dr.") ?? "", random.Next(3) == 0 ? Gender.Man : null, Maybe("TN"), Some(["ar", "fr"]));
        person.ReachAt(new(Maybe($"samir{random.Next()}@example.org"), Maybe("+21671123456")), keys);
        db.People.Add(person);
        foreach (var body in Some([Sample.OpenWells, Sample.RiverSchools])) db.Offices.Add(new Office { PersonId = person.Id, OrganisationId = body, Title = "Adviser" });
        if (mayTakePart || random.Next(2) == 0)
        {
            var participation = Participation.Nominate(Sample.Conference, Sample.Delegation, Sample.RiverSchools, person, Sample.DelegateCategory, leads: false, Sample.Head, At);
            if (!mayTakePart) Assert.Null(participation.Withdraw(Sample.Head, At, "does not come"));
            db.Participations.Add(participation);
        }
        if (random.Next(2) == 0)
        {
            Assert.Null(Intervention.Record(Sample.Conference, Sample.Panel, 90, new("Samir", "en", Person: person.Id), out var said));
            db.Interventions.Add(said);
        }
        await db.SaveChangesAsync();
        return person.Id;

        T[] Some<T>(T[] all) => [.. all.Where(_ => random.Next(2) == 0)];
        string? Maybe(string text) => random.Next(2) == 0 ? text : null;
    });

    private Task<Guid> AnyOrganisation(Random random) => App.InScope(async services =>
    {
        var (db, keys) = (Of<PlenaryDb>(services), Of<Keys>(services));
        Assert.Null(Organisation.Enter([new($"Lake Union {random.Next()}"), .. random.Next(2) == 0 ? new WrittenName[] { new("اتحاد البحيرة", "ar") } : []], OrganisationKind.Union, random.Next(2) == 0 ? "TN" : null, out var body));
        Assert.Null(body.Rename(body.Names, random.Next(2) == 0 ? "LU" : ""));
        Assert.Null(body.Describe(body.Kind, body.Country, random.Next(2) == 0 ? "Tunis" : "", random.Next(2) == 0 ? Sample.OpenWells : null, random.Next(2) == 0 ? "https://lake.example" : "", random.Next(2) == 0 ? "office@lake.example" : ""));
        body.ReachAt(new(random.Next(2) == 0 ? "+21671123456" : null, random.Next(2) == 0 ? $"{random.Next(3)} Lake Street, Tunis" : null), keys);
        db.Organisations.Add(body);
        Assert.Null(Organisation.Enter([new($"Bureau {random.Next()}")], OrganisationKind.Bureau, null, out var bureau));
        Assert.Null(bureau.Describe(bureau.Kind, null, "", body.Id, "", ""));
        db.Organisations.Add(bureau);
        if (random.Next(2) == 0) db.Memberships.Add(new Membership { OrganisationId = body.Id, OfId = Sample.Coalition, Kind = MembershipKind.Full });
        if (random.Next(2) == 0) db.Memberships.Add(new Membership { OrganisationId = Sample.ClearSprings, OfId = body.Id, Kind = MembershipKind.Observer });
        db.Offices.Add(new Office { PersonId = Sample.People[ParticipationState.Draft], OrganisationId = body.Id, Title = "Member" });
        Send(db, random, body.Id, Sample.Conference, [Sample.DelegateCategory, Sample.HeadCategory, Sample.PressCategory]);
        if (random.Next(3) == 0) db.Series.Add(new Series { Slug = $"s{random.Next()}", Name = LocalText.Of("Lakes"), Organiser = LocalText.Of("Lakes"), OrganiserId = body.Id });
        await db.SaveChangesAsync();
        return body.Id;
    });

    /// <summary>A delegation, or none, with an invitation in any state, or none, and people in any state who hold its places.</summary>
    private static void Send(PlenaryDb db, Random random, Guid organisation, Guid conference, Guid[] categories)
    {
        if (random.Next(6) == 0) return;
        var delegation = new Delegation { ConferenceId = conference, OrganisationId = organisation, Group = random.Next(2) == 0 ? $"Group {random.Next(3)}" : "" };
        if (random.Next(2) == 0) Assert.Null(delegation.ReceiveLetter($"President {random.Next()}", new LocalDate(2027, 4, 1 + random.Next(20))));
        db.Delegations.Add(delegation);
        if (random.Next(4) > 0)
        {
            var invitation = new Invitation { ConferenceId = conference, DelegationId = delegation.Id, Language = "en", Addressee = "", Email = "", Deadline = new(2027, 5, 12 + random.Next(5), 18, 0), IssuedAt = At };
            Assert.Null(random.Next(4) switch { 0 => invitation.Accept("Head", At), 1 => invitation.Decline("Head", At, "no"), 2 => invitation.Withdraw(At), _ => null });
            db.Invitations.Add(invitation);
        }
        for (var links = random.Next(3); links > 0; links--)
            db.DelegationLinks.Add(new DelegationLink { ConferenceId = conference, DelegationId = delegation.Id, TokenHash = Secret.Hash(Secret.New()), CreatedAt = At, ExpiresAt = At + Duration.FromDays(40) });
        foreach (var category in categories.Where(_ => random.Next(3) > 0))
        {
            var places = new Places { ConferenceId = conference, DelegationId = delegation.Id, CategoryId = category };
            Assert.Null(places.Grant(random.Next(6)));
            db.Places.Add(places);
            for (var people = random.Next(4); people > 0; people--)
            {
                var comes = random.Next(4) > 0;
                if (comes && places.Take() is not null) break;
                Assert.Null(Person.Enter([new($"Delegate {random.Next()}")], out var person));
                db.People.Add(person);
                var participation = Participation.Nominate(conference, delegation.Id, organisation, person, category, leads: random.Next(3) == 0, Sample.Head, At);
                if (random.Next(3) > 0) Assert.Null(participation.Submit(Sample.Head, At));
                if (!comes) Assert.Null(participation.Withdraw(Sample.Head, At, "does not come"));
                db.Participations.Add(participation);
            }
        }
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8), InlineData(9), InlineData(10), InlineData(11), InlineData(12)]
    public async Task What_was_merged_and_taken_apart_is_as_it_was(int seed)
    {
        var random = new Random(seed);
        foreach (var subject in Enum.GetValues<Subject>())
        {
            var one = subject == Subject.Person ? await AnyPerson(random, mayTakePart: true) : await AnyOrganisation(random);
            var other = subject == Subject.Person ? await AnyPerson(random, mayTakePart: false) : await AnyOrganisation(random);
            var (kept, gone) = random.Next(2) == 0 ? (one, other) : (other, one);
            // Nominations say "perhaps twice" as they do once they were sent.
            await App.InScope(async services =>
            {
                var likeness = Of<Plenary.People.Finding.Likeness>(services);
                await likeness.LookAgain(await likeness.Around(one, other));
                return 0;
            });
            var (before, sums) = (await World(), await Sums());

            var (refusal, merge) = await Join(subject, kept, gone);
            Assert.Null(refusal);
            Assert.Equal(0, await App.InScope(services => subject == Subject.Person ? Of<Storage.Unscoped.Pointers>(services).Count<Person>(gone) : Of<Storage.Unscoped.Pointers>(services).Count<Organisation>(gone)));
            Assert.NotEqual(before, await World());
            Assert.Equal(sums, await Sums());

            Assert.Null(await Undo(merge!.Id));
            Assert.Equal(before, await World());
            Assert.Equal(Merge.AlreadyUndone, await Undo(merge.Id));
        }
        Assert.Null((await App.InDb(db => Plenary.Audit.Chain.Verify(db))).Fault);
    }

    /// <summary>How many places there are and are taken in each category, and how many people hold one in a delegation that is there: merging gives and takes none.</summary>
    private Task<List<string>> Sums() => App.InDb(async db =>
    {
        var places = (await db.Places.GroupBy(p => p.CategoryId).Select(g => new { g.Key, Granted = g.Sum(p => p.Granted), Taken = g.Sum(p => p.Taken) }).ToListAsync()).Select(g => $"{g.Key}: {g.Granted} {g.Taken}");
        var people = await (from p in db.Participations join d in db.Delegations on p.DelegationId equals d.Id where p.State != ParticipationState.Withdrawn select p).CountAsync();
        return places.Append($"{people} people").Order(StringComparer.Ordinal).ToList();
    });

    [Fact]
    public async Task The_page_marks_the_differing_letters_and_makes_one_of_two()
    {
        var (one, other) = (await Somebody("Yousef Saeed"), await Somebody("Yusuf Said", "يوسف سعيد"));
        await App.InDb(async db => { db.Offices.Add(new Office { PersonId = other, OrganisationId = Sample.OpenWells, Title = "Accountant" }); await db.SaveChangesAsync(); });
        var officer = await App.As(Role.Secretariat);
        var page = await officer.Page($"/directory/people/{one}/merge?with={other}");
        Assert.Equal(["o", "e", "ee", "u", "i"], page.All("#both mark").Select(m => m.TextContent));
        Assert.Equal(other.ToString(), page.One("#merge input[checked]").GetAttribute("value"));

        var done = await page.Form("#merge").Fill("Keep", one.ToString()).Fill("Reason", "same passport").Send();
        Assert.Equal($"/directory/people/{one}", done.Location);
        var kept = await done.Follow();
        Assert.Contains("يوسف سعيد", kept.Text);
        Assert.Contains("Accountant", kept.Text);
        Assert.Contains("Yusuf Said", kept["#merged"]);
        Assert.Contains("was merged into Yousef Saeed", (await officer.Page($"/directory/people/{other}")).Text);
        Assert.DoesNotContain(other.ToString(), (await officer.Page("/directory/people?q=yusuf")).Html);

        // And taken apart again, from the word that was left.
        var undone = await kept.Form(".toast form").Send();
        Assert.Equal($"/directory/people/{other}", undone.Location);
        Assert.Contains("Accountant", (await undone.Follow()).Text);
        Assert.DoesNotContain("يوسف سعيد", (await officer.Page($"/directory/people/{one}")).Text);
    }

    [Fact]
    public async Task Two_who_both_take_part_are_not_made_one_and_the_conference_is_named_to_those_who_know_it()
    {
        var (one, other) = (Sample.People[ParticipationState.Submitted], Sample.People[ParticipationState.Accredited]);
        var here = await (await App.As(Role.Secretariat)).Page($"/directory/people/{one}/merge?with={other}");
        Assert.Contains("Both take part in 13th General Conference.", here.Text);
        Assert.DoesNotContain(here.All("#merge button"), b => b.TextContent.Contains("merge"));
        var foreign = await App.AsForeign(Role.Secretariat);
        var elsewhere = await foreign.Page($"/directory/people/{one}/merge?with={other}");
        Assert.Contains("Both take part in a conference that you do not work at.", elsewhere.Text);
        Assert.DoesNotContain("13th", elsewhere.Text);
        Assert.Equal("person.both-take-part", await (await foreign.Post($"/api/v1/people/{one}/merges", new { gone = other })).Code());
    }

    [Fact]
    public async Task Organisations_that_belong_to_each_other_are_not_the_same()
    {
        Assert.Equal(Organisation.Related, (await Join(Subject.Organisation, Sample.Coalition, Sample.RiverSchools)).Refusal);
        Assert.Equal(Merging.SameRecord, (await Join(Subject.Organisation, Sample.RiverSchools, Sample.RiverSchools)).Refusal);
    }

    [Fact]
    public async Task Two_people_is_remembered_until_it_is_taken_back()
    {
        var (one, other) = (await Somebody("Ana Ruiz"), await Somebody("Anna Ruiz"));
        var officer = await App.As(Role.Secretariat);
        await (await officer.Page($"/directory/people/{one}/merge?with={other}")).Form("#merge").Send("They are two");
        var told = await officer.Page($"/directory/people/{other}/merge?with={one}");
        Assert.Contains("said on 11 May 2027 that these are two.", told.Text);
        Assert.Equal("merge.said-to-be-two", await (await officer.Post($"/api/v1/people/{one}/merges", new { gone = other })).Code());
        await told.Form("#take-back").Send();
        Assert.Equal(0, await App.InDb(db => db.NotTheSame.CountAsync(n => n.OneId == one || n.OtherId == one)));
    }

    [Fact]
    public async Task Programs_merge_and_take_apart_and_a_later_merge_comes_first()
    {
        var (one, other, third) = (await Body("Delta Readers"), await Body("Delta Reader"), await Body("Deltas"));
        var client = await App.As(Role.Secretariat);
        var first = await (await client.Post($"/api/v1/organisations/{one}/merges", new { gone = other, reason = "spelt twice" }, key: "merge-once")).Read(HttpStatusCode.Created);
        Assert.Equal(other, first.GetProperty("gone").GetGuid());
        await (await client.Post($"/api/v1/organisations/{one}/merges", new { gone = other, reason = "spelt twice" }, key: "merge-once")).Read(HttpStatusCode.Created);
        Assert.Equal("organisation.already-merged", await (await client.Post($"/api/v1/organisations/{third}/merges", new { gone = other })).Code());
        Assert.Equal(one, (await client.Get($"/api/v1/organisations/{other}")).GetProperty("mergedInto").GetGuid());

        var second = await (await client.Post($"/api/v1/organisations/{third}/merges", new { gone = one })).Read(HttpStatusCode.Created);
        Assert.Equal("merge.later-one", await (await client.DeleteAsync($"/api/v1/merges/{first.GetProperty("id").GetGuid()}")).Code());
        await (await client.DeleteAsync($"/api/v1/merges/{second.GetProperty("id").GetGuid()}")).Read(HttpStatusCode.NoContent);
        await (await client.DeleteAsync($"/api/v1/merges/{first.GetProperty("id").GetGuid()}")).Read(HttpStatusCode.NoContent);
        Assert.Equal(JsonValueKind.Null, (await client.Get($"/api/v1/organisations/{other}")).GetProperty("mergedInto").ValueKind);
        Assert.Equal(2, (await client.Get($"/api/v1/organisations/{one}/merges")).GetProperty("items").GetArrayLength());

        await (await client.PutAsync($"/api/v1/organisations/{one}/not-the-same/{other}", null)).Read(HttpStatusCode.NoContent);
        Assert.Equal("merge.said-to-be-two", await (await client.Post($"/api/v1/organisations/{one}/merges", new { gone = other })).Code());
        await (await client.DeleteAsync($"/api/v1/organisations/{one}/not-the-same/{other}")).Read(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_conference_reads_in_its_history_what_a_merge_moved()
    {
        var (kept, gone) = (await Somebody("Kept One"), await AnyPerson(new Random(5), mayTakePart: true));
        Assert.Null((await Join(Subject.Person, kept, gone)).Refusal);
        Assert.Equal(1, await App.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "merge.moved" && e.SubjectId == kept && e.ConferenceId == Sample.Conference && e.Details.Contains("participation"))));
    }

    [Fact]
    public async Task Who_only_reads_the_directory_compares_and_decides_nothing()
    {
        var (one, other) = (await Somebody("Reader One"), await Somebody("Reader Two"));
        var officer = await App.As(Role.AccreditationOfficer);
        var page = await officer.Page($"/directory/people/{one}/merge?with={other}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.All("main form[method=post]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Post($"/api/v1/people/{one}/merges", new { gone = other })).StatusCode);
    }
}
