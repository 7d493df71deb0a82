using NodaTime;
using Plenary.Conferences;
using Plenary.Programme;

namespace Plenary.Operations.Demo;

/// <summary>The programme of the demo's running conference: what is on the paper of a real general conference, day by day.</summary>
internal static class DemoProgramme
{
    /// <summary>Kind, room, day (0 is the first), start, end, languages, titles in en, ar, fr, tr, id, and the abstract in English.</summary>
    internal sealed record Item(SessionKind Kind, int? Room, int Day, string From, string To, LocalText Title, string Abstract = "", string Track = "", Film? Film = null);

    public static List<Room> Rooms(Guid conferenceId) =>
    [
        Room(conferenceId, 1, 620, LocalText.Of("Hall A", "القاعة أ", "Salle A", "A Salonu", "Aula A")),
        Room(conferenceId, 2, 120, LocalText.Of("Çınar Room", "قاعة تشينار", "Salle Çınar", "Çınar Odası", "Ruang Çınar")),
        Room(conferenceId, 3, 80, LocalText.Of("Lale Room", "قاعة لاله", "Salle Lale", "Lale Odası", "Ruang Lale")),
        Room(conferenceId, 4, 210, LocalText.Of("Cinema", "السينما", "Cinéma", "Sinema", "Bioskop")),
        Room(conferenceId, 5, 60, LocalText.Of("Press room", "غرفة الصحافة", "Salle de presse", "Basın odası", "Ruang pers")),
    ];

    /// <param name="here">Those who are accredited; the last speaker of one session is not yet.</param>
    public static List<Session> Sessions(Conference conference, IReadOnlyList<Item> items, IReadOnlyList<Room> rooms, IReadOnlyList<DemoDelegations.Body> bodies, IReadOnlySet<Guid> here)
    {
        var sessions = new List<Session>();
        var speakers = Speakers(bodies, here).GetEnumerator();
        foreach (var item in items)
        {
            var session = Make(conference, rooms, item, sessions.Count + 1);
            var count = item.Kind switch { SessionKind.Opening => 7, SessionKind.Plenary => 6, SessionKind.Panel => 4, SessionKind.Workshop => 2, SessionKind.Closing => 3, SessionKind.PressConference => 2, SessionKind.Screening => 1, _ => 0 };
            for (var n = 0; n < count && speakers.MoveNext(); n++) Announce(session, speakers.Current, RoleOf(item.Kind, n));
            sessions.Add(session);
        }
        if (sessions.Find(s => s.Title.Only("en") == "Radio for river towns") is { } waits && bodies.FirstOrDefault(b => !here.Contains(b.People[0].Id)) is { } missing)
            Announce(waits, missing, SpeakerRole.Speaker);
        return sessions;
    }

    /// <summary>
    /// What the editors did since the newest release: one session moved, one added whose chair speaks elsewhere at that time, and three
    /// that have no time yet.
    /// </summary>
    public static List<Session> GoOn(Conference conference, IReadOnlyList<Room> rooms, IReadOnlyList<Session> sessions)
    {
        var closing = sessions.First(s => s.Kind == SessionKind.Closing);
        Check(closing.Schedule(closing.Starts!.Value.PlusMinutes(15), closing.Ends!.Value.PlusMinutes(15), conference.TimeZone));
        var added = Drafts.Select((item, i) => Make(conference, rooms, item, sessions.Count + 1 + i)).ToList();
        foreach (var speaker in sessions.First(s => s.Title.Only("en") == "Rivers that cross borders").Speakers.Take(1))
            Check(added[0].ListSpeakers([speaker.Text with { Id = null, Role = SpeakerRole.Moderator }]));
        return added;
    }

    private static IEnumerable<DemoDelegations.Body> Speakers(IReadOnlyList<DemoDelegations.Body> bodies, IReadOnlySet<Guid> here)
    {
        for (var next = 3; ; next = (next + 7) % bodies.Count)
            if (here.Contains(bodies[next].People[0].Id)) yield return bodies[next];
    }

    private static SpeakerRole RoleOf(SessionKind kind, int place) => (kind, place) switch
    {
        (SessionKind.Screening, _) or (SessionKind.Panel, 0) => SpeakerRole.Moderator,
        (_, 0) => SpeakerRole.Chair,
        (SessionKind.Opening, 1) => SpeakerRole.Keynote,
        (SessionKind.Panel, _) => SpeakerRole.Panellist,
        (SessionKind.Plenary, 5) => SpeakerRole.Rapporteur,
        _ => SpeakerRole.Speaker,
    };

