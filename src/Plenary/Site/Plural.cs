namespace Plenary.Site;

/// <summary>
/// Which form of a counted text a language needs, after the plural rules of the Unicode CLDR for whole numbers.
/// A translation holds its forms with | between them, in this order:
/// English and French: one|other. Arabic: zero|one|two|few|many|other. Turkish and Indonesian: one form (a counted noun does not change).
/// A translation without | serves every number. French says "many" for whole millions ("un million de personnes"): not distinguished here.
/// </summary>
public static class Plural
{
    /// <summary>How many forms a translation must hold when it holds more than one.</summary>
    public static int Forms(string language) => language switch { "ar" => 6, "en" or "fr" => 2, _ => 1 };

    /// <summary>The place of the form for this number.</summary>
    public static int Form(string language, long number)
    {
        var n = Math.Abs(number);
        return language switch
        {
            "ar" => n switch
            {
                0 => 0,
                1 => 1,
                2 => 2,
                _ => (n % 100) switch { >= 3 and <= 10 => 3, >= 11 => 4, _ => 5 },
            },
            "fr" => n <= 1 ? 0 : 1,
            "en" => n == 1 ? 0 : 1,
            _ => 0,
        };
    }

    public static string Choose(string language, string forms, long number)
    {
        var all = forms.Split('|');
        return all.Length == 1 ? all[0] : all[Math.Min(Form(language, number), all.Length - 1)];
    }
}
