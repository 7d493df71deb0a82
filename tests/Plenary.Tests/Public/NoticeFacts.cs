using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Plenary.Access;
using Plenary.Tests.Shape;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Public;

/// <summary>What becomes of people's data, and whom the pages serve: said to everybody, and to delegations before they nominate.</summary>
public class NoticeFacts(PlenaryApp app) : WebTest(app)
{
    private static string Site(string rest, string language = "en") => $"/{language}/{Sample.Slug}{rest}";

    [Fact]
    public async Task The_foot_of_every_page_leads_to_both()
    {
        var home = await App.Anonymous().Page(Site("", "fr"));
        Assert.Equal("Confidentialité", home[$"footer a[href='{Site("/privacy", "fr")}']"]);
        Assert.Equal("Accessibilité", home[$"footer a[href='{Site("/accessibility", "fr")}']"]);
        Assert.Empty((await App.Anonymous().Page(Site("/privacy"))).All(".pub-nav [aria-current]"));   // it is none of the sections
    }

    [Fact]
    public async Task Privacy_names_who_answers_and_ends_with_what_the_secretariat_adds()
    {
        var secretariat = await App.As(Role.Secretariat);
        var form = (await secretariat.Page(Desk("settings/site"))).Form("#texts");
        Assert.Equal(HttpStatusCode.Redirect, (await form.Fill("Input.SecretariatEmail", "office@confluence.example").Fill("Input.SecretariatPhone", "+90 555 0100 130")
            .Fill("Input.Privacy.en", "Kept **ten days** <script>alert(1)</script>").Send()).Status);
        var page = await App.Anonymous().Page(Site("/privacy"));
        Assert.Contains("Confluence Network holds the conference", page.Text);
        Assert.Equal(["mailto:office@confluence.example", "tel:+905550100130"], page.All("main .row a").Select(a => a.GetAttribute("href")));
        Assert.Equal("The secretariat adds", page.All("main h2")[^1].TextContent);
        Assert.Equal("ten days", page["main .prose strong"]);
        Assert.Empty(page.All("main script"));
        var arabic = await App.Anonymous().Page(Site("/privacy", "ar"));
        Assert.Equal("en", arabic.One("main .prose").GetAttribute("lang"));
        Assert.Single(arabic.All("main .note"));   // it says in which language one reads it
    }

    [Fact]
    public async Task A_program_writes_what_is_added_and_reads_it()
    {
        var secretariat = await App.As(Role.Secretariat);
        var written = await (await secretariat.PatchAsync(Api(""), JsonContent.Create(new { privacy = new { en = "Ask us", tr = "Bize sorun" } }))).Read(HttpStatusCode.OK);
        Assert.Equal("Bize sorun", written.GetProperty("privacy").GetProperty("tr").GetString());
        Assert.Equal("Ask us", (await App.Anonymous().Get(Api("site"))).GetProperty("privacy").GetProperty("en").GetString());
        Assert.Equal("Bize sorun", (await App.Anonymous().Page(Site("/privacy", "tr")))["main .prose"]);
        await (await secretariat.PatchAsync(Api(""), JsonContent.Create(new { privacy = new { } }))).Read(HttpStatusCode.OK);
        Assert.DoesNotContain("The secretariat adds", (await App.Anonymous().Page(Site("/privacy"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delegation_reads_both_before_the_site_is_open()
    {
        var (secretariat, head) = (await App.As(Role.Secretariat), await App.Delegation());
        await (await secretariat.DeleteAsync(Api("publication"))).Read(HttpStatusCode.NoContent);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(Site("/privacy"))).StatusCode);

        var nominating = await head.Page("/delegation");
        Assert.Equal(["/delegation/privacy", "/delegation/accessibility", "/delegation/leave"], nominating.All("footer a").Select(a => a.GetAttribute("href")));
        Assert.Single(nominating.All("form a[href='/delegation/privacy']"));   // where the names are typed
        Assert.Contains("Confluence Network holds the conference", (await head.Page("/delegation/privacy")).Text);
        var closed = await head.Page("/delegation/accessibility");
        Assert.Contains("WCAG 2.2", closed.Text);
        Assert.Empty(closed.All("main a[href$='/practical']"));

        await (await secretariat.PutAsync(Api("publication"), null)).Read(HttpStatusCode.NoContent);
        Assert.Single((await head.Page("/delegation/accessibility")).All("main a[href$='/practical']"));
        Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync("/delegation/privacy")).StatusCode);
    }

    /// <summary>Whoever sets a cookie more must say so on the page.</summary>
    [Fact]
    public async Task Privacy_names_every_cookie()
    {
        var cookies = new List<string?> { DelegationVisit.Cookie, "lang", "theme", "density", "keys" };
        cookies.Add(App.Services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name);
        cookies.Add(App.Services.GetRequiredService<IOptions<CookieTempDataProviderOptions>>().Value.Cookie.Name);
        foreach (var scheme in await App.Services.GetRequiredService<IAuthenticationSchemeProvider>().GetAllSchemesAsync())
            cookies.Add(App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme.Name).Cookie.Name);

        Assert.Equal(cookies.Order(), (await App.Anonymous().Page(Site("/privacy"))).All("dl code").Select(c => c.TextContent).Order());
        Assert.Equal(["Enter.cshtml.cs", "Keeper.cs", "Language.cshtml.cs", "SignIns.cs"], Repository.Files("src", ".cs").Where(f => f.Lines.Any(l => l.Contains("Cookies.Append(", StringComparison.Ordinal))).Select(f => Path.GetFileName(f.Path)).Order());
    }
}
