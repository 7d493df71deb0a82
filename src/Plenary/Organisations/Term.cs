using NodaTime;
using Plenary.Site;

namespace Plenary.Organisations;

/// <summary>From when until when an office or a membership is held, in words.</summary>
public static class Term
{
    public static string Of(LocalDate? from, LocalDate? until) => (from, until) switch
    {
        ({ } first, { } last) => Say.DateRange(first, last),
        ({ } first, null) => Wording.Texts["since {0}", first],
        (null, { } last) => Wording.Texts["until {0}", last],
        _ => Wording.Texts["dates not known"],
    };
}

/// <summary>What somebody holds now and held before, with what it is held in.</summary>
/// <param name="MayChange">The reader may date, end and take away.</param>
public sealed record Held<TTerm, TIn>(List<(TTerm Term, TIn In)> Now, List<(TTerm Term, TIn In)> Before, bool MayChange)
{
    public bool IsEmpty => Now.Count + Before.Count == 0;
}
