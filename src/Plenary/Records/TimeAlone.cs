using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Programme;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>
/// A rapporteur who has chosen the session need not write its date: "10:15" is on its day, or in the night after it. For forms alone; programs
/// send date and time.
/// </summary>
internal static class TimeAlone
{
    /// <summary>The moment meant by a time typed alone; null, and the field's message stays, where something else was typed or the session has no day.</summary>
    public static async Task<LocalDateTime?> OnDayOf(this PlenaryDb db, Guid session, ModelStateDictionary typed, string field)
    {
        if (typed[field] is not { Errors.Count: > 0 } entry || Read.Time(entry.AttemptedValue ?? "", out var time) is not null) return null;
        if ((await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == session))?.Day is not { } day) return null;
        entry.Errors.Clear();
        entry.ValidationState = ModelValidationState.Valid;
        return Session.On(day, time);
    }
}
