using Microsoft.EntityFrameworkCore;
using Plenary.Conferences;
using Plenary.Storage;

namespace Plenary.Delegations;

/// <summary>
/// The places of one category in one delegation. Whoever takes part in it holds one, from the nomination until it is refused, withdrawn
/// or revoked. Taking one is a conditional update, so no load exceeds them; the database checks it once more.
/// </summary>
public class Places : ConferenceEntity
{
    /// <summary>More than any delegation ever sent; a slip of the keyboard is more.</summary>
    public const int Most = 10_000;

    public static readonly Refusal AllTaken = new("places.all-taken", "{0} of {1} places are used. Withdraw someone or ask the secretariat for one more.");
    public static readonly Refusal NotOffered = new("places.not-offered", "Your delegation has no places in this category. Choose another one or ask the secretariat.");
    public static readonly Refusal FewerThanTaken = new("places.fewer-than-taken", "{0} places are already used, so there cannot be fewer.");
    public static readonly Refusal OutOfRange = new("places.out-of-range", "Write a number of places between 0 and {0}.");

    public required Guid DelegationId { get; init; }
    public required Guid CategoryId { get; init; }
    public int Granted { get; private set; }
    public int Taken { get; private set; }

    public int Left => Granted - Taken;

    /// <summary>Takes one of places that nobody else can see yet (a delegation being made). Stored places are taken by <see cref="TakenPlaces.TakePlace"/>.</summary>
    public Refusal? Take()
    {
        if (Taken >= Granted) return AllTaken.With(Taken, Granted);
        Taken++;
        return null;
    }

    /// <summary>For places that are new, and where the save is tried again; those in use change by <see cref="TakenPlaces.GrantPlaces"/>.</summary>
    public Refusal? Grant(int places)
    {
        if (places is < 0 or > Most) return OutOfRange.With(Most);
        if (places < Taken) return FewerThanTaken.With(Taken);
        Granted = places;
        return null;
    }

    /// <summary>Of another delegation that goes into this one, or comes out of it.</summary>
    internal static Places Brought(Guid conferenceId, Guid delegationId, Guid categoryId, int granted, int taken) =>
        new() { ConferenceId = conferenceId, DelegationId = delegationId, CategoryId = categoryId, Granted = granted, Taken = taken };

    /// <summary>Given by the secretariat together with the people.</summary>
    internal static Places Given(Guid conferenceId, Guid delegationId, Guid categoryId, int count = 1) =>
        new() { ConferenceId = conferenceId, DelegationId = delegationId, CategoryId = categoryId, Granted = count, Taken = count };
}

/// <summary>
/// The conditional updates of <see cref="Places"/>. Each belongs into the transaction of the deed that needs it, before the one save:
/// the row stays locked until the commit, so the count and the people never differ.
/// </summary>
public static class TakenPlaces
{
    private const string Granted = "places.granted";

    /// <summary>Takes one place if one is left.</summary>
    public static async Task<Refusal?> TakePlace(this PlenaryDb db, Guid delegationId, Guid categoryId)
    {
        if (await db.TakeThoseLeft(delegationId, categoryId, 1)) return null;
        var places = await db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.DelegationId == delegationId && p.CategoryId == categoryId);
        return places is null || places.Granted == 0 ? Places.NotOffered : Places.AllTaken.With(places.Taken, places.Granted);
    }

    /// <summary>The secretariat gives places together with the people: where too few are left there are more, and the history says so with the save.</summary>
    public static async Task GivePlaces(this PlenaryDb db, Guid conferenceId, Guid delegationId, Guid categoryId, int count = 1)
    {
        var places = db.Places.Where(p => p.DelegationId == delegationId && p.CategoryId == categoryId);
        // Whoever frees a place between the two updates sends us back to the first.
        while (!await db.TakeThoseLeft(delegationId, categoryId, count))
        {
            var raised = await places.Where(p => p.Granted - p.Taken < count)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Granted, p => p.Taken + count).SetProperty(p => p.Taken, p => p.Taken + count).SetProperty(p => p.Version, p => p.Version + 1));
            if (raised == 0 && await places.AnyAsync()) continue;
            if (raised == 0) db.Places.Add(Places.Given(conferenceId, delegationId, categoryId, count));
            var granted = raised == 0 ? count : await places.Select(p => p.Granted).SingleAsync();
            db.Note(Granted, delegationId, new { category = await db.Categories.Where(c => c.Id == categoryId).Select(c => c.Code).SingleAsync(), granted, withPeople = count });
            return;
        }
    }

    private static async Task<bool> TakeThoseLeft(this PlenaryDb db, Guid delegationId, Guid categoryId, int count) =>
        await db.Places.Where(p => p.DelegationId == delegationId && p.CategoryId == categoryId && p.Granted - p.Taken >= count)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Taken, p => p.Taken + count).SetProperty(p => p.Version, p => p.Version + 1)) == 1;

    /// <summary>
    /// Frees places of those who do not come after all. None where so many are not taken: another deed freed them at the same moment, and the save that follows fails by the
    /// version of the people.
    /// </summary>
    public static Task<int> FreePlaces(this PlenaryDb db, Guid delegationId, Guid categoryId, int count = 1) =>
        db.Places.Where(p => p.DelegationId == delegationId && p.CategoryId == categoryId && p.Taken >= count)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Taken, p => p.Taken - count).SetProperty(p => p.Version, p => p.Version + 1));

    /// <summary>Changes the quota, never below what is used. The history says so with the save.</summary>
    /// <param name="insteadOf">The number that was seen; another one that is stored meanwhile is not written over.</param>
    /// <exception cref="DbUpdateConcurrencyException">Somebody granted another number meanwhile.</exception>
    public static async Task<Refusal?> GrantPlaces(this PlenaryDb db, Guid delegationId, Category category, int granted, int? insteadOf = null)
    {
        if (granted is < 0 or > Places.Most) return Places.OutOfRange.With(Places.Most);
        var changed = await db.Places.Where(p => p.DelegationId == delegationId && p.CategoryId == category.Id && p.Taken <= granted && (insteadOf == null || p.Granted == insteadOf))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Granted, granted).SetProperty(p => p.Version, p => p.Version + 1));
        if (changed == 0)
        {
            var places = await db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.DelegationId == delegationId && p.CategoryId == category.Id);
            if (insteadOf is { } seen && seen != (places?.Granted ?? 0)) throw new DbUpdateConcurrencyException("Other places were granted meanwhile.");
            if (places is not null) return Places.FewerThanTaken.With(places.Taken);
            if (granted == 0) return null;
            var added = new Places { ConferenceId = category.ConferenceId, DelegationId = delegationId, CategoryId = category.Id };
            if (added.Grant(granted) is { } refusal) return refusal;
            db.Places.Add(added);
        }
        db.Note(Granted, delegationId, new { category = category.Code, granted });
        return null;
    }
}
