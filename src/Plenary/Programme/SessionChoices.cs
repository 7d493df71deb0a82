using Microsoft.AspNetCore.Mvc.Rendering;
using Plenary.Countries;
using Plenary.Site;

namespace Plenary.Programme;

/// <summary>What can be chosen in the forms of a session.</summary>
public sealed class SessionChoices(Draft draft, Session? session = null)
{
    public IReadOnlyList<SelectListItem> Days { get; } =
    [
        .. Enumerable.Range(0, draft.Conference.Days).Select(draft.Conference.Starts.PlusDays).Union(session?.Starts is { } starts ? [Session.DayOf(starts)] : []).Order()
            .Select(d => new SelectListItem(Say.DayInText(d), PlaceForm.Written(d))),
    ];

    public IReadOnlyList<SelectListItem> Rooms { get; } = [.. draft.Rooms.Select(r => new SelectListItem(r.Name.ToString(), r.Id.ToString()))];

    public IReadOnlyList<SelectListItem> Languages { get; } =
        [.. draft.Conference.Languages.Union(session?.Interpreted ?? []).Select(l => new SelectListItem(LanguageName.Of(l), l))];

    /// <summary>Tracks that other sessions are in.</summary>
    public IReadOnlyList<string> Tracks { get; } = [.. draft.Sessions.Select(s => s.Track).Where(t => t.Length > 0).Distinct().Order(StringComparer.CurrentCulture)];

    public static IEnumerable<SelectListItem> Countries => Country.InOrder(Wording.Texts.Language).Select(c => new SelectListItem(c.Name, c.Code));
}
