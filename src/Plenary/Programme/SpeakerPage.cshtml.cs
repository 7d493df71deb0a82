using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Programme;

/// <summary>What the form of a speaker asks for.</summary>
public class SpeakerForm : IVersioned
{
    [Display(Name = "Role")] public SpeakerRole Role { get; set; } = SpeakerRole.Speaker;
    [Display(Name = "Honorific")] public string? Honorific { get; set; }
    [Display(Name = "Name")] public string? Name { get; set; }
    [Display(Name = "Name in another script")] public string? SecondName { get; set; }
    [Display(Name = "Office")] public string? Office { get; set; }
    [Display(Name = "Organisation")] public string? Organisation { get; set; }
    [Display(Name = "Country")] public string? Country { get; set; }
    public Guid? Person { get; set; }
    public int Version { get; set; }

    public SpeakerText Text(Guid? id) => new(Role, Name ?? "", Honorific ?? "", SecondName ?? "", Office ?? "", Organisation ?? "", Country ?? "", Person, id);

    public static SpeakerForm Of(SpeakerText t, int version) => new()
    {
        Role = t.Role,
        Honorific = t.Honorific,
        Name = t.Name,
        SecondName = t.SecondName,
        Office = t.Office,
        Organisation = t.Organisation,
        Country = t.Country,
        Person = t.Person,
        Version = version,
    };
}

/// <summary>Puts somebody on a session’s list of speakers, from the directory or written freely, or changes what is announced of them.</summary>
[Allow(Area.Programme)]
public class SpeakerPageModel(PlenaryDb db) : PlenaryPage
{
    [BindProperty] public SpeakerForm Input { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "seek")] public string? Seek { get; set; }
    public Session Session { get; private set; } = null!;
    public Speaker? Speaker { get; private set; }
    public IReadOnlyList<Candidate> Found { get; private set; } = [];
    public string SessionAddress => $"/desk/{HttpContext.Conference().Slug}/programme/{Session.Id}";

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? speaker, Guid? person)
    {
        if (!await Find(id, speaker)) return NotFound();
        Found = await db.Candidates(Seek);
        var chosen = person is { } known ? await db.Candidate(known) : null;
        var text = Speaker?.Text ?? chosen?.Text;
        Input = text is null ? new() { Version = Session.Version } : SpeakerForm.Of(Speaker is null || chosen is null ? text : text with { Person = chosen.Text.Person }, Session.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid? speaker)
    {
        if (!await Find(id, speaker)) return NotFound();
        if (!ModelState.IsValid) return Unfinished();
        if (Input.Version != Session.Version) return Changed(Input, Speaker is null ? new() { Version = Session.Version } : SpeakerForm.Of(Speaker.Text, Session.Version));
        var list = Session.Speakers.ConvertAll(s => s.Id == speaker ? Input.Text(s.Id) : s.Text);
        if (speaker is null) list.Add(Input.Text(null));
        if (await db.ListSpeakers(Session, list) is { } refusal) return Refused(refusal, refusal == Programme.Speaker.NameMissing ? "Input.Name" : "");
        Toast(T["Saved."]);
        return Redirect($"{SessionAddress}#speakers");
    }

    private async Task<bool> Find(Guid id, Guid? speaker)
    {
        // Finding people is for those who put them on lists.
        if (!db.Scope.May(Area.Programme, Deed.Change) || await db.Session(id) is not { } session) return false;
        (Session, Speaker) = (session, session.Speakers.Find(s => s.Id == speaker));
        return speaker is null || Speaker is not null;
    }
}
