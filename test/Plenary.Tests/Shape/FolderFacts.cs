using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Xunit;

namespace Plenary.Tests.Shape;

/// <summary>The folders tell the story in order: a folder may lean on those above it, never on those below.</summary>
public class FolderFacts
{
    private static readonly Architecture Plenary = new ArchLoader().LoadAssemblies(typeof(Entity).Assembly).Build();

    /// <summary>From the first to the last; later ones ask, earlier ones never tell.</summary>
    private static readonly string[] Story =
        ["Names", "People", "Organisations", "Conferences", "Delegations", "Accreditations", "Badges", "CheckIn", "Programme", "Floor", "Records", "Press", "Reports", "Operations"];

    /// <summary>What every folder may use. Storage knows all that is stored; the site and the API know none of the story.</summary>
    private static readonly string[] Plumbing = ["Access", "Api", "Audit", "Countries", "Imports", "Mail", "Print", "Site", "Storage"];

    /// <summary>Where the order is broken, and why that is right.</summary>
    private static readonly Dictionary<string, string> Argued = new()
    {
        ["Conferences → Delegations"] = "",
    };

    [Fact]
    public void Folders_lean_one_way()
    {
        var broken = new SortedSet<string>();
        foreach (var type in Plenary.Types.Where(t => t.Namespace is not null))
        {
            var from = FolderOf(type);
            if (from is null || Array.IndexOf(Story, from) is not (>= 0 and var place)) continue;
            foreach (var to in type.Dependencies.Select(d => FolderOf(d.Target)).OfType<string>().Distinct())
                if (Array.IndexOf(Story, to) is var other && other > place) broken.Add($"{from} → {to}: {type.FullName}");
        }
        Assert.True(broken.Count == 0, "These lean on a folder that comes later in the story:\n" + string.Join('\n', broken));
    }

    private static string? FolderOf(IType type) =>
        type.Namespace?.FullName.Split('.') is ["Plenary", var folder, ..] ? folder : null;
}
