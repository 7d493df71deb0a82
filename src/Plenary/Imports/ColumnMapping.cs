using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Plenary.Imports;

/// <summary>What each column of a list means, as a person has confirmed it; kept under the fingerprint of its head for the next file with the same head.</summary>
/// <param name="Columns">Name of the column → meaning. A column that is not named here is ignored.</param>
public sealed record ColumnMapping(IReadOnlyDictionary<string, Meaning> Columns)
{
    /// <summary>Below this a guess is shown but not taken.</summary>
    private const double Enough = 0.5;

    /// <summary>The guesses as they stand. Dates of birth are left out until somebody asks for them.</summary>
    public static ColumnMapping Of(IEnumerable<ColumnGuess> guesses) => new(guesses.ToDictionary(
        guess => guess.Column.Name,
        guess => guess.Confidence >= Enough && guess.Meaning.Target != Target.BirthDate ? guess.Meaning : Meaning.Nothing));

    public Meaning this[string column] => Columns.GetValueOrDefault(column, Meaning.Nothing);

    /// <summary>The same for the columns of another list with the same head, which may write their names otherwise (E-mail, EMAIL). What it says of other columns falls away.</summary>
    public ColumnMapping For(IEnumerable<Column> columns)
    {
        var alike = Columns.GroupBy(pair => Names.SearchKey.Of(pair.Key)).ToDictionary(same => same.Key, same => same.First().Value);
        return new(columns.ToDictionary(column => column.Name, column => Columns.GetValueOrDefault(column.Name) ?? alike.GetValueOrDefault(Names.SearchKey.Of(column.Name)) ?? Meaning.Nothing));
    }

    /// <summary>The same with one column meaning something else.</summary>
    public ColumnMapping With(string column, Meaning meaning) => new(new Dictionary<string, Meaning>(Columns) { [column] = meaning });

    /// <summary>Some column has this meaning.</summary>
    public bool Has(Target target) => Columns.Values.Any(meaning => meaning.Target == target);

    /// <summary>Same names of columns, whatever their order, same fingerprint. 32 hexadecimal digits.</summary>
    public static string Fingerprint(IEnumerable<Column> columns)
    {
        var names = columns.Where(column => !column.IsUnnamed).Select(column => Names.SearchKey.Of(column.Name)).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names))))[..32];
    }

    /// <summary><c>{"Person_Name":"person-name","الاسم":"person-name/ar"}</c></summary>
    public string ToJson() => JsonSerializer.Serialize(Columns.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()));

    /// <summary>Null when the text is not such a mapping. A meaning that this version does not know is ignored.</summary>
    public static ColumnMapping? FromJson(string json)
    {
        try
        {
            var words = JsonSerializer.Deserialize<Dictionary<string, string?>>(json);
            return words is null ? null : new(words.ToDictionary(pair => pair.Key, pair => Meaning.Parse(pair.Value) ?? Meaning.Nothing));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A row through this mapping.</summary>
    /// <param name="sheet">The sheet the row is from.</param>
    public MappedRow Read(SheetRow row, Sheet sheet, DateOrder order = DateOrder.DayFirst) => new(row, sheet, this, order);

    public bool Equals(ColumnMapping? other) =>
        other is not null && Columns.Count == other.Columns.Count && Columns.All(pair => other.Columns.TryGetValue(pair.Key, out var meaning) && meaning == pair.Value);

    public override int GetHashCode() => Columns.Count;
}
