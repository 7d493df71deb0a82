using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using NodaTime;
using Plenary.Access;
using Plenary.People;

namespace Plenary.Accreditations;

/// <summary>Where a nomination stands. Stored by name.</summary>
public enum ParticipationState
{
    /// <summary>Entered, not yet sent; only the delegation works on it.</summary>
    [Display(Name = "Draft")] Draft,
    [Display(Name = "Submitted")] Submitted,
    [Display(Name = "Under review")] UnderReview,
    /// <summary>Back with the delegation, with what the secretariat asks.</summary>
    [Display(Name = "Returned")] Returned,
    [Display(Name = "Accredited")] Accredited,
    [Display(Name = "Refused")] Refused,
    [Display(Name = "Withdrawn")] Withdrawn,
    [Display(Name = "Revoked")] Revoked,
}

/// <summary>
/// One person at one conference, for one organisation, in one category, with the office held at that time.
/// Its state changes only through the verbs below, and every change leaves a <see cref="Step"/>: who, when, why.
/// </summary>
public class Participation : ConferenceEntity
{
    public static readonly Refusal NotNow = new("participation.not-now", "This cannot be done now: the nomination is “{0}”.");
    public static readonly Refusal ReasonMissing = new("participation.reason-missing", "Write the reason; the history needs it.");
    public static readonly Refusal OwnProposal = new("participation.own-proposal", "Another officer must confirm what you proposed.");
    public static readonly Refusal OwnNomination = new("participation.own-nomination", "You entered this person yourself; another officer must decide.");
    public static readonly Refusal AlreadyHere = new("participation.already-here", "This person already takes part in this conference.");
    public static readonly Refusal SamePerson = new("participation.same-person", "A seat is handed to another person, not to the same one.");
    public static readonly Refusal NeedsSecondLook = new("participation.needs-second-look", "The name is like one on the watch list. Somebody must answer that question before the person can be accredited.");
    public static readonly Refusal SomebodyWasFaster = new("participation.somebody-was-faster", "{0} was faster: the nomination has been “{1}” since {2}. Nothing was changed by you.");

    /// <summary>Holds a place in the delegation: everything but what has ended. For queries; the index that keeps a person single at a conference says the same in SQL.</summary>
    public static readonly Expression<Func<Participation, bool>> HoldingPlace =
        p => p.State != ParticipationState.Refused && p.State != ParticipationState.Withdrawn && p.State != ParticipationState.Revoked;

    private static readonly Func<Participation, bool> holdsPlace = HoldingPlace.Compile();

    private Participation() { }

    public Guid PersonId { get; internal set; }

    /// <summary>
    /// The name as it was nominated. The directory may know the same person under other names, which others entered; those are for
    /// the secretariat alone, so the delegation is always shown this.
    /// </summary>
    public List<WrittenName> NominatedAs { get; private set; } = [];

    /// <summary>The record in the directory that this nomination made; null when it took one that was there.</summary>
    public Guid? NominatedPersonId { get; private set; }

    /// <summary>Made by the form (or program) that nominates: the same key twice is the same nomination, so a second press adds nobody.</summary>
    public Guid? NominationKey { get; private set; }

    /// <summary>The organisation the person comes for; of the delegation unless a guest, press or staff of another body.</summary>
    public Guid OrganisationId { get; internal set; }
    public Guid DelegationId { get; private set; }
    public Guid CategoryId { get; private set; }

    /// <summary>The honorific at the time of the conference, for badge and list.</summary>
    public string Honorific { get; private set; } = "";

    /// <summary>As it was given for this conference; what is learnt later about the person changes no earlier statistics.</summary>
    public Gender? Gender { get; private set; }

    /// <summary>The office held at the time of the conference, as written; and its sub-unit.</summary>
    public string Office { get; private set; } = "";
    public string Unit { get; private set; } = "";

    /// <summary>The body named on the list beside the delegation, where it is another: "Embassy in Washington".</summary>
    public string Affiliation { get; private set; } = "";

    /// <summary>Leads the delegation; stands first in the lists.</summary>
    public bool Leads { get; private set; }

    public ParticipationState State { get; private set; }

    /// <summary>Waits for a decision of the secretariat; stored, so that the queue is one walk along one index.</summary>
    public bool Waits { get; private set; }

    /// <summary>What lists are ordered by: when it was sent, or entered while it has not been sent.</summary>
    public Instant QueuedAt { get; private set; }

    /// <summary>A sign beside the name: the directory has somebody who is likely the same. Set when it is sent, cleared by an officer's answer.</summary>
    public bool PerhapsTwice { get; internal set; }

    /// <summary>A sign beside the name: it is like a name on the watch list, and the question has not been answered. Set by <see cref="WatchList.SecondLook"/> alone; delegations are shown nothing of it.</summary>
    public bool SecondLook { get; internal set; }

