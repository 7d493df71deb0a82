using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Accreditations.WatchList;
using Plenary.Names;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Accreditations;

public class WatchListFacts(PlenaryApp app) : WebTest(app)
{
    private const string Secret = "CANARY-watch-why-71q";

    [Fact]
    public async Task A_name_like_one_on_the_list_waits_until_somebody_says_another_person()
    {
        await Watch("نذير الورداني");
        var id = await Nominate("Nadhir Wardani", "nadhir");
        var officer = await App.As(Role.AccreditationOfficer);
        Assert.Equal("participation.needs-second-look", await (await officer.Post(Api($"participations/{id}/acceptance"))).Code());
        var many = await (await officer.Post(Api("participations/rulings"), new { ruling = "accredit", ids = new[] { id } })).Read(HttpStatusCode.OK);
        Assert.Equal("participation.needs-second-look", many.GetProperty("notDone")[0].GetProperty("code").GetString());

        var page = await officer.Page(Desk($"accreditation?sign=SecondLook&open={id}"));
        Assert.Contains("Second look", page["tbody"], StringComparison.Ordinal);
        Assert.Contains(Secret, page["aside"], StringComparison.Ordinal);
        var answer = await page.Form("form[action*=Watch]").Fill("reason", "born elsewhere").Send("AnotherPerson");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains("born elsewhere", (await answer.Follow())["aside"], StringComparison.Ordinal);
        await (await officer.Post(Api($"participations/{id}/acceptance"))).Read(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_same_person_is_admitted_by_somebody_who_may_change_the_list_alone()
    {
        await Watch("Qasim Barzanji");
        var id = await Nominate("Qassem Barzanji", "qasim");
        var (officer, secretariat) = (await App.As(Role.AccreditationOfficer), await App.As(Role.Secretariat));
        var hit = Assert.Single(await Hits(officer, id));
        await (await officer.Post(Api($"watch-hits/{hit}/same-person"))).Read(HttpStatusCode.NoContent);
        Assert.Equal("participation.needs-second-look", await (await secretariat.Post(Api($"participations/{id}/acceptance"))).Code());
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Post(Api($"watch-hits/{hit}/admission"), new { reason = "I say so" })).StatusCode);
        var tried = await (await officer.Page(Desk($"accreditation?open={id}"))).Form("form[action*=Watch]").Send("Open");   // taking back is not deciding
        Assert.Equal(HttpStatusCode.Redirect, tried.Status);
        await (await officer.Post(Api($"watch-hits/{hit}/same-person"))).Read(HttpStatusCode.NoContent);
        Assert.Equal("watch.answer-reason-missing", await (await secretariat.Post(Api($"watch-hits/{hit}/admission"))).Code());
        await (await secretariat.Post(Api($"watch-hits/{hit}/admission"), new { reason = "cleared by the board" })).Read(HttpStatusCode.NoContent);
        await (await officer.Post(Api($"participations/{id}/acceptance"))).Read(HttpStatusCode.OK);
    }

    /// <summary>One officer holds them to be the same person while the other has the page open on which nobody has answered.</summary>
    [Fact]
    public async Task What_one_holds_to_be_the_same_person_no_other_lets_pass_unseen()
    {
        await Watch("Yusra Hadidi");
        var id = await Nominate("Yousra Hadidi", "yousra");
        var (first, second) = (await App.As(Role.AccreditationOfficer), await App.As(Role.AccreditationOfficer));
        var hit = Assert.Single((await second.Get(Api($"participations/{id}/watch-hits"))).GetProperty("items").EnumerateArray());
        var (address, seen) = (Api($"watch-hits/{hit.GetProperty("id").GetGuid()}"), $"\"{hit.GetProperty("version").GetInt32()}\"");
        var page = await second.Page(Desk($"accreditation?open={id}"));
        await (await first.Post($"{address}/same-person")).Read(HttpStatusCode.NoContent);

        Assert.Equal("changed-meanwhile", await (await second.Send(HttpMethod.Post, $"{address}/another-person", seen)).Code(HttpStatusCode.PreconditionFailed));
        var told = await page.Form("form[action*=Watch]").Send("AnotherPerson");
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("Changed while you were writing.", told.Text, StringComparison.Ordinal);
        Assert.True(await Waits(id));
        await (await second.Send(HttpMethod.Post, $"{address}/another-person", $"\"{(await second.Get(Api($"participations/{id}/watch-hits"))).GetProperty("items")[0].GetProperty("version").GetInt32()}\"")).Read(HttpStatusCode.NoContent);
        Assert.False(await Waits(id));
    }

