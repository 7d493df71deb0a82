using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Api;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Api;

/// <summary>The document that describes the API to programs.</summary>
public class DescriptionFacts(PlenaryApp app) : WebTest(app)
{
    private sealed record Operation(string Name, JsonElement Said);

    private async Task<(JsonElement Document, List<Operation> Operations)> Read()
    {
        var document = await (await App.As(Role.Viewer)).Get("/api/v1/openapi.json");
        return (document, [.. document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => new Operation($"{o.Name.ToUpperInvariant()} {p.Name}", o.Value)))]);
    }

    [Fact]
    public async Task Each_operation_says_what_it_does_under_a_name_of_its_own()
    {
        var (_, operations) = await Read();
        Assert.True(operations.Count > 150);
        Assert.All(operations, o => Assert.Contains(" /api/v1/", o.Name));
        Assert.Empty(operations.Where(o => !o.Said.TryGetProperty("summary", out var summary) || summary.GetString()!.Length < 8).Select(o => o.Name));
        Assert.Empty(operations.GroupBy(o => o.Said.GetProperty("operationId").GetString()).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(o => o.Name))}"));
        Assert.Empty(operations.Where(o => o.Said.GetProperty("tags")[0].GetString() is null or "plenary" or [.., 'A', 'p', 'i']).Select(o => o.Name));
    }

    [Fact]
    public async Task Each_operation_says_which_scope_opens_it()
    {
        var (document, operations) = await Read();
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").GetProperty("scheme").GetString());
        Assert.Empty(operations.Where(o => !o.Said.TryGetProperty("description", out var d) || !(d.GetString()!.Contains("Scope: `", StringComparison.Ordinal) || d.GetString()!.Contains("token", StringComparison.Ordinal))).Select(o => o.Name));
        var site = operations.Single(o => o.Name == "GET /api/v1/conferences/{conference}/site").Said;
        Assert.Empty(site.GetProperty("security").EnumerateArray());
    }

    [Fact]
    public async Task Each_operation_says_what_it_answers_and_each_refusal_is_a_problem()
    {
        var (_, operations) = await Read();
        var responses = operations.SelectMany(o => o.Said.GetProperty("responses").EnumerateObject().Select(r => (o.Name, Code: r.Name, Said: r.Value))).ToList();
        Assert.Empty(operations.Where(o => !o.Said.GetProperty("responses").EnumerateObject().Any(r => r.Name[0] == '2')).Select(o => o.Name));
        Assert.Empty(responses.Where(r => r.Said.GetProperty("description").GetString()!.Length == 0).Select(r => $"{r.Name} {r.Code}"));
        Assert.Empty(responses.Where(r => r.Code is "409" or "412" && !r.Said.GetProperty("content").TryGetProperty("application/problem+json", out _)).Select(r => $"{r.Name} {r.Code}"));
    }

    [Fact]
    public async Task What_an_operation_may_answer_besides_is_told_too()
    {
        var (document, operations) = await Read();
        bool Answers(Operation o, string code) => o.Said.GetProperty("responses").TryGetProperty(code, out var said) && said.GetProperty("content").TryGetProperty("application/problem+json", out _);
        Assert.Empty(operations.Where(o => o.Said.TryGetProperty("requestBody", out _) && !Answers(o, "400")).Select(o => o.Name));
        Assert.Empty(operations.Where(o => o.Said.GetProperty("description").GetString()!.Contains("Scope: `", StringComparison.Ordinal) && !(Answers(o, "401") && Answers(o, "403"))).Select(o => o.Name));
        Assert.Empty(operations.Where(o => o.Name.StartsWith("POST ", StringComparison.Ordinal) && !Answers(o, "422")).Select(o => o.Name));
        Assert.True(document.GetProperty("components").GetProperty("schemas").TryGetProperty("ProblemDetails", out _));

        var import = operations.Single(o => o.Name == "POST /api/v1/conferences/{conference}/programme/imports").Said;
        Assert.Contains("frab", import.GetProperty("requestBody").GetProperty("description").GetString());
        var schedule = import.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("properties").GetProperty("schedule");
        Assert.True(schedule.GetProperty("properties").GetProperty("conference").GetProperty("properties").TryGetProperty("days", out _));
        Assert.Contains("faults", import.GetProperty("responses").GetProperty("422").GetProperty("description").GetString());
    }

    [Fact]
    public async Task A_client_can_be_made_of_it()
    {
        var (document, operations) = await Read();
        List<JsonElement> Parameters(Operation o) => o.Said.TryGetProperty("parameters", out var all) ? [.. all.EnumerateArray()] : [];
        // Each place in braces is a required parameter, once.
        Assert.Empty(from o in operations
                     from place in Regex.Matches(o.Name, @"\{(\w+)\}").Select(m => m.Groups[1].Value)
                     where Parameters(o).Count(p => p.GetProperty("in").GetString() == "path" && p.GetProperty("name").GetString() == place && p.GetProperty("required").GetBoolean()) != 1
                     select $"{o.Name}: {place}");
        Assert.Empty(operations.Where(o => o.Said.GetProperty("operationId").GetString()!.Any(c => !char.IsAsciiLetterOrDigit(c))).Select(o => o.Name));
        // Answers have content, and files can be sent.
        Assert.Empty(from o in operations from r in o.Said.GetProperty("responses").EnumerateObject() where r.Name is not ("204" or "304") && !(r.Value.TryGetProperty("content", out var content) && content.EnumerateObject().Any()) select $"{o.Name} {r.Name}");
        foreach (var upload in new[] { "POST /api/v1/imports", "POST /api/v1/conferences/{conference}/documents/{id}/files", "POST /api/v1/conferences/{conference}/press-releases/{id}/photo", "POST /api/v1/conferences/{conference}/watch-list/imports" })
            Assert.True(operations.Single(o => o.Name == upload).Said.TryGetProperty("requestBody", out _), upload);
        var pdf = operations.Single(o => o.Name == "GET /api/v1/conferences/{conference}/report/final.pdf").Said;
        Assert.True(pdf.GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("application/pdf", out _));
        // What may be left out is not asked for; a number is a number.
        Assert.All(Parameters(operations.Single(o => o.Name == "GET /api/v1/conferences/{conference}/invitations/candidates")).Where(p => p.GetProperty("in").GetString() == "query"), p => Assert.False(p.TryGetProperty("required", out var asked) && asked.GetBoolean()));
        Assert.DoesNotContain("[\"integer\",\"string\"]", document.ToString().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(document.GetProperty("components").GetProperty("schemas").GetProperty("ProblemDetails").GetProperty("properties").TryGetProperty("code", out _));
        Assert.True(operations.Single(o => o.Name == "GET /api/v1/conferences/{conference}/gates/{id}").Said.GetProperty("responses").GetProperty("200").GetProperty("headers").TryGetProperty("ETag", out _));
    }

    [Fact]
    public async Task What_takes_If_Match_has_its_version_in_lists()
    {
        var (document, operations) = await Read();
        var schemas = document.GetProperty("components").GetProperty("schemas");
        var lacking = from deed in operations
                      where deed.Name.StartsWith("PUT ", StringComparison.Ordinal) && deed.Said.GetProperty("responses").TryGetProperty("412", out _)
                      let name = deed.Name["PUT ".Length..]
                      let list = operations.FirstOrDefault(o => o.Name == "GET " + name[..name.LastIndexOf('/')])
                      where list is not null && list.Said.GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("application/json", out _)
                      let page = list.Said.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema")
                      where page.TryGetProperty("$ref", out _)
                      let items = schemas.GetProperty(page.GetProperty("$ref").GetString()!.Split('/')[^1]).GetProperty("properties")
                      where items.TryGetProperty("items", out var all) && !schemas.GetProperty(all.GetProperty("items").GetProperty("$ref").GetString()!.Split('/')[^1]).GetProperty("properties").TryGetProperty("version", out _)
                      select list.Name;
        Assert.Empty(lacking);
        foreach (var view in new[] { "GateView", "BadgeView" }) Assert.True(schemas.GetProperty(view).GetProperty("properties").TryGetProperty("version", out _));
    }

    /// <summary>In the description a type is known by its name alone: of two of one name it would show one.</summary>
    [Fact]
    public void Each_body_and_view_has_a_name_of_its_own()
    {
        var seen = new HashSet<Type>();
        foreach (var said in App.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).SelectMany(e => e.Metadata))
        {
            if (said is IAcceptsMetadata { RequestType: { } body }) Walk(body);
            if (said is IProducesResponseTypeMetadata { Type: { } view }) Walk(view);
        }
        Assert.Contains(typeof(Plenary.Delegations.InvitationView), seen);
        Assert.Contains(typeof(ReasonBody), seen);
        Assert.Empty(seen.GroupBy(t => t.Name).Where(g => g.Count() > 1).Select(g => string.Join(", ", g)));

        void Walk(Type type)
        {
            foreach (var part in type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments()) Walk(part);
            var shape = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
            if (shape.Assembly != typeof(ReasonBody).Assembly || !seen.Add(shape)) return;
            foreach (var property in type.GetProperties().Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null)) Walk(property.PropertyType);
        }
    }

    /// <summary>One shape for all lists: a program that reads pages reads them all, and the description says which have no further one.</summary>
    [Fact]
    public async Task Each_list_comes_in_pages_or_says_that_it_is_one()
    {
        var (_, operations) = await Read();
        var lists = operations.Where(o => o.Name.StartsWith("GET ", StringComparison.Ordinal)).Select(o => (o.Name, o.Said, Schema: Answer(o.Said))).ToList();
        Assert.Empty(lists.Where(l => l.Schema.Contains("\"array\"", StringComparison.Ordinal)).Select(l => l.Name));
        var pages = lists.Where(l => l.Schema.Contains("/PageOf", StringComparison.Ordinal)).ToList();
        Assert.True(pages.Count > 40, $"{pages.Count}");
        Assert.Empty(pages.Where(l => TakesAfter(l.Said) == l.Said.GetProperty("description").GetString()!.Contains("is one page", StringComparison.Ordinal)).Select(l => l.Name));

        static string Answer(JsonElement operation) =>
            operation.GetProperty("responses").TryGetProperty("200", out var ok) && ok.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out var json) ? JsonSerializer.Serialize(json.GetProperty("schema")) : "";

        static bool TakesAfter(JsonElement operation) =>
            operation.TryGetProperty("parameters", out var all) && all.EnumerateArray().Any(p => p.GetProperty("name").GetString() == "after");
    }

    [Fact]
    public async Task Parameters_are_described_and_words_are_listed()
    {
        var (document, operations) = await Read();
        var parameters = operations.SelectMany(o => o.Said.TryGetProperty("parameters", out var all) ? all.EnumerateArray().Select(p => (o.Name, Said: p)) : []).ToList();
        Assert.Empty(parameters.Where(p => p.Said.GetProperty("in").GetString() == "path" && !p.Said.TryGetProperty("description", out _)).Select(p => $"{p.Name}: {p.Said.GetProperty("name")}"));
        Assert.Empty(parameters.Where(p => p.Said.GetProperty("in").GetString() == "query" && char.IsUpper(p.Said.GetProperty("name").GetString()![0])).Select(p => $"{p.Name}: {p.Said.GetProperty("name")}"));
        Assert.Empty(operations.Where(o => o.Said.TryGetProperty("parameters", out var all) && all.EnumerateArray().GroupBy(p => $"{p.GetProperty("in")} {p.GetProperty("name")}").Any(g => g.Count() > 1)).Select(o => o.Name));
        var state = parameters.Single(p => p.Name == "GET /api/v1/conferences/{conference}/participations" && p.Said.GetProperty("name").GetString() == "state").Said;
        Assert.Contains("underReview", state.GetProperty("schema").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
        var schema = document.GetProperty("components").GetProperty("schemas").GetProperty("ParticipationState");
        Assert.Contains("underReview", schema.GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
    }

    [Fact]
    public async Task People_read_the_same_on_a_page()
    {
        var (_, operations) = await Read();
        var page = await (await App.As(Role.Viewer)).Page("/account/tokens/reference");
        Assert.Equal(operations.Count, page.Document.QuerySelectorAll("tbody tr").Length);
        var line = page.Document.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == "PUT /api/v1/conferences/{conference}/participations/{id}");
        Assert.Contains("Corrects a nomination", line.TextContent);
        Assert.Contains("accreditation:change", line.TextContent);
    }
}
