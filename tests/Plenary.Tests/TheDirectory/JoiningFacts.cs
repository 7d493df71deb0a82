using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.TheDirectory;

/// <summary>Two organisations that are one had a delegation each at one conference. Generated cases stand in <see cref="MergeFacts"/>.</summary>
public class JoiningFacts(PlenaryApp app) : WebTest(app)
{
    private async Task<(Guid Organisation, Guid Delegation)> Sends(string name, Action<Invitation>? answer, int places, params string[] people)
    {
        Assert.Null(Organisation.Enter([new(name)], OrganisationKind.Ngo, null, out var body));
        var delegation = new Delegation { ConferenceId = Sample.Conference, OrganisationId = body.Id };
        await App.InDb(async db =>
        {
            db.AddRange(body, delegation);
            if (answer is not null)
            {
                var invitation = new Invitation { ConferenceId = Sample.Conference, DelegationId = delegation.Id, Language = "en", Addressee = "", Email = "", Deadline = Sample.Deadline, IssuedAt = Sample.Now };
                answer(invitation);
                db.Invitations.Add(invitation);
            }
            var granted = new Places { ConferenceId = Sample.Conference, DelegationId = delegation.Id, CategoryId = Sample.DelegateCategory };
            Assert.Null(granted.Grant(places));
            db.Places.Add(granted);
            foreach (var who in people)
            {
                Assert.Null(Person.Enter([new(who)], out var person));
                Assert.Null(granted.Take());
                db.AddRange(person, Participation.Nominate(Sample.Conference, delegation.Id, body.Id, person, Sample.DelegateCategory, leads: false, Sample.Head, Sample.Now));
            }
            await db.SaveChangesAsync();
        });
        return (body.Id, delegation.Id);
    }

    private static async Task<Guid> Merge(HttpClient client, Guid kept, Guid gone) =>
        (await (await client.Post($"/api/v1/organisations/{kept}/merges", new { gone })).Read(HttpStatusCode.Created)).GetProperty("id").GetGuid();

