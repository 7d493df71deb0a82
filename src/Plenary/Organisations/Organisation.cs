using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using NodaTime;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Organisations;

public enum OrganisationKind
{
    [Display(Name = "Coalition")] Coalition,
    [Display(Name = "Association")] Association,
    [Display(Name = "NGO")] Ngo,
    [Display(Name = "Institute")] Institute,
    [Display(Name = "Union")] Union,
    [Display(Name = "Foundation")] Foundation,
    [Display(Name = "Media outlet")] Media,
    [Display(Name = "Government body")] Government,
    [Display(Name = "Bureau")] Bureau,
    [Display(Name = "Intergovernmental organisation")] Intergovernmental,
    [Display(Name = "Other body")] Other,
}

/// <summary>A body that can be invited. A coalition is one too, so coalitions can be members of coalitions.</summary>
public class Organisation : Entity, IListed
{
    public static readonly Refusal NameMissing = new("organisation.name-missing", "Write the name of the organisation.");
    public static readonly Refusal NameTooLong = new("organisation.name-too-long", "This name has {0} characters; the longest possible has {1}.");
    public static readonly Refusal OwnParent = new("organisation.own-parent", "An organisation cannot be a part of itself.");
    public static readonly Refusal Circle = new("organisation.circle", "{0} is a part of this organisation itself.");
    /// <summary>Characters of an acronym, of the name of a town, of an address of the web.</summary>
    public const int LongestAcronym = 60, LongestSeat = 200, LongestWebsite = 300;
    public static readonly Refusal TextTooLong = new("organisation.text-too-long", "This has {0} characters; the longest possible has {1}.");
    public static readonly Refusal NoWebsite = new("organisation.no-website", "“{0}” is not an address of the web. Write, for example, https://example.org.");
    public static readonly Refusal AlreadyMerged = new("organisation.already-merged", "One of the two has already been merged into another record.");

    public static readonly Refusal BothSendDelegations = new("organisation.both-send-delegations", "Both have a delegation at {0}, and you may not change delegations there. Ask somebody who may to merge the two.");
    public static readonly Refusal Related = new("organisation.related", "One of the two is a member or a part of the other. Take that away first if it was entered by mistake.");

    private Organisation() { }

    /// <summary>In the languages and scripts it uses; the first is shown first.</summary>
    public List<WrittenName> Names { get; private set; } = [];

    public string Acronym { get; private set; } = "";
    public OrganisationKind Kind { get; private set; } = OrganisationKind.Other;

    /// <summary>ISO 3166-1 alpha-2; null for a body of no one country.</summary>
    public string? Country { get; private set; }

    /// <summary>The town it sits in.</summary>
    public string Seat { get; private set; } = "";

    /// <summary>The organisation it is a bureau or section of.</summary>
    public Guid? ParentId { get; private set; }

    public string Website { get; private set; } = "";

    /// <summary>The body's own address, which is public; a person's address is never kept here.</summary>
    public string Email { get; private set; } = "";

    internal byte[]? SealedContacts { get; private set; }

    public string SearchKey { get; private set; } = "";

    /// <summary>The beginning of the first name's search key: lists are sorted by it (the same order on both databases), and an import finds the same name by it.</summary>
    public string SortKey { get; private set; } = "";
    public Guid? MergedIntoId { get; private set; }

    /// <summary>When it was entered or last changed; saving dates it.</summary>
    public Instant ChangedAt { get; private set; }

    static string IListed.CountryColumn => nameof(Country);

    public string Name => Names[0].Text;

    /// <summary>The name in this language if there is one, else the first.</summary>
    public string NameIn(string language) => Names.In(language);

    /// <summary>A new organisation, or the refusal of the names.</summary>
    /// <param name="id">That another installation gave; null makes one.</param>
    public static Refusal? Enter(IEnumerable<WrittenName> names, OrganisationKind kind, string? country, out Organisation organisation, Guid? id = null)
    {
        organisation = new() { Id = id ?? Guid.CreateVersion7(), Kind = kind, Country = country };
        return organisation.Rename(names, "");
    }

    public Refusal? Rename(IEnumerable<WrittenName> names, string acronym)
    {
        var clean = names.Select(n => n with { Text = Plenary.Names.NameText.Clean(n.Text) }).Where(n => n.Text.Length > 0).DistinctBy(n => n.Text).ToList();
        if (clean.Count == 0) return NameMissing;
        if (clean.FirstOrDefault(n => n.Text.Length > Person.LongestName) is { } tooLong) return NameTooLong.With(tooLong.Text.Length, Person.LongestName);
        if (WrittenNames.Fault(clean) is { } refusal) return refusal;
        if (acronym.Length > LongestAcronym) return TextTooLong.With(acronym.Length, LongestAcronym);

        Acronym = Plenary.Names.NameText.Clean(acronym);
        if (!clean.SequenceEqual(Names)) Names = clean;
        SearchKey = string.Join(' ', clean.Select(n => n.Text).Append(Acronym).Where(t => t.Length > 0).Select(Plenary.Names.SearchKey.Of));
        SortKey = Plenary.Names.SearchKey.Sorting(clean[0].Text);
        return null;
    }

