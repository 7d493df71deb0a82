using System.Security.Cryptography;
using NodaTime;
using Plenary.Badges;

namespace Plenary.Tests.Badges;

/// <summary>Badges of invented people in many scripts.</summary>
internal static class BadgeSamples
{
    public static string Token(uint sequence)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return BadgeToken.Sign(new()
        {
            Key = 1,
            Conference = 13,
            Badge = new(0x0123456789abcdefUL * (sequence + 1UL), (ushort)sequence),
            Category = 1,
            Zones = 3,
            NotBefore = Instant.FromUtc(2027, 5, 13, 6, 0),
            NotAfter = Instant.FromUtc(2027, 5, 16, 20, 0),
            Sequence = sequence,
        }, key);
    }

    public static BadgeFace Of(string name, string? second = null, string organisation = "League of Riverbank Schools", params string[] country) => new()
    {
        Host = "Confluence Network",
        Title = "13th General Conference",
        Place = "Bursa",
        Dates = "13–16 May 2027",
        Name = name,
        SecondName = second,
        Organisation = organisation,
        Country = country,
        Zones = ["H", "R"],
        Serial = "0427",
        Note = "Not transferable. If found: help desk, main entrance",
        Code = Token(1),
        Category = ["Delegate", "مندوب"],
        Icon = "users",
    };

    public static BadgeFace[] All =>
    [
        Of("سلمى البحري", "Salma El-Bahri", "League of Riverbank Schools", "Tunisia", "تونس"),
        Of("Dewi Sungai", null, "River Schools Network", "Indonesia") with { Category = ["Head of delegation", "Ketua delegasi"], CategoryColour = "#14334f", Icon = "flag", Zones = ["H", "R", "L"] },
        Of("Ольга Речная", "Olga Rechnaya", "Harbour Wave Radio", "Georgia", "საქართველო") with { Category = ["Press", "Basın"], CategoryColour = "#f2c230", CategoryInk = "#14181d", IsStriped = true, Icon = "news" },
        Of("Selim Irmak", null, "Göl Kıyısı Sağlık Vakfı", "Türkiye") with { Category = ["Interpreter", "Çevirmen"], CategoryColour = "#3c4450", Icon = "language", Zones = ["H", "R", "B"] },
        Of("Şükrü Iğdırlıoğlu-İnönü", null, "Göl Kıyısı Sağlık Vakfı", "Türkiye"),
        Of("Nguyễn Thị Thuỷ Tiên", null, "Hội Trường học Ven sông", "Việt Nam"),
        Of("王小明", "Wang Xiaoming", "河岸学校联盟", "China", "中国"),
        Of("김하늘", "Kim Ha-neul", "강변학교연합", "Republic of Korea", "대한민국"),
        Of("María Fernanda de los Ángeles Rodríguez-Etxeberria y Villanueva del Río", null, "Federación Iberoamericana de Escuelas Ribereñas y Comunidades del Agua", "Uruguay"),
        Of("الدكتور عبد الرحمن بن محمد بن عبد العزيز آل الشيخ المكي", "Dr. Abdul Rahman bin Muhammad bin Abdulaziz Al-Sheikh al-Makki", "الاتحاد العربي لمدارس ضفاف الأنهار", "Yemen", "اليمن"),
        Of("Ratheiskrathamnavarakhanaphibanphongsupharatanakosin", null, "สมาคมโรงเรียนริมน้ำ", "Thailand", "ประเทศไทย"),
        Of("สมชาย ริมน้ำ", "Somchai Rimnam", "สมาคมโรงเรียนริมน้ำ", "Thailand", "ประเทศไทย") with { Zones = ["H", "R", "L", "P", "B", "VIP", "S"] },
        Of("दीपा नदीवाल", "Deepa Nadiwal", "नदी तट विद्यालय संघ", "India", "भारत"),
        Of("ரவி ஆறுமுகம்", "Ravi Arumugam", "League of Riverbank Schools", "Sri Lanka", "இலங்கை"),
        Of("נועה נהר", "Noa Nahar", "", "—"),
        Of("Ô", null, "", "") with { Country = [], Zones = [], Note = "", Place = "", Dates = "", Icon = null, Category = ["Guest"] },
    ];
}
