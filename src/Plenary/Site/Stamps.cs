using Plenary.Accreditations;
using Plenary.Badges;
using Plenary.Delegations;
using Plenary.Mail;

namespace Plenary.Site;

/// <summary>Which of the eight shapes a state wears, for the states that pages of several folders show.</summary>
public static class Stamps
{
    public static Stamp Of(ParticipationState state) => state switch
    {
        ParticipationState.Submitted => Stamp.Submitted,
        ParticipationState.UnderReview => Stamp.UnderReview,
        ParticipationState.Returned => Stamp.Returned,
        ParticipationState.Accredited => Stamp.Accredited,
        ParticipationState.Refused => Stamp.Refused,
        ParticipationState.Withdrawn => Stamp.Withdrawn,
        ParticipationState.Revoked => Stamp.Revoked,
        _ => Stamp.Draft,
    };

    public static Stamp Of(InvitationState state) => state switch
    {
        InvitationState.NotSent or InvitationState.WaitingToBeSent => Stamp.Draft,
        InvitationState.Sent => Stamp.Submitted,
        InvitationState.Opened => Stamp.UnderReview,
        InvitationState.Accepted => Stamp.Accredited,
        InvitationState.Declined or InvitationState.NotDelivered => Stamp.Refused,
        InvitationState.Late => Stamp.Returned,
        _ => Stamp.Withdrawn,
    };

    public static Stamp Of(BadgeState state) => state switch
    {
        BadgeState.Printed => Stamp.UnderReview,
        BadgeState.HandedOver => Stamp.Accredited,
        BadgeState.Revoked => Stamp.Revoked,
        _ => Stamp.Submitted,
    };

    public static Stamp Of(MailState state) => state switch
    {
        MailState.Sent => Stamp.Accredited,
        MailState.GivenUp => Stamp.Refused,
        MailState.Late => Stamp.Returned,
        MailState.Overtaken => Stamp.Withdrawn,
        _ => Stamp.Draft,
    };
}
