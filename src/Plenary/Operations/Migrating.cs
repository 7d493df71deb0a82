using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Plenary.Storage;

namespace Plenary.Operations;

/// <summary><c>plenary migrate</c>: brings the database to this version. <c>serve</c> does the same when it starts.</summary>
internal static class Migrating
{
    public static Command Command(CommandLine line)
    {
        var command = new Command("migrate", "Makes the database, or brings it to this version. Serving does the same at its start.");
        command.SetAction(parsed => line.Work(parsed, async services =>
        {
            using var held = DataLock.Take(services.GetRequiredService<DataPlace>());
            await Storing.MigrateAsync(services);
            var applied = await services.GetRequiredService<PlenaryDb>().Database.GetAppliedMigrationsAsync();
            Console.WriteLine($"The database is up to date ({applied.Last()}).");
            return 0;
        }, mayBeMissing: true));
        return command;
    }
}
