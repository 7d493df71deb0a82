using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Accreditations;
using Plenary.Badges;
using Plenary.Delegations;
using Plenary.People;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.CheckIn;

/// <summary>People made by the real verbs, accredited and badged.</summary>
internal static class Badging
{
    public static async Task<Guid> Accredited(PlenaryDb db, Sample sample, string name = "Dewi Sungai")
    {
        Assert.Null(Person.Enter([new(name, "id")], out var person));
        db.People.Add(person);
        var one = Participation.Nominate(sample.Conference, sample.Delegation, sample.RiverSchools, person, sample.DelegateCategory, leads: false, Sample.Head, Sample.Now);
        Assert.Null(one.Submit(Sample.Head, Sample.Now));
        Assert.Null(one.Accredit(Sample.Officer, Sample.Now, fourEyes: false));
        db.Participations.Add(one);
        await db.GivePlaces(sample.Conference, sample.Delegation, sample.DelegateCategory);
        await db.SaveChangesAsync();
        return one.Id;
    }

    public static async Task<(Badge Badge, string Token)> New(IServiceProvider services, Sample sample)
    {
        var (db, keys) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<Keys>());
        var id = await Accredited(db, sample);
        var badge = (await db.IssueBadges([await db.Participations.SingleAsync(p => p.Id == id)], keys, Sample.Now)).Single();
        using var signer = await BadgeSigner.Open(db, await db.Conferences.SingleAsync(c => c.Id == sample.Conference), keys);
        return (badge, signer.Token(badge, await db.Categories.SingleAsync(c => c.Id == sample.DelegateCategory)));
    }
}
