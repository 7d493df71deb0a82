using System.IO.Compression;
using System.Net;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Tests.Web;
using UglyToad.PdfPig;
using Xunit;

namespace Plenary.Tests.Shape;

/// <summary>One thing that can be asked of Plenary: a method at an address.</summary>
public sealed record Door(string Route, string Method, AllowAttribute? Allow)
{
    /// <summary>What it takes behind the question mark.</summary>
    public IReadOnlyList<string> Asks { get; init; } = [];

    public bool Reads => Method == "GET";
    public bool IsOfConference => Route.Contains("{conference}", StringComparison.Ordinal);
}

/// <summary>Somebody at the doors.</summary>
/// <param name="Roles">Held at <paramref name="Foreign"/> or at the sample's conference.</param>
public sealed record Caller(string Name, Role[] Roles, bool Foreign, HttpClient Client);

/// <summary>What came of one visit.</summary>
/// <param name="GotIn">The endpoint ran; nobody stopped the caller at the door.</param>
/// <param name="Went">The status of a reading that got in, "in" for a change that did; else "sign-in", "not theirs" (403), "not there" (404).</param>
/// <param name="Words">Canaries that were in the answer.</param>
public sealed record Visit(Door Door, Caller Caller, bool GotIn, string Went, IReadOnlyList<string> Words, string Address);

[CollectionDefinition(nameof(Survey))]
public sealed class SurveyCollection : ICollectionFixture<Survey>;

/// <summary>
/// Everybody knocks at every door of the application, with the ids of the sample: first all readings, then all changes. What was
/// let in is told by the program's own log of endpoints that ran, so it does not matter what the endpoint then answered.
/// </summary>
public sealed class Survey : PlenaryApp, IAsyncLifetime
{
    private const string Ran = "Executing endpoint";
    private readonly List<Visit> visits = [];

    public IReadOnlyList<Door> Doors { get; private set; } = [];
    public IReadOnlyList<Caller> Callers { get; private set; } = [];
    public IReadOnlyList<Visit> Visits => visits;

    /// <summary>Readings of other conferences' things, by somebody who may do everything here.</summary>
    public List<string> ForeignFound { get; } = [];

    public HashSet<string> AllLogged { get; } = [];

