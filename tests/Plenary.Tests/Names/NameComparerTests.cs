using System.Text;
using CsCheck;
using Plenary.Names;
using Xunit;

namespace Plenary.Tests.Names;

public class NameComparerTests
{
    private static double Score(string a, string b) => NameComparer.Score(PersonName.Parse(a), PersonName.Parse(b));

    [Theory]
    [InlineData("Dr. Yousef Saeed", "Yusuf Said")]
    [InlineData("Dr. Yousef Saeed", "يوسف سعيد")]
    [InlineData("Khaled Abdel Rahman Haddad", "خالد عبدالرحمن حداد")]
    [InlineData("Noureddine El Amrani", "نور الدين العمراني")]
    [InlineData("Pyotr Tchaikovsky", "Пётр Ильич Чайковский")]
    [InlineData("Чайковский, Пётр Ильич", "Peter Tschaikowski")]
    [InlineData("Melina Merkouri", "Μελίνα Μερκούρη")]
    [InlineData("Golda Meir", "גולדה מאיר")]
    [InlineData("Audrey Hepburn", "オードリー・ヘプバーン")]
    [InlineData("Audrey Hepburn", "오드리 헵번")]
    [InlineData("Şükrü Gülesin", "Sukru GULESIN")]
    [InlineData("Jorge Luis Borges", "J. L. Borges")]
    [InlineData("William Shakespeare", "Bill Shakespeare")]
    [InlineData("Vincent van Gogh", "Gogh, Vincent van")]
    [InlineData("Anne-Marie Dupont", "Annemarie Dupont")]
    [InlineData("Fyodor Dostoyevsky", "Fjodor Dostojewski")]
    public void One_person_under_two_spellings_is_at_least_possible(string a, string b) =>
        Assert.InRange(Score(a, b), NameLevels.Possible, 1);

    [Theory]
    [InlineData("Mohammed Ali Haddad", "Mahmoud Ali Haddad")]
    [InlineData("Hasan Omar", "حسين عمر")]
    [InlineData("Anna Petrova", "Пётр Анненков")]
    [InlineData("Maria Callas", "Melina Merkouri")]
    [InlineData("Jean Moulin", "Jean Monnet")]
    [InlineData("Rosa Luxemburg", "ローザ・パークス")]
    [InlineData("Ahmed", "Ahmed bin Saleh bin Nasser Al Harbi")]
    public void Two_people_are_not(string a, string b) => Assert.InRange(Score(a, b), 0, NameLevels.Possible);

    /// <summary>Names made of words that names are made of, in any mixture of scripts.</summary>
    private static readonly string[] Words =
    [
        "Yousef", "Saeed", "يوسف", "سعيد", "Anna", "Иван", "Petrovich", "José", "O'Brien", "al-Rahman", "عبد", "الرحمن", "van", "Gogh", "ヘプバーン", "김철수", "李光耀", "Δήμητρα", "דוד",
        "J.", "Nguyễn", "Ştefan", "Wojciech", "bin", "Noureddine", "Гүлнара", "ნინო", "राम", "Mc Donald", "İsmet",
    ];

    private static readonly Gen<string> Name = Gen.Int[0, Words.Length - 1].Array[1, 6].Select(w => string.Join(' ', w.Select(i => Words[i])));

    [Fact]
    public void It_is_the_same_either_way_round() => Gen.Select(Name, Name).Sample((a, b) => Score(a, b) == Score(b, a));

    [Fact]
    public void Equal_names_score_1() => Name.Sample(name => Score(name, name) == 1);

    private static readonly string[] Titles = ["Dr. ", "Prof. Dr. ", "Mrs ", "Mme ", "Sayın ", "الدكتور ", "Проф. "];
    private static readonly string[] Suffixes = [" Jr.", ", PhD", " III"];

    [Fact]
    public void Honorifics_change_nothing() => Gen.Select(Name, Name, Gen.Int[0, Titles.Length - 1], Gen.Int[0, Suffixes.Length - 1]).Sample((a, b, title, suffix) =>
        Score(Titles[title] + a, b) == Score(a, b) && Score(a + Suffixes[suffix], b) == Score(a, b));

    [Fact]
    public void Case_and_normal_form_change_nothing() => Gen.Select(Name, Name).Sample((a, b) =>
    {
        var score = Score(a, b);
        return Score(a.ToUpperInvariant(), b) == score && Score(a.ToLowerInvariant(), b) == score
            && Enum.GetValues<NormalizationForm>().All(form => Score(a.Normalize(form), b) == score);
    });

