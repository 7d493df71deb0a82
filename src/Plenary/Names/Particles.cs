using System.Collections.Frozen;

namespace Plenary.Names;

/// <summary>Small words and endings of names: articles, "son of", nobility, "servant of", "of the faith".</summary>
internal static class Particles
{
    private static readonly FrozenSet<string> Words = Set(
        "al el ul ar as ash ad an at az es ed er ez ech bin ibn ben bint binti binte ould ouled wuld u a e y i de del della dei da das do dos di du d des la le les los las lo li van von vom zu zum zur der den ter ten te het t af av à of the " +
        "ال بن ابن بنت بنو ال ول ולד בן בת אל הל де дер ван фон ди да ла ле ду дель дос эль аль бин ибн бен оглы оглу кызы угли ντε ντα ντι ντελ φον βαν ντερ λα λε λα デ ド ラ ル ファン フォン ダ ディ 데 드 반 폰 라 르 德 冯 馮 范 拉 勒");

    private static readonly FrozenSet<string> Articles = Set("al el ul ar as ash ad an at az es ed er ez il ur us ud un ال אל эль аль");

    private static readonly FrozenSet<string> Servants = Set("abd abdul abdel abdal abdol abdu abdou abdur abdus abdour abed abdil abduld 'abd عبد абд абдул абдель абдуль абдур עבד עבדול 阿都 阿卜杜勒");

    /// <summary>The text of a word as <see cref="SearchKey"/> gives it.</summary>
    public static bool Is(string key) => Words.Contains(key);

    public static bool IsArticle(string key) => Articles.Contains(key);

    /// <summary>Abd al-Rahman, Abdul Rahman, عبد الرحمن; but Abdou Suleiman and عبد حمود are two names.</summary>
    public static bool IsServant(string key, string next) => Servants.Contains(key) && (IsArticle(next) || IsGod(next) || key switch
    {
        "abdou" or "abdu" or "abed" or "abdo" => next.StartsWith("al", StringComparison.Ordinal) || next.StartsWith("el", StringComparison.Ordinal),
        "عبد" => next.StartsWith("ال", StringComparison.Ordinal),
        _ => true,
    });

    /// <summary>Abdulrahman, عبدالرحمن: what follows "servant of the". Null for another word, and for Abdullah, which is a name of its own.</summary>
    public static string? SplitServant(string letters, Alphabet alphabet)
    {
        if (alphabet == Alphabet.Arabic)
            return letters.Length > 6 && letters.StartsWith("عبدال", StringComparison.Ordinal) && letters[5..] is not ("له" or "لله") ? letters[5..] : null;
        if (alphabet != Alphabet.Latin || letters.Length < 7 || !(letters.StartsWith("abd", StringComparison.Ordinal) || letters.StartsWith("ebd", StringComparison.Ordinal))) return null;   // Ebdulla in Kurdish
        var rest = letters.AsSpan(3);
        if (rest[0] is not ('a' or 'e' or 'o' or 'u' or 'i' or 'ü')) return null;
        rest = rest[1..];
        if (rest[0] is 'u') rest = rest[1..];
        if (rest.Length < 4 || rest.StartsWith("lah") || rest.StartsWith("llah") || rest.StartsWith("la") && rest.Length < 4) return null;
        // the l of the article is heard as the next consonant before sun letters: Abdurrahman, Abdussalam
        if (rest[0] == 'l' || rest[0] == rest[1]) return rest[1..].ToString();
        return rest[0] is 'r' or 's' or 'n' or 'd' or 'z' or 't' ? rest.ToString() : null;
    }

    public static bool IsGod(string key) => key is "الله" or "اللة" or "لله" or "allah" or "llah" or "ullah" or "lah" or "alla" or "алла" or "аллах" or "оллах";

    /// <summary>
    /// Latin, Lithuanian and Latvian put names into the nominative (Robertus, Edmundas, Tonijs), Czech and Slovak give women
    /// -ová: the stem is a second reading.
    /// </summary>
    public static string? WithoutCaseEnding(string letters, Alphabet alphabet)
    {
        if (alphabet != Alphabet.Latin || letters.Length < 5) return null;
        foreach (var ending in (ReadOnlySpan<string>)["ius", "us", "as", "is", "js", "ova", "s"])
            if (letters.EndsWith(ending, StringComparison.Ordinal)) return letters.Length - ending.Length >= 3 && !(ending == "s" && letters[^2] is 's' or 'e') ? letters[..^ending.Length] : null;
        return null;
    }

