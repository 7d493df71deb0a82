using Plenary.Records;
using Xunit;

namespace Plenary.Tests.Records;

public class WordSearchFacts
{
    private static string? Found(string text, string typed) =>
        WordSearch.For(typed).PassageOf([(text, "en")]) is { } passage ? string.Concat(passage.Pieces.Select(p => p.IsHit ? $"[{p.Text}]" : p.Text)) : null;

    [Theory]
    [InlineData("The Anthropocene began here.", "anthropo", "The [Anthropocene] began here.")]
    [InlineData("À l’école, l’eau coule.", "ECOLE", "À [l’école], l’eau coule.")]
    [InlineData("İstanbul’da ışık var", "istanbul isik", "[İstanbul’da] [ışık] var")]
    [InlineData("لنقول ما نجح في المدارس", "مدارس", "لنقول ما نجح في [المدارس]")]
    [InlineData("الأطفال يحفظون السجل", "اطفال", "[الأطفال] يحفظون السجل")]
    [InlineData("המים נקיים", "מים", "[המים] נקיים")]
    [InlineData("清洁的水是第一课", "第一", "[清洁的水是第一课]")]
    [InlineData("น้ำสะอาดเป็นบทเรียน", "สะอาด", "[น้ำสะอาดเป็นบทเรียน]")]
    [InlineData("Чистая вода в школах", "школ", "Чистая вода в [школах]")]
    [InlineData("state-owned wells", "owned", "state-[owned] wells")]
    public void The_passage_marks_the_word_that_was_typed(string text, string typed, string passage) => Assert.Equal(passage, Found(text, typed));

    [Theory]
    [InlineData("The Anthropocene", "cene"), InlineData("السماء", "سم"), InlineData("Anything", "?!")]
    public void A_word_is_found_by_its_beginning(string text, string typed) => Assert.Null(Found(text, typed));

    [Fact]
    public void Around_the_word_stands_a_line_or_two()
    {
        var text = string.Join(' ', Enumerable.Repeat("water", 200)) + "\n\nThe pump has a keeper. " + string.Join(' ', Enumerable.Repeat("river", 200));
        var found = Found(text, "keeper")!;
        Assert.StartsWith("…water", found, StringComparison.Ordinal);
        Assert.Contains("The pump has a [keeper].", found, StringComparison.Ordinal);
        Assert.EndsWith("river…", found, StringComparison.Ordinal);
        Assert.InRange(found.Length, 150, 300);
    }

    [Theory]
    [InlineData("Dear friends,\n\n> The river belongs to all.\n\nRead [on](javascript:alert(1)).", "river", "Dear friends, The [river] belongs to all. Read on.")]
    [InlineData("# The *river*\n\n- one\n- the **rivers** too", "river", "The [river] one the [rivers] too")]
    [InlineData("See [the map](https://river.example/river). A **river** bends.", "river", "See the map. A [river] bends.")]
    [InlineData("Between <b>river</b> and hall", "river", "Between <b>[river]</b> and hall")]
    public void The_passage_is_what_is_read_without_its_Markdown(string text, string typed, string passage) => Assert.Equal(passage, Found(text, typed));

    [Fact]
    public void A_word_that_stands_in_addresses_alone_has_no_passage() => Assert.Null(Found("See [the map](https://river.example).", "river"));

    [Fact]
    public void In_a_long_line_too_the_passage_is_cut_around_the_word()
    {
        var line = string.Join(' ', Enumerable.Repeat("[water](https://example.org/a-long-address)", 5_000));
        var found = Found($"{line} A **keeper** of the pump. {line}", "keeper")!;
        Assert.StartsWith("…water water", found, StringComparison.Ordinal);
        Assert.Contains("water A [keeper] of the pump. water", found, StringComparison.Ordinal);
        Assert.EndsWith("water…", found, StringComparison.Ordinal);
        Assert.DoesNotContain("http", found, StringComparison.Ordinal);
    }

    [Fact]
    public void The_passage_is_of_the_text_that_holds_most_of_the_words()
    {
        var passage = WordSearch.For("pump keeper").PassageOf([("A pump.", "en"), ("La pompe", "fr"), ("The keeper of the pump.", "en")]);
        Assert.Equal("The keeper of the pump.", passage!.ToString());
    }

    [Fact]
    public void Broken_letters_do_no_harm() => Assert.Equal("a \ud800[word]", Found("a \ud800word", "word"));
}