    [Fact]
    public void A_comma_before_the_given_names_changes_nothing() => Gen.Select(Name, Name).Sample((a, b) =>
    {
        var words = a.Split(' ');
        return words.Length == 1 || Score($"{string.Join(' ', words[1..])}, {words[0]}", b) == Score(a, b);
    });

    [Fact]
    public void Anything_typed_has_a_score_and_an_explanation_whose_points_add_up() => Gen.Select(Gen.OneOf(Name, SearchKeyTests.AnyText), Gen.OneOf(Name, SearchKeyTests.AnyText)).Sample((a, b) =>
    {
        var (x, y) = (PersonName.Parse(a), PersonName.Parse(b));
        var score = NameComparer.Score(x, y);
        var told = NameComparer.Explain(x, y);
        return score is >= 0 and <= 1 && told.Score == score && told.Steps.Count > 0 && Math.Abs(told.Steps.Sum(s => s.Points) - 100 * score) < 1e-6
            && told.Steps.All(s => NameExplanation.Texts.Contains(s.Message.Text) && s.Message.ToString().Length > 0);
    });

    [Fact]
    public void A_name_of_100_kB_is_read_in_bounds()
    {
        foreach (var unit in new[] { "a", "é", "م", "字", "ー", "\u0301", "(", "Abd ", "Dr. ", "\uD800", "김", "a,", "ﷺ", "山", "大学", "Al-", "דזש" })
        {
            var name = PersonName.Parse(string.Concat(Enumerable.Repeat(unit, 100_000 / unit.Length)));
            Assert.InRange(name.Tokens.Count, 0, 12);
            Assert.All(name.Tokens, t => Assert.InRange(t.Text.Length, 1, 400));
            Assert.InRange(NameComparer.Score(name, PersonName.Parse("Yousef Saeed")), 0, 1);
            var body = OrganisationName.Parse(name.Text);
            Assert.InRange(body.Tokens.Count, 0, 16);
            Assert.All(body.Tokens, t => Assert.InRange(t.Forms.Length, 1, 24));
            Assert.InRange(OrganisationComparer.Score(body, OrganisationName.Parse("Ministry of Health")), 0, 1);
        }
    }

