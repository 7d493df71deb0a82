using System.Net;
using System.Net.Http.Headers;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Access;

/// <summary>An application that answers the API five times a minute.</summary>
public sealed class SlowApp : PlenaryApp
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Limits:Api", "5")];
}

[Trait("on", "database")]
public class LimitFacts(SlowApp app) : IClassFixture<SlowApp>
{
    private async Task<HttpStatusCode> Ask(string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, PlenaryApp.Api("site")) { Headers = { Authorization = AuthenticationHeaderValue.Parse(authorization) } };
        return (await app.Anonymous().SendAsync(request)).StatusCode;
    }

    [Fact]
    public async Task A_token_is_counted_by_itself_and_made_up_ones_by_their_address()
    {
        var (_, token) = await app.AccountWithToken(app.Sample.Conference, [Role.Viewer]);
        Assert.Equal(HttpStatusCode.OK, await Ask($"Bearer {token}"));   // nobody knew it yet
        for (var i = 2; i <= 5; i++) Assert.Equal(HttpStatusCode.OK, await Ask(i % 2 == 0 ? $"Bearer {Secret.New()}" : $"Basic {Secret.New()}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Ask($"Bearer {Secret.New()}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Ask($"Basic {Secret.New()}"));

        for (var i = 1; i <= 5; i++) Assert.Equal(HttpStatusCode.OK, await Ask($"Bearer {token}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Ask($"Bearer {token}"));
    }
}
