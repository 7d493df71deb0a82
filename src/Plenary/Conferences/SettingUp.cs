using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.CheckIn;
using Plenary.Storage;

namespace Plenary.Conferences;

/// <summary>Sets up editions of a series: the first, or the next with what carries over from the last.</summary>
public static class SettingUp
{
    /// <summary>Saves a new series, unless its short name is taken or its organiser is nobody.</summary>
    public static async Task<Refusal?> AddSeries(this PlenaryDb db, Series series)
    {
        if (await db.OrganiserFault(series) is { } nobody) return nobody;
        db.Series.Add(series);
        return await db.SaveUnlessTaken(ShortName.Taken.With(series.Slug));
    }

    public static async Task<Refusal?> OrganiserFault(this PlenaryDb db, Series series) =>
        series.OrganiserId is not { } id || await db.Organisations.AnyAsync(o => o.Id == id) ? null : Series.UnknownOrganiser;

    /// <summary>The edition with the highest number, if the series has any.</summary>
    public static Task<Conference?> LastOf(this PlenaryDb db, Guid series) =>
        db.Conferences.AsNoTracking().Where(c => c.SeriesId == series).OrderByDescending(c => c.Ordinal).FirstOrDefaultAsync();

    /// <summary>Makes an edition and saves it. Only an administrator comes here.</summary>
    /// <param name="ordinal">Left out: one after the last.</param>
    public static async Task<(Refusal? Refusal, NewEdition? Edition)> SetUp(
        this PlenaryDb db, Series series, string slug, LocalText title, LocalDate starts, LocalDate ends, string zone, int? ordinal, CarryOver carry)
    {
        if (!ShortName.Fits(slug)) return (ShortName.Bad, null);
        if (await db.Conferences.AnyAsync(c => c.Slug == slug)) return (ShortName.Taken.With(slug), null);
        var last = await db.LastOf(series.Id);
        var number = await db.Conferences.MaxAsync(c => (int?)c.Number) + 1 ?? 1;
        var facts = new EditionFacts(ordinal ?? last?.Ordinal + 1 ?? 1, number, slug, title, starts, ends, zone);
        if (await db.Conferences.AnyAsync(c => c.SeriesId == series.Id && c.Ordinal == facts.Ordinal)) return (Conference.OrdinalTaken, null);

        if (last is null)
        {
            if (NewEdition.First(series, facts, out var first) is { } refusal) return (refusal, null);
            return await Keep(db, first!, slug);
        }
        db.Scope.EnterAsPlenary(last.Id, db.Scope.Actor);   // what carries over lies in the last edition
        if (NewEdition.After(last, await db.Zones.AsNoTracking().ToListAsync(), await db.Categories.AsNoTracking().ToListAsync(), await db.Rooms.AsNoTracking().ToListAsync(), facts, carry, out var next) is { } no) return (no, null);
        if (carry.Gates) await CopyGates(db, next!);
        if (carry.Team) await CopyTeam(db, last, next!);
        return await Keep(db, next!, slug);
    }

    private static async Task<(Refusal?, NewEdition?)> Keep(PlenaryDb db, NewEdition edition, string slug)
    {
        edition.AddTo(db);
        return await db.SaveUnlessTaken(ShortName.Taken.With(slug)) is { } taken ? (taken, null) : (null, edition);
    }

    /// <summary>How many gates the conference in scope has.</summary>
    public static Task<int> CountGates(PlenaryDb db) => db.Gates.CountAsync();

    private static async Task CopyGates(PlenaryDb db, NewEdition next)
    {
        var letters = await db.Zones.AsNoTracking().ToDictionaryAsync(z => z.Id, z => z.Letter);
        foreach (var gate in await db.Gates.AsNoTracking().OrderBy(g => g.Name).ToListAsync())
            db.Gates.Add(new Gate { ConferenceId = next.Conference.Id, Name = gate.Name, ZoneId = next.Zones.Single(z => z.Letter == letters[gate.ZoneId]).Id, Open = gate.Open });
    }

    /// <summary>People, not door devices: a device is enrolled for one conference.</summary>
    private static async Task CopyTeam(PlenaryDb db, Conference last, NewEdition next)
    {
        var now = db.Clock.GetCurrentInstant();
        foreach (var held in await db.RolesHeld.AsNoTracking().Where(r => r.ConferenceId == last.Id && r.Ended == null && r.Role != Role.DoorDevice).ToListAsync())
            db.RolesHeld.Add(new RoleHeld { AccountId = held.AccountId, ConferenceId = next.Conference.Id, Role = held.Role, Since = now, GivenBy = db.Scope.Actor.Name });
    }
}
