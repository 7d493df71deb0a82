using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Access;

/// <summary>Of two who end each other at the same moment one is left.</summary>
public class LastOneFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task Two_administrators_end_each_other_at_once()
    {
        var ((one, ones), (other, others)) = (await Holder(Role.Administrator), await Holder(Role.Administrator));
        await OneIsLeft(() => ones.DeleteAsync($"/api/v1/accounts/{other.Id}/administrator"), () => others.DeleteAsync($"/api/v1/accounts/{one.Id}/administrator"));
        Assert.Single(await Holding(one, other));
    }

    [Fact]
    public async Task Two_administrators_close_each_others_accounts_at_once()
    {
        var ((one, ones), (other, others)) = (await Holder(Role.Administrator), await Holder(Role.Administrator));
        await OneIsLeft(() => ones.Post($"/api/v1/accounts/{other.Id}/closure"), () => others.Post($"/api/v1/accounts/{one.Id}/closure"));
        Assert.Equal(1, await App.InDb(db => db.Users.CountAsync(a => (a.Id == one.Id || a.Id == other.Id) && a.ClosedAt == null)));
    }

    [Fact]
    public async Task Two_of_a_secretariat_end_each_other_at_once()
    {
        var ((one, ones), (other, others)) = (await Holder(Role.Secretariat), await Holder(Role.Secretariat));
        var (oneRole, otherRole) = ((await Holding(one)).Single(), (await Holding(other)).Single());
        await OneIsLeft(() => ones.Post(Api($"roles/{otherRole}/end")), () => others.Post(Api($"roles/{oneRole}/end")));
        Assert.Single(await Holding(one, other));
    }

    /// <summary>Both have been let in before either saves: whoever saves waits for us.</summary>
    private Task OneIsLeft(params Func<Task<HttpResponseMessage>>[] deeds) => App.InDb(async db =>
    {
        List<Task<HttpResponseMessage>> asked;
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await db.AuditHead.ExecuteUpdateAsync(set => set.SetProperty(h => h.Number, h => h.Number));
            asked = [.. deeds.Select(d => Task.Run(d))];
            await Task.Delay(1000);
        }
        Assert.Single(await Task.WhenAll(asked), a => a.IsSuccessStatusCode);
    });

    private async Task<(Account Account, HttpClient Client)> Holder(Role role)
    {
        var (account, token) = await App.AccountWithToken(Sample.Conference, [role]);
        return (account, await App.As(account, token));
    }

    private Task<List<Guid>> Holding(params Account[] accounts)
    {
        var ids = accounts.Select(a => a.Id).ToList();
        return App.InDb(db => db.RolesHeld.Where(r => ids.Contains(r.AccountId) && r.Ended == null).Select(r => r.Id).ToListAsync());
    }
}