    [Fact]
    public async Task A_list_that_is_changed_finds_those_who_were_sent_before_and_taking_off_lets_them_go()
    {
        var id = await Nominate("Teodor Vasilescu", "teodor");
        Assert.False(await Waits(id));
        var entry = await Watch("Теодор Василеску");
        Assert.True(await Waits(id));
        var secretariat = await App.As(Role.Secretariat);
        await (await secretariat.Post(Api($"watch-list/{entry}/end"))).Read(HttpStatusCode.OK);
        Assert.False(await Waits(id));
        Assert.Empty(await Hits(secretariat, id));
        Assert.Equal("watch.already-ended", await (await secretariat.Post(Api($"watch-list/{entry}/end"))).Code());
    }

    /// <summary>The entry was saved while the nomination was on its way, by a node that saw neither: the last look finds it.</summary>
    [Fact]
    public async Task Nobody_is_accredited_past_the_newest_list()
    {
        var id = await Nominate("Ingrid Halvorsen", "ingrid");
        await App.InScope(async services =>
        {
            var db = services.GetRequiredService<PlenaryDb>();
            Assert.Null(WatchEntry.Enter(Sample.Conference, new([new("Ingrid Halvorsen")], "unseen", ""), null, null, WatchReaders.Reviewers, Sample.Officer, Sample.Now, services.GetRequiredService<Keys>(), out var entry));
            db.WatchEntries.Add(entry);
            return await db.SaveChangesAsync();
        });
        Assert.False(await Waits(id));
        Assert.Equal("participation.needs-second-look", await (await (await App.As(Role.Secretariat)).Post(Api($"participations/{id}/acceptance"))).Code());
    }

    /// <summary>The person is entered, so no form is left to fill in: the second half waits in the queue, and one is told why.</summary>
    [Fact]
    public async Task Who_is_entered_at_once_and_like_a_name_on_the_list_waits_in_the_queue()
    {
        await Watch("Casimira Oyelaran");
        var officer = await App.As(Role.AccreditationOfficer);
        var entered = await (await officer.Page(Desk($"accreditation/new?organisation={Sample.Coalition}"))).Form("form.measure").Fill("Input.Name", "Casimira Oyelaran").Fill("Input.CategoryId", Sample.DelegateCategory.ToString()).Fill("AtOnce", "true").Send();
        Assert.Equal(HttpStatusCode.Redirect, entered.Status);
        var queue = await entered.Follow();
        Assert.Contains("Casimira Oyelaran waits in the queue: The name is like one on the watch list.", queue.Text, StringComparison.Ordinal);
        Assert.Equal("Casimira Oyelaran", queue["#p-h"]);
        Assert.Equal(1, await App.InDb(db => db.Participations.CountAsync(p => db.People.Any(x => x.Id == p.PersonId && x.SortKey == "casimira oyelaran"))));
    }

    [Fact]
    public async Task An_entry_that_does_not_count_yet_or_any_more_asks_nothing()
    {
        var day = new NodaTime.LocalDate(2027, 5, 11);
        await Watch("Orlando Bettencourt", until: day.PlusDays(-1));
        await Watch("Orlando Bettencourt", from: day.PlusDays(1));
        var id = await Nominate("Orlando Bettencourt", "orlando");
        Assert.False(await Waits(id));
        await Watch("Orlando Bettencourt", from: day, until: day);
        Assert.True(await Waits(id));
    }

