using Microsoft.EntityFrameworkCore;
using Plenary.Organisations;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.People;

/// <summary>
/// Takes a record out of the directory that was entered by mistake and that nothing names. What a person or a body did at a conference stays said of them: such a
/// record is merged where it is there twice. To erase somebody who asks for it is another matter.
/// </summary>
public sealed class Removing(PlenaryDb db, Pointers pointers)
{
    public static readonly Refusal InUse = new("directory.in-use", "Something names this record: a delegation, a nomination, the programme, the record, an office, a membership or a merge. So it stays; where it is there twice, merge it.");

    /// <summary>Nothing names it but its own offices.</summary>
    public async Task<bool> MayGo(Person person) =>
        person.MergedIntoId is null && !await IsMerged(person.Id) && await pointers.Count<Person>(person.Id) == await db.Offices.CountAsync(o => o.PersonId == person.Id);

    /// <summary>Nothing names it but its own memberships.</summary>
    public async Task<bool> MayGo(Organisation body) =>
        body.MergedIntoId is null && !await IsMerged(body.Id) && await pointers.Count<Organisation>(body.Id) == await db.Memberships.CountAsync(m => m.OrganisationId == body.Id);

    /// <summary>With the offices.</summary>
    public async Task<Refusal?> Remove(Person person)
    {
        if (!await MayGo(person)) return InUse;
        db.Offices.RemoveRange(await db.Offices.Where(o => o.PersonId == person.Id).ToListAsync());
        db.People.Remove(person);
        return await Save(person.Id);
    }

    /// <summary>With the memberships.</summary>
    public async Task<Refusal?> Remove(Organisation body)
    {
        if (!await MayGo(body)) return InUse;
        db.Memberships.RemoveRange(await db.Memberships.Where(m => m.OrganisationId == body.Id).ToListAsync());
        db.Organisations.Remove(body);
        return await Save(body.Id);
    }

    private Task<bool> IsMerged(Guid id) => db.Merges.AnyAsync(m => (m.KeptId == id || m.GoneId == id) && m.UndoneAt == null);

    /// <summary>Somebody may nominate the person, or invite the body, at the same moment: then the foreign keys say no.</summary>
    private async Task<Refusal?> Save(Guid id)
    {
        db.NotTheSame.RemoveRange(await db.NotTheSame.Where(n => n.OneId == id || n.OtherId == id).ToListAsync());
        try
        {
            await db.SaveChangesAsync();
            return null;
        }
        catch (DbUpdateException e) when (e.IsStillReferredTo())
        {
            db.ChangeTracker.Clear();
            return InUse;
        }
    }
}
