using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Storage;
using Xunit;

namespace Plenary.Tests.Operations;

/// <summary>Writers of one program on SQLite.</summary>
public sealed class WritersInTurnFacts : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("plenary-turns-").FullName;
    private ServiceProvider services = null!;

    public async ValueTask InitializeAsync()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Data"] = folder }).Build();
        services = new ServiceCollection().AddLogging().AddStorage(settings).BuildServiceProvider();
        await Storing.MigrateAsync(services);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Who_comes_first_writes_first()
    {
        var (first, written) = (services.CreateAsyncScope(), new List<int>());
        var transaction = await Db(first).Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var waiting = Enumerable.Range(0, 6).Select(Write).ToList();   // each has asked when Select goes on to the next
        Assert.DoesNotContain(waiting, w => w.IsCompleted);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(waiting);
        Assert.Equal([0, 1, 2, 3, 4, 5], written);
        await first.DisposeAsync();

        async Task Write(int number)
        {
            await using var scope = services.CreateAsyncScope();
            await using var mine = await Db(scope).Database.BeginTransactionAsync();
            written.Add(number);
            await mine.CommitAsync();
        }
    }

    [Fact]
    public async Task A_transaction_that_is_left_without_a_word_or_fails_keeps_nobody_waiting()
    {
        await using (var scope = services.CreateAsyncScope())
        await using (await Db(scope).Database.BeginTransactionAsync(TestContext.Current.CancellationToken)) { }
        await using (var scope = services.CreateAsyncScope()) await Db(scope).Database.BeginTransactionAsync(TestContext.Current.CancellationToken);   // the scope ends it
        await using (var scope = services.CreateAsyncScope())
        {
            await using var transaction = await Db(scope).Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        }
        await using (var scope = services.CreateAsyncScope())
        {
            var db = Db(scope);
            await using var open = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken));
        }
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        soon.CancelAfter(TimeSpan.FromSeconds(20));   // shorter than the patience after which the database itself is asked
        await using var last = services.CreateAsyncScope();
        await using var got = await Db(last).Database.BeginTransactionAsync(soon.Token);
        Assert.NotNull(got);
    }

    private static PlenaryDb Db(AsyncServiceScope scope)
    {
        scope.ServiceProvider.GetRequiredService<Scope>().EnterAsPlenary(null);
        return scope.ServiceProvider.GetRequiredService<PlenaryDb>();
    }
}
