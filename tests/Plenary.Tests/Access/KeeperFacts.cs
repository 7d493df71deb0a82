using System.Net;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Access;

public class KeeperFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task Whether_there_is_a_conference_is_told_to_nobody_who_is_not_signed_in()
    {
        Assert.False((await App.InDb(db => db.Conferences.SingleAsync(c => c.Slug == Sample.ForeignSlug), Sample.Foreign)).IsPublic(Sample.Now));
        var nobody = App.Anonymous();
        foreach (var rest in new[] { "", "/team", "/accreditation" })
        {
            var (there, nowhere) = (await nobody.Page($"/desk/{Sample.ForeignSlug}{rest}"), await nobody.Page($"/desk/nowhere-9{rest}"));
            Assert.Equal((HttpStatusCode.Redirect, $"/sign-in?return={Uri.EscapeDataString($"/desk/nowhere-9{rest}")}"), (nowhere.Status, nowhere.Location));
            Assert.Equal((nowhere.Status, nowhere.Location), (there.Status, there.Location!.Replace(Sample.ForeignSlug, "nowhere-9", StringComparison.Ordinal)));
        }
        foreach (var slug in new[] { Sample.ForeignSlug, "nowhere-9" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync($"/api/v1/conferences/{slug}/roles")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync($"/api/v1/conferences/{slug}/site")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync($"/en/{slug}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await (await App.As(Role.Secretariat)).GetAsync($"/desk/{slug}")).StatusCode);
        }
    }

    [Fact]
    public async Task What_is_refused_at_the_door_carries_the_headers_of_a_page_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = "evil.example" } };
        var answer = await App.Anonymous().SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }
}
