using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.People;
using Xunit;
using static Plenary.Accreditations.ParticipationState;

namespace Plenary.Tests.Accreditations;

/// <summary>Every change of state that there is, and every one that is refused.</summary>
public class ParticipationRules
{
    private static readonly Instant Noon = Instant.FromUtc(2027, 3, 1, 12, 0);
    private static readonly Actor Head = new(null, "Karim Wadi"), Meral = new(Guid.CreateVersion7(), "Meral T."), Selim = new(Guid.CreateVersion7(), "Selim I.");

    private static Person Somebody(string name = "Yara Sahil")
    {
        Assert.Null(Person.Enter([new(name)], out var person));
        return person;
    }

    /// <summary>A nomination that has come to a state by the verbs.</summary>
    private static Participation At(ParticipationState state, Actor? enteredBy = null)
    {
        var p = Participation.Nominate(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Somebody(), Guid.CreateVersion7(), false, enteredBy ?? Head, Noon);
        if (state is Draft) return p;
        Assert.Null(p.Submit(enteredBy ?? Head, Noon));
        Assert.Null(state switch
        {
            UnderReview => p.TakeUp(Meral, Noon),
            Returned => p.Return(Meral, Noon, "no photo"),
            Accredited => p.Accredit(Meral, Noon, fourEyes: false),
            Refused => p.Refuse(Meral, Noon, "not a member"),
            Withdrawn => p.Withdraw(Head, Noon, "ill"),
            Revoked => p.Accredit(Meral, Noon, fourEyes: false) ?? p.Revoke(Meral, Noon, "lent the badge"),
            _ => null,
        });
        Assert.Equal(state, p.State);
        return p;
    }

    [Fact]
    public void A_reason_has_an_end()
    {
        var endless = new string('x', Reasons.Longest + 1);
        var p = At(UnderReview);
        Assert.Equal(Reasons.TooLong, p.Return(Meral, Noon, endless));
        Assert.Equal(Reasons.TooLong, p.Refuse(Meral, Noon, endless));
        Assert.Equal(Reasons.TooLong, p.Withdraw(Head, Noon, endless));
        Assert.Equal(Reasons.TooLong, p.Accredit(Meral, Noon, fourEyes: false, endless));
        Assert.Equal(UnderReview, p.State);
    }

    public static TheoryData<string, ParticipationState, ParticipationState?> Changes()
    {
        var table = new Dictionary<string, Dictionary<ParticipationState, ParticipationState>>
        {
            ["submit"] = new() { [Draft] = Submitted, [Returned] = Submitted },
            ["take up"] = new() { [Submitted] = UnderReview },
            ["accredit"] = new() { [Submitted] = Accredited, [UnderReview] = Accredited },
            ["return"] = new() { [Submitted] = Returned, [UnderReview] = Returned },
            ["refuse"] = new() { [Submitted] = Refused, [UnderReview] = Refused },
            ["withdraw"] = new() { [Draft] = Withdrawn, [Submitted] = Withdrawn, [UnderReview] = Withdrawn, [Returned] = Withdrawn, [Accredited] = Withdrawn },
            ["revoke"] = new() { [Accredited] = Revoked },
            ["amend"] = new() { [Draft] = Draft, [Returned] = Returned, [Submitted] = Submitted, [UnderReview] = Submitted, [Accredited] = Submitted },
            ["substitute"] = new() { [Draft] = Withdrawn, [Submitted] = Withdrawn, [UnderReview] = Withdrawn, [Returned] = Withdrawn, [Accredited] = Withdrawn },
        };
        var data = new TheoryData<string, ParticipationState, ParticipationState?>();
        foreach (var (verb, allowed) in table)
            foreach (var from in Enum.GetValues<ParticipationState>()) data.Add(verb, from, allowed.TryGetValue(from, out var to) ? to : null);
        return data;
    }

