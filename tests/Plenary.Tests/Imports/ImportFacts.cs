using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Imports;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Imports;

public class ImportFacts(PlenaryApp app) : WebTest(app)
{
    private const string People = """
        Honorific,Full name,E-mail,Organisation,Country,Job title,Gender
        Dr.,Amina Said,amina@example.org,Desert Libraries,DZA,President,f
        ,Jean Dupont,jean@example.org,Desert Libraries,DZA,Secretary,m
        ,Amina Said,,Desert Libraries,DZA,President,
        ,Amina Said,,Library of Salt,ML,Adviser,f

        """;

    private Task<Dictionary<string, int>> Counted() => App.InDb(async db => new Dictionary<string, int>
    {
        ["Organisations"] = await db.Organisations.SumAsync(o => 1 + o.Version),
        ["People"] = await db.People.SumAsync(p => 1 + p.Version),
        ["Offices"] = await db.Offices.SumAsync(o => 1 + o.Version),
        ["SearchWords"] = await db.SearchWords.CountAsync(),
        ["Participations"] = await db.Participations.SumAsync(p => 1 + p.Version),
        ["Delegations"] = await db.Delegations.SumAsync(d => 1 + d.Version),
        ["Places"] = await db.Places.SumAsync(p => p.Taken),
        ["Steps"] = await db.Steps.CountAsync(),
    });

