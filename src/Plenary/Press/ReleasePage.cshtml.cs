using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Press;

/// <summary>One release on the press desk: its text, its preview, its next step.</summary>
[Allow(Area.Press), RequestSizeLimit(Photograph.MostBytes + (1 << 20)), RequestFormLimits(MultipartBodyLengthLimit = Photograph.MostBytes + (1 << 20))]
public class ReleasePageModel(PlenaryDb db, IClock clock, FileStore files) : PlenaryPage
{
    [BindProperty] public ReleaseForm Input { get; set; } = new();
    public PressRelease Release { get; private set; } = null!;
    public IReadOnlyList<PressRelease> Versions { get; private set; } = [];
    /// <summary>Who did what with the text, when and why; the newest first.</summary>
    public IReadOnlyList<(string Deed, string By, Instant At, string Why)> Steps
    {
        get
        {
            var steps = new List<(string, string, Instant, string)>();
            if (Release.EditedAt is { } edited) steps.Add((Wording.Key("Edited"), Release.EditedBy, edited, ""));
            if (Release.PublishedAt is { } published) steps.Add((Wording.Key("Published"), Release.PublishedBy, published, ""));
            steps.AddRange(Release.Corrections.Select(c => (Wording.Key("Corrected"), c.By, c.At, c.Note)));
            if (Release.Withdrawal is { } withdrawal) steps.Add((Wording.Key("Withdrawn"), withdrawal.By, withdrawal.At, withdrawal.Reason));
            steps.Reverse();
            return steps;
        }
    }

    /// <summary>A withdrawal was asked for and not done: what was written of it stays.</summary>
    public bool IsAskedWhy { get; private set; }
    public bool IsAskedOfAll { get; private set; }

    /// <summary>Published, and nobody reads it yet.</summary>
    public bool IsHeldBack => Release.State is PressState.Published && !IsEmbargoOver;
    public bool IsEmbargoOver => !(Release.EmbargoUntil > clock.GetCurrentInstant());

    /// <summary>Whoever wrote it does not correct it.</summary>
    public bool IsOwn => Release.IsOf(db.Scope.Actor);

    /// <summary>The texts in other languages that a withdrawal of this one leaves.</summary>
    public IEnumerable<PressRelease> Others => Versions.Where(v => v.Id != Release.Id && v.State is not PressState.Withdrawn);
    public bool MayWrite => db.Scope.May(Area.Press, Deed.Change);
    public string Slug => HttpContext.Conference().Slug;
    public DateTimeZone Zone => HttpContext.Conference().TimeZone;

