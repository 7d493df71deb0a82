using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Names;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Accreditations;

/// <summary>The page of a head of delegation: answer, nominate, see what became of it. On a phone, without an account, without script.</summary>
[Allow(Entrance.Delegation)]
public class NominateModel(PlenaryDb db, Nominations nominations, Scope scope, IClock clock) : DelegationPage(db, scope, clock)
{
    /// <param name="Like">The name of somebody else of the delegation who may be the same person.</param>
    public sealed record Line(Participation Participation, Category Category, string Reason, WrittenName? Like = null);

    public class Reply
    {
        [Display(Name = "Your name")] public string? By { get; set; }
        [Display(Name = "Reason")] public string? Reason { get; set; }
    }

    private const int MostCompared = 200;

    [BindProperty] public NomineeForm Input { get; set; } = new();
    [BindProperty] public Reply Answer { get; set; } = new();

    public List<Line> People { get; private set; } = [];
    public List<Line> Gone { get; private set; } = [];
    public int Drafts => People.Count(p => p.Participation.State is ParticipationState.Draft);

    public async Task<IActionResult> OnGetAsync()
    {
        await Load();
        // Two browsers may open it at once; the first moment stands, and neither is told that somebody was faster.
        if (Invitation is { OpenedAt: null } unopened && await Db.Invitations.Where(i => i.Id == unopened.Id && i.OpenedAt == null).ExecuteUpdateAsync(set => set.SetProperty(i => i.OpenedAt, Now)) == 1)
        {
            Db.Note("invitation.opened", unopened.Id, new { });
            await Db.SaveChangesAsync();
        }
        if (Kinds.Where(k => k.Places.Left > 0).ToList() is [var only]) Input.CategoryId = only.Category.Id;
        return Page();
    }

    public async Task<IActionResult> OnPostLanguageAsync()
    {
        await Load();
        return InAnotherLanguage();
    }

    public Task<IActionResult> OnPostAcceptAsync() => Replied((invitation, by) => invitation.Accept(by, Now), T["Thank you. Now nominate your delegation."]);

    public Task<IActionResult> OnPostDeclineAsync() => Replied((invitation, by) => invitation.Decline(by, Now, Answer.Reason ?? ""), T["Your answer has reached the secretariat."]);

    public async Task<IActionResult> OnPostAddAsync()
    {
        await LoadDelegation();
        HearOnly("Input.");
        if (HasFaults(Input.Nominee)) return await Again(Unfinished);
        var nominated = await nominations.Nominate(Delegation.Id, Input.Nominee, Conference, By, Now, Input.Key);
        if (nominated.Refusal is { } refusal)
        {
            Db.ChangeTracker.Clear();
            return await Again(() => Refused(refusal, nominated.Field.Length == 0 ? "" : $"Input.{nominated.Field}"));
        }
        Toast(T["{0} is in your delegation. Nothing has been sent yet.", nominated.Participation!.NominatedAs[0].Text]);
        return Redirect("~/delegation");
    }

    public async Task<IActionResult> OnPostSendAsync()
    {
        await LoadDelegation();
        HearOnly("");
        var (sent, refusal) = await nominations.Send(Delegation.Id, Conference, By, Now);
        if (refusal is not null) return await Again(() => Refused(refusal));
        if (sent.Count > 0) Toast(T.Count(sent.Count, "{0} person was sent to the secretariat.", "{0} people were sent to the secretariat."));
        return Redirect("~/delegation");
    }

    protected override IEnumerable<Difference> Typed() => [.. NomineeForm.Typed(Input), .. Difference.Between(Answer, new Reply(), [])];

    private async Task<IActionResult> Replied(Func<Delegations.Invitation, string, Refusal?> reply, string said)
    {
        await Load();
        HearOnly("Answer.");
        if (Invitation is null) return NotFound();
        if (reply(Invitation, Answer.By ?? "") is { } refusal)
            return Refused(refusal, refusal == Delegations.Invitation.NameMissing || refusal == Delegations.Invitation.NameTooLong ? "Answer.By" : Reasons.IsAbout(refusal) ? "Answer.Reason" : "");
        await Db.SaveChangesAsync();
        Toast(said);
        return Redirect("~/delegation");
    }

    private async Task<IActionResult> Again(Func<IActionResult> answer)
    {
        await Load();
        return answer();
    }

    private async Task Load()
    {
        await LoadDelegation();
        var all = await (from p in Db.Participations.AsNoTracking()
                         join c in Db.Categories.AsNoTracking() on p.CategoryId equals c.Id
                         join newest in Db.Steps.AsNoTracking() on new { Of = p.Id, Number = p.Steps } equals new { Of = newest.ParticipationId, newest.Number }
                         orderby p.Leads descending, p.EnteredAt, p.Id
                         select new { p, c, newest }).ToListAsync();
        var lines = all.ConvertAll(r => new Line(r.p, r.c, r.newest.IsForDelegation ? r.newest.Reason : ""));
        (People, Gone) = (WithLikes(lines.FindAll(l => l.Participation.HoldsPlace)), lines.FindAll(l => !l.Participation.HoldsPlace));
    }

    /// <summary>Perhaps one person was nominated twice. Compared is only what stands on this page: what others entered stays theirs.</summary>
    private static List<Line> WithLikes(List<Line> lines)
    {
        if (lines.Count > MostCompared) return lines;
        var names = lines.ConvertAll(l => l.Participation.NominatedAs.ConvertAll(n => PersonName.Parse(n.Text)));
        for (var i = 1; i < lines.Count; i++)
            for (var j = 0; j < i && lines[i].Like is null; j++)
                if (names[i].Exists(a => names[j].Exists(b => NameComparer.Score(a, b) >= NameLevels.Watch))) lines[i] = lines[i] with { Like = lines[j].Participation.NominatedAs[0] };
        return lines;
    }
}
