using Plenary.Organisations;
using Plenary.People;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.TheDirectory;

/// <summary>Somebody and some body of the directory, for tests that do things with them.</summary>
internal static class Entering
{
    public static async Task<Guid> Body(this PlenaryApp app, string name, string country = "TN")
    {
        Assert.Null(Organisation.Enter([new(name, "en")], OrganisationKind.Association, country, out var body));
        await app.InDb(async db => { db.Organisations.Add(body); await db.SaveChangesAsync(); });
        return body.Id;
    }

    public static async Task<Guid> Somebody(this PlenaryApp app, string name)
    {
        Assert.Null(Person.Enter([new(name)], out var person));
        await app.InDb(async db => { db.People.Add(person); await db.SaveChangesAsync(); });
        return person.Id;
    }
}
