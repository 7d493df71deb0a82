using System.Globalization;
using System.Text.RegularExpressions;
using Plenary.Site;
using Xunit;

namespace Plenary.Tests.Site;

public partial class WordingTests
{
    public static TheoryData<string> Translations => ["ar", "fr", "tr", "id"];

    [Theory, MemberData(nameof(Translations))]
    public void Every_text_is_translated(string language)
    {
        var there = SaidTexts.Translated(language).Select(t => t.Key).ToHashSet();
        var missing = SaidTexts.Used().Where(u => !OnlyForBuilders(u.Value) && !there.Contains(u.Key)).Select(u => $"{u.Value[0]}: {u.Key}").Order();
        Assert.True(!missing.Any(), $"Missing in {language}:\n" + string.Join('\n', missing));
    }

    [Theory, MemberData(nameof(Translations))]
    public void No_translation_is_without_use(string language)
    {
        var used = SaidTexts.Used();
        var unused = SaidTexts.Translated(language).Where(t => !used.ContainsKey(t.Key)).Select(t => $"{t.File}: {t.Key}").Order();
        Assert.True(!unused.Any(), "Nobody says:\n" + string.Join('\n', unused));
    }

    [Theory, MemberData(nameof(Translations))]
    public void Folders_agree_on_a_translation(string language)
    {
        var torn = SaidTexts.Translated(language).GroupBy(t => t.Key).Where(g => g.Select(t => t.Text).Distinct().Count() > 1)
            .Select(g => $"{g.Key}: " + string.Join(" / ", g.Select(t => $"{t.Text} ({t.File})"))).Order();
        Assert.True(!torn.Any(), "Translated in two ways:\n" + string.Join('\n', torn));
    }

    [Theory, MemberData(nameof(Translations))]
    public void Translations_keep_the_places_of_the_arguments(string language)
    {
        var wrong = SaidTexts.Translated(language).Where(t => !SamePlaces(t.Key, t.Text)).Select(t => $"{t.File}: {t.Key} → {t.Text}").Order();
        Assert.True(!wrong.Any(), "Other {n} than in English:\n" + string.Join('\n', wrong));
    }

    [Theory, MemberData(nameof(Translations))]
    public void Counted_texts_have_the_forms_of_the_language(string language)
    {
        var wrong = SaidTexts.Translated(language)
            .Where(t => t.Key.Contains('|') && t.Text.Split('|').Length is var forms && forms != 1 && forms != Plural.Forms(language))
            .Select(t => $"{t.File}: {t.Key} → {t.Text}").Order();
        Assert.True(!wrong.Any(), $"{Plural.Forms(language)} forms, or one for every number, are needed:\n" + string.Join('\n', wrong));
    }

    [Theory, MemberData(nameof(Translations))]
    public void The_program_carries_the_translations(string language)
    {
        var carried = Wording.Texts.Into(language);
        Assert.All(SaidTexts.Translated(language), t => Assert.Equal(t.Text, carried[t.Key]));
        Assert.NotEmpty(carried);
    }

    /// <summary>The wording of numbers follows the reader's digits, so that one sentence never holds two kinds; codes are written alike everywhere.</summary>
    [Theory]
    [InlineData("اكتب عدد المقاعد بين 0 و{0}.", "اكتب عدد المقاعد بين ٠ و{0}.")]
    [InlineData("من 2 إلى 40: مثل general-13.", "من ٢ إلى ٤٠: مثل general-13.")]
    [InlineData("مثل CN13/2/Rev.1. وزن −3، ‎+90 555 111 22 33، 2027-04-30، 01:30", "مثل CN13/2/Rev.1. وزن −٣، ‎+90 555 111 22 33، 2027-04-30، 01:30")]
    public void Arabic_sentences_hold_one_kind_of_digits(string wording, string said) => Assert.Equal(said, Digits.ShapeNumbers(wording));

    [Fact]
    public void Translations_are_written_with_western_digits_so_that_a_conference_may_choose() =>
        Assert.Empty(SaidTexts.Translated("ar").Where(t => t.Text.Any(c => c is >= '٠' and <= '٩')).Select(t => $"{t.File}: {t.Text}"));