    /// <summary>With a hit and without one, before and after it: the same pages, the same version, the same answers.</summary>
    [Fact]
    public async Task A_delegation_learns_nothing_of_it()
    {
        var (with, without) = (await Nominate("Marwan Sidqi", "marwan"), await Nominate("Wilfred Osei", "wilfred"));
        var head = await App.Delegation();
        var before = (await head.Page($"/delegation/people/{with}")).Html;
        var list = (await head.Page("/delegation")).Html;
        await Watch("مروان صدقي");
        Assert.True(await Waits(with));
        Assert.Equal(WithoutTokens(before), WithoutTokens((await head.Page($"/delegation/people/{with}")).Html));
        Assert.Equal(WithoutTokens(list), WithoutTokens((await head.Page("/delegation")).Html));
        await (await (await App.As(Role.AccreditationOfficer)).Post(Api($"watch-hits/{(await Hits(await App.As(Role.Secretariat), with))[0]}/same-person"), new { reason = Secret })).Read(HttpStatusCode.NoContent);
        Assert.Equal(WithoutTokens(before), WithoutTokens((await head.Page($"/delegation/people/{with}")).Html));

        var again = await Nominate("Marwan Sidky", "sidky");   // sent while the list has the name
        Assert.True(await Waits(again));
        Assert.Equal(Bare(await head.Page($"/delegation/people/{without}"), "Wilfred Osei", "wilfred"), Bare(await head.Page($"/delegation/people/{again}"), "Marwan Sidky", "sidky"));
        foreach (var address in new[] { "/delegation", $"/delegation/people/{with}", Desk("watch-list"), Desk("accreditation"), Api("watch-list"), Api($"participations/{with}/watch-hits") })
        {
            var page = await head.Page(address);
            Assert.DoesNotContain(Secret, page.Html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("second look", page.Html, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Equal(0, await App.InScope(async services =>
        {
            var scope = services.GetRequiredService<Scope>();
            scope.EnterAsDelegation(Sample.Conference, Sample.Delegation, "Head of delegation");
            var db = services.GetRequiredService<PlenaryDb>();
            return await db.WatchEntries.CountAsync() + await db.WatchHits.CountAsync();
        }));

        static string WithoutTokens(string html) => System.Text.RegularExpressions.Regex.Replace(html, "(__RequestVerificationToken\" type=\"hidden\" value=\"|name=\"(Other|Input)\\.Key\" value=\"|nonce=\")[^\"]*", "");
        static string Bare(WebPage page, string name, string mail) => page.Text.Replace(name, "NAME", StringComparison.Ordinal).Replace(mail, "MAIL", StringComparison.Ordinal);
    }

    /// <summary>With a hit and without one the history grows by the same lines, but for the hit itself: the time it takes tells nothing.</summary>
    [Fact]
    public async Task Sending_takes_the_same_steps_with_a_hit_and_without()
    {
        await Watch("Evander Thistlewood");
        var before = await Lines();
        Assert.True(await Waits(await Nominate("Evander Thistlewood", "evander")));
        var between = await Lines();
        Assert.False(await Waits(await Nominate("Lysandra Quillfeather", "lysandra")));
        Assert.Equal(between - before, await Lines() - between);

        Task<int> Lines() => App.InDb(db => db.AuditEntries.CountAsync(e => e.Action != "watch-hit.added"));
    }

    [Fact]
    public async Task A_viewer_sees_the_queue_without_the_sign()
    {
        await Watch("Leopold Achterberg");
        var id = await Nominate("Leopold Achterberg", "leopold");
        var viewer = await App.As(Role.Viewer);
        var page = await viewer.Page(Desk($"accreditation?sign=SecondLook&open={id}"));
        Assert.Contains("Leopold Achterberg", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Second look", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, page.Html, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await viewer.Get(Api($"participations/{id}"))).GetProperty("secondLook").ValueKind);
        Assert.True((await (await App.As(Role.AccreditationOfficer)).Get(Api($"participations/{id}"))).GetProperty("secondLook").GetBoolean());
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync(Api($"participations/{id}/watch-hits"))).StatusCode);
    }

    [Fact]
    public async Task What_only_those_who_decide_may_read_blocks_without_a_word()
    {
        var entry = await Watch("Benedikt Sauerland", WatchReaders.Deciders);
        var id = await Nominate("Benedict Sauerland", "benedikt");
        var (officer, secretariat) = (await App.As(Role.AccreditationOfficer), await App.As(Role.Secretariat));
        var page = await officer.Page(Desk($"accreditation?open={id}"));
        Assert.Contains("Only those who decide may read this entry", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, (await officer.Get(Api($"participations/{id}/watch-hits"))).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Sauerland", (await officer.Get(Api("watch-list"))).ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(Api($"watch-list/{entry}"))).StatusCode);
        var hit = (await Hits(officer, id))[0];
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Post(Api($"watch-hits/{hit}/another-person"))).StatusCode);
        await (await secretariat.Post(Api($"watch-hits/{hit}/another-person"))).Read(HttpStatusCode.NoContent);
        Assert.False(await Waits(id));
    }

    [Fact]
    public async Task An_answer_is_remembered_for_the_person_until_the_name_comes_nearer()
    {
        await Watch("Karim Adel Wassef");
        var id = await Nominate("Wasef Kareem", "kareem");
        var officer = await App.As(Role.AccreditationOfficer);
        if ((await Hits(officer, id)).Count == 0) throw new Xunit.Sdk.XunitException("The names are not alike enough for this test.");
        await (await officer.Post(Api($"watch-hits/{(await Hits(officer, id))[0]}/another-person"))).Read(HttpStatusCode.NoContent);
        await (await officer.Post(Api($"participations/{id}/withdrawal"))).Read(HttpStatusCode.OK);

        var second = await Nominate("Wasef Kareem", "kareem");   // the same address: the same person
        Assert.NotEqual(id, second);
        Assert.False(await Waits(second));
        Assert.Single(await Hits(officer, second));

        var head = await App.Delegation();
        await (await head.Page($"/delegation/people/{second}")).Form("form[action*=Edit]").Fill("Input.Name", "Karim Adel Wassef").Send();
        Assert.True(await Waits(second));
    }

    [Fact]
    public async Task Each_reading_is_written_down()
    {
        var entry = await Watch("Ottoline Fairweather");
        var officer = await App.As(Role.AccreditationOfficer);
        await officer.Page(Desk("watch-list?q=Ottoline"));
        await officer.Page(Desk($"watch-list/{entry}"));
        await officer.Get(Api($"watch-list/{entry}"));
        Assert.Equal(3, await App.InDb(db => db.AuditEntries.CountAsync(e => e.Action == "watch-entry.read" && e.SubjectId == entry)));
        var said = await App.InDb(db => db.AuditEntries.Where(e => e.SubjectId == entry).Select(e => e.Details).ToListAsync());
        Assert.DoesNotContain(said, text => text.Contains("Ottoline", StringComparison.Ordinal) || text.Contains(Secret, StringComparison.Ordinal));
    }

    /// <summary>The book is made anew when the list is another one: not because somebody looked into it.</summary>
    [Fact]
    public async Task A_reading_leaves_the_book_open_and_a_change_makes_another()
    {
        var entry = await Watch("Leopold Zeitlin");
        var before = await Book();
        var officer = await App.As(Role.AccreditationOfficer);
        await officer.Get(Api($"watch-list/{entry}"));
        Assert.True(await App.InDb(db => db.AuditEntries.AnyAsync(e => e.Action == "watch-entry.read" && e.SubjectId == entry)));
        Assert.Same(before, await Book());

        await (await (await App.As(Role.Secretariat)).Post(Api($"watch-list/{entry}/end"))).Read(HttpStatusCode.OK);
        var after = await Book();
        Assert.NotSame(before, after);
        Assert.False(after.Holds(entry, new(2027, 5, 11)));
        await Watch("Leopold Zeitlin");
        Assert.NotSame(after, await Book());

        Task<WatchBook> Book() => App.InScope(services => services.GetRequiredService<WatchShelf>().Open(services.GetRequiredService<PlenaryDb>(), Sample.Conference));
    }

    [Fact]
    public async Task Names_and_reasons_lie_sealed()
    {
        var entry = await Watch("Hildegard Quentin");
        var stored = await App.InDb(db => db.WatchEntries.AsNoTracking().SingleAsync(e => e.Id == entry));
        var text = Encoding.UTF8.GetString(stored.SealedText);
        Assert.DoesNotContain("Hildegard", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_is_written_and_changed_on_its_page()
    {
        var secretariat = await App.As(Role.Secretariat);
        var form = await secretariat.Page(Desk("watch-list/new"));
        var empty = await form.Form().Fill("Input.From", "30 May 2027").Fill("Input.Until", "29 May 2027").Send();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("3 answers need another look", empty.Text, StringComparison.Ordinal);
        foreach (var (field, said) in new[] { ("Names", "Write the name"), ("Reason", "Write why the name stands on the list"), ("Until", "ends before it begins") })
            Assert.Contains(said, empty[$"#Input_{field}-e"], StringComparison.Ordinal);
        var saved = await empty.Form().Fill("Input.Names", "Ignatius Pell").Fill("Input.From", "").Fill("Input.Reason", "threatened a speaker").Fill("Input.Until", "31 May 2027").Send();
        Assert.True(saved.Status is HttpStatusCode.Redirect, saved.Text);
        var list = await secretariat.Page(Desk("watch-list?q=Ignacius"));
        Assert.Contains("threatened a speaker", list.Text, StringComparison.Ordinal);
        var page = await secretariat.Page(list.One("tbody th a").GetAttribute("href")!);
        var other = await secretariat.Page(page.Answer.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Equal(HttpStatusCode.Redirect, (await page.Form().Fill("Input.Source", "police report 12").Send()).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await other.Form().Fill("Input.Source", "something else").Send()).Status);   // two editors
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.As(Role.AccreditationOfficer)).GetAsync(Desk("watch-list/new"))).StatusCode);
    }

