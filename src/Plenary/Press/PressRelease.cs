using System.Linq.Expressions;
using NodaTime;
using Plenary.Access;

namespace Plenary.Press;

/// <summary>News published by the press desk, in one language; translations of one release share a group.</summary>
public class PressRelease : ConferenceEntity
{
    public static readonly Refusal HeadlineMissing = new("press.headline-missing", "Write a headline.");
    public static readonly Refusal BodyMissing = new("press.body-missing", "Write the text.");
    public static readonly Refusal NotNow = new("press.not-now", "This cannot be done now: the text is “{0}”.");
    public static readonly Refusal OwnText = new("press.own-text", "You wrote in this text last, so a second pair of eyes must edit it.");
    public static readonly Refusal OwnCorrection = new("press.own-correction", "You wrote this text, so somebody else must correct it. Its photograph you can take away.");
    public static readonly Refusal NoteMissing = new("press.note-missing", "Say what was corrected; readers see it.");
    public static readonly Refusal ReasonMissing = new("press.reason-missing", "Write why the release is withdrawn; the press desk keeps it.");

    public static readonly Refusal NoPhoto = new("press.no-photo", "There is no photograph here.");
    public static readonly Refusal AltMissing = new("press.alt-missing", "Describe the photograph for those who cannot see it.");
    public static readonly Refusal CaptionMissing = new("press.caption-missing", "Write a caption for the photograph.");
    public static readonly Refusal CreditMissing = new("press.credit-missing", "Say whose photograph it is.");
    public static readonly Refusal EmbargoOver = new("press.embargo-over", "There is no embargo that still runs: readers have the text.");
    public static readonly Refusal EmbargoMissing = new("press.embargo-missing", "Write until when nobody reads it, or lift the embargo.");
    public static readonly Refusal EmbargoPast = new("press.embargo-past", "This time is over: the text would be public at once. Choose a later time, or lift the embargo.");
    public static readonly Refusal LineTooLong = new("press.line-too-long", "Place, byline, mark and credit have at most {0} characters each, caption and description {1}.");
    public static readonly Refusal TooLong = new("press.too-long", "A headline has at most {0} characters, a text {1}.");
    public static readonly Refusal UnknownLanguage = new("press.unknown-language", "A release is written in one of these languages: {0}.");
    public static readonly Refusal TranslationThere = new("press.translation-there", "There is a text in this language already.");
    public const int LongestHeadline = 300, LongestCaption = 2_000, LongestBody = 100_000;

    /// <summary>The same for all translations of one release; their number is the same too.</summary>
    public required Guid GroupId { get; init; }
    public required int Number { get; init; }
    public required string Language { get; init; }
    public string Headline { get; private set; } = "";
    /// <summary>The place, in capitals where the script has them: "ISTANBUL".</summary>
    public string Dateline { get; set; } = "";
    public LocalDate Date { get; set; }
    /// <summary>Markdown without HTML.</summary>
    public string Body { get; private set; } = "";
    public string Byline { get; set; } = "";
    /// <summary>Initials of who wrote and edited, as "nr/mt".</summary>
    public string EditorsMark { get; set; } = "";
    /// <summary>Content hash of the photograph in the file store; empty without one.</summary>
    public string Photo { get; set; } = "";
    /// <summary>The same photograph for lists and phones.</summary>
    public string PhotoSmall { get; set; } = "";
    public string PhotoCaption { get; set; } = "";
    public string PhotoCredit { get; set; } = "";
    public string PhotoAlt { get; set; } = "";

    /// <summary>Nobody outside the press desk reads it before; in any way.</summary>
    public Instant? EmbargoUntil { get; set; }
    public PressState State { get; private set; }
    public Guid? WrittenBy { get; init; }
    /// <summary>The accounts that wrote in the present text, the last to do so at the end: that one may not edit it.</summary>
    public List<Guid> Writers { get; private set; } = [];
    public string EditedBy { get; private set; } = "";
    public Instant? EditedAt { get; private set; }
    public string PublishedBy { get; private set; } = "";
    public Instant? PublishedAt { get; private set; }
    public List<Correction> Corrections { get; private set; } = [];
    public Withdrawal? Withdrawal { get; private set; }

