using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;
using Plenary.Storage.Unscoped;

namespace Plenary.People;

/// <summary>One of two records, as the comparison shows it.</summary>
/// <param name="Pointing">How many things point to it: offices, participations, memberships …</param>
public sealed record ComparedRecord(Guid Id, IReadOnlyList<WrittenName> Names, string Address, bool IsMerged, int Pointing);

/// <summary>One fact of both. <paramref name="Letters"/>: spellings, whose differing letters are marked.</summary>
public sealed record ComparedFact(string Label, IReadOnlyList<string> One, IReadOnlyList<string> Other, bool Letters = false);

/// <summary>Two records side by side, and the two answers: the same, or two.</summary>
[Allow(Area.Directory)]
public abstract class MergePage(PlenaryDb db, Merging merging, Pointers pointers, IClock clock) : PlenaryPage
{
    [BindProperty(SupportsGet = true, Name = "with")] public Guid? With { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Q { get; set; }
    [BindProperty] public string? Reason { get; set; }

    /// <summary>The id of the record that is kept.</summary>
    [BindProperty] public Guid Keep { get; set; }

    public ComparedRecord One { get; private set; } = null!;

    /// <summary>Null until it is chosen.</summary>
    public ComparedRecord? Other { get; private set; }
    public List<ComparedFact> Facts { get; private set; } = [];

    /// <summary>Records to choose from.</summary>
    public List<ComparedRecord> Choices { get; protected set; } = [];

    /// <summary>Why the two cannot be one; null when they can.</summary>
    public Refusal? WhyNot { get; private set; }
    public NotTheSame? Said { get; private set; }

    /// <summary>What becomes of things that both have and one can have but once; sentences.</summary>
    public List<string> Consequences { get; protected set; } = [];
    public bool MayChange => db.Scope.May(Area.Directory, Deed.Change);

    /// <summary>Where the records of this kind live, without a slash at the end.</summary>
    public abstract string Home { get; }
    protected abstract Subject Subject { get; }
    protected PlenaryDb Db => db;
    protected Pointers Pointers => pointers;

    protected abstract Task<ComparedRecord?> Read(Guid id);
    protected abstract Task<List<ComparedFact>> Compare(Guid one, Guid other);
    protected abstract Task Choose();

    protected static ComparedFact Fact(string label, string one, string other) => new(label, [one], [other]);

    /// <summary>Of what is sealed: whether both have the same, without saying what.</summary>
    protected static ComparedFact Sealed(string label, string? one, string? other) =>
        one is null || other is null ? Fact(label, one is null ? T["not given"] : T["given"], other is null ? T["not given"] : T["given"])
        : one == other ? Fact(label, T["the same"], T["the same"]) : Fact(label, T["another"], T["another"]);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await Find(id)) return NotFound();
        if (Other is null) await Choose();
        else Keep = Other.Pointing > One.Pointing ? Other.Id : One.Id;
        return Page();
    }

    /// <summary>They are the same.</summary>
    public async Task<IActionResult> OnPostSameAsync(Guid id)
    {
        if (!await Find(id) || Other is null) return NotFound();
        if (Keep != One.Id && Keep != Other.Id) Keep = One.Id;
        var (refusal, merge) = await merging.Join(Subject, Keep, Keep == One.Id ? Other.Id : One.Id, Reason ?? "", db.Scope.Actor, clock.GetCurrentInstant());
        if (refusal is not null) return Refused(refusal, Reasons.IsAbout(refusal) ? nameof(Reason) : "");
        Toast(T["The two are one record now."], Url.Content($"~/directory/merges/{merge!.Id}?handler=Undo"));
        return Redirect($"{Home}/{Keep}");
    }

    /// <summary>They are two.</summary>
    public async Task<IActionResult> OnPostTwoAsync(Guid id)
    {
        if (!await Find(id) || Other is null) return NotFound();
        if (await merging.Part(Subject, One.Id, Other.Id, db.Scope.Actor, clock.GetCurrentInstant()) is { } refusal) return Refused(refusal);
        Toast(T["Noted: they are two. Nobody is asked about them again."]);
        return Redirect($"{Home}/{id}");
    }

    /// <summary>It is open again.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(Guid id)
    {
        if (!await Find(id) || Other is null) return NotFound();
        await merging.TakeBack(Subject, One.Id, Other.Id);
        return Redirect($"{Home}/{id}/merge?with={Other.Id}");
    }

    private async Task<bool> Find(Guid id)
    {
        if (await Read(id) is not { } one) return false;
        One = one;
        if (With is not { } with) return true;
        if (with == id || await Read(with) is not { } other) return false;
        Other = other;
        Facts = await Compare(id, with);
        Said = await merging.Said(Subject, id, with);
        WhyNot = one.IsMerged || other.IsMerged ? Subject == Subject.Person ? Person.AlreadyMerged : Organisations.Organisation.AlreadyMerged : await merging.WhyNot(Subject, id, with);
        return true;
    }
}
