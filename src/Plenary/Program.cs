using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Accreditations.WatchList;
using Plenary.Api;
using Plenary.Audit;
using Plenary.Badges;
using Plenary.CheckIn;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Imports;
using Plenary.Mail;
using Plenary.Operations;
using Plenary.Organisations;
using Plenary.Organisations.Finding;
using Plenary.People;
using Plenary.People.Finding;
using Plenary.Press;
using Plenary.Programme;
using Plenary.Programme.Exchange;
using Plenary.Public;
using Plenary.Records;
using Plenary.Reports;
using Plenary.Reports.Finding;
using Plenary.Site;
using Plenary.Storage;

return await new CommandLine(Build, Lay).RunAsync(args);

// What Plenary is made of.
static WebApplicationBuilder Build(string[] settings)
{
    var builder = Settings.Read(settings);
    builder.Services.AddStorage(builder.Configuration);
    builder.Services.AddPeople();
    builder.Services.AddImports();
    builder.AddSite();
    builder.AddAccess();
    builder.AddApi();
    builder.AddProgramme();
    builder.AddRecords();
    builder.AddContents();
    builder.Services.AddSearch();
    builder.AddAccreditation();
    builder.Services.AddCheckIn();
    builder.AddMail();
    builder.AddPublic();
    return builder;
}

// The way of a request, from the door to the page.
static void Lay(WebApplication app)
{
    app.UseProxies();
    app.UseSite();
    app.UseAccess();
    app.UsePublic();
    app.UseApi();

    app.MapSite();
    ReportsApi.MapPapers(app);
    BadgesApi.MapPapers(app);
    var api = app.MapApi();   // each folder maps its own, in the order of the story
    AccessApi.Map(api);
    AuditApi.Map(api);
    MailApi.Map(api);
    PeopleApi.Map(api);
    MergesApi.Map(api);
    DuplicatesApi.Map(api);
    OrganisationDuplicatesApi.Map(api);
    SearchApi.Map(api);
    OrganisationsApi.Map(api);
    MembershipsApi.Map(api);
    ImportsApi.Map(api);
    ExportsApi.Map(api);
    ConferencesApi.Map(api);
    InvitationsApi.Map(api);
    DelegationsApi.Map(api);
    DelegationList.Map(api);
    ParticipationsApi.Map(api);
    WatchListApi.Map(api);
    BadgesApi.Map(api);
    CheckInApi.Map(api);
    ProgrammeApi.Map(api);
    InterventionsApi.Map(api);
    ExchangeApi.Map(api);
    DecisionsApi.Map(api);
    DocumentsApi.Map(api);
    PublicRecordApi.Map(api);
    PressApi.Map(api);
    ReportsApi.Map(api);
    PublicApi.Map(api);
    app.MapPapers();
    app.MapPhotos();
    app.MapNews();
    app.MapPublic();
    app.MapExchange();
}

/// <summary>The entry point, named so that tests can start the real application.</summary>
public partial class Program;
