using System.Net;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Accreditations;

/// <summary>One browser and two personal links: of a head of two bodies, or of somebody who was lured onto a link. No form acts for another delegation than it was filled in for.</summary>
public class TwoLinksFacts(PlenaryApp app) : WebTest(app)
{
    private sealed record Invited(Guid Delegation, string Name, string Link);

    [Theory]
    [InlineData("Accept"), InlineData("Decline")]
    public async Task An_answer_is_given_for_the_delegation_that_was_asked(string answer)
    {
        var (one, other) = await Two();
        var head = App.Anonymous();
        var asked = await (await head.Page(one.Link)).Follow();
        await head.Page(other.Link);
        var refused = await Answer();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("This form belongs to another delegation", refused["h1"]);
        foreach (var said in new[] { other.Name, "Nothing was saved or sent.", "Karim Wadi", "no visas" }) Assert.Contains(said, refused.Text, StringComparison.Ordinal);
        Assert.Equal((null, null), (await AnsweredBy(one), await AnsweredBy(other)));

        await head.Page(one.Link);
        Assert.Equal("/delegation", (await Answer()).Location);
        Assert.Equal(("Karim Wadi", null), (await AnsweredBy(one), await AnsweredBy(other)));

        Task<WebPage> Answer() => asked.Form("#answer").Fill("Answer.By", "Karim Wadi").Fill("Answer.Reason", "no visas").Send(answer == "Accept" ? null : "[formaction*=Decline]");

        Task<string?> AnsweredBy(Invited invited) => App.InDb(db => db.Invitations.Where(i => i.DelegationId == invited.Delegation && i.Answer != null).Select(i => i.AnsweredBy).SingleOrDefaultAsync());
    }

    [Fact]
    public async Task People_are_entered_sent_and_changed_in_the_delegation_they_were_meant_for()
    {
        var (one, other) = await Two();
        var head = App.Anonymous();
        foreach (var invited in new[] { other, one }) await (await (await head.Page(invited.Link)).Follow()).Form("#answer").Fill("Answer.By", "Karim Wadi").Send();
        var added = await (await Add(await head.Page("/delegation"), "Yara Sahil")).Follow();
        var person = await head.Page(added.One("main li a[href*='/delegation/people/']").GetAttribute("href")!);
        await head.Page(other.Link);

        Task<WebPage>[] all =
        [
            Add(added, "Lina Nahr"),
            added.Form("#nominee").Fill("Input.Name", "Lina Nahr").Send("[lang=fr]"),
            added.Form("form[action*=Send]").Send(),
            person.Form("form[action*=Edit]").Fill("Input.Name", "Lina Nahr").Send(),
            person.Form("form[action*=Substitute]").Fill("Other.Name", "Lina Nahr").Fill("Other.Email", "lina@school.org").Send(),
            person.Form("form[action*=Withdraw]").Fill("Reason", "Lina Nahr comes").Send(),
        ];
        var answers = await Task.WhenAll(all);
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Conflict, a.Status));
        Assert.Equal(5, answers.Count(a => a.Text.Contains("Lina Nahr", StringComparison.Ordinal)));   // all but the form that asks nothing
        var people = await App.InDb(db => db.Participations.AsNoTracking().Where(p => p.DelegationId == one.Delegation || p.DelegationId == other.Delegation).ToListAsync());
        Assert.Equal((one.Delegation, "Yara Sahil", ParticipationState.Draft), Assert.Single(people.ConvertAll(p => (p.DelegationId, p.NominatedAs[0].Text, p.State))));

        Task<WebPage> Add(WebPage page, string name) => page.Form("#nominee").Fill("Input.Name", name).Fill("Input.Email", "somebody@school.org").Fill("Input.CategoryId", Sample.DelegateCategory.ToString()).Send();
    }

    private async Task<(Invited One, Invited Other)> Two()
    {
        string[] names = [$"Upper River {Guid.CreateVersion7():N}", $"Lower River {Guid.CreateVersion7():N}"];
        var bodies = await App.InDb(async db =>
        {
            var made = names.Select(name =>
            {
                Assert.Null(Organisations.Organisation.Enter([new(name)], Organisations.OrganisationKind.Union, "TZ", out var body));
                return body;
            }).ToList();
            db.Organisations.AddRange(made);
            await db.SaveChangesAsync();
            return made.ConvertAll(b => b.Id);
        });
        var answer = await (await (await App.As(Role.Secretariat)).Post(Api("invitations"), new { organisationIds = bodies, deadline = "2027-05-12T18:00:00", places = new Dictionary<string, int> { ["delegate"] = 3 } })).Read(HttpStatusCode.OK);
        var invited = answer.GetProperty("invited").EnumerateArray().Select(i => new Invited(
            i.GetProperty("delegationId").GetGuid(), names[bodies.IndexOf(i.GetProperty("organisationId").GetGuid())], new Uri(i.GetProperty("link").GetString()!).PathAndQuery)).ToList();
        return (invited[0], invited[1]);
    }
}

/// <summary>In a class of its own: afterwards no link opens for a minute.</summary>
public class LinkLimitFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task Who_tries_out_links_is_slowed_down()
    {
        var client = App.Anonymous();
        var answers = new List<HttpStatusCode>();
        for (var n = 0; n < 200 && !answers.Contains(HttpStatusCode.TooManyRequests); n++) answers.Add((await client.GetAsync($"/invitation/{Secret.New()}")).StatusCode);
        Assert.Contains(HttpStatusCode.NotFound, answers);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }
}
