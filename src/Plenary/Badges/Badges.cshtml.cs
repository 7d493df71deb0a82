using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Badges;

/// <summary>Who is accredited without a badge, and the badges there are: issued, printed, handed over, revoked.</summary>
[Allow(Area.Badges)]
public class BadgesModel(PlenaryDb db, Keys keys, IClock clock) : PlenaryPage
{
    /// <summary>One line of the list; the id is of the badge, or of the participation where there is none yet.</summary>
    public sealed record Line(Guid Id, string Name, string? SecondName, string Organisation, string Category, int? Serial, BadgeState? State);

    public sealed record Tab(string Title, string? Value, int Count);

    /// <summary>In an address, the list of people without a badge.</summary>
    public const string Waiting = "waiting";

    /// <summary>In an address, the list of badges in a state.</summary>
    public static string Of(BadgeState state) => state.ToString().ToLowerInvariant();

    /// <summary>"waiting" for people without a badge, a <see cref="BadgeState"/>, or nothing for all badges.</summary>
    [BindProperty(SupportsGet = true)] public string? State { get; set; }
    [BindProperty(SupportsGet = true)] public string? Name { get; set; }
    [BindProperty(SupportsGet = true)] public string? Organisation { get; set; }
    [BindProperty(SupportsGet = true)] public Guid? Category { get; set; }

    public bool IsWaiting => State == Waiting;
    public bool MayChange => db.Scope.May(Area.Badges, Deed.Change);
    public IReadOnlyList<Tab> Tabs { get; private set; } = [];
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Categories { get; private set; } = [];
    public int Found { get; private set; }
    public PageOfList Shown { get; private set; } = new("");

    /// <summary>The filter, for the addresses of the deeds.</summary>
    public Dictionary<string, string> Kept => new(from value in new[] { ("state", State), ("name", Name), ("organisation", Organisation), ("category", Category?.ToString()) } where !string.IsNullOrEmpty(value.Item2) select KeyValuePair.Create(value.Item1, value.Item2));

    private BadgeFilter Filter => new(Enum.TryParse<BadgeState>(State, ignoreCase: true, out var state) ? state : null, Category, Name, Organisation);

    public async Task OnGetAsync(string? after, string? before, int? rows, CancellationToken cancellationToken)
    {
        var size = PageOfList.SizeFrom(rows);
        Categories = [.. (await db.Categories.AsNoTracking().OrderBy(c => c.Order).ToListAsync(cancellationToken)).Select(c => new SelectListItem(c.Name.ToString(), c.Id.ToString(), c.Id == Category))];
        var counts = await db.BadgeCounts(cancellationToken);
        Tabs =
        [
            new(T["All badges"], null, counts.Values.Sum()),
            new(T["Without a badge"], Waiting, await db.AccreditedWithoutBadge().CountAsync(cancellationToken)),
            .. Enum.GetValues<BadgeState>().Select(s => new Tab(T.Name(s), Of(s), counts.GetValueOrDefault(s))),
        ];
        Found = IsWaiting ? await (await db.WithoutBadge(Filter, cancellationToken)).CountAsync(cancellationToken) : await (await db.BadgeRows(Filter, cancellationToken)).CountAsync(cancellationToken);
        var said = T.Count(Found, "{0} found", "{0} found");
        if (IsWaiting) await People(after, size, said, cancellationToken);
        else await Badged(Serial(after), Serial(before), size, said, cancellationToken);
    }

