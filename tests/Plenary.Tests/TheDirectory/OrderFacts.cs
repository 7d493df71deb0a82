using System.Data.Common;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Tests.Imports;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.TheDirectory;

/// <summary>The directory's lists by name, by country and by the latest change: page by page, on pages and in the API, each order along an index.</summary>
public class OrderFacts(PlenaryApp app) : WebTest(app)
{
    private static readonly string?[] Nationalities = ["CH", "DE", "DZ", "ES", "AT", null, "CI", "DE"];

    /// <summary>So many people, whose first name finds them all; the order of their names is not that in which they are entered.</summary>
    private Task Enter(string first, int count) => App.InDb(async db =>
    {
        for (var i = 0; i < count; i++)
        {
            Assert.Null(Person.Enter([new($"{first} {i * 7 % count:000}")], out var person));
            person.Describe("", null, Nationalities[i % Nationalities.Length], []);
            db.People.Add(person);
        }
        await db.SaveChangesAsync();
    });

    [Theory]
    [InlineData("en", "Zephyrine", "DZ AT CI DE ES CH")]   // Algeria, Austria, Côte d’Ivoire, Germany, Spain, Switzerland
    [InlineData("fr", "Boutros", "DZ DE AT CI ES CH")]   // Algérie, Allemagne, Autriche, Côte d’Ivoire, Espagne, Suisse
    [InlineData("tr", "Hikmet", "DE AT DZ CI ES CH")]   // Almanya, Avusturya, Cezayir, Fildişi Sahili, İspanya, İsviçre
    public async Task Countries_stand_in_the_order_of_their_names_in_the_readers_language(string language, string first, string codes)
    {
        var client = await App.As(Role.Secretariat);
        client.DefaultRequestHeaders.Remove("Accept-Language");
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        await Enter(first, 60);
        foreach (var limit in new[] { 3, 7, 25, 500 })
        {
            var walked = await Walk(client, $"/api/v1/people?q={first}&sort=country&limit={limit}");
            Assert.Equal(60, walked.Count);
            Assert.Equal([.. codes.Split(' '), null], walked.Select(p => p.Country).Aggregate(new List<string?>(), (all, c) => all.Count > 0 && all[^1] == c ? all : [.. all, c]));
            Assert.All(walked.GroupBy(p => p.Country), country => Assert.Equal(country.Select(p => p.Name).Order(StringComparer.Ordinal), country.Select(p => p.Name)));
            Assert.Equal(walked.AsEnumerable().Reverse(), await Walk(client, $"/api/v1/people?q={first}&sort=-country&limit={limit}"));
        }
    }

    [Fact]
    public async Task What_was_changed_last_comes_first_whoever_changed_it()
    {
        var client = await App.As(Role.Secretariat);
        await Enter("Changeable", 5);
        App.Clock.Advance(Duration.FromMinutes(1));
        await client.Import("people", "Full name,Nationality\nChangeable Imported,FR\n");
        App.Clock.Advance(Duration.FromMinutes(1));
        var id = await App.InDb(db => db.People.Where(p => p.SortKey == "changeable 003").Select(p => p.Id).SingleAsync());
        var body = await client.Get($"/api/v1/people/{id}");
        (await client.Put($"/api/v1/people/{id}", new { names = new[] { new { text = "Changeable Renamed" } } })).EnsureSuccessStatusCode();

        var walked = await Walk(client, "/api/v1/people?q=changeable&sort=changed&limit=2");
        Assert.Equal(["Changeable Renamed", "Changeable Imported"], walked.Take(2).Select(p => p.Name));
        Assert.Equal(6, walked.Distinct().Count());
        Assert.Equal(walked.AsEnumerable().Reverse(), await Walk(client, "/api/v1/people?q=changeable&sort=-changed&limit=4"));
        Assert.True((await client.Get($"/api/v1/people/{id}")).GetProperty("changedAt").GetDateTimeOffset() > body.GetProperty("changedAt").GetDateTimeOffset());

        // To be read is no change.
        Assert.Equal(walked, await Walk(client, "/api/v1/people?q=changeable&sort=changed&contacts=true"));
    }

    [Fact]
    public async Task A_key_of_one_order_is_none_of_another_and_an_order_that_there_is_not_is_refused_with_those_there_are()
    {
        var client = await App.As(Role.Secretariat);
        await Enter("Keyed", 4);
        foreach (var list in new[] { "people", "organisations" })
        {
            var keys = new Dictionary<string, string>();
            foreach (var order in new[] { "name", "country", "changed" }) keys[order] = (await client.Get($"/api/v1/{list}?sort={order}&limit=1")).GetProperty("next").GetString()!;
            foreach (var (of, key) in keys)
                foreach (var order in keys.Keys)
                    Assert.Equal(order == of ? HttpStatusCode.OK : HttpStatusCode.BadRequest, (await client.GetAsync($"/api/v1/{list}?sort={order}&limit=1&after={key}")).StatusCode);
            var refused = await (await client.GetAsync($"/api/v1/{list}?sort=age")).Read(HttpStatusCode.BadRequest);
            Assert.Contains("name, country, changed", refused.GetProperty("detail").GetString());
        }
    }

