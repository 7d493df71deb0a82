using System.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Conferences;
using Plenary.Delegations;
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

    /// <summary>Twins that nothing but their ids tells apart, parents that come later in the list, names in many languages and several in one, offices of every date.</summary>
    private Task<int> Twins(int seed) => App.InScope(async services =>
    {
        var (db, keys, random) = ((PlenaryDb)services.GetService(typeof(PlenaryDb))!, (Keys)services.GetService(typeof(Keys))!, new Random(seed));
        var (bodies, languages) = (new List<Organisation>(), new[] { "en", "ar", "fr", "tr", "id", "es", "ru", "fa", null });
        for (var i = 0; i < 40; i++)
        {
            Assert.Null(Organisation.Enter(Names("Union"), Any(Enum.GetValues<OrganisationKind>()), Any("TR", "SN", null), out var body));
            Assert.Null(body.Rename(body.Names, Any("", "UoW")));
            Assert.Null(body.Describe(body.Kind, body.Country, Any("", "Dakar"), bodies.Count > 0 && random.Next(3) == 0 ? Any([.. bodies]).Id : null, Any("", "https://union.example/"), Any("", "office@union.example")));
            body.ReachAt(new(Any(null, "+221338590000"), Any(null, "12, rue du Puits, Dakar", "=1+1", "ص.ب. 7، داكار")), keys);
            bodies.Add(body);
        }
        bodies.Reverse();   // so that ids say nothing of who is whose parent
        db.Organisations.AddRange(bodies);
        for (var i = 0; i < 120; i++)
        {
            Assert.Null(Person.Enter(Names("Amina"), out var person));
            person.Describe(Any("", "Dr."), Any<Gender?>(null, Gender.Woman, Gender.Man, Gender.Other), Any("TR", "SN", null), Any<string[]>([], ["ar", "fr"]));
            if (random.Next(2) == 0) person.ReachAt(new($"amina{random.Next(40)}@example.org", Any(null, "+221338590000")), keys);
            db.People.Add(person);
            for (var offices = random.Next(4); offices > 0; offices--)
            {
                var office = new Office { PersonId = person.Id, OrganisationId = Any([.. bodies]).Id, Title = Any("", "Member", "President"), Unit = Any("", "Board") };
                Assert.Null(office.Date(Any<LocalDate?>(null, new(2020, 1, 1)), Any<LocalDate?>(null, new(2024, 12, 31))));
                db.Offices.Add(office);
            }
        }
        await db.SaveChangesAsync();
        return 0;

        T Any<T>(params T[] all) => all[random.Next(all.Length)];
        List<WrittenName> Names(string word) => [new($"{word} {random.Next(4)}", Any(languages)), .. Enumerable.Range(0, random.Next(4)).Select(n => new WrittenName($"{Any("Water", "مياه", "Su")} {random.Next(3)}", Any(languages)))];
    });

    [Theory]
    [InlineData(1, "csv"), InlineData(2, "xlsx"), InlineData(3, "csv")]
    public async Task A_list_is_the_directory_itself_here_and_in_another_installation(int seed, string format)
    {
        await Twins(seed);
        var client = await App.As(Role.Secretariat);
        var (organisations, people) = ($"/api/v1/exports/organisations.{format}?contacts=true", $"/api/v1/exports/people.{format}?contacts=true");
        await Unchanged(client, "organisations", await client.GetByteArrayAsync(organisations), $"organisations.{format}");
        await Unchanged(client, "people", await client.GetByteArrayAsync(people), $"people.{format}");

        await using var elsewhere = new EmptyPlenaryApp();
        await elsewhere.InitializeAsync();
        var there = await elsewhere.AsAt(Guid.Empty, Role.Administrator);
        foreach (var (kind, list) in new[] { ("organisations", organisations), ("people", people) })
        {
            var done = await there.Import(kind, await client.GetByteArrayAsync(list), $"{kind}.{format}");
            Assert.Equal(0, done.GetProperty("counts").GetProperty("refused").GetInt32());
        }
        foreach (var list in new[] { "/api/v1/exports/organisations.csv?contacts=true", "/api/v1/exports/people.csv?contacts=true" })
            Assert.Equal((await client.GetStringAsync(list)).Split('\n'), (await there.GetStringAsync(list)).Split('\n'));
        Assert.Equal(await Ids(App), await Ids(elsewhere));

        static Task<List<Guid>> Ids(PlenaryApp app) => app.InDb(async db =>
            (await db.Organisations.Select(o => o.Id).ToListAsync()).Concat(await db.People.Select(p => p.Id).ToListAsync()).Order().ToList(), Guid.Empty);
    }

    [Fact]
    public async Task A_row_with_an_id_is_that_record_and_one_with_a_strange_id_is_found_by_its_name_once()
    {
        var client = await App.As(Role.Secretariat);
        Assert.Null(Organisation.Enter([new("Desert Bloom")], OrganisationKind.Ngo, "MA", out var ours));
        await App.InDb(async db => { db.Organisations.Add(ours); await db.SaveChangesAsync(); });
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        // Of two that are called so elsewhere, the first is taken for ours, the second is another; ours, written otherwise, is ours.
        var done = await client.Import("organisations", $"Organisation,Country,Acronym,Plenary id\nDesert Bloom,MA,DB,{one}\nDesert Bloom,MA,,{other}\n");
        Assert.Equal("new 1, filled 1, same 0, twice 0, refused 0", done.Counts());
        Assert.Equal("DB", await App.InDb(db => db.Organisations.Where(o => o.Id == ours.Id).Select(o => o.Acronym).SingleAsync()));
        Assert.True(await App.InDb(db => db.Organisations.AnyAsync(o => o.Id == other)));
        var again = await client.Import("organisations", $"Organisation,Country,City,Plenary id\nDesert Bloom,MA,,{other}\nDesert in Bloom,,Fez,{ours.Id}\nDesert Bloom,MA,,\nDesert Bloom,MA,,17\n");
        Assert.Equal("new 0, filled 1, same 1, twice 1, refused 1", again.Counts());
        var kept = await App.InDb(db => db.Organisations.AsNoTracking().SingleAsync(o => o.Id == ours.Id));
        Assert.Equal(["Desert Bloom", "Desert in Bloom"], kept.Names.Select(n => n.Text));
        Assert.Equal(("Fez", "MA"), (kept.Seat, kept.Country));
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
    public async Task The_list_of_participants_makes_the_same_delegations_in_another_installation()
    {
        await Twins(4);
        await App.InDb(async db =>
        {
            var random = new Random(4);
            var people = new Queue<Person>(await db.People.Where(p => p.SortKey.StartsWith("amina")).OrderBy(p => p.Id).ToListAsync());
            foreach (var body in await db.Organisations.Where(o => o.SortKey.StartsWith("union")).Take(20).ToListAsync())
            {
                var delegation = new Delegation { ConferenceId = Sample.Conference, OrganisationId = body.Id, Group = "Observers" };
                db.Delegations.Add(delegation);
                for (var n = 0; n < 4; n++)
                {
                    var (leads, person) = (n == 2 && random.Next(2) == 0, people.Dequeue());
                    var one = Participation.Nominate(Sample.Conference, delegation.Id, body.Id, person, leads ? Sample.HeadCategory : Sample.DelegateCategory, leads, Sample.Head, Sample.Now);
                    one.HoldOffice(n == 3 ? "Adviser" : "", "", "");
                    one.Listed = n != 1;
                    db.Participations.Add(one);
                }
            }
            await db.SaveChangesAsync();
        });
        await using var elsewhere = new EmptyPlenaryApp();
        await elsewhere.InitializeAsync();
        var conference = await elsewhere.InDb(async db =>
        {
            var series = new Series { Slug = "general", Name = LocalText.Of("General Conference"), Organiser = LocalText.Of("Confluence Network") };
            var held = new Conference { SeriesId = series.Id, Slug = Sample.Slug, Number = 1, Ordinal = 13, Title = LocalText.Of("13th General Conference"), City = LocalText.Of("Istanbul") };
            Assert.Null(held.Schedule(new(2027, 5, 10), new(2027, 5, 13), "Europe/Istanbul"));
            db.AddRange(series, held);
            await db.SaveChangesAsync();
            return held.Id;
        }, Guid.Empty);
        await elsewhere.InDb(async db =>
        {
            foreach (var (code, leads) in new[] { ("head", true), ("delegate", false), ("press", false) })
                db.Categories.Add(new Category { ConferenceId = conference, Code = code, Name = LocalText.Of(code), Number = db.Categories.Local.Count + 1, Colour = "#0f5a66", Leads = leads });
            await db.SaveChangesAsync();
        }, conference);

        var (here, there) = (await App.As(Role.Secretariat), await elsewhere.AsAt(Guid.Empty, Role.Administrator));
        var list = $"/api/v1/conferences/{Sample.Slug}/exports/participants.csv";
        var done = await there.Import("participants", await here.GetByteArrayAsync(list), "participants.csv", Sample.Slug);
        Assert.Equal(0, done.GetProperty("counts").GetProperty("refused").GetInt32());
        Assert.Equal((await here.GetStringAsync(list)).Split('\n'), (await there.GetStringAsync(list)).Split('\n'));
        Assert.Contains("ليلى", await there.GetStringAsync(list), StringComparison.Ordinal);   // names come in both scripts
        Assert.Equal("new 0, filled 0, refused 0", Changed(await there.Import("participants", await here.GetByteArrayAsync(list), "participants.csv", Sample.Slug)));

        static string Changed(System.Text.Json.JsonElement import) => string.Join(", ", new[] { "new", "filled", "refused" }.Select(word => $"{word} {import.GetProperty("counts").GetProperty(word).GetInt32()}"));
    }

    [Fact]
    public async Task Contacts_are_written_only_when_asked_for_and_the_reading_is_in_the_history()
    {
        var client = await App.As(Role.Secretariat);
        Assert.DoesNotContain("canary-mail", await client.GetStringAsync("/api/v1/exports/people.csv"));
        Assert.Contains("canary-mail", await client.GetStringAsync("/api/v1/exports/people.csv?contacts=true"));
        await (await client.Put($"/api/v1/organisations/{Sample.OpenWells}", new { names = new[] { new { text = "Open Wells Association" } }, kind = "ngo", country = "SN", contacts = new { phone = "+221 33 859 00 00", address = "12, rue du Puits\nDakar" } })).Read(System.Net.HttpStatusCode.OK);
        Assert.DoesNotContain("rue du Puits", await client.GetStringAsync("/api/v1/exports/organisations.csv"));
        Assert.Contains("\"12, rue du Puits, Dakar\"", await client.GetStringAsync("/api/v1/exports/organisations.csv?contacts=true"));
        var notes = await App.InDb(db => db.AuditEntries.Where(e => e.Action == "directory.exported").OrderBy(e => e.Number).Select(e => e.Details).ToListAsync());
        Assert.Equal(["false", "false", "true", "true"], notes.TakeLast(4).Select(n => n.Contains("\"contacts\":true") ? "true" : "false").Order());
    }

    /// <summary>The form of the page sends its fields, empty ones too, to the address of the file.</summary>
    [Fact]
    public async Task The_pages_offer_what_their_filter_finds()
    {
        var client = await App.As(Role.AccreditationOfficer);   // may read the directory, not change it
        var people = await client.Page("/directory/people");
        var csv = people.One("button[form=filter][formaction$='people.csv']:not([name])").GetAttribute("formaction");
        Assert.NotNull(people.One("form#filter [name=nationality]"));
        var all = await client.GetStringAsync($"{csv}?sort=name&q=&body=&nationality=");
        Assert.Contains(Sample.AccreditedName, all);
        Assert.Contains(Sample.SubmittedName, all);
        var some = await client.GetStringAsync($"{csv}?sort=name&q=layla&body=&nationality=");
        Assert.Contains(Sample.AccreditedName, some);
        Assert.DoesNotContain(Sample.SubmittedName, some);
        Assert.DoesNotContain("canary-mail", some);
        var contacts = people.One("button[form=filter][formaction$='people.csv'][name=contacts]");
        Assert.Contains("canary-mail", await client.GetStringAsync($"{csv}?sort=name&q=layla&body=&nationality=&contacts={contacts.GetAttribute("value")}"));

        var bodies = await client.Page($"/directory/organisations?memberOf={Sample.Coalition}");
        csv = bodies.One("button[form=filter][formaction$='organisations.csv']").GetAttribute("formaction");
        all = await client.GetStringAsync($"{csv}?sort=name&q=&kind=&country=&memberOf=");
        Assert.Contains("Open Wells", all);
        some = await client.GetStringAsync($"{csv}?sort=name&q=&kind=Association&country=TR&memberOf={Sample.Coalition}");
        Assert.Contains("River Schools", some);
        Assert.DoesNotContain("Open Wells", some);
    }

    [Theory]
    [InlineData("delegations"), InlineData("report/participants")]
    public async Task The_list_of_participants_can_be_taken_along_by_those_who_may_see_it(string page)
    {
        var client = await App.As(Role.Viewer);
        var offered = (await client.Page(Desk(page))).One("button[formaction$='participants.csv']").GetAttribute("formaction");
        Assert.Contains(Sample.AccreditedName, await client.GetStringAsync(offered));
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
