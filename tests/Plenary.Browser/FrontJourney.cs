using Microsoft.Playwright;
using Xunit;

namespace Plenary.Browser;

/// <summary>Somebody opens the address for the first time.</summary>
public class FrontJourney(Demonstration demo)
{
    [Theory]
    [InlineData("en", false, false), InlineData("en", true, true), InlineData("ar", false, true), InlineData("ar", true, false)]
    public async Task The_front_page_opens_and_is_well_made(string language, bool phone, bool dark)
    {
        var page = await demo.Visit(language, phone, dark);
        var answer = await page.GotoAsync("/");
        Assert.True(answer!.Ok, $"{answer.Status} {answer.Url}");
        Assert.Equal(language == "ar" ? "rtl" : "ltr", await page.Locator("html").GetAttributeAsync("dir"));
        Assert.NotEmpty(await page.Locator("h1").InnerTextAsync());
        await page.IsWellMade();
        Assert.Empty(demo.Faults);
    }

    [Fact]
    public async Task The_front_page_says_the_same_without_script()
    {
        var with = await demo.Visit();
        await with.GotoAsync("/");
        var without = await demo.Visit(script: false);
        await without.GotoAsync("/");
        Assert.Equal(await with.Locator("main").InnerTextAsync(), await without.Locator("main").InnerTextAsync());
    }

    [Fact]
    public async Task Who_has_an_account_signs_in()
    {
        var page = await demo.As(Access.Role.Secretariat);
        Assert.Contains("/desk", page.Url);
        await page.IsWellMade();
        Assert.Empty(demo.Faults);
    }
}
