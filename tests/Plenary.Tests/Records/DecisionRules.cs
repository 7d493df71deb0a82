using NodaTime;
using Plenary.Records;
using Xunit;

namespace Plenary.Tests.Records;

public class DecisionRules
{
    private static readonly Instant Noon = Instant.FromUtc(2027, 5, 11, 9, 0);
    private static readonly LocalDateTime Then = new(2027, 5, 11, 11, 40);
    private static readonly LocalText Title = LocalText.Of("Water in schools"), Text = LocalText.Of("Each school keeps a log of its well.");

    private static Decision Put()
    {
        Assert.Null(Decision.Put(Guid.CreateVersion7(), Guid.CreateVersion7(), 1, Title, Text, "River Schools Network", out var decision));
        return decision;
    }

    [Fact]
    public void A_text_has_a_title_and_words()
    {
        var decision = Put();
        Assert.Equal(Decision.TitleMissing, decision.Word(decision.SessionId, LocalText.Empty, Text, ""));
        Assert.Equal(Decision.TextMissing, decision.Word(decision.SessionId, Title, LocalText.Of(" \u202E"), ""));
        Assert.Equal(Decision.TooLong, decision.Word(decision.SessionId, LocalText.Of(new('x', Decision.LongestTitle + 1)), Text, ""));
        Assert.Equal(Intervention.NotALanguage, decision.Word(decision.SessionId, new("English", "x"), Text, ""));
    }

    [Fact]
    public void What_is_counted_has_numbers_and_consensus_has_none()
    {
        Assert.Equal(Decision.VotesMissing, Put().Decide(DecisionMethod.RollCall, DecisionResult.Adopted, Then, null));
        Assert.Equal(Decision.VotesMissing, Put().Decide(DecisionMethod.SecretBallot, DecisionResult.Rejected, Then, null));
        Assert.Equal(Decision.NotCounted, Put().Decide(DecisionMethod.Consensus, DecisionResult.Adopted, Then, new(1, 0, 0)));
        Assert.Equal(Decision.NotByConsensus, Put().Decide(DecisionMethod.Consensus, DecisionResult.Rejected, Then, null));
        Assert.Equal(Decision.VotesNegative, Put().Decide(DecisionMethod.RollCall, DecisionResult.Rejected, Then, new(3, -1, 0)));
        Assert.Null(Put().Decide(DecisionMethod.ShowOfHands, DecisionResult.Adopted, Then, null));
        Assert.Null(Put().Decide(DecisionMethod.RollCall, DecisionResult.Postponed, null, null));
        Assert.Null(Put().Decide(DecisionMethod.RollCall, DecisionResult.Adopted, Then, new(41, 2, 3)));
    }

    [Theory]
    [InlineData(20, 20), InlineData(3, 4), InlineData(0, 0)]
    public void Nothing_is_adopted_against_the_votes(int inFavour, int against) =>
        Assert.Equal(Decision.NotCarried, Put().Decide(DecisionMethod.RollCall, DecisionResult.Adopted, Then, new(inFavour, against, 0)));

    [Fact]
    public void It_is_published_once_it_is_decided()
    {
        var decision = Put();
        Assert.Equal(Decision.NotDecided, decision.Publish(Noon));
        Assert.Null(decision.Decide(DecisionMethod.Consensus, DecisionResult.Adopted, Then, null) ?? decision.Publish(Noon));
        Assert.Single(new[] { decision }.AsQueryable().PublicAt(Noon));
    }

    [Fact]
    public void What_readers_have_is_not_changed_behind_their_backs_but_can_be_translated()
    {
        var decision = Put();
        Assert.Null(decision.Decide(DecisionMethod.Consensus, DecisionResult.Adopted, Then, null) ?? decision.Publish(Noon));
        Assert.Equal(Decision.ReadersHaveIt, decision.Word(decision.SessionId, Title, LocalText.Of("Another text."), decision.Proposer));
        Assert.Equal(Decision.ReadersHaveIt, decision.Word(decision.SessionId, Title, Text, "Somebody else"));
        Assert.Equal(Decision.ReadersHaveIt, decision.Decide(DecisionMethod.Consensus, DecisionResult.Postponed, Then, null));
        Assert.Null(decision.Word(decision.SessionId, Title.With("fr", "L’eau à l’école"), Text, decision.Proposer));
        Assert.Null(decision.Withdraw(Noon) ?? decision.Word(decision.SessionId, Title, LocalText.Of("Another text."), decision.Proposer));
    }
}