    [Fact]
    public void Every_character_there_is_may_stand_in_a_name()
    {
        var text = new StringBuilder();
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            if (Rune.TryCreate(value, out var rune)) text.Append('a').Append(rune);
            if (value % 16 != 15) continue;
            var typed = text.ToString();
            Assert.InRange(NameComparer.Score(PersonName.Parse(typed), PersonName.Parse(typed)), 0, 1);
            Assert.InRange(OrganisationName.Parse(typed).Tokens.Count, 0, 16);
            text.Clear();
        }
    }

    [Fact]
    public void Long_texts_of_any_characters_are_read_and_compared_in_bounds() =>
        Gen.Select(Gen.Char.Array[0, 3_000].Select(c => new string(c)), Gen.Char.Array[0, 300].Select(c => new string(c))).Sample((a, b) =>
        {
            var (x, y) = (PersonName.Parse(a), PersonName.Parse(b));
            return x.Tokens.Count <= 12 && x.Tokens.All(t => t.Forms.Length is > 0 and <= 24 && t.Forms.All(f => f.Length <= 40)) && NameComparer.Score(x, y) == NameComparer.Score(y, x);
        }, iter: 200);

    [Theory]
    [InlineData("田中角栄", "Kakuei Tanaka")]
    [InlineData("金大中", "Kim Dae-jung")]
    [InlineData("陳慶炎", "Tan Keng Yam")]
    [InlineData("דזשאן קערי", "John Kerry")]
    [InlineData("ژرژ پمپیدو", "Georges Pompidou")]
    public void Characters_are_read_as_the_bearers_country_reads_them(string a, string b) => Assert.InRange(Score(a, b), NameLevels.Possible, 1);

    /// <summary>The family's name comes first in one script and last in the other.</summary>
    [Theory]
    [InlineData("김철수", "Kim Cheol-su", "Cheolsu Kim")]
    [InlineData("王小明", "Wang Xiaoming", "Xiaoming Wang")]
    [InlineData("諸葛亮", "Zhuge Liang", "Liang Zhuge")]
    [InlineData("田中角栄", "Tanaka Kakuei", "Kakuei Tanaka")]
    public void A_surname_that_comes_first_is_found_wherever_it_stands(string name, string first, string last)
    {
        Assert.InRange(Score(name, first), NameLevels.Possible, 1);
        Assert.InRange(Score(name, last), NameLevels.Possible, 1);
    }

    [Theory]
    [InlineData("மங்கள சமரவீர", "Mangala Samaraweera")]
    [InlineData("මංගල සමරවීර", "Mangala Samaraweera")]
    [InlineData("मनमोहन सिंह", "Manmohan Singh")]
    [InlineData("東姑阿都拉曼", "Tunku Abdul Rahman")]
    [InlineData("مایکل دبلیو. گریفیث", "Michael W. Griffith")]
    [InlineData("Shirley Williams, Baroness Williams of Crosby", "Shirley Williams")]
    [InlineData("Kim Chŏng-sik", "Kim Jong Sik")]
    public void Habits_of_writing_are_known(string a, string b) => Assert.InRange(Score(a, b), NameLevels.Possible, 1);

    [Fact]
    public void Characters_of_one_sound_are_told_from_forms_of_one_character() =>
        Assert.True(Score("陳慶炎", "陈庆炎") > .95 && Score("王小明", "王晓鸣") < .5);

    [Fact]
    public void Two_neighbouring_letters_that_changed_places_are_a_slip_of_the_finger()
    {
        Assert.InRange(Score("Azan Ismail", "Azan Imsail"), NameLevels.Possible, 1);
        Assert.Contains(NameComparer.Explain(PersonName.Parse("Azan Ismail"), PersonName.Parse("Azan Imsail")).Meetings, m => m.Reason == MatchReason.Typing);
    }

    [Theory]
    [InlineData("Rustam Ibragimovich Aselderov", "Rustam Magomedovich Aselderov")]
    [InlineData("Walijan Abdul Ghafoor Haqqani", "Walijan")]
    [InlineData("N. N.", "Nursultan Nazarbayev")]
    public void Some_things_are_never_enough(string a, string b) => Assert.InRange(Score(a, b), 0, NameLevels.Possible);

    [Fact]
    public void An_initial_stands_for_a_given_name_and_contradicts_another()
    {
        Assert.InRange(Score("Paul Ryan", "P. Ryan"), NameLevels.Possible, 1);
        Assert.InRange(Score("Paul Ryan", "J. Ryan"), 0, NameLevels.Possible);
        Assert.InRange(Score("Norman Fowler", "Norman F. Lent"), 0, NameLevels.SearchOnly);
    }

    [Fact]
    public void The_explanation_says_that_words_stand_in_another_order()
    {
        var told = NameComparer.Explain(PersonName.Parse("Hasan Ali Haddad"), PersonName.Parse("علي حسن حداد"));
        Assert.Contains(told.Steps, s => s.Message.Text == "The words stand in another order" && s.Points < 0);
        Assert.Equal(100 * told.Score, told.Steps.Sum(s => s.Points), 6);
        Assert.DoesNotContain(NameComparer.Explain(PersonName.Parse("Hasan Ali Haddad"), PersonName.Parse("حسن علي حداد")).Steps, s => s.Message.Text == "The words stand in another order");
    }

    [Fact]
    public void It_is_read_in_the_order_in_which_it_is_said()
    {
        var name = PersonName.Parse("Prof. Dr. van Gogh, Vincent Jr.");
        Assert.Equal(["Vincent", "van", "Gogh"], name.Tokens.Select(t => t.Text));
        Assert.Equal(TokenKind.Particle, name.Tokens[1].Kind);
        Assert.Equal(["Prof", "Jr", "Dr"], name.Honorifics);
    }

    [Fact]
    public void The_explanation_says_which_word_met_which()
    {
        var told = NameComparer.Explain(PersonName.Parse("Yousef Saeed Khan"), PersonName.Parse("سعيد يوسف"));
        Assert.Contains(told.Meetings, m => m is { A: "Yousef", B: "يوسف", Reason: MatchReason.Spelling });
        Assert.Contains(told.Meetings, m => m is { A: "Saeed", B: "سعيد" });
        Assert.Equal(["Khan"], told.OnlyInA);
        Assert.Contains(told.Steps, s => s.Message.ToString() == "“Khan” is only in the first name" && s.Points < 0);
    }

    [Fact]
    public void A_common_name_is_told_from_its_neighbours() =>
        Assert.True(Score("حسن الخطيب", "Hasan al-Khatib") > .9 && Score("حسن الخطيب", "Husayn al-Khatib") < .5);
}
