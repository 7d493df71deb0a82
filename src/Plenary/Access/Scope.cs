using Plenary.Site;

namespace Plenary.Access;

/// <summary>Who acts: an account, the holder of a delegation's link, an API token, or Plenary itself.</summary>
/// <param name="AccountId">Null when no account acts.</param>
/// <param name="Name">What the history shows, as "Meral T." or "Head of delegation, River Schools Network".</param>
public sealed record Actor(Guid? AccountId, string Name)
{
    public static readonly Actor Plenary = new(null, "Plenary");
    public static readonly Actor Public = new(null, "Public");

    /// <summary>What the history calls whoever came with a delegation's link, in English whatever they read.</summary>
    public const string HeadOfDelegation = "Head of delegation";

    /// <summary>A name out of the history as a page shows it: the head of a delegation is called so in the reader's language.</summary>
    public static string Said(string name) =>
        name == HeadOfDelegation ? Wording.Texts["Head of delegation"]
        : name.StartsWith(HeadOfDelegation + ", ", StringComparison.Ordinal) ? Wording.Texts["{0}, {1}", Wording.Texts["Head of delegation"], name[(HeadOfDelegation.Length + 2)..]]
        : name;
}

/// <summary>
/// Where and as whom one request reads and writes. Closed until it is opened: a fresh scope finds nothing that belongs to
/// a conference. <see cref="Storage.PlenaryDb"/> puts it into every query, so a page cannot forget it. docs/decisions/0004.
/// </summary>
public sealed class Scope
{
    public Actor Actor { get; private set; } = Actor.Public;
    public Guid? ConferenceId { get; private set; }

    /// <summary>Set when the holder of a delegation's link acts: nothing of another delegation is found.</summary>
    public Guid? DelegationId { get; private set; }

    public IReadOnlySet<Role> Roles { get; private set; } = new HashSet<Role>();

    /// <summary>An API token's scopes, as <c>accreditation:change</c>; null when a person acts, whose roles alone count.</summary>
    public IReadOnlySet<string>? TokenScopes { get; private set; }

    public bool Is(Role role) => Roles.Contains(role);

    public bool May(Area area, Deed deed) =>
        Permissions.May(Roles, area, deed)
        && (TokenScopes is null || ApiToken.Includes(TokenScopes, ScopeName(area, deed)));

    /// <summary>The name of a token's scope: <c>programme:read</c>, <c>programme:change</c>.</summary>
    public static string ScopeName(Area area, Deed deed) => $"{area.ToString().ToLowerInvariant()}:{deed.ToString().ToLowerInvariant()}";

    /// <summary>An account (or a token of it) with the roles it holds here; conference null for pages above a conference.</summary>
    public void EnterAs(Actor actor, IEnumerable<Role> roles, Guid? conferenceId, IReadOnlySet<string>? tokenScopes = null)
    {
        Actor = actor;
        Roles = roles.ToHashSet();
        ConferenceId = conferenceId;
        TokenScopes = tokenScopes;
    }

    /// <summary>The public at one conference whose site is open.</summary>
    public void EnterAsPublic(Guid conferenceId) => (Actor, ConferenceId) = (Actor.Public, conferenceId);

    /// <summary>The holder of one delegation's link.</summary>
    public void EnterAsDelegation(Guid conferenceId, Guid delegationId, string name) =>
        (Actor, ConferenceId, DelegationId) = (new(null, name), conferenceId, delegationId);

    /// <summary>Plenary itself at one conference: the command line, the demo, work in the background.</summary>
    public void EnterAsPlenary(Guid? conferenceId, Actor? actor = null) =>
        (Actor, ConferenceId, Roles) = (actor ?? Actor.Plenary, conferenceId, new HashSet<Role> { Role.Administrator });
}
