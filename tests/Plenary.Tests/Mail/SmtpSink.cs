using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MailKit.Security;
using Plenary.Mail;

namespace Plenary.Tests.Mail;

/// <summary>A mail server that takes everything (or says what it is told to) and keeps it.</summary>
internal sealed class SmtpSink : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();

    public SmtpSink()
    {
        listener.Start();
        _ = Task.Run(Listen);
    }

    public ConcurrentQueue<(string To, string Text)> Taken { get; } = new();

    /// <summary>What is answered to RCPT TO.</summary>
    public string Recipient { get; set; } = "250 fine";

    /// <summary>Ends the connection in place of an answer to RCPT TO.</summary>
    public bool HangsUp { get; set; }

    public Smtp Settings => new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, "", "", "conference@example.org", "13th General Conference", SecureSocketOptions.None, TimeSpan.FromSeconds(10));

    private async Task Listen()
    {
        try
        {
            while (true) _ = Serve(await listener.AcceptTcpClientAsync(end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException) { }
    }

    private async Task Serve(TcpClient client)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        var to = "";
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("EHLO", StringComparison.Ordinal)) await writer.WriteLineAsync("250-sink\r\n250 8BITMIME");
            else if (line.StartsWith("RCPT TO:", StringComparison.Ordinal))
            {
                if (HangsUp) return;
                to = line[8..].Trim('<', '>');
                await writer.WriteLineAsync(Recipient);
            }
            else if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                var text = new StringBuilder();
                while (await reader.ReadLineAsync() is { } part && part != ".") text.AppendLine(part.StartsWith("..", StringComparison.Ordinal) ? part[1..] : part);
                Taken.Enqueue((to, text.ToString()));
                await writer.WriteLineAsync("250 taken");
            }
            else if (line == "QUIT") { await writer.WriteLineAsync("221 bye"); return; }
            else await writer.WriteLineAsync("250 fine");
        }
    }

    public void Dispose()
    {
        end.Cancel();
        listener.Stop();
        end.Dispose();
    }
}
