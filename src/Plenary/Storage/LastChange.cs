using Microsoft.EntityFrameworkCore;
using Plenary.Access;

namespace Plenary.Storage;

/// <summary>
/// The number of the last entry of the history. Every saved change moves it on, so what is kept by it is as fresh as the database, on every
/// node. Those who ask at the same moment share one question to the database; it begins after they asked, or its answer would be too old.
/// </summary>
public sealed class LastChange(IServiceScopeFactory scopes) : IDisposable
{
    private readonly Lock guard = new();
    private readonly SemaphoreSlim oneAtATime = new(1);
    private Task<long>? notYetBegun;

    /// <summary>Asked of one context, which is kept: most of what a new one for each question costs is its making.</summary>
    private IServiceScope? kept;

    private static readonly Func<PlenaryDb, Task<long>> Question = EF.CompileAsyncQuery((PlenaryDb db) => db.AuditHead.Select(h => h.Number).Single());

    public Task<long> Number()
    {
        lock (guard) return notYetBegun ??= Task.Run(Ask);
    }

    /// <summary>As it was when this request first asked.</summary>
    public async ValueTask<long> Number(HttpContext http)
    {
        if (http.Items[typeof(LastChange)] is long known) return known;
        var number = await Number();
        http.Items[typeof(LastChange)] = number;
        return number;
    }

    public void Dispose()
    {
        kept?.Dispose();
        oneAtATime.Dispose();
    }

    private async Task<long> Ask()
    {
        await oneAtATime.WaitAsync();
        try
        {
            lock (guard) notYetBegun = null;   // who asks from here on wants the next answer
            if (kept is null)
            {
                kept = scopes.CreateScope();
                kept.ServiceProvider.GetRequiredService<Scope>().EnterAsPlenary(null);
            }
            return await Question(kept.ServiceProvider.GetRequiredService<PlenaryDb>());
        }
        catch (Exception)
        {
            // Whatever it was, the next question begins anew.
            kept?.Dispose();
            kept = null;
            throw;
        }
        finally
        {
            oneAtATime.Release();
        }
    }
}
