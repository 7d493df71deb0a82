namespace Plenary.Names;

/// <summary>What an officer decided about two records; stored, reversible and respected from then on.</summary>
public enum ClusterDecision
{
    SamePerson,
    TwoPeople,
}

/// <summary>
/// Groups records that may be one person around a main record: each member must match the main record itself, so that a
/// chain of small likenesses never joins two people; and a decision outweighs every score.
/// </summary>
public static class PersonCluster
{
    /// <summary>Groups keys in the given order, the first of each group its main record.</summary>
    /// <param name="matches">Whether two records match.</param>
    /// <param name="decided">What was decided about two records; null for nothing.</param>
    public static IReadOnlyList<IReadOnlyList<TKey>> Group<TKey>(IEnumerable<TKey> keys, Func<TKey, TKey, bool> matches, Func<TKey, TKey, ClusterDecision?> decided)
    {
        var groups = new List<List<TKey>>();
        foreach (var key in keys)
        {
            var home = groups.Find(g => Joins(g, key));
            if (home is null) groups.Add([key]);
            else home.Add(key);
        }
        return groups;

        bool Joins(List<TKey> group, TKey key)
        {
            if (group.Exists(member => decided(member, key) == ClusterDecision.TwoPeople)) return false;
            return decided(group[0], key) == ClusterDecision.SamePerson || matches(group[0], key);
        }
    }
}
