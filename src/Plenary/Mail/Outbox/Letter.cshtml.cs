using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Mail.Outbox;

/// <summary>One letter in full. Each reading stands in the history.</summary>
public abstract class LetterPage(PlenaryDb db, Keys keys, IClock clock, IConfiguration configuration) : PlenaryPage
{
    public OutboxMail Mail { get; private set; } = null!;
    public Letter Letter { get; private set; } = null!;
    public bool IsDelivered { get; private set; }

    /// <inheritdoc cref="OutboxPage.Of"/>
    public abstract Conference? Of { get; }

    /// <inheritdoc cref="OutboxPage.Zone"/>
    public DateTimeZone Zone => Of?.TimeZone ?? DateTimeZone.Utc;

    /// <summary>The list that it stands in.</summary>
    protected abstract string List { get; }

    public async Task<IActionResult> OnGetAsync(Guid id) => await Find(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAttemptAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (Mail.TryAgain(clock.GetCurrentInstant()) is { } refusal) return Refused(refusal);

        await db.SaveChangesAsync();
        Toast(T["The letter is sent again."]);
        return Redirect(List);
    }

    private async Task<bool> Find(Guid id)
    {
        if (await db.MailOf(Of, id) is not { } mail) return false;
        (Mail, IsDelivered) = (mail, Smtp.Of(configuration) is not null);
        Letter = await db.ReadLetter(mail, keys);
        return true;
    }
}

/// <summary>One letter of a conference.</summary>
[Allow(Area.Mail)]
public class LetterModel(PlenaryDb db, Keys keys, IClock clock, IConfiguration configuration) : LetterPage(db, keys, clock, configuration)
{
    public override Conference Of => HttpContext.Conference();
    protected override string List => $"/desk/{Of.Slug}/mail";
}

/// <summary>One letter above the conferences.</summary>
[Allow(Area.Installation)]
public class InstallationLetterModel(PlenaryDb db, Keys keys, IClock clock, IConfiguration configuration) : LetterPage(db, keys, clock, configuration)
{
    public override Conference? Of => null;
    protected override string List => "/installation/mail";
}
