using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Api;

/// <summary>
/// Put on an endpoint whose deed must not happen twice (a nomination, an invitation): a POST without an <c>Idempotency-Key</c> is refused with 400. A reading at a gate
/// has its key in itself: the device makes a client id for each, and the same id again is the same reading.
/// </summary>
public sealed record NeedsIdempotencyKey;

/// <summary>
/// A client that timed out can ask again with the same <c>Idempotency-Key</c> and gets the answer it missed; the deed is done once,
/// also when both requests run at the same time. Answers that did something, and refusals, are remembered for a day. Stands behind
/// the <see cref="Keeper"/>, so a remembered answer is given only to who may still ask; and a key belongs to the token that sent it, so another
/// token of the account, which may do less, is not given what that one was.
/// </summary>
public sealed class Idempotency(RequestDelegate next)
{
    public const string Header = "Idempotency-Key";
    private const int LongestKey = 200;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private static readonly string[] Remembered = ["Location", "ETag"];

    private sealed record Answer(int Status, string? ContentType, Dictionary<string, string> Headers, byte[] Body);

    public async Task InvokeAsync(HttpContext http, Scope scope, IClock clock, Keys keys, IServiceScopeFactory scopes)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.Path.StartsWithSegments("/api")) { await next(http); return; }
        var key = http.Request.Headers[Header].ToString();
        if (key.Length == 0 && http.GetEndpoint()?.Metadata.GetMetadata<NeedsIdempotencyKey>() is not null)
        {
            await Problem.Of(StatusCodes.Status400BadRequest, "idempotency.key-missing", Wording.Texts["Send a random {0} with this request, and the same one when you repeat it.", Header]).ExecuteAsync(http);
            return;
        }
        if (key.Length > LongestKey)
        {
            await Problem.Of(StatusCodes.Status400BadRequest, "idempotency.key-too-long", Wording.Texts["{0}: at most {1} characters.", Header, LongestKey]).ExecuteAsync(http);
            return;
        }
        if (key.Length == 0 || (scope.DelegationId ?? scope.Actor.AccountId) is not { } who) { await next(http); return; }

        var claim = new StoredAnswer
        {
            Id = Guid.CreateVersion7(),
            KeyHash = SHA256.HashData(Encoding.UTF8.GetBytes($"{who:N}\n{(http.Items[typeof(Visitor)] as Visitor)?.Token?.Id:N}\n{key}")),
            RequestHash = await HashOf(http.Request),
            AskedAt = clock.GetCurrentInstant(),
        };
        using var services = scopes.CreateScope();   // a context of its own: the endpoint's may hold half-done work
        var db = services.ServiceProvider.GetRequiredService<PlenaryDb>();
        if (await Claim(db, claim)) await Do(http, db, claim, keys);
        else await Repeat(http, db, claim, keys);
    }

    /// <summary>True for the first request with this key; the database decides.</summary>
    private static async Task<bool> Claim(PlenaryDb db, StoredAnswer claim)
    {
        var old = claim.AskedAt - StoredAnswer.Kept;
        await db.Set<StoredAnswer>().Where(a => a.AskedAt < old).ExecuteDeleteAsync();
        db.Add(claim);
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException e) when (e.IsCollision())
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task Do(HttpContext http, PlenaryDb db, StoredAnswer claim, Keys keys)
    {
        var row = db.Set<StoredAnswer>().Where(a => a.KeyHash == claim.KeyHash);
        var body = http.Response.Body;
        using var copy = new MemoryStream();
        http.Response.Body = copy;
        try
        {
            await next(http);
            await http.Response.BodyWriter.FlushAsync();
        }
        catch
        {
            await row.ExecuteDeleteAsync(CancellationToken.None);
            throw;
        }
        finally
        {
            http.Response.Body = body;
        }

        var status = http.Response.StatusCode;
        if (status is >= 200 and < 300 or StatusCodes.Status409Conflict)
        {
            var headers = Remembered.Where(http.Response.Headers.ContainsKey).ToDictionary(h => h, h => http.Response.Headers[h].ToString());
            var answer = keys.SealJson(new Answer(status, http.Response.ContentType, headers, copy.ToArray()), claim.Id, "idempotency.answer");
            await row.ExecuteUpdateAsync(set => set.SetProperty(a => a.SealedAnswer, answer), CancellationToken.None);
        }
        else await row.ExecuteDeleteAsync(CancellationToken.None);   // nothing was done: the same key may try again
        copy.Position = 0;
        await copy.CopyToAsync(body);
    }

    private static async Task Repeat(HttpContext http, PlenaryDb db, StoredAnswer claim, Keys keys)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(100))
        {
            var first = await db.Set<StoredAnswer>().AsNoTracking().SingleOrDefaultAsync(a => a.KeyHash == claim.KeyHash, http.RequestAborted);
            if (first is not null && !first.RequestHash.AsSpan().SequenceEqual(claim.RequestHash))
            {
                await Problem.Of(StatusCodes.Status422UnprocessableEntity, "idempotency.other-request", Wording.Texts["This {0} was sent with another request. Use a new one for each deed.", Header]).ExecuteAsync(http);
                return;
            }
            if (first?.SealedAnswer is { } sealedAnswer)
            {
                var answer = keys.OpenJson<Answer>(sealedAnswer, first.Id, "idempotency.answer");
                http.Response.StatusCode = answer.Status;
                http.Response.ContentType = answer.ContentType;
                foreach (var (name, value) in answer.Headers) http.Response.Headers[name] = value;
                http.Response.Headers["Idempotency-Replayed"] = "true";
                if (answer.Body.Length > 0) await http.Response.Body.WriteAsync(answer.Body);
                return;
            }
            if (first is null || waited >= LongestWait) break;
            await Task.Delay(100, http.RequestAborted);
        }
        // The first is still running, ended without doing anything a moment ago, or was cut off: we cannot say which.
        http.Response.Headers.RetryAfter = "5";
        await Problem.Of(StatusCodes.Status409Conflict, "idempotency.not-finished", Wording.Texts["The first request with this key has given no answer yet. Look whether it was done, or ask again in a moment."]).ExecuteAsync(http);
    }

    private static async Task<byte[]> HashOf(HttpRequest request)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;) hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
