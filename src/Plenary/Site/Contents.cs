using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using NodaTime;

namespace Plenary.Site;

/// <summary>What every layout says of a conference, in the language of the page. Texts are as they should be shown.</summary>
/// <param name="Title">"13th General Conference"</param>
/// <param name="Organisation">"Confluence Network"</param>
/// <param name="Place">"Bursa"; empty where it is not known yet.</param>
/// <param name="Colour">Six hexadecimal digits, with or without #.</param>
/// <param name="Home">Address of the conference's first page in the workspace.</param>
public sealed record Edition(string Title, string Organisation, string Place, LocalDate From, LocalDate To, string Colour, string Home)
{
    /// <summary>"Bursa, 13–16 May 2027"</summary>
    public IHtmlContent PlaceAndDates => Place.Length == 0 ? new StringHtmlContent(Say.DateRange(From, To)) : Wording.Texts.Html("{0}, {1}", Place, Say.DateRange(From, To));

    /// <summary>"Day 1 of 4, Thursday 13 May"; before and after the days of the conference only the date.</summary>
    public string DayLine(LocalDate today) => Say.DayOf(today, From, To);
}

/// <summary>One line of the contents page: a title, where it leads, and how many there are (null: not counted).</summary>
public sealed record ContentsLine(string Title, string Address, long? Count = null);

/// <summary>Where somebody is reached: who it is, the number or address as it is read and as it is called.</summary>
public sealed record ContactLine(string Who, string Said, string Address);

/// <summary>A part of the contents page: "Before", "On the days", "After".</summary>
public sealed record ContentsPart(string Title, IReadOnlyList<ContentsLine> Lines);

/// <summary>The contents page beside the workspace: the conference, its parts, the moment in the conference's time.</summary>
/// <param name="Edition">Null outside a conference: the installation's own pages.</param>
/// <param name="Now">The present moment and the conference's zone, for the line at the foot.</param>
/// <param name="Person">How the person who is signed in is called, short: "Meral T."; null when nobody is.</param>
public sealed record Contents(Edition? Edition, IReadOnlyList<ContentsPart> Parts, ZonedDateTime Now, string? Person = null)
{
    /// <summary>Where the search box sends its question; null: no box.</summary>
    public string? Search { get; init; } = "/search";

    /// <summary>Title and address of what stands in the foot of a narrow page: privacy, accessibility.</summary>
    public IReadOnlyList<ContentsLine> AboutSite { get; init; } = [];

    /// <summary>The contents that the page was given, if it was given any. Pages set it in a filter or by <see cref="Frame.SetContents"/>.</summary>
    public static Contents? Of(ViewDataDictionary data) => data[nameof(Contents)] as Contents;
}

/// <summary>How pages hand their frame to the layout.</summary>
public static class Frame
{
    public static void SetContents(this ViewDataDictionary data, Contents contents) => data[nameof(Contents)] = contents;

    public static void SetPublic(this ViewDataDictionary data, PublicFrame frame) => data[nameof(PublicFrame)] = frame;

    /// <summary>The title of the page: the h1, the window and the line at the foot.</summary>
    public static void SetTitle(this ViewDataDictionary data, string title) => data["Title"] = title;

    /// <summary>The page that this one stands under, where the contents page does not say so by itself. Without a title it only marks the line of the contents.</summary>
    public static void SetUp(this ViewDataDictionary data, string address, string title = "") => data[nameof(SetUp)] = new ContentsLine(title, address);

    internal static ContentsLine? Up(this ViewDataDictionary data) => data[nameof(SetUp)] as ContentsLine;

    /// <summary>One line on what a public page holds, for search engines and for those who pass its address on.</summary>
    public static void SetDescription(this ViewDataDictionary data, string description) => data["Description"] = description;
}

/// <summary>What the public pages of a conference show around their text. All texts in the language of the page.</summary>
/// <param name="Edition">The conference.</param>
/// <param name="Tags">The languages the public site is offered in, the tags of <see cref="Languages"/> or others.</param>
/// <param name="Nav">Title and address of each section.</param>
public sealed record PublicFrame(Edition Edition, IReadOnlyList<string> Tags, IReadOnlyList<ContentsLine> Nav)
{
    public string Theme { get; init; } = "";

    /// <summary>"Today is the first day": under the dates on the cover.</summary>
    public string DayNote { get; init; } = "";

    public string Venue { get; init; } = "";

    /// <summary>The cover stands on the first page only; the others have one line.</summary>
    public bool HasCover { get; init; }

    public string? Image { get; init; }

    /// <summary>The picture that stands beside the title where the address is passed on; social networks take no SVG.</summary>
    public string Card { get; init; } = "";

    public string ImageText { get; init; } = "";

    /// <summary>Under the organisation's name in the foot.</summary>
    public string About { get; init; } = "";

    /// <summary>The secretariat, the press desk.</summary>
    public IReadOnlyList<ContactLine> Contacts { get; init; } = [];

    /// <summary>Title and address: privacy, accessibility.</summary>
    public IReadOnlyList<ContentsLine> AboutSite { get; init; } = [];

    /// <summary>Feeds and other forms of this page: media type, title, address.</summary>
    public IReadOnlyList<(string Type, string Title, string Address)> Alternates { get; init; } = [];

    /// <summary>"My participation": where a person finds their own page; null when not offered.</summary>
    public ContentsLine? Mine { get; init; }

    /// <summary>The address of this page in another language: /{tag}/rest.</summary>
    public static string InLanguage(string path, string tag)
    {
        var rest = path.Length > 1 && path.IndexOf('/', 1) is > 0 and var slash ? path[slash..] : "";
        return $"/{tag}{rest}";
    }

    public static PublicFrame? Of(ViewDataDictionary data) => data[nameof(PublicFrame)] as PublicFrame;
}
