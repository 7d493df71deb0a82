using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Programme;
using Plenary.Public;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>One intervention in full, in the language of the address as far as it was translated; ?original=true as it was given.</summary>
[Allow(Entrance.Public)]
public class InterventionPublicModel(PlenaryDb db, PublicProgramme programme, IClock clock) : PublicPage(db)
{
    public PublicIntervention Said { get; private set; } = null!;
    public PublishedSession? Session { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, bool original)
    {
        if (await Db.Interventions.AsNoTracking().PublicAt(clock.GetCurrentInstant()).SingleOrDefaultAsync(i => i.Id == id) is not { } found) return NotFound();
        Said = PublicIntervention.Of(found, original ? found.Language : T.Language) with { SecondName = await Db.SecondNameOf(found) };
        Session = (await programme.Newest())?.Sessions.FirstOrDefault(s => s.Id == found.SessionId);
        return Page();
    }
}
