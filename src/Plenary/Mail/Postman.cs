using System.Globalization;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Mail;

/// <summary>
/// Takes letters from the outbox to the mail server. Each is taken by a conditional update, so of several nodes one delivers it; a
/// letter that was handed over just before a crash may go twice, with the same Message-ID, but none is lost.
/// </summary>
public sealed partial class Postman(IServiceScopeFactory scopes, IConfiguration configuration, IClock clock, Keys keys, ILogger<Postman> log) : BackgroundService
{
    private const int Round = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Smtp.Of(configuration) is not { } smtp) return;   // letters stay in the outbox, to be read there
        while (!stoppingToken.IsCancellationRequested)
        {
            var sent = 0;
            try { sent = await DeliverDue(smtp, stoppingToken); }
            catch (Exception e) when (e is not OperationCanceledException) { RoundFailed(log, e.GetType().Name); }   // the database is away for a moment: the next round comes
            if (sent < Round) await Task.Delay(Pause, stoppingToken);
        }
    }

    /// <summary>One round: what is due, at most fifty, over one connection.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> DeliverDue(Smtp smtp, CancellationToken cancellationToken)
    {
        await using var services = scopes.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<PlenaryDb>();
        var unscoped = services.ServiceProvider.GetRequiredService<Unscoped>();
        var now = clock.GetCurrentInstant();
        var due = await db.Outbox.AsNoTracking().Where(m => m.SentAt == null && m.GivenUpAt == null && m.NextAttemptAt <= now)
            .OrderBy(m => m.NextAttemptAt).Take(Round).Select(m => new { m.Id, m.NextAttemptAt }).ToListAsync(cancellationToken);
        if (due.Count == 0) return 0;

        using var server = new SmtpClient { Timeout = (int)smtp.Timeout.TotalMilliseconds };
        foreach (var one in due)
        {
            var until = now + OutboxMail.Lease;
            if (await db.Outbox.Where(m => m.Id == one.Id && m.SentAt == null && m.NextAttemptAt == one.NextAttemptAt)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, until), cancellationToken) == 0) continue;   // another node took it
            var mail = await db.Outbox.SingleAsync(m => m.Id == one.Id, cancellationToken);
            if (await unscoped.IsOvertaken(mail, now)) mail.Overtaken(now, keys);
            else await Deliver(server, smtp, mail, cancellationToken);
            await db.SaveChangesAsync(CancellationToken.None);
            db.ChangeTracker.Clear();
        }
        if (server.IsConnected) await server.DisconnectAsync(quit: true, cancellationToken);
        return due.Count;
    }

    private async Task Deliver(SmtpClient server, Smtp smtp, OutboxMail mail, CancellationToken cancellationToken)
    {
        try
        {
            if (!server.IsConnected) await server.ConnectAsync(smtp.Host, smtp.Port, smtp.Security, cancellationToken);
            if (smtp.User.Length > 0 && !server.IsAuthenticated) await server.AuthenticateAsync(smtp.User, smtp.Password, cancellationToken);
            await server.SendAsync(MessageOf(mail, smtp), cancellationToken);
            mail.Sent(clock.GetCurrentInstant(), keys);
        }
        catch (SmtpCommandException e) when ((int)e.StatusCode >= 550 && e.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
        {
            mail.GiveUp($"{(int)e.StatusCode} {e.Message}", clock.GetCurrentInstant());   // the server said no for good
            GivenUp(log, mail.Id);
        }
        catch (Exception e) when (e is SmtpCommandException or SmtpProtocolException or MailKit.Security.AuthenticationException or IOException or System.Net.Sockets.SocketException
            or MailKit.Security.SslHandshakeException or TimeoutException or FormatException or System.Security.Cryptography.CryptographicException
            or NotSupportedException or MailKit.ServiceNotConnectedException or MailKit.ServiceNotAuthenticatedException)   // it has no STARTTLS or no sign-in, or hung up on us
        {
            mail.Failed($"{e.GetType().Name}: {e.Message}", clock.GetCurrentInstant());
            Failed(log, mail.Id, mail.Attempts, e.GetType().Name);
        }
    }

    private MimeMessage MessageOf(OutboxMail mail, Smtp smtp)
    {
        var letter = mail.Letter(keys);
        var message = new MimeMessage();
        message.From.Add(new MailboxAddress(smtp.FromName, smtp.From));
        message.To.Add(new MailboxAddress("", letter.To));   // as it is: never read as a list of addresses
        message.Subject = string.Concat(letter.Subject.Select(c => char.IsControl(c) ? ' ' : c));
        message.Date = clock.GetCurrentInstant().ToDateTimeOffset();
        message.MessageId = string.Create(CultureInfo.InvariantCulture, $"{mail.Id:N}@{smtp.From[(smtp.From.IndexOf('@') + 1)..]}");
        message.Headers.Add("Auto-Submitted", "auto-generated");   // RFC 3834: no holiday answers
        message.Body = new TextPart("plain") { Text = letter.Text };
        return message;
    }

    [LoggerMessage(LogLevel.Warning, "Mail: this round was broken off ({Reason}); the next one comes.")]
    private static partial void RoundFailed(ILogger log, string reason);

    [LoggerMessage(LogLevel.Warning, "Mail {Id}: attempt {Attempts} was not successful ({Reason}); the outbox says more.")]
    private static partial void Failed(ILogger log, Guid id, int attempts, string reason);

    [LoggerMessage(LogLevel.Warning, "Mail {Id}: the server does not take it; the outbox says why.")]
    private static partial void GivenUp(ILogger log, Guid id);
}

public static class MailSetup
{
    public static WebApplicationBuilder AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Postman>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Postman>());
        return builder;
    }
}
