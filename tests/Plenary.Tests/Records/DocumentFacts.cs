using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Records;

public class DocumentFacts(PlenaryApp app) : WebTest(app)
{
    private static async Task<(string Address, Guid Id)> Register(HttpClient client, string symbol)
    {
        var made = await (await client.Post(Api("documents"), new { symbol, title = new { en = $"Agenda of {symbol}", ar = "جدول الأعمال" } }, Guid.CreateVersion7().ToString())).Read(HttpStatusCode.Created);
        return (Api($"documents/{made.GetProperty("id").GetGuid()}"), made.GetProperty("id").GetGuid());
    }

    private static Task<HttpResponseMessage> Upload(HttpClient client, string address, byte[] bytes, string type = "application/pdf", string language = "en", string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/files?language={language}") { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return client.SendAsync(request);
    }

    [Fact]
    public async Task Its_files_are_read_by_everybody_from_publication_to_withdrawal()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        var (address, id) = await Register(rapporteur, "GC13/20");
        Assert.Equal("document.no-file", await (await rapporteur.Post($"{address}/publication")).Code());
        await (await Upload(rapporteur, address, DocumentRules.Pdf)).Read(HttpStatusCode.OK);
        await (await Upload(rapporteur, address, Encoding.UTF8.GetBytes("جدول الأعمال"), "text/plain; charset=utf-8", "ar")).Read(HttpStatusCode.OK);
        string[] files = [$"/documents/{Sample.Slug}/{id}/en/1", Api($"record/documents/{id}/files/en/1")];
        foreach (var file in files) Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync(file)).StatusCode);
        Assert.DoesNotContain("GC13/20", await App.Anonymous().GetStringAsync($"/en/{Sample.Slug}/documents"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await rapporteur.GetAsync(Desk($"documents/{id}/files/en/1"))).StatusCode);

        await (await rapporteur.Post($"{address}/publication")).Read(HttpStatusCode.OK);
        foreach (var file in files)
        {
            var sent = await App.Anonymous().GetAsync(file);
            Assert.Equal(DocumentRules.Pdf, await sent.Content.ReadAsByteArrayAsync());
            Assert.Equal("application/pdf", sent.Content.Headers.ContentType?.MediaType);
            Assert.Equal("attachment", sent.Content.Headers.ContentDisposition?.DispositionType);
            Assert.Equal($"{Sample.Slug}-GC13-20-en-v1.pdf", sent.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
            Assert.Equal("nosniff", sent.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("sandbox", sent.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
        var arabic = await App.Anonymous().Page($"/ar/{Sample.Slug}/documents?q=gc13+20");
        Assert.Equal("جدول الأعمال", arabic["main h2"]);
        Assert.Equal($"/documents/{Sample.Slug}/{id}/ar/1", arabic.One(".papers a").GetAttribute("href"));   // the reader's language first
        Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync($"/documents/{Sample.OpenSlug}/{id}/en/1")).StatusCode);   // not through another conference

        await (await rapporteur.DeleteAsync($"{address}/publication")).Read(HttpStatusCode.OK);
        foreach (var file in files) Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync(file)).StatusCode);
    }

    [Fact]
    public async Task A_draft_that_was_replaced_stays_with_the_secretariat()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        var (address, id) = await Register(rapporteur, "GC13/24");
        await (await Upload(rapporteur, address, "A draft."u8.ToArray(), "text/plain")).Read(HttpStatusCode.OK);
        await (await Upload(rapporteur, address, "The agenda."u8.ToArray(), "text/plain")).Read(HttpStatusCode.OK);
        await (await Upload(rapporteur, address, "L’ordre du jour."u8.ToArray(), "text/plain", "fr")).Read(HttpStatusCode.OK);
        await (await rapporteur.Post($"{address}/publication")).Read(HttpStatusCode.OK);
        foreach (var files in new[] { $"/documents/{Sample.Slug}/{id}", Api($"record/documents/{id}/files") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await App.Anonymous().GetAsync($"{files}/en/1")).StatusCode);
            Assert.Equal("The agenda.", await App.Anonymous().GetStringAsync($"{files}/en/2"));
            Assert.Equal("L’ordre du jour.", await App.Anonymous().GetStringAsync($"{files}/fr/1"));
        }
        Assert.Equal("A draft.", await rapporteur.GetStringAsync(Desk($"documents/{id}/files/en/1")));
    }

    [Fact]
    public async Task A_page_in_disguise_is_refused_and_nothing_of_it_is_kept()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        var (address, id) = await Register(rapporteur, "GC13/21");
        var html = "<!doctype html><script>alert('zqdisguise')</script>"u8.ToArray();
        Assert.Equal("paper.something-else", await (await Upload(rapporteur, address, html)).Code());
        Assert.Equal("paper.not-a-paper", await (await Upload(rapporteur, address, html, "text/html")).Code());
        var page = await rapporteur.Page(Desk($"documents/{id}"));
        var refused = await page.Form("#file").Fill("Input.Language", "en").Attach("Input.File", html, "statement.pdf", "application/pdf").Send();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("not what it is called", refused["#Input_File-e"]);
        foreach (var file in Directory.GetFiles(Path.Combine(App.DataFolder, "files"), "*", SearchOption.AllDirectories))
            Assert.DoesNotContain("zqdisguise", await File.ReadAllTextAsync(file), StringComparison.Ordinal);

        var taken = await page.Form("#file").Fill("Input.Language", "fr").Attach("Input.File", DocumentRules.Pdf, "Ordre du jour.pdf", "application/pdf").Send();
        Assert.Equal(HttpStatusCode.Redirect, taken.Status);
        Assert.Contains("Français", (await taken.Follow())["table"]);
    }

    [Fact]
    public async Task Of_two_who_file_a_version_at_once_one_is_told()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        var (address, id) = await Register(rapporteur, "GC13/22");
        await (await Upload(rapporteur, address, DocumentRules.Pdf, ifMatch: "\"0\"")).Read(HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Upload(rapporteur, address, DocumentRules.Pdf, ifMatch: "\"0\"")).StatusCode);
        var second = await (await Upload(rapporteur, address, DocumentRules.Pdf, ifMatch: "\"1\"")).Read(HttpStatusCode.OK);
        Assert.Equal([1, 2], second.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("version").GetInt32()));

        var page = await rapporteur.Page(Desk($"documents/{id}"));
        await page.Form("#text").Fill("Input.Title.en", "First").Send();
        var stale = await page.Form("#text").Fill("Input.Title.en", "Second").Send();
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
    }

    [Fact]
    public async Task A_symbol_is_given_once()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        await Register(rapporteur, "GC13/23");
        Assert.Equal("document.symbol-taken", await (await rapporteur.Post(Api("documents"), new { symbol = "GC13/23", title = new { en = "x" } })).Code());
        var empty = await (await rapporteur.Page(Desk("documents/new"))).Form("#text").Send();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        foreach (var field in new[] { "Symbol", "Title" }) Assert.NotEmpty(empty[$"#Input_{field}-e"]);   // all at once
        var again = await empty.Form("#text").Fill("Input.Symbol", "GC13/23").Fill("Input.Title.en", "Twice").Send();
        Assert.Contains("GC13/23", again["#Input_Symbol-e"]);
    }

    [Fact]
    public async Task What_is_of_another_conference_is_not_there()
    {
        var theirs = await App.InDb(async db =>
        {
            var (refusal, document) = await Plenary.Records.Putting.Register(db, Sample.Foreign, "X/1", LocalText.Of("Theirs"), null);
            Assert.Null(refusal);
            return document!.Id;
        }, Sample.Foreign);
        var secretariat = await App.As(Role.Secretariat);
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.GetAsync(Api($"documents/{theirs}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Upload(secretariat, Api($"documents/{theirs}"), DocumentRules.Pdf)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.GetAsync(Desk($"documents/{theirs}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.GetAsync(Desk($"documents/{theirs}/files/en/1"))).StatusCode);
    }
}
