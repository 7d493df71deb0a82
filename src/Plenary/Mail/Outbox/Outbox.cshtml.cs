using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Mail.Outbox;

/// <summary>Letters, to which organisation or colleague, and what became of them. Whose hand and address it goes to shows only when it is opened.</summary>
public abstract class OutboxPage(PlenaryDb db, IConfiguration configuration) : PlenaryPage
{
    public IReadOnlyList<OutboxMail> Mails { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Addressees { get; private set; } = new Dictionary<Guid, string>();
    public PageOfList Shown { get; private set; } = new("");
    public bool IsDelivered { get; private set; }

    /// <summary>Null for letters above the conferences.</summary>
    public abstract Conference? Of { get; }

    /// <summary>The address of this page; a letter's own lies below it.</summary>
    public abstract string Address { get; }

    /// <summary>In which times are told.</summary>
    public DateTimeZone Zone => Of?.TimeZone ?? DateTimeZone.Utc;

    public async Task OnGetAsync(string? after, int? rows)
    {
        IsDelivered = Smtp.Of(configuration) is not null;
        var page = await db.OutboxOf(Of, new Paging(null, after).KeyAndId()).ToPage(new(PageOfList.SizeFrom(rows), after), mail => mail, OutboxList.CursorOf);
        Mails = page.Items;
        Addressees = await db.AddresseesOf(Mails, T.Language);
        var all = await db.OutboxOf(Of).Take(Say.CountedTo + 1).CountAsync();
        Shown = new(all > Say.CountedTo ? Say.Roughly(all) : T.Count(all, "{0} letter", "{0} letters"), page.Next, null, PageOfList.SizeFrom(rows));
    }

    public static string PurposeOf(string purpose) => purpose switch
    {
        "invitation" => T["Invitation"],
        "reminder" => T["Reminder"],
        "team" => T["Invitation into the team"],
        "answers" => T["Answers to nominations"],
        "account" => T["Change of an account"],
        _ => purpose,
    };
}

/// <summary>The letters of a conference.</summary>
[Allow(Area.Mail)]
public class OutboxModel(PlenaryDb db, IConfiguration configuration) : OutboxPage(db, configuration)
{
    public override Conference Of => HttpContext.Conference();
    public override string Address => $"/desk/{Of.Slug}/mail";
}

/// <summary>The letters above the conferences, for administrators.</summary>
[Allow(Area.Installation)]
public class InstallationOutboxModel(PlenaryDb db, IConfiguration configuration) : OutboxPage(db, configuration)
{
    public override Conference? Of => null;
    public override string Address => "/installation/mail";
}
