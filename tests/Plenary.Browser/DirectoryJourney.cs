using System.Text;
using Microsoft.Playwright;
using Plenary.Access;
using Xunit;

namespace Plenary.Browser;

/// <summary>Somebody brings the federation's spreadsheet, looks around in the directory, and makes one record of two.</summary>
public class DirectoryJourney(Demonstration demo)
{
    private const string List = "Honorific,Full name,الاسم,E-mail,Organisation,Country,Job title\nDr.,Aminata Puits,أميناتا بئر,aminata.puits@example.org,Dune Library,MR,President\n,Noor Sand,,,Dune Library,Nowhereland,Clerk\n,Aminata Puitz,,,Dune Library,MR,Adviser\n";

    [Fact]
    public async Task A_list_is_brought_shown_done_and_two_records_of_it_become_one()
    {
        var page = await demo.As(Role.Secretariat);

        // 1. The list is brought, its columns are understood, and a wrong one is put right.
        await page.GotoAsync("/directory/imports");
        await page.IsWellMade();
        await page.Locator("[name=Upload]").SetInputFilesAsync(new FilePayload { Name = "members.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(List) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring the list" }).ClickAsync();
        await page.Locator("#columns").WaitForAsync();
        Assert.Equal("ar", await page.GetByLabel("Language of “الاسم”").InputValueAsync());
        await page.IsWellMade();

        // 2. What will happen: one row is not taken, and it is said where and why.
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what will happen" }).ClickAsync();
        await page.Locator("#run").WaitForAsync();
        Assert.Contains("Row 3, column “Country”", await page.Locator("table").InnerTextAsync());
        await page.IsWellMade();

        // 3. It is done in the background; the page follows by itself.
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 rows" }).ClickAsync();
        await page.GetByText("2 rows were imported.").WaitForAsync();
        await page.IsWellMade();

        // 4. Found while typing, in either script.
        await page.GotoAsync("/directory/people");
        await page.IsWellMade();
        await page.GetByLabel("Name, any script").FillAsync("puit");
        await page.WaitForURLAsync(url => url.Contains("q=puit", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Link, new() { Name = "Aminata Puitz" }).ClickAsync();
        await page.IsWellMade();
        var misspelt = page.Url.Split('/')[^1];

        // 5. The other record is the same person: merged, and with one press two again.
        await page.GetByRole(AriaRole.Link, new() { Name = "Merge with another record" }).ClickAsync();
        await page.IsWellMade();
        await page.GetByLabel("Name of the other record").FillAsync("puits");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Aminata Puits" }).ClickAsync();
        await page.Locator("#both").WaitForAsync();
        Assert.Equal(["z", "s"], await page.Locator("#both mark").AllInnerTextsAsync());
        await page.IsWellMade();
        await page.Locator("#merge").GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "They are the same: merge" }).ClickAsync();
        await page.Locator("#merged").WaitForAsync();
        await page.IsWellMade();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await page.WaitForURLAsync($"**/people/{misspelt}");
        Assert.Empty(demo.Faults);
    }

    [Theory]
    [InlineData("en", true, true), InlineData("ar", false, false), InlineData("ar", true, true)]
    public async Task The_pages_of_the_directory_are_well_made(string language, bool phone, bool dark)
    {
        var page = await demo.As(Role.Secretariat, language, phone, dark);
        await page.GotoAsync("/directory/people");
        var person = await page.Locator("tbody th a").First.GetAttributeAsync("href");
        await page.GotoAsync("/directory/organisations");
        var body = await page.Locator("tbody th a").First.GetAttributeAsync("href");
        foreach (var address in new[] { "/directory/people", "/directory/people/new", person, $"{person}?contacts=true", $"{person}/edit", $"{person}/offices/new", $"{person}/merge",
            "/directory/organisations", "/directory/organisations/new", body, $"{body}/edit", $"{body}/memberships/new", $"{body}/merge", "/directory/imports" })
        {
            var answer = await page.GotoAsync(address!);
            Assert.True(answer!.Ok, $"{answer.Status} {address}");
            await page.IsWellMade();
        }
        Assert.Empty(demo.Faults);
    }
}
