using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Plenary.Conferences;
using Plenary.Programme;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>What noting and rewriting an intervention share: the form and what it offers to choose from.</summary>
public abstract class InterventionPage(PlenaryDb db) : PlenaryPage
{
    /// <summary>The longest text in each of several languages, three bytes a letter and percent-encoded.</summary>
    protected const int LargestForm = 16 << 20;

    [BindProperty] public InterventionForm Input { get; set; } = new();

    public List<SelectListItem> Sessions { get; private set; } = [];
    public List<SelectListItem> Listed { get; private set; } = [];
    public List<SelectListItem> LanguagesOffered { get; private set; } = [];

    protected PlenaryDb Db => db;

    public string At(string rest) => $"/desk/{HttpContext.Conference().Slug}/record{rest}";

    protected async Task Offer()
    {
        var conference = HttpContext.Conference();
        Sessions = await db.SessionChoices(Input.Session);
        var speakers = await db.Set<Speaker>().AsNoTracking().Where(s => s.SessionId == Input.Session).OrderBy(s => s.Order).ToListAsync();
        Listed = [.. speakers.Select(s => new SelectListItem(s.Organisation.Length == 0 ? s.FullName : T["{0}, {1}", s.FullName, s.Organisation], s.Id.ToString()))];
        LanguagesOffered = [.. conference.Languages.Union(LanguageName.Choices.Select(l => l.Code)).Append(Input.Language).Distinct().Select(l => new SelectListItem(LanguageName.InItself(l).Name, l))];
        Input.OfferTranslations(conference.Languages, keepOwn: Input.Version == 0);
    }

    protected async Task<Said> Said() =>
        Input.Said(Input.Listed is { } id ? await db.Set<Speaker>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.SessionId == Input.Session) : null);

    /// <summary>The page again, the reason beside the field that it is about.</summary>
    protected async Task<IActionResult> NotSaved(Refusal refusal)
    {
        await Offer();
        return Refused(refusal, refusal.Equals(Intervention.SpeakerMissing) ? "Input.Speaker" : refusal.Equals(Intervention.OwnLanguage) ? "Input.Language" : refusal.Equals(Recording.OutsideTheDays) || refusal.Equals(Recording.NightBefore) ? "Input.At" : "");
    }
}
