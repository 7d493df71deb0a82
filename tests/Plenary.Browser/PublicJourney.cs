using Microsoft.Playwright;
using Xunit;

namespace Plenary.Browser;

/// <summary>Somebody who has no account reads about the conference, on a phone and at a desk, from left and from right.</summary>
public class PublicJourney(Demonstration demo)
{
    [Theory]
    [InlineData("en", false, false), InlineData("en", true, true), InlineData("ar", false, true), InlineData("ar", true, false)]
    public async Task From_the_first_page_to_a_speaker_all_is_well_made(string language, bool phone, bool dark)
    {
        var page = await demo.Visit(language, phone, dark, script: false);
        var looking = await demo.Visit(language, phone, dark);   // axe needs script, the reader does not
        await page.GotoAsync($"/{language}/general-13");
        await Look();
        await Follow($"a[href='/{language}/general-13/programme']");
        Assert.Equal(4, await page.Locator("section.sec[id]").CountAsync());
        await Follow(".agenda a");
        Assert.NotEmpty(await page.Locator(".when-where").InnerTextAsync());
        await Follow(".people a");
        await Follow($"a[href='/{language}/general-13/speakers']");
        await Follow($"a[href='/{language}/general-13/practical']");
        await Follow($"a[href='/{language}/general-13/news']");
        await Follow(".news a");
        await Follow($"a[href='/{language}/general-13/record']");
        await Follow(".said a");
        await Follow($"a[href='/{language}/general-13/documents']");
        await Follow($"footer a[href='/{language}/general-13/privacy']");
        await Follow($"footer a[href='/{language}/general-13/accessibility']");
        await Follow($"footer a[href='/{language}']");
        Assert.Empty(demo.Faults);

        async Task Follow(string link)
        {
            await page.Locator(link).First.ClickAsync();
            await Look();
        }

        async Task Look()
        {
            Assert.Equal(language == "ar" ? "rtl" : "ltr", await page.Locator("html").GetAttributeAsync("dir"));
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            var answer = await looking.GotoAsync(page.Url);
            Assert.True(answer!.Ok, $"{answer.Status} {answer.Url}");
            await looking.IsWellMade();
        }
    }

    [Theory]
    [InlineData("Asia/Jakarta", true), InlineData("America/New_York", true), InlineData("Europe/Istanbul", false)]
    public async Task A_reader_elsewhere_sees_the_own_time_beside_that_of_the_conference(string zone, bool differs)
    {
        var page = await demo.Visit(phone: true, zone: zone);
        await page.GotoAsync("/en/general-13/programme");
        var first = page.Locator(".agenda time").First;
        var there = await first.EvaluateAsync<string>("t => t.firstChild.textContent.trim()");
        Assert.Equal(differs ? await page.Locator(".agenda time").CountAsync() : 0, await page.Locator(".agenda time .own").CountAsync());
        Assert.Equal(differs, (await page.Locator("[data-own]").First.InnerTextAsync()).Contains("your own time", StringComparison.Ordinal));
        if (differs) Assert.DoesNotContain(there, await page.Locator(".agenda time .own").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.IsWellMade();
    }
}
