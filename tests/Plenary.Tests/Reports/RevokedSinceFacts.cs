using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Plenary.Access;
using Plenary.CheckIn;
using Plenary.Reports;
using Plenary.Storage;
using Plenary.Tests.CheckIn;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Reports;

/// <summary>What happened on a day does not vanish from it.</summary>
public class RevokedSinceFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task Whoever_came_and_was_revoked_later_counts_on_that_day_as_arrived_and_as_present()
    {
        var badge = await App.InScope(async services => (await Badging.New(services, Sample)).Badge);
        await App.InScope(async services =>
        {
            var db = services.GetRequiredService<PlenaryDb>();
            using var door = await Door.At(db, await db.Conferences.SingleAsync(c => c.Id == Sample.Conference), Sample.MainGate);
            var (refusal, _) = await door!.Read(new(null, badge.Serial, Direction.In, Guid.CreateVersion7().ToString()), "the test", Sample.Now);
            Assert.Null(refusal);
            return true;
        });
        var before = await Count();
        Assert.Equal((1, 1), Second(before));

        await App.InDb(async db =>
        {
            Assert.Null((await db.Participations.SingleAsync(p => p.Id == badge.ParticipationId)).Revoke(Sample.Officer, Sample.Now + Duration.FromHours(1), "Found out later."));
            await db.SaveChangesAsync();
        });
        var after = await Count();
        Assert.Equal((1, 1), Second(after));
        // The totals say the same as the days; who of them is no longer accredited is a number of its own.
        Assert.Equal((before.Total.Arrived, before.Total.Accredited - 1), (after.Total.Arrived, after.Total.Accredited));
        Assert.Equal((before.Total.Ended + 1, after.Total.Arrived), (after.Total.Ended, after.Beforehand.First + after.ByDay.Sum(d => d.First)));
        foreach (var table in new[] { after.ByCategory, after.ByCountry, after.ByDelegation, after.ByGender }) Assert.Equal(after.Total.Arrived, table.Sum(r => r.Tally.Arrived));
        Assert.Equal(after.Total.Arrived, await ArrivedBesideOtherEditions());

        var page = await (await App.As(Role.Viewer)).Page(Desk("report"));
        Assert.Contains("1 of them is no longer accredited", page["dl.figures"], StringComparison.Ordinal);
        Assert.Contains($"accredited now: {after.Total.Accredited}", (await (await App.As(Role.DoorSupervisor)).Page(Desk("check-in"))).Text, StringComparison.Ordinal);
    }

    private async Task<int> ArrivedBesideOtherEditions() =>
        (await (await App.As(Role.Viewer)).Get(Api("report/editions"))).GetProperty("items").EnumerateArray().Single(e => e.GetProperty("slug").GetString() == Sample.Slug).GetProperty("arrived").GetInt32();

    private static (int First, int Present) Second(Statistics s)
    {
        var day = s.ByDay.Single(d => d.Day == new LocalDate(2027, 5, 11));
        return (day.First, day.Present);
    }

    private Task<Statistics> Count() => App.InScope(async services =>
    {
        var db = services.GetRequiredService<PlenaryDb>();
        return await Statistics.Of(db, await db.Conferences.AsNoTracking().SingleAsync(c => c.Id == Sample.Conference), Sample.Now + Duration.FromHours(2));
    });
}
