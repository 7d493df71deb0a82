using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Site;

/// <summary>A form that cannot be read is not our mistake: it gets the ordinary page that says so, on every page and before anybody signed in.</summary>
public class UnreadableFormFacts(PlenaryApp app) : WebTest(app)
{
    public static TheoryData<string, string> Forms => new()
    {
        { "application/x-www-form-urlencoded", "Input.Email=a%00b&Input.Password=x" },
        { "application/x-www-form-urlencoded", string.Join('&', Enumerable.Range(0, 2000).Select(i => $"f{i}=1")) },
        { "application/x-www-form-urlencoded", new string('n', 3000) + "=1" },
        { $"multipart/form-data; boundary={new string('b', 500)}", $"--{new string('b', 500)}--" },
        { "multipart/form-data", "--b--" },
        { "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nit breaks off" },
    };

    [Theory, MemberData(nameof(Forms))]
    public async Task What_cannot_be_read_is_answered_with_the_ordinary_page(string type, string body)
    {
        foreach (var (client, address) in new[] { (App.Anonymous(), "/sign-in"), (App.Anonymous(), "/language"), (await App.Delegation(), "/delegation?handler=Add"), (await App.As(Role.Secretariat), Desk("gates?handler=Add")) })
        {
            using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            var page = await WebPage.Of(client, await client.PostAsync(address, content));
            Assert.True(page.Status is HttpStatusCode.BadRequest, $"{address}: {(int)page.Status}");
            Assert.Equal("This form cannot be taken", page["h1"]);
            Assert.Empty(page.All(".note-no"));
        }
    }

    [Fact]
    public async Task In_the_language_that_was_asked_for()
    {
        var client = App.Anonymous();
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
        var page = await WebPage.Of(client, await client.PostAsync("/sign-in", new FormUrlEncodedContent([new("Input.Email", "a\0b")])));
        Assert.Equal((HttpStatusCode.BadRequest, "fr"), (page.Status, page.One("html").GetAttribute("lang")));
        Assert.NotEqual("This form cannot be taken", page["h1"]);
    }
}
