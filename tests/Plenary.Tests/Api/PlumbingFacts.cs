using System.Net;
using System.Text;
using NodaTime;
using Plenary.Api;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Api;

[Trait("on", "database")]
public class PlumbingFacts(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string Rooms = PlenaryApp.Api("rooms");

    private static object Room(string name, int order = 1) => new { name = new Dictionary<string, string> { ["en"] = name }, order };

    [Fact]
    public async Task A_request_that_is_repeated_is_done_once_and_answered_twice()
    {
        var first = await host.Client.Post(Rooms, Room("Repeated"), "key-1");
        var again = await host.Client.Post(Rooms, Room("Repeated"), "key-1");
        var id = (await first.Read(HttpStatusCode.Created)).GetProperty("id").GetString();
        Assert.Equal(id, (await again.Read(HttpStatusCode.Created)).GetProperty("id").GetString());
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(1, await host.Rooms("Repeated"));
    }

    [Fact]
    public async Task Without_a_key_a_request_is_done_each_time()
    {
        await host.Client.Post(Rooms, Room("Twice"));
        await host.Client.Post(Rooms, Room("Twice"));
        Assert.Equal(2, await host.Rooms("Twice"));
    }

    [Fact]
    public async Task A_key_stands_for_one_request_alone()
    {
        await host.Client.Post(Rooms, Room("One"), "key-2");
        Assert.Equal("idempotency.other-request", await (await host.Client.Post(Rooms, Room("Other"), "key-2")).Code(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(0, await host.Rooms("Other"));
    }

    [Fact]
    public async Task Of_many_equal_requests_at_once_one_does_the_deed()
    {
        var requests = Enumerable.Range(0, 12).Select(_ => host.Client.Post($"{Rooms}/slow", new { }, "key-3")).ToList();
        host.Gate.Release(12);   // as many as there are: if more than one came through, more than one would do it
        var answers = await Task.WhenAll(requests);
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.NoContent, a.StatusCode));
        Assert.Equal(11, answers.Count(a => a.Headers.Contains("Idempotency-Replayed")));
        Assert.Equal(1, await host.Rooms("Slow"));
    }

    [Fact]
    public async Task Where_it_matters_a_key_is_asked_for() =>
        Assert.Equal("idempotency.key-missing", await (await host.Client.Post($"{Rooms}/slow")).Code(HttpStatusCode.BadRequest));

    [Fact]
    public async Task What_was_not_done_may_be_tried_again_with_the_same_key()
    {
        Assert.Equal("changed-meanwhile", await (await host.Client.Post($"{Rooms}/fault", new { }, "key-4")).Code());
        var again = await host.Client.Post($"{Rooms}/fault", new { }, "key-4");
        Assert.False(again.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day()
    {
        await host.Client.Post(Rooms, Room("Daily"), "key-5");
        host.App.Clock.Advance(StoredAnswer.Kept + Duration.FromMinutes(1));
        await host.Client.Post(Rooms, Room("Daily"), "key-5");
        Assert.Equal(2, await host.Rooms("Daily"));
    }

    [Fact]
    public async Task A_refusal_is_a_problem_with_a_code_and_words_with_the_facts()
    {
        var problem = await (await host.Client.Post($"{Rooms}/refusal")).Read(HttpStatusCode.Conflict);
        Assert.Equal(("room.taken", "The room is taken until 11."), (problem.GetProperty("code").GetString(), problem.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task A_change_names_the_version_it_was_based_on()
    {
        var address = $"{Rooms}/{host.App.Sample.SmallRoom}";
        var changed = await host.Client.Put(address, Room("Room 2b", 2), "\"0\"");
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal("\"1\"", changed.Headers.ETag?.Tag);
        Assert.Equal("changed-meanwhile", await (await host.Client.Put(address, Room("Too late", 2), "\"0\"")).Code(HttpStatusCode.PreconditionFailed));
        Assert.Equal(0, await host.Rooms("Too late"));
        Assert.Equal(HttpStatusCode.NoContent, (await host.Client.Put(address, Room("Room 2c", 2), "\"1\"")).StatusCode);
    }

    [Fact]
    public async Task A_list_comes_in_pages_that_neither_miss_nor_repeat_a_row()
    {
        for (var i = 0; i < 7; i++) await host.Client.Post(Rooms, Room("Paged", 1000 + i));
        var seen = new List<int>();
        string? next = null;
        do
        {
            var page = await host.Client.Get($"{Rooms}?limit=3&after={next}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(o => o.GetInt32()));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);
        Assert.Equal(Enumerable.Range(1000, 7), seen.Where(o => o >= 1000));
    }

    [Theory, InlineData("limit=0"), InlineData("limit=501"), InlineData("limit=many"), InlineData("after=%25%25"), InlineData("after=WyJhIl0")]
    public async Task A_page_that_cannot_be_is_told(string query) =>
        Assert.Equal("not-understood", await (await host.Client.GetAsync($"{Rooms}?{query}")).Code(HttpStatusCode.BadRequest));

    [Theory]
    [InlineData("""{"name": {"en": "X"}, "order": "first"}""", "$.order"), InlineData("""{"order": 1}""", "name"), InlineData("""{"name": 7}""", "$.name"), InlineData("not json", "$")]
    [InlineData("""{"name": {"": "X"}, "order": 1}""", "$.name"), InlineData("""{"name": {"<b>": "X"}, "order": 1}""", "$.name")]
    public async Task A_body_that_cannot_be_read_is_told_where(string body, string where)
    {
        var answer = await host.Client.PostAsync(Rooms, new StringContent(body, Encoding.UTF8, "application/json"));
        var problem = await answer.Read(HttpStatusCode.BadRequest);
        Assert.Contains(where, problem.GetProperty("detail").GetString());
    }
}