    /// <summary>Answers of 500 and above.</summary>
    public List<string> Broken { get; } = [];

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Logging:LogLevel:Microsoft.AspNetCore.Routing.EndpointMiddleware", "Information"),
        new("Limits:SignIn", "0"), new("Limits:Links", "0"), new("Limits:Api", "0"),   // everybody knocks from one address
    ];

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Doors = [.. (await FindDoors()).OrderBy(d => d.Route, StringComparer.Ordinal).ThenBy(d => d.Method, StringComparer.Ordinal)];
        Callers = await Gather();
        foreach (var door in Doors.Where(d => d.Reads))
            foreach (var caller in Callers) visits.Add(await Knock(door, caller));
        foreach (var door in Doors.Where(d => d.Reads && d.IsOfConference && d.Route.Contains("{id", StringComparison.Ordinal))) await TryForeign(door);
        foreach (var door in Doors.Where(d => !d.Reads))
            foreach (var caller in Callers) visits.Add(await Knock(door, caller));
    }

    private async Task<List<Door>> FindDoors()
    {
        var loader = Services.GetRequiredService<PageLoader>();
        var doors = new List<Door>();
        var described = Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(g => g.Items)
            .ToLookup(d => (Route: $"/{d.RelativePath!.Trim('/')}", d.HttpMethod), d => d.ParameterDescriptions.Where(p => p.Source == BindingSource.Query).Select(p => p.Name));
        foreach (var endpoint in Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            // Fonts and scripts, their stand-in while one works on them, and the page that is shown in place of others.
            if (endpoint.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor") || route is "/{**path:file}" or "/error/{code:int}") continue;
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = page as CompiledPageActionDescriptor ?? await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
                var allow = compiled.ModelTypeInfo!.GetCustomAttributes(typeof(AllowAttribute), inherit: true).OfType<AllowAttribute>().SingleOrDefault();
                doors.Add(new(route, "GET", allow) { Asks = [.. AskedBy(compiled).Where(name => !route.Contains("{" + name, StringComparison.OrdinalIgnoreCase))] });
                foreach (var handler in compiled.HandlerMethods.Where(h => h.HttpMethod is not ("Get" or "Page")))
                    doors.Add(new(handler.Name is null ? route : $"{route}?handler={handler.Name}", handler.HttpMethod.ToUpperInvariant(), allow));
            }
            else
                foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                    doors.Add(new(route, method, endpoint.Metadata.GetMetadata<AllowAttribute>()) { Asks = [.. described[(route, method)].SelectMany(names => names)] });
        }
        return [.. doors.DistinctBy(d => (d.Route, d.Method))];
    }

    /// <summary>What a page binds when it is opened: properties, and parameters of its handler.</summary>
    private static IEnumerable<string> AskedBy(CompiledPageActionDescriptor page) =>
        page.BoundProperties.OfType<PageBoundPropertyDescriptor>().Where(p => p.Property.GetCustomAttribute<BindPropertyAttribute>() is { SupportsGet: true }).Select(p => p.BindingInfo!.BinderModelName ?? p.Name)
            .Concat(page.HandlerMethods.Where(h => h is { HttpMethod: "Get", Name: null }).SelectMany(h => h.Parameters)
                .Where(p => p.ParameterType != typeof(CancellationToken) && p.BindingInfo?.BindingSource != BindingSource.Services).Select(p => p.BindingInfo?.BinderModelName ?? p.Name));

    private async Task<List<Caller>> Gather()
    {
        var callers = new List<Caller>();
        foreach (var role in Enum.GetValues<Role>()) callers.Add(new(role.ToString(), [role], false, await As(role)));
        foreach (var role in Enum.GetValues<Role>().Where(r => r is not Role.Administrator)) callers.Add(new($"{role} elsewhere", [role], true, await AsForeign(role)));
        callers.Add(new("head of delegation", [], false, await Delegation()));
        callers.Add(new("nobody", [], false, Anonymous()));
        return callers;
    }

    private async Task<Visit> Knock(Door door, Caller caller)
    {
        var address = AddressOf(door.Route, ofForeign: false);
        Log.Clear();
        // Each with words of their own behind the question mark, so that nobody is given what was made for another.
        using var answer = await caller.Client.SendAsync(Request(door, door.Reads && door.IsOfConference && door.Allow is { Entrance: Entrance.Public } ? $"{address}?as={Uri.EscapeDataString(caller.Name)}" : address));
        var ran = Log.Any(line => line.Contains(Ran, StringComparison.Ordinal) && !line.Contains("/error/", StringComparison.Ordinal) && !line.Contains("/Site/Error", StringComparison.Ordinal));
        if ((int)answer.StatusCode >= 500) Broken.Add($"{door.Method} {address} as {caller.Name}: {(int)answer.StatusCode} {Log.LastOrDefault(l => l.StartsWith("Error", StringComparison.Ordinal))}");

        var words = door.Reads ? Find(await TextOf(answer)) : [];
        var went = ran ? (door.Reads ? ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture) : "in")
            : answer.StatusCode is HttpStatusCode.Unauthorized || answer.Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) is true ? "sign-in"
            : answer.Headers.Location?.OriginalString is { } elsewhere ? $"to {elsewhere.Split('?')[0]}"
            : answer.StatusCode switch { HttpStatusCode.Forbidden => "not theirs", HttpStatusCode.NotFound => "not there", var other => $"stopped: {(int)other}" };
        AllLogged.UnionWith(Log);
        return new(door, caller, ran, went, words, address);
    }

    private async Task TryForeign(Door door)
    {
        if (AddressOf(door.Route, ofForeign: true) is not { } address) return;
        var secretariat = Callers.First(c => c.Name == nameof(Role.Secretariat));
        using var answer = await secretariat.Client.GetAsync(address);
        if (answer.StatusCode is not HttpStatusCode.NotFound) ForeignFound.Add($"{address}: {(int)answer.StatusCode}");
    }

    private static HttpRequestMessage Request(Door door, string address)
    {
        var request = new HttpRequestMessage(new HttpMethod(door.Method), address);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (door.Reads) return request;
        request.Content = door.Route.StartsWith("/api/", StringComparison.Ordinal)
            ? new StringContent("{}", Encoding.UTF8, "application/json") : new FormUrlEncodedContent([]);
        return request;
    }

    /// <summary>The route with ids of the sample in it. Which id follows from the word before it: /participations/{id}.</summary>
    private string AddressOf(string route, bool ofForeign)
    {
        var parts = route.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            if (!parts[i].Contains('{', StringComparison.Ordinal)) continue;
            var open = parts[i].IndexOf('{', StringComparison.Ordinal);
            var close = parts[i].LastIndexOf('}');
            var name = parts[i][(open + 1)..close].Split(':', '?', '=')[0].TrimStart('*');
            var before = parts.Take(i).LastOrDefault(p => !p.Contains('{', StringComparison.Ordinal)) ?? "";
            parts[i] = string.Concat(parts[i].AsSpan(0, open), Uri.EscapeDataString(ValueOf(name, before, route, ofForeign)), parts[i].AsSpan(close + 1));
        }
        return string.Join('/', parts);
    }

    private string ValueOf(string name, string before, string route, bool ofForeign) => (name, before) switch
    {
        ("conference", _) => Sample.Slug,
        ("series", _) => Sample.SeriesSlug,
        ("lang" or "language", _) => "en",
        ("code", "error") => "404",
        ("hex", _) => "0f5a66",
        ("category", _) => "delegate",
        ("secret", _) => "no-such-secret",
        ("documentName", _) => "v1",
        ("format", _) => "csv",
        ("what", _) => "edit",
        ("hash", _) => new string('0', 64),
        ("number", _) => "1",
        ("day", _) => "2027-05-11",
        _ => IdOf(name, before, route, ofForeign).ToString(),
    };

    private Guid IdOf(string name, string before, string route, bool ofForeign)
    {
        var word = name is "id" ? before : name;
        bool Is(params string[] words) => words.Any(w => word.Contains(w, StringComparison.OrdinalIgnoreCase));
        return ofForeign switch
        {
            true when Is("delegation") => Sample.ForeignDelegation,
            true when Is("participation", "nomination", "accreditation", "review", "queue", "participant") => Sample.ForeignParticipation,
            true when Is("session", "programme") => Sample.ForeignSession,
            true when Is("press", "release", "news") => Sample.ForeignRelease,
            true when Is("gate") => Sample.ForeignGate,
            true when Is("watch-list") => Sample.ForeignWatchEntry,
            true => Guid.CreateVersion7(),
            _ when Is("participation", "nomination", "accreditation", "review", "queue", "participant") => Sample.Submitted,
            _ when Is("delegation") => Sample.Delegation,
            _ when Is("invitation") => Sample.Invitation,
            _ when Is("speaker") && route.StartsWith("/{lang", StringComparison.Ordinal) => Sample.PublicSpeaker,
            _ when Is("person", "people") => Sample.People[Plenary.Accreditations.ParticipationState.Accredited],
            _ when Is("membership") => Sample.Membership,
            _ when Is("office") => Sample.Office,
            _ when Is("organisation") => Sample.RiverSchools,
            _ when Is("series") => Sample.Series,
            _ when Is("room") => Sample.GreatHall,
            _ when Is("categor") => Sample.DelegateCategory,
            _ when Is("zone") => Sample.Hall,
            _ when Is("gate") => Sample.MainGate,
            _ when Is("badge") => Sample.Badge,
            _ when Is("speaker") => Sample.Speaker,
            _ when Is("session", "programme") => Sample.Panel,
            _ when Is("intervention", "statement", "records") => Sample.Intervention,
            _ when Is("decision") => Sample.Decision,
            _ when Is("document") => Sample.Document,
            _ when Is("press", "release", "news") => Sample.PublishedRelease,
            _ when Is("mail") => Sample.Mail,
            _ when Is("watch-list") => Sample.WatchEntry,
            _ => Guid.CreateVersion7(),
        };
    }

    private List<string> Find(string text) => [.. Sample.Canaries.Select(c => c.Word).Distinct().Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))];

    /// <summary>All text of an answer, with headers; papers and workbooks are opened.</summary>
    private static async Task<string> TextOf(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var text = new StringBuilder(answer.Headers.ToString()).Append(answer.Content.Headers);
        switch (answer.Content.Headers.ContentType?.MediaType)
        {
            case "application/pdf":
                using (var paper = PdfDocument.Open(bytes))
                    foreach (var page in paper.GetPages()) text.Append(page.Text);
                break;
            case var type when type?.Contains("zip", StringComparison.Ordinal) is true || type?.Contains("openxmlformats", StringComparison.Ordinal) is true:
                await using (var zip = new ZipArchive(new MemoryStream(bytes)))
                    foreach (var entry in zip.Entries)
                    {
                        using var reader = new StreamReader(await entry.OpenAsync());
                        text.Append(await reader.ReadToEndAsync());
                    }
                break;
            default:
                // As it stands, and with what HTML and JSON write in other signs.
                var plain = Encoding.UTF8.GetString(bytes);
                text.Append(plain).Append(WebUtility.HtmlDecode(plain)).Append(plain.Replace("\\u002B", "+", StringComparison.OrdinalIgnoreCase));
                break;
        }
        return text.ToString();
    }
}
