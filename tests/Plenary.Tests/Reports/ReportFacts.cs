using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Delegations;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Reports;
using Plenary.Site;
using Plenary.Tests.Print;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Reports;

public class ReportFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task The_statistics_count_this_conference_and_no_other()
    {
        var expected = await App.InDb(async db => new
        {
            Accredited = await db.Participations.CountAsync(p => p.State == ParticipationState.Accredited),
            Nominated = await db.Participations.CountAsync(p => p.SubmittedAt != null),
            Arrived = await db.Participations.CountAsync(p => p.ArrivedAt != null),
            Women = await db.Participations.CountAsync(p => p.State == ParticipationState.Accredited && p.Gender == Gender.Woman),
            Invited = await db.Invitations.CountAsync(i => i.WithdrawnAt == null),
        });
        Assert.True(expected.Accredited > 0);

        var statistics = await (await App.As(Role.Viewer)).Get(Api("report/statistics"));
        var total = statistics.GetProperty("total");
        Assert.Equal(expected.Accredited, total.GetProperty("accredited").GetInt32());
        Assert.Equal(expected.Nominated, total.GetProperty("nominated").GetInt32());
        Assert.Equal(expected.Arrived, total.GetProperty("arrived").GetInt32());
        Assert.Equal(expected.Women, total.GetProperty("women").GetInt32());
        Assert.Equal(expected.Invited, statistics.GetProperty("invited").GetInt32());
        foreach (var table in new[] { "byCountry", "byDelegation", "byCategory", "byGender" })
            Assert.Equal(expected.Accredited, statistics.GetProperty(table).EnumerateArray().Sum(row => row.GetProperty("tally").GetProperty("accredited").GetInt32()));
    }

    [Fact]
    public async Task Who_was_invited_and_sent_nobody_is_a_row()
    {
        var statistics = await (await App.As(Role.Viewer)).Get(Api("report/statistics"));
        var senegal = statistics.GetProperty("byCountry").EnumerateArray().Single(r => r.GetProperty("key").GetString() == "SN");
        Assert.Equal((1, 0), (senegal.GetProperty("invited").GetInt32(), senegal.GetProperty("tally").GetProperty("nominated").GetInt32()));
        var wells = statistics.GetProperty("byDelegation").EnumerateArray().Single(r => r.GetProperty("key").GetGuid() == Sample.OpenWells);
        Assert.Equal(1, wells.GetProperty("invited").GetInt32());

        var (granted, nominated) = await App.InDb(async db => (await db.Places.Where(p => p.CategoryId == Sample.PressCategory).SumAsync(p => p.Granted), await db.Participations.CountAsync(p => p.CategoryId == Sample.PressCategory)));
        Assert.True(granted > 0);
        var press = statistics.GetProperty("byCategory").EnumerateArray().Single(r => r.GetProperty("key").GetString() == "press");
        Assert.Equal((granted, nominated), (press.GetProperty("invited").GetInt32(), press.GetProperty("tally").GetProperty("nominated").GetInt32()));

        var page = await (await App.As(Role.Viewer)).Page(Desk("report"));
        Assert.Contains("Organisations invited", page["section[aria-labelledby=h-country] thead"], StringComparison.Ordinal);
        Assert.Contains("Senegal", page["section[aria-labelledby=h-country] tbody"], StringComparison.Ordinal);

        await App.InDb(async db =>
        {
            Assert.Null((await db.Invitations.SingleAsync(i => i.DelegationId == Sample.WaitingDelegation)).Withdraw(Sample.Now));
            await db.SaveChangesAsync();
        });
        Assert.DoesNotContain("Senegal", (await (await App.As(Role.Viewer)).Page(Desk("report")))["section[aria-labelledby=h-country] tbody"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_not_invited_and_who_is_of_no_one_country_is_not_counted_among_the_others()
    {
        await App.InDb(async db =>
        {
            Assert.Null(Organisation.Enter([new("Zq Secretariat")], OrganisationKind.Coalition, null, out var host));
            Assert.Null(Person.Enter([new("Zq Hostess")], out var person));
            var delegation = new Delegation { ConferenceId = Sample.Conference, OrganisationId = host.Id };
            var participation = Participation.Nominate(Sample.Conference, delegation.Id, host.Id, person, Sample.PressCategory, false, Actor.Plenary, Sample.Now);
            Assert.Null(participation.Submit(Actor.Plenary, Sample.Now) ?? participation.Accredit(new(null, "Officer"), Sample.Now, fourEyes: false));
            db.AddRange(host, person, delegation, participation);
            await db.SaveChangesAsync();
        });
        var s = await (await App.As(Role.Viewer)).Get(Api("report/statistics"));
        int Accredited(string table, Func<System.Text.Json.JsonElement, bool> which) => s.GetProperty(table).EnumerateArray().Where(which).Sum(r => r.GetProperty("tally").GetProperty("accredited").GetInt32());
        var fromCountries = Accredited("byCountry", r => r.GetProperty("key").GetString()!.Length > 0);
        var elsewhere = Accredited("byCountry", r => r.GetProperty("key").GetString()!.Length == 0);
        var came = s.GetProperty("byDelegation").EnumerateArray().Count(r => r.GetProperty("invited").GetInt32() > 0 && r.GetProperty("tally").GetProperty("accredited").GetInt32() > 0);
        Assert.True(elsewhere > 0 && came < s.GetProperty("delegations").GetInt32());

        foreach (var address in new[] { "report", "" })
        {
            var page = await (await App.As(Role.Viewer)).Page(Desk(address));
            Assert.Contains($"{came} of {s.GetProperty("invited").GetInt32()} invited", page.Text, StringComparison.Ordinal);
            Assert.Contains($"Map of the accredited: {Counted.People(fromCountries)} {Counted.FromCountries(s.GetProperty("countries").GetInt32())}", page.Html, StringComparison.Ordinal);
            Assert.Contains(elsewhere == 1 ? "1 more person is of no one country." : $"{elsewhere} more people are of no one country.", page.Html, StringComparison.Ordinal);
        }
        Assert.Contains($"{Counted.People(fromCountries)} {Counted.FromCountries(s.GetProperty("countries").GetInt32())} and {Counted.People(elsewhere)} of no one country, ", (await (await App.As(Role.Viewer)).Page(Desk("report/final"))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", 2, 1, 1, 1, "Accredited: 2 people from 1 country in 1 delegation. 1 person came.")]
    [InlineData("en", 412, 38, 61, 390, "Accredited: 412 people from 38 countries in 61 delegations. 390 people came.")]
    [InlineData("ar", 2, 1, 3, 1, "المعتمدون: شخصان من بلد واحد في ٣ وفود. حضر شخص واحد.")]
    [InlineData("fr", 1, 1, 1, 0, "Accrédités : 1 personne de 1 pays dans 1 délégation. 0 personne est venue.")]
    [InlineData("tr", 2, 1, 1, 2, "Akredite edilenler: 1 heyet içinde 1 ülkeden 2 kişi. 2 kişi geldi.")]
    public void Each_number_of_a_sentence_has_its_own_plural(string language, int accredited, int countries, int delegations, int arrived, string said)
    {
        using var _ = Languages.Speak(language);
        var s = new Statistics(0, 0, 0, delegations, countries, new(accredited, accredited, arrived, 0, 0, 0), [], [], [], [], [], new(new(2027, 5, 9), 0, 0, 0, 0, 0), null);
        Assert.Equal(said, FinalWords.Total(s));
    }

    [Fact]
    public void The_words_of_the_map_name_who_is_most_only_among_many()
    {
        MapCountry[] four = [new("TR", "Türkiye", 4), new("SN", "Senegal", 1), new("ID", "Indonesia", 1), new("FR", "France", 1)];
        Assert.Equal("Map of the accredited: 2 people from 1 country: Indonesia. The full list follows as a table.", Pictures.MapOf([new MapCountry("ID", "Indonesia", 2)], 0, "").Finding);
        Assert.Equal("Map of the accredited: 7 people from 4 countries, most from Türkiye, Senegal and Indonesia. The full list follows as a table.", Pictures.MapOf(four, 0, "").Finding);
    }

    [Fact]
    public void The_bar_of_the_running_day_is_not_drawn_as_a_whole_one()
    {
        DayRow[] days = [new(new(2027, 5, 10), 0, 0, 0, 0, 401), new(new(2027, 5, 11), 0, 0, 0, 0, 384)];
        using var writer = new StringWriter();
        Pictures.Days(days, today: new(2027, 5, 11)).WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.Equal((2, 2), (writer.ToString().Split("class=\"now\"").Length, writer.ToString().Split("class=\"bar\"").Length));
        using var over = new StringWriter();
        Pictures.Days(days, today: new(2027, 5, 14)).WriteTo(over, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.DoesNotContain("class=\"now\"", over.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_gender_those_who_did_not_say_are_a_row_of_their_own()
    {
        var unsaid = await App.InDb(db => db.Participations.CountAsync(p => p.SubmittedAt != null && p.Gender == null));
        var rows = (await (await App.As(Role.Viewer)).Get(Api("report/statistics"))).GetProperty("byGender").EnumerateArray().ToList();
        Assert.Equal(["woman", "man", "other", ""], rows.Select(r => r.GetProperty("key").GetString()));
        Assert.Equal(unsaid, rows[^1].GetProperty("tally").GetProperty("nominated").GetInt32());
        Assert.Equal("Not given", rows[^1].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Organisations_are_called_as_the_reader_calls_them()
    {
        var viewer = await App.As(Role.Viewer);
        viewer.DefaultRequestHeaders.Remove("Accept-Language");
        viewer.DefaultRequestHeaders.Add("Accept-Language", "tr");
        var page = await viewer.Page(Desk("report"));
        Assert.Contains("Irmak Okulları Ağı", page["section[aria-labelledby=h-organisation]"], StringComparison.Ordinal);
        Assert.DoesNotContain("River Schools Network", page["section[aria-labelledby=h-organisation]"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_participants_comes_delegation_by_delegation_page_by_page()
    {
        var officer = await App.As(Role.AccreditationOfficer);
        var expected = await App.InDb(db => db.Participations.Where(p => p.State == ParticipationState.Accredited).Select(p => p.Id).ToListAsync());

        var found = new List<Guid>();
        string? after = null;
        do
        {
            var page = await officer.Get(Api($"report/participants?limit=1{(after is null ? "" : "&after=" + after)}"));
            foreach (var delegation in page.GetProperty("items").EnumerateArray())
            {
                var people = delegation.GetProperty("people").EnumerateArray().ToList();
                Assert.Equal(people.Count, delegation.GetProperty("participants").GetInt32());
                Assert.Equal(people.OrderByDescending(p => p.GetProperty("leads").GetBoolean()).Select(p => p.GetProperty("participationId").GetGuid()), people.Select(p => p.GetProperty("participationId").GetGuid()));
                found.AddRange(people.Select(p => p.GetProperty("participationId").GetGuid()));
            }
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        Assert.Equal(expected.Order(), found.Order());
    }

    [Fact]
    public async Task The_file_of_the_list_holds_who_is_accredited_and_nobody_else()
    {
        var viewer = await App.As(Role.Viewer);
        Assert.Contains(Desk("report/participants.csv"), (await viewer.Page(Desk("report/participants"))).Html, StringComparison.Ordinal);
        var names = await App.InDb(db => (from p in db.Participations join person in db.People on p.PersonId equals person.Id select new { p.State, person.Names }).ToListAsync());
        foreach (var address in new[] { Desk("report/participants.csv"), Api("report/participants.csv") })
        {
            var lines = (await viewer.GetStringAsync(address)).TrimEnd().Split("\r\n");
            Assert.Equal("Delegation,Country,Honorific,Name,Name in another script,Office,Unit,Affiliation,Category,Head of delegation,Gender,Arrived,Named in the report", lines[0].TrimStart('\ufeff'));
            Assert.Equal(names.Count(n => n.State is ParticipationState.Accredited), lines.Length - 1);
            Assert.All(names.Where(n => n.State is ParticipationState.Accredited), n => Assert.Single(lines, line => line.Contains(n.Names[0].Text, StringComparison.Ordinal)));
        }
        viewer.DefaultRequestHeaders.Remove("Accept-Language");
        viewer.DefaultRequestHeaders.Add("Accept-Language", "tr");
        Assert.StartsWith("Heyet,Ülke,", await viewer.GetStringAsync(Desk("report/participants.csv")), StringComparison.Ordinal);
        Assert.Equal((byte)'P', (await viewer.GetByteArrayAsync(Desk("report/participants.xlsx")))[0]);
        Assert.NotEqual(System.Net.HttpStatusCode.OK, (await (await App.As(Role.ProgrammeEditor)).GetAsync(Api("report/participants.csv"))).StatusCode);
    }

    [Theory]
    [InlineData("en", Sample.AccreditedLatinName, Sample.AccreditedName), InlineData("ar", Sample.AccreditedName, Sample.AccreditedLatinName)]
    public async Task Names_stand_in_the_order_of_the_readers_letters_with_the_honorific_before_the_first(string language, string first, string second)
    {
        var viewer = await App.As(Role.Viewer);
        viewer.DefaultRequestHeaders.Remove("Accept-Language");
        viewer.DefaultRequestHeaders.Add("Accept-Language", language);
        var person = (await viewer.Page(Desk("report/participants"))).All("ul.many li").Single(li => li.TextContent.Contains(Sample.AccreditedName, StringComparison.Ordinal));
        Assert.Equal([$"Dr. {first}", "Dr.", second], person.QuerySelectorAll("bdi").Take(3).Select(b => b.TextContent.Trim()));
    }

    [Fact]
    public async Task Every_dot_of_the_land_lies_inside_the_map()
    {
        var dots = System.Text.RegularExpressions.Regex.Matches(await App.Anonymous().GetStringAsync("/dist/land.svg"), @"M(\d+) (\d+)h0").Select(m => (X: int.Parse(m.Groups[1].Value, null), Y: int.Parse(m.Groups[2].Value, null))).ToList();
        Assert.True(dots.Count > 1000);
        Assert.All(dots, d => Assert.True(d.X is > MapProjection.Left + 1 and < MapProjection.Right - 1 && d.Y is > MapProjection.Top + 1 and < MapProjection.Bottom - 1, $"{d}"));
    }

    [Fact]
    public async Task The_list_in_the_final_report_names_everybody_once()
    {
        var names = await App.InDb(db => (from p in db.Participations join person in db.People on p.PersonId equals person.Id where p.State == ParticipationState.Accredited && p.Listed select person.Names).ToListAsync());
        Assert.NotEmpty(names);
        var paper = string.Concat(Pdf.Pages(await (await App.As(Role.Secretariat)).GetByteArrayAsync(Desk("report/final.pdf"))).Select(Pdf.Text));
        var list = paper[paper.LastIndexOf("List of participants", StringComparison.Ordinal)..];   // the contents name it too
        Assert.All(names, n => Assert.Equal(2, list.Split(n.First(name => name.Language != "ar").Text).Length));
    }

    [Fact]
    public async Task Editions_of_a_series_stand_side_by_side_as_numbers()
    {
        var editions = (await (await App.As(Role.Secretariat)).Get(Api("report/editions"))).GetProperty("items");
        var own = editions.EnumerateArray().Single(e => e.GetProperty("slug").GetString() == Sample.Slug);
        Assert.Equal(await App.InDb(db => db.Participations.CountAsync(p => p.State == ParticipationState.Accredited)), own.GetProperty("accredited").GetInt32());
    }
}
