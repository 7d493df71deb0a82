using System.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Imports;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Imports;

/// <summary>What was written can be brought again, and nothing changes.</summary>
public class ExportFacts(PlenaryApp app) : WebTest(app)
{
    /// <summary>Formula signs, quotes, separators, apostrophes, blanks, marks of direction, letters that fold.</summary>
    private static readonly string[] Treacherous = ["=", "+", "-", "@", "'", "\"", ",", ";", "\t", " ", "\r\n", "\u202E", "\u200B", "\u0301", "ı", "ß", "ﷺ", "ــ", "<b>", "sep=,", "1"];

    /// <summary>Any character there is, the treacherous ones often; but for U+FFFD, which stands where one could not be read: a list with it is refused.</summary>
    private static readonly Gen<string> AnyName =
        Gen.OneOf(
            Gen.Int[0, Treacherous.Length - 1].Select(i => Treacherous[i]),
            Gen.Int[0x20, 0x2FFFF].Where(c => c is not (>= 0xD800 and <= 0xDFFF or 0xFFFD)).Select(char.ConvertFromUtf32),
            Gen.Int[0x600, 0x6FF].Select(char.ConvertFromUtf32)).Array[1, 24].Select(string.Concat);

    [Theory]
    [InlineData("csv"), InlineData("xlsx")]
    public async Task People_of_any_name_come_back_as_they_were(string format)
    {
        var names = new List<string>();
        AnyName.Array[300].Sample(made => names = [.. made], iter: 1);
        await App.InDb(async db =>
        {
            Organisation? body = null;
            foreach (var (name, i) in names.DistinctBy(Plenary.Names.SearchKey.Sorting).Select((n, i) => (n, i)))
            {
                if (i % 40 == 0 && Organisation.Enter([new(name)], OrganisationKind.Union, "TR", out var entered) is null) db.Organisations.Add(body = entered);   // a name of blanks is refused
                if (Person.Enter([new(name), new("ثانٍ " + i, "ar")], out var person) is not null) continue;
                person.Describe(i % 3 == 0 ? name : "", i % 2 == 0 ? Gender.Woman : null, "ID", ["id", "ar"]);
                db.People.Add(person);
                if (body is null || i % 5 == 0) continue;
                var office = new Office { PersonId = person.Id, OrganisationId = body.Id, Title = Plenary.Names.NameText.Clean(name), Unit = "" };
                Assert.Null(office.Date(new LocalDate(2020, 2, 29), null));
                db.Offices.Add(office);
            }
            await db.SaveChangesAsync();
        });
        var client = await App.As(Role.Secretariat);
        await Unchanged(client, "organisations", await client.GetByteArrayAsync($"/api/v1/exports/organisations.{format}"), $"organisations.{format}");
        await Unchanged(client, "people", await client.GetByteArrayAsync($"/api/v1/exports/people.{format}?contacts=true"), $"people.{format}");
    }

    [Fact]
    public async Task The_list_of_participants_comes_back_as_it_was()
    {
        var client = await App.As(Role.Secretariat);
        var list = await client.GetByteArrayAsync($"/api/v1/conferences/{Sample.Slug}/exports/participants.csv");
        Assert.Contains(Sample.AccreditedName, Encoding.UTF8.GetString(list));
        await Unchanged(client, "participants", list, "participants.csv", Sample.Slug);
    }

    [Fact]
    public async Task Contacts_are_written_only_when_asked_for_and_the_reading_is_in_the_history()
    {
        var client = await App.As(Role.Secretariat);
        Assert.DoesNotContain("canary-mail", await client.GetStringAsync("/api/v1/exports/people.csv"));
        Assert.Contains("canary-mail", await client.GetStringAsync("/api/v1/exports/people.csv?contacts=true"));
        var notes = await App.InDb(db => db.AuditEntries.Where(e => e.Action == "directory.exported").OrderBy(e => e.Number).Select(e => e.Details).ToListAsync());
        Assert.Contains(notes, n => n.Contains("\"contacts\":true"));
    }

    [Fact]
    public async Task A_row_with_a_character_that_could_not_be_read_is_refused_and_named()
    {
        var client = await App.As(Role.Secretariat);
        var done = await client.Import("people", Encoding.UTF8.GetBytes("Full name\nMa\uFFFDmud Nehir\nMahmud Nehir\n"), "torn.csv");
        Assert.Equal((1, 1), (done.GetProperty("counts").GetProperty("new").GetInt32(), done.GetProperty("counts").GetProperty("refused").GetInt32()));
        var refused = Assert.Single(await client.Findings(done), f => f.Outcome() is "refused");
        Assert.Equal("sheet.unreadable-character", refused.GetProperty("notes")[0].GetProperty("code").GetString());
    }

    private async Task Unchanged(HttpClient client, string kind, byte[] list, string name, string? conference = null)
    {
        var before = await State();
        var done = await client.Import(kind, list, name, conference);
        var counts = done.GetProperty("counts");
        var told = (await client.Findings(done, conference)).Where(f => f.Outcome() is "refused" or "new" or "filled").Select(f => f.ToString()).Take(5).ToList();
        Assert.True((counts.GetProperty("new").GetInt32(), counts.GetProperty("filled").GetInt32(), counts.GetProperty("refused").GetInt32()) == (0, 0, 0), $"{done.Counts()}\n{string.Join('\n', told)}");
        Assert.True(counts.GetProperty("same").GetInt32() > 0);
        Assert.Equal(before, await State());
    }

    private Task<(int, int, int, int, int)> State() => App.InDb(async db => (
        await db.Organisations.SumAsync(o => 1 + o.Version), await db.People.SumAsync(p => 1 + p.Version), await db.Offices.SumAsync(o => 1 + o.Version),
        await db.SearchWords.CountAsync(), await db.Participations.SumAsync(p => 1 + p.Version)));
}
