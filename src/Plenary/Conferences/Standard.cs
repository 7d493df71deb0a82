namespace Plenary.Conferences;

/// <summary>What a conference starts with, so that a secretariat changes things instead of inventing them: zones and categories in five languages.</summary>
public static class Standard
{
    public static List<Zone> Zones(Guid conferenceId) =>
    [
        Zone(conferenceId, 0, "H", LocalText.Of("Hall", "القاعة", "Salle", "Salon", "Aula")),
        Zone(conferenceId, 1, "R", LocalText.Of("Meeting rooms", "قاعات الاجتماعات", "Salles de réunion", "Toplantı odaları", "Ruang rapat")),
        Zone(conferenceId, 2, "P", LocalText.Of("Press room", "غرفة الصحافة", "Salle de presse", "Basın odası", "Ruang pers")),
        Zone(conferenceId, 3, "L", LocalText.Of("Lounge of honour", "صالة الشرف", "Salon d’honneur", "Onur salonu", "Ruang kehormatan")),
        Zone(conferenceId, 4, "B", LocalText.Of("Backstage", "الكواليس", "Coulisses", "Sahne arkası", "Belakang panggung")),
    ];

    public static List<Category> Categories(Guid conferenceId) =>
    [
        Category(conferenceId, 1, "head", "#14334f", "flag", ["H", "R", "L"], 1, LocalText.Of("Head of delegation", "رئيس الوفد", "Chef de délégation", "Heyet başkanı", "Ketua delegasi"), leads: true),
        Category(conferenceId, 2, "delegate", "#1d4b7a", "users", ["H", "R"], 4, LocalText.Of("Delegate", "مندوب", "Délégué", "Delege", "Delegasi")),
        Category(conferenceId, 3, "observer", "#5d6b2f", "eye", ["H", "R"], 1, LocalText.Of("Observer", "مراقب", "Observateur", "Gözlemci", "Pengamat")),
        Category(conferenceId, 4, "speaker", "#8a3f0a", "microphone", ["H", "R", "L"], 0, LocalText.Of("Speaker", "متحدث", "Intervenant", "Konuşmacı", "Pembicara")),
        Category(conferenceId, 5, "guest", "#7a1f4f", "star", ["H", "R", "L"], 0, LocalText.Of("Guest of honour", "ضيف شرف", "Invité d’honneur", "Onur konuğu", "Tamu kehormatan")),
        Category(conferenceId, 6, "press", "#f2c230", "news", ["H", "P"], 0, LocalText.Of("Press", "صحافة", "Presse", "Basın", "Pers"), striped: true),
        Category(conferenceId, 7, "interpreter", "#3c4450", "language", ["H", "R", "B"], 0, LocalText.Of("Interpreter", "مترجم فوري", "Interprète", "Çevirmen", "Juru bahasa")),
        Category(conferenceId, 8, "staff", "#3c4450", "id-badge-2", ["H", "R", "P", "L", "B"], 0, LocalText.Of("Staff", "طاقم العمل", "Équipe", "Görevli", "Staf")),
        Category(conferenceId, 9, "volunteer", "#2f6b62", "heart-handshake", ["H", "R", "B"], 0, LocalText.Of("Volunteer", "متطوع", "Bénévole", "Gönüllü", "Relawan")),
        Category(conferenceId, 10, "security", "#222222", "shield", ["H", "R", "P", "L", "B"], 0, LocalText.Of("Security", "الأمن", "Sécurité", "Güvenlik", "Keamanan")),
    ];

    private static Zone Zone(Guid conferenceId, int bit, string letter, LocalText name) =>
        new() { ConferenceId = conferenceId, Bit = bit, Letter = letter, Name = name };

    private static Category Category(
        Guid conferenceId, int number, string code, string colour, string icon, List<string> zones, int places, LocalText name, bool leads = false, bool striped = false) =>
        new()
        {
            ConferenceId = conferenceId,
            Number = number,
            Order = number,
            Code = code,
            Colour = colour,
            Icon = icon,
            Zones = zones,
            Places = places,
            Name = name,
            Leads = leads,
            Striped = striped,
        };
}
