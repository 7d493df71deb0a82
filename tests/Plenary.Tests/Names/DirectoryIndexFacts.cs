using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Names;

public class DirectoryIndexFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task A_person_is_found_in_another_script_and_spelling()
    {
        await Enter("يوسف سعيد");
        Assert.Contains("يوسف سعيد", await People("Yusuf Said"));
        Assert.Contains("يوسف سعيد", await People("said yousef"));
        Assert.DoesNotContain("يوسف سعيد", await People("Yusuf Hamdan"));
    }

    [Fact]
    public async Task A_name_just_changed_is_found_as_it_is_now()
    {
        var id = await Enter("Пётр Чайковский");
        Assert.Contains("Пётр Чайковский", await People("Tchaikovsky"));
        await App.InDb(async db =>
        {
            Assert.Null((await db.People.SingleAsync(p => p.Id == id)).Rename([new("Борис Гудунов", "ru")]));
            await db.SaveChangesAsync();
        });
        Assert.Empty(await People("Pyotr Tchaikovsky"));
        Assert.Contains("Борис Гудунов", await People("Boris Gudunov"));
    }

    [Fact]
    public async Task A_record_that_was_merged_away_is_not_found()
    {
        var (kept, gone) = (await Enter("Wangari Kamau"), await Enter("Uangari Kamou"));
        Assert.Contains("Uangari Kamou", await People("Wangari Kamau"));
        await App.InDb(async db =>
        {
            Assert.Null((await db.People.SingleAsync(p => p.Id == gone)).MergeInto(await db.People.SingleAsync(p => p.Id == kept)));
            await db.SaveChangesAsync();
        });
        Assert.DoesNotContain("Uangari Kamou", await People("Wangari Kamau"));
    }

    [Fact]
    public async Task An_organisation_is_found_by_its_name_in_another_language()
    {
        await App.InDb(async db =>
        {
            Assert.Null(Organisation.Enter([new("الجامعة الأردنية", "ar")], OrganisationKind.Institute, "JO", out var body));
            db.Organisations.Add(body);
            await db.SaveChangesAsync();
        });
        await Ready();
        var found = await (await App.As(Role.Secretariat)).Get("/api/v1/organisations?q=University+of+Jordan");
        Assert.Contains("الجامعة الأردنية", found.ToString());
    }

    /// <summary>Another node, or the same after a restart, gives the answers that this one gives.</summary>
    [Fact]
    public async Task What_was_kept_in_step_finds_what_a_new_one_finds()
    {
        await Ready();
        string[] asked = ["Yusuf Said", "layla", "hasan", "Nguyen", "Selim", "Ayse Pinar", "zeyneb goksu", "Омер"];
        var ids = new List<Guid>();
        foreach (var name in new[] { "Hasan Incesu", "Layla Bahri", "Юсуф Саид", "Selim Irmak", "Zaynab Göksu" }) ids.Add(await Enter(name));
        await Answers(Kept, asked);
        await App.InDb(async db =>
        {
            Assert.Null((await db.People.SingleAsync(p => p.Id == ids[0])).Rename([new("Hussein Ince")]));
            db.People.Remove(await db.People.SingleAsync(p => p.Id == ids[1]));
            await db.SaveChangesAsync();
        });
        using var other = new DirectoryIndex();
        await App.InDb(db => other.Fill(db, default));
        Assert.Equal(await Answers(other, asked), await Answers(Kept, asked));
        Assert.Equal(other.Count, Kept.Count);
    }

    [Fact]
    public async Task What_an_import_brought_is_found()
    {
        await Ready();
        await App.InDb(async db =>
        {
            db.SummariseHistory();   // as imports do
            Assert.Null(Person.Enter([new("عبد الرحمن الكواكبي", "ar")], out var person));
            db.People.Add(person);
            db.Note("import.done", Guid.CreateVersion7(), new { });
            await db.SaveChangesAsync();
        });
        Assert.Contains("عبد الرحمن الكواكبي", await People("Abdurrahman al-Kawakibi"));
    }

    [Fact]
    public async Task The_queue_finds_by_another_spelling()
    {
        await Ready();
        var page = await (await App.As(Role.AccreditationOfficer)).Page(Desk("accreditation?tab=Accredited&name=Leila+Bahri"));
        Assert.Contains(Sample.AccreditedName, page.Text);
    }

    private DirectoryIndex Kept => App.Services.GetRequiredService<DirectoryIndex>();

    private async Task Ready()
    {
        for (var i = 0; i < 400 && !Kept.IsReady; i++) await Task.Delay(25);
        Assert.True(Kept.IsReady);
    }

    private async Task<Guid> Enter(string name)
    {
        await Ready();
        Assert.Null(Person.Enter([new(name)], out var person));
        await App.InDb(async db => { db.People.Add(person); await db.SaveChangesAsync(); });
        return person.Id;
    }

    private async Task<string[]> People(string typed)
    {
        await Ready();
        var found = await (await App.As(Role.Secretariat)).Get($"/api/v1/people?q={Uri.EscapeDataString(typed)}");
        return [.. found.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("names")[0].GetProperty("text").GetString()!)];
    }

    private Task<List<string>> Answers(DirectoryIndex index, string[] asked) => App.InDb(async db =>
    {
        var answers = new List<string>();
        foreach (var typed in asked)
        {
            answers.AddRange((await index.Typed(db, Subject.Person, typed, 20)).Select(h => $"{typed}: {h.Key} {h.Name} {h.Score:F3}"));
            answers.AddRange((await index.Find(db, Subject.Person, typed, 20, .3)).Select(h => $"{typed}: {h.Key} {h.Name} {h.Score:F3}"));
        }
        return answers;
    });
}