    public string At(string rest) => $"/desk/{Slug}/press{rest}";

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        Input = ReleaseForm.Of(Release, HttpContext.Conference());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (!ModelState.IsValid) return Unfinished();
        if (Input.Version != Release.Version) return Changed(Input, ReleaseForm.Of(Release, HttpContext.Conference()));
        if (Release.Write(Input.Text(HttpContext.Conference()), db.Scope.Actor) is { } refusal) return Refused(refusal);
        if (Input.Photo is { Length: > 0 } upload)
        {
            using var bytes = new MemoryStream();
            await upload.CopyToAsync(bytes);
            if (Photograph.Take(bytes.ToArray(), out var photograph) is { } fault) return Refused(fault, "Input.Photo");
            var (large, small) = await photograph!.Keep(db, files, Release.ConferenceId, clock.GetCurrentInstant());
            if (Release.Illustrate(large, small, db.Scope.Actor) is { } not) return Refused(not);
        }
        return await Done(T["The draft is saved."]);
    }

    public Task<IActionResult> OnPostTakePhotoAwayAsync(Guid id, int version) => Do(id, version, () => Release.TakePhotoAway(), T["The photograph is taken away."]);

    public Task<IActionResult> OnPostEditingAsync(Guid id, int version) => Do(id, version, () => Release.Edit(db.Scope.Actor, clock.GetCurrentInstant()), T["Marked as edited."]);

    public Task<IActionResult> OnPostPublicationAsync(Guid id, int version) => Do(id, version, () => Release.Publish(db.Scope.Actor, clock.GetCurrentInstant()), T["Published."]);

    public Task<IActionResult> OnPostWithdrawalAsync(Guid id, int version, string? reason, bool all)
    {
        IsAskedOfAll = all;
        return Do(id, version, () => Release.Withdraw(reason ?? "", db.Scope.Actor, clock.GetCurrentInstant(), all ? Versions : []), () =>
            all ? T["Withdrawn in all languages."] : StillPublic is { Length: > 0 } others ? T["Withdrawn. Still public in other languages: {0}.", others] : T["Withdrawn."]);
    }

    /// <summary>The languages in which the rest stays published, named.</summary>
    public string StillPublic => Say.List([.. Others.Where(v => v.State is PressState.Published).Select(v => LanguageName.Of(v.Language))]);

    public async Task<IActionResult> OnPostEmbargoAsync(Guid id, int version)
    {
        const string Field = "Input.Embargo";
        if (ModelState.GetFieldValidationState(Field) is not ModelValidationState.Invalid)
            return await Do(id, version, () => Input.Embargo is { } until ? Release.Embargo(HttpContext.Conference().At(until), clock.GetCurrentInstant()) : PressRelease.EmbargoMissing, T["The embargo is moved."]);
        // What was typed and is no time stays, with how to write one.
        if (!await Find(id)) return NotFound();
        foreach (var other in ModelState.Keys.Where(key => key != Field).ToList()) ModelState.Remove(other);
        Input = ReleaseForm.Of(Release, HttpContext.Conference());
        return Unfinished();
    }

    public Task<IActionResult> OnPostLiftAsync(Guid id, int version) => Do(id, version, () => Release.LiftEmbargo(clock.GetCurrentInstant()), T["The embargo is lifted: readers have the text."]);

    /// <summary>The form of a writer, who may only take the photograph away, sends no text: the stored one stays then.</summary>
    public Task<IActionResult> OnPostCorrectionAsync(Guid id)
    {
        var sent = Input;
        return Do(id, Input.Version, () => Release.Correct(
            (Request.Form.ContainsKey("Input.Headline") ? sent : ReleaseForm.Of(Release, HttpContext.Conference())).Text(HttpContext.Conference()), sent.Note ?? "", db.Scope.Actor, clock.GetCurrentInstant(), sent.WithoutPhoto),
            T["The correction is published."]);
    }

    private Task<IActionResult> Do(Guid id, int version, Func<Refusal?> verb, string done) => Do(id, version, verb, () => done);

    private async Task<IActionResult> Do(Guid id, int version, Func<Refusal?> verb, Func<string> done)
    {
        if (!await Find(id)) return NotFound();
        IsAskedWhy = Request.Form.ContainsKey("reason");
        ModelState.Clear();   // a step's form sends its version alone
        var stored = ReleaseForm.Of(Release, HttpContext.Conference());
        var typed = ReleaseForm.Of(Release, HttpContext.Conference());
        var refusal = version == Release.Version ? verb() : null;
        // What was typed of a correction stays; a form that sent no text gets the stored one.
        if (Request.Form.ContainsKey("Input.Headline"))
            (typed.Headline, typed.Dateline, typed.Body, typed.Byline, typed.EditorsMark, typed.PhotoCaption, typed.PhotoCredit, typed.PhotoAlt) =
                (Input.Headline, Input.Dateline, Input.Body, Input.Byline, Input.EditorsMark, Input.PhotoCaption, Input.PhotoCredit, Input.PhotoAlt);
        if (Request.Form.ContainsKey("Input.Embargo")) typed.Embargo = Input.Embargo;
        typed.Note = stored.Note = Input.Note;
        typed.WithoutPhoto = stored.WithoutPhoto = Input.WithoutPhoto;
        Input = typed;
        if (version != Release.Version) return Changed(Input, stored);
        if (refusal is not null) return Refused(refusal, IsAskedWhy && Reasons.IsAbout(refusal) ? "reason" : ReleaseForm.FieldOf(refusal));
        return await Done(done());
    }

    private async Task<IActionResult> Done(string text)
    {
        await db.SaveChangesAsync();
        Toast(text);
        return Redirect(At($"/{Release.Id}"));
    }

    private async Task<bool> Find(Guid id)
    {
        if (await db.PressReleases.SingleOrDefaultAsync(r => r.Id == id) is not { } found) return false;
        Release = found;
        Versions = await db.PressReleases.Where(r => r.Number == found.Number).OrderBy(r => r.Language).ToListAsync();
        return true;
    }
}
