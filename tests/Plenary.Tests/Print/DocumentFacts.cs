using System.Globalization;
using Plenary.Print;
using SkiaSharp;
using Xunit;

namespace Plenary.Tests.Print;

public class DocumentFacts
{
    private static byte[] Written(Document document)
    {
        using var stream = new MemoryStream();
        document.Write(stream);
        return stream.ToArray();
    }

    private static string[] Words(byte[] pdf) => [.. Pdf.Pages(pdf).Select(page => string.Concat(page.GetWords().Select(word => word.Text + " ")))];

    private static Document Report(bool rightToLeft)
    {
        var ar = rightToLeft;
        var report = new Document(ar ? "التقرير الختامي" : "Final report", ar, "Confluence Network") { RunningHead = ar ? "شبكة الملتقى · المؤتمر العام الثالث عشر" : "Confluence Network · 13th General Conference" };
        report.Title(ar ? "التقرير الختامي للمؤتمر العام الثالث عشر" : "Final report of the 13th General Conference", ar ? "شبكة الملتقى" : "Confluence Network", ar ? "بورصة، 13–16 مايو 2027" : "Bursa, 13–16 May 2027");
        report.Paragraph(ar ? "اجتمع في بورصة خمسمئة مشارك من خمسين بلدا. هذا التقرير يجمع ما قيل وما تقرر، مع أسماء الوفود كما كتبها أصحابها." : "Five hundred participants from fifty countries met in Bursa. This report gathers what was said and what was decided, with the names of delegations as they write them.");
        report.Contents(ar ? "المحتويات" : "Contents");
        for (var part = 1; part <= 4; part++)
        {
            report.Heading(ar ? $"الجلسة {part}: الماء والمدارس" : $"Session {part}: Water and schools");
            for (var i = 0; i < 5; i++)
                report.Paragraph(
                    Document.Said(ar ? "أعطى الرئيس الكلمة إلى " : "The chair gave the floor to "),
                    Document.Given(i % 2 == 0 ? "سلمى البحري" : "Ольга Речная (Harbour Wave Radio)"),
                    Document.Said(ar ? "، التي عرضت ما تعلمته مدارس الضفاف خلال ثلاث سنوات، وشكرت المترجمين والمتطوعين الذين جعلوا هذا اللقاء ممكنا في خمس لغات، واقترحت أن تعود الشبكة إلى هذا السؤال في دورتها القادمة." : ", who set out what the riverbank schools had learnt in three years, thanked the interpreters and volunteers who made the meeting possible in five languages, and proposed that the network return to the question at its next edition. She asked that the record show how many delegations had taken part in the vote."));
            report.Heading(ar ? "الوفود الحاضرة" : "Delegations present", 2);
            report.Table(
                [new(ar ? "البلد" : "Country", 2), new(ar ? "المنظمة" : "Organisation", 4), new(ar ? "الوفد" : "Delegation", 1, IsFigures: true)],
                Enumerable.Range(1, 14).Select(i => new[] { i % 3 == 0 ? "تونس" : i % 3 == 1 ? "Türkiye" : "中国", i % 3 == 0 ? "رابطة مدارس ضفاف الأنهار" : i % 3 == 1 ? "Göl Kıyısı Sağlık Vakfı" : "河岸学校联盟 (League of Riverbank Schools)", $"{i}" }),
                [ar ? "المجموع" : "Total", "", "105"]);
            report.List(ar ? ["اعتمد البيان بالتوافق.", "تؤجل مسألة المقر إلى الدورة القادمة."] : ["The communiqué was adopted by consensus.", "The question of the seat was put off to the next edition, and the secretariat was asked to bring a paper on it at least three months before."]);
            report.Figure(120, (leaf, area) => leaf.Draw((canvas, paint) =>
            {
                using var line = SKPath.ParseSvgPathData("M0 100 L100 60 L200 75 L300 20 L400 35");
                (paint.Style, paint.StrokeWidth, paint.Color) = (SKPaintStyle.Stroke, 1.6f, new SKColor(0x1d, 0x4b, 0x7a));
                canvas.Translate(area.Left, area.Top);
                canvas.DrawPath(line, paint);
            }), ar ? "المشاركون في كل دورة" : "Participants at each edition");
        }
        return report;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_report_flows_over_numbered_pages(bool rightToLeft)
    {
        var pdf = Written(Report(rightToLeft));
        // Name a folder there to look at the papers.
        if (Environment.GetEnvironmentVariable("PLENARY_PAPERS") is { } folder) File.WriteAllBytes(Path.Combine(folder, $"report-{rightToLeft}.pdf"), pdf);
        var pages = Pdf.Pages(pdf);
        Assert.True(pages.Count > 5);
        Assert.All(pages, page => Assert.Equal((595, 842), ((int)page.Width, (int)Math.Round(page.Height))));
        for (var i = 0; i < pages.Count; i++) Assert.Contains(rightToLeft ? $"{pages.Count} / {i + 1}" : $"{i + 1} / {pages.Count}", string.Concat(pages[i].Letters.Select(letter => letter.Value)), StringComparison.Ordinal);
        Assert.All(pages.SelectMany(page => page.Letters), letter => Assert.InRange(letter.BoundingBox.Left, 60, 540));
        Assert.InRange(pdf.Length, 1, 300 * 1024);
    }

    [Fact]
    public void The_contents_name_the_page_on_which_each_heading_stands()
    {
        var report = new Document("Report");
        report.Title("Report");
        report.Contents("Contents");
        foreach (var part in new[] { "Alpha", "Beta", "Gamma" })
        {
            report.Heading(part);
            report.NewPage();
            report.NewPage();
        }
        var pages = Words(Written(report));
        Assert.StartsWith("Contents", pages[1], StringComparison.Ordinal);
        Assert.Contains("Alpha 3 Beta 5 Gamma 7", pages[1], StringComparison.Ordinal);
        Assert.StartsWith("Beta", pages[4], StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_from_the_right_keeps_to_the_start_of_its_point_and_does_not_turn_it()
    {
        var list = new Document("List") { Folio = null };
        list.List([[Document.Given("ليلى البحري"), Document.Said("  "), Document.Beside("Layla"), Document.Said(", "), Document.Given("President")]]);
        var letters = Pdf.Pages(Written(list))[0].Letters;
        var office = letters.First(l => l.Value == "P").BoundingBox.Left;
        Assert.InRange(office, 90, 250);
        Assert.True(letters.First(l => l.Value == "L").BoundingBox.Left < office);
        Assert.All(letters.Where(l => l.Value[0] >= '\u0600'), l => Assert.True(l.BoundingBox.Right < office));
    }

    [Fact]
    public void A_line_of_isolated_parts_in_a_cell_runs_as_the_page_does()
    {
        var list = new Document("List", rightToLeft: true) { Folio = null };
        list.Table([new("x")], [new IReadOnlyList<Copy>[] { [Document.Given("Maha"), Document.Said("، "), Document.Given("رئيس"), Document.Said("، "), Document.Given("Gabes")] }]);
        var letters = Pdf.Pages(Written(list))[0].Letters;
        Assert.True(letters.First(l => l.Value == "M").BoundingBox.Left > letters.First(l => l.Value == "G").BoundingBox.Left);
    }

    [Theory]
    [InlineData(true, "Tea matters"), InlineData(false, "ليلى البحري")]
    public void A_quotation_has_its_mark_where_it_begins(bool rightToLeft, string quotation)
    {
        var list = new Document("List", rightToLeft) { Folio = null };
        list.List([quotation]);
        var letters = Pdf.Pages(Written(list))[0].Letters;
        var mark = letters.Single(l => l.Value == "–").BoundingBox.Left;
        Assert.All(letters.Where(l => l.Value.Trim().Length > 0), l => Assert.InRange(l.BoundingBox.Left, mark - (rightToLeft ? 0 : 120), mark + (rightToLeft ? 120 : 0)));
    }

    [Fact]
    public void A_table_repeats_its_heads_and_keeps_its_rows_whole()
    {
        var list = new Document("List");
        list.Table([new("Country"), new("Organisation")], Enumerable.Range(1, 120).Select(i => new[] { $"first{i}", $"one{i} two{i} three{i} four{i} five{i} six{i} seven{i} eight{i} nine{i} ten{i} last{i}" }));
        var pages = Words(Written(list));
        Assert.True(pages.Length > 2);
        Assert.All(pages, page => Assert.StartsWith("Country Organisation", page, StringComparison.Ordinal));
        for (var i = 1; i <= 120; i++) Assert.Single(pages, page => page.Contains($"first{i} ", StringComparison.Ordinal) && page.Contains($"last{i} ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_higher_than_a_page_goes_on_on_the_next_and_loses_nothing()
    {
        var list = new Document("List");
        list.Table([new("Country"), new("Text")], [["before", "x"], ["tall", string.Join(' ', Enumerable.Range(1, 2000).Select(i => $"w{i}"))], ["later", "y"]]);
        var all = string.Concat(Words(Written(list))).Split(' ').ToHashSet();
        for (var i = 1; i <= 2000; i++) Assert.Contains($"w{i}", all);
        Assert.Contains("later", all);
    }

    [Fact]
    public void A_heading_is_never_alone_at_the_foot()
    {
        for (var above = 30; above < 50; above++)
        {
            var paper = new Document("Paper") { Folio = null };
            for (var i = 0; i < above; i++) paper.Paragraph($"line{i}");
            paper.Heading("Heading");
            paper.Paragraph("Follows");
            Assert.Single(Words(Written(paper)), page => page.Contains("Heading", StringComparison.Ordinal) && page.Contains("Follows", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Headings_that_follow_each_other_stay_with_what_they_head()
    {
        for (var above = 30; above < 50; above++)
        {
            var paper = new Document("Paper") { Folio = null };
            for (var i = 0; i < above; i++) paper.Paragraph($"line{i}");
            paper.Heading("Highest");
            paper.Heading("Lower", 2);
            paper.Table([new("Head")], [["Follows"]]);
            Assert.Single(Words(Written(paper)), page => page.Contains("Highest Lower Head Follows", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Organisations invited", "Nominated", "Accredited", "Arrived", "Delegations", "Countries", "Women")]
    [InlineData("Organisations invitées", "Désignés", "Accréditées", "Arrivées", "Délégations", "Représentations", "Conférencières")]
    public void The_heads_of_a_table_do_not_break_inside_words(params string[] heads)
    {
        var paper = new Document("Paper") { Folio = null };
        paper.Table([new("Edition", 3), .. heads.Select(head => new Column(head, 1, IsFigures: true))], [["13th General Conference, 2026", .. heads.Select(_ => "439")]]);
        var words = Words(Written(paper)).Single().Split(' ');
        Assert.All(heads.SelectMany(head => head.Split(' ')), word => Assert.Contains(word, words));
        Assert.Contains("Conference,", words);
    }

    [Fact]
    public void Numbers_of_pages_are_written_as_asked()
    {
        var paper = new Document("ورقة", rightToLeft: true) { Figures = number => Plenary.Site.Digits.ToEastern($"{number}") };
        paper.Title("ورقة");
        paper.Contents("المحتويات");
        paper.Heading("الأول");
        paper.Paragraph("نص");
        Assert.DoesNotContain(Pdf.Pages(Written(paper)).SelectMany(page => page.Letters), letter => letter.Value.Any(char.IsAsciiDigit));
    }

    [Fact]
    public void Columns_run_from_the_right_where_the_page_does()
    {
        double LeftOf(bool rightToLeft, string word)
        {
            var list = new Document("List", rightToLeft);
            list.Table([new("first"), new("second")], [["one", "two"]]);
            return Pdf.Pages(Written(list))[0].GetWords().First(found => found.Text == word).BoundingBox.Left;
        }
        Assert.True(LeftOf(false, "one") < LeftOf(false, "two"));
        Assert.True(LeftOf(true, "one") > LeftOf(true, "two"));
    }

    private static int SizeOf(int delegation) => delegation % 14 + 1;

    /// <summary>Delegations of 1 to 14, some with names and offices of several lines.</summary>
    private static Document TwoColumns(bool rightToLeft, int delegations)
    {
        var list = new Document("List", rightToLeft) { Folio = null };
        list.Heading("List of participants");
        list.Columns(Enumerable.Range(1, delegations).Select(d => ((IReadOnlyList<Copy>)[Document.Given($"H{d}")], Enumerable.Range(1, SizeOf(d)).Select(p => new Listing(
            [Document.Given($"N{d}.{p} {(p % 7 == 0 ? string.Concat(Enumerable.Repeat("Longname ", 12)) : "")}")],
            p % 3 == 0 ? [] : [Document.Given(p % 5 == 0 ? string.Concat(Enumerable.Repeat("office ", 40)) : "office")])))));
        return list;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_list_in_columns_holds_everybody_once_in_order_and_parts_no_heading_from_its_first_two(bool rightToLeft)
    {
        var pages = Pdf.Pages(Written(TwoColumns(rightToLeft, 60)));
        Assert.InRange(pages.Count, 11, 14);
        var columns = pages.SelectMany(page => page.GetWords().Where(w => w.Text[0] is 'H' or 'N').GroupBy(w => w.BoundingBox.Left < page.Width / 2)
            .OrderBy(column => column.Key == rightToLeft).Select(column => column.OrderByDescending(w => w.BoundingBox.Bottom).Select(w => w.Text).ToList())).ToList();
        Assert.InRange(columns.Count, 2 * pages.Count - 1, 2 * pages.Count);   // the last page may hold one thing that is not parted
        Assert.All(columns, column =>
        {
            // At the head stands the delegation, again where it began before; at the foot never a heading, nor the first of several.
            Assert.Equal($"H{Numbers(column[1])[0]}", column[0]);
            var foot = Numbers(column[^1]);
            Assert.InRange(foot[1], Math.Min(2, SizeOf(foot[0])), SizeOf(foot[0]));
        });
        Assert.Equal(Enumerable.Range(1, 60).SelectMany(d => Enumerable.Range(1, SizeOf(d)).Select(p => $"N{d}.{p}").Prepend($"H{d}")), columns.SelectMany(column => Numbers(column[1])[1] > 1 ? column.Skip(1) : column));

        static int[] Numbers(string name) => [.. name[1..].Split('.').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
    }

    [Theory]
    [InlineData(2)]
    [InlineData(13)]
    [InlineData(60)]
    public void Both_columns_of_a_page_end_at_much_the_same_height(int delegations) =>
        Assert.All(Pdf.Pages(Written(TwoColumns(false, delegations))), page =>
        {
            var feet = page.Letters.GroupBy(l => l.BoundingBox.Left < page.Width / 2).Select(column => column.Min(l => l.BoundingBox.Bottom)).ToList();
            Assert.Equal(2, feet.Count);
            Assert.InRange(Math.Abs(feet[0] - feet[1]), 0, 70);   // an entry is never parted, a heading keeps two
        });

    [Fact]
    public void An_entry_higher_than_a_column_goes_on_in_the_next_and_loses_nothing()
    {
        var list = new Document("List") { Folio = null };
        list.Columns([([Document.Given("Heading")], [new([Document.Given("First")], [Document.Given(string.Join(' ', Enumerable.Range(1, 2000).Select(i => $"w{i}")))]), new([Document.Given("Last")], [])])]);
        var words = string.Concat(Words(Written(list))).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Enumerable.Range(1, 2000).Select(i => $"w{i}").Concat(["Heading", "First", "Last"]).Order(), words.Order());
    }

    [Fact]
    public void The_same_paper_gives_the_same_bytes() => Assert.Equal(Written(Report(true)), Written(Report(true)));

    [Fact]
    public void A_paper_may_be_empty_and_a_word_wider_than_the_page()
    {
        Assert.Single(Pdf.Pages(Written(new Document(""))));
        var paper = new Document("Long");
        paper.Paragraph(new string('m', 5000));
        paper.Paragraph("");
        Assert.Equal(5000, Pdf.Pages(Written(paper)).SelectMany(page => page.Letters).Count(letter => letter.Value == "m"));
    }
}
