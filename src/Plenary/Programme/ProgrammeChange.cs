using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Plenary.Programme;

public enum ChangeKind
{
    [Display(Name = "Added")] Added,
    /// <summary>Another time, another room, or both; whatever else changed besides.</summary>
    [Display(Name = "Moved")] Moved,
    [Display(Name = "Changed")] Changed,
    [Display(Name = "Cancelled")] Cancelled,
}

/// <summary>What one session is in the one version and was in the other, as the public sees it.</summary>
/// <param name="Before">Null when it was added.</param>
/// <param name="After">Null when it was cancelled.</param>
/// <param name="Fields">What is different, in the words of <see cref="PublishedSession"/>; empty for added and cancelled ones.</param>
public sealed record ProgrammeChange(ChangeKind Kind, PublishedSession? Before, PublishedSession? After, IReadOnlyList<string> Fields)
{
    public PublishedSession Session => After ?? Before!;

    /// <summary>In the order of time.</summary>
    public static IReadOnlyList<ProgrammeChange> Between(PublishedProgramme? before, PublishedProgramme after)
    {
        var old = before?.Sessions.ToDictionary(s => s.Id) ?? [];
        var changes = new List<ProgrammeChange>();
        foreach (var session in after.Sessions)
        {
            if (!old.Remove(session.Id, out var was)) changes.Add(new(ChangeKind.Added, null, session, []));
            else if (Differing(was, session) is { Count: > 0 } fields)
                changes.Add(new(fields.Any(f => f is nameof(PublishedSession.Starts) or nameof(PublishedSession.Ends) or nameof(PublishedSession.RoomId)) ? ChangeKind.Moved : ChangeKind.Changed, was, session, fields));
        }
        changes.AddRange(old.Values.Select(gone => new ProgrammeChange(ChangeKind.Cancelled, gone, null, [])));
        return [.. changes.OrderBy(c => c.Session.Starts).ThenBy(c => c.Session.Number)];
    }

    private static List<string> Differing(PublishedSession a, PublishedSession b) =>
        [.. typeof(PublishedSession).GetProperties().Where(p => p.PropertyType != typeof(LocalText) || p.Name != nameof(PublishedSession.Room) || a.RoomId == b.RoomId)
            .Where(p => !Same(p.GetValue(a), p.GetValue(b))).Select(p => p.Name)];

    // Lists and records alike are what they say.
    private static bool Same(object? a, object? b) => Equals(a, b) || JsonSerializer.Serialize(a, Api.Json.Options) == JsonSerializer.Serialize(b, Api.Json.Options);
}
