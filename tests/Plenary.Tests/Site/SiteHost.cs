using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Plenary.Site;
using Xunit;

namespace Plenary.Tests.Site;

/// <summary>The site alone, as Program.cs puts it together, without a database: for what layouts, parts and headers promise.</summary>
public sealed class SiteHost : IAsyncLifetime
{
    private WebApplication app = null!;

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "plenary", EnvironmentName = Environments.Development, ContentRootPath = SaidTexts.Source });
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.AddSite();
        builder.Services.AddSingleton<Plenary.Access.PublicUrl>();   // the public layout says where it stands
        app = builder.Build();
        app.UseSite();
        app.MapSite();
        await app.StartAsync();
        Client = app.GetTestClient();
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    /// <summary>Fetches a page in a language, by the header that browsers send.</summary>
    public async Task<(HttpResponseMessage Response, AngleSharp.Dom.IDocument Page)> Get(string address, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Language", language);
        var response = await Client.SendAsync(request);
        return (response, Html.Of(await response.Content.ReadAsStringAsync()));
    }

    /// <summary>Sends the form on /parts as a browser would: with its cookie and its hidden field.</summary>
    public async Task<(HttpResponseMessage Response, AngleSharp.Dom.IDocument Page)> Post(string address, Dictionary<string, string> fields, string language = "en")
    {
        var (first, page) = await Get(address, language);
        fields["__RequestVerificationToken"] = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Accept-Language", language);
        request.Headers.Add("Cookie", string.Join("; ", first.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        var response = await Client.SendAsync(request);
        return (response, Html.Of(await response.Content.ReadAsStringAsync()));
    }
}
