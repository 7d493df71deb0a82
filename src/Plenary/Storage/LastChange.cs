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

    public void Dispose() => oneAtATime.Dispose();

    private async Task<long> Ask()
    {
        await oneAtATime.WaitAsync();
        try
        {
            lock (guard) notYetBegun = null;   // who asks from here on wants the next answer
            using var services = scopes.CreateScope();
            services.ServiceProvider.GetRequiredService<Scope>().EnterAsPlenary(null);
            return await services.ServiceProvider.GetRequiredService<PlenaryDb>().AuditHead.AsNoTracking().Select(h => h.Number).SingleAsync();
        }
        finally
        {
            oneAtATime.Release();
        }
    }
}
