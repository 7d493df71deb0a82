using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Accreditations.WatchList;
using Plenary.People;
using Plenary.Storage;
using Xunit;

namespace Plenary.Tests.Accreditations;

public class WatchListRules
{
    private static readonly Keys Keys = new(new byte[32]);
    private static readonly Actor Anna = new(Guid.CreateVersion7(), "Anna"), Ben = new(Guid.CreateVersion7(), "Ben");
    private static readonly Instant Noon = Instant.FromUtc(2027, 5, 10, 12, 0);

    [Fact]
    public void An_entry_needs_a_name_and_a_reason()
    {
        Assert.Equal(Person.NameMissing, Enter("", "why"));
        Assert.Equal(WatchEntry.NotAName, Enter("— 123 —", "why"));
        Assert.Equal(WatchEntry.ReasonMissing, Enter("Karim Wassef", " "));
        Assert.Null(Enter("Karim Wassef", "why"));
    }

    [Fact]
    public void An_entry_counts_from_its_first_to_its_last_day()
    {
        var day = new LocalDate(2027, 5, 10);
        Assert.Equal(WatchEntry.EndsBeforeItBegins, Enter("Karim Wassef", "why", day, day.PlusDays(-1)));
        Assert.Null(WatchEntry.Enter(Guid.Empty, new([new("Karim Wassef")], "why", ""), day, day, WatchReaders.Reviewers, Anna, Noon, Keys, out var entry));
        Assert.Equal([false, true, false], new[] { -1, 0, 1 }.Select(d => entry.HoldsOn(day.PlusDays(d))));
        Assert.Null(entry.End(Ben, Noon));
        Assert.False(entry.HoldsOn(day));
        Assert.Equal(WatchEntry.AlreadyEnded, entry.End(Ben, Noon));
        Assert.Equal(WatchEntry.AlreadyEnded, entry.Say(entry.Text(Keys), null, null, WatchReaders.Reviewers, Keys));
    }

    [Fact]
    public void Another_person_frees_and_the_answer_can_be_taken_back()
    {
        var hit = Hit(.8);
        Assert.True(hit.Blocks);
        Assert.Null(hit.IsAnother(Anna, Noon, "born elsewhere", Keys));
        Assert.False(hit.Blocks);
        Assert.Equal(("Anna", "born elsewhere"), (hit.AnsweredBy, hit.Reason(Keys)));
        Assert.Equal(WatchHit.NotNow, hit.IsSame(Anna, Noon, "", Keys));
        Assert.Null(hit.TakeBack());
        Assert.True(hit.Blocks);
        Assert.Equal((null, ""), (hit.AnsweredBy, hit.Reason(Keys)));
        Assert.Equal(WatchHit.NotNow, hit.TakeBack());
    }

    [Fact]
    public void The_same_person_needs_an_authorised_decision_with_a_reason()
    {
        var hit = Hit(.8);
        Assert.Equal(WatchHit.NotNow, hit.Admit(Ben, Noon, "why not", authorised: true, Keys));
        Assert.Null(hit.IsSame(Anna, Noon, "", Keys));
        Assert.True(hit.Blocks);
        Assert.Equal(WatchHit.NotAuthorised, hit.Admit(Ben, Noon, "why not", authorised: false, Keys));
        Assert.Equal(WatchHit.ReasonMissing, hit.Admit(Ben, Noon, " ", authorised: true, Keys));
        Assert.Null(hit.Admit(Ben, Noon, "cleared", authorised: true, Keys));
        Assert.False(hit.Blocks);
    }

    [Fact]
    public void A_name_that_comes_nearer_is_asked_about_again()
    {
        var hit = Hit(.75);
        Assert.Null(hit.IsAnother(Anna, Noon, "", Keys));
        hit.Found(.76);
        Assert.False(hit.Blocks);
        hit.Found(.95);
        Assert.True(hit.Blocks);
    }

    [Fact]
    public void Nobody_is_accredited_while_the_question_is_open()
    {
        Assert.Null(Person.Enter([new("Karim Wassef")], out var person));
        var one = Participation.Nominate(Guid.Empty, Guid.Empty, Guid.Empty, person, Guid.Empty, leads: false, Ben, Noon);
        Assert.Null(one.Submit(Ben, Noon));
        one.SecondLook = true;
        Assert.Equal(Participation.NeedsSecondLook, one.Accredit(Anna, Noon, fourEyes: false));
        Assert.Equal(Participation.NeedsSecondLook, one.Accredit(Anna, Noon, fourEyes: true));
        Assert.Equal(ParticipationState.Submitted, one.State);
        Assert.Null(one.Refuse(Anna, Noon, "not this time"));
    }

    private static Refusal? Enter(string name, string reason, LocalDate? from = null, LocalDate? until = null) =>
        WatchEntry.Enter(Guid.Empty, new([new(name)], reason, ""), from, until, WatchReaders.Reviewers, Anna, Noon, Keys, out _);

    private static WatchHit Hit(double score)
    {
        var hit = new WatchHit { ConferenceId = Guid.Empty, ParticipationId = Guid.Empty, EntryId = Guid.Empty, PersonId = Guid.Empty, FoundAt = Noon };
        hit.Found(score);
        return hit;
    }
}
