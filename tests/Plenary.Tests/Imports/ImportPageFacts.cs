using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Imports;

/// <summary>A list goes through the pages as somebody without script brings it.</summary>
public class ImportPageFacts(PlenaryApp app) : WebTest(app)
{
    private const string Members = "Name,الاسم,E-mail,Organisation,Country,Rank\nHuda Salt,هدى ملح,huda@example.org,Salt Library,TN,Chair\nNoor Sand,,noor@,Salt Library,TN,Clerk\nKim Stone,,,Salt Library,Nowhereland,Clerk\n=HYPERLINK(1)<script>x</script>,,,Salt Library,TN,\n";

    private static async Task<WebPage> Bring(HttpClient client, string home, byte[] bytes, string name, string? kind = null)
    {
        var form = (await client.Page(home)).Form("#bring").Attach("Upload", bytes, name, "text/csv");
        if (kind is not null) form.Fill("Kind", kind);
        var answer = await form.Send();
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
        return await answer.Follow();
    }

    /// <summary>Looks again until the work is over, as the page does by itself.</summary>
    private static async Task<WebPage> Over(HttpClient client, WebPage answer)
    {
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
        for (var tries = 0; tries < 600; tries++)
        {
            var page = await client.Page(answer.Location!);
            if (page.Document.QuerySelector("#progress") is null) return page;
            Assert.NotNull(page.Document.QuerySelector("noscript"));
            await Task.Delay(50);
        }
        throw new Xunit.Sdk.XunitException("The work did not come to an end.");
    }

    [Fact]
    public async Task A_list_with_faults_is_shown_row_by_row_done_and_done_again_without_change()
    {
        var officer = await App.As(Role.Secretariat);
        var columns = await Bring(officer, "/directory/imports", Encoding.UTF8.GetBytes(Members), "members.csv", "People");
        Assert.Equal("PersonName", columns.One("select[name='Columns[1].Target'] option[selected]").GetAttribute("value"));
        Assert.Equal("ar", columns.One("select[name='Columns[1].Language'] option[selected]").GetAttribute("value"));
        var people = await App.InDb(db => db.People.CountAsync());

        var preview = await Over(officer, await columns.Form("#columns").Fill("Columns[5].Target", "Office").Send());
        Assert.Equal(people, await App.InDb(db => db.People.CountAsync()));
        Assert.Contains("Sheet members.csv", preview.Text);
        Assert.Contains("Row 4, column “Country”: No country is known as Nowhereland.", preview.Text);
        Assert.DoesNotContain("Huda Salt", preview["table"]);
        var look = await officer.Page(preview.Answer.RequestMessage!.RequestUri!.AbsolutePath + "?show=look");
        Assert.Contains("Row 3, column “E-mail”: “noor@” is not an e-mail address; it is left out.", look["table"]);
        var fresh = await officer.Page(preview.Answer.RequestMessage!.RequestUri!.AbsolutePath + "?show=New");
        Assert.Contains("Huda Salt", fresh["table"]);
        Assert.Contains("The organisation “Salt Library” is not in the directory yet", fresh["table"]);

        var done = await Over(officer, await preview.Form("#run").Send());
        Assert.Contains("3 rows were imported.", done.Text);
        Assert.Contains("1 row was left out", done.Text);
        Assert.Equal(people + 3, await App.InDb(db => db.People.CountAsync()));
        var refused = await officer.GetAsync(done.Answer.RequestMessage!.RequestUri!.AbsolutePath + "?handler=Refused");
        Assert.Contains("Kim Stone", await refused.Content.ReadAsStringAsync());

        // The same list once more: the columns are known as they were decided, and nothing changes.
        var again = await Bring(officer, "/directory/imports", Encoding.UTF8.GetBytes(Members), "members.csv", "People");
        Assert.Contains("Taken over from the last list", again.Text);
        Assert.Equal("Office", again.One("select[name='Columns[5].Target'] option[selected]").GetAttribute("value"));
        await Over(officer, await (await Over(officer, await again.Form("#columns").Send())).Form("#run").Send());
        Assert.Equal(people + 3, await App.InDb(db => db.People.CountAsync()));

        var forgotten = await (await officer.Page(done.Answer.RequestMessage!.RequestUri!.AbsolutePath)).Form("#forget").Send();
        Assert.Empty((await forgotten.Follow()).All("#forget"));
    }

