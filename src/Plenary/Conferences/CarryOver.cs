namespace Plenary.Conferences;

/// <summary>What the next edition takes over from the last. Colour and the rules of accreditation always go along; dates and theme never do.</summary>
/// <param name="Languages">The languages of the conference.</param>
/// <param name="Categories">Zones and categories with colour, zones and places; else the standard ones.</param>
/// <param name="Texts">What the public site says of who holds it, of privacy, and whom to ask.</param>
/// <param name="Venue">City, country, venue, address, practical information.</param>
/// <param name="Rooms">The rooms, in their order.</param>
/// <param name="Gates">The gates into the zones; they need the zones.</param>
/// <param name="Team">Who holds which role.</param>
public sealed record CarryOver(bool Languages = true, bool Categories = true, bool Texts = true, bool Venue = false, bool Rooms = false, bool Gates = false, bool Team = false)
{
    public static readonly Refusal GatesNeedZones = new("carry-over.gates-need-zones", "Gates lead into zones. Take the zones and categories over too.");

    /// <summary>Nothing but colour and rules: zones and categories are the standard ones.</summary>
    public static readonly CarryOver Nothing = new(false, false, false);

    public Refusal? Fault => Gates && !Categories ? GatesNeedZones : null;
}
