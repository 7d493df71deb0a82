namespace Plenary.Site;

/// <summary>
/// Names of months and days as conference papers write them. Arabic gives both month names in use, as United Nations papers do
/// (أيار/مايو); the other languages follow the Unicode CLDR.
/// </summary>
internal sealed record Calendar(string[] Months, string[] ShortMonths, string[] Days, string[] ShortDays)
{
    /// <summary>For a language tag; English where we have none. Days begin with Monday.</summary>
    public static Calendar Of(string language) => language switch { "ar" => Arabic, "fr" => French, "tr" => Turkish, "id" => Indonesian, _ => English };

    private static readonly Calendar English = new(
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);

    private static readonly string[] ArabicMonths =
    [
        "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو",
        "تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
    ];

    private static readonly string[] ArabicDays = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"];

    private static readonly Calendar Arabic = new(ArabicMonths, ArabicMonths, ArabicDays, ArabicDays);

    private static readonly Calendar French = new(
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
        ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."]);

    private static readonly Calendar Turkish = new(
        ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"],
        ["Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"],
        ["Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"],
        ["Pzt", "Sal", "Çar", "Per", "Cum", "Cmt", "Paz"]);

    private static readonly Calendar Indonesian = new(
        ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"],
        ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
        ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
        ["Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"]);
}
