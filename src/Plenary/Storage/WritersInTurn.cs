using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Plenary.Storage;

/// <summary>
/// Lets those who write into SQLite follow each other in the order in which they came. Without it each would ask every 150 ms whether the
/// one writer that SQLite allows has done, holding its thread, and whoever is unlucky asks again and again. Only the waiting is done here:
/// that one follows the other is still the database's rule, for other processes and for single statements outside a transaction too.
/// </summary>
internal sealed class WritersInTurn : IDbTransactionInterceptor, IDbConnectionInterceptor, IDisposable
{
    /// <summary>As long as the database itself would be asked. Then it is, and says what is wrong.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim gate = new(1);
    private DbConnection? writing;

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        var mine = gate.Wait(Patience);
        return Begin(connection, eventData, mine);
    }

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        var mine = await gate.WaitAsync(Patience, cancellationToken);
        return Begin(connection, eventData, mine);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Done(eventData.Context!.Database.GetDbConnection());

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Done(eventData.Context!.Database.GetDbConnection());
        return Task.CompletedTask;
    }

    public void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => Done(eventData.Context!.Database.GetDbConnection());

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Done(eventData.Context!.Database.GetDbConnection());
        return Task.CompletedTask;
    }

    /// <summary>A transaction that is left without a word ends here.</summary>
    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => Done(connection);

    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Done(connection);
        return Task.CompletedTask;
    }

    /// <summary>So does one whose context is gone.</summary>
    public void ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) => Done(connection);

    public Task ConnectionDisposedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        Done(connection);
        return Task.CompletedTask;
    }

    public void Dispose() => gate.Dispose();

    private InterceptionResult<DbTransaction> Begin(DbConnection connection, TransactionStartingEventData eventData, bool mine)
    {
        if (mine) writing = connection;
        try
        {
            return InterceptionResult<DbTransaction>.SuppressWithResult(connection.BeginTransaction(eventData.IsolationLevel));
        }
        catch
        {
            Done(connection);
            throw;
        }
    }

    private void Done(DbConnection connection)
    {
        if (Interlocked.CompareExchange(ref writing, null, connection) == connection) gate.Release();
    }
}
