using System.ComponentModel.DataAnnotations;
using Plenary.Organisations;
using Plenary.Site;

namespace Plenary.People;

/// <summary>One name in one script, as it stands in a form: one box, never taken apart.</summary>
public class NameBox
{
    [Display(Name = "Name"), StringLength(Person.LongestName)] public string? Text { get; set; }
    [Display(Name = "Language")] public string? Language { get; set; }
}

/// <summary>Boxes for the names that there are, and empty ones for more.</summary>
public static class NameBoxes
{
    public const int Most = WrittenNames.Most;

    public static List<NameBox> Of(IEnumerable<WrittenName> names) => [.. names.Select(n => new NameBox { Text = n.Text, Language = n.Language }).Append(new()).Append(new()).Take(Most)];

    public static List<WrittenName> Written(this IEnumerable<NameBox> boxes) =>
        [.. boxes.Take(Most).Where(b => !string.IsNullOrWhiteSpace(b.Text)).Select(b => new WrittenName(b.Text!, string.IsNullOrEmpty(b.Language) ? null : b.Language))];
}

/// <summary>What the form of a person asks for.</summary>
public class PersonForm : IVersioned
{
    public static readonly Refusal NoLanguage = new("person.no-such-language", "“{0}” is not a language that is known. Write its name or its code, for example Arabic or ar.");

    public List<NameBox> Names { get; set; } = NameBoxes.Of([]);
    [Display(Name = "Honorific"), StringLength(100, ErrorMessage = "This has more than {1} characters.")] public string? Honorific { get; set; }
    [Display(Name = "Gender")] public Gender? Gender { get; set; }
    [Display(Name = "Nationality")] public string? Nationality { get; set; }
    [Display(Name = "Languages")] public string? Languages { get; set; }
    [Display(Name = "E-mail")] public string? Email { get; set; }
    [Display(Name = "Phone")] public string? Phone { get; set; }
    public int Version { get; set; }

    /// <summary>The same as a program would send it; or which language is none.</summary>
    public Refusal? Read(out PersonBody body)
    {
        var codes = new List<string>();
        body = new([]);
        foreach (var word in (Languages ?? "").Split([',', ';', '،', '؛', '/', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (LanguageName.Find(word) is not { } code) return NoLanguage.With(word);
            if (!codes.Contains(code)) codes.Add(code);
        }
        body = new(Names.Written(), Honorific ?? "", Gender, string.IsNullOrEmpty(Nationality) ? null : Nationality, codes, new(Email, Phone));
        return null;
    }

    /// <summary>Beside which field a refusal belongs; empty: above them all.</summary>
    public static string FieldOf(Refusal refusal) => refusal.Code switch
    {
        "person.name-missing" or "person.name-too-long" or "names.too-many" or "names.no-language" => "Input.Names[0].Text",
        "person.no-such-language" => "Input.Languages",
        "contacts.no-email" => "Input.Email",
        "contacts.no-phone" => "Input.Phone",
        "organisation.no-such-country" => "Input.Nationality",
        _ => "",
    };

    public static PersonForm Of(Person person, Contacts contacts) => new()
    {
        Names = NameBoxes.Of(person.Names),
        Honorific = person.Honorific,
        Gender = person.Gender,
        Nationality = person.Nationality,
        Languages = string.Join(T.Language == "ar" ? "، " : ", ", person.Languages.Select(LanguageName.Of)),
        Email = contacts.Email,
        Phone = contacts.Phone,
        Version = person.Version,
    };

    private static Wording T => Wording.Texts;
}