    [Fact]
    public async Task The_delegation_whose_invitation_says_more_stays_with_the_people_places_and_links_of_both()
    {
        var (kept, silent) = await Sends("Valley Farmers", _ => { }, 3, "Kofi Baum");
        var (gone, accepted) = await Sends("Valley Farmers Union", i => Assert.Null(i.Accept("Amina Said", Sample.Now)), 2, "Lena Frey", "Jo Frey");
        var (ofSilent, ofAccepted) = (await App.Delegation(silent), await App.Delegation(accepted));
        Assert.DoesNotContain("Lena Frey", (await ofSilent.Page("/delegation")).Text);

        // 1. Who merges is told before.
        var officer = await App.As(Role.Secretariat);
        var asked = await officer.Page($"/directory/organisations/{kept}/merge?with={gone}");
        Assert.Contains("At 13th General Conference their delegations become one, with the people (1 and 2) and the places of both. The invitation of Valley Farmers Union holds, since it says more.", asked.Text);
        var merge = await Merge(officer, kept, gone);

        // 2. One delegation, of the organisation that was kept, and both heads come to it.
        foreach (var head in new[] { ofSilent, ofAccepted })
        {
            var page = await head.Page("/delegation");
            foreach (var text in new[] { "Valley Farmers", "Kofi Baum", "Lena Frey", "Jo Frey" }) Assert.Contains(text, page.Text);
        }
        var places = (await officer.Get(PlenaryApp.Api($"delegations/{accepted}/places"))).GetProperty("items").EnumerateArray().Single();
        Assert.Equal((5, 3), (places.GetProperty("granted").GetInt32(), places.GetProperty("taken").GetInt32()));
        Assert.Equal(kept, (await officer.Get(PlenaryApp.Api($"delegations/{accepted}"))).GetProperty("organisationId").GetGuid());

        // 3. The other is found no more, and its page leads to the one that stays, which tells of it.
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(PlenaryApp.Api($"delegations/{silent}"))).StatusCode);
        var led = await officer.Page(PlenaryApp.Desk($"delegations/{silent}"));
        Assert.Equal(PlenaryApp.Desk($"delegations/{accepted}"), led.Location);
        Assert.Contains("Valley Farmers and Valley Farmers Union are one organisation", (await led.Follow()).Text);
        // The way to the merge is shown to those who may go it.
        Assert.Single((await led.Follow()).All($"a[href='/directory/merges/{merge}']"));
        var viewer = await (await App.As(Role.Viewer)).Page(PlenaryApp.Desk($"delegations/{accepted}"));
        Assert.Contains("Valley Farmers and Valley Farmers Union are one organisation", viewer.Text);
        Assert.Empty(viewer.All("a[href*='/directory/merges/']"));
        var told = (await officer.Get(PlenaryApp.Api($"delegations/{accepted}/joined"))).GetProperty("items").EnumerateArray().Single();
        Assert.Equal((silent, "Valley Farmers", 1, 3), (told.GetProperty("id").GetGuid(), told.GetProperty("organisation").GetString()!, told.GetProperty("people").GetInt32(), told.GetProperty("places").GetInt32()));
        Assert.Equal(1, await App.InDb(db => db.Invitations.CountAsync(i => i.DelegationId == silent || i.DelegationId == accepted)));

        // 4. So does the merge, to those who see delegations there.
        var joined = (await officer.Get($"/api/v1/merges/{merge}")).GetProperty("joined").EnumerateArray().Single();
        Assert.Equal((Sample.Slug, accepted, silent, 1, 3), (joined.GetProperty("conference").GetString()!, joined.GetProperty("delegationId").GetGuid(), joined.GetProperty("goneId").GetGuid(), joined.GetProperty("people").GetInt32(), joined.GetProperty("places").GetInt32()));
        Assert.Equal(accepted, (await officer.Get($"/api/v1/organisations/{kept}/merges")).GetProperty("items")[0].GetProperty("joined")[0].GetProperty("delegationId").GetGuid());
        var done = await officer.Page($"/directory/merges/{merge}");
        Assert.Equal("13th General Conference", done[$"a[href='{PlenaryApp.Desk($"delegations/{accepted}")}']"]);
        Assert.Equal("Organisations", done[".up a[href='/directory/organisations']"]);
        var foreign = await App.AsForeign(Role.Secretariat);
        Assert.Equal(0, (await foreign.Get($"/api/v1/merges/{merge}")).GetProperty("joined").GetArrayLength());
        Assert.DoesNotContain("13th", (await foreign.Page($"/directory/merges/{merge}")).Text);

        // 5. Somebody of the first delegation is withdrawn meanwhile; it comes back without the place taken.
        var kofi = await App.InDb(db => (from p in db.Participations join x in db.People on p.PersonId equals x.Id where x.SortKey.StartsWith("kofi baum") select p.Id).SingleAsync());
        await (await officer.Post(PlenaryApp.Api($"participations/{kofi}/withdrawal"), new { reason = "ill" })).Read(HttpStatusCode.OK);
        await (await officer.DeleteAsync($"/api/v1/merges/{merge}")).Read(HttpStatusCode.NoContent);
        foreach (var (delegation, granted, taken) in new[] { (silent, 3, 0), (accepted, 2, 2) })
        {
            var back = (await officer.Get(PlenaryApp.Api($"delegations/{delegation}/places"))).GetProperty("items").EnumerateArray().Single();
            Assert.Equal((granted, taken), (back.GetProperty("granted").GetInt32(), back.GetProperty("taken").GetInt32()));
        }
        Assert.DoesNotContain("Lena Frey", (await ofSilent.Page("/delegation")).Text);
        Assert.Empty((await officer.Get(PlenaryApp.Api($"delegations/{accepted}/joined"))).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task What_two_heads_do_in_one_delegation_is_not_put_down_to_the_one_who_answered()
    {
        var (kept, lead) = await Sends("Sand Dune Society", i => Assert.Null(i.Accept("Amina Said", Sample.Now)), 2);
        var (gone, other) = await Sends("Society of Sand Dunes", _ => { }, 2);
        var head = await App.Delegation(other);
        await Merge(await App.As(Role.Secretariat), kept, gone);
        var form = (await head.Page("/delegation")).Form("form[action*=Add]");
        await form.Fill("Input.Name", "Omar Dune").Fill("Input.Email", "omar@example.org").Fill("Input.CategoryId", Sample.DelegateCategory.ToString()).Send();
        Assert.Equal("Head of delegation", await App.InDb(db => (from p in db.Participations join s in db.Steps on p.Id equals s.ParticipationId where p.DelegationId == lead select s.By).SingleAsync()));
    }

    [Fact]
    public async Task Nobody_joins_delegations_of_a_conference_at_which_they_may_not_change_them()
    {
        var ((kept, _), (gone, _)) = (await Sends("Hill Readers", null, 1), await Sends("Hill Reader", null, 1));
        var foreign = await App.AsForeign(Role.Secretariat);
        Assert.Equal("organisation.both-send-delegations", await (await foreign.Post($"/api/v1/organisations/{kept}/merges", new { gone })).Code());
        var page = await foreign.Page($"/directory/organisations/{kept}/merge?with={gone}");
        Assert.Contains("Both have a delegation at a conference that you do not work at", page.Text);
        Assert.DoesNotContain("13th", page.Text);

        var (account, token) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat], ["directory:change"]);
        Assert.Equal("organisation.both-send-delegations", await (await (await App.As(account, token)).Post($"/api/v1/organisations/{kept}/merges", new { gone })).Code());

        var merge = await Merge(await App.As(Role.Secretariat), kept, gone);
        Assert.Equal("organisation.both-send-delegations", await (await foreign.DeleteAsync($"/api/v1/merges/{merge}")).Code());
    }

    [Fact]
    public async Task The_record_of_a_conference_that_is_closed_stays_as_it_is()
    {
        var past = await App.InDb(async db =>
        {
            var conference = new Conference { SeriesId = Sample.Series, Slug = "general-12", Number = 912, Ordinal = 12, Title = LocalText.Of("12th General Conference"), City = LocalText.Of("Rabat") };
            Assert.Null(conference.Schedule(new(2022, 5, 10), new(2022, 5, 13), "Africa/Casablanca") ?? conference.MoveTo(Stage.Closed));
            db.Conferences.Add(conference);
            await db.SaveChangesAsync();
            return conference.Id;
        });
        Assert.Null(Organisation.Enter([new("Old Mill")], OrganisationKind.Ngo, null, out var kept));
        Assert.Null(Organisation.Enter([new("Old Mills")], OrganisationKind.Ngo, null, out var gone));
        await App.InDb(async db => { db.AddRange(kept, gone); await db.SaveChangesAsync(); });
        await App.InDb(async db =>
        {
            db.AddRange(new Delegation { ConferenceId = past, OrganisationId = kept.Id }, new Delegation { ConferenceId = past, OrganisationId = gone.Id });
            await db.SaveChangesAsync();
        }, past);

        var officer = await App.As(Role.Secretariat);
        Assert.Contains("12th General Conference is closed: both delegations stay as they were recorded.", (await officer.Page($"/directory/organisations/{kept.Id}/merge?with={gone.Id}")).Text);
        await Merge(officer, kept.Id, gone.Id);
        Assert.Equal(new HashSet<Guid> { kept.Id, gone.Id }, await App.InDb(db => db.Delegations.Select(d => d.OrganisationId).ToHashSetAsync(), past));
        Assert.Equal(2, (await officer.Get($"/api/v1/organisations/{kept.Id}/delegations")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Of_three_that_were_joined_the_last_comes_out_first()
    {
        var ((one, _), (two, _), (three, _)) = (await Sends("Lake Choir", null, 1), await Sends("Lake Choirs", null, 2), await Sends("Choir of the Lake", null, 3));
        var officer = await App.As(Role.Secretariat);
        var (first, second) = (await Merge(officer, one, two), await Merge(officer, one, three));
        Assert.Equal("delegation.joined-again", await (await officer.DeleteAsync($"/api/v1/merges/{first}")).Code());
        await (await officer.DeleteAsync($"/api/v1/merges/{second}")).Read(HttpStatusCode.NoContent);
        await (await officer.DeleteAsync($"/api/v1/merges/{first}")).Read(HttpStatusCode.NoContent);
        Assert.Equal([1, 2, 3], await App.InDb(db => (from d in db.Delegations join p in db.Places on d.Id equals p.DelegationId where d.OrganisationId == one || d.OrganisationId == two || d.OrganisationId == three orderby p.Granted select p.Granted).ToListAsync()));
    }
}