    [Theory, MemberData(nameof(Changes))]
    public void A_verb_leads_where_it_should_or_is_refused_and_changes_nothing(string verb, ParticipationState from, ParticipationState? to)
    {
        var p = At(from);
        var steps = p.Steps;
        var refusal = verb switch
        {
            "submit" => p.Submit(Head, Noon),
            "take up" => p.TakeUp(Meral, Noon),
            "accredit" => p.Accredit(Meral, Noon, fourEyes: false),
            "return" => p.Return(Meral, Noon, "why"),
            "refuse" => p.Refuse(Meral, Noon, "why"),
            "withdraw" => p.Withdraw(Head, Noon, ""),
            "revoke" => p.Revoke(Meral, Noon, "why"),
            "amend" => p.Amend(Head, Noon, Detail.Office),
            _ => p.SubstituteBy(Somebody("Lina Nahr"), Head, Noon, "", out _),
        };
        if (to is { } state)
        {
            Assert.Null(refusal);
            Assert.Equal(state, p.State);
        }
        else
        {
            Assert.Equal(Participation.NotNow, refusal);
            Assert.Equal((from, steps), (p.State, p.Steps));
        }
        Assert.Equal(p.State is Submitted or UnderReview, p.Waits);
        Assert.Equal(p.State is Draft or Submitted or UnderReview or Returned or Accredited, p.HoldsPlace);
    }

    [Theory]
    [InlineData("return"), InlineData("refuse"), InlineData("revoke")]
    public void What_goes_against_a_person_has_a_reason(string verb)
    {
        var p = At(verb == "revoke" ? Accredited : Submitted);
        Assert.Equal(Participation.ReasonMissing, verb switch { "return" => p.Return(Meral, Noon, " "), "refuse" => p.Refuse(Meral, Noon, ""), _ => p.Revoke(Meral, Noon, "\t") });
    }

    [Fact]
    public void Every_change_leaves_a_step_with_who_when_and_why()
    {
        var p = At(Returned);
        Assert.Equal([1, 2, 3], p.NewSteps.Select(s => s.Number));
        Assert.Equal((Returned, "Meral T.", "no photo", (Guid?)Meral.AccountId), (p.NewSteps[^1].State, p.NewSteps[^1].By, p.NewSteps[^1].Reason, p.NewSteps[^1].AccountId));
    }

    [Fact]
    public void Under_four_eyes_one_officer_proposes_and_another_confirms()
    {
        var p = At(Submitted);
        Assert.Null(p.Accredit(Meral, Noon, fourEyes: true));
        Assert.Equal((UnderReview, Meral.AccountId), (p.State, p.ProposedBy));
        Assert.Equal(Participation.OwnProposal, p.Accredit(Meral, Noon, fourEyes: true));
        Assert.Null(p.Accredit(Selim, Noon, fourEyes: true));
        Assert.Equal(Accredited, p.State);
    }

    [Fact]
    public void Under_four_eyes_nobody_accredits_whom_they_entered_themselves()
    {
        Assert.Equal(Participation.OwnNomination, At(Submitted, enteredBy: Meral).Accredit(Meral, Noon, fourEyes: true));
        Assert.Null(At(Submitted, enteredBy: Meral).Refuse(Meral, Noon, "entered twice"));   // the rule is about who is let in
    }

    [Fact]
    public void A_proposal_ends_when_the_nomination_goes_back()
    {
        var p = At(Submitted);
        Assert.Null(p.Accredit(Meral, Noon, fourEyes: true));
        Assert.Null(p.Return(Selim, Noon, "no photo"));
        Assert.Null(p.Submit(Head, Noon));
        Assert.Null(p.ProposedBy);
        Assert.Null(p.Accredit(Meral, Noon, fourEyes: true));
        Assert.Equal(UnderReview, p.State);
    }

    [Fact]
    public void A_change_after_accreditation_comes_back_to_the_queue_and_needs_a_new_decision()
    {
        var p = At(Accredited);
        Assert.Null(p.Amend(Head, Noon + Duration.FromHours(1), Detail.Name));
        Assert.Equal((Submitted, (Instant?)null, Noon + Duration.FromHours(1)), (p.State, p.DecidedAt, p.QueuedAt));
    }

