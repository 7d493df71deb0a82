using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Mail;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Mail;

/// <summary>Letters of no conference: an account learns that its password or second step was changed. Administrators see what became of them, and nobody else does.</summary>
public class InstallationMailFacts(PlenaryApp app) : WebTest(app)
{
    private Task<Guid> Write(string to, Guid? conference = null) => App.InScope(async services =>
    {
        var db = services.GetRequiredService<PlenaryDb>();
        var mail = OutboxMail.Write(new(to, "Your password was changed", "If it was you, there is nothing to do."), "account", conference, App.Clock.GetCurrentInstant(), services.GetRequiredService<Keys>());
        mail.GiveUp("550 no such user", App.Clock.GetCurrentInstant());
        db.Outbox.Add(mail);
        await db.SaveChangesAsync();
        return mail.Id;
    });

    [Fact]
    public async Task An_administrator_reads_what_was_not_delivered_and_sends_it_again()
    {
        var (id, others) = (await Write("lost@example.org"), await Write("desk@example.org", Sample.Conference));
        var administrator = await App.As(Role.Administrator);
        var list = await administrator.Page("/installation/mail");
        Assert.Contains("Change of an account", list["tbody"], StringComparison.Ordinal);
        Assert.Contains("550 no such user", list["tbody"], StringComparison.Ordinal);
        Assert.DoesNotContain("lost@example.org", list.Html, StringComparison.Ordinal);
        Assert.NotNull(list.Document.QuerySelector($"a[href='/installation/mail/{id}']"));
        Assert.Null(list.Document.QuerySelector($"a[href$='{others}']"));

        var letter = await administrator.Page($"/installation/mail/{id}");
        Assert.Contains("lost@example.org", letter.Text, StringComparison.Ordinal);
        Assert.True(await App.InDb(db => db.AuditEntries.AnyAsync(e => e.Action == "mail.read" && e.SubjectId == id && e.ConferenceId == null)));
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Page($"/installation/mail/{others}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Page(Desk($"mail/{id}"))).Status);
    }

    [Fact]
    public async Task A_program_of_an_administrator_does_the_same()
    {
        var (id, others) = (await Write("far@example.org"), await Write("near@example.org", Sample.Conference));
        var administrator = await App.As(Role.Administrator);
        var listed = (await administrator.Get("/api/v1/mails?limit=500")).GetProperty("items").EnumerateArray().Select(m => m.GetProperty("id").GetGuid()).ToList();
        Assert.Contains(id, listed);
        Assert.DoesNotContain(others, listed);
        Assert.Equal("far@example.org", (await administrator.Get($"/api/v1/mails/{id}")).GetProperty("to").GetString());
        Assert.Equal("changed-meanwhile", await (await administrator.Send(HttpMethod.Post, $"/api/v1/mails/{id}/attempt", "\"77\"")).Code(HttpStatusCode.PreconditionFailed));
        await (await administrator.Post($"/api/v1/mails/{id}/attempt")).Read(HttpStatusCode.NoContent);
        Assert.Equal(MailState.Waiting, (await App.InDb(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Id == id))).State);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"/api/v1/mails/{others}")).StatusCode);
    }

    [Fact]
    public async Task Nobody_else_sees_them()
    {
        var id = await Write("own@example.org");
        var secretariat = await App.As(Role.Secretariat);
        foreach (var address in new[] { "/installation/mail", $"/installation/mail/{id}", "/api/v1/mails", $"/api/v1/mails/{id}" })
            Assert.Equal(HttpStatusCode.Forbidden, (await secretariat.GetAsync(address)).StatusCode);
        Assert.DoesNotContain(id, (await secretariat.Get(Api("mails?limit=500"))).GetProperty("items").EnumerateArray().Select(m => m.GetProperty("id").GetGuid()));
    }
}
