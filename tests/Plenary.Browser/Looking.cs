using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Plenary.Browser;

/// <summary>What every journey asks of each page it comes to.</summary>
public static class Looking
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };

    /// <summary>No fault that axe finds, and nothing wider than the window.</summary>
    public static async Task IsWellMade(this IPage page)
    {
        var found = await page.RunAxe(Rules);
        Assert.True(found.Violations.Length == 0, $"{page.Url}\n" + string.Join('\n', found.Violations.Select(v => $"{v.Id}: {v.Help}\n   {string.Join("\n   ", v.Nodes.Take(4).Select(n => n.Html))}")));
        await page.FitsTheWindow();
    }

    /// <summary>Nothing wider than the window.</summary>
    public static async Task FitsTheWindow(this IPage page)
    {
        var overhang = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overhang <= 0, $"{page.Url} is {overhang} px wider than the window.");
    }
}
