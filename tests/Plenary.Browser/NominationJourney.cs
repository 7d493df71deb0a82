using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Plenary.Access;
using Xunit;

namespace Plenary.Browser;

/// <summary>From the letter to the door: a head of delegation answers and nominates on a phone, and one of the two comes in.</summary>
public partial class NominationJourney(Demonstration demo)
{
    private const string First = "Thandeka Kvasnica", Second = "Ondrej Mbhele";

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageOfPdf();

    [Fact]
    public async Task Two_people_are_nominated_accredited_badged_admitted_once_and_refused_when_revoked()
    {
        var head = await demo.Visit("ar", phone: true);

        // 1. The personal link: no account, the language of the letter.
        await head.GotoAsync(demo.Invitation);
        Assert.Equal("rtl", await head.Locator("html").GetAttributeAsync("dir"));
        await head.IsWellMade();
        await head.Locator("[name=\"Answer.By\"]").FillAsync("Salma El-Bahri");
        await head.Locator("form[action*=Accept] .btn-main").ClickAsync();
        await head.Locator(".steps").WaitForAsync();

        // 2. What is missing is said beside it, and what was typed stays.
        await Add("", "thandeka@school");
        await head.Locator(".err").First.WaitForAsync();
        await head.IsWellMade();
        Assert.Equal("thandeka@school", await head.Locator("[name=\"Input.Email\"]").InputValueAsync());
        foreach (var name in new[] { First, Second })
        {
            await Add(name, $"{name.Split(' ')[0].ToLowerInvariant()}@school.example");
            await head.Locator($".lines b >> text={name}").WaitForAsync();
        }
        await head.IsWellMade();
        await head.Locator("form a[href='/delegation/privacy']").ClickAsync();
        await head.IsWellMade();
        await head.Locator("footer a[href='/delegation/accessibility']").ClickAsync();
        await head.IsWellMade();
        await head.Locator("main a[href='/delegation']").ClickAsync();
        await head.Locator(".sticky-act button").ClickAsync();
        await head.Locator(".sticky-act").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await head.Locator($".lines a:has-text(\"{First}\")").ClickAsync();
        await head.IsWellMade();

        // 3. The secretariat accepts both.
        var desk = await demo.As(Role.Secretariat);
        foreach (var name in new[] { First, Second })
        {
            await desk.GotoAsync($"/desk/general-13/accreditation?name={Uri.EscapeDataString(name)}");
            await desk.Locator($"tbody th a:has-text(\"{name}\")").ClickAsync();
            await desk.IsWellMade();
            await desk.Locator("button[form=one][value=Accredit]").ClickAsync();
            await desk.Locator(".toast").WaitForAsync();
        }

        // 4. A badge, on paper.
        await desk.GotoAsync($"/desk/general-13/badges?state=waiting&name={First.Split(' ')[0]}");
        await desk.Locator("tbody input[type=checkbox]").First.CheckAsync();
        await desk.Locator("button[formaction*=Issue]").First.ClickAsync();
        await desk.Locator(".toast").WaitForAsync();
        await desk.GotoAsync($"/desk/general-13/badges?name={First.Split(' ')[0]}");
        var serial = (await desk.Locator("tbody .code").First.InnerTextAsync()).Trim();
        await desk.Locator("tbody th a").First.ClickAsync();
        await desk.IsWellMade();
        var badge = desk.Url;
        var paper = await desk.Context.APIRequest.GetAsync($"{badge}.pdf");
        Assert.Equal("application/pdf", paper.Headers["content-type"]);
        var pdf = Encoding.Latin1.GetString(await paper.BodyAsync());
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.Single(PageOfPdf().Matches(pdf));

        // 5. In once, and not twice.
        var door = await demo.As(Role.DoorSupervisor, phone: true);
        await door.GotoAsync("/desk/general-13/check-in");
        await door.IsWellMade();
        await door.Locator("main a[href*=\"/check-in/\"]:not([href$=live])").First.ClickAsync();
        await door.Locator("#Shown").WaitForAsync();
        await door.IsWellMade();
        await Show(admitted: true);
        Assert.Contains(First, await door.Locator("#answer .door-name").InnerTextAsync(), StringComparison.Ordinal);
        await door.IsWellMade();
        await door.Locator("#ready").WaitForAsync();   // an admission leaves by itself
        await Show(admitted: false);
        Assert.Contains("Admitted already", await door.Locator("#answer").InnerTextAsync(), StringComparison.Ordinal);
        await door.IsWellMade();

        // 6. Revoked, with the reason at the door.
        await desk.GotoAsync(badge);
        await desk.Locator("[name=Reason]").FillAsync("Lost at the harbour");
        await desk.Locator("button[formaction*=Revoke]").ClickAsync();
        await desk.Locator(".toast").WaitForAsync();
        await door.Locator("#answer [data-ready]").ClickAsync();
        await Show(admitted: false);
        Assert.Contains("Lost at the harbour", await door.Locator("#answer").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(demo.Faults);

        async Task Add(string name, string email)
        {
            await head.Locator("[name=\"Input.Name\"]").FillAsync(name);
            await head.Locator("[name=\"Input.Email\"]").FillAsync(email);
            await head.Locator("[name=\"Input.CategoryId\"] >> nth=1").CheckAsync();
            await head.Locator("form[action*=Add] .btn-block").ClickAsync();
        }

        async Task Show(bool admitted)
        {
            await door.Locator("#Shown").FillAsync(serial);
            await door.Locator("#show button").ClickAsync();
            await door.Locator($"#answer[data-admitted={(admitted ? "yes" : "no")}]").WaitForAsync();
        }
    }
}
