using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Mail.Outbox;

/// <summary>One letter in full. Each reading stands in the history.</summary>
[Allow(Area.Mail)]
public class LetterModel(PlenaryDb db, Keys keys, IClock clock, IConfiguration configuration) : PlenaryPage
{
    public OutboxMail Mail { get; private set; } = null!;
    public Letter Letter { get; private set; } = null!;
    public bool IsDelivered { get; private set; }

    public Conference Conference => HttpContext.Conference();

    public async Task<IActionResult> OnGetAsync(Guid id) => await Find(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAttemptAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (Mail.TryAgain(clock.GetCurrentInstant()) is { } refusal) return Refused(refusal);

        await db.SaveChangesAsync();
        Toast(T["The letter is sent again."]);
        return Redirect($"/desk/{Conference.Slug}/mail");
    }

    private async Task<bool> Find(Guid id)
    {
        if (await db.MailOf(Conference, id) is not { } mail) return false;
        (Mail, IsDelivered) = (mail, Smtp.Of(configuration) is not null);
        Letter = await db.ReadLetter(mail, keys);
        return true;
    }
}
