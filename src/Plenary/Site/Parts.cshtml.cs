using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using NodaTime;

namespace Plenary.Site;

/// <summary>Shows every part of the site to those who build pages. In Development only.</summary>
[AllowAnonymous]
public class PartsModel(IWebHostEnvironment environment) : PlenaryPage
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
        public DayOfWeek Zone { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; } = "-waits";

    public PageOfList Page1 => new("1–2 of 17", After: "x");

    public IHtmlContent Arrivals => new HtmlString("");

    public IHtmlContent Origins => new HtmlString("");

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
