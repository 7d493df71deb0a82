namespace Plenary.Operations.Demo;

/// <summary>Given and family names of one writing culture, invented bearers only. A name is written in its own script and, where that is not Latin, in Latin letters too.</summary>
/// <param name="Language">BCP 47 of the own script.</param>
/// <param name="Women">Given names of women, "own|Latin" or just one form for Latin scripts.</param>
/// <param name="FamilyFirst">The family name stands first in the own script.</param>
/// <param name="Joint">What stands between given and family name in the own script.</param>
internal sealed record NameStock(string Language, string Women, string Men, string Families, bool FamilyFirst = false, string Joint = " ");

internal static class DemoNames
{
    public static readonly IReadOnlyDictionary<string, NameStock> Stocks = new Dictionary<string, NameStock>
    {
        ["ar"] = new("ar",
            "سلمى|Salma;ليلى|Layla;نادية|Nadia;هدى|Huda;أمينة|Amina;رانيا|Rania;مها|Maha;زينب|Zaynab;سعاد|Suad;ياسمين|Yasmin;لينا|Lina;فاطمة|Fatima",
            "كريم|Karim;يوسف|Yusuf;عمر|Omar;خالد|Khalid;سامي|Sami;طارق|Tariq;حسن|Hasan;إبراهيم|Ibrahim;نبيل|Nabil;فيصل|Faysal;بلال|Bilal;أنس|Anas",
            "البحري|El-Bahri;الوادي|Al-Wadi;النهر|Al-Nahr;الساحلي|Al-Sahili;العين|Al-Ayn;البستاني|Al-Bustani;الزيتوني|Al-Zaytuni;القمري|Al-Qamari;الجسر|Al-Jisr;الربيعي|Al-Rabii;الغدير|Al-Ghadir;النخلة|Al-Nakhla"),
        ["tr"] = new("tr", "Meral;Ayşe;Zeynep;Elif;Gülşen;Işıl;Çiğdem;Nilüfer;Şule;Defne;Pınar", "Selim;Hasan;Emre;Kemal;İlker;Ömer;Çetin;Oğuz;Barış;Yiğit;Tuğrul",
            "Irmak;Pınarbaşı;Göksu;Çınar;Yağmur;Dereli;Akarsu;Gölbaşı;Şelale;İncesu;Ören;Değirmenci"),
        ["id"] = new("id", "Dewi;Sri;Ratna;Wulan;Ayu;Kartika;Melati;Putri;Intan;Nurul", "Budi;Agus;Bayu;Hendra;Rizki;Wahyu;Dimas;Yusuf;Fajar;Iwan",
            "Sungai;Kusuma;Wibowo;Santoso;Lestari;Gunawan;Hidayat;Pratama;Samudra;Cahyono"),
        ["fr"] = new("fr", "Claire;Awa;Hélène;Mariama;Élodie;Fatou;Solène;Aïssatou;Inès;Geneviève", "Étienne;Mamadou;Loïc;Cheikh;Benoît;Ousmane;Rémi;Koffi;Théo;Jean-Luc",
            "Delarive;Fleuve;Fontaine;Rivière;Dupont-Lac;Beaurivage;Laroche;Montfleuri;Delacôte;Sourceaux"),
        ["wa"] = new("fr", "Awa;Mariama;Fatou;Aïssatou;Ndèye;Aminata;Khady;Adama;Binta", "Mamadou;Cheikh;Ousmane;Ibrahima;Koffi;Kwame;Moussa;Seydou;Amadou",
            "Fleuve;Diallo;Ndiaye;Traoré;Keïta;Sarr;Ouédraogo;Mensah;Cissé;Konaté"),
        ["en"] = new("en", "Grace;Ruth;Hannah;Alice;Ngozi;Joyce;Moira;Charlotte;Nell;Esther", "Joseph;Samuel;Daniel;Owen;Kofi;Thomas;Patrick;Angus;Noah;Emeka",
            "Riverson;Waters;Brook;Mto;Bankole;Fairford;Okafor;Lakeman;Rivers;Wells;Mwangi;Marsh"),
        ["sw"] = new("sw", "Neema;Zawadi;Amina;Rehema;Wanjiru;Achieng;Imani;Subira", "Juma;Baraka;Kamau;Otieno;Hamisi;Salim;Mosi;Jabari", "Mto;Ziwa;Maji;Mwangi;Odhiambo;Bahari;Mlima;Kisima"),
        ["ng"] = new("en", "Ngozi;Chinwe;Folake;Adaeze;Zainab;Ifeoma;Yetunde", "Chidi;Emeka;Tunde;Musa;Olumide;Ibrahim;Kunle", "Okonkwo;Adeyemi;Bello;Eze;Ogunleye;Nwosu;Abubakar"),
        ["es"] = new("es", "Marisol;Rosa;Lucía;Inés;Pilar;Ximena;Paloma;Rocío;Itzel", "Mateo;Andrés;Joaquín;Íñigo;Ramón;Tomás;Óscar;Julián;Emiliano", "Arroyo Quebrada;Ríos Luna;Fuentes Peña;Lagos Vidal;Cañada Núñez;Del Río;Quebrada;Vega Solís;Ibáñez Mora"),
        ["pt"] = new("pt", "Conceição;Beatriz;Inês;Luzia;Marília;Janaína", "João;Tiago;Caetano;Raimundo;Sebastião;André", "Ribeiro;Fonte Nova;da Costa;Lagoas;dos Rios;Nascimento;Guimarães"),
        ["de"] = new("de", "Käthe;Ulrike;Jana;Sibylle;Grit", "Jürgen;Matthias;Björn;Günther;Lukas", "Quellmann;Bachmann;Müller-See;Großbach;Weiher;Ströbel"),
        ["it"] = new("it", "Chiara;Fiammetta;Lucrezia;Noemi", "Niccolò;Matteo;Dario;Ettore", "Fontana;Delfiume;Acquaviva;Ripamonti"),
        ["pl"] = new("pl", "Małgorzata;Grażyna;Zofia;Łucja", "Tomasz;Wojciech;Łukasz;Stanisław", "Zielonka-Rzeka;Źródlak;Wiśniewski-Staw;Jeziorski"),
        ["sv"] = new("sv", "Åsa;Märta;Sigrid;Linnéa", "Björn;Östen;Håkan;Nils", "Ström;Åkerbäck;Sjögren;Källström"),
        ["bs"] = new("bs", "Lejla;Amra;Selma;Đurđa", "Emir;Haris;Željko;Mirza", "Rijekić;Izvorović;Hadžijezero;Šumić"),
        ["sq"] = new("sq", "Drita;Vjosa;Teuta;Mirë", "Arbën;Ilir;Gëzim;Luan", "Lumi;Burimi;Liqeni;Gjelbër"),
        ["ru"] = new("ru", "Ольга|Olga;Надежда|Nadezhda;Татьяна|Tatyana;Алина|Alina;Юлия|Yuliya", "Иван|Ivan;Сергей|Sergey;Дмитрий|Dmitry;Фёдор|Fyodor;Николай|Nikolay",
            "Речная|Rechnaya/Речной|Rechnoy;Озёрова|Ozyorova/Озёров|Ozyorov;Родникова|Rodnikova/Родников|Rodnikov;Береговая|Beregovaya/Береговой|Beregovoy"),
        ["uk"] = new("uk", "Оксана|Oksana;Леся|Lesia;Ганна|Hanna", "Тарас|Taras;Богдан|Bohdan;Андрій|Andrii", "Криниченко|Krynychenko;Джерельна|Dzherelna/Джерельний|Dzherelnyi;Ставко|Stavko"),
        ["kk"] = new("kk", "Алма|Alma;Айгүл|Aigül;Жанар|Zhanar;Меруерт|Meruert", "Нұрлан|Nurlan;Ержан|Yerzhan;Бауыржан|Bauyrzhan;Дәурен|Dauren", "Өзенова|Özenova/Өзенов|Özenov;Бұлақова|Bulakova/Бұлақов|Bulakov;Көлбаева|Kölbayeva/Көлбаев|Kölbayev"),
        ["el"] = new("el", "Ελένη|Eleni;Σοφία|Sofia;Δέσποινα|Despina", "Νίκος|Nikos;Γιώργος|Giorgos;Στέφανος|Stefanos", "Ποταμίτη|Potamiti/Ποταμίτης|Potamitis;Πηγάδη|Pigadi/Πηγάδης|Pigadis;Λιμναίου|Limnaiou/Λιμναίος|Limnaios"),
        ["ka"] = new("ka", "ნინო|Nino;თამარ|Tamar;მარიამ|Mariam", "გიორგი|Giorgi;ლევან|Levan;ზურაბ|Zurab", "წყალიძე|Tsqalidze;მდინარაძე|Mdinaradze;ტბელი|Tbeli"),
        ["hy"] = new("hy", "Անահիտ|Anahit;Նարե|Nare", "Արամ|Aram;Վահե|Vahe", "Գետյան|Getyan;Աղբյուրյան|Aghbyuryan"),
        ["fa"] = new("fa", "شیرین|Shirin;مریم|Maryam;پریسا|Parisa;نسرین|Nasrin", "رضا|Reza;بهرام|Bahram;مهدی|Mehdi;کاوه|Kaveh", "رودبار|Rudbar;چشمه‌ای|Cheshmei;دریایی|Daryai;باغبان|Baghban"),
        ["ur"] = new("ur", "عائشہ|Ayesha;ثمینہ|Samina;نازش|Nazish;رخسانہ|Rukhsana", "عمران|Imran;فیصل|Faisal;شاہد|Shahid;بلال|Bilal", "دریاب|Daryab;چشتی|Chishti;راوی|Ravi;سیلانی|Selani"),
        ["bn"] = new("bn", "শর্মিলা|Sharmila;নাসরিন|Nasrin;তাহমিনা|Tahmina;মিতালী|Mitali", "রফিক|Rafiq;আনোয়ার|Anwar;সুমন|Suman;কামাল|Kamal", "নদী|Nodi;সরকার|Sarkar;হাওলাদার|Howlader;তালুকদার|Talukdar"),
        ["hi"] = new("hi", "मीरा|Meera;सरिता|Sarita;गंगा|Ganga;अनीता|Anita;कावेरी|Kaveri", "अर्जुन|Arjun;रवि|Ravi;विक्रम|Vikram;सागर|Sagar;मोहन|Mohan", "नर्मदा|Narmada;शर्मा|Sharma;झील|Jheel;वर्मा|Varma;सरोवर|Sarovar"),
        ["ta"] = new("ta", "மாலதி|Malathi;நிலா|Nila", "குமரன்|Kumaran;அருள்|Arul", "ஆறுமுகம்|Arumugam;நதியன்|Nadhiyan"),
        ["zh"] = new("zh", "秀兰|Xiulan;雨欣|Yuxin;思远|Siyuan;静怡|Jingyi", "志强|Zhiqiang;海涛|Haitao;明远|Mingyuan;建国|Jianguo", "江|Jiang;林|Lin;何|He;池|Chi;温|Wen", FamilyFirst: true, Joint: ""),
        ["ko"] = new("ko", "서연|Seoyeon;지우|Jiwoo;민지|Minji", "준호|Junho;도윤|Doyun;성민|Seongmin", "강|Kang;하|Ha;류|Ryu;천|Cheon", FamilyFirst: true, Joint: ""),
        ["ja"] = new("ja", "美咲|Misaki;さくら|Sakura;陽子|Yoko", "健太|Kenta;大輔|Daisuke;蓮|Ren", "川口|Kawaguchi;清水|Shimizu;水野|Mizuno;泉|Izumi", FamilyFirst: true),
        ["vi"] = new("vi", "Nguyệt;Thảo;Hằng;Ngọc Ánh", "Dũng;Đức;Quân;Hữu Phước", "Nguyễn;Trần;Phạm;Đỗ;Vũ", FamilyFirst: true),
        ["th"] = new("th", "สุดา|Suda;มาลี|Mali;น้ำฝน|Namfon", "สมชาย|Somchai;ธนา|Thana;วิชัย|Wichai", "ธารา|Thara;แม่น้ำ|Maenam;สายชล|Saichon"),
        ["ms"] = new("ms", "Siti Aminah;Nurul Huda;Aisyah", "Ahmad Zaki;Hafiz;Azlan", "binti Sulaiman/bin Sulaiman;binti Kolam/bin Kolam;binti Hassan/bin Hassan"),
        ["tl"] = new("fil", "Maria Luz;Corazon;Liwayway", "Jose Marie;Crisanto;Bayani", "Ilog;Dela Cruz;Batis;Santos"),
        ["am"] = new("am", "ሰላም|Selam;ትዕግስት|Tigist;ሂሩት|Hirut", "አበበ|Abebe;ዳዊት|Dawit;ተስፋዬ|Tesfaye", "ወንዙ|Wenzu;ምንጩ|Minchu;አለሙ|Alemu"),
        ["so"] = new("so", "Hodan;Ifrah;Sagal", "Cabdi;Liibaan;Warsame", "Webi;Ceelaad;Xasan;Durdur"),
    };

    /// <summary>A person's name: own script first, Latin second where the own script is another.</summary>
    public static List<People.WrittenName> Make(NameStock stock, bool woman, Random random)
    {
        var (given, family) = (Pick(woman ? stock.Women : stock.Men), Pick(stock.Families));
        if (family.Contains('/')) family = family.Split('/')[woman ? 0 : 1];
        var (ownGiven, latinGiven) = Split(given);
        var (ownFamily, latinFamily) = Split(family);

        var own = stock.FamilyFirst ? $"{ownFamily}{stock.Joint}{ownGiven}" : $"{ownGiven}{stock.Joint}{ownFamily}";
        if (!given.Contains('|')) return [new(own, stock.Language)];
        return [new(own, stock.Language), new(stock.FamilyFirst ? $"{latinFamily} {latinGiven}" : $"{latinGiven} {latinFamily}", "en")];

        string Pick(string list)
        {
            var all = list.Split(';');
            return all[random.Next(all.Length)];
        }

        static (string Own, string Latin) Split(string name) => name.Split('|') is [var own, var latin] ? (own, latin) : (name, name);
    }
}
