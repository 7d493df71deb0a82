namespace Plenary.Operations.Demo;

/// <summary>A country in the demo: which names its people bear, and how its bodies are called.</summary>
/// <param name="Places">Towns, for seats and names of bodies.</param>
/// <param name="Delegations">How many organisations it has in the demo.</param>
internal sealed record DemoCountry(string Code, string Stock, string Places, int Delegations, int Size = 3);

internal static class DemoWorld
{
    public static readonly IReadOnlyList<DemoCountry> Countries =
    [
        new("TR", "tr", "Bursa;İzmir;Trabzon;Konya;Van;Antalya", 8, 6), new("ID", "id", "Yogyakarta;Banjarmasin;Makassar;Padang;Ambon", 6, 5), new("KE", "sw", "Kisumu;Mombasa;Nakuru;Turkana", 5, 4),
        new("IN", "hi", "Varanasi;Bhopal;Nashik;Pune;Ranchi", 6, 4), new("MA", "ar", "Fès;Tanger;Agadir", 5, 4), new("JO", "ar", "Irbid;Salt;Aqaba", 4, 4), new("SN", "wa", "Saint-Louis;Ziguinchor;Thiès", 4, 4),
        new("BR", "pt", "Manaus;Belém;Recife;Cuiabá", 4, 4), new("FR", "fr", "Lyon;Nantes;Grenoble", 4, 3), new("EG", "ar", "Aswan;Mansoura;Fayoum;Qena", 5, 4), new("CO", "es", "Quibdó;Pasto;Leticia", 3, 4),
        new("NG", "ng", "Lokoja;Ibadan;Yola", 4, 4), new("TN", "ar", "Sfax;Gabès;Bizerte", 4, 4), new("BD", "bn", "Khulna;Barisal;Sylhet", 4, 4), new("PH", "tl", "Iloilo;Davao", 3, 3), new("MX", "es", "Oaxaca;Xalapa", 3, 3),
        new("KZ", "kk", "Atyrau;Semey;Taraz", 3, 3), new("DE", "de", "Passau;Bremen", 3, 3), new("GH", "wa", "Tamale;Cape Coast", 3, 3), new("TZ", "sw", "Mwanza;Kigoma", 3, 3), new("PE", "es", "Iquitos;Puno", 2, 3),
        new("JP", "ja", "Kyoto;Sendai", 2, 3), new("ES", "es", "Sevilla;Zaragoza", 2, 3), new("PK", "ur", "Lahore;Multan;Sukkur", 3, 3), new("LB", "ar", "Tripoli;Zahlé", 3, 3), new("PS", "ar", "Nablus;Hebron", 3, 3),
        new("IQ", "ar", "Basra;Mosul", 3, 3), new("IR", "fa", "Isfahan;Ahvaz", 2, 3), new("VN", "vi", "Cần Thơ;Huế", 2, 3), new("TH", "th", "Chiang Rai;Ayutthaya", 2, 3), new("MY", "ms", "Kuching;Kota Bharu", 2, 3),
        new("CN", "zh", "Wuhan;Guilin", 2, 3), new("KR", "ko", "Busan;Jeonju", 2, 3), new("ET", "am", "Bahir Dar;Awasa", 2, 3), new("SO", "so", "Kismayo;Garoowe", 2, 3), new("UA", "uk", "Kherson;Poltava", 2, 3),
        new("GE", "ka", "Kutaisi;Batumi", 2, 2), new("AM", "hy", "Sevan;Gyumri", 1, 2), new("GR", "el", "Ioannina;Volos", 2, 2), new("AL", "sq", "Shkodër;Vlorë", 1, 2), new("BA", "bs", "Mostar;Bihać", 2, 2),
        new("PL", "pl", "Toruń;Wrocław", 2, 2), new("IT", "it", "Mantova;Ferrara", 2, 2), new("SE", "sv", "Umeå;Lund", 1, 2), new("GB", "en", "Bristol;Perth", 2, 3), new("US", "en", "Duluth;Memphis", 2, 3), new("CA", "en", "Thunder Bay;Halifax", 1, 2),
        new("LK", "ta", "Batticaloa;Jaffna", 1, 2), new("ZA", "en", "Kimberley;Gqeberha", 2, 3), new("RU", "ru", "Kazan;Irkutsk", 1, 2),
    ];

    /// <summary>Names of bodies by language of the country; {0} is the place.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Bodies = new Dictionary<string, string[]>
    {
        ["en"] = ["Ngo:{0} Clean Water Trust", "Association:{0} Riverbank Schools Association", "Institute:Institute for Rivers and Health, {0}", "Union:{0} Tidewater Nurses Union"],
        ["tr"] = ["Foundation:{0} Göl Kıyısı Sağlık Vakfı", "Association:{0} Temiz Irmaklar Derneği", "Institute:{0} Su ve Okul Enstitüsü", "Union:{0} Öğretmenler Birliği"],
        ["id"] = ["Foundation:Yayasan Air Bersih {0}", "Association:Perkumpulan Sekolah Sungai {0}", "Ngo:Lingkar Kesehatan {0}"],
        ["fr"] = ["Association:Association des Puits Ouverts de {0}", "Ngo:Réseau des Rives, {0}", "Institute:Institut des eaux et des écoles de {0}"],
        ["es"] = ["Association:Red de Maestras del Agua de {0}", "Ngo:Fundación Ríos Claros, {0}", "Union:Unión de Enfermeras de {0}"],
        ["pt"] = ["Association:Associação das Escolas Ribeirinhas de {0}", "Ngo:Rede Águas Limpas, {0}"],
        ["ar"] = ["Association:{0} League of Riverbank Schools", "Ngo:{0} Health Circle", "Foundation:{0} Clear Springs Foundation"],
        ["de"] = ["Association:Verein Quellen und Schulen {0}", "Institute:Institut für Flussgesundheit {0}"],
    };

    /// <summary>Arabic names that bodies of Arab countries bear beside the English ones, in the order of the patterns of "ar".</summary>
    public static readonly string[] ArabicBodies = ["رابطة مدارس الضفاف - {0}", "دائرة الصحة - {0}", "مؤسسة الينابيع الصافية - {0}"];

    public static readonly IReadOnlyDictionary<string, string> ArabicPlaces = new Dictionary<string, string>
    {
        ["Fès"] = "فاس",
        ["Tanger"] = "طنجة",
        ["Agadir"] = "أكادير",
        ["Irbid"] = "إربد",
        ["Salt"] = "السلط",
        ["Aqaba"] = "العقبة",
        ["Aswan"] = "أسوان",
        ["Mansoura"] = "المنصورة",
        ["Fayoum"] = "الفيوم",
        ["Qena"] = "قنا",
        ["Sfax"] = "صفاقس",
        ["Gabès"] = "قابس",
        ["Bizerte"] = "بنزرت",
        ["Tripoli"] = "طرابلس",
        ["Zahlé"] = "زحلة",
        ["Nablus"] = "نابلس",
        ["Hebron"] = "الخليل",
        ["Basra"] = "البصرة",
        ["Mosul"] = "الموصل",
    };

    /// <summary>The languages that mails and pages for a delegation are in.</summary>
    public static string LetterLanguage(string stock) => stock switch { "ar" => "ar", "fr" or "wa" => "fr", "tr" => "tr", "id" or "ms" => "id", _ => "en" };

    public static readonly string[] Offices =
        ["President", "Secretary General", "Director of Programmes", "Head of Teaching", "Head of Research and Development", "Coordinator for Schools", "Adviser, regional bureau", "Treasurer", "Water Engineer", "Head Nurse", "Youth Representative", "Head of International Relations"];
}
