using System.IO.Compression;
using System.Net;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
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
    private const string Ran = "Executing endpoint", AnyFormat = "{format:regex(^(csv|xlsx)$)}";
    private readonly List<Visit> visits = [];

    public IReadOnlyList<Door> Doors { get; private set; } = [];
    public IReadOnlyList<Caller> Callers { get; private set; } = [];
    public IReadOnlyList<Visit> Visits => visits;

    /// <summary>The same readings with what shows more: contacts, a selection of badges, a search.</summary>
    public List<Visit> Further { get; } = [];

    public HashSet<string> AllLogged { get; } = [];

    /// <summary>Answers of 500 and above.</summary>
    public List<string> Broken { get; } = [];

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Logging:LogLevel:Microsoft.AspNetCore.Routing.EndpointMiddleware", "Information"),
        new("Limits:SignIn", "0"), new("Limits:Links", "0"), new("Limits:Api", "0"),   // everybody knocks from one address
    ];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IOutputCacheStore, KeepsNothing>());
    }

    /// <summary>Nobody at a public door is given what was made for another: the endpoint runs, and one sees that it did.</summary>
    private sealed class KeepsNothing : IOutputCacheStore
    {
        public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => default;

        public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Doors = [.. (await FindDoors()).OrderBy(d => d.Route, StringComparer.Ordinal).ThenBy(d => d.Method, StringComparer.Ordinal)];
        Callers = await Gather();
        foreach (var door in Doors.Where(d => d.Reads))
            foreach (var caller in Callers)
            {
                var visit = await Knock(door, caller);
                visits.Add(visit);
                if (!visit.GotIn) continue;
                foreach (var asked in More(door)) Further.Add(await Knock(door, caller, asked));
                if (door.Route.Contains(AnyFormat, StringComparison.Ordinal)) Further.Add(await Knock(door with { Route = door.Route.Replace(AnyFormat, "xlsx", StringComparison.Ordinal) }, caller));
            }
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
                foreach (var handler in compiled.HandlerMethods.Where(h => h is not { HttpMethod: "Get", Name: null } and not { HttpMethod: "Page" }))
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

    private IEnumerable<string> More(Door door) => door.Asks.Select(name => name.ToLowerInvariant() switch
    {
        "contacts" => "contacts=true",
        "ids" => $"ids={Sample.Badge}",
        "q" => "q=canary",
        _ => "",
    }).Where(asked => asked.Length > 0);

    private async Task<Visit> Knock(Door door, Caller caller, string asked = "")
    {
        var address = AddressOf(door.Route);
        if (asked.Length > 0) address += $"{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{asked}";
        Log.Clear();
        using var answer = await caller.Client.SendAsync(Request(door, address));
        var ran = Log.Any(line => line.Contains(Ran, StringComparison.Ordinal) && !line.Contains("/error/", StringComparison.Ordinal) && !line.Contains("/Site/Error", StringComparison.Ordinal));
        if ((int)answer.StatusCode >= 500) Broken.Add($"{door.Method} {address} as {caller.Name}: {(int)answer.StatusCode} {Log.LastOrDefault(l => l.StartsWith("Error", StringComparison.Ordinal))}");

        var words = Find(await TextOf(answer));
        var went = ran ? (door.Reads ? ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture) : "in")
            : answer.StatusCode is HttpStatusCode.Unauthorized || answer.Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) is true ? "sign-in"
            : answer.Headers.Location?.OriginalString is { } elsewhere ? $"to {elsewhere.Split('?')[0]}"
            : answer.StatusCode switch { HttpStatusCode.Forbidden => "not theirs", HttpStatusCode.NotFound => "not there", var other => $"stopped: {(int)other}" };
        AllLogged.UnionWith(Log);
        return new(door, caller, ran, went, words, address);
    }

    internal static HttpRequestMessage Request(Door door, string address, string json = "{}")
    {
        var request = new HttpRequestMessage(new HttpMethod(door.Method), address);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (door.Reads) return request;
        request.Content = door.Route.StartsWith("/api/", StringComparison.Ordinal)
            ? new StringContent(json, Encoding.UTF8, "application/json") : new FormUrlEncodedContent([]);
        return request;
    }

    /// <summary>The route with ids of the sample in it. Which id follows from the word before it: /participations/{id}.</summary>
    /// <param name="ids">Where other ids are wanted: gives one for a kind of thing, or null for the sample's own.</param>
    internal string AddressOf(string route, Func<string, Guid?>? ids = null)
    {
        var parts = route.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            if (!parts[i].Contains('{', StringComparison.Ordinal)) continue;
            var open = parts[i].IndexOf('{', StringComparison.Ordinal);
            var close = parts[i].LastIndexOf('}');
            var name = parts[i][(open + 1)..close].Split(':', '?', '=')[0].TrimStart('*');
            var before = parts.Take(i).LastOrDefault(p => !p.Contains('{', StringComparison.Ordinal)) ?? "";
            parts[i] = string.Concat(parts[i].AsSpan(0, open), Uri.EscapeDataString(ValueOf(name, before, route, ids)), parts[i].AsSpan(close + 1));
        }
        return string.Join('/', parts);
    }

    private string ValueOf(string name, string before, string route, Func<string, Guid?>? ids) => (name, before) switch
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
        _ => IdOf(KindOf(name is "id" ? before : name, route), ids).ToString(),
    };

    internal Guid IdOf(string kind, Func<string, Guid?>? ids = null) => ids?.Invoke(kind) ?? Own.GetValueOrDefault(kind, Guid.CreateVersion7());

    /// <summary>What kind of thing an address or a body means by a word.</summary>
    internal static string KindOf(string word, string route = "")
    {
        bool Is(params string[] words) => words.Any(w => word.Contains(w, StringComparison.OrdinalIgnoreCase));
        return word switch
        {
            _ when Is("team-invitation") => "team-invitations",
            _ when Is("watch-hit") => "watch-hits",
            _ when Is("watch-list", "entry") => "watch-list",
            _ when Is("participation", "nomination", "accreditation", "review", "queue", "participant") => "participations",
            _ when Is("delegation") => "delegations",
            _ when Is("invitation") => "invitations",
            _ when Is("link") => "links",
            _ when Is("speaker") => route.StartsWith("/{lang", StringComparison.Ordinal) ? "public speakers" : "speakers",
            _ when Is("person", "people") => "people",
            _ when Is("membership") => "memberships",
            _ when Is("office") => "offices",
            _ when Is("organisation") => "organisations",
            _ when Is("series") => "series",
            _ when Is("room") => "rooms",
            _ when Is("categor") => "categories",
            _ when Is("zone") => "zones",
            _ when Is("gate") => "gates",
            _ when Is("badge") => "badges",
            _ when Is("session", "programme") => "sessions",
            _ when Is("intervention", "statement") => "interventions",
            _ when Is("decision") => "decisions",
            _ when Is("document") => "documents",
            _ when Is("press", "release", "news") => "press-releases",
            _ when Is("mail") => "mails",
            _ when Is("import") => route.Contains("{conference}", StringComparison.Ordinal) ? "imports" : "directory imports",
            _ when Is("role") => "roles",
            _ => word,
        };
    }

    private Dictionary<string, Guid> Own => own ??= new()
    {
        ["participations"] = Sample.Submitted,
        ["delegations"] = Sample.Delegation,
        ["invitations"] = Sample.Invitation,
        ["speakers"] = Sample.Speaker,
        ["public speakers"] = Sample.PublicSpeaker,
        ["people"] = Sample.People[Plenary.Accreditations.ParticipationState.Accredited],
        ["memberships"] = Sample.Membership,
        ["offices"] = Sample.Office,
        ["organisations"] = Sample.RiverSchools,
        ["series"] = Sample.Series,
        ["rooms"] = Sample.GreatHall,
        ["categories"] = Sample.DelegateCategory,
        ["zones"] = Sample.Hall,
        ["gates"] = Sample.MainGate,
        ["badges"] = Sample.Badge,
        ["sessions"] = Sample.Panel,
        ["interventions"] = Sample.Intervention,
        ["decisions"] = Sample.Decision,
        ["documents"] = Sample.Document,
        ["press-releases"] = Sample.PublishedRelease,
        ["mails"] = Sample.Mail,
        ["imports"] = Sample.Import,
        ["directory imports"] = Sample.DirectoryImport,
        ["watch-list"] = Sample.WatchEntry,
    };

    private Dictionary<string, Guid>? own;

    internal List<string> Find(string text) => [.. Sample.Canaries.Select(c => c.Word).Distinct().Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase))];

    /// <summary>All text of an answer, with headers; papers and workbooks are opened.</summary>
    internal static async Task<string> TextOf(HttpResponseMessage answer)
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