    [Fact]
    public async Task A_list_is_imported_good_rows_taken_and_bad_ones_named()
    {
        var id = await Nominate("Severin Lindqvist", "severin");
        var secretariat = await App.As(Role.Secretariat);
        var file = "Name;Other names;Reason;Nationality\nSeverin Lindqvist;S. Lindqvist;refused in 2025;SE\nPalle Högström;;;Atlantis\nSeverin Lindqvist;S. Lindqvist;again;SE\nOddny Brekke;;;NO\n";
        var page = await (await secretariat.Page(Desk("watch-list/import"))).Form().Fill("Input.Reason", "on the list of 2025").Attach("Input.File", Encoding.UTF8.GetBytes(file), "list.csv").Send();
        Assert.Contains("2 entries were added.", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 row stands on the list already.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Row 3", page.Text, StringComparison.Ordinal);
        Assert.Contains("Atlantis", page.Text, StringComparison.Ordinal);
        Assert.True(await Waits(id));
        var found = await secretariat.Get(Api("watch-list?q=Oddny"));
        Assert.Equal("on the list of 2025", found.GetProperty("items")[0].GetProperty("reason").GetString());
    }

    /// <summary>As the command line does it, which waits for the work itself.</summary>
    [Fact]
    public async Task Those_whom_an_import_brings_are_compared_before_it_is_done()
    {
        await Watch("Balthasar Okonedo");
        await App.InScope(async services =>
        {
            var (db, desk) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<Plenary.Imports.ImportDesk>());
            var import = await desk.Receive(Plenary.Imports.ImportKind.Participants, "list.csv", Encoding.UTF8.GetBytes("Delegation,Person_Name,Job_Title\nSyldavia,Balthasar Okonedo,Minister\nSyldavia,Unheard Ofname,Adviser\n"));
            Assert.Null(import.Run(Sample.Now));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            await services.GetRequiredService<Plenary.Imports.ImportRun>().Work(import.Id);
            return 0;
        });
        var brought = await App.InDb(db => (from p in db.Participations join x in db.People on p.PersonId equals x.Id where x.SortKey == "balthasar okonedo" || x.SortKey == "unheard ofname" orderby x.SortKey select p.SecondLook).ToListAsync());
        Assert.Equal([true, false], brought);
    }

