using Plenary.Accreditations;
using Plenary.Badges;
using Plenary.Conferences;
using Plenary.Site;

namespace Plenary.CheckIn;

/// <summary>What the door says, in the language of the thread: one great word, why, and what to do now. Calm, and never a code.</summary>
public sealed record DoorWords(string Headline, string Reason, string Next)
{
    private static Wording T => Wording.Texts;

    public static DoorWords Of(DoorAnswer answer, Conference conference)
    {
        var helpDesk = T["Send the person to the help desk."];
        if (answer.IsAdmitted) return answer.Scan.Direction is Direction.Out ? new(T["Out"], T["Noted as gone out."], "") : new(T["Enter"], "", "");
        var (reason, next) = answer.Verdict switch
        {
            Verdict.NotABadge => (T["This is not the code of a badge."], T["Look for the square code on the badge and show it again."]),
            Verdict.Unreadable => (T["The code could not be read to its end."], T["Show it again, or type the number of the badge."]),
            Verdict.Forged => (T["This badge was not issued by the secretariat."], T["Ask the person to wait, and call the supervisor."]),
            Verdict.Foreign => (T["This badge belongs to another conference."], helpDesk),
            Verdict.Unknown => (T["No badge with this number or code was issued."], T["Look at the number again, or send the person to the help desk."]),
            Verdict.Revoked => (answer.Bearer?.Badge.RevokedBecause is { Length: > 0 } why ? T["This badge was revoked: {0}", why] : T["This badge was revoked."], helpDesk),
            Verdict.Replaced => (answer.NewSerial is { } serial ? T["This badge was replaced. The new one is number {0}.", BadgePrint.Number(serial)] : T["This badge was replaced."], T["Ask to see the new badge, or send to the help desk."]),
            Verdict.NotAccredited => (answer.Bearer?.Participation.State switch
            {
                ParticipationState.Revoked => T["The accreditation of this person was revoked."],
                ParticipationState.Withdrawn => T["The accreditation of this person was withdrawn."],
                _ => T["This person is not accredited now."],
            }, helpDesk),
            Verdict.TooEarly => (T["Badges open doors from {0}.", Say.Instant(conference.OpensDoors, conference.TimeZone)], T["Ask the person to come back then."]),
            Verdict.TooLate => (T["Badges opened doors until {0}.", Say.Instant(conference.ShutsDoors, conference.TimeZone)], helpDesk),
            Verdict.WrongZone => (T["A badge of this category does not open this zone: {0}.", answer.Zone.Name.ToString()], T["Show the way to the zones whose letters stand on the badge."]),
            Verdict.AlreadyInside => (answer.Since is { } since ? T["Admitted already at {0}, and not gone out since.", Say.Time(conference.Local(since).TimeOfDay)] : T["Admitted already, and not gone out since."], T["Compare the name. If it is the same person, read the badge as going out, then in."]),
            _ => (T["This gate is closed."], T["Show the way to another gate."]),
        };
        return new(T["Do not admit"], reason, next);
    }
}