    public Refusal? Describe(OrganisationKind kind, string? country, string seat, Guid? parentId, string website, string email)
    {
        if (parentId == Id) return OwnParent;
        if (seat.Length > LongestSeat) return TextTooLong.With(seat.Length, LongestSeat);
        (Kind, Country, Seat, ParentId, Website, Email) = (kind, country, Plenary.Names.NameText.Clean(seat), parentId, website.Trim(), email.Trim());
        return null;
    }

    /// <summary>Telephone and postal address.</summary>
    public OrganisationContacts Contacts(Keys keys) =>
        SealedContacts is null ? OrganisationContacts.None : keys.OpenJson<OrganisationContacts>(SealedContacts, Id, "organisation.contacts");

    public void ReachAt(OrganisationContacts contacts, Keys keys)
    {
        if (contacts == Contacts(keys)) return;   // sealed once more they would look changed
        SealedContacts = contacts == OrganisationContacts.None ? null : keys.SealJson(contacts, Id, "organisation.contacts");
    }

    /// <summary>Only what a browser may safely follow: an address of the web, with https where none is written; empty for anything else.</summary>
    public static string WebsiteOf(string text)
    {
        text = text.Trim();
        if (text.Length is 0 or > LongestWebsite || !text.Contains('.')) return "";
        if (!text.Contains("://", StringComparison.Ordinal)) text = "https://" + text;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") ? text : "";
    }

    internal Refusal? MergeInto(Organisation kept)
    {
        if (MergedIntoId is not null || kept.MergedIntoId is not null || kept.Id == Id) return AlreadyMerged;
        MergedIntoId = kept.Id;
        return null;
    }

    internal void Unmerge() => MergedIntoId = null;
}

public enum MembershipKind
{
    [Display(Name = "Full member")] Full,
    [Display(Name = "Associate member")] Associate,
    [Display(Name = "Observer member")] Observer,
}

/// <summary>One organisation is a member of another, from and until.</summary>
public class Membership : Entity
{
    private MembershipKind kind;
    private LocalDate? from;

    public static readonly Refusal OfItself = new("membership.of-itself", "An organisation cannot be a member of itself.");
    public static readonly Refusal AlreadyEnded = new("membership.already-ended", "This membership has already ended.");
    public static readonly Refusal HeldAlready = new("membership.held-already", "It is a member at that time already.");
    public static readonly Refusal EndsBeforeItBegins = new("membership.ends-before-it-begins", "The membership ends before it begins.");

    public required Guid OrganisationId { get; init; }
    /// <summary>The coalition.</summary>
    public required Guid OfId { get; init; }
    public required MembershipKind Kind { get => kind; init => kind = value; }
    public LocalDate? From { get => from; init => from = value; }
    public LocalDate? Until { get; private set; }

    public bool HoldsOn(LocalDate day) => (From is null || From <= day) && (Until is null || day <= Until);

    /// <summary>Held at some time between these days; a day that is not known may be any.</summary>
    public static Expression<Func<Membership, bool>> HeldWithin(LocalDate? from, LocalDate? until) =>
        m => (m.Until == null || from == null || m.Until >= from) && (m.From == null || until == null || m.From <= until);

    public bool IsOver(LocalDate day) => Until < day;

    /// <summary>As what it is held, since when and until when, as far as that is known.</summary>
    public Refusal? Date(MembershipKind kind, LocalDate? from, LocalDate? until)
    {
        if (until < from) return EndsBeforeItBegins;
        (this.kind, this.from, Until) = (kind, from, until);
        return null;
    }

    public Refusal? End(LocalDate day) => Until is not null ? AlreadyEnded : Date(Kind, From, day);
}

/// <summary>A person holds a titled office in an organisation or one of its sub-units, from and until.</summary>
public class Office : Entity
{
    private LocalDate? from;
    private string title = "", unit = "";

    /// <summary>Characters of a title or a unit.</summary>
    public const int Longest = 300;

    public static readonly Refusal EndsBeforeItBegins = new("office.ends-before-it-begins", "The office ends before it begins.");
    public static readonly Refusal TooLong = new("office.too-long", "Names and offices have at most {0} characters.");

    public required Guid PersonId { get; set; }
    public required Guid OrganisationId { get; set; }

    /// <summary>As "Secretary General", in the language it was given in; empty where it is only known that the person belongs to the body.</summary>
    public required string Title { get => title; init => title = value; }

    /// <summary>The sub-unit, as "Department of Research"; empty for the whole body.</summary>
    public string Unit { get => unit; init => unit = value; }
    public LocalDate? From { get => from; init => from = value; }
    public LocalDate? Until { get; private set; }

    public bool HoldsOn(LocalDate day) => (From is null || From <= day) && (Until is null || day <= Until);

    public bool IsOver(LocalDate day) => Until < day;

    /// <summary>Since when and until when it is held, as far as that is known.</summary>
    public Refusal? Date(LocalDate? from, LocalDate? until)
    {
        if (until < from) return EndsBeforeItBegins;
        (this.from, Until) = (from, until);
        return null;
    }

    public Refusal? End(LocalDate day) => Date(From, day);

    /// <summary>Whether it can be called so.</summary>
    public static Refusal? Fault(string title, string unit) => Math.Max(title.Length, unit.Length) > Longest ? TooLong.With(Longest) : null;

    /// <summary>The title was written wrongly; somebody who takes up another office gets another record.</summary>
    public void Entitle(string title, string unit) => (this.title, this.unit) = (Plenary.Names.NameText.Clean(title), Plenary.Names.NameText.Clean(unit));
}
