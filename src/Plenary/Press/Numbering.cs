using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Press;

/// <summary>Begins releases: a new one takes the conference's next number, a translation shares that of its original.</summary>
public static class Numbering
{
    /// <summary>A new release, or the translation of another. It is saved; nothing is, when it is refused.</summary>
    public static async Task<(Refusal? Refusal, PressRelease? Release)> Begin(this PlenaryDb db, Guid conference, string language, PressText text, Actor by, PressRelease? translationOf = null)
    {
        if (!Languages.IsSpoken(language)) return (PressRelease.UnknownLanguage.With(string.Join(", ", LocalText.InterfaceLanguages)), null);
        if (translationOf is not null && await db.PressReleases.AnyAsync(r => r.Number == translationOf.Number && r.Language == language)) return (PressRelease.TranslationThere, null);

        await using var transaction = await db.Database.BeginTransactionAsync();
        var release = new PressRelease
        {
            ConferenceId = conference,
            Language = language,
            WrittenBy = by.AccountId,
            GroupId = translationOf?.GroupId ?? Guid.CreateVersion7(),
            Number = translationOf?.Number ?? await Next(db, conference),
        };
        if (release.Write(text, by) is { } refusal) return (refusal, null);   // the number goes back with the transaction
        if (translationOf is not null) (release.Photo, release.PhotoSmall) = (translationOf.Photo, translationOf.PhotoSmall);
        db.PressReleases.Add(release);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return (null, release);
    }

    /// <summary>Taken by a conditional update, which makes others wait for the row until we commit: no number twice, none left out.</summary>
    private static async Task<int> Next(PlenaryDb db, Guid conference)
    {
        await db.Conferences.Where(c => c.Id == conference).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastPressNumber, c => c.LastPressNumber + 1));
        var number = await db.Conferences.Where(c => c.Id == conference).Select(c => c.LastPressNumber).SingleAsync();
        var highest = await db.PressReleases.MaxAsync(r => (int?)r.Number) ?? 0;
        if (highest < number) return number;
        number = highest + 1;   // releases came with numbers of their own (restored, imported)
        await db.Conferences.Where(c => c.Id == conference).ExecuteUpdateAsync(set => set.SetProperty(c => c.LastPressNumber, number));
        return number;
    }
}