    public Instant EnteredAt { get; private set; }
    public Instant? SubmittedAt { get; private set; }
    public Instant? DecidedAt { get; private set; }

    /// <summary>The account that entered the nomination; null for a head of delegation.</summary>
    public Guid? EnteredBy { get; private set; }

    /// <summary>Under the four-eyes rule: who proposed to accredit, until another officer confirms.</summary>
    public Guid? ProposedBy { get; private set; }

    /// <summary>The participation whose seat this one took over.</summary>
    public Guid? SubstituteForId { get; private set; }

    /// <summary>First admitted at a door; null while not yet arrived.</summary>
    public Instant? ArrivedAt { get; private set; }

    /// <summary>The person agrees to be named in the list of participants that the report prints. Said at any time; it is no matter for the queue.</summary>
    public bool Listed { get; internal set; } = true;

    /// <summary>How many steps there are; the number of the newest.</summary>
    public int Steps { get; private set; }

    /// <summary>Steps made since this object was loaded; saved with it.</summary>
    public List<Step> NewSteps { get; } = [];

    public bool IsOpen => State is ParticipationState.Draft or ParticipationState.Submitted or ParticipationState.UnderReview or ParticipationState.Returned;

    /// <inheritdoc cref="HoldingPlace"/>
    public bool HoldsPlace => holdsPlace(this);

    /// <summary>The secretariat has said what it has to say: the delegation reads it on its page.</summary>
    public bool IsAnswered => State is ParticipationState.Accredited or ParticipationState.Returned or ParticipationState.Refused or ParticipationState.Revoked;

    /// <summary>The delegation is owed the reason: its person does not come, or not yet.</summary>
    public static bool NeedsReason(Ruling ruling) => ruling is Ruling.Return or Ruling.Refuse or Ruling.Revoke;

    /// <summary>The head of delegation (or the secretariat) enters a person; nothing is sent yet.</summary>
    public static Participation Nominate(Guid conferenceId, Guid delegationId, Guid organisationId, Person person, Guid categoryId, bool leads, Actor by, Instant at)
    {
        var participation = Nominate(conferenceId, delegationId, organisationId, person.Id, person.Names, categoryId, leads, by, at);
        participation.Describe(person.Honorific, person.Gender);
        return participation;
    }

    /// <summary>From a list that says itself what honorific and gender were: <see cref="Describe"/> it then.</summary>
    internal static Participation Nominate(
        Guid conferenceId, Guid delegationId, Guid organisationId, Guid personId, IEnumerable<WrittenName> names, Guid categoryId, bool leads, Actor by, Instant at)
    {
        var participation = new Participation
        {
            ConferenceId = conferenceId,
            DelegationId = delegationId,
            OrganisationId = organisationId,
            PersonId = personId,
            CategoryId = categoryId,
            Leads = leads,
            EnteredAt = at,
            QueuedAt = at,
            EnteredBy = by.AccountId,
            NominatedAs = [.. names],
        };
        participation.Go(ParticipationState.Draft, by, at, "");
        return participation;
    }

    /// <summary>Honorific and gender for this conference, where they are corrected or differ from the directory's.</summary>
    public void Describe(string honorific, Gender? gender) => (Honorific, Gender) = (Names.NameText.Clean(honorific), gender);

    /// <summary>Remembers how the person was named, whether the nomination made the person's record, and the key of the form.</summary>
    public void Name(IEnumerable<WrittenName> names, Guid? madePerson, Guid? key = null) => (NominatedAs, NominatedPersonId, NominationKey) = ([.. names], madePerson, key ?? NominationKey);

    /// <summary>May the delegation change the record in the directory? Only the one that it made itself.</summary>
    public bool OwnsPerson => NominatedPersonId == PersonId;

    public void Move(Guid categoryId, bool leads) => (CategoryId, Leads) = (categoryId, leads);

    public void HoldOffice(string office, string unit, string affiliation) =>
        (Office, Unit, Affiliation) = (Names.NameText.Clean(office), Names.NameText.Clean(unit), Names.NameText.Clean(affiliation));

    /// <summary>Sends the nomination to the secretariat, the first time or after it was returned.</summary>
    public Refusal? Submit(Actor by, Instant at)
    {
        if (State is not (ParticipationState.Draft or ParticipationState.Returned)) return NotNow.With(State);
        (SubmittedAt, QueuedAt) = (at, at);
        return Go(ParticipationState.Submitted, by, at, "");
    }

    /// <summary>An officer takes it up, so that others see that somebody is looking.</summary>
    public Refusal? TakeUp(Actor by, Instant at) =>
        State is not ParticipationState.Submitted ? NotNow.With(State) : Go(ParticipationState.UnderReview, by, at, "");

