using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Conferences;
using Plenary.Mail;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access.Team;

/// <summary>Invites colleagues: the invitation and the letter with its link are saved together, by the caller.</summary>
public sealed class TeamLetters(PlenaryDb db, Keys keys, PublicUrl address, IClock clock)
{
    public async Task<Refusal?> Invite(Conference conference, string email, Role role, string language)
    {
        var now = clock.GetCurrentInstant();
        var normal = Account.Normal(email);
        if (await (from r in db.RolesHeld join a in db.Users on r.AccountId equals a.Id where a.NormalizedUserName == normal && r.ConferenceId == conference.Id && r.Role == role && r.Ended == null select r.Id).AnyAsync())
            return RoleHeld.AlreadyHeld;
        if (TeamInvitation.Write(email, role, conference.Id, db.Scope.Actor, now, out var invitation, out var secret) is { } refusal) return refusal;

        // A second letter takes the place of the first: its link opens nothing any more.
        foreach (var open in await db.TeamInvitations.Where(i => i.ConferenceId == conference.Id && i.Role == role && i.Email == invitation.Email && i.UsedAt == null && i.WithdrawnAt == null).ToListAsync()) open.Withdraw(now);
        db.TeamInvitations.Add(invitation);
        db.Outbox.Add(OutboxMail.Write(LetterOf(invitation, conference, secret, language), "team", conference.Id, now, keys, invitation.Id));
        return null;
    }

    private Letter LetterOf(TeamInvitation invitation, Conference conference, string secret, string language)
    {
        using var spoken = Languages.Speak(language, westernDigits: true);
        var title = conference.Title.In(language).Text;
        var text = string.Join("\n\n",
            Wording.Texts["{0} invites you to work on {1} as: {2}.", invitation.InvitedBy, title, Wording.Texts.Name(invitation.Role)],
            Wording.Texts["Open this link to accept. It works once, until {0}:", $"{Say.Instant(invitation.ExpiresAt, conference.TimeZone)} ({Say.Offset(conference.TimeZone.GetUtcOffset(invitation.ExpiresAt))})"] + "\n" + address.To($"/team-invitation/{secret}?language={language}"),
            Wording.Texts["If you do not know what this is about, leave it be: nothing happens."]);
        return new(invitation.Email, Wording.Texts["Invitation to work on {0}", title], text, secret);
    }
}
