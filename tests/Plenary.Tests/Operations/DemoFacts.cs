using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Operations.Demo;
using Plenary.Press;
using Plenary.Programme;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Operations;

/// <summary>An installation with the demo in it.</summary>
public sealed class Seeded : IAsyncLifetime
{
    public EmptyPlenaryApp App { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        App.Clock.Reset(Demo.Now(Sample.Now));
        await App.InScope(services => Demo.Seed(services));
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>The demo's two editions are two stories.</summary>
[Trait("on", "database")]
public class DemoFacts(Seeded seeded) : IClassFixture<Seeded>
{
    private EmptyPlenaryApp App => seeded.App;

    [Fact]
    public async Task What_is_practical_has_the_same_parts_in_every_language_and_Arabic_its_own_digits()
    {
        var (practical, titles) = await App.InDb(async db => ((await db.Conferences.SingleAsync(c => c.Slug == "general-13")).Practical, (await db.Sessions.ToListAsync()).ConvertAll(s => s.Title)));
        Assert.Equal(LocalText.InterfaceLanguages.Order(), practical.Languages.Order());
        Assert.All(practical.All.Values, text => Assert.Equal(5, text.Split("## ").Length));
        Assert.All(titles.Append(practical).Select(t => t.Only("ar")).OfType<string>(), text => Assert.DoesNotContain(text, char.IsAsciiDigit));
    }

    [Fact]
    public async Task The_edition_behind_has_a_programme_statements_decision_document_and_news_of_its_own()
    {
        var (before, now) = (await Told("general-12"), await Told("general-13"));
        Assert.True(before.Sessions.Count > 12 && now.Sessions.Count > 12);
        Assert.Empty(before.Sessions.Intersect(now.Sessions).Except(["Opening session", "Closing session", "Meeting of full members", "Final press conference"]));
        Assert.Equal(5, before.Said.Count);
        Assert.Empty(before.Said.Intersect(now.Said));
        Assert.Single(before.Decisions);
        Assert.Empty(before.Decisions.Intersect(now.Decisions));
        Assert.Equal(["CN12/4"], before.Documents);
        Assert.Equal(["ar", "en", "fr"], before.News.Select(n => n.Language).Order());
        Assert.Single(before.News.Select(n => n.Number).Distinct());
        Assert.All(before.News, n => Assert.True(n.Headline.Length > 0 && n.Dateline is "AMMAN" or "عمّان"));
    }

    [Fact]
    public async Task Nothing_of_it_is_later_than_it_was_or_elsewhere()
    {
        await In("general-12", async (db, conference) =>
        {
            Assert.Equal("JO", conference.Country);
            var over = conference.At(conference.Ends.PlusDays(1).AtMidnight());
            foreach (var session in await db.Sessions.Include(s => s.Speakers).ToListAsync())
            {
                Assert.InRange(session.Starts!.Value.Date, conference.Starts, conference.Ends);
                Assert.True(session.Film is null || session.Film.Year <= conference.Starts.Year);
            }
            Assert.All(await db.PressReleases.ToListAsync(), r => Assert.True(r.PublishedAt < over && r.Date <= conference.Ends));
            Assert.All(await db.Interventions.ToListAsync(), i => Assert.InRange(i.At!.Value.Date, conference.Starts, conference.Ends));
            var words = string.Join('\n', (await db.Sessions.ToListAsync()).Select(s => s.Title.ToJson() + s.Abstract.ToJson()).Concat((await db.Rooms.ToListAsync()).Select(r => r.Name.ToJson())));
            Assert.All(new[] { "Bosphorus", "Golden Horn", "Çınar", "14th" }, elsewhere => Assert.DoesNotContain(elsewhere, words, StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task No_two_organisations_bear_the_same_name()
    {
        var names = await App.InDb(async db => (await db.Organisations.Select(o => o.Names).ToListAsync()).SelectMany(n => n.Select(w => w.Text)).ToList());
        Assert.True(names.Count > 140);
        Assert.DoesNotContain(names.CountBy(n => n), n => n.Value > 1);
    }

    [Theory]
    [InlineData("general-12")]
    [InlineData("general-13")]
    public async Task What_stands_around_the_news_is_in_its_language(string slug) => await In(slug, async (db, _) =>
    {
        var news = await db.PressReleases.ToListAsync();
        foreach (var line in new Func<PressRelease, string>[] { r => r.Byline, r => r.PhotoCaption, r => r.PhotoCredit, r => r.PhotoAlt })
            Assert.All(news.Where(r => r.Number == 1 && line(r).Length > 0).GroupBy(line), same => Assert.Single(same));
        Assert.All(news, r => Assert.Equal(r.Language == "ar", r.Byline.Any(c => c >= '\u0600')));
        Assert.All(news.Where(r => r.Photo.Length > 0), r => Assert.True(r.PhotoCaption.Length > 0 && r.PhotoCredit.Length > 0 && r.PhotoAlt.Length > 0));
    });

    [Fact]
    public async Task Every_role_can_be_looked_at()
    {
        Assert.Equal(Enum.GetValues<Role>(), Demo.Accounts.Select(a => a.Role).Order());
        await In("general-13", async (db, conference) =>
        {
            var held = await (from r in db.RolesHeld join a in db.Users on r.AccountId equals a.Id where r.ConferenceId == conference.Id || r.ConferenceId == null select new { r.Role, a.Email }).ToListAsync();
            Assert.Equal(Demo.Accounts.Select(a => (a.Role, a.Email)).Order(), held.Select(h => (h.Role, h.Email!)).Distinct().Order());
        });
    }

    private sealed record Story(List<string> Sessions, List<string> Said, List<string> Decisions, List<string> Documents, List<(int Number, string Language, string Headline, string Dateline)> News);

    private async Task<Story> Told(string slug)
    {
        Story? story = null;
        await In(slug, async (db, _) => story = new(
            [.. (await db.Sessions.ToListAsync()).Where(s => !s.Kind.IsPause()).Select(s => s.Title.Only("en")!)],
            [.. (await db.Interventions.ToListAsync()).Select(i => i.Text)],
            [.. (await db.Decisions.ToListAsync()).Select(d => d.Text.Only("en")!)],
            [.. await db.Documents.Select(d => d.Symbol).ToListAsync()],
            [.. (await db.PressReleases.ToListAsync()).Select(r => (r.Number, r.Language, r.Headline, r.Dateline))]));
        return story!;
    }

    private async Task In(string slug, Func<PlenaryDb, Conference, Task> look)
    {
        var conference = await App.InDb(db => db.Conferences.SingleAsync(c => c.Slug == slug));
        await App.InDb(db => look(db, conference), conference.Id);
    }
}
