using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Plenary.Api;
using Plenary.Site;

namespace Plenary.People;

/// <summary>In which order a list of the directory stands.</summary>
public enum ListOrder
{
    [Display(Name = "Name")] Name,
    /// <summary>By the country's name in the reader's language, then by name; those of no country come last.</summary>
    [Display(Name = "Country")] Country,
    /// <summary>The latest change first.</summary>
    [Display(Name = "Latest change")] Changed,
}

/// <summary>The order that a list is asked for in, as an address says it: <c>name</c>, <c>country</c>, <c>changed</c>, and <c>-name</c> for the other way round.</summary>
public readonly record struct Sorting(ListOrder By, bool IsTurned = false)
{
    /// <summary>What the description of the API says of it.</summary>
    public const string Words = "`name` (if left out), `country` (by its name in the language of the answer, then by name) or `changed` (the latest change first); `-name` and so on for the other way round.";

    /// <summary>Null for a word that is no order; by name where none is said.</summary>
    public static Sorting? Of(string? word)
    {
        if (string.IsNullOrEmpty(word)) return default(Sorting);
        var turned = word.StartsWith('-');
        foreach (var order in Enum.GetValues<ListOrder>())
            if (word.AsSpan(turned ? 1 : 0).SequenceEqual(WordOf(order))) return new(order, turned);
        return null;
    }

    /// <exception cref="NotUnderstood">It is no order; answered with 400.</exception>
    public static Sorting Asked(string? word) => Of(word) ?? throw new NotUnderstood(Wording.Texts["{0}: write one of {1}; a minus before it turns the list round.", "sort", string.Join(", ", Enum.GetValues<ListOrder>().Select(WordOf))]);

    /// <summary>The choice of this order in a list that stands as this says: its own direction stays.</summary>
    public Sorting With(ListOrder order) => order == By ? this : new(order);

    public override string ToString() => (IsTurned ? "-" : "") + WordOf(By);

    private static string WordOf(ListOrder order) => JsonNamingPolicy.CamelCase.ConvertName(order.ToString());
}
