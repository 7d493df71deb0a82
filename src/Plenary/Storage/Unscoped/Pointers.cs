using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Plenary.Storage.Unscoped;

/// <summary>
/// Everything that points to a record of the directory, at whichever conference it is. Read from the model, so that whatever learns to point
/// there later moves along when two records are merged. Moving counts versions and writes one line into each conference's history.
/// </summary>
public sealed class Pointers(PlenaryDb db)
{
    private sealed record Pointer(string Word, Type Type, string Property, Type Key);

    /// <summary>How many things point to it.</summary>
    public async Task<int> Count<TRecord>(Guid record)
    {
        var count = 0;
        foreach (var pointer in To<TRecord>()) count += await Call<Task<int>>(nameof(CountOf), pointer, record);
        return count;
    }

    /// <summary>Moves all pointers from one record to another. Answers what was moved: "participation", "membership.of" … and their ids.</summary>
    /// <param name="words">Nothing but these; null: everything.</param>
    /// <param name="but">Conferences at which nothing is moved.</param>
    public async Task<Dictionary<string, List<Guid>>> Move<TRecord>(Guid from, Guid to, string[]? words = null, IReadOnlyCollection<Guid>? but = null)
    {
        var moved = new Dictionary<string, List<Guid>>();
        foreach (var pointer in To<TRecord>().Where(p => words?.Contains(p.Word) is not false))
            if (await Call<Task<List<Guid>>>(nameof(MoveOf), pointer, from, to, null, but ?? []) is { Count: > 0 } ids) moved[pointer.Word] = ids;
        return moved;
    }

    /// <summary>Moves back those that were moved, as far as they still point to where they were moved to.</summary>
    public async Task MoveBack<TRecord>(IReadOnlyDictionary<string, List<Guid>> moved, Guid from, Guid to)
    {
        foreach (var pointer in To<TRecord>())
            if (moved.TryGetValue(pointer.Word, out var ids)) await Call<Task<List<Guid>>>(nameof(MoveOf), pointer, from, to, ids, Array.Empty<Guid>());
    }

    private IEnumerable<Pointer> To<TRecord>() =>
        from key in db.Model.FindEntityType(typeof(TRecord))!.GetReferencingForeignKeys()
        // To a row of a conference leads a pair: the conference and its id.
        let property = key.Properties[^1]
        where property.Name is not (nameof(People.Person.MergedIntoId) or nameof(Delegations.Delegation.JoinedIntoId)) && typeof(Entity).IsAssignableFrom(key.DeclaringEntityType.ClrType)
        let word = JsonNamingPolicy.KebabCaseLower.ConvertName(key.DeclaringEntityType.ClrType.Name)
        orderby word, property.Name
        select new Pointer(property.Name == typeof(TRecord).Name + "Id" ? word : $"{word}.{JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name[..^2])}", key.DeclaringEntityType.ClrType, property.Name, property.ClrType);

    private T Call<T>(string method, Pointer pointer, params object?[] args) =>
        (T)GetType().GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(pointer.Type, pointer.Key).Invoke(this, [pointer, .. args])!;

    private Task<int> CountOf<T, TKey>(Pointer pointer, Guid record) where T : Entity
    {
        var key = (TKey)(object)record;
        return db.Set<T>().IgnoreQueryFilters().CountAsync(e => EF.Property<TKey>(e, pointer.Property)!.Equals(key));
    }

    private async Task<List<Guid>> MoveOf<T, TKey>(Pointer pointer, Guid from, Guid to, List<Guid>? only, IReadOnlyCollection<Guid> but) where T : Entity
    {
        var (old, now) = ((TKey)(object)from, (TKey)(object)to);
        var pointing = db.Set<T>().IgnoreQueryFilters().Where(e => EF.Property<TKey>(e, pointer.Property)!.Equals(old));
        if (but.Count > 0 && typeof(ConferenceEntity).IsAssignableFrom(typeof(T))) pointing = pointing.Where(e => !but.Contains(EF.Property<Guid>(e, nameof(ConferenceEntity.ConferenceId))));
        if (only is not null) pointing = pointing.Where(e => only.Contains(e.Id));
        var ids = await pointing.Select(e => e.Id).ToListAsync();
        if (ids.Count == 0) return ids;
        if (typeof(ConferenceEntity).IsAssignableFrom(typeof(T)))
            foreach (var here in (await pointing.Select(e => new { e.Id, Conference = EF.Property<Guid>(e, nameof(ConferenceEntity.ConferenceId)) }).ToListAsync()).GroupBy(e => e.Conference))
                db.NoteAt(here.Key, only is null ? "merge.moved" : "merge.moved-back", to, new { pointer.Word, From = from, Ids = here.Select(e => e.Id) });
        await pointing.ExecuteUpdateAsync(set => set.SetProperty(e => EF.Property<TKey>(e, pointer.Property), now).SetProperty(e => e.Version, e => e.Version + 1));
        return ids;
    }
}
