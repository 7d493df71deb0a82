using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Plenary.Access;
using Plenary.Api;
using Plenary.Mail;
using Plenary.Organisations;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Mail;

public partial class PostmanFacts(PlenaryApp app) : WebTest(app)
{
    private Keys Keys => App.Services.GetRequiredService<Keys>();

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

    /// <summary>Whoever reads it by API, or later, must not become by its link whom it was written to.</summary>
    [Fact]
    public async Task The_link_in_a_letter_is_for_the_addressee_alone()
    {
        var secretariat = await App.As(Role.Secretariat);
        await (await secretariat.Post(Api("team-invitations"), new { email = "new@example.org", role = "secretariat" })).Read(HttpStatusCode.NoContent);
        var id = await App.InDb(db => db.TeamInvitations.Where(i => i.Email == "new@example.org").Select(i => i.Id).SingleAsync());
        var secret = Link().Match((await Mail(id)).Letter(Keys).Text).Groups[1].Value;
        Assert.True(secret.Length > 20);

        Assert.DoesNotContain(secret, await secretariat.GetStringAsync(Api($"mails/{id}")), StringComparison.Ordinal);
        Assert.Contains("/team-invitation/…", (await secretariat.Get(Api($"mails/{id}"))).GetProperty("text").GetString(), StringComparison.Ordinal);
        // Where no server sends it, somebody must be able to hand it over.
        Assert.Contains(secret, (await secretariat.Page(Desk($"mail/{id}"))).Text, StringComparison.Ordinal);

        using var sink = new SmtpSink();
        await Postman.DeliverDue(sink.Settings, default);
        Assert.Contains(sink.Taken, m => m.Text.ReplaceLineEndings("").Replace("=", "", StringComparison.Ordinal).Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain(secret, (await Mail(id)).Letter(Keys).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, (await secretariat.Page(Desk($"mail/{id}"))).Text, StringComparison.Ordinal);
    }

    [GeneratedRegex("invitation/([^?\\s]+)")] private static partial Regex Link();

    [Fact]
    public async Task What_was_overtaken_while_it_waited_is_not_sent()
    {
        await App.InDb(db => db.Outbox.Where(m => m.SentAt == null && m.GivenUpAt == null).ExecuteDeleteAsync());
        var secretariat = await App.As(Role.Secretariat);
        var withdrawn = await Invited("withdrawn@example.org");
        await (await secretariat.Post(Api($"invitations/{withdrawn}/withdrawal"))).Read(HttpStatusCode.OK);
        var declined = await Invited("declined@example.org");
        await (await secretariat.Post(Api($"invitations/{declined}/declination"), new { by = "Ana", reason = "No time" })).Read(HttpStatusCode.OK);
        var revoked = await Invited("revoked@example.org");
        await App.InDb(async db =>
        {
            var delegation = await db.Invitations.Where(i => i.Id == revoked).Select(i => i.DelegationId).SingleAsync();
            foreach (var link in await db.DelegationLinks.Where(l => l.DelegationId == delegation).ToListAsync()) Assert.Null(link.Revoke(App.Clock.GetCurrentInstant()));
            await db.SaveChangesAsync();
        });
        for (var twice = 0; twice < 2; twice++) await (await secretariat.Post(Api("team-invitations"), new { email = "twice@example.org", role = "pressOfficer" })).Read(HttpStatusCode.NoContent);
        await Invited("stays@example.org");

        using var sink = new SmtpSink();
        await Postman.DeliverDue(sink.Settings, default);
        Assert.Equal(["stays@example.org", "twice@example.org"], sink.Taken.Select(m => m.To).Order());
        var not = await App.InDb(db => db.Outbox.AsNoTracking().Where(m => m.GivenUpAt != null && m.Attempts == 0).ToListAsync());
        Assert.Equal(4, not.Count);
        Assert.All(not, m => Assert.Equal((MailState.Overtaken, ""), (m.State, m.Letter(Keys).Secret)));
        Assert.Equal("mail.no-longer-so", await (await secretariat.Post(Api($"mails/{not[0].Id}/attempt"))).Code());
        await Postman.DeliverDue(sink.Settings, default);
        Assert.Equal(2, sink.Taken.Count);

        async Task<Guid> Invited(string email)
        {
            var organisation = await App.InDb(async db =>
            {
                Assert.Null(Organisation.Enter([new(email)], OrganisationKind.Union, "TZ", out var body));
                Assert.Null(body.Describe(OrganisationKind.Union, "TZ", "", null, "", email));
                db.Organisations.Add(body);
                await db.SaveChangesAsync();
                return body.Id;
            });
            return (await (await secretariat.Post(Api("invitations"), new { organisationIds = new[] { organisation }, deadline = "2027-05-12T18:00:00", send = true })).Read(HttpStatusCode.OK)).GetProperty("invited")[0].GetProperty("invitationId").GetGuid();
        }
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
        Assert.Equal(HttpStatusCode.NoContent, (await secretariat.Post(Api($"mails/{id}/attempt"))).StatusCode);
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
