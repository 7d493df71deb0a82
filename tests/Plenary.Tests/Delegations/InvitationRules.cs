using NodaTime;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Mail;
using Plenary.Storage;
using Xunit;

namespace Plenary.Tests.Delegations;

/// <summary>What an invitation, its link and its places allow.</summary>
public class InvitationRules
{
    private static readonly Instant Noon = Instant.FromUtc(2027, 3, 1, 12, 0);
    private static readonly DateTimeZone Istanbul = DateTimeZoneProviders.Tzdb["Europe/Istanbul"], Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    private static Invitation Invitation(LocalDateTime? deadline = null) => new()
    {
        ConferenceId = Guid.CreateVersion7(),
        DelegationId = Guid.CreateVersion7(),
        Language = "en",
        Addressee = "",
        Email = "office@example.org",
        Deadline = deadline ?? new(2027, 4, 30, 18, 0),
        IssuedAt = Noon,
    };

    private static Invitation Accepted(LocalDateTime deadline)
    {
        var invitation = Invitation(deadline);
        Assert.Null(invitation.Accept("Karim Wadi", Noon));
        return invitation;
    }

    [Fact]
    public void Nobody_nominates_before_the_invitation_is_accepted() => Assert.Equal(Plenary.Delegations.Invitation.NotAccepted, Invitation().MayNominate(Noon, Istanbul));

    [Fact]
    public void An_answer_has_an_end()
    {
        var invitation = Invitation();
        Assert.Equal(Plenary.Delegations.Invitation.NameTooLong, invitation.Accept(new string('x', 301), Noon));
        Assert.Equal(Reasons.TooLong, invitation.Decline("Karim Wadi", Noon, new string('x', 2001)));
        Assert.Null(invitation.Answer);
    }

    [Fact]
    public void A_declined_invitation_lets_nobody_nominate()
    {
        var invitation = Invitation();
        Assert.Null(invitation.Decline("Karim Wadi", Noon, "no funds"));
        Assert.Equal(Plenary.Delegations.Invitation.NotAccepted, invitation.MayNominate(Noon, Istanbul));
    }

    [Fact]
    public void What_was_returned_is_corrected_after_the_deadline_but_under_no_invitation_that_was_declined_or_withdrawn()
    {
        var accepted = Accepted(new(2027, 3, 1, 0, 0));
        Assert.Equal(Plenary.Delegations.Invitation.DeadlinePassed, accepted.MayNominate(Noon, Istanbul));
        Assert.Null(accepted.MayCorrect());
        Assert.Null(accepted.Decline("Karim Wadi", Noon, "no funds"));
        Assert.Equal(Plenary.Delegations.Invitation.NotAccepted, accepted.MayCorrect());

        var withdrawn = Accepted(new(2027, 4, 30, 18, 0));
        Assert.Null(withdrawn.Withdraw(Noon));
        Assert.Equal(Plenary.Delegations.Invitation.AlreadyWithdrawn, withdrawn.MayCorrect());
    }

    [Fact]
    public void The_last_moment_is_the_deadline_itself()
    {
        var invitation = Accepted(new(2027, 4, 30, 18, 0));
        var deadline = Instant.FromUtc(2027, 4, 30, 15, 0);   // 18:00 in Istanbul
        Assert.Null(invitation.MayNominate(deadline - Duration.FromSeconds(1), Istanbul));
        Assert.Null(invitation.MayNominate(deadline, Istanbul));
        Assert.Equal(Plenary.Delegations.Invitation.DeadlinePassed, invitation.MayNominate(deadline + Duration.FromTicks(10), Istanbul));
    }

    [Fact]
    public void The_refusal_says_the_deadline() =>
        Assert.Equal("The deadline was 30 April 2027, 18:00. Ask the secretariat for more time.",
            Plenary.Site.Wording.Texts[Accepted(new(2027, 4, 30, 18, 0)).MayNominate(Instant.FromUtc(2027, 5, 1, 0, 0), Istanbul)!]);

    [Fact]
    public void A_deadline_that_has_passed_does_not_come_back_when_the_clocks_go_back()
    {
        // On 31 October 2027 it is half past two twice in Paris; the deadline is the first of the two.
        var invitation = Accepted(new(2027, 10, 31, 2, 30));
        var first = Instant.FromUtc(2027, 10, 31, 0, 30);
        Assert.Null(invitation.MayNominate(first, Paris));
        var quarterPastTwoAgain = Instant.FromUtc(2027, 10, 31, 1, 15);
        Assert.Equal(new(2, 15), quarterPastTwoAgain.InZone(Paris).TimeOfDay);
        Assert.Equal(Plenary.Delegations.Invitation.DeadlinePassed, invitation.MayNominate(quarterPastTwoAgain, Paris));
    }

