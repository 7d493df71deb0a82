using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Countries;
using Plenary.People;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.Organisations;

/// <summary>Two organisations side by side.</summary>
public class MergeOrganisationModel(PlenaryDb db, Merging merging, Pointers pointers, Unscoped unscoped, Joining joining, Keys keys, IClock clock) : MergePage(db, merging, pointers, clock)
{
    private const int MostChoices = 25;
    private readonly IClock clock = clock;

    public override string Home => Url.Content("~/directory/organisations");
    protected override Subject Subject => Subject.Organisation;

    protected override async Task<ComparedRecord?> Read(Guid id) =>
        await Db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id) is { } organisation ? Of(organisation, await Pointers.Count<Organisation>(id)) : null;

    protected override async Task Choose()
    {
        var found = await Db.Organisations(new OrganisationFilter { Q = Q ?? One.Names[0].Text }, clock.GetCurrentInstant().InUtc().Date);
        Choices = [.. (await found.All.Where(o => o.Id != One.Id).OrderBy(o => o.SortKey).Take(MostChoices).ToListAsync()).Select(o => Of(o, 0))];
    }

    protected override async Task<List<ComparedFact>> Compare(Guid one, Guid other)
    {
        var (a, b) = (await Db.Organisations.AsNoTracking().SingleAsync(o => o.Id == one), await Db.Organisations.AsNoTracking().SingleAsync(o => o.Id == other));
        Consequences = await Joined(a, b);
        var (mine, theirs) = (a.Contacts(keys), b.Contacts(keys));
        return
        [
            new(T["Names"], [.. a.Names.Select(n => n.Text)], [.. b.Names.Select(n => n.Text)], Letters: true),
            new(T["Acronym"], [a.Acronym], [b.Acronym], Letters: true),
            new(T["Kind"], [T.Name(a.Kind)], [T.Name(b.Kind)]),
            new(T["Country"], [Country.OfCode(a.Country)?.Name ?? ""], [Country.OfCode(b.Country)?.Name ?? ""]),
            new(T["Seat"], [a.Seat], [b.Seat], Letters: true),
            new(T["Part of"], await Parent(a), await Parent(b)),
            new(T["Website"], [a.Website], [b.Website], Letters: true),
            new(T["E-mail"], [a.Email], [b.Email], Letters: true),
            Sealed(T["Phone"], mine.Phone, theirs.Phone),
            Sealed(T["Postal address"], mine.Address, theirs.Address),
            new(T["Member of"], await MemberOf(one), await MemberOf(other)),
            new(T["Conferences"], await Conferences(one), await Conferences(other)),
        ];
    }

    /// <summary>What becomes of their delegations where both have one.</summary>
    private async Task<List<string>> Joined(Organisation one, Organisation other)
    {
        var (both, turned) = (await joining.Both(one.Id, other.Id), (await joining.Both(other.Id, one.Id)).ToDictionary(b => b.ConferenceId));
        return both.ConvertAll(at =>
        {
            var title = at.Title?.ToString() ?? T["a conference that you do not work at"];
            if (at.IsClosed) return T["{0} is closed: both delegations stay as they were recorded.", title];
            var sentence = T["At {0} their delegations become one, with the people ({1} and {2}) and the places of both.", title, at.KeptPeople, at.GonePeople];
            sentence += " " + (at.Lead != turned[at.ConferenceId].Lead ? T["The invitation of the record that is kept holds."]
                : T["The invitation of {0} holds, since it says more.", (at.KeptLeads ? one : other).NameIn(T.Language)]);
            return at.TwoHeads ? sentence + " " + T["Both heads of delegation stay so, until you give one of them another category."] : sentence;
        });
    }

    private async Task<List<string>> Parent(Organisation part) =>
        part.ParentId is { } id ? [(await Db.Organisations.AsNoTracking().SingleAsync(o => o.Id == id)).NameIn(T.Language)] : [];

    private async Task<List<string>> MemberOf(Guid id) =>
        (await (from m in Db.Memberships.AsNoTracking() join o in Db.Organisations on m.OfId equals o.Id where m.OrganisationId == id orderby m.From select new { m, o.Names }).Take(20).ToListAsync())
        .ConvertAll(x => string.Join(T[", "], x.Names.In(T.Language), T.Name(x.m.Kind), Term.Of(x.m.From, x.m.Until)));

    private async Task<List<string>> Conferences(Guid id) => (await unscoped.DelegationsOf(id, clock.GetCurrentInstant())).ConvertAll(d => d.Title.ToString());

    private ComparedRecord Of(Organisation organisation, int pointing) => new(organisation.Id, organisation.Names, $"{Home}/{organisation.Id}", organisation.MergedIntoId is not null, pointing);
}
