using Plenary.Badges;
using Plenary.Tests.Print;
using UglyToad.PdfPig.Content;
using Xunit;

namespace Plenary.Tests.Badges;

public class BadgeSheetFacts
{
    private const double Mm = 72 / 25.4;

    private static byte[] Write(params IEnumerable<BadgeFace> badges)
    {
        using var stream = new MemoryStream();
        BadgeSheet.Write(stream, badges);
        return stream.ToArray();
    }

    private static IEnumerable<Letter> Named(Page page, string face) => page.Letters.Where(letter => letter.FontName!.Contains(face, StringComparison.Ordinal));

    [Fact]
    public void Each_badge_is_a_page_of_A6()
    {
        var pages = Pdf.Pages(Write(BadgeSamples.All));
        Assert.Equal(BadgeSamples.All.Length, pages.Count);
        Assert.All(pages, page => Assert.Equal((105, 148), ((int)Math.Round(page.Width / Mm), (int)Math.Round(page.Height / Mm))));
    }

    [Fact]
    public void Every_script_can_be_read_back_from_the_page()
    {
        var pages = Pdf.Pages(Write(BadgeSamples.All));
        foreach (var (badge, page) in BadgeSamples.All.Zip(pages))
        {
            var letters = Pdf.Text(page).ToHashSet();
            foreach (var text in new[] { badge.Host, badge.Title, badge.Name, badge.SecondName, badge.Organisation, badge.Serial }.Concat(badge.Country).Concat(badge.Category))
                Assert.Superset((text ?? "").Where(char.IsLetterOrDigit).ToHashSet(), letters);
        }
    }

    [Fact]
    public void An_Arabic_name_stands_on_its_own_side_and_the_Latin_one_on_the_other()
    {
        var page = Pdf.Pages(Write(BadgeSamples.Of("سلمى البحري", "Salma El-Bahri")))[0];
        Assert.Equal(98 * Mm, Named(page, "Amiri").Where(letter => letter.PointSize > 30).Max(letter => letter.BoundingBox.Right), 6d);
        Assert.Equal(7 * Mm, Named(page, "SourceSerif").Where(letter => letter.PointSize == 22).Min(letter => letter.BoundingBox.Left), 3d);
    }

    [Fact]
    public void An_Arabic_name_is_joined()
    {
        // Joined, the word is set from fewer or other glyphs than its letters alone: its advance is well under theirs.
        var page = Pdf.Pages(Write(BadgeSamples.Of("محمد")))[0];
        var apart = Pdf.Pages(Write(BadgeSamples.Of("م ح م د")))[0];
        double Width(Page of) => Named(of, "Amiri").Where(letter => letter.PointSize > 30).Sum(letter => letter.Width);
        Assert.True(Width(page) < Width(apart) * 0.7);
    }

    [Theory]
    [InlineData("Dewi Sungai", 36)]
    [InlineData("Ольга Речная", 36)]
    [InlineData("Maximilian Ufer", 32)]
    [InlineData("Nguyễn Thị Thuỷ Tiên", 34)]
    public void A_name_is_as_large_as_its_room_allows(string name, double size) =>
        Assert.Equal(size, Named(Pdf.Pages(Write(BadgeSamples.Of(name)))[0], "SourceSerif").Max(letter => letter.PointSize));

    [Fact]
    public void A_long_name_is_whole_and_inside_the_margins()
    {
        foreach (var badge in BadgeSamples.All)
        {
            var page = Pdf.Pages(Write(badge))[0];
            var text = string.Concat(page.Letters.Select(letter => letter.Value));
            Assert.DoesNotContain("…", text, StringComparison.Ordinal);
            Assert.All(page.Letters, letter => Assert.InRange(letter.BoundingBox.Left, 6 * Mm, 99 * Mm));
            Assert.All(page.Letters, letter => Assert.InRange(letter.BoundingBox.Right, 6 * Mm, 99 * Mm));
            Assert.All(page.Letters, letter => Assert.InRange(letter.BoundingBox.Bottom, 0, 148 * Mm));
        }
    }