    private static readonly string[] LatinFaith = ["eddine", "eddin", "uddine", "uddin", "uddeen", "udeen", "addine", "addin", "aldin", "aldeen", "eldin", "eldeen", "oddin", "oddine", "ettin", "udin", "edin", "idin", "adin"];
    private static readonly string[] LatinGod = ["ullah", "allah", "ollah", "oullah", "ellah", "illah", "ulla", "ulah", "olah"];

    /// <summary>Noureddine, نورالدين and Hamidullah come with and without a space: stem and ending are told apart in both.</summary>
    public static (string Stem, string Ending)? SplitEnding(string letters, Alphabet alphabet)
    {
        switch (alphabet)
        {
            case Alphabet.Arabic:
                if (letters is "الدين" or "دين") return null;
                if (letters.Length > 7 && letters.EndsWith("الدين", StringComparison.Ordinal)) return (letters[..^5], "الدين");
                if (letters.Length > 6 && letters.EndsWith("الله", StringComparison.Ordinal) && letters != "عبدالله") return (letters[..^4], "الله");
                return null;
            case Alphabet.Latin:
                foreach (var ending in LatinFaith)
                    if (letters.Length >= ending.Length + (ending.Length > 4 ? 2 : 4) && letters.EndsWith(ending, StringComparison.Ordinal)) return (letters[..^ending.Length], "din");
                if (letters.StartsWith("abd", StringComparison.Ordinal)) return null;
                foreach (var ending in LatinGod)
                    if (letters.Length >= ending.Length + 3 && letters.EndsWith(ending, StringComparison.Ordinal)) return (letters[..^ending.Length], "allah");
                return null;
            case Alphabet.Cyrillic:
                foreach (var ending in (ReadOnlySpan<string>)["еддин", "уддин", "утдин", "эддин", "аддин", "иддин", "етдин"])
                    if (letters.Length >= ending.Length + 2 && letters.EndsWith(ending, StringComparison.Ordinal)) return (letters[..^ending.Length], "дин");
                return null;
            default: return null;
        }
    }

    private static readonly FrozenDictionary<string, string> LetterNames = new Dictionary<string, string>
    {
        ["اي"] = "aei",
        ["بي"] = "b",
        ["سي"] = "c",
        ["دي"] = "d",
        ["ئي"] = "e",
        ["اف"] = "f",
        ["جي"] = "jg",
        ["اچ"] = "h",
        ["اتش"] = "h",
        ["كي"] = "k",
        ["ال"] = "l",
        ["ام"] = "m",
        ["ان"] = "n",
        ["او"] = "o",
        ["پي"] = "p",
        ["كيو"] = "q",
        ["ار"] = "r",
        ["اس"] = "s",
        ["تي"] = "t",
        ["يو"] = "u",
        ["في"] = "v",
        ["وي"] = "vw",
        ["دبليو"] = "w",
        ["اكس"] = "x",
    }.ToFrozenDictionary();

    /// <summary>The Latin letters that an initial may stand for when Arabic script writes out its name: جورج دبلیو. بوش. Without a full stop only names of letters that are no words.</summary>
    public static string? SpelledInitial(string letters, Alphabet alphabet, bool stop) =>
        alphabet == Alphabet.Arabic && (stop || letters is "دبليو" or "اچ") && letters.Length > 1 ? LetterNames.GetValueOrDefault(letters) : null;

    /// <summary>العاني without ال, Alani without al: a second reading, since the word may also be Elham or Albert.</summary>
    public static string? WithoutArticle(string letters, Alphabet alphabet) => alphabet switch
    {
        Alphabet.Arabic when letters.Length > 4 && letters.StartsWith("ال", StringComparison.Ordinal) => letters[2..],
        Alphabet.Latin when letters.Length > 5 && (letters.StartsWith("al", StringComparison.Ordinal) || letters.StartsWith("el", StringComparison.Ordinal)) => letters[2..],
        _ => null,
    };

    public static bool IsPatronymic(string letters, Alphabet alphabet)
    {
        if (letters.Length < 6) return false;
        ReadOnlySpan<string> endings = alphabet switch
        {
            Alphabet.Cyrillic => ["ович", "евич", "ьевич", "овна", "евна", "ьевна", "инична", "йович", "івна", "ївна"],
            Alphabet.Latin => ["ovich", "evich", "ovna", "evna", "ovych", "ivna", "owicz", "evič", "ovič"],
            _ => [],
        };
        foreach (var ending in endings)
            if (letters.EndsWith(ending, StringComparison.Ordinal)) return true;
        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(SearchKey.Of).Where(k => k.Length > 0).ToFrozenSet();
}