    [Fact]
    public async Task On_the_page_the_order_is_chosen_beside_the_filters_and_kept_by_the_pages()
    {
        await Enter("Voltigeur", 60);
        var officer = await App.As(Role.Secretariat);
        var form = (await officer.Page("/directory/people?q=voltigeur&nationality=DE")).Form("#filter");
        var chosen = await form.Fill("sort", "changed").Send();
        Assert.Equal(15, chosen.All("tbody tr").Count);
        Assert.Equal("changed", chosen.One("select[name=sort] option[selected]").GetAttribute("value"));
        Assert.Equal("descending", chosen.One("th[aria-sort]").GetAttribute("aria-sort"));
        Assert.Equal("DE", chosen.One("select[name=nationality] option[selected]").GetAttribute("value"));

        foreach (var (sort, other) in new[] { ("country", "-country"), ("-country", "country") })
        {
            var one = await officer.Page($"/directory/people?q=voltigeur&sort={sort}");
            Assert.Contains($"sort={other}", one.One("th[aria-sort] a").GetAttribute("href"));
            var two = await officer.Page("/directory/people" + one.One("a[rel=next]").GetAttribute("href"));
            var three = await officer.Page("/directory/people" + two.One("a[rel=next]").GetAttribute("href"));
            Assert.Equal(sort, three.One("select[name=sort] option[selected]").GetAttribute("value"));
            Assert.Empty(three.All("a[rel=next]"));
            var back = await officer.Page("/directory/people" + three.One("a[rel=prev]").GetAttribute("href"));
            Assert.Equal(two.All("tbody th bdi").Select(b => b.TextContent), back.All("tbody th bdi").Select(b => b.TextContent));
            Assert.Equal(60, new[] { one, two, three }.SelectMany(p => p.All("tbody th bdi")).Select(b => b.TextContent).Distinct().Count());
        }
    }

    [Fact]
    public async Task Organisations_of_no_country_come_last_and_the_filters_hold()
    {
        var client = await App.As(Role.Secretariat);
        await App.InDb(async db =>
        {
            foreach (var (name, country) in new[] { ("Sorted Beta", "TR"), ("Sorted Alpha", null), ("Sorted Gamma", "BR"), ("Sorted Delta", "TR"), ("Sorted Old", "SUHH") })
            {
                Assert.Null(Organisation.Enter([new(name)], OrganisationKind.Union, country, out var body));
                db.Organisations.Add(body);
            }
            await db.SaveChangesAsync();
        });
        string[] ordered = ["Sorted Gamma", "Sorted Beta", "Sorted Delta", "Sorted Old", "Sorted Alpha"];   // Brazil, Türkiye, the Union of Soviet Socialist Republics
        Assert.Equal(ordered, (await Walk(client, "/api/v1/organisations?q=sorted&sort=country&limit=2")).Select(o => o.Name));
        Assert.Equal(["Sorted Beta", "Sorted Delta"], (await Walk(client, "/api/v1/organisations?q=sorted&country=TR&sort=country&limit=1")).Select(o => o.Name));
        var page = await client.Page("/directory/organisations?q=sorted&kind=Union&sort=country");
        Assert.Equal(ordered, page.All("tbody th bdi").Select(b => b.TextContent));
    }

    /// <summary>On PostgreSQL a small table is read whole and sorted whatever there is, so it is told to do so only where it must.</summary>
    [Fact]
    public Task No_order_sorts_the_list() => App.InDb(async db =>
    {
        await db.Database.OpenConnectionAsync();
        if (TestDatabase.IsPostgres) await db.Database.ExecuteSqlRawAsync("SET enable_sort = off; SET enable_seqscan = off; SET enable_bitmapscan = off");
        var (people, bodies, id) = (db.People.AsNoTracking().Where(p => p.MergedIntoId == null), db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null), Guid.CreateVersion7());
        foreach (var falling in new[] { false, true })
        {
            foreach (var last in new (Instant, Guid)?[] { null, (Sample.Now, id) })
            {
                await AlongAnIndex(people.ByChange(last, falling), "IX_People_ChangedAt_Id");
                await AlongAnIndex(bodies.ByChange(last, falling), "IX_Organisations_ChangedAt_Id");
            }
            foreach (var last in new (string, Guid)?[] { null, ("selim", id) })
                foreach (var country in new[] { "TR", "" })
                {
                    await AlongAnIndex(people.InCountry(country, last, falling), "IX_People_Nationality_SortKey_Id");
                    await AlongAnIndex(bodies.InCountry(country, last, falling), "IX_Organisations_Country_SortKey_Id");
                }
        }

        async Task AlongAnIndex<T>(IQueryable<T> list, string index)
        {
            await using var command = list.Take(26).CreateDbCommand();
            command.CommandText = (TestDatabase.IsPostgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + command.CommandText;
            var plan = "";
            await using (DbDataReader reader = await command.ExecuteReaderAsync())
                while (await reader.ReadAsync()) plan += reader.GetString(reader.FieldCount - 1) + "\n";
            if (!TestDatabase.IsPostgres) Assert.Contains(index, plan);   // PostgreSQL may find another way through a few rows
            Assert.DoesNotContain("TEMP B-TREE", plan);   // how SQLite sorts
            Assert.DoesNotContain("Sort ", plan);
        }
    });

    private static async Task<List<(string Name, string? Country)>> Walk(HttpClient client, string address)
    {
        var (all, after) = (new List<(string, string?)>(), "");
        do
        {
            var page = await client.Get(address + after);
            foreach (var item in page.GetProperty("items").EnumerateArray())
                all.Add((item.GetProperty("names")[0].GetProperty("text").GetString()!, (item.TryGetProperty("nationality", out var n) || item.TryGetProperty("country", out n)) ? n.GetString() : null));
            after = page.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String ? $"&after={next.GetString()}" : "";
        }
        while (after.Length > 0);
        return all;
    }
}
