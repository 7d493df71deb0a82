using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Conferences.Settings;

/// <summary>What the pages of one conference's settings share. Who may read but not change sees the same forms, closed.</summary>
public abstract class SettingsPage(PlenaryDb db) : PlenaryPage
{
    protected PlenaryDb Db => db;

    public Conference Conference => HttpContext.Conference();
    public bool MayChange => db.Scope.May(Area.Settings, Deed.Change);

    /// <summary>The languages that texts of the conference are asked for in.</summary>
    public IReadOnlyList<string> Tags => Conference.Languages;

    public string At(string rest = "") => $"/desk/{Conference.Slug}/settings{rest}";

    /// <summary>The conference as it is stored now, to be changed.</summary>
    protected Task<Conference> Tracked() => db.Conferences.SingleAsync(c => c.Id == Conference.Id);

    /// <summary>The parts that the settings are laid out in, as address under the conference and title.</summary>
    public static IReadOnlyList<(string Address, string Title)> Sections =>
    [
        ("settings", T["General"]), ("settings/stage", T["Stage"]), ("settings/site", T["Public site"]), ("settings/rooms", T["Rooms"]), ("settings/zones", T["Zones"]),
        ("settings/categories", T["Categories"]), ("settings/accreditation", T["Accreditation"]), ("gates", T["Gates"]),
    ];

    /// <summary>One room stands under the rooms; a part of the settings leads nowhere back, its tabs stand on the page.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var path = HttpContext.Request.Path.Value!;
        var (address, title) = Sections.Select(s => (Address: $"/desk/{Conference.Slug}/{s.Address}", s.Title)).Where(s => path == s.Address || path.StartsWith(s.Address + "/", StringComparison.Ordinal)).MaxBy(s => s.Address.Length);
        ViewData.SetUp(address, path == address ? "" : title);
    }

    protected IActionResult Done(string text, string rest = "", string? undo = null)
    {
        Toast(text, undo);
        return Redirect(At(rest));
    }
}