    [Fact]
    public void A_deadline_in_the_hour_that_does_not_exist_stands_behind_it()
    {
        // On 28 March 2027 clocks in Paris go from 02:00 to 03:00: half past two is 03:30.
        var invitation = Accepted(new(2027, 3, 28, 2, 30));
        Assert.Null(invitation.MayNominate(Instant.FromUtc(2027, 3, 28, 1, 30), Paris));
        Assert.Equal(Plenary.Delegations.Invitation.DeadlinePassed, invitation.MayNominate(Instant.FromUtc(2027, 3, 28, 1, 31), Paris));
    }

    [Fact]
    public void A_withdrawn_invitation_is_answered_and_used_by_nobody()
    {
        var invitation = Accepted(new(2027, 4, 30, 18, 0));
        Assert.Null(invitation.Withdraw(Noon));
        Assert.Equal(Plenary.Delegations.Invitation.AlreadyWithdrawn, invitation.MayNominate(Noon, Istanbul));
        Assert.Equal(Plenary.Delegations.Invitation.AlreadyWithdrawn, invitation.Decline("Karim Wadi", Noon, ""));
        Assert.Equal(Plenary.Delegations.Invitation.AlreadyWithdrawn, invitation.Withdraw(Noon));
    }

    [Fact]
    public void A_change_of_mind_is_an_answer_the_same_answer_twice_is_not()
    {
        var invitation = Accepted(new(2027, 4, 30, 18, 0));
        Assert.Equal(Plenary.Delegations.Invitation.AlreadyAnswered, invitation.Accept("Karim Wadi", Noon));
        Assert.Null(invitation.Decline("Karim Wadi", Noon, "no visas"));
        Assert.Equal(("no visas", Answer.Declined), (invitation.AnswerReason, invitation.Answer));
    }

    [Fact]
    public void An_invitation_is_amended_as_it_was_written_or_not_at_all()
    {
        var (invitation, now) = (Invitation(), new LocalDateTime(2027, 3, 1, 15, 0));
        Assert.Equal(Plenary.Delegations.Invitation.UnknownLanguage, invitation.Amend(now, addressee: "Ms Said", language: "de"));
        Assert.Equal(Plenary.Delegations.Invitation.NameTooLong, invitation.Amend(now, addressee: new string('x', 301)));
        Assert.Equal(EmailAddress.NoEnding, invitation.Amend(now, addressee: "Ms Said", email: "office@body"));
        Assert.Equal(("", "office@example.org", "en"), (invitation.Addressee, invitation.Email, invitation.Language));
        Assert.Null(invitation.Amend(now, new(2027, 5, 2, 18, 0), " Ms Said ", " <said@example.org> ", "ar"));
        Assert.Equal((new LocalDateTime(2027, 5, 2, 18, 0), "Ms Said", "said@example.org", "ar"), (invitation.Deadline, invitation.Addressee, invitation.Email, invitation.Language));
        Assert.Equal(Terms.DeadlineOver, invitation.Amend(now, now));
        Assert.Null(invitation.Amend(new(2027, 6, 1, 0, 0), new(2027, 5, 2, 18, 0), email: ""));   // it is over, and stays as it is
        Assert.Equal(("Ms Said", ""), (invitation.Addressee, invitation.Email));
    }

    [Fact]
    public void Who_answers_gives_a_name() => Assert.Equal(Plenary.Delegations.Invitation.NameMissing, Invitation().Accept("\u202E ", Noon));

    [Fact]
    public void The_state_follows_from_the_dated_facts()
    {
        var invitation = Invitation();
        var (before, after) = (new LocalDateTime(2027, 4, 1, 9, 0), new LocalDateTime(2027, 5, 1, 9, 0));
        Assert.Equal(InvitationState.NotSent, invitation.State(before, null));
        invitation.SentAt = Noon;
        Assert.Equal((InvitationState.Sent, InvitationState.Late), (invitation.State(before, null), invitation.State(after, null)));
        invitation.Opened(Noon);
        Assert.Equal((InvitationState.Opened, InvitationState.Late), (invitation.State(before, null), invitation.State(after, null)));
        Assert.Null(invitation.Accept("Karim Wadi", Noon));
        Assert.Equal(InvitationState.Accepted, invitation.State(after, null));
        Assert.Null(invitation.Withdraw(Noon));
        Assert.Equal(InvitationState.Withdrawn, invitation.State(after, null));
    }

