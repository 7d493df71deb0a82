using Microsoft.EntityFrameworkCore;
using Plenary.Names;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Organisations;

/// <summary>
/// An organisation named in a form: typed, and where several are called so, chosen among them. Works without script, because the form comes
/// back with the choices; with it, the choices appear while one types.
/// </summary>
public sealed record Chosen(Organisation? One, List<Organisation> Choices)
{
    private const int Most = 8;

    public static readonly Refusal WhichOne = new("organisation.which-one", "Several organisations are called so. Choose one.");
    public static readonly Refusal NotFound = new("organisation.none-called-so", "No organisation in the directory is called so. Add it first.");

    /// <summary>Why there is no one organisation yet.</summary>
    public Refusal WhyNot => Choices.Count > 0 ? WhichOne : NotFound;

    public static async Task<Chosen> Of(PlenaryDb db, string? typed, Guid? id)
    {
        var search = await NameSearch.For(db, Subject.Organisation, typed);
        if (search.IsEmpty) return new(null, []);   // an emptied box means none, whatever was chosen before
        var words = SearchKey.Of(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (id is { } chosen && await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == chosen && o.MergedIntoId == null) is { } one
            && words.All(typedWord => one.SearchKey.Split(' ').Any(word => word.StartsWith(typedWord, StringComparison.Ordinal)))) return new(one, [one]);
        var choices = await search.In(db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null)).OrderBy(o => o.SortKey).ThenBy(o => o.Id).Take(Most).ToListAsync();
        var key = SearchKey.Of(typed);
        var exact = choices.FindAll(o => o.Names.Select(n => n.Text).Append(o.Acronym).Any(text => SearchKey.Of(text) == key));
        return new(exact.Count == 1 ? exact[0] : choices.Count == 1 ? choices[0] : null, choices);
    }
}

/// <summary>The field of a form in which an organisation is chosen.</summary>
/// <param name="Typed">What stands in the box.</param>
/// <param name="Choices">Those to choose from, once something was typed.</param>
public sealed record OrganisationField(string Label, string? Hint, string? Typed, Guid? Id, IReadOnlyList<Organisation> Choices, bool Optional = false);
