using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>What was said, as the secretariat has it: found by words, session, speaker and language; published and withdrawn one by one or together.</summary>
[Allow(Area.Records)]
public class RecordModel(PlenaryDb db, Publishing publishing, IClock clock) : PlenaryPage
{
    /// <summary>"All found" means at most so many at one press.</summary>
    private const int MostAtOnce = 10_000;

    [BindProperty(SupportsGet = true)] public InterventionFilter Filter { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "sort")] public string? Sort { get; set; } = "spoken";

    public List<InterventionLine> Lines { get; private set; } = [];
    public int Found { get; private set; }
    public PageOfList Shown { get; private set; } = null!;
    public IReadOnlyList<(bool? Public, string Title, int Count)> Tabs { get; private set; } = [];
    public List<SelectListItem> Sessions { get; private set; } = [];
    public List<SelectListItem> Languages { get; private set; } = [];
    public bool MayWrite => db.Scope.May(Area.Records, Deed.Change);

    public string At(string rest) => $"/desk/{HttpContext.Conference().Slug}/record{rest}";

    public static (Stamp Look, string Word) Look(RecordItem item) => Look(item.PublishedAt, item.WithdrawnAt);

    public static (Stamp Look, string Word) Look(Instant? published, Instant? withdrawn) =>
        published is null ? (Stamp.Draft, T["Note"]) : withdrawn is null ? (Stamp.Accredited, T["Public"]) : (Stamp.Withdrawn, T["Withdrawn"]);

    public Task OnGetAsync(string? after, string? before, int? rows) => Load(after, before, rows);

    public async Task<IActionResult> OnPostManyAsync(Guid[] ids, bool all, string deed)
    {
        var now = clock.GetCurrentInstant();
        var chosen = all ? await (await InterventionList.Of(db, Filter, now)).Ids(MostAtOnce) : [.. ids];
        if (chosen.Count == 0)
        {
            await Load(null, null, null);
            return NothingSelected();
        }
        var (done, notDone) = await publishing.Of(chosen, i => deed == "publish" ? i.Publish(now) : i.Withdraw(now));
        var said = T.Count(done.Count, "{0} intervention was done.", "{0} interventions were done.");
        if (notDone.Count > 0)
        {
            ModelState.AddModelError("", T.Count(notDone.Count, "{0} intervention was left as it is.", "{0} interventions were left as they are."));
            foreach (var why in notDone.Select(n => T[n.Refusal]).Distinct().Take(5)) ModelState.AddModelError("", why);
            ModelState.AddModelError("", said);
            await Load(null, null, null);
            var page = Page();
            page.StatusCode = StatusCodes.Status409Conflict;
            return page;
        }
        Toast(said);
        return LocalRedirect(Request.Path + Queries.With(Request.Query, ("handler", null)));
    }

    private async Task Load(string? after, string? before, int? rows)
    {
        var (now, size) = (clock.GetCurrentInstant(), PageOfList.SizeFrom(rows));
        var list = await InterventionList.Of(db, Filter, now);
        var (afterKey, beforeKey) = (RowKey.Parse(after), RowKey.Parse(before));
        (Lines, var more) = await list.Page(size, Sort is "speaker" or "-speaker", Sort is ['-', ..], beforeKey is null ? afterKey : null, beforeKey);
        var second = await db.SecondNamesOf(Lines.Select(l => (l.Person, l.Speaker)));
        Lines = Lines.ConvertAll(l => l with { SecondName = second.GetValueOrDefault((l.Person ?? Guid.Empty, l.Speaker), "") });
        Found = list.Count;
        var forth = beforeKey is not null || more ? Lines.LastOrDefault()?.Key.ToString() : null;
        var back = (beforeKey is not null ? more : afterKey is not null) ? Lines.FirstOrDefault()?.Key.ToString() : null;
        Shown = new(T["{0} of {1}", Say.Number(Lines.Count), Say.Roughly(Found)], forth, back, size);

        var everything = await db.Interventions.Take(InterventionList.CountedTo + 1).CountAsync();
        var isPublic = await db.Interventions.PublicAt(now).Take(InterventionList.CountedTo + 1).CountAsync();
        Tabs = [(null, T["All"], everything), (false, T["Notes"], everything - isPublic), (true, T["Public"], isPublic)];
        Sessions = await db.SessionChoices(Filter.Session, onlyWithInterventions: true);
        Languages = [.. (await db.Interventions.Select(i => i.Language).Distinct().OrderBy(l => l).ToListAsync()).Select(l => new SelectListItem(LanguageName.InItself(l).Name, l, l == Filter.Language))];
    }
}

public static class SessionsOfRecord
{
    /// <summary>The sessions to choose from, in the order of time.</summary>
    public static async Task<List<SelectListItem>> SessionChoices(this PlenaryDb db, Guid? chosen, bool onlyWithInterventions = false)
    {
        var sessions = db.Sessions.AsNoTracking();
        if (onlyWithInterventions) sessions = sessions.Where(s => db.Interventions.Any(i => i.SessionId == s.Id) || s.Id == chosen);
        return [.. (await sessions.OrderBy(s => s.Starts == null).ThenBy(s => s.Starts).ThenBy(s => s.Number).Select(s => new { s.Id, s.Title, s.Starts }).ToListAsync())
            .Select(s => new SelectListItem(s.Starts is { } at ? $"{Wording.Texts["{0}, {1}", Say.ShortDay(at.Date), Say.Time(at.TimeOfDay)]} · {s.Title}" : s.Title.ToString(), s.Id.ToString(), s.Id == chosen))];
    }
}
