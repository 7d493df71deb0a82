using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Names;
using Plenary.Organisations;
using Plenary.People;
using Plenary.People.Finding;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Accreditations;

public class LikenessFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public void Every_sentence_of_the_engine_is_known_here() =>
        Assert.Equal(NameExplanation.Texts.Concat(RecordComparer.Texts).Order(StringComparer.Ordinal), NameWords.Known.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Somebody_in_another_script_is_shown_with_the_reason()
    {
        await Ready();
        var known = await Enter("يوسف سعيد");
        var id = await Nominate("Yusuf Said", "yusuf@school.org");
        var officer = await App.As(Role.AccreditationOfficer);
        var likely = Assert.Single((await officer.Get(Api($"participations/{id}/likely"))).GetProperty("items").EnumerateArray(), l => l.GetProperty("personId").GetGuid() == known);
        Assert.Equal("possible", likely.GetProperty("level").GetString());
        Assert.Contains(likely.GetProperty("why").EnumerateArray(), w => w.GetProperty("text").GetString()!.Contains("يوسف", StringComparison.Ordinal));
        Assert.True(await App.InDb(db => db.Participations.Where(p => p.Id == id).Select(p => p.PerhapsTwice).SingleAsync()));

        officer.DefaultRequestHeaders.AcceptLanguage.Clear();
        officer.DefaultRequestHeaders.AcceptLanguage.ParseAdd("tr");
        var page = await officer.Page(Desk($"accreditation?open={id}"));
        Assert.Contains("tek bir adın yazılışları", page["aside .why"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_else_is_known_weighs_in()
    {
        await Ready();
        var (near, far) = (await Enter("Kerem Aydın", Sample.RiverSchools, "TR"), await Enter("Kerem Aydın", Sample.OpenWells, "SN"));
        var id = await Nominate("Kerem AYDIN", "kerem@school.org");
        var found = (await (await App.As(Role.AccreditationOfficer)).Get(Api($"participations/{id}/likely"))).GetProperty("items").EnumerateArray().Select(l => (l.GetProperty("personId").GetGuid(), l.GetProperty("odds").GetDouble())).ToList();
        Assert.True(found.Single(f => f.Item1 == near).Item2 > found.Single(f => f.Item1 == far).Item2);
        Assert.True(found.FindIndex(f => f.Item1 == near) < found.FindIndex(f => f.Item1 == far));
    }

    /// <summary>What other organisations entered stays theirs: with a namesake and without one a delegation sees the same page.</summary>
    /// <summary>An office has one address for all; two strangers with one address are asked about whatever they are called.</summary>
    [Fact]
    public async Task Colleagues_may_share_the_address_of_their_office()
    {
        await Ready();
        var first = await Nominate("Ottoline Featherstone", "office@delegation.example");
        var second = await Nominate("Kwabena Nkrumah-Asante", "office@delegation.example");
        var officer = await App.As(Role.AccreditationOfficer);
        foreach (var one in new[] { first, second }) Assert.Empty((await officer.Get(Api($"participations/{one}/likely"))).GetProperty("items").EnumerateArray());
        Assert.False(await App.InDb(db => db.Participations.AnyAsync(p => (p.Id == first || p.Id == second) && p.PerhapsTwice)));

        var stranger = await App.InScope(async services =>
        {
            Assert.Null(Person.Enter([new("Ingibjörg Hallgrímsdóttir")], out var person));
            Assert.Null(Contacts.Read("office@delegation.example", "", null, out var contacts));
            person.ReachAt(contacts, services.GetRequiredService<Keys>());
            var db = services.GetRequiredService<PlenaryDb>();
            db.People.Add(person);
            await db.SaveChangesAsync();
            return person.Id;
        });
        Assert.Equal(stranger, Assert.Single((await officer.Get(Api($"participations/{first}/likely"))).GetProperty("items").EnumerateArray()).GetProperty("personId").GetGuid());
    }

    [Fact]
    public async Task A_head_of_delegation_learns_nothing_of_it()
    {
        await Ready();
        await Enter("دينا الخطيب", Sample.OpenWells);
        var with = await Nominate("Dina Khatib", "dina@school.org");
        var without = await Nominate("Qwertz Uiopas", "qwertz@school.org");
        Assert.True(await App.InDb(db => db.Participations.Where(p => p.Id == with).Select(p => p.PerhapsTwice).SingleAsync()));
        Assert.False(await App.InDb(db => db.Participations.Where(p => p.Id == without).Select(p => p.PerhapsTwice).SingleAsync()));
        var head = await App.Delegation();
        Assert.Equal(Bare(await head.Page($"/delegation/people/{without}"), "Qwertz Uiopas", "qwertz"), Bare(await head.Page($"/delegation/people/{with}"), "Dina Khatib", "dina"));

        static string Bare(WebPage page, string name, string mail) => page.Text.Replace(name, "NAME", StringComparison.Ordinal).Replace(mail, "MAIL", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delegation_is_told_when_it_nominates_one_person_twice()
    {
        await Ready();
        await Nominate("Rabia Sönmez", "rabia@school.org");
        await Nominate("Rabiya Sonmez", "rabiya@school.org");
        var page = await (await App.Delegation()).Page("/delegation");
        Assert.Contains("Is this the same person as Rabia Sönmez?", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_decided_in_the_directory_is_told_to_nominations_that_were_sent()
    {
        await Ready();
        var known = await Enter("Фёдор Зимин");
        var id = await Nominate("Fyodor Zimin", "fyodor@school.org");
        var person = await App.InDb(db => db.Participations.Where(p => p.Id == id).Select(p => p.PersonId).SingleAsync());
        Task<bool> PerhapsTwice() => App.InDb(db => db.Participations.Where(p => p.Id == id).Select(p => p.PerhapsTwice).SingleAsync());
        Assert.True(await PerhapsTwice());

        var secretariat = await App.As(Role.Secretariat);
        await (await secretariat.Post("/api/v1/duplicates/two-people", new { one = known, other = person })).Read(HttpStatusCode.NoContent);
        Assert.False(await PerhapsTwice());
        var said = await App.InDb(db => db.NotTheSame.SingleAsync(n => n.OneId == known || n.OtherId == known));
        Assert.Equal(HttpStatusCode.NoContent, (await secretariat.DeleteAsync($"/api/v1/duplicates/two-people/{said.Id}")).StatusCode);
        Assert.True(await PerhapsTwice());

        async Task Merging(Func<Merging, PlenaryDb, Task> work) => await App.InScope(async services =>
        {
            services.GetRequiredService<Scope>().EnterAsPlenary(null);
            await work(services.GetRequiredService<Merging>(), services.GetRequiredService<PlenaryDb>());
            return 0;
        });
        await Merging(async (merging, _) => Assert.Null((await merging.Join(Subject.Person, known, person, "", Sample.Officer, Sample.Now)).Refusal));
        Assert.False(await PerhapsTwice());
        await Merging(async (merging, db) => Assert.Null(await merging.Undo(await db.Merges.SingleAsync(m => m.GoneId == person), Sample.Officer, Sample.Now)));
        Assert.True(await PerhapsTwice());
    }

    [Fact]
    public async Task An_import_says_whom_a_new_row_is_like_and_why()
    {
        await Ready();
        var known = await Enter("غسان الطرابلسي");
        var findings = await App.InScope(async services =>
        {
            services.GetRequiredService<Scope>().EnterAsPlenary(null);
            var desk = services.GetRequiredService<Plenary.Imports.ImportDesk>();
            var import = await desk.Receive(Plenary.Imports.ImportKind.People, "people.csv", System.Text.Encoding.UTF8.GetBytes("Name,Nationality\nGhassan Trabulsi,LB\nUnheard Ofname,LB\n"));
            Assert.Null(import.Look(Sample.Now));
            await services.GetRequiredService<PlenaryDb>().SaveChangesAsync();
            await services.GetRequiredService<Plenary.Imports.ImportRun>().Work(import.Id);
            return await services.GetRequiredService<PlenaryDb>().ImportFindings.Where(f => f.ImportId == import.Id).OrderBy(f => f.Row).ToListAsync();
        });
        Assert.Equal([true, false], findings.Select(f => f.Noteworthy));
        Assert.Equal(known, findings[0].SubjectId);
        Assert.Equal(["import.alike", "name.meets"], findings[0].Notes.Select(n => n.Code).Take(2));
        Assert.Contains(findings[0].Notes, n => n.Sentence.Contains("غسان", StringComparison.Ordinal));
    }

    private async Task Ready()
    {
        var index = App.Services.GetRequiredService<DirectoryIndex>();
        for (var i = 0; i < 400 && !index.IsReady; i++) await Task.Delay(25);
        Assert.True(index.IsReady);
    }

    private Task<Guid> Enter(string name, Guid? body = null, string? nationality = null) => App.InDb(async db =>
    {
        Assert.Null(Person.Enter([new(name)], out var person));
        person.Describe("", null, nationality, []);
        db.People.Add(person);
        if (body is { } id) db.Offices.Add(new Office { PersonId = person.Id, OrganisationId = id, Title = "" });
        await db.SaveChangesAsync();
        return person.Id;
    });

    /// <summary>By the head of the first delegation, and sent.</summary>
    private async Task<Guid> Nominate(string name, string email)
    {
        await App.InDb(db => db.Places.Where(p => p.DelegationId == Sample.Delegation && p.CategoryId == Sample.DelegateCategory).ExecuteUpdateAsync(set => set.SetProperty(p => p.Granted, 30)));   // for all of these tests
        var head = await App.Delegation();
        var answer = await (await head.Page("/delegation")).Form("form[action*=Add]").Fill("Input.Name", name).Fill("Input.Email", email).Fill("Input.CategoryId", Sample.DelegateCategory.ToString()).Send();
        Assert.True(answer.Status is HttpStatusCode.Redirect, answer.Text);
        await (await head.Page("/delegation")).Form("form[action*=Send]").Send();
        return await App.InDb(db => (from p in db.Participations join x in db.People on p.PersonId equals x.Id where x.SortKey == SearchKey.Sorting(name, SearchKey.Of(name)) && p.NominationKey != null select p.Id).SingleAsync());
    }
}
