using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Conferences;
using Plenary.Countries;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Badges;

/// <summary>Puts badges on paper: what stands on each, in the conference's main language and its second.</summary>
public static class BadgePrint
{
    /// <summary>In one file. More are printed in several, so that a paper jam costs no more than that.</summary>
    public const int Most = 1000;
    public static readonly Refusal TooMany = new("badges.too-many", "{0} badges are too many for one file. Print at most {1} at a time.");
    public static readonly Refusal NothingToPrint = new("badges.nothing-to-print", "There is no badge to print here. Revoked badges are not printed.");

    public static async Task<byte[]> Pdf(PlenaryDb db, Conference conference, IReadOnlyList<BadgeRow> rows, Keys keys, CancellationToken cancellationToken = default)
    {
        var series = await db.Series.AsNoTracking().SingleAsync(s => s.Id == conference.SeriesId, cancellationToken);
        using var signer = await BadgeSigner.Open(db, conference, keys, cancellationToken);
        using var paper = new MemoryStream();
        using (Languages.Speak(conference.Languages[0]))
            BadgeSheet.Write(paper, rows.Select(r => Face(conference, series, r, signer.Token(r.Badge, r.Category))), conference.Title.In(conference.Languages[0]).Text);
        return paper.ToArray();
    }

    /// <summary>Notes that these have left the printer's tray. Of a badge the first time counts; the history has a line for each, and one that is on paper twice can be found.</summary>
    public static async Task MarkPrinted(PlenaryDb db, IReadOnlyList<Badge> badges, Instant at, CancellationToken cancellationToken = default)
    {
        var ids = badges.Select(b => b.Id).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var first = await db.Badges.Where(b => ids.Contains(b.Id) && b.PrintedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.PrintedAt, at).SetProperty(b => b.Version, b => b.Version + 1), cancellationToken);
        db.Note("badges.printed", db.Scope.ConferenceId!.Value, new { count = badges.Count, firstTime = first, serials = badges.Select(b => b.Serial).Order() });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public static string Number(int serial) => serial.ToString("0000", CultureInfo.InvariantCulture);

    private static BadgeFace Face(Conference conference, Series series, BadgeRow row, string token)
    {
        var languages = conference.Languages.Take(2).ToList();
        var band = Theme.From(conference.Colour)!;
        var category = Theme.From(row.Category.Colour) ?? Theme.From(Theme.Usual)!;
        return new()
        {
            Host = series.Organiser.In(languages[0]).Text,
            Title = conference.Title.In(languages[0]).Text,
            Place = conference.City.In(languages[0]).Text,
            Dates = Say.DateRange(conference.Starts, conference.Ends),
            ConferenceColour = band.Band,
            ConferenceInk = band.OnBand,
            Name = row.Person.Name,
            SecondName = row.Person.SecondName?.Text,
            Organisation = row.Participation.Affiliation is { Length: > 0 } other ? other : row.Organisation.NameIn(languages[0]),
            Country = Country.OfCode(row.Organisation.Country) is { } country ? [.. languages.Select(country.In).Distinct()] : [],
            Zones = row.Category.Zones,
            SerialWord = Wording.Texts["No."],
            Serial = Number(row.Badge.Serial),
            Note = Wording.Texts["Not transferable. If found: help desk, main entrance."],
            Code = token,
            Category = [.. languages.Select(l => row.Category.Name.In(l).Text).Distinct()],
            CategoryColour = category.Band,
            CategoryInk = category.OnBand,
            IsStriped = row.Category.Striped,
            Icon = row.Category.Icon,
        };
    }
}
