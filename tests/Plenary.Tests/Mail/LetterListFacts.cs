using System.Net;
using Plenary.Access;
using Plenary.Organisations;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Mail;

/// <summary>The list of a conference's letters says whom each is for, without opening one.</summary>
public class LetterListFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task Each_letter_names_its_organisation_or_colleague()
    {
        var secretariat = await App.As(Role.Secretariat);
        var body = await App.InDb(async db =>
        {
            Assert.Null(Organisation.Enter([new("Lamp Readers")], OrganisationKind.Ngo, "TN", out var readers));
            Assert.Null(readers.Describe(OrganisationKind.Ngo, "TN", "", null, "", "lamp@example.org"));
            db.Add(readers);
            await db.SaveChangesAsync();
            return readers.Id;
        });
        var answer = await (await secretariat.Post(Api("invitations"), new { organisationIds = new[] { body }, deadline = "2027-05-12T18:00:00", places = new Dictionary<string, int> { ["delegate"] = 2 }, language = "en" })).Read(HttpStatusCode.OK);
        await (await secretariat.Post(Api("invitations/reminders"), new { ids = new[] { answer.GetProperty("invited")[0].GetProperty("invitationId").GetGuid() } })).Read(HttpStatusCode.OK);
        await (await secretariat.Post(Api("team-invitations"), new { email = "clerk@example.org", role = "rapporteur" })).Read(HttpStatusCode.NoContent);

        var list = await secretariat.Page(Desk("mail?rows=100"));
        var lines = list.All("tbody th").Select(line => string.Join(" | ", line.Children.Select(part => part.TextContent.Trim()))).ToList();
        foreach (var line in new[] { "Invitation | Lamp Readers", "Reminder | Lamp Readers", "Invitation into the team | clerk@example.org" }) Assert.Contains(line, lines);
        Assert.DoesNotContain("lamp@example.org", list.Html, StringComparison.Ordinal);   // where it goes, and what it says, is read singly

        var told = (await secretariat.Get(Api("mails?limit=500"))).GetProperty("items").EnumerateArray().Select(m => (m.GetProperty("purpose").GetString(), m.GetProperty("addressee").GetString())).ToList();
        foreach (var one in new[] { ("invitation", "Lamp Readers"), ("reminder", "Lamp Readers"), ("team", "clerk@example.org") }) Assert.Contains(one, told);
        Assert.Contains(("invitation", null), told);   // the sample's, which belongs to nobody
    }
}
