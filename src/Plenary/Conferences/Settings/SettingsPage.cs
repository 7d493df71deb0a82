using Microsoft.AspNetCore.Mvc;
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

    protected IActionResult Done(string text, string rest = "", string? undo = null)
    {
        Toast(text, undo);
        return Redirect(At(rest));
    }
}
