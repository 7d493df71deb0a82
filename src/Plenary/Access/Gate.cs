namespace Plenary.Access;

/// <summary>Who an endpoint lets in. An endpoint without one lets nobody in: the keeper refuses it and a test fails.</summary>
public enum Entrance
{
    /// <summary>Anybody; nothing of a conference is in scope unless its public site is open.</summary>
    Public,
    /// <summary>Anybody with an account.</summary>
    SignedIn,
    /// <summary>The holder of a delegation's link.</summary>
    Delegation,
    /// <summary>An account or token with any role at the conference in the address; the page shows what the role may see.</summary>
    Member,
    /// <summary>An account or token whose role at the conference in the address gives the area.</summary>
    Area,
}

/// <summary>Stands on every page and endpoint: who may enter. Reading or changing follows from the HTTP method.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = false)]
public sealed class AllowAttribute : Attribute
{
    public AllowAttribute(Entrance entrance) => Entrance = entrance;

    public AllowAttribute(Area area) => (Entrance, Area) = (Entrance.Area, area);

    public Entrance Entrance { get; }
    public Area? Area { get; }

    /// <summary>Set where a POST changes nothing that counts (a preview): reading is then enough.</summary>
    public bool ReadingOnly { get; init; }

    /// <summary>Reachable before somebody has set up a second step: the page where they do so.</summary>
    public bool BeforeSecondFactor { get; init; }

    /// <summary>Who may only read the area stays outside: it is a form that they could not send, or holds contacts as they were brought.</summary>
    public bool ClosedToReaders { get; init; }

    public Deed DeedOf(string method) => !ClosedToReaders && (ReadingOnly || HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) ? Deed.Read : Deed.Change;
}

public static class Allowing
{
    public static T Allow<T>(this T endpoints, Area area) where T : IEndpointConventionBuilder => endpoints.WithMetadata(new AllowAttribute(area));

    /// <summary>Also to read one must be allowed to change: <see cref="AllowAttribute.ClosedToReaders"/>.</summary>
    public static T AllowChangers<T>(this T endpoints, Area area) where T : IEndpointConventionBuilder => endpoints.WithMetadata(new AllowAttribute(area) { ClosedToReaders = true });

    public static T Allow<T>(this T endpoints, Entrance entrance) where T : IEndpointConventionBuilder => endpoints.WithMetadata(new AllowAttribute(entrance));
}
