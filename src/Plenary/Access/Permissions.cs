using System.ComponentModel.DataAnnotations;

namespace Plenary.Access;

/// <summary>The parts of the work that a permission is about. Each page and endpoint belongs to exactly one.</summary>
public enum Area
{
    /// <summary>Organisations, people, offices, memberships, imports of them.</summary>
    [Display(Name = "Directory")] Directory,
    /// <summary>The conference itself: dates, venue, rooms, categories, zones, gates, stage.</summary>
    [Display(Name = "Settings")] Settings,
    [Display(Name = "Invitations")] Invitations,
    [Display(Name = "Accreditation")] Accreditation,
    /// <summary>The names that need a second look. To read it is to see them, and to say "another person"; to change it is to decide.</summary>
    [Display(Name = "Watch list")] WatchList,
    [Display(Name = "Badges")] Badges,
    [Display(Name = "Check-in")] CheckIn,
    [Display(Name = "Programme")] Programme,
    [Display(Name = "Records")] Records,
    [Display(Name = "Press")] Press,
    [Display(Name = "Reports")] Reports,
    /// <summary>Accounts invited to one conference and the roles they hold.</summary>
    [Display(Name = "Team")] Team,
    [Display(Name = "Mail")] Mail,
    [Display(Name = "History")] Audit,
    /// <summary>The installation: all accounts, series, new conferences.</summary>
    [Display(Name = "Installation")] Installation,
}

/// <summary>Reading is GET and HEAD; anything else is a change.</summary>
public enum Deed { Read, Change }

/// <summary>Who may do what: the one place. The matrix test reads this table aloud; pages and endpoints only name their area.</summary>
public static class Permissions
{
    private static readonly Dictionary<Role, (Area[] Read, Area[] Change)> Table = new()
    {
        [Role.Administrator] = (Enum.GetValues<Area>(), Enum.GetValues<Area>()),
        [Role.Secretariat] = (All(Area.Installation), All(Area.Installation)),
        [Role.AccreditationOfficer] = ([Area.Directory, Area.Invitations, Area.Accreditation, Area.WatchList, Area.Badges, Area.Reports], [Area.Accreditation, Area.Badges]),
        [Role.ProgrammeEditor] = ([Area.Programme, Area.Records, Area.Settings], [Area.Programme]),
        [Role.FloorManager] = ([Area.Programme, Area.Records], [Area.Records]),
        [Role.Rapporteur] = ([Area.Programme, Area.Records], [Area.Records]),
        [Role.PressOfficer] = ([Area.Programme, Area.Records, Area.Press], [Area.Press]),
        [Role.DoorSupervisor] = ([Area.CheckIn, Area.Badges], [Area.CheckIn]),
        [Role.DoorDevice] = ([Area.CheckIn], [Area.CheckIn]),
        [Role.Viewer] = ([Area.Invitations, Area.Accreditation, Area.Programme, Area.Records, Area.Reports], []),
    };

    public static bool May(Role role, Area area, Deed deed) =>
        (deed == Deed.Read ? Table[role].Read : Table[role].Change).Contains(area);

    public static bool May(IEnumerable<Role> roles, Area area, Deed deed) => roles.Any(role => May(role, area, deed));

    private static Area[] All(Area but) => [.. Enum.GetValues<Area>().Where(area => area != but)];
}
