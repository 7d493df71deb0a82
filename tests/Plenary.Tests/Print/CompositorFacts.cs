using CsCheck;
using Plenary.Print;
using Xunit;

namespace Plenary.Tests.Print;

public class CompositorFacts
{
    private static readonly Compositor Compositor = new(FontShelf.Standard);
    private static readonly Plenary.Print.Type Serif = new(Cut.Serif, 10, Ink.Black);

    private static string Text(Line line) => string.Concat(line.Runs.Select(run => System.Text.Encoding.UTF8.GetString(run.Utf8)));

    [Theory]
    [InlineData("Dewi Sungai", "SourceSerif4_400Regular.ttf")]
    [InlineData("Nguyễn Thị", "SourceSerif4_400Regular.ttf")]
    [InlineData("Şükrü Iğdır", "SourceSerif4_400Regular.ttf")]
    [InlineData("Ольга", "SourceSerif4_400Regular.ttf")]
    [InlineData("Ελένη", "SourceSerif4_400Regular.ttf")]
    [InlineData("سلمى البحري", "Amiri_400Regular.ttf")]
    [InlineData("فارسی‌زبان", "Amiri_400Regular.ttf")]
    [InlineData("נועה", "FrankRuhlLibre_400Regular.ttf")]
    [InlineData("王小明", "NotoSansSC_400Regular.ttf")]
    [InlineData("やまだ", "NotoSansSC_400Regular.ttf")]
    [InlineData("김하늘", "NotoSansKR_400Regular.ttf")]
    [InlineData("สมชาย", "NotoSansThai_400Regular.ttf")]
    [InlineData("ລາວ", "NotoSansLao_400Regular.ttf")]
    [InlineData("ភាសា", "NotoSansKhmer_400Regular.ttf")]
    [InlineData("दीपा", "NotoSans_400Regular.ttf")]
    [InlineData("ரவி", "noto-sans-tamil-tamil-400-normal.woff")]
    [InlineData("বাংলা", "noto-sans-bengali-bengali-400-normal.woff")]
    [InlineData("საქართველო", "noto-sans-georgian-georgian-400-normal.woff")]
    [InlineData("Հայաստան", "noto-sans-armenian-armenian-400-normal.woff")]
    [InlineData("ಕನ್ನಡ", "noto-sans-kannada-kannada-400-normal.woff")]
    [InlineData("മലയാളം", "noto-sans-malayalam-malayalam-400-normal.woff")]
    [InlineData("မြန်မာ", "noto-sans-myanmar-myanmar-400-normal.woff")]
    [InlineData("ދިވެހި", "noto-sans-thaana-thaana-400-normal.woff")]
    [InlineData("አበበ", "noto-sans-ethiopic-ethiopic-400-normal.woff")]
    [InlineData("පෙරේරා", "noto-sans-sinhala-sinhala-400-normal.woff")]
    [InlineData("వెంకట", "noto-sans-telugu-telugu-400-normal.woff")]
    [InlineData("નિલેશ", "noto-sans-gujarati-gujarati-400-normal.woff")]
    [InlineData("ਹਰਪ੍ਰੀਤ", "noto-sans-gurmukhi-gurmukhi-400-normal.woff")]
    public void Each_script_has_its_face_and_every_letter_its_glyph(string text, string face)
    {
        var line = Compositor.Line(text, Serif);
        Assert.All(line.Runs, run => Assert.Equal(face, run.Face.Name));
        Assert.DoesNotContain(line.Runs, run => run.Glyphs.Contains((ushort)0));
        Assert.Equal(text, Text(line));
    }

    [Fact]
    public void Two_directions_in_one_line_keep_their_places()
    {
        var line = Compositor.Line("Tunisia تونس", Serif);
        Assert.False(line.IsRightToLeft);
        Assert.True(line.Runs[0].X < line.Runs[^1].X);
        Assert.Equal("Amiri_400Regular.ttf", line.Runs[^1].Face.Name);
        line = Compositor.Line("تونس Tunisia", Serif);
        Assert.True(line.IsRightToLeft);
        Assert.Equal("SourceSerif4_400Regular.ttf", line.Runs[0].Face.Name);
    }

