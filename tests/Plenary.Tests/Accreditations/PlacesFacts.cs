using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Accreditations;

/// <summary>Whatever is done in whatever order: places taken are those who hold one, and never more than were granted.</summary>
public class PlacesFacts(PlenaryApp app) : WebTest(app)
{
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public async Task Places_taken_are_those_held_and_never_exceed_the_quota(int seed)
    {
        var random = new Random(seed);
        var delegation = await App.InDb(async db =>
        {
            Assert.Null(Organisations.Organisation.Enter([new($"Body {seed} {Guid.CreateVersion7():N}")], Organisations.OrganisationKind.Ngo, "TN", out var body));
            var made = new Delegation { ConferenceId = Sample.Conference, OrganisationId = body.Id };
            var invitation = new Invitation { ConferenceId = Sample.Conference, DelegationId = made.Id, Language = "en", Addressee = "", Email = "", Deadline = Sample.Deadline, IssuedAt = Sample.Now };
            Assert.Null(invitation.Accept("Head", Sample.Now));
            foreach (var (category, granted) in new[] { (Sample.DelegateCategory, 3), (Sample.PressCategory, 1) })
            {
                var places = new Places { ConferenceId = Sample.Conference, DelegationId = made.Id, CategoryId = category };
                Assert.Null(places.Grant(granted));
                db.Add(places);
            }
            db.AddRange(body, made, invitation);
            await db.SaveChangesAsync();
            return made.Id;
        });

        for (var n = 0; n < 60; n++)
        {
            await App.InScope(async services =>
            {
                var db = services.GetRequiredService<PlenaryDb>();
                var (nominations, sitting) = (services.GetRequiredService<Nominations>(), services.GetRequiredService<Sitting>());
                var conference = await db.Conferences.AsNoTracking().SingleAsync(c => c.Id == Sample.Conference);
                var ids = await db.Participations.Where(p => p.DelegationId == delegation).Select(p => p.Id).ToListAsync();
                var one = ids.Count == 0 ? Guid.Empty : ids[random.Next(ids.Count)];
                var category = random.Next(3) == 0 ? Sample.PressCategory : Sample.DelegateCategory;
                var nominee = new Nominee($"Person {seed}-{n}", null, "", "", "", "", $"p{seed}-{n}@school.org", category);
                switch (random.Next(one == Guid.Empty ? 1 : 8))
                {
                    case 0 or 1: await nominations.Nominate(delegation, nominee, conference, Sample.Head, Sample.Now); break;
                    case 2: await nominations.Substitute(one, nominee, null, "", conference, Sample.Head, Sample.Now, bySecretariat: false); break;
                    case 3: await nominations.Edit(one, nominee, conference, Sample.Head, Sample.Now, bySecretariat: false); break;
                    case 4: await nominations.Send(delegation, conference, Sample.Head, Sample.Now); break;
                    case 5: await nominations.EnterBySecretariat(delegation, nominee, null, conference, Sample.Officer, Sample.Now); break;
                    default: await sitting.Rule([one, ids[random.Next(ids.Count)]], (Ruling)random.Next(6), "because", conference, Sample.Officer, Sample.Now); break;
                }
                return 0;
            });
            var (places, held) = await App.InDb(async db => (await db.Places.AsNoTracking().Where(p => p.DelegationId == delegation).ToListAsync(),
                await db.Participations.AsNoTracking().Where(p => p.DelegationId == delegation).ToListAsync()));
            Assert.All(places, p => Assert.True(p.Taken <= p.Granted, $"after step {n}: {p.Taken} of {p.Granted}"));
            Assert.All(places, p => Assert.Equal(held.Count(h => h.CategoryId == p.CategoryId && h.HoldsPlace), p.Taken));
        }
    }

    /// <summary>As when two deeds free the same place at once: the count never falls below nothing.</summary>
    [Fact]
    public async Task Places_that_nobody_took_are_not_freed() => await App.InDb(async db =>
    {
        var places = await db.Places.AsNoTracking().SingleAsync(p => p.DelegationId == Sample.WaitingDelegation && p.CategoryId == Sample.DelegateCategory);
        Assert.Equal(0, await db.FreePlaces(Sample.WaitingDelegation, Sample.DelegateCategory, places.Taken + 1));
        Assert.Equal(0, await db.FreePlaces(Guid.CreateVersion7(), Sample.DelegateCategory));
        Assert.Equal(places.Taken, await db.Places.Where(p => p.Id == places.Id).Select(p => p.Taken).SingleAsync());
    });

    /// <summary>The filter of the index and the expression say the same; nobody else checks it.</summary>
    [Fact]
    public async Task The_index_that_keeps_a_person_single_counts_those_who_hold_a_place()
    {
        var filter = await App.InDb(db => Task.FromResult(db.Model.FindEntityType(typeof(Participation))!.GetIndexes().Single(i => i.IsUnique && i.Properties[^1].Name == nameof(Participation.PersonId)).GetFilter()));
        var ended = await App.InDb(async db => (await db.Participations.AsNoTracking().ToListAsync()).Where(p => !p.HoldsPlace).Select(p => p.State).Distinct().Order());
        Assert.Equal($"\"State\" NOT IN ({string.Join(", ", ended.Select(s => $"'{s}'"))})", filter);
    }
}
