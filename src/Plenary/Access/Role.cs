using System.ComponentModel.DataAnnotations;

namespace Plenary.Access;

/// <summary>What an account may be at one conference (an administrator: at all). Stored by name; the words are those of PRODUCT.md.</summary>
public enum Role
{
    /// <summary>Runs the installation: accounts, series, every conference.</summary>
    [Display(Name = "Administrator")] Administrator,
    /// <summary>Runs one conference: everything in it.</summary>
    [Display(Name = "Secretariat")] Secretariat,
    [Display(Name = "Accreditation officer")] AccreditationOfficer,
    [Display(Name = "Programme editor")] ProgrammeEditor,
    [Display(Name = "Floor manager")] FloorManager,
    [Display(Name = "Rapporteur")] Rapporteur,
    [Display(Name = "Press officer")] PressOfficer,
    [Display(Name = "Door supervisor")] DoorSupervisor,
    /// <summary>A phone at a gate; it may scan and nothing else.</summary>
    [Display(Name = "Door device")] DoorDevice,
    /// <summary>May look at the work lists, without contacts or notes.</summary>
    [Display(Name = "Viewer")] Viewer,
}