    [Fact]
    public async Task The_list_of_another_conference_is_not_there()
    {
        var entry = await Watch("Casimir Wolsey");
        var elsewhere = await App.AsForeign(Role.Secretariat);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(Api($"watch-list/{entry}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/api/v1/conferences/{Sample.ForeignSlug}/watch-list/{entry}")).StatusCode);
        Assert.Equal(Sample.ForeignWatchEntry, Assert.Single((await elsewhere.Get($"/api/v1/conferences/{Sample.ForeignSlug}/watch-list")).GetProperty("items").EnumerateArray()).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_token_needs_the_scope()
    {
        var (account, token) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat], ["accreditation:change"]);
        var program = await App.As(account, token);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync(Api("watch-list"))).StatusCode);
        Assert.Equal(JsonValueKind.Null, (await program.Get(Api($"participations/{Sample.Submitted}"))).GetProperty("secondLook").ValueKind);
        var (reader, readerToken) = await App.AccountWithToken(Sample.Conference, [Role.Secretariat], ["watchlist:read"]);
        var reading = await App.As(reader, readerToken);
        await reading.Get(Api("watch-list"));
        Assert.Equal(HttpStatusCode.Forbidden, (await reading.Post(Api("watch-list"), new { names = new[] { new { text = "X Y" } }, reason = "z" })).StatusCode);
    }

    private async Task<Guid> Watch(string name, WatchReaders readers = WatchReaders.Reviewers, NodaTime.LocalDate? from = null, NodaTime.LocalDate? until = null)
    {
        var made = await (await App.As(Role.Secretariat)).Post(Api("watch-list"), new WatchEntryBody([new(name)], Secret, "a letter", null, from, until, readers));
        return (await made.Read(HttpStatusCode.Created)).GetProperty("id").GetGuid();
    }

    private static async Task<List<Guid>> Hits(HttpClient officer, Guid participation) =>
        [.. (await officer.Get(Api($"participations/{participation}/watch-hits"))).GetProperty("items").EnumerateArray().Select(h => h.GetProperty("id").GetGuid())];

    private Task<bool> Waits(Guid participation) => App.InDb(db => db.Participations.Where(p => p.Id == participation).Select(p => p.SecondLook).SingleAsync());

    /// <summary>By the head of the first delegation, and sent.</summary>
    private async Task<Guid> Nominate(string name, string mail)
    {
        var delegation = Sample.Delegation;
        await App.InDb(db => db.Places.Where(p => p.DelegationId == delegation && p.CategoryId == Sample.DelegateCategory).ExecuteUpdateAsync(set => set.SetProperty(p => p.Granted, 200)));
        var head = await App.Delegation();
        var answer = await (await head.Page("/delegation")).Form("form[action*=Add]").Fill("Input.Name", name).Fill("Input.Email", $"{mail}@school.org").Fill("Input.CategoryId", Sample.DelegateCategory.ToString()).Send();
        Assert.True(answer.Status is HttpStatusCode.Redirect, answer.Text);
        await (await head.Page("/delegation")).Form("form[action*=Send]").Send();
        var key = SearchKey.Sorting(name);
        return await App.InDb(db => (from p in db.Participations join x in db.People on p.PersonId equals x.Id where x.SortKey == key && p.State == ParticipationState.Submitted orderby p.EnteredAt descending, p.Id descending select p.Id).FirstAsync());
    }
}
