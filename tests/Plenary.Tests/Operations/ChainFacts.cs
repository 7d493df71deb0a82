using Microsoft.EntityFrameworkCore;
using Plenary.Audit;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Operations;

public class ChainFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task A_sound_history_is_called_sound_and_the_first_bad_entry_is_named()
    {
        var sound = await App.InDb(db => Chain.Verify(db));
        Assert.Null(sound.Fault);
        Assert.Equal(await App.InDb(db => db.AuditEntries.LongCountAsync()), sound.Sound);

        // An erased person leaves no details and the chain stays whole.
        await App.InDb(db => db.AuditEntries.Where(e => e.Number == 3).ExecuteUpdateAsync(set => set.SetProperty(e => e.Details, "")));
        Assert.Null((await App.InDb(db => Chain.Verify(db))).Fault);

        // The last ones taken away; then a detail changed; then an entry taken out: the first is named.
        await App.InDb(db => db.AuditEntries.Where(e => e.Number == sound.Sound).ExecuteDeleteAsync());
        Assert.Equal($"entry {sound.Sound} is missing", (await App.InDb(db => Chain.Verify(db))).Fault);
        await App.InDb(db => db.AuditEntries.Where(e => e.Number == 12).ExecuteUpdateAsync(set => set.SetProperty(e => e.Details, "{}")));
        Assert.Equal("the details of entry 12 were changed", (await App.InDb(db => Chain.Verify(db))).Fault);
        await App.InDb(db => db.AuditEntries.Where(e => e.Number == 5).ExecuteDeleteAsync());
        var finding = await App.InDb(db => Chain.Verify(db));
        Assert.Equal(("entry 5 is missing", 4L), (finding.Fault, finding.Sound));
    }
}