    [Theory]
    [InlineData("Dr.", "سلمى", Way.LeftToRight, "سلمى| |Dr."), InlineData("Dr.", "سلمى", Way.RightToLeft, "سلمى| |Dr."), InlineData("Dr.", "Salma", Way.RightToLeft, "Dr.| Salma"), InlineData("د.", "Salma", Way.LeftToRight, "د.| Salma")]
    public void An_honorific_stands_before_the_name_whichever_way_that_runs(string honorific, string name, Way way, string seen) =>
        Assert.Equal(seen, string.Join('|', Compositor.Lines([new(name, Serif, Isolated: true, honorific)], Compositor.NoMeasure, way)[0].Runs.Select(run => System.Text.Encoding.UTF8.GetString(run.Utf8))));

    [Fact]
    public void An_isolated_name_does_not_pull_the_number_beside_it()
    {
        string Order(bool isolated) => string.Join('|', Compositor.Lines([new("No. 1: ", Serif), new("سلمى", Serif, isolated), new(" 12 x", Serif)], Compositor.NoMeasure)[0].Runs.Select(run => System.Text.Encoding.UTF8.GetString(run.Utf8)));
        Assert.Equal("No. 1: |سلمى| 12 x", Order(true));
        Assert.NotEqual(Order(true), Order(false));
    }

    /// <summary>By glyphs alone, as plain readers of PDFs take them: each stands for one letter. Pairs that faces like to draw as one.</summary>
    [Theory, InlineData(Cut.Sans), InlineData(Cut.Semibold), InlineData(Cut.Bold), InlineData(Cut.Serif)]
    public void Every_letter_of_a_word_can_be_read_back(Cut cut)
    {
        const string text = "Draft left after drift: office afflict final shelf off offb offh offj offk fjord fb fh fk tt fft Th ct st մն";
        var paper = new Paper("Letters");
        paper.NewLeaf(new(900, 60)).Set(Compositor.Line(text, new(cut, 12, Ink.Black)), 20, 880, 30);
        using var file = new MemoryStream();
        paper.Write(file);
        var read = string.Concat(Pdf.Pages(file.ToArray()).Single().Letters.Select(letter => letter.Value));
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), read.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Arabic_letters_join()
    {
        var glyphs = Compositor.Line("سلام", Serif).Runs.Single().Glyphs;
        foreach (var alone in new[] { "س", "ل", "ا" }) Assert.DoesNotContain(Compositor.Line(alone, Serif).Runs.Single().Glyphs.Single(), glyphs);   // none is as it stands alone
    }

    [Fact]
    public void Overrides_and_controls_are_not_set() =>
        Assert.Equal("moc.live", Text(Compositor.Line("\u202Emoc.\u0000live\u202C\u200F", Serif)));

    private static readonly string[] Words = ["Salma", "El-Bahri", "سلمى", "البحري", "王小明", "สมาคมโรงเรียน", "12,5", "(x)", "e\u0301", "Ratheiskrathamnavarakhanaphibanphong"];

    [Fact]
    public void No_line_is_wider_than_the_measure_and_no_letter_is_lost() =>
        Gen.Select(Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[0, 30], Gen.Float[60, 300])
            .Sample((words, measure) =>
            {
                var text = string.Join(' ', words);
                var lines = Compositor.Lines(text, Serif, measure);
                var kept = lines.SelectMany(line => line.Runs).SelectMany(run => System.Text.Encoding.UTF8.GetString(run.Utf8)).Where(letter => letter != ' ').Order();
                return lines.All(line => line.Width <= measure + 0.5) && kept.SequenceEqual(text.Where(letter => letter != ' ').Order());
            }, iter: 200);

    [Fact]
    public void Any_text_is_set() => Gen.String.Sample(text => Compositor.Lines(text, Serif, 100).Count > 0, iter: 500);

    [Fact]
    public void What_is_cut_says_so()
    {
        var lines = Compositor.Lines(string.Join(' ', Enumerable.Repeat("riverbank", 50)), Serif, 120, lines: 2);
        Assert.Equal(2, lines.Count);
        Assert.EndsWith("…", Text(lines[1]), StringComparison.Ordinal);
        Assert.True(lines[1].Width <= 120);
    }

    [Fact]
    public void Balanced_lines_are_no_more_and_of_much_the_same_width()
    {
        const string name = "María Fernanda de los Ángeles Rodríguez Villanueva";
        var plain = Compositor.Lines(name, Serif, 200);
        var balanced = Compositor.Balanced(name, Serif, 200);
        Assert.Equal(plain.Count, balanced.Count);
        Assert.True(balanced.Max(line => line.Width) - balanced.Min(line => line.Width) < plain.Max(line => line.Width) - plain.Min(line => line.Width));
    }
}
