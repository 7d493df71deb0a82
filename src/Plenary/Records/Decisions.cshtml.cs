using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>The decisions of a conference by number, as the secretariat has them.</summary>
[Allow(Area.Records)]
public class DecisionsModel(PlenaryDb db) : PlenaryPage
{
    public IReadOnlyList<(Decision Decision, LocalText Session)> Lines { get; private set; } = [];
    public PageOfList Shown { get; private set; } = null!;
    public string? Q { get; private set; }
    public DecisionResult? Result { get; private set; }
    public bool MayWrite => db.Scope.May(Area.Records, Deed.Change);

    public string At(string rest) => $"/desk/{HttpContext.Conference().Slug}/record{rest}";

    public async Task OnGetAsync(string? q, DecisionResult? result, int? after, int? rows)
    {
        (Q, Result) = (q, result);
        var size = PageOfList.SizeFrom(rows);
        var all = WordSearch.For(q).In(db.Decisions.AsNoTracking()).Where(d => (result == null || d.Result == result) && (after == null || d.Number > after));
        var found = await (from d in all join s in db.Sessions on d.SessionId equals s.Id orderby d.Number select new { d, s.Title }).Take(size + 1).ToListAsync();
        Lines = [.. found.Take(size).Select(f => (f.d, f.Title))];
        Shown = new(T.Count(Lines.Count, "{0} decision", "{0} decisions"), found.Count > size ? Lines[^1].Decision.Number.ToString(CultureInfo.InvariantCulture) : null, Size: size);
    }
}

/// <summary>How a conference decided, in words.</summary>
public static class DecisionWords
{
    public static Stamp Look(Decision decision) => decision.Result switch
    {
        DecisionResult.Adopted => Stamp.Accredited,
        DecisionResult.Rejected => Stamp.Refused,
        DecisionResult.Postponed => Stamp.Returned,
        _ => Stamp.Draft,
    };

    /// <summary>"Rejected"; empty while nothing is decided.</summary>
    public static string Result(Decision decision) => decision.Result is { } result ? Wording.Texts.Name(result) : "";

    /// <summary>"Roll call: 41 in favour, 2 against, 3 abstaining · 13 May 2027, 12:00": beside the result, for those who were not there.</summary>
    public static string HowAndWhen(Decision decision) =>
        string.Join(" · ", new[] { Of(decision), decision.At is { } at ? Say.DateTime(at) : "" }.Where(part => part.Length > 0));

    /// <summary>"Roll call: 41 in favour, 2 against, 3 abstaining"; "Consensus".</summary>
    public static string Of(Decision decision) => decision.Method is not { } method ? ""
        : decision.Votes is { } votes
            ? Wording.Texts["{0}: {1} in favour, {2} against, {3} abstaining", Wording.Texts.Name(method), votes.InFavour, votes.Against, votes.Abstaining]
            : Wording.Texts.Name(method);
}
