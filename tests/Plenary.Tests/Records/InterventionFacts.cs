using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Programme;
using Plenary.Records;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Records;

public class InterventionFacts(PlenaryApp app) : WebTest(app)
{
    private object Body(string speaker, string text = "Doors are cheap.", string language = "en", int? order = null, string @for = "", Guid? session = null) =>
        new { session = session ?? Sample.Panel, order, said = new { speaker, language, @for, summary = "Asks for doors.", text } };

    private async Task<(string Address, Guid Id)> Note(HttpClient client, object body)
    {
        var made = await (await client.Post(Api("interventions"), body, Guid.CreateVersion7().ToString())).Read(HttpStatusCode.Created);
        var id = made.GetProperty("id").GetGuid();
        return (Api($"interventions/{id}"), id);
    }

    private static async Task<List<string?>> Speakers(HttpClient client, string query) =>
        [.. (await client.Get(Api($"interventions{query}"))).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("speaker").GetString())];

    [Fact]
    public async Task It_is_noted_rewritten_published_withdrawn_and_stays()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        var (address, _) = await Note(rapporteur, Body("Awa Fleuve"));
        var read = await rapporteur.GetAsync(address);
        Assert.Equal("\"0\"", read.Headers.ETag?.Tag);
        Assert.Equal(HttpStatusCode.OK, (await rapporteur.Put(address, Body("Awa Fleuve", "Doors are not cheap."), "\"0\"")).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await rapporteur.Put(address, Body("Awa Fleuve", "Another text."), "\"0\"")).StatusCode);
        Assert.Equal("record.not-public", await (await rapporteur.DeleteAsync($"{address}/publication")).Code());
        Assert.True((await (await rapporteur.Post($"{address}/publication")).Read(HttpStatusCode.OK)).GetProperty("public").GetBoolean());
        Assert.Equal("record.already-public", await (await rapporteur.Post($"{address}/publication")).Code());
        Assert.False((await (await rapporteur.DeleteAsync($"{address}/publication")).Read(HttpStatusCode.OK)).GetProperty("public").GetBoolean());
        Assert.Equal("record.was-public", await (await rapporteur.DeleteAsync(address)).Code());
        Assert.Equal("Doors are not cheap.", (await rapporteur.Get(address)).GetProperty("said").GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_note_that_nobody_outside_read_is_deleted_and_the_history_says_so()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        var (address, id) = await Note(rapporteur, Body("Awa Fleuve"));
        Assert.Equal(HttpStatusCode.NoContent, (await rapporteur.DeleteAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await rapporteur.GetAsync(address)).StatusCode);
        var actions = await App.InDb(db => db.AuditEntries.Where(e => e.SubjectId == id).OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
        Assert.Equal(["intervention.added", "intervention.deleted"], actions);
    }

    [Fact]
    public async Task The_same_request_sent_twice_is_noted_once()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        var key = Guid.CreateVersion7().ToString();
        var first = await (await rapporteur.Post(Api("interventions"), Body("Sent twice"), key)).Read(HttpStatusCode.Created);
        var second = await (await rapporteur.Post(Api("interventions"), Body("Sent twice"), key)).Read(HttpStatusCode.Created);
        Assert.Equal(first.GetProperty("id").GetGuid(), second.GetProperty("id").GetGuid());
        Assert.Single(await Speakers(rapporteur, "?speaker=sent"));
    }

    [Fact]
    public async Task It_is_found_by_words_of_its_text_in_any_script_with_the_passage()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        await Note(rapporteur, Body("Huda Ain", "Half of what my clinic treats comes out of a bucket with zqbarnacle on it."));
        await Note(rapporteur, Body("نادية عين", "البئر النظيفة هي الدرس الأول في اليوم، والزقزوق يغني.", "ar"));
        Assert.Equal(["Huda Ain"], await Speakers(rapporteur, "?q=ZQBARN+clinic"));
        Assert.Equal(["نادية عين"], await Speakers(rapporteur, $"?q={Uri.EscapeDataString("زقزوق")}"));
        Assert.Empty(await Speakers(rapporteur, "?q=zqbarnacle+pump"));
        var found = (await rapporteur.Get(Api("interventions?q=zqbarn"))).GetProperty("items")[0].GetProperty("passage");
        var mark = found.GetProperty("marks")[0];
        Assert.Equal("zqbarnacle", found.GetProperty("text").GetString()!.Substring(mark.GetProperty("start").GetInt32(), mark.GetProperty("length").GetInt32()));

        var page = await rapporteur.Page(Desk("record?q=zqbarn"));
        Assert.Equal("zqbarnacle", page["mark"]);
        Assert.Single(page.All("tbody tr"));
    }

    [Fact]
    public async Task The_list_is_read_page_by_page_in_the_order_of_the_session()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        await (await rapporteur.Post(Api("interventions/batches"), new { items = Enumerable.Range(1, 7).Select(n => Body($"Speaker {n}", session: Sample.Opening, order: n)) })).Read(HttpStatusCode.OK);
        var seen = new List<string?>();
        string? next = null;
        do
        {
            var page = await rapporteur.Get(Api($"interventions?session={Sample.Opening}&limit=3{(next is null ? "" : $"&after={next}")}"));
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("speaker").GetString()));
            next = page.GetProperty("next").GetString();
        } while (next is not null);
        Assert.Equal(Enumerable.Range(1, 7).Select(n => $"Speaker {n}"), seen);
        Assert.Equal(HttpStatusCode.BadRequest, (await rapporteur.GetAsync(Api("interventions?after=x"))).StatusCode);

        // The desk walks the same list forth and back, in either order.
        foreach (var sort in new[] { "spoken", "-spoken", "speaker", "-speaker" })
        {
            var first = await rapporteur.Page(Desk($"record?session={Sample.Opening}&sort={sort}"));
            Assert.Equal(sort[0] == '-' ? "Speaker 7" : "Speaker 1", first["tbody tr th a"]);
        }
    }

    [Fact]
    public async Task Of_many_sent_at_once_all_are_noted_or_none()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        var answer = await rapporteur.Post(Api("interventions/batches"), new { items = new[] { Body("Half done"), Body(" ") } });
        Assert.Equal("interventions.batch-item", await answer.Code());
        Assert.Empty(await Speakers(rapporteur, "?speaker=half"));
        Assert.Equal("record.no-such-session", await (await rapporteur.Post(Api("interventions"), Body("X", session: Sample.ForeignSession))).Code());
        Assert.Equal("record.too-many", await (await rapporteur.Post(Api("interventions/batches"), new { items = Enumerable.Range(0, 501).Select(_ => Body("x")) })).Code());
    }

    [Fact]
    public async Task Many_are_published_together_and_what_is_left_out_is_named()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        var (_, one) = await Note(rapporteur, Body("Together one"));
        var (_, two) = await Note(rapporteur, Body("Together two"));
        var page = await rapporteur.Page(Desk("record?speaker=together"));
        var answer = await page.Form("#bulk").Fill("all", "true").Send("button[value=publish]");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(["Together one", "Together two"], await Speakers(rapporteur, "?speaker=together&public=true"));

        var result = await (await rapporteur.Post(Api("interventions/publications"), new { ids = new[] { one, Sample.ForeignSession } })).Read(HttpStatusCode.OK);
        Assert.Empty(result.GetProperty("done").EnumerateArray());
        Assert.Equal(["record.already-public", "record.not-here"], result.GetProperty("notDone").EnumerateArray().Select(n => n.GetProperty("code").GetString()));
        await (await rapporteur.Post(Api("interventions/withdrawals"), new { ids = new[] { one, two } })).Read(HttpStatusCode.OK);
        Assert.Empty(await Speakers(rapporteur, "?speaker=together&public=true"));
    }

    [Fact]
    public async Task A_speech_is_found_by_the_name_that_is_shown_beside_the_announced_one()
    {
        var secretary = await App.As(Role.Secretariat);
        var person = (await (await secretary.Post("/api/v1/people", new { names = new[] { new { text = "मोहन सरोवर", language = "hi" }, new { text = "Mohan Sarovar", language = "en" } } })).Read(HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await Note(secretary, new { session = Sample.Panel, said = new { speaker = "मोहन सरोवर", person, language = "hi", text = "zqsarovar" } });
        foreach (var words in new[] { "q=Mohan", "q=सरोवर", "speaker=Sarovar" })
            Assert.Contains("Mohan Sarovar", (await secretary.Page(Desk($"record?{words}"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_takes_the_speaker_from_the_list_and_keeps_what_was_typed()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        var page = await rapporteur.Page(Desk($"record/interventions/new?session={Sample.Panel}"));
        var listed = page.All("#Input_Listed option").Single(o => o.TextContent.Contains("Fontaine", StringComparison.Ordinal)).GetAttribute("value")!;
        var empty = await page.Form("#text").Fill("Input.Text", "Kept words").Send();
        Assert.Equal(HttpStatusCode.Conflict, empty.Status);
        Assert.Contains("Say who spoke.", empty["#Input_Speaker-e"]);
        Assert.Equal("Kept words", empty["#Input_Text"]);

        var saved = await empty.Form("#text").Fill("Input.Listed", listed).Fill("Input.Quotations", "One.\nTwo.").Fill("Input.Translations[1].Summary", "ملخص").Send();
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var id = Guid.Parse(saved.Location![^36..]);
        var kept = await App.InDb(db => db.Interventions.SingleAsync(i => i.Id == id));
        Assert.Equal(("Étienne Fontaine", "Association des Puits Ouverts", "Secretary General"), (kept.SpeakerName, kept.For, kept.SpeakerOffice));
        Assert.Equal(["One.", "Two."], kept.Quotations);
        Assert.Equal("ar", Assert.Single(kept.Translations).Language);

        var one = await rapporteur.Page(saved.Location!);
        await one.Form("#text").Fill("Input.Text", "First").Send();
        var second = await one.Form("#text").Fill("Input.Text", "Second").Send();
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Equal("Second", second["#Input_Text"]);
        Assert.Contains("Changed while you were writing.", second.Text);
    }

    [Fact]
    public async Task A_translation_is_never_dropped_when_the_language_of_the_original_changes()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        var (address, id) = await Note(rapporteur, new { session = Sample.Panel, said = new { speaker = "Huda Ain", language = "ar", text = "أبواب", translations = new[] { new { language = "fr", summary = "", text = "Des portes zqporte" } } } });
        var form = (await rapporteur.Page(Desk($"record/interventions/{id}"))).Form("#text").Fill("Input.Language", "fr");
        var refused = await form.Send();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("needs no translation into it", refused["#Input_Language-e"], StringComparison.Ordinal);
        Assert.Contains(refused.All("textarea"), box => box.TextContent.Trim() == "Des portes zqporte");
        Assert.Contains("zqporte", (await rapporteur.Get(address)).ToString(), StringComparison.Ordinal);

        // The same where nothing is stored yet: a box of the form was filled in before its language was chosen for the original.
        var page = await rapporteur.Page(Desk($"record/interventions/new?session={Sample.Panel}"));
        // A speech may be in any of them, or in none of the conference's, and is translated into all others.
        Assert.Equal(["en", "ar"], page.All("[name$='].Language']").Select(t => t.GetAttribute("value")).Take(2));
        Assert.Contains(page.All("#Input_Language option"), o => o.GetAttribute("value") == "es");
        var unsaved = await page.Form("#text").Fill("Input.Speaker", "Huda Ain").Fill("Input.Language", "ar").Fill("Input.Text", "Doors.").Fill("Input.Translations[1].Text", "أبواب كثيرة").Send();
        Assert.Equal(HttpStatusCode.Conflict, unsaved.Status);
        Assert.Contains(unsaved.All("textarea"), box => box.TextContent.Trim() == "أبواب كثيرة");
    }

    [Fact]
    public async Task It_was_given_on_a_day_of_the_conference_or_of_its_session()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        object At(string at) => new { session = Sample.Panel, said = new { speaker = "Huda Ain", language = "en", text = "Doors.", at } };
        Assert.Equal("record.outside-the-days", await (await rapporteur.Post(Api("interventions"), At("2027-05-02T10:50:00"))).Code());
        var (address, id) = await Note(rapporteur, At("2027-05-11T10:50:00"));
        Assert.Equal("record.outside-the-days", await (await rapporteur.Put(address, At("2026-05-11T10:50:00"))).Code());
        var page = await (await rapporteur.Page(Desk($"record/interventions/{id}"))).Form("#text").Fill("Input.At", "2027-11-05T10:50").Send();
        Assert.Contains("The conference lasts from", page["#Input_At-e"], StringComparison.Ordinal);

        // On the eve, when its session is.
        var eve = await App.InDb(async db =>
        {
            var session = new Session { ConferenceId = Sample.Conference, ExchangeId = Guid.CreateVersion7(), Number = 900 };
            Assert.Null(session.Entitle(LocalText.Of("On the eve")) ?? session.Schedule(new(2027, 5, 1, 18, 0), new(2027, 5, 1, 19, 0), NodaTime.DateTimeZoneProviders.Tzdb["Europe/Istanbul"]));
            db.Sessions.Add(session);
            await db.SaveChangesAsync();
            return session.Id;
        });
        await Note(rapporteur, new { session = eve, said = new { speaker = "Huda Ain", language = "en", text = "Doors.", at = "2027-05-01T18:10:00" } });
    }

    [Theory]
    [InlineData("10:15", "2027-05-11T10:15:00"), InlineData("٠٩:٥٥", "2027-05-11T09:55:00"), InlineData("01:30", "2027-05-12T01:30:00"), InlineData("12 May 2027, 10:15", "2027-05-12T10:15:00")]
    public async Task A_time_alone_is_on_the_day_of_the_session(string typed, string kept)
    {
        var rapporteur = await App.As(Role.Rapporteur);
        var form = await rapporteur.Page(Desk($"record/interventions/new?session={Sample.Panel}"));
        Assert.Contains("A time alone, as 10:15, is on the day of the session.", form.Text, StringComparison.Ordinal);
        var name = $"Zqtime {typed}";
        var noted = await form.Form("#text").Fill("Input.Speaker", name).Fill("Input.At", typed).Send();
        Assert.Equal(HttpStatusCode.Found, noted.Status);
        var stored = await App.InDb(db => db.Interventions.AsNoTracking().SingleAsync(i => i.SpeakerName == name));
        Assert.Equal(kept, NodaTime.Text.LocalDateTimePattern.ExtendedIso.Format(stored.At!.Value));

        // Also when it is written anew; what else is missing leaves it as it was typed.
        Assert.Equal(typed, (await form.Form("#text").Fill("Input.Speaker", " ").Fill("Input.At", typed).Send()).One("#Input_At").GetAttribute("value"));
        await (await rapporteur.Page(Desk($"record/interventions/{stored.Id}"))).Form("#text").Fill("Input.At", "11:45").Send();
        Assert.Equal(new(2027, 5, 11, 11, 45), await App.InDb(db => db.Interventions.Where(i => i.Id == stored.Id).Select(i => i.At).SingleAsync()));
        await App.InDb(db => db.Interventions.Where(i => i.Id == stored.Id).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task Without_a_day_of_the_session_a_time_alone_is_asked_for_its_date()
    {
        var session = await App.InDb(async db =>
        {
            var open = new Session { ConferenceId = Sample.Conference, ExchangeId = Guid.CreateVersion7(), Number = 901 };
            Assert.Null(open.Entitle(LocalText.Of("Not planned yet")));
            db.Sessions.Add(open);
            await db.SaveChangesAsync();
            return open.Id;
        });
        var page = await (await (await App.As(Role.Rapporteur)).Page(Desk($"record/interventions/new?session={session}"))).Form("#text").Fill("Input.Speaker", "Huda Ain").Fill("Input.At", "10:15").Send();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Write a date and a time", page["#Input_At-e"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_night_before_the_first_day_it_is_said_whose_evening_that_is()
    {
        var rapporteur = await App.As(Role.Rapporteur);
        var night = new { session = Sample.Panel, said = new { speaker = "Huda Ain", language = "en", text = "Doors.", at = "2027-05-10T03:00:00" } };
        Assert.Equal("record.night-before", await (await rapporteur.Post(Api("interventions"), night)).Code());
        var page = await (await rapporteur.Page(Desk($"record/interventions/new?session={Sample.Panel}"))).Form("#text").Fill("Input.Speaker", "Huda Ain").Fill("Input.At", "10 May 2027, 03:00").Send();
        Assert.Contains("Until 04:00 in the morning a time belongs to the evening before, here to 9 May 2027.", page["#Input_At-e"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_spoke_is_shown_in_the_other_script_too_unless_another_name_was_announced()
    {
        var person = Sample.People[Plenary.Accreditations.ParticipationState.Accredited];
        async Task<Guid> Said(string speaker) => (await Note(await App.As(Role.Rapporteur), new { session = Sample.Panel, said = new { speaker, language = "en", text = "Doors.", person } })).Id;
        var (known, hidden) = (await Said($"Dr. {Sample.AccreditedLatinName}"), await Said("A delegate from the river"));
        foreach (var id in new[] { known, hidden }) await (await (await App.As(Role.Rapporteur)).Post(Api($"interventions/{id}/publication"))).Read(HttpStatusCode.OK);

        var (reader, desk) = (App.Anonymous(), await App.As(Role.Rapporteur));
        foreach (var (client, address) in new[]
        {
            (reader, $"/en/{Sample.Slug}/record/interventions/{known}"), (reader, Api($"record/interventions/{known}")), (desk, Desk($"record/interventions/{known}")),
        })
            Assert.Contains(Sample.AccreditedName, await Read(client, address), StringComparison.Ordinal);
        foreach (var (client, address) in new[] { (reader, $"/en/{Sample.Slug}/record/interventions/{hidden}"), (reader, Api($"record/interventions/{hidden}")), (desk, Desk($"record/interventions/{hidden}")) })
            Assert.DoesNotContain(Sample.AccreditedName, await Read(client, address), StringComparison.Ordinal);

        var list = await reader.Page($"/en/{Sample.Slug}/record?session={Sample.Panel}");
        Assert.Contains(Sample.AccreditedName, list[$"#i-{known} h3"], StringComparison.Ordinal);
        Assert.Equal("A delegate from the river", list[$"#i-{hidden} h3"]);
        var rows = (await desk.Page(Desk("record?rows=200"))).All("tbody th").ToDictionary(r => r.QuerySelector("a")!.GetAttribute("href")![^36..], r => r.TextContent);
        Assert.Contains(Sample.AccreditedName, rows[known.ToString()], StringComparison.Ordinal);
        Assert.DoesNotContain(Sample.AccreditedName, rows[hidden.ToString()], StringComparison.Ordinal);
        var report = await (await App.As(Role.Viewer)).Page(Desk("report/final"));
        Assert.Contains(report.All("article.said h4"), h => h.TextContent.Contains("Dr. ", StringComparison.Ordinal) && h.TextContent.Contains(Sample.AccreditedName, StringComparison.Ordinal));

        static async Task<string> Read(HttpClient client, string address) => WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Unescape(await client.GetStringAsync(address)));
    }

    [Fact]
    public async Task What_is_of_another_conference_is_not_there()
    {
        var theirs = await App.InDb(async db =>
        {
            Assert.Null(Intervention.Record(Sample.Foreign, Sample.ForeignSession, 1, new("Foreign zqforeigner", "en", Text: "zqforeign"), out var said) ?? said.Publish(Sample.Now));
            db.Interventions.Add(said);
            await db.SaveChangesAsync();
            return said.Id;
        }, Sample.Foreign);
        var secretariat = await App.As(Role.Secretariat);
        var address = Api($"interventions/{theirs}");
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.Put(address, Body("x"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.DeleteAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.Post($"{address}/publication")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await secretariat.GetAsync(Desk($"record/interventions/{theirs}"))).StatusCode);
        Assert.Empty(await Speakers(secretariat, "?q=zqforeign"));
    }

    [Fact]
    public async Task Who_may_only_read_sees_no_form()
    {
        var press = await App.As(Role.PressOfficer);
        var page = await press.Page(Desk($"record/interventions/{Sample.HiddenIntervention}"));
        Assert.Contains("To be checked.", page.Text);
        Assert.Empty(page.All("main form"));
        Assert.Empty((await press.Page(Desk("record"))).All("#bulk"));
        Assert.Equal(HttpStatusCode.Forbidden, (await press.Post(Api("interventions"), Body("x"))).StatusCode);
    }
}
