using Microsoft.Playwright;
using Plenary.Access;
using Xunit;

namespace Plenary.Browser;

/// <summary>Somebody of the programme desk adds a session without touching the mouse, drags it into the grid, sees it clash, moves it, and the public reads it.</summary>
public class ProgrammeJourney(Demonstration demo)
{
    private const string Title = "What a spring remembers";

    [Fact]
    public async Task A_session_is_added_clashes_is_moved_and_published()
    {
        var page = await demo.As(Role.ProgrammeEditor);
        await page.GotoAsync("/desk/general-13/programme");
        var day = await page.Locator(".tabs a").Nth(2).GetAttributeAsync("href");
        await page.GotoAsync($"/desk/general-13/programme{day}");

        // 1. Written with the keyboard alone. Without a time it waits beside the grid.
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a session" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/programme/new**");
        await TabTo("[name='Input.Texts[0].Title']");
        await page.Keyboard.TypeAsync(Title);
        await TabTo("[name='Place.From']");
        await page.Keyboard.TypeAsync("half past");
        await TabTo("[name='Place.Until']");
        await TabTo("main .btn-main");
        await page.Keyboard.PressAsync("Enter");

        // 2. That is not a time: the answer stands beside the field, and what was typed stays.
        await page.Locator(".err").First.WaitForAsync();
        Assert.Equal(Title, await page.Locator("[name='Input.Texts[0].Title']").InputValueAsync());
        Assert.Equal("half past", await page.Locator("[name='Place.From']").InputValueAsync());
        await page.IsWellMade();
        await TabTo("[name='Place.From']");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.PressAsync("Delete");
        await TabTo("main .btn-main");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = Title, Level = 1 }).WaitForAsync();
        var address = page.Url;

        // 3. Dragged onto another session: the room is taken, and the grid says so.
        await page.GotoAsync($"/desk/general-13/programme{day}");
        var waiting = page.Locator(".tray .slot", new() { HasText = Title });
        var taken = page.Locator(".grid .slot:not(.slot-break)").First;
        await waiting.DragToAsync(taken, new() { SourcePosition = new() { X = 40, Y = 4 }, TargetPosition = new() { X = 40, Y = 8 } });
        await page.Locator(".grid .slot-bad", new() { HasText = Title }).WaitForAsync();
        Assert.Contains(Title, await page.Locator("main .note-no").First.InnerTextAsync());
        await page.IsWellMade();

        // 4. Moved out of the way on its own page, after the last of the day; nothing clashes with it any more.
        await page.GotoAsync($"{address}#place");
        await page.Locator("[name='Place.From']").FillAsync("21:30");
        await page.Locator("[name='Place.Until']").FillAsync("22:15");
        await page.Locator("#place .btn").First.ClickAsync();
        await page.Locator(".title p", new() { HasText = "21:30" }).WaitForAsync();
        Assert.Equal(0, await page.Locator("main .note-no").CountAsync());

        // 5. Published, and read by the public.
        await page.GotoAsync("/desk/general-13/programme/releases");
        await page.Locator("#release .btn-main[popovertarget=ask-publish]").ClickAsync();
        await page.Locator("#ask-publish").GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await page.Locator("main .empty").WaitForAsync();
        var reader = await demo.Visit();
        await reader.GotoAsync("/en/general-13/programme");
        await reader.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        Assert.Equal(Title, await reader.Locator("h1").InnerTextAsync());
        Assert.Empty(demo.Faults);

        async Task TabTo(string control)
        {
            for (var i = 0; i < 90; i++)
            {
                await page.Keyboard.PressAsync("Tab");
                if (await page.EvaluateAsync<bool>("control => document.activeElement.matches(control)", control)) return;
            }
            Assert.Fail($"The keyboard does not come to {control}.");
        }
    }
}
