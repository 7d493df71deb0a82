using Microsoft.EntityFrameworkCore;
using Plenary.Storage;

namespace Plenary.Conferences;

/// <summary>What only the database can decide, because two may ask at once.</summary>
public static class Saves
{
    public static readonly Refusal InUse = new("place.in-use", "This is in use and cannot be removed: {0}.");

    /// <summary>Saves, or answers the refusal when a unique index says that somebody has it already.</summary>
    public static async Task<Refusal?> SaveUnlessTaken(this PlenaryDb db, Refusal taken)
    {
        try
        {
            await db.SaveChangesAsync();
            return null;
        }
        catch (DbUpdateException e) when (e.IsCollision())
        {
            return taken;
        }
    }

    /// <summary>Saves a removal, or answers that something else refers to what was to go; <see cref="Uses"/> says what.</summary>
    public static async Task<Refusal?> SaveUnlessInUse(this PlenaryDb db)
    {
        try
        {
            await db.SaveChangesAsync();
            return null;
        }
        catch (DbUpdateException e) when (e.IsStillReferredTo())
        {
            return InUse;
        }
    }
}
