using Microsoft.Playwright;
using Plenary.Access;
using Xunit;

namespace Plenary.Browser;

/// <summary>Somebody of the secretariat goes through the contents, line by line, and opens the first thing on each list.</summary>
public class DeskJourney(Demonstration demo)
{
    [Theory]
    [InlineData("en", false, false, true), InlineData("ar", true, true, true), InlineData("en", true, false, false), InlineData("ar", false, false, false)]
    public async Task Every_page_of_the_contents_is_well_made(string language, bool phone, bool dark, bool closely)
    {
        var page = await demo.As(Role.Administrator, language, phone, dark);
        Queue<(string Address, string Onward)> ahead = new([("/desk/general-13", Contents), ("/installation", Contents)]);
        HashSet<string> seen = [];
        while (ahead.TryDequeue(out var next))
        {
            if (!seen.Add(next.Address)) continue;
            var answer = await page.GotoAsync(next.Address);
            Assert.True(answer!.Ok, $"{answer.Status} {next.Address}");
            Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
            Assert.NotEmpty((await page.TitleAsync()).Trim());
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            if (closely) await page.IsWellMade(); else await page.FitsTheWindow();
            if (next.Onward.Length == 0) continue;
            foreach (var link in await page.Locator(next.Onward).EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))"))
                ahead.Enqueue(((link.StartsWith('?') ? page.Url.Split('?')[0] : "") + link, next.Onward == Contents ? closely ? Opened : Parts : ""));
        }
        Assert.True(seen.Count > (closely ? 50 : 25), $"Only {seen.Count} pages were found.");
        Assert.Empty(demo.Faults);
    }

    /// <summary>The lines of the contents; what the page of one offers: its parts, and on a close look the first of its list and what can be made new.</summary>
    private const string Contents = ".toc li a";
    private const string Parts = "main .tabs a:not([href^='?'])";
    private const string Opened = Parts + ", main .title a.btn[href^='/desk/']:not([href$='.pdf']), main tbody tr:first-child th a, main .grid :is(.hour, .now-line) + .slot";

    [Fact]
    public async Task What_was_typed_wrongly_stays_and_is_answered_beside_it()
    {
        var page = await demo.As(Role.Secretariat);
        foreach (var (address, wrong) in new (string, (string Field, string Typed, string Said)[])[]
        {
            ("/desk/general-13/settings", [("Input.Starts", "31 June 2027", "June has 30 days"), ("Input.Zone", "", "Fill this in")]),
            ("/desk/general-13/settings/rooms", [("Input.Capacity", "many", "number")]),
            ("/desk/general-13/press/new", [("Input.Date", "yesterday", "not a date")]),
        })
        {
            await page.GotoAsync(address);
            foreach (var (field, typed, _) in wrong) await page.Locator($"[name=\"{field}\"]").FillAsync(typed);
            await page.Locator("main .btn-main").First.ClickAsync();
            await page.Locator(".err").First.WaitForAsync();
            foreach (var (field, typed, said) in wrong)
            {
                var control = page.Locator($"[name=\"{field}\"]");
                Assert.Equal(typed, await control.InputValueAsync());
                Assert.Equal("true", await control.GetAttributeAsync("aria-invalid"));
                Assert.Contains(said, await page.Locator($".field:has([name=\"{field}\"]) > .err").InnerTextAsync(), StringComparison.Ordinal);
            }
            Assert.True(await page.EvaluateAsync<bool>("document.activeElement.matches('main [aria-invalid], main [role=alert]')"), "The reader is not led to what is wrong.");
            await page.IsWellMade();
        }
        Assert.Empty(demo.Faults);
    }
}
