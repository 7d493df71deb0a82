using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Plenary.Access;
using Plenary.Mail;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Mail;

public class PostmanFacts(PlenaryApp app) : WebTest(app)
{
    private Postman Postman => App.Services.GetRequiredService<Postman>();

    private async Task<Guid> Write(string to, string subject = "Your invitation", string text = "Good morning,\n\nyou are invited.\n.\nThe secretariat") => await App.InScope(async services =>
    {
        var mail = OutboxMail.Write(new(to, subject, text), "invitation", Sample.Conference, App.Clock.GetCurrentInstant(), services.GetRequiredService<Keys>());
        var db = services.GetRequiredService<PlenaryDb>();
        await db.Outbox.Where(m => m.SentAt == null && m.GivenUpAt == null).ExecuteDeleteAsync();   // of the sample, and of other tests
        db.Outbox.Add(mail);
        await db.SaveChangesAsync();
        return mail.Id;
    });

    private Task<OutboxMail> Mail(Guid id) => App.InDb(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Id == id));

    [Fact]
    public async Task A_letter_is_delivered_as_it_was_written()
    {
        using var sink = new SmtpSink();
        var id = await Write("amina@example.org", "Davetiniz: İstanbul’a hoş geldiniz", "صباح الخير،\n\nأنتم مدعوون.\n");
        await Postman.DeliverDue(sink.Settings, default);

        var (to, raw) = Assert.Single(sink.Taken);
        var message = await MimeKit.MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(raw)));
        Assert.Equal("amina@example.org", to);
        Assert.Equal("Davetiniz: İstanbul’a hoş geldiniz", message.Subject);
        Assert.Equal("صباح الخير،\n\nأنتم مدعوون.", message.TextBody!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal("conference@example.org", message.From.Mailboxes.Single().Address);
        Assert.Equal(App.Clock.GetCurrentInstant(), (await Mail(id)).SentAt);

        await Postman.DeliverDue(sink.Settings, default);
        Assert.Single(sink.Taken);   // once
    }

    [Fact]
    public async Task A_title_with_a_line_break_makes_no_further_line_of_the_head()
    {
        using var sink = new SmtpSink();
        await Write("amina@example.org", "13th Conference\r\nBcc: everybody@example.org\n");
        await Postman.DeliverDue(sink.Settings, default);
        var (_, raw) = Assert.Single(sink.Taken);
        var message = await MimeKit.MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(raw)));
        Assert.Empty(message.Bcc);
        Assert.Equal("13th Conference Bcc: everybody@example.org", message.Subject);
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_again_later()
    {
        var id = await Write("later@example.org");
        using (var sink = new SmtpSink { Recipient = "451 come back later" })
        {
            await Postman.DeliverDue(sink.Settings, default);
            var waiting = await Mail(id);
            Assert.Equal((MailState.Late, 1), (waiting.State, waiting.Attempts));
            Assert.Equal(App.Clock.GetCurrentInstant() + Duration.FromMinutes(1), waiting.NextAttemptAt);
            await Postman.DeliverDue(sink.Settings, default);
            Assert.Equal(1, (await Mail(id)).Attempts);   // not before its time
        }
        App.Clock.AdvanceMinutes(2);
        using var back = new SmtpSink();
        await Postman.DeliverDue(back.Settings, default);
        Assert.Equal(MailState.Sent, (await Mail(id)).State);
    }

    [Fact]
    public async Task A_server_without_encryption_or_sign_in_is_an_attempt_that_failed()
    {
        using var sink = new SmtpSink();
        foreach (var settings in new[] { sink.Settings with { Security = MailKit.Security.SecureSocketOptions.StartTls }, sink.Settings with { User = "conference", Password = "x" } })
        {
            var id = await Write("amina@example.org");
            await Postman.DeliverDue(settings, default);
            var mail = await Mail(id);
            Assert.Equal((MailState.Late, 1, App.Clock.GetCurrentInstant() + Duration.FromMinutes(1)), (mail.State, mail.Attempts, mail.NextAttemptAt));
            Assert.StartsWith("NotSupportedException: ", mail.LastError, StringComparison.Ordinal);   // the outbox says what the server lacks
        }
        Assert.Empty(sink.Taken);
    }

    [Fact]
    public async Task A_server_that_hangs_up_is_an_attempt_that_failed()
    {
        using var sink = new SmtpSink { HangsUp = true };
        var id = await Write("amina@example.org");
        await Postman.DeliverDue(sink.Settings, default);
        Assert.Equal((MailState.Late, 1), ((await Mail(id)).State, (await Mail(id)).Attempts));
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_given_up_until_somebody_tries_again()
    {
        var id = await Write("nobody@example.org");
        using var sink = new SmtpSink { Recipient = "550 no such mailbox" };
        await Postman.DeliverDue(sink.Settings, default);
        var mail = await Mail(id);
        Assert.Equal(MailState.GivenUp, mail.State);
        Assert.Contains("no such mailbox", mail.LastError);

        var secretariat = await App.As(Role.Secretariat);
        sink.Recipient = "250 fine now";
        Assert.Equal(System.Net.HttpStatusCode.NoContent, (await secretariat.Post(Api($"mails/{id}/attempt"))).StatusCode);
        await Postman.DeliverDue(sink.Settings, default);
        Assert.Equal(MailState.Sent, (await Mail(id)).State);
        Assert.Equal("mail.already-sent", await (await secretariat.Post(Api($"mails/{id}/attempt"))).Code());
    }

    [Fact]
    public async Task Several_postmen_deliver_a_letter_once()
    {
        using var sink = new SmtpSink();
        await Write("once@example.org");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Postman.DeliverDue(sink.Settings, default))));
        Assert.Single(sink.Taken);
    }

    [Fact]
    public async Task A_subject_cannot_add_a_header()
    {
        using var sink = new SmtpSink();
        await Write("amina@example.org", "Invitation\r\nBcc: spy@example.org");
        await Postman.DeliverDue(sink.Settings, default);
        var message = await MimeKit.MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(Assert.Single(sink.Taken).Text)));
        Assert.Empty(message.Bcc);
    }

    [Fact]
    public async Task The_outbox_shows_what_became_of_letters_and_reading_one_is_noted()
    {
        var secretariat = await App.As(Role.Secretariat);
        var id = await Write("read@example.org", "For reading", "The words of the letter.");
        var list = await secretariat.Page(Desk("mail"));
        Assert.Contains("Nothing leaves this machine.", list.Text);
        Assert.DoesNotContain("read@example.org", list.Html);

        var before = await App.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "mail.read" && e.SubjectId == id));
        var letter = await secretariat.Page(Desk($"mail/{id}"));
        Assert.Contains("The words of the letter.", letter.Text);
        Assert.Contains("read@example.org", letter.Text);
        Assert.Equal(before + 1, await App.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "mail.read" && e.SubjectId == id)));
    }

    [Fact]
    public async Task The_list_goes_on_where_the_page_before_ended()
    {
        var secretariat = await App.As(Role.Secretariat);
        await App.InScope(async services =>
        {
            var db = services.GetRequiredService<PlenaryDb>();
            for (var i = 0; i < 30; i++)   // all at one instant: the id decides
                db.Outbox.Add(OutboxMail.Write(new($"{i}@example.org", "s", "t"), "many", Sample.Conference, App.Clock.GetCurrentInstant(), services.GetRequiredService<Keys>()));
            return await db.SaveChangesAsync();
        });
        var ids = new List<string>();
        string? next = null;
        do
        {
            var page = await secretariat.Get(Api($"mails?limit=7&after={next}"));
            ids.AddRange(page.GetProperty("items").EnumerateArray().Where(m => m.GetProperty("purpose").GetString() == "many").Select(m => m.GetProperty("id").GetString()!));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);
        Assert.Equal(30, ids.Count);
        Assert.Equal(30, ids.Distinct().Count());
    }
}
