using Plenary.Site;

namespace Plenary.Imports;

/// <summary>What a column seems to be, how sure that is, and why; shown to the person, who decides.</summary>
/// <param name="Column">The column.</param>
/// <param name="Meaning">What it is taken for; <see cref="Target.Ignored"/> when nothing is recognised.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reason">Sentence in English, key of its translations.</param>
public sealed record ColumnGuess(Column Column, Meaning Meaning, double Confidence, string Reason)
{
    private static readonly string ByHead = Wording.Key("The head says so.");
    private static readonly string ByHeadAndCells = Wording.Key("The head says so, and the cells agree.");
    private static readonly string ByCells = Wording.Key("The cells look like it.");
    private static readonly string ByNeighbours = Wording.Key("The other columns make it so.");
    private static readonly string Unknown = Wording.Key("Neither the head nor the cells say what it is.");
    private static readonly string Taken = Wording.Key("Another column fits better.");

    /// <summary>These may stand more than once: names in several languages, a name and a code of the country, two telephones.</summary>
    private static readonly Target[] Repeatable =
        [Target.Ignored, Target.OrganisationName, Target.PersonName, Target.GivenName, Target.FamilyName, Target.Country, Target.Email, Target.Phone, Target.Acronym, Target.Languages, Target.Website];

    /// <summary>Guesses the meaning of every column.</summary>
    /// <param name="sample">Some rows; fifty are enough.</param>
    public static IReadOnlyList<ColumnGuess> All(IReadOnlyList<Column> columns, IReadOnlyList<SheetRow> sample)
    {
        var cells = columns.Select(column => new CellSample(sample.Select(row => row.Cells[column.Index]))).ToArray();
        var guesses = columns.Select((column, i) => Of(column, cells[i])).ToArray();
        Neighbours.Settle(guesses, cells, ByNeighbours);

        // Of two that fit as well the one that is called as Plenary calls it counts, "Office" before "Role"; one that is empty hardly does.
        foreach (var same in guesses.Where(guess => !Repeatable.Contains(guess.Meaning.Target)).GroupBy(guess => guess.Meaning.Target).ToArray())
            foreach (var less in same.OrderByDescending(guess => guess.Confidence - (cells[guess.Column.Index].IsEmpty ? 0.15 : 0)).ThenByDescending(guess => HeadWords.IsOwn(guess.Column.Name, same.Key)).Skip(1))
                guesses[less.Column.Index] = less with { Meaning = Meaning.Nothing, Confidence = 0, Reason = Taken };
        return guesses;
    }

    private static ColumnGuess Of(Column column, CellSample cells)
    {
        var name = column.IsUnnamed ? "" : Bare(column.Name);
        var (targets, fit, language) = HeadWords.Match(name);
        // Beneath a joined head the column's own says more than that of the group: "Organisation / Position".
        if (name.LastIndexOf(" / ", StringComparison.Ordinal) is var cut and > 0)
        {
            var (above, below) = (name[..cut], name[(cut + 3)..]);
            var (group, own) = (HeadWords.Match(above), HeadWords.Match(below));
            // A bare "Name" is that of whatever the group is, "Body / Name" no person's; and a person's "Given" and "Family" are names.
            if (group.Targets.Count > 0 && HeadWords.IsBareName(below)) (targets, fit, language) = (group.Targets, group.Fit, own.Language ?? group.Language);
            else if (group.Targets.Contains(Target.PersonName) && own.Fit < 0.9 && HeadWords.Match(below + " name") is { Fit: > 0.9 } part) (targets, fit, language) = part;
            else if (own.Targets.Count > 0 && own.Fit > fit) (targets, fit, language) = own;
        }

        if (targets.Count > 0)
        {
            var target = targets.Count == 1 ? targets[0] : targets.MaxBy(cells.Agreement);
            var agreement = cells.Agreement(target);
            if (agreement >= 0.3 || cells.IsEmpty)
                return new(column, new(target, IsName(target) ? language ?? (IsOther(name) ? null : cells.Language) : null), fit * (agreement > 0.8 ? 1 : 0.9), agreement > 0.8 && !cells.IsEmpty ? ByHeadAndCells : ByHead);
        }
        return cells.Likeliest is { } seen ? new(column, new(seen), 0.5, ByCells) : new(column, Meaning.Nothing, 0, Unknown);
    }

    /// <summary>"Full name (other)" is how an export writes a name whose language nobody knows; the script does not tell it either.</summary>
    private static bool IsOther(string name) => name.EndsWith("(other)", StringComparison.Ordinal);

    internal static bool IsName(Target target) => target is Target.OrganisationName or Target.PersonName or Target.GivenName or Target.FamilyName or Target.Acronym;

    /// <summary>"E-mail (2)" is an e-mail column like the first.</summary>
    private static string Bare(string name)
    {
        var open = name.LastIndexOf(" (", StringComparison.Ordinal);
        return open > 0 && name.EndsWith(')') && name[(open + 2)..^1].All(char.IsAsciiDigit) ? name[..open] : name;
    }
}

/// <summary>What only all columns together tell.</summary>
file static class Neighbours
{
    private static readonly Target[] OfPeople =
        [Target.Honorific, Target.Gender, Target.Female, Target.Office, Target.GivenName, Target.FamilyName, Target.BirthDate, Target.Nationality, Target.Category, Target.Delegation];

    public static void Settle(ColumnGuess[] guesses, CellSample[] cells, string reason)
    {
        bool Has(params Target[] targets) => guesses.Any(guess => targets.Contains(guess.Meaning.Target));

        // "Nombre" beside "Apellidos", "Nom" beside "Prénom", "Ad" beside "Soyad": the bare word is one part of the name.
        var (given, family) = (Has(Target.GivenName), Has(Target.FamilyName));
        for (var i = 0; i < guesses.Length; i++)
        {
            if (guesses[i].Meaning.Target != Target.PersonName || guesses[i].Column.Name.Split([' ', '_']).Length > 1) continue;
            if (family && !given) guesses[i] = guesses[i] with { Meaning = guesses[i].Meaning with { Target = Target.GivenName }, Reason = reason };
            else if (given && !family) guesses[i] = guesses[i] with { Meaning = guesses[i].Meaning with { Target = Target.FamilyName }, Reason = reason };
        }

        // A list with a bare "Name" and nothing that people have is a list of organisations.
        if (Has(OfPeople) || Has(Target.OrganisationName) || !Has(Target.PersonName) || !Has(Target.Acronym, Target.OrganisationKind, Target.Website, Target.Seat, Target.ParentOrganisation, Target.OrganisationEmail, Target.Country)) return;
        for (var i = 0; i < guesses.Length; i++)
            if (guesses[i].Meaning.Target == Target.PersonName && !cells[i].LooksLikePeople)
                guesses[i] = guesses[i] with { Meaning = guesses[i].Meaning with { Target = Target.OrganisationName }, Reason = reason };
    }
}