    private static Session Make(Conference conference, IReadOnlyList<Room> rooms, Item item, int number)
    {
        var session = new Session { ConferenceId = conference.Id, ExchangeId = Guid.CreateVersion7(), Number = number, RoomId = item.Room is { } room ? rooms[room].Id : null };
        var talks = !item.Kind.IsPause() && item.Kind is not (SessionKind.Screening or SessionKind.Meeting);
        var rest = conference.Languages.Except(["en", "ar"]);
        Check(session.Write(new(
            item.Kind, item.Title, Abstract: item.Abstract.Length == 0 ? LocalText.Empty : new("en", item.Abstract), Track: item.Track, Film: item.Film,
            Languages: talks ? ["en", "ar"] : item.Film is { } film ? [film.Language] : [],
            Interpreted: !talks ? [] : item.Title.Only("en") == "Girls who stay in school" ? ["fr"] : [.. rest])));
        var day = conference.Starts.PlusDays(item.Day);
        if (item.From.Length > 0) Check(session.Schedule(day.At(Time(item.From)), day.At(Time(item.To)), conference.TimeZone));
        return session;
    }

    private static void Announce(Session session, DemoDelegations.Body body, SpeakerRole role)
    {
        var person = body.People[0];
        Check(session.ListSpeakers([.. session.Speakers.Select(s => s.Text),
            new(role, person.Name, person.Honorific, person.SecondName?.Text ?? "", "President", body.Organisation.Name, body.Country.Code, person.Id)]));
    }

    private static void Check(Refusal? refusal)
    {
        if (refusal is not null) throw new InvalidOperationException(refusal.ToString());
    }

    private static LocalTime Time(string text) => NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;

    internal static Room Room(Guid conferenceId, int order, int capacity, LocalText name) => new() { ConferenceId = conferenceId, Order = order, Capacity = capacity, Name = name };

