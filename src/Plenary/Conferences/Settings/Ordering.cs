namespace Plenary.Conferences.Settings;

/// <summary>Moves one thing of a short list one place up or down.</summary>
internal static class Ordering
{
    /// <summary>False when it is not in the list. At the end of the list nothing moves.</summary>
    /// <param name="place">Writes the place, from 1; only where it changes.</param>
    public static bool Move<T>(List<T> list, Guid id, bool up, Action<T, int> place) where T : Entity
    {
        var from = list.FindIndex(e => e.Id == id);
        if (from < 0) return false;
        var to = Math.Clamp(from + (up ? -1 : 1), 0, list.Count - 1);
        (list[from], list[to]) = (list[to], list[from]);
        for (var i = 0; i < list.Count; i++) place(list[i], i + 1);
        return true;
    }
}