    /// <summary>The one predicate of what the public may read; pages, feed, API, search, sitemap and cache all ask it.</summary>
    public static Expression<Func<PressRelease, bool>> PublicAt(Instant now) =>
        release => release.State == PressState.Published && release.PublishedAt <= now && (release.EmbargoUntil == null || release.EmbargoUntil <= now);

    /// <summary>What readers see as its date of publication: the end of the embargo, if that was later.</summary>
    public Instant? AppearedAt => PublishedAt is null ? null : EmbargoUntil > PublishedAt ? EmbargoUntil : PublishedAt;

    /// <summary>Writes or rewrites it; an edited text becomes a draft again.</summary>
    public Refusal? Write(string headline, string body, Actor? by = null)
    {
        if (State is PressState.Published or PressState.Withdrawn) return NotNow.With(State);
        if (Fault(headline, body) is { } fault) return fault;
        (Headline, Body) = (headline.Trim(), Lines(body));
        BackToDraft(by);
        return null;
    }

    /// <summary>The whole text at once. Saved as it stood, it has no other writer for that.</summary>
    public Refusal? Write(PressText text, Actor by)
    {
        if (FaultOfLines(text) is { } fault) return fault;
        var isSame = Says(text) && (PhotoCaption, PhotoCredit, PhotoAlt) == (text.PhotoCaption.Trim(), text.PhotoCredit.Trim(), text.PhotoAlt.Trim());
        if (Write(text.Headline, text.Body, isSame ? null : by) is { } refusal) return refusal;
        Take(text);
        (Date, EmbargoUntil) = (text.Date, text.EmbargoUntil);
        return null;
    }

    /// <summary>Puts a photograph to it; the text must then be edited again.</summary>
    public Refusal? Illustrate(string large, string small, Actor by)
    {
        if (State is PressState.Published or PressState.Withdrawn) return NotNow.With(State);
        (Photo, PhotoSmall) = (large, small);
        BackToDraft(by);
        return null;
    }

    /// <summary>
    /// Takes the photograph away, with what was written about it: whoever stands on it may be in danger. An edited text stays edited, for nothing
    /// was added that a second pair of eyes should see. A published one loses it by a correction.
    /// </summary>
    public Refusal? TakePhotoAway()
    {
        if (State is PressState.Published or PressState.Withdrawn) return NotNow.With(State);
        if (Photo.Length == 0) return NoPhoto;
        Unillustrate();
        return null;
    }

    /// <summary>The second pair of eyes has read it.</summary>
    public Refusal? Edit(Actor by, Instant at)
    {
        if (State is not PressState.Draft) return NotNow.With(State);
        if (Body.Length == 0) return BodyMissing;
        if (FaultOfPhoto(PhotoCaption, PhotoCredit, PhotoAlt) is { } fault) return fault;
        if (IsOf(by)) return OwnText;
        (State, EditedBy, EditedAt) = (PressState.Edited, by.Name, at);
        return null;
    }

    public Refusal? Publish(Actor by, Instant at)
    {
        if (State is not PressState.Edited) return NotNow.With(State);
        if (FaultOfPhoto(PhotoCaption, PhotoCredit, PhotoAlt) is { } fault) return fault;
        (State, PublishedBy, PublishedAt) = (PressState.Published, by.Name, at);
        return null;
    }

    /// <summary>Moves the end of an embargo that still runs.</summary>
    public Refusal? Embargo(Instant until, Instant now)
    {
        if (FaultOfEmbargo(now) is { } fault) return fault;
        if (until <= now) return EmbargoPast;
        EmbargoUntil = until;
        return null;
    }

    /// <summary>Ends an embargo that still runs: readers have the text from now on.</summary>
    public Refusal? LiftEmbargo(Instant now)
    {
        if (FaultOfEmbargo(now) is { } fault) return fault;
        EmbargoUntil = now;   // not null: it appeared now, and not when it was published
        return null;
    }