    /// <summary>Issues to those chosen, or to all that the filter leaves.</summary>
    public async Task<IActionResult> OnPostIssueAsync(Guid[] ids, bool all, CancellationToken cancellationToken)
    {
        if (ids.Length == 0 && !all) return await Nothing(cancellationToken);
        var now = clock.GetCurrentInstant();
        int issued;
        if (all) issued = await db.IssueAll(keys, now, filter: Filter with { State = null }, cancellationToken: cancellationToken);
        else issued = (await db.IssueBadges(await db.Participations.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancellationToken), keys, now, cancellationToken)).Count;
        Toast(T.Count(issued, "{0} badge issued.", "{0} badges issued."));
        // Who has issued them all prints them next.
        var next = await (await db.WithoutBadge(Filter, cancellationToken)).AnyAsync(cancellationToken) ? State : Of(BadgeState.Issued);
        return RedirectToPage(new { State = next, Name, Organisation, Category });
    }

    /// <summary>The chosen badges, or all found, as one PDF in a tab of its own; they are noted as printed.</summary>
    public async Task<IActionResult> OnPostPrintAsync(Guid[] ids, bool all, CancellationToken cancellationToken)
    {
        if (ids.Length == 0 && !all) return await Nothing(cancellationToken);
        var badges = (all ? await db.BadgeRows(Filter, cancellationToken) : db.BadgeRows()).ThatHold();
        if (!all) badges = badges.Where(r => ids.Contains(r.Badge.Id));
        var rows = await badges.Take(BadgePrint.Most + 1).ToListAsync(cancellationToken);
        if ((rows.Count == 0 ? BadgePrint.NothingToPrint : rows.Count > BadgePrint.Most ? BadgePrint.TooMany.With(await badges.CountAsync(cancellationToken), BadgePrint.Most) : null) is { } refusal)
        {
            await OnGetAsync(null, null, null, cancellationToken);
            return Refused(refusal);
        }
        var pdf = await BadgePrint.Pdf(db, HttpContext.Conference(), rows, keys, cancellationToken);
        await BadgePrint.MarkPrinted(db, [.. rows.Select(r => r.Badge)], clock.GetCurrentInstant(), cancellationToken);
        Response.Headers.ContentDisposition = $"inline; filename=badges-{HttpContext.Conference().Slug}.pdf";
        return File(pdf, "application/pdf");
    }

    private async Task<IActionResult> Nothing(CancellationToken cancellationToken)
    {
        await OnGetAsync(null, null, null, cancellationToken);
        return NothingSelected();
    }

    private async Task People(string? after, int size, string said, CancellationToken cancellationToken)
    {
        var people = await db.WithoutBadge(Filter, cancellationToken);
        if (new Paging(size, after).KeyAndId() is var (key, id))
            people = people.Where(r => r.Person.SortKey.CompareTo(key) > 0 || r.Person.SortKey == key && r.Participation.Id.CompareTo(id) > 0);
        var rows = await people.Take(size + 1).ToListAsync(cancellationToken);
        Lines = [.. rows.Take(size).Select(r => new Line(r.Participation.Id, r.Person.Name, r.Person.SecondName?.Text, r.Organisation.Name, r.Category.Name.ToString(), null, null))];
        Shown = new(said, rows.Count > size ? Cursor.Of(rows[size - 1].Person.SortKey, rows[size - 1].Participation.Id) : null, null, size);
    }

    private async Task Badged(int? after, int? before, int size, string said, CancellationToken cancellationToken)
    {
        var badges = await db.BadgeRows(Filter, cancellationToken);
        var back = after is null && before is not null;
        var rows = back
            ? await badges.Where(r => r.Badge.Serial < before).OrderByDescending(r => r.Badge.Serial).Take(size + 1).ToListAsync(cancellationToken)
            : await badges.Where(r => after == null || r.Badge.Serial > after).Take(size + 1).ToListAsync(cancellationToken);
        var more = rows.Count > size;
        var shown = rows.Take(size).ToList();
        if (back) shown.Reverse();
        Lines = [.. shown.Select(r => new Line(r.Badge.Id, r.Person.Name, r.Person.SecondName?.Text, r.Organisation.Name, r.Category.Name.ToString(), r.Badge.Serial, r.State))];
        string? At(int row) => shown.Count == 0 ? null : shown[row].Badge.Serial.ToString(CultureInfo.InvariantCulture);
        Shown = new(said, back || more ? At(shown.Count - 1) : null, back && more || after is not null ? At(0) : null, size);
    }

    private static int? Serial(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) ? serial : null;
}
