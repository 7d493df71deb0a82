using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Access;

public class FirstStartTests(EmptyPlenaryApp app) : EmptyWebTest(app)
{
    private static async Task<WebPage> Send(WebPage page, string code) => await page.Form("#first")
        .Fill("Input.Code", code).Fill("Input.Name", "Meral T.").Fill("Input.Email", $"{Guid.CreateVersion7():N}@example.org").Fill("Input.Password", People.Password).Send();

    [Fact]
    public async Task Whoever_has_the_code_becomes_administrator_and_nobody_after()
    {
        var code = App.Services.GetRequiredService<FirstStart>().Code;
        Assert.Equal("/first-start", (await App.Anonymous().Page("/sign-in")).Location);
        Assert.Equal("/first-start", (await App.Anonymous().Page("/")).Location);

        var wrong = await Send(await App.Anonymous().Page("/first-start"), "0000-0000-0000-0000");
        Assert.Contains(FirstStart.WrongCode.Text, wrong.Text);
        var all = await (await App.Anonymous().Page("/first-start")).Form("#first").Fill("Input.Code", "0000").Fill("Input.Email", "nobody").Fill("Input.Password", "short").Send();
        Assert.Equal(["Input.Code", "Input.Email", "Input.Name", "Input.Password"], all.All("[aria-invalid=true]").Select(e => e.GetAttribute("name")).Order());
        Assert.False(await App.InDb(db => db.Users.AnyAsync()));

        // Several at once, with the right code: one account.
        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => App.Anonymous().Page("/first-start")));
        var answers = await Task.WhenAll(pages.Select(page => Send(page, code.ToLowerInvariant().Replace("-", ""))));
        Assert.Single(answers, a => a.Location == "/desk");
        Assert.All(answers.Where(a => a.Location != "/desk"), a => Assert.Equal(HttpStatusCode.NotFound, a.Status));
        Assert.Equal([Role.Administrator], await App.InDb(db => db.RolesHeld.Select(r => r.Role).ToListAsync()));

        Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().Page("/first-start")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(pages[Array.FindIndex(answers, a => a.Location != "/desk")], code)).Status);
        Assert.Equal(HttpStatusCode.OK, (await App.Anonymous().Page("/sign-in")).Status);
    }
}

public class HostTests(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task Private_pages_stay_in_no_cache_and_the_cookie_is_for_this_host_alone()
    {
        var client = await App.As(Role.Secretariat);
        Assert.True((await client.GetAsync(Desk("audit"))).Headers.CacheControl!.NoStore);
        Assert.True((await client.GetAsync(Api("audit"))).Headers.CacheControl!.NoStore);
        var account = await App.NewAccount(Role.Viewer);
        var answer = await App.Anonymous().SignIn(account.Email!, People.Password);
        var cookie = Assert.Single(answer.Answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-plenary=", StringComparison.Ordinal)).ToLowerInvariant();
        foreach (var part in new[] { "; secure", "; httponly", "; samesite=lax", "; path=/" }) Assert.Contains(part, cookie);
        Assert.DoesNotContain("domain=", cookie);
    }
}

public class LimitTests(LimitTests.LimitedApp app) : IClassFixture<LimitTests.LimitedApp>
{
    public sealed class LimitedApp : PlenaryApp
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Limits:SignIn", "3")];
    }

    [Fact]
    public async Task After_a_few_forms_in_a_minute_the_next_is_turned_away_and_told_when_to_come_back()
    {
        await app.NewAccount(Role.Viewer);   // or the first start would be asked for
        var page = await app.Anonymous().Page("/sign-in");
        for (var time = 0; time < 3; time++) Assert.Equal(HttpStatusCode.Conflict, (await page.Form("#sign-in").Fill("Input.Email", $"{time}@example.org").Fill("Input.Password", "wrong").Send()).Status);
        var refused = await page.Form("#sign-in").Fill("Input.Email", "4@example.org").Fill("Input.Password", "wrong").Send();
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal(TimeSpan.FromSeconds(60), refused.Answer.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.OK, (await app.Anonymous().Page("/sign-in")).Status);
    }
}

public class PublicUrlTests
{
    private static IReadOnlyList<string> Missing(params (string, string?)[] settings) =>
        PublicUrl.Missing(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Item1, s.Item2))).Build(), isForDevelopment: false);

    [Fact]
    public void Outside_development_address_and_proxies_must_be_told()
    {
        Assert.Equal(2, Missing().Count);
        Assert.Empty(Missing(("PublicUrl", "https://conference.example.org"), ("KnownProxies", "none")));
        Assert.Empty(Missing(("PublicUrl", "https://conference.example.org"), ("KnownProxies", "10.0.0.2, 192.168.0.0/16")));
        Assert.Contains("PublicUrl", Assert.Single(Missing(("PublicUrl", "conference.example.org"), ("KnownProxies", "none"))));
        Assert.Contains("KnownProxies", Assert.Single(Missing(("PublicUrl", "https://conference.example.org"), ("KnownProxies", "the proxy"))));
    }

    [Fact]
    public void Addresses_and_networks_are_understood()
    {
        var proxies = PublicUrl.Proxies(new ConfigurationBuilder().AddInMemoryCollection([new("KnownProxies", "10.0.0.2, 192.168.0.0/16; fd00::1")]).Build());
        Assert.Equal(3, proxies.Count);
        Assert.True(proxies[1].Contains(IPAddress.Parse("192.168.7.7")));
        Assert.False(proxies[0].Contains(IPAddress.Parse("10.0.0.3")));
    }
}
