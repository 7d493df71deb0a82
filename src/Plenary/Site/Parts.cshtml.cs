using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using NodaTime;
using Plenary.Access;

namespace Plenary.Site;

/// <summary>Shows every part of the site to those who build pages. In Development only.</summary>
[Allow(Entrance.Public)]
public class PartsModel(IWebHostEnvironment environment, IFileVersionProvider versions) : PlenaryPage
{
    public static readonly LocalDate First = new(2027, 5, 13), Last = new(2027, 5, 16);
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Istanbul"];
    public static readonly Instant Morning = Instant.FromUtc(2027, 5, 13, 7, 42);

    public class Form
    {
        [Display(Name = "Deadline"), Required]
        public LocalDateTime? Deadline { get; set; } = new(2027, 4, 30, 18, 0);

        [Display(Name = "E-mail"), Required, EmailAddress]
        public string? Mail { get; set; }

        [Display(Name = "Note for the delegation"), DataType(DataType.MultilineText), StringLength(200)]
        public string? Note { get; set; }

        [Display(Name = "State")]
        public Stamp State { get; set; }

        [Display(Name = "Needs a visa letter")]
        public bool Visa { get; set; }

        [Display(Name = "Zone")]
        public Where Zone { get; set; }
    }

    public enum Where { Hall, Press, Backstage }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; } = "-waits";

    public PageOfList Page1 => new("1–2 of 17", After: "x");

    public IHtmlContent Arrivals { get; } = new BarChart
    {
        Finding = "Arrivals by half hour. Today 403 so far, most between 09:00 and 09:30 with 118. At the 12th conference the peak was 112 between 09:30 and 10:00.",
        Columns = ["Half hour", "Today", "12th conference"],
        Bars = [.. new[] { 6, 38, 71, 118, 104, 47, 19 }.Select((n, i) => new Bar(Say.Time(new LocalTime(7, 30).PlusMinutes(30 * i)), n, i == 6)), .. Enumerable.Range(7, 12).Select(i => new Bar(Say.Time(new LocalTime(7, 30).PlusMinutes(30 * i)), 0, Ahead: true))],
        Earlier = [4, 30, 55, 88, 112, 74, 41, 22, 15, 9, 12, 16, 18, 9, 5, 4, 3, 2, 1],
        EarlierName = "12th conference, first day",
        UnfinishedName = "10:30 to now",
        Caption = "First entry of each person, by half hour",
    };

    public IHtmlContent Accredited { get; } = new LineOver
    {
        Finding = "Accredited people by week: 561 now, against 480 at the same point of the 12th conference; the target is 600.",
        Columns = ["Week", "13th", "12th"],
        Readings = [.. new[] { 12, 60, 140, 240, 330, 470, 561 }.Select((n, i) => new Reading($"-{8 - i}", n, new[] { 20, 80, 150, 260, 320, 400, 480 }[i])), new("-1", null, 530), new("0", null, 547)],
        Name = "13th",
        EarlierName = "12th",
        Target = 600,
        TargetName = "Target",
        Caption = "Weeks before the opening",
    };

    public IHtmlContent Categories { get; } = new Ranking("Category", "People", [("Delegate", 402), ("Observer", 61), ("Press", 48), ("Interpreter", 22), ("Guest of honour", 9)]);

    public IHtmlContent Origins => new DotMap
    {
        Finding = "Map: 612 nominated participants from 51 countries, most from Türkiye, Indonesia, Kenya and India. The full list follows as a table.",
        Columns = ["Country", "People"],
        Land = DotMap.LandAt(versions, Request.PathBase),
        Countries = [new("TR", "Türkiye", 64), new("ID", "Indonesia", 38), new("KE", "Kenya", 31), new("IN", "India", 27), new("MA", "Morocco", 26), new("JO", "Jordan", 24), new("SN", "Senegal", 22), new("BR", "Brazil", 21), new("FR", "France", 19), new("EG", "Egypt", 18), new("CO", "Colombia", 17), new("NG", "Nigeria", 16), new("TN", "Tunisia", 14), new("BD", "Bangladesh", 14), new("PH", "Philippines", 13), new("MX", "Mexico", 12), new("KZ", "Kazakhstan", 12), new("DE", "Germany", 12), new("GH", "Ghana", 11), new("TZ", "Tanzania", 10), new("PE", "Peru", 9), new("JP", "Japan", 9), new("ES", "Spain", 9), new("ZA", "South Africa", 9), new("CA", "Canada", 8), new("NO", "Norway", 4), new("NZ", "New Zealand", 3), new("AU", "Australia", 4)],
    };

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!environment.IsDevelopment()) { context.Result = NotFound(); return; }
        ViewData.SetContents(new(new("13th General Conference", "Confluence Network", "Bursa", First, Last, "0f5a66", "/parts"),
        [
            new("Before", [new("Directory", "#", 1204), new("Invitations", "#", 131), new("Parts", "/parts", 17)]),
            new("On the days", [new("Door", "#", 377), new("Programme", "#", 64)]),
            new("After", [new("Record", "#", 11), new("Report", "#")]),
        ], Morning.InZone(Zone), "Meral T."));
    }

    public void OnGet() { }

    public IActionResult OnPost()
    {
        if (!ModelState.IsValid) return Unfinished();
        Toast("3 people accredited. Their letters go out in 10 minutes.", undo: "/parts");
        return RedirectToPage();
    }
}