    [Fact]
    public void The_code_is_three_centimetres_wide_and_has_its_quiet_margin()
    {
        foreach (var badge in BadgeSamples.All)
        {
            var page = Pdf.Pages(Write(badge))[0];
            var code = page.Paths.OrderByDescending(path => path.Count).First().GetBoundingRectangle()!.Value;
            Assert.InRange(code.Width / Mm, 30, 32);
            Assert.InRange(code.Height / Mm, 30, 32);
            var module = code.Width / 41;
            var quiet = (Left: code.Left - 3.99 * module, Right: code.Right + 3.99 * module, Bottom: code.Bottom - 3.99 * module, Top: code.Top + 3.99 * module);
            Assert.DoesNotContain(page.Letters, letter => letter.BoundingBox is var box && box.Right > quiet.Left && box.Left < quiet.Right && box.Top > quiet.Bottom && box.Bottom < quiet.Top);
        }
    }

    [Fact]
    public void The_code_on_paper_is_the_code_that_was_signed()
    {
        var badge = BadgeSamples.Of("Dewi Sungai");
        var bars = Pdf.Pages(Write(badge))[0].Paths.OrderByDescending(path => path.Count).First();
        var area = bars.GetBoundingRectangle()!.Value;
        var module = area.Width / 41;
        var drawn = new HashSet<(int, int)>();
        foreach (var bar in bars.Select(bar => bar.GetBoundingRectangle()!.Value))
            for (var x = 0; x < Math.Round(bar.Width / module); x++)
                drawn.Add(((int)Math.Round((bar.Left - area.Left) / module) + x, (int)Math.Round((area.Top - bar.Top) / module)));
        var meant = new BadgeQr(badge.Code).Bars().SelectMany(bar => Enumerable.Range(bar.X, bar.Length).Select(x => (x, bar.Y))).ToHashSet();
        Assert.Equal(meant, drawn);
    }

    [Fact]
    public void A_badge_is_small_and_five_hundred_share_their_faces()
    {
        foreach (var badge in BadgeSamples.All) Assert.InRange(Write(badge).Length, 1, 60 * 1024);
        var many = Enumerable.Range(0, 500).Select(i => BadgeSamples.All[i % BadgeSamples.All.Length] with { Serial = $"{i:0000}", Code = BadgeSamples.Token((uint)i) });
        var pdf = Write(many);
        using var read = UglyToad.PdfPig.PdfDocument.Open(pdf);
        Assert.Equal(500, read.NumberOfPages);
        Assert.InRange(pdf.Length, 1, 6 * 1024 * 1024);
    }

    [Fact]
    public void Every_sign_of_the_standard_categories_can_be_drawn()
    {
        var named = Plenary.Conferences.Standard.Categories(Guid.CreateVersion7()).Select(category => category.Icon);
        Assert.Subset(Plenary.Print.Icons.Names.ToHashSet(), named.ToHashSet());
        var badge = BadgeSamples.Of("Dewi Sungai");
        Assert.True(Pdf.Pages(Write(badge))[0].Paths.Count > Pdf.Pages(Write(badge with { Icon = "no-such-sign" }))[0].Paths.Count);
    }

    [Fact]
    public void The_same_badges_give_the_same_bytes()
    {
        var badges = BadgeSamples.All;
        Assert.Equal(Write(badges), Write(badges));
    }

    [Fact]
    public void Several_desks_may_print_at_once()
    {
        var badges = BadgeSamples.All;
        var alone = Write(badges);
        var together = new byte[8][];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = together.Length }, i => together[i] = Write(badges));
        Assert.All(together, pdf => Assert.Equal(alone, pdf));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("سلام ")]
    [InlineData("王")]
    [InlineData("e\u0301\u0301\u0301")]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("\uD800")]
    [InlineData("a\u202Eb\u0000\n")]
    public void A_hundred_thousand_letters_do_no_harm(string part)
    {
        var long_ = string.Concat(Enumerable.Repeat(part, 100_000 / part.Length));
        var badge = BadgeSamples.Of(long_, long_, long_, long_, long_) with { Title = long_, Host = long_, Place = long_, Dates = long_, Note = long_, Serial = long_, Category = [long_, long_], Zones = [long_, "H"] };
        Assert.Single(Pdf.Pages(Write(badge)));
    }

    [Fact]
    public void A_letter_that_no_face_has_leaves_a_box()
    {
        var page = Pdf.Pages(Write(BadgeSamples.Of("\U00012000")))[0];
        Assert.Contains(page.Letters, letter => letter.PointSize == 36 && letter.BoundingBox.Height > 10);
    }
}