    [Fact]
    public void The_choice_of_digits_covers_wording_and_arguments()
    {
        using (Languages.Speak("ar")) Assert.Equal("اكتب عدد المقاعد بين ٠ و٢٠٠.", Wording.Texts["Write a number of places between 0 and {0}.", 200]);
        using (Languages.Speak("ar", westernDigits: true)) Assert.Equal("اكتب عدد المقاعد بين 0 و200.", Wording.Texts["Write a number of places between 0 and {0}.", 200]);
    }

    [Fact]
    public void The_collector_finds_each_way_of_saying_something()
    {
        const string source = """
            <h1 title="@T["In an attribute"]">@T["Plain"]</h1> @T.Html("{0} in " + "two parts", name)
            T.Count(list.Count(x => x.Of(",", ')')), "{0} thing", "{0} things")  Wording.Key("Kept for later")
            public static readonly Refusal Late = new("invitation.too-late", "The deadline was {0}.");
            return new Refusal("seat.taken", "This seat is \"taken\".");
            [Display(Name = "Head of delegation")] Head, [Required(ErrorMessage = "Write a name.")]
            T[variable] dictionary["not a text"] new("no code", "not a text") context.Texts["yes"]
            """;
        Assert.Equal(
            ["In an attribute", "Plain", "{0} in two parts", "{0} thing|{0} things", "Kept for later", "The deadline was {0}.", "This seat is \"taken\".",
                "Head of delegation", "Write a name.", "yes"],
            SaidTexts.In(source));
    }

    [Theory]
    [InlineData("en", 0, "0 people"), InlineData("en", 1, "1 person"), InlineData("fr", 0, "0 personne"), InlineData("fr", 2, "2 personnes")]
    [InlineData("ar", 0, "لا أحد"), InlineData("ar", 1, "شخص واحد"), InlineData("ar", 2, "شخصان"), InlineData("ar", 7, "٧ أشخاص"), InlineData("ar", 11, "١١ شخصًا"), InlineData("ar", 100, "١٠٠ شخص"), InlineData("ar", 103, "١٠٣ أشخاص")]
    [InlineData("tr", 1, "1 kişi"), InlineData("tr", 5, "5 kişi"), InlineData("id", 5, "5 orang")]
    public void Numbers_take_the_form_of_the_language(string language, int n, string said)
    {
        var forms = language switch
        {
            "ar" => "لا أحد|شخص واحد|شخصان|{0} أشخاص|{0} شخصًا|{0} شخص",
            "fr" => "{0} personne|{0} personnes",
            "tr" => "{0} kişi",
            "id" => "{0} orang",
            _ => "{0} person|{0} people",
        };
        using var _ = Languages.Speak(language);
        Assert.Equal(said, string.Format(CultureInfo.InvariantCulture, Plural.Choose(language, forms, n), Say.Number(n)));
    }

    [Fact]
    public void Names_in_a_page_are_encoded_and_isolated()
    {
        using var writer = new StringWriter();
        Wording.Texts.Html("{0} of {1} & more", "<b>Ali</b>", 1204).WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.Equal("<bdi>&lt;b&gt;Ali&lt;/b&gt;</bdi> of 1,204 &amp; more", writer.ToString());
    }

    [Fact]
    public void A_text_without_translation_is_said_in_English_with_English_plurals()
    {
        using var _ = Languages.Speak("ar", westernDigits: true);
        Assert.Equal("1 xyzzy", Wording.Texts.Count(1, "{0} xyzzy", "{0} xyzzies"));
        Assert.Equal("2 xyzzies", Wording.Texts.Count(2, "{0} xyzzy", "{0} xyzzies"));
    }

    // The page of parts is shown in Development only, to those who build pages.
    private static bool OnlyForBuilders(List<string> places) => places.All(p => p.StartsWith(Path.Combine("Site", "Parts"), StringComparison.Ordinal) && p.Contains(".cshtml", StringComparison.Ordinal));

    /// <summary>A form for exactly none, one or two may leave the number out: the word says it. Every other form names all arguments.</summary>
    private static bool SamePlaces(string key, string text)
    {
        var wanted = Places(key.Split('|')[^1]);
        var forms = text.Split('|');
        return forms.Select((form, i) => Places(form) is var has && (has.SetEquals(wanted)
            || key.Contains('|') && i < 3 && forms.Length > 1 && i < forms.Length - 1 && has.IsSubsetOf(wanted) && wanted.Except(has).All(p => p == "{0}"))).All(ok => ok);
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();
}
