using System.CommandLine;
using Plenary.Audit;
using Plenary.Storage;

namespace Plenary.Operations;

/// <summary><c>plenary audit verify</c>.</summary>
internal static class AuditCommand
{
    public static Command Command(CommandLine line)
    {
        var verify = new Command("verify", "Reads the whole history and says whether anything in it was changed, taken out or put in.");
        verify.SetAction(parsed => line.Work(parsed, async services =>
        {
            var finding = await Chain.Verify(services.GetRequiredService<PlenaryDb>());
            if (finding.Fault is { } fault) throw new Stop($"The history is damaged: {fault}. The {finding.Sound:N0} entries before it are sound.", Stop.Wrong);
            Console.WriteLine($"The history is sound: {finding.Sound:N0} entries, the last of {finding.Last?.ToString() ?? "no time"}, hash {Convert.ToHexStringLower(finding.Hash)}.");
            return 0;
        }));
        return new("audit", "The history of all changes.") { verify };
    }
}
