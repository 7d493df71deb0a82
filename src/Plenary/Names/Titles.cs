using System.Collections.Frozen;

namespace Plenary.Names;

/// <summary>Honorifics, ranks and degrees in the languages that conferences meet: they come and go around one name.</summary>
internal static class Titles
{
    /// <summary>Never a name of a person: taken away wherever they stand before the name.</summary>
    private static readonly FrozenSet<string> Before = Set(
        // English, French, German, Spanish, Portuguese, Italian, Dutch
        "mr mrs ms miss mx sir madam dame lord lady dr doctor prof professor rev reverend fr hon honourable honorable rt he hrh hm excellency amb ambassador eng engr ir gen general col colonel lt maj major capt captain cpt sgt brig adm admiral sen senator rep mp minister president chief judge justice atty advocate " +
        "m mm mme mlle mgr monsieur madame mademoiselle docteur me maitre herr frau hr fru sr sra srta don dona dn senor senora doutor doutora dra profa exmo exma sig sigra dott dottssa ing onorevole on " +
        // Turkish, Indonesian and Malay, Russian
        "sayin av doc yrd bay bayan bapak ibu bpk h hj drs tuan puan encik dato datuk datin tan sri tun yb yang berhormat kh tgk ust ustadz ustaz pak gospodin gospozha г тов товарищ господин госпожа д-р др проф академик генерал полковник пан пани " +
        // Arabic, Persian, Urdu, Hebrew
        "د الدكتور الدكتوره دكتور الاستاذ استاذ الاستاذه السيد السيده الشيخ شيخ المهندس مهندس م ا اللواء العميد العقيد النائب الوزير سعادة معالي فضيلة سماحة صاحب الحاج حاج سيد دکتر آقای خانم حجت الاسلام آيت اية الله ملا مولوي جناب محترم ד\"ר דר פרופ פרופ' מר גברת גב הרב " +
        // romanised
        "sheikh shaikh shaykh sheik cheikh syeikh hajji haji hajj hadji al-haj sayyid sayed syed seyed sayyed mullah mulla mawlawi maulavi maulana qari hafiz agha ayatollah hojjatoleslam imam ustad alhaj alhaji elhadj elhadji mawlana maulana hojatoleslam الحاجه مولانا حجه ملک چوہدری");

    /// <summary>Such words are a name as often as a title: taken away only when two other words remain.</summary>
    private static readonly FrozenSet<string> Uncertain = Set("m h me don he on fr agha hafiz imam tan sri tun ir ing av kh chief judge justice major general lord bay don dona hon sayed syed seyed sayyed سيد ملا حاج شيخ م ا د haji hajji sheikh shaikh cheikh qari المهندس مر mullah mulla mawlawi maulavi hadji hajj rep sen pak");

    private static readonly FrozenSet<string> After = Set(
        "jr sr junior senior ii iii iv v md phd ph dphil mba ma msc bsc ba esq qc kc mp mep cbe obe mbe kcmg dds llb llm rn cpa jd dsc edd sj op osb bey pasha pasa efendi hanim sahib saheb hazretleri " +
        // the second of a name, the elder and the younger, in other languages
        "filho júnior neto hijo младший старший мл الاول الثاني الثالث الابن دوم سوم جونيور سنيور השני השלישי ジュニア 二世 三世 주니어");

    public static bool IsBefore(string key, int words) => Before.Contains(key) && (words > 2 || !Uncertain.Contains(key));

    /// <summary>Ranks of peers, whose title follows their name after a comma.</summary>
    private static readonly FrozenSet<string> Peerage = Set("baron baroness lord lady viscount viscountess earl count countess marquess marquis marchioness duke duchess барон баронесса лорд виконт граф герцог بارون بارونة لورد");

    public static bool IsPeerage(string key) => Peerage.Contains(key);

    public static bool IsAfter(string key) => After.Contains(key);

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(SearchKey.Of).Where(k => k.Length > 0 && !k.Contains(' ')).ToFrozenSet();
}