    [Fact]
    public async Task A_file_that_is_no_list_says_what_it_is_and_nothing_more_is_offered()
    {
        var officer = await App.As(Role.Secretariat);
        var page = await Bring(officer, "/directory/imports", Encoding.ASCII.GetBytes("%PDF-1.7 not a list"), "members.xlsx");
        Assert.Contains("This is not a spreadsheet.", page.Text);
        var inTurkish = new HttpRequestMessage(HttpMethod.Get, page.Answer.RequestMessage!.RequestUri!.AbsolutePath);
        inTurkish.Headers.AcceptLanguage.ParseAdd("tr");
        Assert.Contains("Bu bir", await (await officer.SendAsync(inTurkish)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(page.All("#columns"));
        var nothing = await (await officer.Page("/directory/imports")).Form("#bring").Send();
        Assert.Equal(HttpStatusCode.Conflict, nothing.Status);
        Assert.Equal("Choose a file: CSV, XLSX or XLS.", nothing["#Upload-e"]);
    }

    [Fact]
    public async Task What_stands_above_the_head_is_said_and_another_row_can_be_chosen()
    {
        var officer = await App.As(Role.Secretariat);
        var empty = await Bring(officer, "/directory/imports", [], "empty.csv");
        Assert.Contains("Nothing stands in this file or sheet.", empty.Text);
        var columns = await Bring(officer, "/directory/imports", Encoding.UTF8.GetBytes("List of guests,,\nas of May,,\nName,Country,Country\nAnna Reef,Norway,Kenya\n"), "guests.csv", "People");
        Assert.Contains("The names of the columns stand in row 3. The 2 rows above them are left out.", columns.Text);
        foreach (var (typed, told) in new[] { ("999999", "cannot stand in row 999,999"), ("third", "Write a number here.") })
        {
            var refused = await columns.Form("#read").Fill("HeadRow", typed).Send();
            Assert.Contains(told, refused["#HeadRow-e"]);
            Assert.Equal(typed, refused.One("#HeadRow").GetAttribute("value"));
            Assert.Contains("Anna Reef", refused.Text);   // the columns are as they were
        }
        var preview = await Over(officer, await columns.Form("#columns").Send());
        Assert.Contains("The row names two countries, Norway and Kenya; the first counts.", preview.Text);
    }

    [Fact]
    public async Task Without_a_column_for_the_name_nothing_is_imported()
    {
        var officer = await App.As(Role.Secretariat);
        var columns = await Bring(officer, "/directory/imports", Encoding.UTF8.GetBytes("Name,Mobile\nSomebody,\n"), "x.csv", "People");
        var refused = await columns.Form("#columns").Fill("Columns[0].Target", "Ignored").Send();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Say which column holds the name", refused.Text);
    }

    [Fact]
    public async Task Another_encoding_can_be_chosen()
    {
        var officer = await App.As(Role.Secretariat);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var columns = await Bring(officer, "/directory/imports", Encoding.GetEncoding("windows-1254").GetBytes("Ad Soyad;Kuruluş\nIşıl Göğüş;Şişli Derneği\n"), "liste.csv", "People");
        var anew = await (await columns.Form("#read").Fill("Encoding", "windows-1252").Send()).Follow();
        Assert.Contains("Göðüþ", anew.Text);
        var right = await (await anew.Form("#read").Fill("Encoding", "windows-1254").Send()).Follow();
        Assert.Contains("Işıl Göğüş", right.Text);
    }

    [Fact]
    public async Task Two_who_say_what_the_columns_mean_are_told()
    {
        var (first, second) = (await App.As(Role.Secretariat), await App.As(Role.Secretariat));
        var columns = await Bring(first, "/directory/imports", Encoding.UTF8.GetBytes("Name,Rank\nGita Shore,Chair\n"), "shore.csv", "People");
        var same = await second.Page(columns.Answer.RequestMessage!.RequestUri!.PathAndQuery);
        await Over(first, await columns.Form("#columns").Fill("Columns[1].Target", "Office").Send());
        foreach (var form in new[] { "#columns", "#read" })
        {
            var told = await same.Form(form).Send();
            Assert.Equal(HttpStatusCode.Conflict, told.Status);
            Assert.Contains("Changed while you were writing.", told.Text);
        }
    }

    [Fact]
    public async Task A_list_of_participants_belongs_to_its_conference()
    {
        var officer = await App.As(Role.AccreditationOfficer);
        var list = Encoding.UTF8.GetBytes("Name,Delegation,Country,Category\nIbrahim Lake,Lake Readers,ML,Delegate\n");
        var preview = await Over(officer, await (await Bring(officer, Desk("imports"), list, "list.csv")).Form("#columns").Send());
        var done = await Over(officer, await preview.Form("#run").Send());
        Assert.Contains("1 row was imported.", done.Text);
        Assert.Equal(1, await App.InDb(db => db.Participations.CountAsync(p => db.People.Any(x => x.Id == p.PersonId && x.SortKey == "ibrahim lake"))));
        var id = done.Answer.RequestMessage!.RequestUri!.Segments[^1];
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.As(Role.Secretariat)).Page($"/directory/imports/{id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await App.As(Role.PressOfficer)).Page(Desk($"imports/{id}"))).Status);
    }

    [Fact]
    public async Task Who_only_reads_brings_nothing()
    {
        Assert.Empty((await (await App.As(Role.AccreditationOfficer)).Page("/directory/imports")).All("#bring"));
        var viewer = await App.As(Role.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync(Desk("imports"))).StatusCode);

        // Cells of a list may be contacts, which a viewer is never shown.
        var officer = await App.As(Role.AccreditationOfficer);
        var brought = await Bring(officer, Desk("imports"), Encoding.UTF8.GetBytes("Name,Delegation,E-mail\nReed Marsh,Reed Union,reed.marsh@\n"), "list.csv");
        var address = brought.Answer.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.Contains("reed.marsh@", brought.Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync(address)).StatusCode);
        await Over(officer, await brought.Form("#columns").Send());
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync(address + "?handler=Refused")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync(Api($"imports/{address.Split('/')[^1]}/refused.csv"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(address + "?handler=Refused")).StatusCode);
    }
}
