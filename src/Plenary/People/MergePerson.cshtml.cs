using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Countries;
using Plenary.Organisations;
using Plenary.Site;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.People;

/// <summary>Two people side by side. Their contacts are compared, not shown.</summary>
public class MergePersonModel(PlenaryDb db, Merging merging, Pointers pointers, Unscoped unscoped, Keys keys, IClock clock) : MergePage(db, merging, pointers, clock)
{
    private const int MostChoices = 25;

    public override string Home => Url.Content("~/directory/people");
    protected override Subject Subject => Subject.Person;

    protected override async Task<ComparedRecord?> Read(Guid id) =>
        await Db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) is { } person ? Of(person, await Pointers.Count<Person>(id)) : null;

    protected override async Task Choose()
    {
        var people = await Db.People(new PersonFilter { Q = Q ?? One.Names[0].Text });
        Choices = [.. (await people.All.Where(p => p.Id != One.Id).OrderBy(p => p.SortKey).Take(MostChoices).ToListAsync()).Select(p => Of(p, 0))];
    }

    protected override async Task<List<ComparedFact>> Compare(Guid one, Guid other)
    {
        var (a, b) = (await Db.People.AsNoTracking().SingleAsync(p => p.Id == one), await Db.People.AsNoTracking().SingleAsync(p => p.Id == other));
        var (mine, theirs) = (a.Contacts(keys), b.Contacts(keys));
        return
        [
            new(T["Names"], [.. a.Names.Select(n => n.Text)], [.. b.Names.Select(n => n.Text)], Letters: true),
            Fact(T["Honorific"], a.Honorific, b.Honorific),
            Fact(T["Gender"], a.Gender is { } ga ? T.Name(ga) : "", b.Gender is { } gb ? T.Name(gb) : ""),
            Fact(T["Nationality"], Country.OfCode(a.Nationality)?.Name ?? "", Country.OfCode(b.Nationality)?.Name ?? ""),
            Fact(T["Languages"], Say.List([.. a.Languages.Select(LanguageName.Of)]), Say.List([.. b.Languages.Select(LanguageName.Of)])),
            Sealed(T["E-mail"], mine.Email, theirs.Email),
            Sealed(T["Phone"], mine.Phone, theirs.Phone),
            new(T["Offices"], await Offices(one), await Offices(other)),
            new(T["Conferences"], await Conferences(one), await Conferences(other)),
        ];
    }

    private async Task<List<string>> Offices(Guid person) =>
        (await (from o in Db.Offices.AsNoTracking() join b in Db.Organisations on o.OrganisationId equals b.Id where o.PersonId == person orderby o.From descending select new { o, b.Names }).Take(20).ToListAsync())
        .ConvertAll(x => string.Join(T[", "], new[] { x.o.Title, x.o.Unit, x.Names.In(T.Language), Term.Of(x.o.From, x.o.Until) }.Where(part => part.Length > 0)));

    private async Task<List<string>> Conferences(Guid person) => (await unscoped.ParticipationsOf(person)).ConvertAll(p => string.Join(T[", "], p.Title.ToString(), p.Organisation.In(T.Language), p.StateSaid));

    private ComparedRecord Of(Person person, int pointing) => new(person.Id, person.Names, $"{Home}/{person.Id}", person.MergedIntoId is not null, pointing);
}
