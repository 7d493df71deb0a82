using Microsoft.Playwright;
using Plenary.Access;
using Xunit;

namespace Plenary.Browser;

/// <summary>Somebody sets up a passkey, signs in with it, and loses it.</summary>
public class AccessJourney(Demonstration demo)
{
    private static async Task<(ICDPSession Session, string Id)> PlugIn(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var made = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return (session, made!.Value.GetProperty("authenticatorId").GetString()!);
    }

    private static async Task SignOut(IPage page)
    {
        await page.GotoAsync("/sign-out");
        await page.Locator("#sign-out button").ClickAsync();
        await page.WaitForURLAsync("**/sign-in");
    }

    [Fact]
    public async Task A_passkey_is_added_gets_in_and_is_reset_by_an_administrator()
    {
        const string mail = "viewer@demo.example";
        var page = await demo.As(Role.Viewer);
        var (session, id) = await PlugIn(page);

        // 1. Added: and recovery codes are shown, in case the device is lost.
        await page.GotoAsync("/account/second-step");
        await page.Locator("#PasskeyName").FillAsync("My phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await page.Locator(".codes li").First.WaitForAsync();
        var codes = await page.Locator(".codes li").AllInnerTextsAsync();
        Assert.Equal(10, codes.Count);
        await page.IsWellMade();

        // 2. It gets in, without password.
        await SignOut(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/desk**");

        // 3. The password alone does not, any more; with the passkey as second step it does.
        await SignOut(page);
        await SignIn(page, mail);
        await page.WaitForURLAsync("**/sign-in/second-step**");
        await page.IsWellMade();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/desk**");

        // 4. Somebody else with the device, but not its finger or PIN, stays outside.
        await SignOut(page);
        await session.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = id, ["isUserVerified"] = false });
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.Locator("[data-passkey-failed]").WaitForAsync();
        Assert.EndsWith("/sign-in", page.Url);

        // 5. The device is lost: a recovery code gets in.
        await SignIn(page, mail);
        await page.Locator("#Code").FillAsync(codes[2]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await page.WaitForURLAsync("**/desk**");

        // 6. And the administrator resets the second step, which ends the sign-in too.
        var administrator = await demo.As(Role.Administrator);
        await administrator.GotoAsync("/installation/accounts");
        var row = administrator.Locator("tr", new() { HasText = mail });
        await row.Locator("summary").ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Reset the second step" }).ClickAsync();
        await administrator.WaitForURLAsync("**/installation/accounts");
        await page.GotoAsync("/account");
        Assert.Contains("/sign-in", page.Url);
        Assert.Empty(demo.Faults);
    }

    private static async Task SignIn(IPage page, string mail)
    {
        await page.Locator("[name=\"Input.Email\"]").FillAsync(mail);
        await page.Locator("[name=\"Input.Password\"]").FillAsync(Plenary.Operations.Demo.Demo.Password);
        await page.Locator("#sign-in button").ClickAsync();
    }

    [Theory]
    [InlineData("en", false, false), InlineData("ar", true, true)]
    public async Task The_pages_of_the_account_and_the_team_are_well_made(string language, bool phone, bool dark)
    {
        var page = await demo.As(Role.Administrator, language, phone, dark);
        await page.GotoAsync("/desk?all=true");
        var desk = await page.Locator("main ul.lines a").First.GetAttributeAsync("href");
        foreach (var address in new[] { "/desk?all=true", "/account", "/account/password", "/account/second-step", "/account/again", $"{desk}/team", $"{desk}/audit", "/installation", "/installation/accounts", "/installation/audit" })
        {
            var answer = await page.GotoAsync(address);
            Assert.True(answer!.Ok, $"{answer.Status} {address}");
            await page.IsWellMade();
        }
        Assert.Empty(demo.Faults);
    }
}