    internal static readonly IReadOnlyList<Item> Items =
    [
        new(SessionKind.Opening, 0, 0, "09:30", "11:00", LocalText.Of("Opening session", "الجلسة الافتتاحية", "Séance d’ouverture", "Açılış oturumu", "Sesi pembukaan"), "Welcome by the host city, the report of the Secretary General and the first statements of delegations."),
        new(SessionKind.Break, null, 0, "11:00", "11:30", LocalText.Of("Tea and coffee", "شاي وقهوة", "Thé et café", "Çay ve kahve", "Teh dan kopi")),
        new(SessionKind.Plenary, 0, 0, "11:30", "13:00", LocalText.Of("Plenary 1: One river, many wells", "الجلسة العامة ١: نهر واحد وآبار كثيرة", "Plénière 1 : un fleuve, mille puits", "Genel oturum 1: Bir ırmak, çok kuyu", "Pleno 1: Satu sungai, banyak sumur"), "Who shares water with whom, and on what terms? Six places compare what they agreed.", "Water"),
        new(SessionKind.Panel, 1, 0, "11:30", "12:45", LocalText.Of("School gardens on river banks", "حدائق مدرسية على ضفاف الأنهار", "Jardins scolaires au bord de l’eau", "Irmak kıyısında okul bahçeleri", "Kebun sekolah di tepi sungai"), "What grows, who waters, and what the children learn from it.", "Schools"),
        new(SessionKind.Meal, null, 0, "13:00", "14:30", LocalText.Of("Lunch", "الغداء", "Déjeuner", "Öğle yemeği", "Makan siang")),
        new(SessionKind.Prayer, null, 0, "13:10", "13:40", LocalText.Of("Prayer", "الصلاة", "Prière", "Namaz", "Salat")),
        new(SessionKind.Plenary, 0, 0, "14:30", "16:00", LocalText.Of("Plenary 2: Clean classrooms", "الجلسة العامة ٢: فصول نظيفة", "Plénière 2 : des classes saines", "Genel oturum 2: Temiz sınıflar", "Pleno 2: Ruang kelas yang bersih"), "Hand-washing, latrines and the lessons that are lost without them.", "Schools"),
        new(SessionKind.Workshop, 2, 0, "14:30", "16:00", LocalText.Of("Testing water with what is at hand", "فحص المياه بما هو متاح", "Analyser l’eau avec les moyens du bord", "Eldekiyle su testi", "Menguji air dengan alat seadanya"), "Bring a bottle from home; go back with a log book.", "Water"),
        new(SessionKind.Panel, 1, 0, "14:30", "15:45", LocalText.Of("Nurses on boats", "ممرضات على القوارب", "Infirmières sur l’eau", "Teknelerde hemşireler", "Perawat di atas perahu"), "Clinics that come with the tide.", "Health"),
        new(SessionKind.PressConference, 4, 0, "16:15", "16:45", LocalText.Of("Press conference of the first day", "المؤتمر الصحفي لليوم الأول", "Conférence de presse du premier jour", "İlk günün basın toplantısı", "Konferensi pers hari pertama")),
        new(SessionKind.Reception, null, 0, "19:00", "21:00", LocalText.Of("Reception by the host city", "استقبال المدينة المضيفة", "Réception de la ville hôte", "Ev sahibi kentin resepsiyonu", "Resepsi kota tuan rumah")),

        new(SessionKind.Plenary, 0, 1, "09:30", "11:00", LocalText.Of("Plenary 3: The right to a safe glass of water", "الجلسة العامة ٣: الحق في كوب ماء آمن", "Plénière 3 : le droit à un verre d’eau sûre", "Genel oturum 3: Güvenli bir bardak su hakkı", "Pleno 3: Hak atas segelas air yang aman"), "From declarations to taps: what delegations will report on at the 14th conference.", "Water"),
        new(SessionKind.Workshop, 1, 1, "09:30", "11:00", LocalText.Of("Keeping a well in common", "إدارة بئر مشتركة", "Tenir un puits en commun", "Bir kuyuyu ortak işletmek", "Mengelola sumur bersama"), "", "Water"),
        new(SessionKind.Panel, 2, 1, "09:45", "11:00", LocalText.Of("Girls who stay in school", "فتيات يبقين في المدرسة", "Des filles qui restent à l’école", "Okulda kalan kızlar", "Anak perempuan yang tetap bersekolah"), "", "Schools"),
        new(SessionKind.Break, null, 1, "11:00", "11:30", LocalText.Of("Tea and coffee", "شاي وقهوة", "Thé et café", "Çay ve kahve", "Teh dan kopi")),
        new(SessionKind.Plenary, 0, 1, "11:30", "13:00", LocalText.Of("Plenary 4: Statements of delegations", "الجلسة العامة ٤: كلمات الوفود", "Plénière 4 : déclarations des délégations", "Genel oturum 4: Heyetlerin konuşmaları", "Pleno 4: Pernyataan delegasi"), "Five minutes each, in the order of the list of speakers."),
        new(SessionKind.Screening, 3, 1, "12:00", "12:50", LocalText.Of("Film: The well keeper’s year", "فيلم: عام حارس البئر", "Film : l’année du gardien du puits", "Film: Kuyu bekçisinin yılı", "Film: Setahun penjaga sumur"), "Four seasons beside one well in the hills of Flores.", "Film", new("The well keeper’s year", "Intan Samudra", 2025, "ID", 48, "id", "Arabic, English, French")),
        new(SessionKind.Meal, null, 1, "13:00", "14:30", LocalText.Of("Lunch", "الغداء", "Déjeuner", "Öğle yemeği", "Makan siang")),
        new(SessionKind.Prayer, null, 1, "13:10", "13:40", LocalText.Of("Prayer", "الصلاة", "Prière", "Namaz", "Salat")),
        new(SessionKind.Plenary, 0, 1, "14:30", "16:00", LocalText.Of("Plenary 5: Draft statement on safe water in schools", "الجلسة العامة ٥: مشروع بيان المياه الآمنة في المدارس", "Plénière 5 : projet de déclaration sur l’eau sûre à l’école", "Genel oturum 5: Okullarda güvenli su bildirisi taslağı", "Pleno 5: Rancangan pernyataan tentang air aman di sekolah"), "The drafting group presents its text."),
        new(SessionKind.Panel, 1, 1, "14:30", "15:45", LocalText.Of("Rivers that cross borders", "أنهار عابرة للحدود", "Des fleuves sans frontières", "Sınır aşan ırmaklar", "Sungai lintas batas"), "", "Water"),
        new(SessionKind.Workshop, 2, 1, "14:30", "16:00", LocalText.Of("Radio for river towns", "إذاعة لمدن الأنهار", "La radio des villes du fleuve", "Irmak kentleri için radyo", "Radio untuk kota sungai"), "", "Health"),
        new(SessionKind.Screening, 3, 1, "16:30", "18:00", LocalText.Of("Film: Downstream", "فيلم: مع التيار", "Film : en aval", "Film: Akıntı yönünde", "Film: Ke hilir"), "Three families, one river, ninety days.", "Film", new("Downstream", "Lucía Ríos Luna", 2026, "CO", 84, "es", "Arabic, English, Turkish")),

        new(SessionKind.Plenary, 0, 2, "09:30", "11:00", LocalText.Of("Plenary 6: Money that reaches the well", "الجلسة العامة ٦: مال يصل إلى البئر", "Plénière 6 : l’argent qui arrive au puits", "Genel oturum 6: Kuyuya ulaşan para", "Pleno 6: Dana yang sampai ke sumur")),
        new(SessionKind.Workshop, 1, 2, "09:30", "11:00", LocalText.Of("A year plan for a school pump", "خطة سنوية لمضخة مدرسية", "Le plan annuel d’une pompe d’école", "Okul pompası için yıllık plan", "Rencana setahun pompa sekolah")),
        new(SessionKind.Panel, 2, 2, "09:30", "10:45", LocalText.Of("Women who keep the wells", "نساء يحرسن الآبار", "Gardiennes de puits", "Kuyuları bekleyen kadınlar", "Perempuan penjaga sumur"), "Five keepers on pay, keys and respect.", "Water"),
        new(SessionKind.Break, null, 2, "11:00", "11:30", LocalText.Of("Tea and coffee", "شاي وقهوة", "Thé et café", "Çay ve kahve", "Teh dan kopi")),
        new(SessionKind.Meeting, 0, 2, "11:30", "13:00", LocalText.Of("Meeting of full members", "اجتماع الأعضاء العاملين", "Réunion des membres de plein droit", "Asil üyeler toplantısı", "Rapat anggota penuh")),
        new(SessionKind.Meal, null, 2, "13:00", "14:30", LocalText.Of("Lunch", "الغداء", "Déjeuner", "Öğle yemeği", "Makan siang")),
        new(SessionKind.Prayer, null, 2, "13:10", "13:40", LocalText.Of("Prayer", "الصلاة", "Prière", "Namaz", "Salat")),
        new(SessionKind.Excursion, null, 2, "14:30", "18:30", LocalText.Of("Excursion along the Bosphorus", "رحلة في البوسفور", "Excursion sur le Bosphore", "Boğaz gezisi", "Wisata Selat Bosporus")),

        new(SessionKind.Plenary, 0, 3, "09:30", "11:00", LocalText.Of("Plenary 7: Decisions", "الجلسة العامة ٧: القرارات", "Plénière 7 : décisions", "Genel oturum 7: Kararlar", "Pleno 7: Keputusan")),
        new(SessionKind.Workshop, 1, 3, "09:30", "10:45", LocalText.Of("Taking it home", "العودة بها إلى البيت", "Rapporter chez soi", "Eve götürmek", "Membawanya pulang"), "What each delegation does in its first week back.", "Schools"),
        new(SessionKind.Break, null, 3, "11:00", "11:30", LocalText.Of("Tea and coffee", "شاي وقهوة", "Thé et café", "Çay ve kahve", "Teh dan kopi")),
        new(SessionKind.Closing, 0, 3, "11:30", "12:45", LocalText.Of("Closing session", "الجلسة الختامية", "Séance de clôture", "Kapanış oturumu", "Sesi penutupan"), "The communiqué, thanks, and the invitation to the 14th conference."),
        new(SessionKind.PressConference, 4, 3, "13:00", "13:30", LocalText.Of("Final press conference", "المؤتمر الصحفي الختامي", "Conférence de presse finale", "Kapanış basın toplantısı", "Konferensi pers penutup")),
        new(SessionKind.Meal, null, 3, "13:30", "15:00", LocalText.Of("Farewell lunch", "غداء الوداع", "Déjeuner d’adieu", "Veda yemeği", "Makan siang perpisahan")),
    ];

    private static readonly Item[] Drafts =
    [
        new(SessionKind.Panel, 4, 1, "15:00", "15:45", LocalText.Of("Teachers of water", "معلمو الماء", "Enseigner l’eau", "Suyun öğretmenleri", "Guru-guru air"), "A lesson in ten minutes, three times.", "Schools"),
        new(SessionKind.Workshop, null, 0, "", "", LocalText.Of("Letters between schools", "رسائل بين المدارس", "Lettres entre écoles", "Okullar arası mektuplar", "Surat antarsekolah"), "", "Schools"),
        new(SessionKind.Screening, null, 0, "", "", LocalText.Of("Short films by pupils", "أفلام قصيرة للتلاميذ", "Courts métrages d’élèves", "Öğrencilerden kısa filmler", "Film pendek karya murid"), "", "Film", new("Short films by pupils", "Several", 2026, "", 55, "en", "Arabic, French, Turkish")),
        new(SessionKind.Meeting, null, 0, "", "", LocalText.Of("Drafting group, communiqué", "لجنة صياغة البيان الختامي", "Groupe de rédaction du communiqué", "Bildiri yazım grubu", "Kelompok perumus komunike")),
    ];
}
