using NodaTime;
using Plenary.Records;
using Xunit;

namespace Plenary.Tests.Records;

public class InterventionRules
{
    private static readonly Instant Noon = Instant.FromUtc(2027, 5, 11, 9, 0);
    private static readonly Said Words = new("Étienne Fontaine", "fr", "Secretary General", "Association des Puits Ouverts", Summary: "Asks for doors.", Text: "Doors are cheap.");

    private static Refusal? Note(Said said) => Intervention.Record(Guid.CreateVersion7(), Guid.CreateVersion7(), 1, said, out _);

    private static Intervention Noted(Said? said = null)
    {
        Assert.Null(Intervention.Record(Guid.CreateVersion7(), Guid.CreateVersion7(), 1, said ?? Words, out var intervention));
        return intervention;
    }

    [Fact]
    public void Somebody_has_spoken() => Assert.Equal(Intervention.SpeakerMissing, Note(Words with { Speaker = " \u200B " }));

    [Theory]
    [InlineData(""), InlineData("French"), InlineData("fr_FR"), InlineData("f")]
    public void A_language_is_named_by_its_tag(string language) => Assert.Equal(Intervention.NotALanguage, Note(Words with { Language = language }));

    [Fact]
    public void A_translation_is_into_another_language_and_there_is_one_into_each()
    {
        Assert.Equal(Intervention.OwnLanguage, Note(Words with { Translations = [new("fr", "Demande des portes.", "")] }));
        Assert.Equal(Intervention.TranslatedTwice, Note(Words with { Translations = [new("ar", "أبواب", ""), new("ar", "", "الأبواب رخيصة")] }));
        Assert.Equal(Intervention.NotALanguage, Note(Words with { Translations = [new("Arabic", "أبواب", "")] }));
        Assert.Empty(Noted(Words with { Translations = [new("ar", " ", "")] }).Translations);   // an empty one is none
    }

    [Fact]
    public void Texts_have_an_end()
    {
        Assert.Equal(Intervention.TooLong, Note(Words with { Text = new('x', Intervention.LongestText + 1) }));
        Assert.Equal(Intervention.TooLong, Note(Words with { Translations = [new("ar", new('x', Intervention.LongestSummary + 1), "")] }));
        Assert.Equal(Intervention.NameTooLong, Note(Words with { For = new('x', Intervention.LongestName + 1) }));
        Assert.Equal(Intervention.TooManyQuotations, Note(Words with { Quotations = [.. Enumerable.Repeat("x", Intervention.MostQuotations + 1)] }));
    }

    [Fact]
    public void What_turns_the_direction_of_a_line_about_is_not_kept()
    {
        var intervention = Noted(Words with { Speaker = "Ali\u202E Demir", Text = "One\u202E two\0\r\n\r\nthree" });
        Assert.Equal(("Ali Demir", "One two\n\nthree"), (intervention.SpeakerName, intervention.Text));
    }

    [Fact]
    public void The_public_reads_it_from_publication_to_withdrawal()
    {
        var intervention = Noted();
        Assert.Empty(Read(Noon));
        Assert.Equal(RecordItem.NotPublic, intervention.Withdraw(Noon));
        Assert.Null(intervention.Publish(Noon));
        Assert.Empty(Read(Noon - Duration.Epsilon));
        Assert.Single(Read(Noon));
        Assert.Equal(RecordItem.AlreadyPublic, intervention.Publish(Noon));
        Assert.Null(intervention.Withdraw(Noon));
        Assert.Empty(Read(Noon + Duration.FromDays(1)));
        Assert.Null(intervention.Publish(Noon + Duration.FromDays(2)));
        Assert.Single(Read(Noon + Duration.FromDays(2)));

        IQueryable<Intervention> Read(Instant at) => new[] { intervention }.AsQueryable().PublicAt(at);
    }

    [Fact]
    public void Nothing_is_published_that_cannot_be_read() => Assert.Equal(Intervention.NothingToRead, Noted(Words with { Summary = "", Text = " " }).Publish(Noon));

    [Fact]
    public void What_was_public_once_is_not_deleted()
    {
        var intervention = Noted();
        Assert.Null(intervention.Discard());
        Assert.Null(intervention.Publish(Noon) ?? intervention.Withdraw(Noon));
        Assert.Equal(RecordItem.WasPublic, intervention.Discard());
    }

    [Fact]
    public void The_order_begins_with_one() => Assert.Equal(Intervention.OrderNotPositive, Noted().Place(Guid.CreateVersion7(), 0));
}
