using System.Net;
using Xunit;

namespace Plenary.Tests.Site;

public class HeaderTests(SiteHost site) : IClassFixture<SiteHost>
{
    [Theory]
    [InlineData("/parts"), InlineData("/language"), InlineData("/nothing"), InlineData("/api/nothing"), InlineData("/dist/workspace.js"), InlineData("/theme/0f5a66.css")]
    public async Task Every_answer_forbids_what_no_page_needs(string address)
    {
        var (response, _) = await site.Get(address);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("camera=()", response.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
    }

    [Theory]
    [InlineData("/parts"), InlineData("/language"), InlineData("/nothing")]
    public async Task No_page_carries_inline_scripts_styles_or_addresses_elsewhere(string address)
    {
        var (_, page) = await site.Get(address);
        Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src])"));
        Assert.DoesNotContain(page.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.DoesNotContain(page.QuerySelectorAll("[src], link[href], use[href]"), e => (e.GetAttribute("src") ?? e.GetAttribute("href"))!.Contains("//", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_named_with_their_hash_are_kept_for_ever_and_all_of_them_are_there()
    {
        var (_, page) = await site.Get("/parts", "ar");
        var files = page.QuerySelectorAll("link[href*='/dist/'], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).ToList();
        Assert.Contains(files, f => f.Contains("vazirmatn", StringComparison.Ordinal));
        Assert.All(files, f => Assert.Contains("?v=", f, StringComparison.Ordinal));
        // The style sheet names its fonts with the same hash as the pages preload them: each is fetched once.
        var css = await site.Client.GetStringAsync(files.First(f => f.Contains("plenary.css", StringComparison.Ordinal)));
        Assert.All(files.Where(f => f.Contains("/fonts/", StringComparison.Ordinal)), f => Assert.Contains(f["/dist/".Length..], css, StringComparison.Ordinal));
        foreach (var file in files)
        {
            using var response = await site.Client.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_without_hash_is_asked_for_again()
    {
        using var response = await site.Client.GetAsync("/dist/plenary.css");
        Assert.DoesNotContain("immutable", response.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/theme/0f5a66.css", HttpStatusCode.OK), InlineData("/theme/red.css", HttpStatusCode.NotFound), InlineData("/theme/0f5a66%7D.css", HttpStatusCode.NotFound)]
    public async Task Colours_come_from_a_style_sheet_and_nothing_else_does(string address, HttpStatusCode status)
    {
        using var response = await site.Client.GetAsync(address);
        Assert.Equal(status, response.StatusCode);
        if (status == HttpStatusCode.OK) Assert.StartsWith(":root{--conf:#0f5a66", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_page_that_reads_codes_may_use_the_camera_and_WebAssembly()
    {
        var (response, _) = await site.Get("/parts/door");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("script-src 'self' 'wasm-unsafe-eval';", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("camera=(self)", response.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
    }
}
