using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.People;
using Plenary.Storage;
using Plenary.Tests.Imports;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.TheDirectory;

/// <summary>A name that more than a thousand bear is found by its words in the order of the names, not by its bearers one by one.</summary>
public class CommonNameFacts(PlenaryApp app) : WebTest(app)
{
    private const int Many = 1_130;

    [Fact]
    public async Task All_bearers_of_a_common_name_are_listed_in_order_whoever_was_imported_renamed_or_merged()
    {
        var client = await App.As(Role.Secretariat);
        await client.Import("people", List("Full name", i => $"Zubaydah {Letters(i * 7919 % Many)} Zub{Letters(i)}"), "many.csv");
        await WordsTellTheirBearers();
        var all = await Listed(client);
        Assert.Equal(Many, all.Count);
        Assert.Equal(all.Order(StringComparer.Ordinal), all);
        Assert.Equal(all.AsEnumerable().Reverse().Take(60), await PageBackwards());

        await App.InDb(async db =>
        {
            var some = await db.People.Where(p => p.SortKey.StartsWith("zubaydah")).OrderBy(p => p.SortKey).Take(3).ToListAsync();
            Assert.Null(some[0].Rename([new("Yasmin Nehir")]));
            Assert.Null(some[1].MergeInto(some[2]));
            await db.SaveChangesAsync();
        });
        await WordsTellTheirBearers();
        Assert.Equal(all[2..], await Listed(client));
    }

    [Fact]
    public async Task The_queue_finds_a_common_name_page_by_page_in_both_directions()
    {
        var client = await App.As(Role.Secretariat);
        await client.Import("participants", List("Person_Name,Delegation,Delegation_ISO", i => $"{(i % 3 == 0 ? "Qadira" : "Qamara")} Qa{Letters(i)},Union of Names,KEN"), "queue.csv", Sample.Slug);
        foreach (var newestFirst in new[] { false, true })
        {
            var found = await App.InDb(async db =>
            {
                var (queue, rows, last) = (new Queue(db), new List<Guid>(), (QueueKey?)null);
                for (var more = true; more;)
                {
                    (var page, more) = await queue.Page(Tab.Waiting, new(Name: "qa"), 400, newestFirst, last);
                    rows.AddRange(page.Select(r => r.Id));
                    last = new(page[^1].QueuedAt, page[^1].Id);
                }
                return rows;
            });
            var wanted = await App.InDb(db => (from p in db.Participations where p.Waits join x in db.People on p.PersonId equals x.Id where x.SortKey.StartsWith("qa") orderby p.QueuedAt, p.Id select p.Id).ToListAsync());
            Assert.Equal(Many, wanted.Count);
            if (newestFirst) wanted.Reverse();
            Assert.Equal(wanted, found);
        }

        // Each bears two such words and counts once.
        await App.InDb(async db =>
        {
            Assert.Equal(Queue.FoundTo + 1, await new Queue(db).Count(Tab.Waiting, new(Name: "qa")));
            var some = db.Participations.Where(p => p.Waits).OrderByDescending(p => p.QueuedAt).ThenBy(p => p.Id).Take(60).Select(p => p.Id);
            await db.Participations.Where(p => some.Contains(p.Id)).ExecuteUpdateAsync(set => set.SetProperty(p => p.PerhapsTwice, true));
            Assert.Equal(60, await new Queue(db).Count(Tab.Waiting, new(Name: "qa", Sign: Sign.PerhapsTwice)));
        });
    }

    private static byte[] List(string head, Func<int, string> line) => Encoding.UTF8.GetBytes(head + "\n" + string.Concat(Enumerable.Range(0, Many).Select(i => line(i) + "\n")));

    private static string Letters(int number) => string.Concat(number.ToString("0000", CultureInfo.InvariantCulture).Select(digit => (char)('k' + digit - '0')));

    private Task WordsTellTheirBearers() => App.InDb(async db =>
    {
        Assert.Equal(0, await db.SearchWords.CountAsync(w => w.Subject == Subject.Person && !db.People.Any(p => p.Id == w.SubjectId && (p.MergedIntoId == null ? w.SortKey == p.SortKey : w.SortKey == null))));
        Assert.Equal(0, await db.SearchWords.CountAsync(w => w.Subject == Subject.Organisation && !db.Organisations.Any(o => o.Id == w.SubjectId && (o.MergedIntoId == null ? w.SortKey == o.SortKey : w.SortKey == null))));
    });

    private static async Task<List<string>> Listed(HttpClient client)
    {
        var (names, after) = (new List<string>(), "");
        do
        {
            var page = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/people?q=zub&limit=300{after}")).RootElement;
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(p => Plenary.Names.SearchKey.Sorting(p.GetProperty("names")[0].GetProperty("text").GetString()!)));
            after = page.GetProperty("next").GetString() is { } next ? $"&after={next}" : "";
        }
        while (after.Length > 0);
        return names;
    }

    private Task<List<string>> PageBackwards() => App.InDb(async db =>
        (await db.PageOf(await db.People(new() { Q = "zub" }), new(ListOrder.Name, IsTurned: true), 60)).Rows.ConvertAll(p => p.SortKey));
}
