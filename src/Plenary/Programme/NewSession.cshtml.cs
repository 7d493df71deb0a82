using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Programme;

/// <summary>Adds a session to the draft, with or without a time.</summary>
[Allow(Area.Programme, ClosedToReaders = true)]
public class NewSessionModel(PlenaryDb db, PublicProgramme published) : PlenaryPage
{
    [BindProperty] public SessionForm Input { get; set; } = new();
    [BindProperty] public PlaceForm Place { get; set; } = new();
    public SessionChoices Choices { get; private set; } = null!;
    public Conference Conference => HttpContext.Conference();

    public async Task<IActionResult> OnGetAsync(string? day)
    {
        Choices = new(await Draft.Of(db, Conference));
        Input = SessionForm.New(Conference);
        (Input.Spoken, Place.Day) = ([.. Conference.Languages.Take(1)], day is not null && LocalDatePattern.Iso.Parse(day).Success ? day : null);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Choices = new(await Draft.Of(db, Conference));
        if (!ModelState.IsValid) return Unfinished();
        Slot? slot = null;
        if (!Place.IsEmpty && Place.Read(out slot) is { } incomplete) return Refused(incomplete, "Place.Day");
        var (refusal, session) = await db.Begin(Conference, published, Input.Text, slot, []);
        if (refusal is not null) return Refused(refusal, SessionForm.FieldOf(refusal, slot));
        Toast(T["Session {0} is added.", session!.Number]);
        return Redirect($"/desk/{Conference.Slug}/programme/{session.Id}");
    }
}
