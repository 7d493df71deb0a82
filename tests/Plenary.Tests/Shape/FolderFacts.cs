using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using Xunit;

namespace Plenary.Tests.Shape;

/// <summary>The folders tell the story in order: a folder may lean on those above it, never on those below. Access, Api, Audit, Imports, Mail, Print, Site
/// and Storage are for all of them and stand outside it.</summary>
public class FolderFacts
{
    private static readonly Architecture Plenary = new ArchLoader().LoadAssemblies(typeof(Entity).Assembly).Build();

    /// <summary>From the first to the last; later ones ask, earlier ones never tell.</summary>
    private static readonly string[] Story =
        ["Names", "People", "Organisations", "Conferences", "Delegations", "Accreditations", "Badges", "CheckIn", "Programme", "Floor", "Records", "Press", "Reports", "Operations"];

    /// <summary>Where the order is broken on purpose, and why that is right.</summary>
    private static readonly Dictionary<string, string> Argued = new()
    {
        ["Conferences → CheckIn: Plenary.Conferences.SettingUp"] = "the next edition may take over the gates of the last one, which lead into its zones; they must be made in the same save",
        ["Conferences → Delegations: Plenary.Conferences.Uses"] = Stands,
        ["Conferences → Accreditations: Plenary.Conferences.Uses"] = Stands,
        ["Conferences → CheckIn: Plenary.Conferences.Uses"] = Stands,
        ["Conferences → Programme: Plenary.Conferences.Uses"] = Stands,
    };

    private const string Stands = "what cannot be removed says by what it is in use; it is counted and told nothing";

    [Fact]
    public void Folders_lean_one_way()
    {
        var (broken, leanings) = (new SortedSet<string>(), new HashSet<string>());
        foreach (var type in Plenary.Types.Where(t => t.Namespace is not null))
        {
            var from = FolderOf(type);
            if (from is null || Array.IndexOf(Story, from) is not (>= 0 and var place)) continue;
            foreach (var to in type.Dependencies.Select(d => FolderOf(d.Target)).OfType<string>().Distinct())
            {
                leanings.Add($"{from} → {to}");
                if ((from, to) == ("People", "Organisations")) continue;   // the two halves of one directory: a person is shown with the offices held
                if (Array.IndexOf(Story, to) > place) broken.Add($"{from} → {to}: {type.FullName}");
            }
        }
        Assert.Superset(new HashSet<string> { "Badges → Accreditations", "Conferences → Organisations", "Operations → Press" }, leanings);   // we do see them
        broken.ExceptWith(Argued.Keys);
        Assert.True(broken.Count == 0, "These lean on a folder that comes later in the story:\n" + string.Join('\n', broken));
    }

    [Fact]
    public void Rules_know_neither_web_nor_database()
    {
        var rules = Plenary.Classes.Where(c => c.InheritedClasses.Any(b => b.FullName == typeof(Entity).FullName)).ToList();
        Assert.True(rules.Count > 20);
        Assert.Empty(from rule in rules
                     from name in rule.Dependencies.Select(d => d.Target.FullName).Distinct()
                     where name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || name.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
                     where !(rule.Name == "Account")   // Identity's user is one of ours
                     select $"{rule.FullName} knows {name}");
    }

    private static string? FolderOf(IType type) =>
        type.Namespace?.FullName.Split('.') is ["Plenary", var folder, ..] ? folder : null;
}