    [Theory]
    [InlineData(MailState.Waiting, InvitationState.WaitingToBeSent), InlineData(MailState.Late, InvitationState.WaitingToBeSent)]
    [InlineData(MailState.GivenUp, InvitationState.NotDelivered), InlineData(MailState.Sent, InvitationState.Late)]
    public void Nobody_is_late_to_answer_a_letter_that_has_not_left(MailState letter, InvitationState state)
    {
        var (invitation, after) = (Invitation(), new LocalDateTime(2027, 5, 1, 9, 0));
        invitation.SentAt = Noon;
        Assert.Equal(state, invitation.State(after, letter));
        invitation.Opened(Noon);   // the link was handed over by other means
        Assert.Equal(InvitationState.Late, invitation.State(after, letter));
    }

    [Fact]
    public void A_link_is_open_until_the_conference_is_over_and_never_after_it_was_revoked()
    {
        var conference = new Conference { SeriesId = Guid.CreateVersion7(), Slug = "x", Number = 1, Ordinal = 1, Title = LocalText.Of("X") };
        Assert.Null(conference.Schedule(new(2027, 5, 13), new(2027, 5, 16), "Europe/Istanbul"));
        var link = DelegationLink.Make(Guid.CreateVersion7(), conference, Noon, out var secret);
        Assert.Equal(Plenary.Access.Secret.Hash(secret), link.TokenHash);
        Assert.True(link.IsOpen(Instant.FromUtc(2027, 5, 16, 20, 59)));
        Assert.False(link.IsOpen(Instant.FromUtc(2027, 5, 16, 21, 0)));
        Assert.Null(link.Revoke(Noon));
        Assert.False(link.IsOpen(Noon));
        Assert.Equal(DelegationLink.AlreadyRevoked, link.Revoke(Noon));
    }

    [Fact]
    public void Places_are_never_fewer_than_are_used()
    {
        var places = Places.Given(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal(Places.FewerThanTaken, places.Grant(0));
        Assert.Equal(Places.OutOfRange, places.Grant(-1));
        Assert.Equal(Places.OutOfRange, places.Grant(Places.Most + 1));
        Assert.Null(places.Grant(6));
        Assert.Equal(5, places.Left);
    }

    [Fact]
    public void A_letter_of_credentials_has_a_signatory()
    {
        var delegation = new Delegation { ConferenceId = Guid.CreateVersion7(), OrganisationId = Guid.CreateVersion7() };
        Assert.Equal(Delegation.SignatoryMissing, delegation.ReceiveLetter("  ", new(2027, 4, 1)));
        Assert.Null(delegation.ReceiveLetter("President Amina Said", new(2027, 4, 1)));
        Assert.Null(delegation.ReceiveLetter("", null));
        Assert.Equal("", delegation.LetterSignedBy);
    }
}

/// <summary>Addresses as people type them.</summary>
public class EmailAddressRules
{
    [Theory]
    [InlineData(" yara@school.org ", "yara@school.org")]
    [InlineData("<yara@school.org>", "yara@school.org")]
    [InlineData("mailto:yara@school.org", "yara@school.org")]
    [InlineData("yara@school.org.", "yara@school.org")]
    [InlineData("يارا@مدرسة.org", "يارا@مدرسة.org")]
    public void What_copying_adds_is_taken_off(string typed, string address)
    {
        Assert.Null(EmailAddress.Read(typed, out var read));
        Assert.Equal(address, read);
    }

    [Theory]
    [InlineData("", "email.missing")]
    [InlineData("yara.school.org", "email.not-one-at")]
    [InlineData("yara@a@b.org", "email.not-one-at")]
    [InlineData("yara@..org", "email.not-one-at")]
    [InlineData("@school.org", "email.nothing-before")]
    [InlineData("yara@school", "email.no-ending")]
    [InlineData("yara@school.org, other@school.org", "email.has-spaces")]
    [InlineData("yara\u202E@school.org", "email.strange-signs")]
    [InlineData("\"<script>\"@school.org", "email.strange-signs")]
    [InlineData("yara@school.org\nBcc:x@y.org", "email.has-spaces")]
    public void A_slip_is_told_in_plain_words(string typed, string code) => Assert.Equal(code, EmailAddress.Read(typed, out _)?.Code);

    [Fact]
    public void The_missing_ending_is_shown_with_the_address_itself() =>
        Assert.Equal("This address stops after “school”. Add the ending, such as school.org.", EmailAddress.Read("yara@school", out _)!.ToString());

    [Fact]
    public void An_address_has_an_end() => Assert.Equal(EmailAddress.TooLong, EmailAddress.Read(new string('a', 300) + "@school.org", out _));
}