    /// <summary>
    /// Sets a published text right, the lines and captions beside it too, with a note that readers see. Its date and embargo stay. Those who wrote it
    /// leave that to a second pair of eyes, but take a photograph away themselves: whoever stands on it may be in danger.
    /// </summary>
    /// <param name="withoutPhoto">The photograph goes, and what was written about it.</param>
    public Refusal? Correct(PressText text, string note, Actor by, Instant at, bool withoutPhoto = false)
    {
        if (State is not PressState.Published) return NotNow.With(State);
        if ((Fault(text.Headline, text.Body) ?? FaultOfLines(text)) is { } fault) return fault;
        if (string.IsNullOrWhiteSpace(text.Body)) return BodyMissing;
        if (withoutPhoto && Photo.Length == 0) return NoPhoto;
        if (!withoutPhoto && FaultOfPhoto(text.PhotoCaption.Trim(), text.PhotoCredit.Trim(), text.PhotoAlt.Trim()) is { } photoFault) return photoFault;
        if (IsOf(by) && !(withoutPhoto && Says(text))) return OwnCorrection;
        if (Reasons.Fault(note, NoteMissing) is { } noteFault) return noteFault;
        (Headline, Body) = (text.Headline.Trim(), Lines(text.Body));
        Take(text);
        if (withoutPhoto) Unillustrate();
        Corrections = [.. Corrections, new(at, note.Trim(), by.Name)];
        return null;
    }

    /// <summary>The account wrote last in the present text. Whoever wrote before has a change of somebody else to read: theirs are the second eyes then, also in a press desk of two. A correction is no writing: whoever made one may put it right.</summary>
    public bool IsOf(Actor actor) => actor.AccountId is { } account && (Writers.Count > 0 ? Writers[^1] : WrittenBy) == account;

    /// <summary>Takes it from the readers for good, or gives up a text that never reached them.</summary>
    /// <param name="with">Its translations that go too, as far as they have not gone.</param>
    public Refusal? Withdraw(string reason, Actor by, Instant at, params IReadOnlyList<PressRelease> with)
    {
        if (State is PressState.Withdrawn) return NotNow.With(State);
        if (Reasons.Fault(reason, ReasonMissing) is { } fault) return fault;
        foreach (var text in with.Prepend(this).Where(t => t.State is not PressState.Withdrawn)) (text.State, text.Withdrawal) = (PressState.Withdrawn, new(at, by.Name, reason.Trim()));
        return null;
    }

    private static Refusal? Fault(string headline, string body) =>
        string.IsNullOrWhiteSpace(headline) ? HeadlineMissing
        : headline.Length > LongestHeadline || body.Length > LongestBody ? TooLong.With(LongestHeadline, LongestBody) : null;

    private static Refusal? FaultOfLines(PressText text)
    {
        string[] lines = [text.Dateline, text.Byline, text.EditorsMark, text.PhotoCredit], captions = [text.PhotoCaption, text.PhotoAlt];
        return lines.Any(l => l.Length > LongestHeadline) || captions.Any(c => c.Length > LongestCaption) ? LineTooLong.With(LongestHeadline, LongestCaption) : null;
    }

    private Refusal? FaultOfPhoto(string caption, string credit, string alt) =>
        Photo.Length == 0 ? null : caption.Length == 0 ? CaptionMissing : credit.Length == 0 ? CreditMissing : alt.Length == 0 ? AltMissing : null;

    /// <summary>A form sends CRLF, other programs what they like; what was saved before this was so is read alike.</summary>
    private static string Lines(string text) => text.Trim().ReplaceLineEndings("\n");

    private Refusal? FaultOfEmbargo(Instant now) => State is not PressState.Published ? NotNow.With(State) : EmbargoUntil > now ? null : EmbargoOver;

    /// <summary>The same words as here, whatever is said of a photograph. Forms end lines as telegrams did.</summary>
    private bool Says(PressText text) =>
        (Headline, Dateline, Byline, EditorsMark, Lines(Body)) == (text.Headline.Trim(), text.Dateline.Trim(), text.Byline.Trim(), text.EditorsMark.Trim(), Lines(text.Body));

    /// <summary>What stands around the text.</summary>
    private void Take(PressText text)
    {
        (Dateline, Byline, EditorsMark) = (text.Dateline.Trim(), text.Byline.Trim(), text.EditorsMark.Trim());
        (PhotoCaption, PhotoCredit, PhotoAlt) = (text.PhotoCaption.Trim(), text.PhotoCredit.Trim(), text.PhotoAlt.Trim());
    }

    private void Unillustrate() => (Photo, PhotoSmall, PhotoCaption, PhotoCredit, PhotoAlt) = ("", "", "", "", "");

    private void BackToDraft(Actor? by)
    {
        (State, EditedBy, EditedAt) = (PressState.Draft, "", null);
        if (by?.AccountId is { } account) Writers = [.. Writers.Where(w => w != account), account];
    }
}
