using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Mail.Outbox;

/// <summary>The letters of a conference and what became of them. Whom a letter is for shows only when it is opened.</summary>
[Allow(Area.Mail)]
public class OutboxModel(PlenaryDb db, IConfiguration configuration) : PlenaryPage
{
    public IReadOnlyList<OutboxMail> Mails { get; private set; } = [];
    public PageOfList Shown { get; private set; } = new("");
    public bool IsDelivered { get; private set; }

    public Conference Conference => HttpContext.Conference();

    public async Task OnGetAsync(string? after, int? rows)
    {
        IsDelivered = Smtp.Of(configuration) is not null;
        var page = await db.OutboxOf(Conference, new Paging(null, after).KeyAndId()).ToPage(new(PageOfList.SizeFrom(rows), after), mail => mail, OutboxList.CursorOf);
        Mails = page.Items;
        var all = await db.Outbox.Where(m => m.ConferenceId == Conference.Id).Take(Say.CountedTo + 1).CountAsync();
        Shown = new(all > Say.CountedTo ? Say.Roughly(all) : T.Count(all, "{0} letter", "{0} letters"), page.Next, null, PageOfList.SizeFrom(rows));
    }

    public static string PurposeOf(string purpose) => purpose switch
    {
        "invitation" => T["Invitation"],
        "reminder" => T["Reminder"],
        "team" => T["Invitation into the team"],
        "answers" => T["Answers to nominations"],
        _ => purpose,
    };
}
