using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Xunit;

namespace Plenary.Tests.Web;

/// <summary>A page as it came, read as a browser would read it.</summary>
public sealed class WebPage
{
    private WebPage(HttpClient client, HttpResponseMessage answer, IDocument document) => (Client, Answer, Document) = (client, answer, document);

    private HttpClient Client { get; }
    public HttpResponseMessage Answer { get; }
    public IDocument Document { get; }

    public HttpStatusCode Status => Answer.StatusCode;

    /// <summary>Where it leads, when the answer was a redirect.</summary>
    public string? Location => Answer.Headers.Location?.OriginalString;

    /// <summary>All text of the body with spaces made single, as a person would read it.</summary>
    public string Text => string.Join(' ', (Document.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public string Html => Document.DocumentElement.OuterHtml;

    /// <summary>The text of the first element that fits the selector.</summary>
    public string this[string selector] => One(selector).TextContent.Trim();

    public IElement One(string selector) => Document.QuerySelector(selector) ?? throw new Xunit.Sdk.XunitException($"Nothing on {Answer.RequestMessage?.RequestUri} ({(int)Status}) fits “{selector}”: {Text}");

    public IReadOnlyList<IElement> All(string selector) => [.. Document.QuerySelectorAll(selector)];

    /// <summary>The form that fits the selector; without one, the only form with method post in the main part of the page.</summary>
    public WebForm Form(string? selector = null)
    {
        var form = selector is null ? Document.QuerySelector("main form[method=post]") ?? Document.QuerySelector("form[method=post]") : Document.QuerySelector(selector);
        // A selector may name the form, something in it, or a button that belongs to it.
        var found = form as IHtmlFormElement ?? (form as IHtmlButtonElement)?.Form ?? form?.Closest("form") as IHtmlFormElement;
        return new(Client, found ?? throw new Xunit.Sdk.XunitException($"No form “{selector}” on {Answer.RequestMessage?.RequestUri} ({(int)Status})."), Answer.RequestMessage!.RequestUri!);
    }

    /// <summary>Follows the redirect that this answer is.</summary>
    public async Task<WebPage> Follow() => await Client.Page(new Uri(Answer.RequestMessage!.RequestUri!, Location ?? throw new Xunit.Sdk.XunitException($"No redirect: {(int)Status} {Text}")).PathAndQuery);

    internal static async Task<WebPage> Of(HttpClient client, HttpResponseMessage answer)
    {
        var context = BrowsingContext.New(Configuration.Default);
        var html = await answer.Content.ReadAsStringAsync();
        return new(client, answer, await context.OpenAsync(r => r.Content(html).Address(answer.RequestMessage!.RequestUri!)));
    }
}

/// <summary>A form being filled in. What the page put into it, the antiforgery token too, goes along.</summary>
public sealed class WebForm(HttpClient client, IHtmlFormElement form, Uri address)
{
    private readonly List<(string Name, byte[] Bytes, string FileName, string Type)> files = [];
    private readonly List<KeyValuePair<string, string>> values = [.. ValuesOf(form)];

    /// <summary>Writes into a field, or chooses one or several values.</summary>
    public WebForm Fill(string name, params string[] chosen)
    {
        Assert.True(form.Elements.Any(e => e.GetAttribute("name") == name), $"The form has no field “{name}”. It has: {string.Join(", ", form.Elements.Select(e => e.GetAttribute("name")).Distinct())}");
        values.RemoveAll(v => v.Key == name);
        values.AddRange(chosen.Select(c => KeyValuePair.Create(name, c)));
        return this;
    }

    public WebForm Attach(string name, byte[] bytes, string fileName, string type = "application/octet-stream")
    {
        files.Add((name, bytes, fileName, type));
        return this;
    }

    /// <summary>Sends it by its button, or by the button named: its value, or a selector.</summary>
    public async Task<WebPage> Send(string? button = null)
    {
        var buttons = form.Elements.OfType<IHtmlButtonElement>().Where(b => b.Type == "submit").ToList();
        var pressed = button is null ? buttons.FirstOrDefault() : buttons.FirstOrDefault(b => b.Value == button || b.TextContent.Trim() == button) ?? buttons.FirstOrDefault(b => b.Matches(button));
        if (button is not null && pressed is null) throw new Xunit.Sdk.XunitException($"The form has no button “{button}”.");
        if (pressed?.Name is { Length: > 0 } name) values.Add(new(name, pressed.Value));
        var action = new Uri(address, pressed?.GetAttribute("formaction") ?? form.GetAttribute("action") ?? "");

        if (form.Method.Equals("get", StringComparison.OrdinalIgnoreCase))
            return await client.Page($"{action.AbsolutePath}?{await new FormUrlEncodedContent(values).ReadAsStringAsync()}");
        return await WebPage.Of(client, await client.PostAsync(action.PathAndQuery, files.Count == 0 ? new FormUrlEncodedContent(values) : Multipart()));
    }

    private MultipartFormDataContent Multipart()
    {
        var content = new MultipartFormDataContent();
        foreach (var (key, value) in values) content.Add(new StringContent(value), key);
        foreach (var (name, bytes, fileName, type) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new(type);
            content.Add(part, name, fileName);
        }
        return content;
    }

    private static IEnumerable<KeyValuePair<string, string>> ValuesOf(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            if (element.GetAttribute("name") is not { Length: > 0 } name || element.HasAttribute("disabled")) continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box: if (box.IsChecked) yield return new(name, box.GetAttribute("value") ?? "on"); break;
                case IHtmlInputElement { Type: "file" or "submit" or "button" or "image" }: break;
                case IHtmlInputElement input: yield return new(name, input.Value); break;
                case IHtmlTextAreaElement text: yield return new(name, text.Value); break;
                case IHtmlSelectElement select: foreach (var option in select.Options.Where(o => o.IsSelected)) yield return new(name, option.Value); break;
            }
        }
    }
}

public static class Browsing
{
    /// <summary>Fetches a page, whatever its status.</summary>
    public static async Task<WebPage> Page(this HttpClient client, string address) => await WebPage.Of(client, await client.GetAsync(address));
}
