using System.Net;
using AngleSharp.Dom;
using Xunit;

namespace Plenary.Tests.Site;

public class PageTests(SiteHost site) : IClassFixture<SiteHost>
{
    [Fact]
    public async Task A_badly_filled_form_keeps_what_was_typed_and_says_what_to_do_beside_each_field()
    {
        var (response, page) = await site.Post("/parts", new() { ["Input.Deadline"] = "31 April 2027, 18:00", ["Input.Mail"] = "yara@", ["Input.Note"] = "<b>x</b>" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);

        var deadline = page.GetElementById("Input_Deadline")!;
        Assert.Equal("31 April 2027, 18:00", deadline.GetAttribute("value"));
        Assert.Equal("true", deadline.GetAttribute("aria-invalid"));
        Assert.Equal("Input_Deadline-h Input_Deadline-e", deadline.GetAttribute("aria-describedby"));
        Assert.Equal("April has 30 days. Write, for example, 30 April 2027.", page.GetElementById("Input_Deadline-e")!.TextContent);
        Assert.Equal("yara@", page.GetElementById("Input_Mail")!.GetAttribute("value"));
        Assert.Equal("An e-mail address looks like name@example.org.", page.GetElementById("Input_Mail-e")!.TextContent);
        Assert.Equal("<b>x</b>", page.GetElementById("Input_Note")!.TextContent.Trim());
        Assert.Null(page.GetElementById("Input_Note-e"));

        var links = page.QuerySelectorAll(".note-no[role=alert] a").Select(a => a.GetAttribute("href")).ToArray();
        Assert.Equal(["#Input_Deadline", "#Input_Mail"], links);
        Assert.All(links, l => Assert.NotNull(page.QuerySelector(l!)));
    }

    [Fact]
    public async Task The_messages_are_in_the_language_of_the_page()
    {
        var (_, page) = await site.Post("/parts", new() { ["Input.Deadline"] = "٣١ نيسان ٢٠٢٧، ١٨:٠٠", ["Input.Mail"] = "" }, "ar");
        Assert.Equal("في نيسان/أبريل ٣٠ يومًا. اكتب مثلًا ٣٠ نيسان/أبريل ٢٠٢٧.", page.GetElementById("Input_Deadline-e")!.TextContent);
        Assert.Equal("املأ هذه الخانة.", page.GetElementById("Input_Mail-e")!.TextContent);
        Assert.Equal("rtl", page.DocumentElement.GetAttribute("dir"));
        Assert.Equal("ar", page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_well_filled_form_leaves_a_word_on_the_next_page_with_its_undo()
    {
        var (response, _) = await site.Post("/parts", new() { ["Input.Deadline"] = "30 April 2027, 18:00", ["Input.Mail"] = "yara@school.example" });
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        using var next = new HttpRequestMessage(HttpMethod.Get, response.Headers.Location);
        next.Headers.Add("Cookie", response.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("toast=", StringComparison.Ordinal)).Split(';')[0]);
        var page = Html.Of(await (await site.Client.SendAsync(next)).Content.ReadAsStringAsync());
        var toast = page.QuerySelector(".toast[role=status]")!;
        Assert.Contains("3 people accredited.", toast.TextContent, StringComparison.Ordinal);
        Assert.Equal("/parts", toast.QuerySelector("form[method=post]")!.GetAttribute("action"));
        Assert.NotNull(toast.QuerySelector("input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task Each_control_has_its_label_and_what_need_not_be_answered_says_so()
    {
        var (_, page) = await site.Get("/parts");
        Assert.All(page.QuerySelectorAll("input.in:not([type=search]), textarea.in, select.in"), c => Assert.NotNull(page.QuerySelector($"label[for={c.Id}]")));
        Assert.Equal("Note for the delegation (optional)", page.QuerySelector("label[for=Input_Note]")!.TextContent);
        Assert.Null(page.GetElementById("Input_Note")!.GetAttribute("aria-required"));
        Assert.Equal("true", page.GetElementById("Input_Mail")!.GetAttribute("aria-required"));
        Assert.Equal("email", page.GetElementById("Input_Mail")!.GetAttribute("type"));
        Assert.Equal("30 April 2027, 18:00", page.GetElementById("Input_Deadline")!.GetAttribute("value"));
        Assert.Equal("LABEL", page.GetElementById("Input_Visa")!.ParentElement!.TagName);
        Assert.Single(page.QuerySelectorAll("fieldset#Input_Zone input:checked"));
    }

    [Fact]
    public async Task Ids_are_given_once()
    {
        var (_, page) = await site.Get("/parts");
        Assert.DoesNotContain(page.QuerySelectorAll("[id]").GroupBy(e => e.Id), g => g.Count() > 1);
    }

    [Fact]
    public async Task Every_icon_that_a_page_shows_is_in_the_sprite()
    {
        var (_, page) = await site.Get("/parts");
        var uses = page.QuerySelectorAll("use").Select(u => u.GetAttribute("href")!).Where(h => h.Contains("icons", StringComparison.Ordinal)).Distinct().ToArray();
        Assert.True(uses.Length > 10);
        var sprite = Html.Of(await site.Client.GetStringAsync(uses[0].Split('#')[0]));
        Assert.All(uses, u => Assert.NotNull(sprite.GetElementById(u.Split('#')[1])));
    }

    [Fact]
    public async Task Stamps_tell_states_by_word_and_shape()
    {
        var (_, page) = await site.Get("/parts", "tr");
        var stamps = page.QuerySelectorAll(".sec:first-child .stamp");
        Assert.Equal(["Taslak", "Sunuldu", "İnceleniyor", "Geri gönderildi", "Akredite", "Reddedildi", "Geri çekildi", "İptal edildi"], stamps.Select(s => s.TextContent.Trim()));
        Assert.Equal(8, stamps.Select(s => s.ClassName).Distinct().Count());
        Assert.Equal(8, stamps.Select(s => s.QuerySelector("use")!.GetAttribute("href")).Distinct().Count());
    }

    [Fact]
    public async Task Sorted_columns_say_their_order_and_turn_it_round()
    {
        var (_, page) = await site.Get("/parts?sort=name&country=TN");
        var name = page.QuerySelector("th[aria-sort]")!;
        Assert.Equal("ascending", name.GetAttribute("aria-sort"));
        Assert.Equal("?country=TN&sort=-name", name.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("?sort=name&country=TN&after=x", page.QuerySelector(".pager a[rel=next]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_contents_page_marks_where_one_is_and_counts()
    {
        var (_, page) = await site.Get("/parts");
        var here = page.QuerySelector(".toc [aria-current=page]")!;
        Assert.Equal("/parts", here.GetAttribute("href"));
        Assert.Contains("1,204", page.QuerySelector(".toc")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Conference time: Thu 13 May 2027, 10:42 (UTC+3)", page.QuerySelector(".folio span:last-child")!.TextContent);
    }

    [Theory]
    [InlineData("/nothing", "en", "There is nothing at this address"), InlineData("/nothing", "fr", "Il n’y a rien à cette adresse"), InlineData("/ar/no/such/page", "en", "لا شيء في هذا العنوان")]
    [InlineData("/nothing", "tr", "Bu adreste bir şey yok"), InlineData("/nothing", "id", "Tidak ada apa pun di alamat ini")]
    public async Task What_is_not_there_is_said_in_the_readers_language(string address, string language, string said)
    {
        var (response, page) = await site.Get(address, language);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(said, page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Programs_are_answered_with_a_problem_not_a_page()
    {
        var (response, _) = await site.Get("/api/nothing");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_language_once_chosen_stays_and_leads_back_to_the_page()
    {
        var (response, _) = await site.Post("/language", new() { ["language"] = "fr", ["theme"] = "dark", ["back"] = "/parts?sort=name" });
        Assert.Equal("/parts?sort=name", response.Headers.Location!.ToString());
        var cookies = response.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).ToArray();
        using var next = new HttpRequestMessage(HttpMethod.Get, "/parts");
        next.Headers.Add("Accept-Language", "ar");
        next.Headers.Add("Cookie", string.Join("; ", cookies));
        var page = Html.Of(await (await site.Client.SendAsync(next)).Content.ReadAsStringAsync());
        Assert.Equal("fr", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("dark", page.DocumentElement.GetAttribute("data-theme"));
    }

    [Theory]
    [InlineData("/language"), InlineData("/parts/door"), InlineData("/parts")]
    public async Task The_look_once_chosen_is_that_of_every_page_made_for_one_reader(string address)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, address);
        asked.Headers.Add("Cookie", "theme=dark");
        Assert.Equal("dark", Html.Of(await (await site.Client.SendAsync(asked)).Content.ReadAsStringAsync()).DocumentElement.GetAttribute("data-theme"));
    }

    [Fact]
    public async Task A_telephone_number_keeps_its_own_direction()
    {
        var (_, page) = await site.Get("/ar/parts");
        Assert.Equal(["Secretariat", "+90 555 0100 130", "Press desk", "press@example.org"], page.QuerySelectorAll(".pub-foot a[href='#'] bdi").Select(b => b.TextContent));
    }

    [Theory]
    [InlineData("https://evil.example/"), InlineData("//evil.example"), InlineData("/\\evil.example")]
    public async Task Choosing_a_language_never_leads_elsewhere(string back)
    {
        var (response, _) = await site.Post("/language", new() { ["language"] = "fr", ["back"] = back });
        Assert.Equal("/", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_form_without_its_token_is_not_taken()
    {
        using var response = await site.Client.PostAsync("/language", new FormUrlEncodedContent(new Dictionary<string, string> { ["language"] = "fr" }));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("lang=", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("ar", "rtl", "١٣–١٦ أيار/مايو ٢٠٢٧"), InlineData("tr", "ltr", "13–16 Mayıs 2027")]
    public async Task A_public_page_speaks_the_language_of_its_address_and_leaves_nothing_with_the_reader(string language, string direction, string dates)
    {
        var (response, page) = await site.Get($"/{language}/parts", "en");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((language, direction), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir")));
        Assert.Contains(dates, page.QuerySelector(".when")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(language, page.QuerySelector(".pub-top [aria-current=page]")!.GetAttribute("hreflang"));
        Assert.Equal(new[] { "en", "ar", "fr", "tr", "id" }.Select(l => $"http://localhost/{l}/parts"), page.QuerySelectorAll("link[rel=alternate][hreflang]:not([hreflang=x-default])").Select(l => l.GetAttribute("href")));
        Assert.Single(page.QuerySelectorAll(".pub-nav [aria-current=page]"));
        Assert.Equal("/theme/7a1f4f.css", page.QuerySelector("link[href^='/theme/']")!.GetAttribute("href"));
        Assert.All(page.QuerySelectorAll("script"), s => Assert.StartsWith("/dist/own-time.js", s.GetAttribute("src"), StringComparison.Ordinal));   // adds the own time, takes nothing away
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }
}