    [Fact]
    public async Task A_list_of_people_is_shown_then_done_and_the_second_time_changes_nothing()
    {
        var client = await App.As(Role.Secretariat);
        var import = await client.Receive("people", People);
        Assert.Equal("person-name", import.GetProperty("mapping").GetProperty("Full name").GetString());
        Assert.Equal("organisation-name", import.GetProperty("mapping").GetProperty("Organisation").GetString());

        var before = await Counted();
        var shown = await client.Look(import);
        Assert.Equal("shown", shown.GetProperty("state").GetString());
        Assert.Equal("new 3, filled 0, same 0, twice 1, refused 0", shown.Counts());
        Assert.Equal(before, await Counted());
        var findings = await client.Findings(import);
        Assert.Equal(["new", "new", "twice", "new"], findings.Select(f => f.Outcome()));
        Assert.Equal("Row 2 of this list says the same; the first one counts.", findings[2].GetProperty("notes")[0].GetProperty("text").GetString());
        Assert.Contains("import.likely-duplicate", findings[3].Codes());

        var done = await client.Run(import);
        Assert.Equal("done", done.GetProperty("state").GetString());
        Assert.Equal(shown.Counts(), done.Counts());
        var after = await Counted();
        Assert.Equal(before["People"] + 3, after["People"]);
        Assert.Equal(before["Organisations"] + 2, after["Organisations"]);

        var again = await client.Import("people", People);
        Assert.Equal("new 0, filled 0, same 3, twice 1, refused 0", again.Counts());
        Assert.Equal(after, await Counted());

        var found = (await client.Get("/api/v1/people?q=sai%20ami")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, found.Count);
        Assert.All(found, p => Assert.Equal(JsonValueKind.Null, p.GetProperty("contacts").ValueKind));
        var offices = await client.Get($"/api/v1/people/{found[0].GetProperty("id").GetGuid()}/offices");
        Assert.Equal(1, offices.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_second_list_fills_in_what_the_first_left_open()
    {
        var client = await App.As(Role.Secretariat);
        await client.Import("people", "Name,Organisation,Nationality,Phone\nKwame Mensah Boateng,Coast Readers,,\n");
        var list = await client.Receive("people", "Name,Name (Arabic),Organisation,Nationality,E-mail,Phone,Job title\nKwame Mensah BOATENG,كوامي منساه,Coast Readers,Ghana,k.m@example.org,+233 24 123 4567,Chair\n");
        await client.Look(list);
        var foreseen = Assert.Single(await client.Findings(list));
        Assert.Equal([("Nationality", "import.adds"), ("E-mail", "import.adds"), ("Phone", "import.adds"), (null, "import.adds-name"), ("Job title", "import.adds-office")],
            foreseen.GetProperty("notes").EnumerateArray().Select(n => (n.GetProperty("column").GetString(), n.GetProperty("code").GetString())));
        var id = list.GetProperty("id").GetGuid();
        Assert.False(await App.InDb(db => db.ImportFindings.AnyAsync(f => f.ImportId == id && f.Noteworthy)));   // nobody needs to look at it
        var second = await client.Run(list);
        Assert.Equal("new 0, filled 1, same 0, twice 0, refused 0", second.Counts());
        var person = (await client.Get("/api/v1/people?q=kwame&contacts=true")).GetProperty("items")[0];
        Assert.Equal("GH", person.GetProperty("nationality").GetString());
        Assert.Equal("k.m@example.org", person.GetProperty("contacts").GetProperty("email").GetString());
        Assert.Equal("+233241234567", person.GetProperty("contacts").GetProperty("phone").GetString());
        Assert.Equal(["Kwame Mensah Boateng", "كوامي منساه"], person.GetProperty("names").EnumerateArray().Select(n => n.GetProperty("text").GetString()));
        Assert.True(await App.InDb(db => db.AuditEntries.AnyAsync(e => e.Action == "person.contacts-read" && e.SubjectId == person.GetProperty("id").GetGuid())));

        // Known by the second name too.
        Assert.Equal("new 0, filled 0, same 1, twice 0, refused 0", (await client.Import("people", "Name,Organisation\nكوامي منساه,Coast Readers\n")).Counts());
    }

    [Fact]
    public async Task A_wrong_row_is_refused_with_sheet_row_and_column_and_the_others_are_taken()
    {
        var client = await App.As(Role.Secretariat);
        var text = $"Name,E-mail,Organisation,Country,From,Until\nHana Okafor,,Hill Schools,Nigeria,soon,\nTunde Okafor,tunde@example.org,Hill Schools,Atlantis,,\nOla Okafor,,Hill Schools,Nigeria,2020,2019\n{new string('x', 100_000)},,Hill Schools,Nigeria,,\n,ghost@example.org,Hill Schools,Nigeria,,\nFemi Okafor,femi@example.org,Hill Schools,Nigeria,2020,2021\n";
        var import = await client.Receive("people", text, "members.csv");
        var done = await client.Run(import);
        Assert.Equal("new 1, filled 0, same 0, twice 0, refused 5", done.Counts());
        var findings = (await client.Findings(import)).Where(f => f.Outcome() == "refused").ToList();
        Assert.Equal(
            [(2, "From", "sheet.no-date"), (3, "Country", "sheet.no-country"), (4, "Until", "office.ends-before-it-begins"), (5, "Name", "sheet.cell-too-long"), (6, "Name", "person.name-missing")],
            findings.Select(f => (f.GetProperty("row").GetInt32(), f.GetProperty("notes")[0].GetProperty("column").GetString(), f.Codes()[0])));

        var csv = await client.GetStringAsync($"/api/v1/imports/{import.GetProperty("id").GetGuid()}/refused.csv");
        Assert.Contains("Hana Okafor,,Hill Schools,Nigeria,soon,", csv);
        Assert.DoesNotContain("Femi", csv);
    }

    [Fact]
    public async Task A_program_learns_which_sheets_there_are_and_chooses_one()
    {
        var client = await App.As(Role.Secretariat);
        var book = Files.Workbook(("Read me", Files.Data(["This workbook holds our people"])), ("People", Files.Data(["Name", "Organisation"], ["Rana Ford", "Coast Readers"])));
        var import = await client.Receive("people", book, "people.xlsx");
        var address = $"/api/v1/imports/{import.GetProperty("id").GetGuid()}";
        Assert.Equal(["Read me", "People"], (await client.Get($"{address}/sheets")).GetProperty("items").EnumerateArray().Select(s => s.GetProperty("name").GetString()));
        Assert.Equal("sheet.no-such-sheet", await (await client.Put($"{address}/mapping", new { sheet = "Nope" })).Code());
        await (await client.Put($"{address}/mapping", new { sheet = "People" })).Read(HttpStatusCode.OK);
        await client.Look(import);
        Assert.Single(await client.Findings(import));
        await (await client.Put($"{address}/mapping", new { sheet = "People" })).Read(HttpStatusCode.OK);
        Assert.Empty(await client.Findings(import));   // what was foreseen before is true no more
        Assert.Equal("new 1, filled 0, same 0, twice 0, refused 0", (await client.Run(import)).Counts());
        Assert.NotNull(await App.InDb(db => db.AuditEntries.Where(e => e.Action == "import.done" && e.SubjectId == import.GetProperty("id").GetGuid()).Select(e => e.AccountId).SingleAsync()));   // whose list it was
    }

    [Fact]
    public async Task Names_made_to_deceive_are_stored_plain()
    {
        var client = await App.As(Role.Secretariat);
        await client.Import("people", "Name,Organisation\nZo\u202Ee Pa\u200Bge <script>alert(1)</script>,\"=HYPERLINK(\"\"x\"\")\"\n");
        var person = (await client.Get("/api/v1/people?q=zoe%20page")).GetProperty("items")[0];
        Assert.Equal("Zoe Page <script>alert(1)</script>", person.GetProperty("names")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("windows-1256"), InlineData("utf-16"), InlineData("utf-16BE")]
    public async Task Lists_in_old_encodings_are_read_as_they_were_meant(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var client = await App.As(Role.Secretariat);
        var name = $"عبد الرحمن {string.Concat(encoding.Where(char.IsAsciiDigit))} {encoding.Length} الحسيني";
        var rows = string.Concat(Enumerable.Range(0, 30).Select(i => $"السيد الموظف رقم {i} في المكتب,جمعية المكتبات العامة,الأردن\r\n"));
        var text = $"الاسم,المنظمة,الدولة\r\n{name},جمعية المكتبات العامة,الأردن\r\n{rows}";
        var encoded = Encoding.GetEncoding(encoding);
        var done = await client.Import("people", [.. encoded.GetPreamble(), .. encoded.GetBytes(text)], "قائمة.csv");
        Assert.Equal(0, done.GetProperty("counts").GetProperty("refused").GetInt32());
        Assert.True(await App.InDb(db => db.People.AnyAsync(p => p.SortKey == Plenary.Names.SearchKey.Of(name))));
        Assert.Equal("JO", await App.InDb(db => db.Organisations.Where(o => o.SortKey == Plenary.Names.SearchKey.Of("جمعية المكتبات العامة")).Select(o => o.Country).SingleAsync()));
    }

    [Fact]
    public async Task Organisations_are_entered_with_what_the_list_says_of_them()
    {
        var client = await App.As(Role.Secretariat);
        const string list = """
            Organisation,Name (Arabic),Acronym,Type,Country,City,Parent organisation,Website,Organisation e-mail
            Oasis Institute,معهد الواحة,OI,Institute,Egypt,Cairo,,oasis.example.org,office@oasis.example.org
            Oasis Institute Regional Office,,,Bureau,Kenya,Nairobi,Oasis Institute,javascript:alert(1),
            Oasis Institute,,,Institute,France,Lyon,,,
            OASIS INSTITUTE,,,Institute,EG,,,,

            """;
        var import = await client.Receive("organisations", list);
        var done = await client.Run(import);
        Assert.Equal("new 3, filled 0, same 0, twice 1, refused 0", done.Counts());
        Assert.Equal("new 0, filled 0, same 3, twice 1, refused 0", (await client.Import("organisations", list)).Counts());

        var found = (await client.Get("/api/v1/organisations?q=oasis&country=EG")).GetProperty("items")[0];
        Assert.Equal("OI", found.GetProperty("acronym").GetString());
        Assert.Equal("institute", found.GetProperty("kind").GetString());
        Assert.Equal("https://oasis.example.org", found.GetProperty("website").GetString());
        Assert.Equal(2, found.GetProperty("names").GetArrayLength());
        var bureau = (await client.Get($"/api/v1/organisations?parent={found.GetProperty("id").GetGuid()}")).GetProperty("items")[0];
        Assert.Equal("Nairobi", bureau.GetProperty("seat").GetString());
        Assert.Equal("", bureau.GetProperty("website").GetString());
    }

    [Fact]
    public async Task A_place_beyond_those_of_an_invited_delegation_is_said_before_it_is_granted()
    {
        var client = await App.As(Role.Secretariat);
        var body = (await (await client.Post("/api/v1/organisations", new { names = new[] { new { text = "Counted Body", language = "en" } }, kind = "ngo", country = "NO" })).Read(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await (await client.Post(Api("invitations"), new { organisationIds = new[] { body }, deadline = "2027-05-12T18:00:00", places = new Dictionary<string, int> { ["delegate"] = 1 } }, Guid.CreateVersion7().ToString())).Read(HttpStatusCode.OK);
        const string list = "Delegation,Country,Full name,Category\nCounted Body,NO,Ada Count,delegate\nCounted Body,NO,Ben Count,delegate\nCounted Body,NO,Cleo Count,press\n";
        var import = await client.Look(await client.Receive("participants", Encoding.UTF8.GetBytes(list), conference: Sample.Slug), Sample.Slug);
        var said = (await client.Findings(import, Sample.Slug)).ConvertAll(f => f.Codes().Contains("import.grants-place"));
        Assert.Equal([false, true, true], said);
    }

    [Fact]
    public async Task Whom_to_ask_is_no_other_name_of_the_body()
    {
        var client = await App.As(Role.Secretariat);
        var import = await client.Receive("organisations", "Organisation,,,,Contact,\nName,الاسم,Acronym,Country,E-mail,Name\nCoast Press,صحافة الساحل,CP,Tunisia,a@coast.example,Noor Sand\nReef Press,,RP,Tunisia,a@reef.example,Ali Ain\n");
        var mapping = import.GetProperty("mapping");
        Assert.Equal(["organisation-name", "organisation-name/ar", "ignored"], new[] { "Organisation / Name", "Organisation / الاسم", "Contact / Name" }.Select(column => mapping.GetProperty(column).GetString()));
    }

    [Fact]
    public async Task A_list_tells_how_bodies_are_reached_and_what_cannot_be_read_is_named()
    {
        var client = await App.As(Role.Secretariat);
        var list = "Organisation,Country,Telephone,Postal address\nHarbour Pilots,SN,33 859 00 00,\"12, rue du Phare\nDakar\"\nHarbour Porters,SN,by fax,\nHarbour Police,SN,," + new string('x', 401) + "\n";
        var done = await client.Import("organisations", list);
        Assert.Equal("new 3, filled 0, same 0, twice 0, refused 0", done.Counts());
        Assert.Equal(["import.no-phone", "import.cut"], (await client.Findings(done)).Skip(1).Select(f => f.Codes()[0]));
        var found = (await client.Get("/api/v1/organisations?q=harbour%20pilots&contacts=true")).GetProperty("items")[0].GetProperty("contacts");
        Assert.Equal(("+221338590000", "12, rue du Phare Dakar"), (found.GetProperty("phone").GetString(), found.GetProperty("address").GetString()));

        // What a record says stays; what it lacks is added, from the office's own telephone where a list knows two.
        var filled = await client.Import("organisations", "Organisation,Country,Phone,Organisation phone\nHarbour Pilots,SN,+221 33 859 99 99,\nOpen Wells Association,SN,+221 33 111 11 11,+221 33 222 22 22\n");
        Assert.Equal("new 0, filled 1, same 1, twice 0, refused 0", filled.Counts());
        Assert.Equal("+221332222222", (await client.Get($"/api/v1/organisations/{Sample.OpenWells}?contacts=true")).GetProperty("contacts").GetProperty("phone").GetString());
    }

    [Fact]
    public async Task The_mapping_that_somebody_decided_is_kept_for_the_next_list_with_the_same_head()
    {
        var client = await App.As(Role.Secretariat);
        var first = await client.Receive("people", "Wer,Wozu\nLena Fischer,Vorstand\n");
        Assert.Equal("import.nothing-mapped", await (await client.Post($"/api/v1/imports/{first.GetProperty("id").GetGuid()}/run")).Code());
        Assert.Equal("import.no-such-column", await (await client.Put($"/api/v1/imports/{first.GetProperty("id").GetGuid()}/mapping", new { mapping = new Dictionary<string, string> { ["Wer"] = "person-name", ["Warum"] = "office" } })).Code());
        await (await client.Put($"/api/v1/imports/{first.GetProperty("id").GetGuid()}/mapping", new { mapping = new Dictionary<string, string> { ["Wer"] = "person-name", ["Wozu"] = "office" } })).Read(HttpStatusCode.OK);
        var second = await client.Receive("people", "Wozu,Wer\nKasse,Jonas Weber\n");
        Assert.Equal("person-name", second.GetProperty("mapping").GetProperty("Wer").GetString());
        Assert.Equal("new 1, filled 0, same 0, twice 0, refused 0", (await client.Run(second)).Counts());

        // The same head, written otherwise.
        var third = await client.Receive("people", "WER,wozu\nUte Braun,Beirat\n");
        Assert.Equal("person-name", third.GetProperty("mapping").GetProperty("WER").GetString());
        Assert.Equal("new 1, filled 0, same 0, twice 0, refused 0", (await client.Run(third)).Counts());
    }

    [Fact]
    public async Task A_list_of_participants_becomes_delegations_and_nominations()
    {
        var client = await App.As(Role.Secretariat);
        const string list = """
            Group_Type,Delegation,Delegation_ISO,Honorific,Person_Name,Job_Title,Division,Affiliation,Female,Year,Meeting,Location
            Parties,Ruritania,,Ms,Anna Vogel,"Ambassador, Head of Delegation",,Embassy in Rome,1,1991,ASM 1,Geneva
            Parties,Ruritania,,Mr,Karl Vogel,Adviser,Legal Division,,0,1991,ASM 1,Geneva
            Parties,Ruritania,,Mr,Anna  VOGEL,Clerk,,,0,1991,ASM 1,Geneva
            Non-governmental organizations,"Friends of Rivers, International",,,Anna Vogel,,,,,1991,ASM 1,Geneva

            """;
        var import = await client.Receive("participants", Encoding.UTF8.GetBytes(list), "asm-1.csv", Sample.Slug);
        var shown = await client.Look(import, Sample.Slug);
        Assert.Equal("new 3, filled 0, same 0, twice 1, refused 0", shown.Counts());
        Assert.Equal("Row 2 of this list says the same; the first one counts.", (await client.Findings(import, Sample.Slug))[2].GetProperty("notes")[0].GetProperty("text").GetString());
        Assert.Equal(shown.Counts(), (await client.Run(import, Sample.Slug)).Counts());
        var after = await Counted();
        Assert.Equal("new 0, filled 0, same 3, twice 1, refused 0", (await client.Import("participants", list, Sample.Slug)).Counts());
        Assert.Equal(after, await Counted());

        var entered = await App.InDb(db => (from p in db.Participations
                                            join o in db.Organisations on p.OrganisationId equals o.Id
                                            join d in db.Delegations on p.DelegationId equals d.Id
                                            join person in db.People on p.PersonId equals person.Id
                                            where o.SortKey == "ruritania" || o.SortKey.StartsWith("friends of rivers")
                                            orderby o.SortKey descending, person.SortKey
                                            select new { o.Names, person.SortKey, p.Office, p.Unit, p.Affiliation, p.Honorific, p.Gender, p.Leads, p.State, d.Group, o.Kind }).ToListAsync());
        Assert.Equal(3, entered.Count);
        Assert.Equal(("anna vogel", "Ambassador, Head of Delegation", "Embassy in Rome", "Ms", true), (entered[0].SortKey, entered[0].Office, entered[0].Affiliation, entered[0].Honorific, entered[0].Leads));
        Assert.Equal((Gender.Woman, "Parties", OrganisationKind.Government), (entered[0].Gender!.Value, entered[0].Group, entered[0].Kind));
        Assert.Equal(("Legal Division", false), (entered[1].Unit, entered[1].Leads));
        Assert.All(entered, e => Assert.Equal(ParticipationState.Submitted, e.State));
        Assert.Equal((OrganisationKind.Ngo, true), (entered[2].Kind, entered[2].Leads));
    }

    [Fact]
    public async Task The_first_row_of_a_person_also_says_who_leads()
    {
        var client = await App.As(Role.Secretariat);
        const string list = """
            Delegation,Person_Name,Job_Title
            Florin,Otto Brandt,Minister
            Florin,Maria Brandt,Adviser
            Florin,Maria Brandt,Head of delegation
            Guelders,Hugo Prinz,Adviser
            Guelders,Ada Prinz,Head of delegation

            """;
        Assert.Equal("new 4, filled 0, same 0, twice 1, refused 0", (await client.Import("participants", list, Sample.Slug)).Counts());
        var heads = await App.InDb(db => (from p in db.Participations join x in db.People on p.PersonId equals x.Id where p.Leads && (x.SortKey.EndsWith(" brandt") || x.SortKey.EndsWith(" prinz")) orderby x.SortKey select x.SortKey).ToListAsync());
        Assert.Equal(["ada prinz", "otto brandt"], heads);
    }

    [Fact]
    public async Task A_row_without_a_category_says_which_is_taken_and_why()
    {
        var client = await App.As(Role.Secretariat);
        var without = await client.Receive("participants", "Delegation,Person_Name\nFjord Society,Solveig Berg\n"u8.ToArray(), conference: Sample.Slug);
        await client.Look(without, Sample.Slug);
        var finding = Assert.Single(await client.Findings(without, Sample.Slug));
        Assert.Contains("The list has no column for the category, so “Delegate” is taken.", finding.GetProperty("notes").EnumerateArray().Select(n => n.GetProperty("text").GetString()));
        Assert.Empty((await client.Page(Desk($"imports/{without.GetProperty("id").GetGuid()}?show=look"))).All("tbody tr"));   // nobody needs to look at each

        var empty = await client.Receive("participants", "Delegation,Person_Name,Category\nFjord Society,Solveig Berg,Press\nFjord Society,Arne Holm,\n"u8.ToArray(), conference: Sample.Slug);
        await client.Look(empty, Sample.Slug);
        var findings = await client.Findings(empty, Sample.Slug);
        Assert.DoesNotContain("import.category-empty", findings[0].Codes());
        var note = findings[1].GetProperty("notes").EnumerateArray().Single(n => n.GetProperty("code").GetString() == "import.category-empty");
        Assert.Equal(("Category", "No category stands here, so “Delegate” is taken."), (note.GetProperty("column").GetString(), note.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Names_that_are_only_alike_stay_apart_and_are_pointed_out()
    {
        var client = await App.As(Role.Secretariat);
        const string list = """
            Delegation,Person_Name,Job_Title
            Friends of Marshes - International,Marie-Laure Vitrac,Observer
            Friends of Marshes-International,Fiona Ware,Observer
            Friends of Marshes - International,Marie Laure Vitrac,
            FRIENDS OF MARSHES - INTERNATIONAL,marie laure VITRAC,

            """;
        var import = await client.Receive("participants", Encoding.UTF8.GetBytes(list), conference: Sample.Slug);
        Assert.Equal("new 3, filled 0, same 0, twice 1, refused 0", (await client.Run(import, Sample.Slug)).Counts());
        var findings = await client.Findings(import, Sample.Slug);
        Assert.Equal([(3, "import.likely-same-organisation-otherwise"), (4, "import.likely-duplicate-otherwise")], findings.Select(f => (f.GetProperty("row").GetInt32(), f.Codes()[^1])));
        Assert.Equal("The directory has this name already, written “Marie-Laure Vitrac”. It is entered as another person; look whether it is the same.", findings[1].GetProperty("notes").EnumerateArray().Last().GetProperty("text").GetString());

        // Brought again, each row finds its own.
        Assert.Equal("new 0, filled 0, same 3, twice 1, refused 0", (await client.Import("participants", list, Sample.Slug)).Counts());
        Assert.Equal(2, await App.InDb(db => db.Organisations.CountAsync(o => o.SortKey == "friends of marshes international")));
    }

    [Fact]
    public async Task The_same_name_and_delegation_at_another_conference_is_the_same_person_and_an_earlier_record_stays_as_it_was()
    {
        var administrator = await App.As(Role.Administrator);
        await App.InDb(async db =>
        {
            if (!await db.Categories.AnyAsync(c => c.Code == "delegate")) db.Categories.AddRange(Plenary.Conferences.Standard.Categories(Sample.Open));
            await db.SaveChangesAsync();
        }, Sample.Open);
        Assert.Equal("new 1, filled 0, same 0, twice 0, refused 0", (await administrator.Import("participants", "Delegation,Person_Name,Female,Honorific\nGrand Fenwick,Tully Bascom,,Mr\n", Sample.Slug)).Counts());
        await administrator.Import("participants", "Delegation,Person_Name,Female,Honorific\nGRAND FENWICK,Tully BASCOM,0,HE Mr\n", Sample.OpenSlug);
        var here = await App.InDb(db => db.Participations.Where(p => db.People.Any(x => x.Id == p.PersonId && x.SortKey == "tully bascom")).Select(p => new { p.PersonId, p.Gender, p.Honorific }).SingleAsync());
        var there = await App.InDb(db => db.Participations.Where(p => db.People.Any(x => x.Id == p.PersonId && x.SortKey == "tully bascom")).Select(p => new { p.PersonId, p.Gender, p.Honorific }).SingleAsync(), Sample.Open);
        Assert.Equal(here.PersonId, there.PersonId);
        Assert.Equal((null, "Mr"), (here.Gender, here.Honorific));
        Assert.Equal((Gender.Man, "HE Mr"), (there.Gender, there.Honorific));
    }

    [Fact]
    public async Task A_list_of_another_conference_is_not_seen_from_here()
    {
        var administrator = await App.As(Role.Administrator);
        var import = await administrator.Receive("participants", "Delegation,Person_Name\nElsewhere,Nobody Known\n"u8.ToArray(), conference: Sample.OpenSlug);
        var id = import.GetProperty("id").GetGuid();
        await administrator.Get($"/api/v1/conferences/{Sample.OpenSlug}/imports/{id}");
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"/api/v1/conferences/{Sample.Slug}/imports/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"/api/v1/imports/{id}")).StatusCode);
        Assert.Equal("import.other-kind", await (await administrator.PostAsync("/api/v1/imports?kind=participants", new ByteArrayContent("a,b"u8.ToArray()))).Code());
    }
}

/// <summary>On an application of its own, so that no other import wakes the work in the background.</summary>
public class CutOffImportFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task An_import_that_was_cut_off_goes_on_behind_the_last_saved_row()
    {
        var rows = string.Concat(Enumerable.Range(0, 2500).Select(i => $"Cut Off {(char)('a' + i % 26)}{i},Broken Reeds\n"));
        var list = $"Name,Organisation\n{rows}Cut Off a0,Broken Reeds\n";
        var id = await App.InScope(async services =>
        {
            services.GetRequired<Scope>().EnterAsPlenary(null);
            var (db, desk) = (services.GetRequired<PlenaryDb>(), services.GetRequired<ImportDesk>());
            var import = await desk.Receive(ImportKind.People, "cut.csv", Encoding.UTF8.GetBytes(list));
            Assert.Null(import.Run(Sample.Now));
            await db.SaveChangesAsync();
            return import.Id;
        });
        // The power fails after the first batch.
        using var power = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => App.InScope<int>(async services =>
        {
            services.GetRequired<Scope>().EnterAsPlenary(null);
            await services.GetRequired<ImportRun>().Work(id, _ => power.Cancel(), power.Token);
            return 0;
        }));
        var half = await App.InScope(async services =>
        {
            services.GetRequired<Scope>().EnterAsPlenary(null);
            var db = services.GetRequired<PlenaryDb>();
            var counts = ((await db.Imports.SingleAsync(i => i.Id == id)).RowsDone, await db.People.CountAsync(p => p.SortKey.StartsWith("cut off")));
            db.ChangeTracker.Clear();
            await services.GetRequired<ImportRun>().Work(id);
            return counts;
        });
        Assert.Equal((ImportRun.Batch, ImportRun.Batch), half);
        var whole = await App.InScope(async services =>
        {
            services.GetRequired<Scope>().EnterAsPlenary(null);
            var db = services.GetRequired<PlenaryDb>();
            return (await db.Imports.SingleAsync(i => i.Id == id), await db.People.CountAsync(p => p.SortKey.StartsWith("cut off")));
        });
        Assert.Equal((ImportState.Done, 2501, 2500), (whole.Item1.State, whole.Item1.RowsDone, whole.Item2));
        Assert.Equal(new ImportCounts(New: 2500, Twice: 1), whole.Item1.Counts);
    }
}

internal static class ServicesAtHand
{
    public static T GetRequired<T>(this IServiceProvider services) where T : notnull => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<T>(services);
}
