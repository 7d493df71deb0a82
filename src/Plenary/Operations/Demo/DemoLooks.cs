using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Accreditations.WatchList;
using Plenary.Conferences;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Operations.Demo;

/// <summary>What makes an officer look twice: people who are in the directory under another spelling, and a watch list with one hit.</summary>
internal static class DemoLooks
{
    private static readonly (string Country, string Known, string Nominated)[] Twice =
    [
        ("JO", "يوسف سعيد الخالدي", "Yusuf Said Khalidi"),
        ("RU", "Наталья Чернышёва", "Natalia Chernysheva"),
    ];

    private static readonly (string[] Names, string Reason, string Source, WatchReaders Readers)[] List =
    [
        (["مراد بن صالح", "Mourad Ben Salah"], "Threatened a speaker at the 12th conference and was asked to leave.", "Letter of the security team, 12th conference", WatchReaders.Reviewers),
        (["Viktor Halberg", "Виктор Гальберг"], "Came with another person’s badge at the 12th conference.", "Door log, 12th conference", WatchReaders.Reviewers),
        (["Desmond Aldous Pike"], "Sells accreditation letters on the internet in our name.", "Report of a member organisation", WatchReaders.Reviewers),
        (["Teresa Quiñones Vidal", "T. Quinones"], "Under investigation; ask the board.", "The board", WatchReaders.Deciders),
    ];

    private const string OnTheList = "Murad Bensalah";

    public static async Task Add(IServiceScopeFactory scopes, Conference conference, IReadOnlyList<DemoDelegations.Body> bodies, Actor secretariat, Instant now)
    {
        using var scope = scopes.CreateScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<Scope>().EnterAsPlenary(conference.Id, new(null, "Demo"));
        var (db, keys) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<Keys>());
        foreach (var (names, reason, source, readers) in List)
        {
            if (WatchEntry.Enter(conference.Id, new([.. names.Select(n => new WrittenName(n))], reason, source), null, conference.Ends, readers, secretariat, now - Duration.FromDays(60), keys, out var entry) is { } refusal) throw new InvalidOperationException(refusal.ToString());
            db.WatchEntries.Add(entry);
        }
        foreach (var (country, known, _) in Twice)
        {
            if (Person.Enter([new(known)], out var person) is { } refusal) throw new InvalidOperationException(refusal.ToString());
            person.Describe("", null, country, []);
            db.People.Add(person);
            db.Offices.Add(new Office { PersonId = person.Id, OrganisationId = Of(country).Organisation.Id, Title = "Board member", From = new LocalDate(2019, 1, 1) });
        }
        await db.SaveChangesAsync();
        await services.GetRequiredService<DirectoryIndex>().Fill(db, default);

        // As a delegation would, an hour ago.
        var (nominations, at) = (services.GetRequiredService<Nominations>(), now - Duration.FromMinutes(70));
        var category = await db.Categories.Where(c => c.Code == "delegate").Select(c => c.Id).SingleAsync();
        foreach (var (country, name) in Twice.Select(t => (t.Country, t.Nominated)).Append(("TN", OnTheList)))
        {
            var body = Of(country);
            var delegation = (await nominations.DelegationOf(body.Organisation.Id, conference)).Id;
            var head = new Actor(null, $"{Actor.HeadOfDelegation}, {body.Organisation.Name}");
            var entered = await nominations.EnterBySecretariat(delegation, new(name, null, "", "Board member", null, null, null, category), null, conference, head, at);
            if ((entered.Refusal ?? (await nominations.Send(delegation, conference, head, at, entered.Participation!.Id, bySecretariat: true)).Refusal) is { } refusal) throw new InvalidOperationException(refusal.ToString());
        }

        DemoDelegations.Body Of(string country) => bodies.FirstOrDefault(b => b.Country.Code == country) ?? bodies[0];
    }
}
