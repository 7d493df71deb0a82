using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Storage;

namespace Plenary.Records;

/// <summary>Puts texts to the conference in scope and registers its documents.</summary>
public static class Putting
{
    /// <summary>Two at once want the same number; after so many tries something else is wrong.</summary>
    private const int Tries = 5;

    /// <summary>A new decision under the next number. It is saved; nothing is, when it is refused.</summary>
    public static async Task<(Refusal? Refusal, Decision? Decision)> Put(this PlenaryDb db, Guid conference, Guid session, LocalText title, LocalText text, string proposer)
    {
        if (!await db.Sessions.AnyAsync(s => s.Id == session)) return (Recording.NoSuchSession, null);
        for (var tried = 1; ; tried++)
        {
            var number = 1 + (await db.Decisions.MaxAsync(d => (int?)d.Number) ?? 0);
            if (Decision.Put(conference, session, number, title, text, proposer, out var decision) is { } refusal) return (refusal, null);
            db.Decisions.Add(decision);
            try
            {
                await db.SaveChangesAsync();
                return (null, decision);
            }
            catch (DbUpdateException e) when (e.IsCollision() && tried < Tries)
            {
                db.ChangeTracker.Clear();   // somebody took the number meanwhile
            }
        }
    }

    /// <summary>A new document under a symbol that none has yet. It is saved; nothing is, when it is refused.</summary>
    public static async Task<(Refusal? Refusal, Document? Document)> Register(this PlenaryDb db, Guid conference, string symbol, LocalText title, int? order)
    {
        var place = order ?? 1 + (await db.Documents.MaxAsync(d => (int?)d.Order) ?? 0);
        if (Document.Register(conference, symbol, title, place, out var document) is { } refusal) return (refusal, null);
        if (await db.Documents.AnyAsync(d => d.Symbol == document.Symbol)) return (Document.SymbolTaken.With(document.Symbol), null);
        db.Documents.Add(document);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException e) when (e.IsCollision())
        {
            return (Document.SymbolTaken.With(document.Symbol), null);
        }
        return (null, document);
    }

    /// <summary>Changes symbol, title and place of one in hand; not saved yet.</summary>
    public static async Task<Refusal?> Describe(this PlenaryDb db, Document document, string symbol, LocalText title, int? order)
    {
        var wanted = symbol.Trim();
        return await db.Documents.AnyAsync(d => d.Symbol == wanted && d.Id != document.Id) ? Document.SymbolTaken.With(wanted) : document.Describe(symbol, title, order ?? document.Order);
    }

    /// <summary>Files the next version in a language; not saved yet.</summary>
    public static async Task<Refusal?> File(this PlenaryDb db, Document document, string language, Paper paper, FileStore files, Instant at)
    {
        var hash = await paper.Keep(db, files, document.ConferenceId, at);
        if (document.File(language, paper.Kind, hash, paper.Bytes.Length, db.Scope.Actor.Name, at, out var filed) is { } refusal) return refusal;
        db.DocumentFiles.Add(filed!);
        return null;
    }
}