    /// <summary>Accredits; under the four-eyes rule the first officer proposes and a second one confirms.</summary>
    public Refusal? Accredit(Actor by, Instant at, bool fourEyes, string reason = "")
    {
        if (State is not (ParticipationState.Submitted or ParticipationState.UnderReview)) return NotNow.With(State);
        if (SecondLook) return NeedsSecondLook;
        if (Reasons.Fault(reason) is { } fault) return fault;
        if (!fourEyes) return Decide(ParticipationState.Accredited, by, at, reason);
        if (EnteredBy is not null && EnteredBy == by.AccountId) return OwnNomination;
        if (ProposedBy is null)
        {
            ProposedBy = by.AccountId;
            return Go(ParticipationState.UnderReview, by, at, reason);
        }
        return ProposedBy == by.AccountId ? OwnProposal : Decide(ParticipationState.Accredited, by, at, reason);
    }

    /// <summary>Back to the head of delegation, with what is missing.</summary>
    public Refusal? Return(Actor by, Instant at, string reason)
    {
        if (State is not (ParticipationState.Submitted or ParticipationState.UnderReview)) return NotNow.With(State);
        if (Reasons.Fault(reason, ReasonMissing) is { } fault) return fault;
        ProposedBy = null;
        return Go(ParticipationState.Returned, by, at, reason);
    }

    public Refusal? Refuse(Actor by, Instant at, string reason)
    {
        if (State is not (ParticipationState.Submitted or ParticipationState.UnderReview)) return NotNow.With(State);
        return Reasons.Fault(reason, ReasonMissing) ?? Decide(ParticipationState.Refused, by, at, reason);
    }

    /// <summary>The delegation (or the person) takes it back; also after accreditation.</summary>
    public Refusal? Withdraw(Actor by, Instant at, string reason)
    {
        if (!HoldsPlace) return NotNow.With(State);
        return Reasons.Fault(reason) ?? Go(ParticipationState.Withdrawn, by, at, reason);
    }

    /// <summary>The secretariat takes an accreditation away.</summary>
    public Refusal? Revoke(Actor by, Instant at, string reason)
    {
        if (State is not ParticipationState.Accredited) return NotNow.With(State);
        return Reasons.Fault(reason, ReasonMissing) ?? Decide(ParticipationState.Revoked, by, at, reason);
    }

    /// <summary>Something was changed after it was sent or decided: it comes back to the queue.</summary>
    public Refusal? Amend(Actor by, Instant at, params IEnumerable<Detail> changed)
    {
        if (State is ParticipationState.Draft or ParticipationState.Returned) return null;
        if (!HoldsPlace) return NotNow.With(State);
        (SubmittedAt, QueuedAt, DecidedAt, ProposedBy) = (at, at, null, null);
        return Go(ParticipationState.Submitted, by, at, Step.ReasonOf(changed));
    }

    /// <summary>An officer accredited this person, or proposed to.</summary>
    public bool IsJudged => State is ParticipationState.Accredited || (Waits && ProposedBy is not null);

    /// <summary>
    /// The nomination is of another record of the directory. Whoever judged it had the first before their eyes, so it is judged again; one that
    /// nobody has judged keeps its turn.
    /// </summary>
    public Refusal? Mean(Guid personId, Actor by, Instant at)
    {
        PersonId = personId;
        return IsJudged ? Amend(by, at, Detail.Person) : null;
    }

    /// <summary>Another person takes this one's seat: this one is withdrawn, the new one stands in the same place and category.</summary>
    public Refusal? SubstituteBy(Person person, Actor by, Instant at, string reason, out Participation? substitute)
    {
        substitute = null;
        if (!HoldsPlace) return NotNow.With(State);
        if (person.Id == PersonId) return SamePerson;
        if ((Reasons.Fault(reason) ?? Go(ParticipationState.Withdrawn, by, at, reason)) is { } refusal) return refusal;
        substitute = Nominate(ConferenceId, DelegationId, OrganisationId, person, CategoryId, Leads, by, at);
        substitute.SubstituteForId = Id;
        return null;
    }

    internal void Arrived(Instant at) => ArrivedAt ??= at;

    private Refusal? Decide(ParticipationState state, Actor by, Instant at, string reason)
    {
        DecidedAt = at;
        return Go(state, by, at, reason);
    }

    private Refusal? Go(ParticipationState state, Actor by, Instant at, string reason)
    {
        State = state;
        Waits = state is ParticipationState.Submitted or ParticipationState.UnderReview;
        NewSteps.Add(new()
        {
            ConferenceId = ConferenceId,
            ParticipationId = Id,
            Number = ++Steps,
            State = state,
            At = at,
            By = by.Name,
            AccountId = by.AccountId,
            Reason = reason.Trim(),
        });
        return null;
    }
}
