using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Press;

/// <summary>All releases of a conference, as the press desk sees them.</summary>
[Allow(Area.Press)]
public class ReleasesModel(PlenaryDb db, IClock clock) : PlenaryPage
{
    public IReadOnlyList<PressRelease> Lines { get; private set; } = [];
    public IReadOnlyList<(PressState? State, string Title, int Count)> Tabs { get; private set; } = [];
    public PageOfList Shown { get; private set; } = null!;
    public PressState? State { get; private set; }
    public string? Q { get; private set; }
    public Instant Now { get; private set; }
    public DateTimeZone Zone => HttpContext.Conference().TimeZone;
    public bool MayWrite => db.Scope.May(Area.Press, Deed.Change);

    public string At(string rest) => $"/desk/{HttpContext.Conference().Slug}/press{rest}";

    public static Stamp Look(PressState state) => state switch
    {
        PressState.Edited => Stamp.UnderReview,
        PressState.Published => Stamp.Accredited,
        PressState.Withdrawn => Stamp.Withdrawn,
        _ => Stamp.Draft,
    };

    public async Task OnGetAsync(PressState? state, string? q, int? after, int? rows)
    {
        (State, Q, Now) = (state, q, clock.GetCurrentInstant());
        var size = PageOfList.SizeFrom(rows);
        var counts = await db.PressReleases.GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        Tabs = [(null, T["All"], counts.Values.Sum()), .. Enum.GetValues<PressState>().Select(s => ((PressState?)s, T.Name(s), counts.GetValueOrDefault(s)))];

        // A page ends between two numbers: a release and its translations stay together.
        var wanted = (await db.ReleasesFound(q)).Where(r => (state == null || r.State == state) && (after == null || r.Number < after));
        var numbers = await wanted.Select(r => r.Number).Distinct().OrderByDescending(n => n).Take(size + 1).ToListAsync();
        var here = numbers.Take(size).ToList();
        Lines = await wanted.Where(r => here.Contains(r.Number)).OrderByDescending(r => r.Number).ThenBy(r => r.Language).ToListAsync();
        Shown = new(T.Count(Lines.Count, "{0} text", "{0} texts"), numbers.Count > size ? here[^1].ToString(CultureInfo.InvariantCulture) : null, Size: size);
    }
}
