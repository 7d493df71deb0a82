namespace Plenary.Access;

/// <summary>What an account may be at one conference (an administrator: at all). Stored by name; the words are those of PRODUCT.md.</summary>
public enum Role
{
    /// <summary>Runs the installation: accounts, series, every conference.</summary>
    Administrator,
    /// <summary>Runs one conference: everything in it.</summary>
    Secretariat,
    AccreditationOfficer,
    ProgrammeEditor,
    FloorManager,
    Rapporteur,
    PressOfficer,
    DoorSupervisor,
    /// <summary>A phone at a gate; it may scan and nothing else.</summary>
    DoorDevice,
    /// <summary>May look at the work lists, without contacts or notes.</summary>
    Viewer,
}