    [Theory]
    [InlineData(Draft, false), InlineData(Submitted, false), InlineData(UnderReview, false), InlineData(Returned, false), InlineData(Accredited, true), InlineData(Withdrawn, false)]
    public void Of_another_record_it_is_judged_again_where_it_was_judged(ParticipationState state, bool judged)
    {
        var (p, other) = (At(state), Guid.CreateVersion7());
        Assert.Equal(judged, p.IsJudged);
        Assert.Null(p.Mean(other, Selim, Noon));
        Assert.Equal((other, judged ? Submitted : state), (p.PersonId, p.State));
        Assert.False(p.IsJudged);
        if (judged) Assert.Equal([Detail.Person], p.NewSteps[^1].Changed);
    }

    [Fact]
    public void A_proposal_was_about_the_record_that_was_seen()
    {
        var p = At(Submitted);
        Assert.Null(p.Accredit(Meral, Noon, fourEyes: true));
        Assert.Null(p.Mean(Guid.CreateVersion7(), Selim, Noon));
        Assert.Equal((Submitted, (Guid?)null), (p.State, p.ProposedBy));
    }

    [Theory]
    [InlineData(Submitted, "Changed: Name, Email", new[] { Detail.Name, Detail.Email })]
    [InlineData(Submitted, "Changed: name, honorific, e-mail, office, category", new[] { Detail.Name, Detail.Honorific, Detail.Email, Detail.Office, Detail.Category })]   // as it was written once
    [InlineData(Submitted, "Changed: my mind", new Detail[0])]
    [InlineData(Refused, "Changed: name", new Detail[0])]
    public void A_step_says_what_was_changed(ParticipationState state, string reason, Detail[] changed) =>
        Assert.Equal(changed, new Step { ConferenceId = Guid.Empty, ParticipationId = Guid.Empty, Number = 3, State = state, At = Noon, By = "Meral T.", Reason = reason }.Changed);

    [Fact]
    public void A_substitute_sits_in_the_same_place_and_both_stay_in_the_record()
    {
        var p = At(Accredited);
        Assert.Null(p.SubstituteBy(Somebody("Lina Nahr"), Head, Noon, "ill", out var substitute));
        Assert.Equal(Withdrawn, p.State);
        Assert.Equal((p.DelegationId, p.CategoryId, p.Leads, (Guid?)p.Id, Draft), (substitute!.DelegationId, substitute.CategoryId, substitute.Leads, substitute.SubstituteForId, substitute.State));
    }

    [Fact]
    public void A_seat_is_not_handed_to_the_same_person()
    {
        var person = Somebody();
        var p = Participation.Nominate(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), person, Guid.CreateVersion7(), false, Head, Noon);
        Assert.Equal(Participation.SamePerson, p.SubstituteBy(person, Head, Noon, "", out var substitute));
        Assert.Null(substitute);
        Assert.Equal(Draft, p.State);
    }

    [Theory]
    [InlineData("", nameof(Nominee.Name), "person.name-missing")]
    [InlineData("\u202E\u200B", nameof(Nominee.Name), "person.name-missing")]
    public void A_name_without_a_visible_sign_is_missing(string name, string field, string code) =>
        Assert.Contains((field, code), Named(name).Faults(emailRequired: true).Select(f => (f.Field, f.Refusal.Code)));

    [Fact]
    public void A_name_of_100_kB_is_refused_beside_its_field() =>
        Assert.Equal([(nameof(Plenary.Accreditations.Nominee.Name), "person.name-too-long")], Named(new string('a', 100_000)).Faults(emailRequired: true).Select(f => (f.Field, f.Refusal.Code)));

    [Fact]
    public void What_disguises_a_name_is_taken_out_and_the_rest_stays_as_typed() =>
        Assert.Equal(["abc <script>", "=1+1"], (Named("abc\u202E \u200B<script>") with { SecondName = "=1+1" }).Names.Select(n => n.Text));

    [Fact]
    public void The_secretariat_may_not_know_the_address_the_delegation_does()
    {
        var nominee = Named("Yara Sahil") with { Email = " " };
        Assert.Empty(nominee.Faults(emailRequired: false));
        Assert.Equal([nameof(Plenary.Accreditations.Nominee.Email)], nominee.Faults(emailRequired: true).Select(f => f.Field));
    }

    private static Nominee Named(string name) => new(name, null, null, null, null, null, "yara@school.org", Guid.CreateVersion7());
}
