using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Plenary.Access;
using Plenary.Api;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>Which participations a program asks for: what the queue can be narrowed to, and what only programs ask.</summary>
public sealed record ParticipationFilter
{
    [Description("Beginnings of words of a name in any script, or the name as others spell it.")] public string? Name { get; init; }

    [Description("ISO 3166-1 alpha-2, of the organisation.")] public string? Country { get; init; }

    public Guid? Organisation { get; init; }

    public Guid? Delegation { get; init; }

    public Guid? Person { get; init; }

    [Description("Its code, as `delegate`.")] public string? Category { get; init; }

    [Description("`secondLook` is for those who may read the watch list.")] public Word<Sign>? Sign { get; init; }

    public Word<ParticipationState>? State { get; init; }

    [Description("Sent, or entered, at this instant or later.")] public string? Since { get; init; }

    internal IEnumerable<ParticipationState> States => State is { } one ? [one] : Enum.GetValues<ParticipationState>();

    /// <summary>Those of one state, by what the queue does not know.</summary>
    internal IQueryable<Participation> In(PlenaryDb db, ParticipationState state)
    {
        var list = db.Participations.AsNoTracking().Where(p => p.State == state);
        if (Person is { } person) list = list.Where(p => p.PersonId == person);
        if (Since is not null)
        {
            var from = InstantPattern.ExtendedIso.Parse(Since) is { Success: true } read ? read.Value : throw NotUnderstood.Like("since", "2027-05-13T07:00:00Z");
            list = list.Where(p => p.QueuedAt >= from);
        }
        return list;
    }

    /// <summary>By what the queue knows.</summary>
    internal async Task<QueueFilter> Narrowing(PlenaryDb db)
    {
        if (Sign?.Value is Accreditations.Sign.SecondLook && !db.Scope.May(Area.WatchList, Deed.Read))
            throw new NotUnderstood(Wording.Texts["Who is like a name on the watch list is told to those who may read that list."], StatusCodes.Status403Forbidden);
        // A code that no category has finds nobody.
        Guid? category = Category is null ? null : await db.Categories.Where(c => c.Code == Category).Select(c => c.Id).SingleOrDefaultAsync();
        return new(Name, Country, Organisation, category, Sign?.Value, Delegation);
    }
}
