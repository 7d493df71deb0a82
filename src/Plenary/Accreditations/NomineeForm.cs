using System.ComponentModel.DataAnnotations;
using Plenary.Mail;
using Plenary.People;
using Plenary.Site;

namespace Plenary.Accreditations;

/// <summary>The boxes of a form that nominates; see <see cref="Nominee"/>.</summary>
public class NomineeForm
{
    [Display(Name = "Full name, as on the badge"), StringLength(Person.LongestName)] public string? Name { get; set; }
    [Display(Name = "Name in another script"), StringLength(Person.LongestName)] public string? SecondName { get; set; }
    [Display(Name = "Honorific"), StringLength(Nominee.LongestText)] public string? Honorific { get; set; }
    [Display(Name = "Gender")] public Gender? Gender { get; set; }
    [Display(Name = "Office"), StringLength(Nominee.LongestText)] public string? Office { get; set; }
    [Display(Name = "Unit"), StringLength(Nominee.LongestText)] public string? Unit { get; set; }
    [Display(Name = "Affiliation"), StringLength(Nominee.LongestText)] public string? Affiliation { get; set; }
    [Display(Name = "E-mail"), StringLength(EmailAddress.Longest)] public string? Email { get; set; }
    [Display(Name = "Leave out of the list of participants in the report")] public bool Unlisted { get; set; }

    [Display(Name = "Category"), Required(ErrorMessage = "Choose a category.")] public Guid? CategoryId { get; set; }

    /// <summary>Made with the form; the same key twice is the same nomination.</summary>
    public Guid Key { get; set; } = Guid.CreateVersion7();

    public Nominee Nominee => new(Name, SecondName, Honorific ?? "", Office, Unit, Affiliation, Email, CategoryId ?? Guid.Empty) { Gender = Gender, Listed = !Unlisted };

    /// <summary>What was typed into it. The category is left out: it is one of that delegation.</summary>
    public static IReadOnlyList<Difference> Typed(NomineeForm form) => Difference.Between(form, new NomineeForm { CategoryId = form.CategoryId }, []);

    public static NomineeForm Of(Participation participation, string? email) => new()
    {
        Name = participation.NominatedAs.FirstOrDefault()?.Text,
        SecondName = participation.NominatedAs.Skip(1).FirstOrDefault()?.Text,
        Honorific = participation.Honorific,
        Gender = participation.Gender,
        Office = participation.Office,
        Unit = participation.Unit,
        Affiliation = participation.Affiliation,
        Email = email,
        Unlisted = !participation.Listed,
        CategoryId = participation.CategoryId,
    };
}
