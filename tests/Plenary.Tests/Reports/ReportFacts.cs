using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.People;
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
            Nominated = await db.Participations.CountAsync(p => p.State != ParticipationState.Draft),
            Arrived = await db.Participations.CountAsync(p => p.State == ParticipationState.Accredited && p.ArrivedAt != null),
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
        foreach (var table in new[] { "byCountry", "byDelegation", "byCategory" })
            Assert.Equal(expected.Accredited, statistics.GetProperty(table).EnumerateArray().Sum(row => row.GetProperty("tally").GetProperty("accredited").GetInt32()));
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
    public async Task The_list_in_the_final_report_names_everybody_once()
    {
        var names = await App.InDb(db => (from p in db.Participations join person in db.People on p.PersonId equals person.Id where p.State == ParticipationState.Accredited && p.Listed select person.Names).ToListAsync());
        Assert.NotEmpty(names);
        var pages = Pdf.Pages(await (await App.As(Role.Secretariat)).GetByteArrayAsync(Desk("report/final.pdf")));
        var list = string.Concat(pages.Select(Pdf.Text).SkipWhile(text => !text.Contains("List of participants", StringComparison.Ordinal)));
        Assert.All(names, n => Assert.Equal(2, list.Split(n.First(name => name.Language != "ar").Text).Length));
    }

    [Fact]
    public async Task Editions_of_a_series_stand_side_by_side_as_numbers()
    {
        var editions = await (await App.As(Role.Secretariat)).Get(Api("report/editions"));
        var own = editions.EnumerateArray().Single(e => e.GetProperty("slug").GetString() == Sample.Slug);
        Assert.Equal(await App.InDb(db => db.Participations.CountAsync(p => p.State == ParticipationState.Accredited)), own.GetProperty("accredited").GetInt32());
    }
}
