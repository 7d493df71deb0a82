using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Press;
using Plenary.Programme;
using Plenary.Storage;

namespace Plenary.Operations.Demo;

/// <summary>The edition that lies behind: four days in Amman about schools that keep their wells, in English, Arabic and French.</summary>
internal static class DemoTwelfth
{
    public static List<Room> Rooms(Guid conferenceId) =>
    [
        DemoProgramme.Room(conferenceId, 1, 540, LocalText.Of("Great Hall", "القاعة الكبرى", "Grande salle")),
        DemoProgramme.Room(conferenceId, 2, 110, LocalText.Of("Jasmine Room", "قاعة الياسمين", "Salle Jasmin")),
        DemoProgramme.Room(conferenceId, 3, 70, LocalText.Of("Olive Room", "قاعة الزيتون", "Salle Olivier")),
        DemoProgramme.Room(conferenceId, 4, 180, LocalText.Of("Theatre", "المسرح", "Théâtre")),
        DemoProgramme.Room(conferenceId, 5, 40, LocalText.Of("Press room", "غرفة الصحافة", "Salle de presse")),
    ];

    /// <param name="year">Of the conference; its films are not younger.</param>
    public static IReadOnlyList<DemoProgramme.Item> Items(int year) =>
    [
        new(SessionKind.Opening, 0, 0, "10:00", "11:30", LocalText.Of("Opening session", "الجلسة الافتتاحية", "Séance d’ouverture"), "Welcome by the city of Amman and the first statements of delegations."),
        new(SessionKind.Break, null, 0, "11:30", "12:00", LocalText.Of("Tea and coffee", "شاي وقهوة", "Thé et café")),
        new(SessionKind.Plenary, 0, 0, "12:00", "13:30", LocalText.Of("Plenary 1: Who keeps the rope?", "الجلسة العامة ١: من يحفظ الحبل؟", "Plénière 1 : qui garde la corde ?"), "A well is dug in a week and kept for forty years. Six places tell who keeps theirs.", "Wells"),
        new(SessionKind.Meal, null, 0, "13:30", "15:00", LocalText.Of("Lunch", "الغداء", "Déjeuner")),
        new(SessionKind.Panel, 1, 0, "15:00", "16:15", LocalText.Of("Rain on the roof", "مطر على السطح", "La pluie sur le toit"), "Cisterns of schools on islands and in dry hills.", "Rain"),
        new(SessionKind.Workshop, 2, 0, "15:00", "16:30", LocalText.Of("A pump taken apart", "مضخة مفككة", "Une pompe démontée"), "Everybody puts one together again before leaving.", "Wells"),
        new(SessionKind.Reception, null, 0, "19:00", "21:00", LocalText.Of("Evening on the citadel hill", "أمسية على جبل القلعة", "Soirée sur la colline de la citadelle")),

        new(SessionKind.Plenary, 0, 1, "09:30", "11:00", LocalText.Of("Plenary 2: The water day of a school", "الجلسة العامة ٢: يوم الماء في المدرسة", "Plénière 2 : le jour d’eau d’une école"), "Where water comes once a week, whose day is it?", "Cities"),
        new(SessionKind.Workshop, 1, 1, "09:30", "11:00", LocalText.Of("Writing a log book", "كتابة سجل البئر", "Tenir un registre"), "Day, height of the water, name: what to write down, and who reads it.", "Wells"),
        new(SessionKind.Break, null, 1, "11:00", "11:30", LocalText.Of("Tea and coffee", "شاي وقهوة", "Thé et café")),
        new(SessionKind.Panel, 2, 1, "11:30", "12:45", LocalText.Of("Keepers who are paid", "حراس آبار بأجر", "Des gardiens payés"), "Three towns that made a post of it, and what it cost.", "Wells"),
        new(SessionKind.Screening, 3, 1, "12:00", "12:40", LocalText.Of("Film: Under the playground", "فيلم: تحت الملعب", "Film : sous la cour"), "A cistern of the grandparents is found again by a class of ten-year-olds.", "Film",
            new("Under the playground", "Salma Nahr", year - 1, "JO", 38, "ar", "English, French")),
        new(SessionKind.Meal, null, 1, "13:00", "14:30", LocalText.Of("Lunch", "الغداء", "Déjeuner")),
        new(SessionKind.Panel, 1, 1, "14:30", "15:45", LocalText.Of("When the well is salty", "حين تملح البئر", "Quand le puits est salé"), "Coasts and deltas compare what helps and what only seemed to.", "Rain"),
        new(SessionKind.PressConference, 4, 1, "16:00", "16:30", LocalText.Of("Press conference at half time", "مؤتمر صحفي في منتصف المؤتمر", "Conférence de presse à mi-parcours")),

        new(SessionKind.Plenary, 0, 2, "09:30", "11:00", LocalText.Of("Plenary 3: Statements of delegations", "الجلسة العامة ٣: كلمات الوفود", "Plénière 3 : déclarations des délégations"), "Four minutes each."),
        new(SessionKind.Break, null, 2, "11:00", "11:30", LocalText.Of("Tea and coffee", "شاي وقهوة", "Thé et café")),
        new(SessionKind.Workshop, 2, 2, "11:30", "13:00", LocalText.Of("Drawing the map of a well", "رسم خريطة بئر", "Dessiner la carte d’un puits"), "Where the water comes from, and what lies above it.", "Cities"),
        new(SessionKind.Meeting, 0, 2, "11:30", "13:00", LocalText.Of("Meeting of full members", "اجتماع الأعضاء العاملين", "Réunion des membres de plein droit")),
        new(SessionKind.Meal, null, 2, "13:00", "14:00", LocalText.Of("Lunch", "الغداء", "Déjeuner")),
        new(SessionKind.Excursion, null, 2, "14:00", "19:00", LocalText.Of("Excursion to the springs of Wadi Seer", "رحلة إلى ينابيع وادي السير", "Excursion aux sources de Wadi Seer")),

        new(SessionKind.Plenary, 0, 3, "09:30", "11:00", LocalText.Of("Plenary 4: Decisions", "الجلسة العامة ٤: القرارات", "Plénière 4 : décisions"), "The log book, and where the 13th conference meets."),
        new(SessionKind.Break, null, 3, "11:00", "11:30", LocalText.Of("Tea and coffee", "شاي وقهوة", "Thé et café")),
        new(SessionKind.Closing, 0, 3, "11:30", "12:30", LocalText.Of("Closing session", "الجلسة الختامية", "Séance de clôture"), "Thanks, and the invitation to Istanbul."),
        new(SessionKind.PressConference, 4, 3, "12:45", "13:15", LocalText.Of("Final press conference", "المؤتمر الصحفي الختامي", "Conférence de presse finale")),
    ];

    private static readonly IReadOnlyList<DemoRecord.Statement> Statements =
    [
        new("Thanks the city of Amman, where each street has its day of water, and asks for a day for every school.",
            "In this city a family knows on which day the water comes, and fills the tank on the roof. You know what a full tank means on a Friday. Let a school have its day as well.",
            "Let a school have its day as well.",
            new("ar", "يشكر مدينة عمّان حيث لكل شارع يومه من الماء، ويطلب يومًا لكل مدرسة.", "في هذه المدينة تعرف الأسرة في أي يوم يأتي الماء فتملأ خزان السطح. وأنتم تعرفون ما معنى خزان ممتلئ يوم الجمعة. فليكن للمدرسة يومها أيضًا."),
            new("fr", "Remercie la ville d’Amman, où chaque rue a son jour d’eau, et demande un jour pour chaque école.", "Dans cette ville, une famille sait quel jour vient l’eau et remplit la citerne du toit. Vous savez ce que vaut une citerne pleine un vendredi. Que l’école ait aussi son jour.")),
        new("Tells of three wells that were dug in one year and lost in two.",
            "We dug three wells in one year and were proud of them. Two years later all three stood idle, and none for want of water. Nobody had been asked to buy the rope.",
            "Nobody had been asked to buy the rope."),
        new("Proposes a log book for every school well, kept by the oldest class.",
            "Write down the day, the height of the water, and the name of whoever looked. A book costs less than a pump, and it tells you in March what will break in June.",
            "It tells you in March what will break in June."),
        new("Reports on the roof cisterns of forty island schools.",
            "Rain falls on a school for nothing, and most schools send it away through a gutter. We put a tank under the gutter forty times. In the third dry season thirty-eight of them still gave water.",
            "Rain falls on a school for nothing."),
        new("Asks that the keeper of a well be paid, and be known by name.",
            "In our town the keeper has a wage, a key and a photograph on the wall of the school. Since then the pump is mended within the week, because everybody knows whom to ask.",
            "Everybody knows whom to ask."),
    ];

    private static readonly DemoDocuments.Text[] LogBook =
    [
        new("en", "The log book of a school well", "Annex to the decision of the 12th conference", "The conference recommends that the oldest class of each school enters once a week, on the same day:",
            ["the date, and the height of the water below the rim;", "whether the water was clear, and whether it smelt;", "what was mended, by whom, and what it cost;", "how many days of the week the well gave no water;", "the name of whoever looked."],
            "A copy of the last page of each year goes to the secretariat, which tells the 13th conference what stood in them."),
        new("ar", "سجل بئر المدرسة", "مرفق بقرار المؤتمر الثاني عشر", "يوصي المؤتمر بأن يدوّن الصف الأكبر في كل مدرسة مرة كل أسبوع، وفي اليوم نفسه:",
            ["التاريخ وبُعد سطح الماء عن حافة البئر؛", "هل كان الماء صافيًا وهل كانت له رائحة؛", "ما أُصلح ومن أصلحه وكم كلّف؛", "عدد أيام الأسبوع التي لم تعطِ فيها البئر ماء؛", "اسم من عاين البئر."],
            "وتُرسل نسخة من آخر صفحة في كل عام إلى الأمانة، وهي تخبر المؤتمر الثالث عشر بما جاء فيها."),
    ];

    /// <summary>What was said at the opening, decided on the last morning, filed with it, and told to the press when all was over.</summary>
    /// <param name="people">About so many took part.</param>
    public static async Task Record(PlenaryDb db, Conference conference, FileStore files, List<Session> sessions, string proposer, Guid writer, Actor editor, int people, int countries)
    {
        var (opening, deciding) = (sessions[0], sessions.Single(s => s.Title.Only("en") == "Plenary 4: Decisions"));
        db.Interventions.AddRange(DemoRecord.Of(opening, Statements, conference.At(opening.Ends!.Value.PlusHours(3))));

        var decided = conference.At(deciding.Ends!.Value.PlusMinutes(30));
        db.Decisions.Add(DemoRecord.Adopted(deciding,
            LocalText.Of("A log book for every school well", "سجل لكل بئر مدرسية", "Un registre pour chaque puits d’école"),
            LocalText.Of(
                "The conference asks each member to see that every school well in its care has a log book, recommends the form in the annex, and requests the secretariat to tell the 13th conference what stood in the books.",
                "يطلب المؤتمر إلى كل عضو أن يتأكد من أن لكل بئر مدرسية في رعايته سجلًا، ويوصي بالنموذج الوارد في المرفق، ويطلب إلى الأمانة أن تخبر المؤتمر الثالث عشر بما جاء في السجلات.",
                "La conférence demande à chaque membre de veiller à ce que chaque puits d’école dont il a la charge ait un registre, recommande le modèle annexé et prie le secrétariat de dire à la 13e conférence ce que les registres contenaient."),
            proposer, minutes: 48, decided));
        await DemoDocuments.File(db, conference, files, "4", LogBook, 1, decided);

        var (over, group) = (conference.At(conference.Ends.At(new(13, 30))), Guid.CreateVersion7());
        (string Language, string Dateline, string Headline, string Body)[] news =
        [
            ("en", "AMMAN", "Every school well gets a book",
                $"After four days in Amman, some {people} people from {countries} countries went home with a notebook. The 12th General Conference of the Confluence Network decided this morning that each school well in the care of its members is to have a log book, kept by the oldest class.\n\n> A book costs less than a pump, and it tells you in March what will break in June.\n\nWhat stood in the books is told to the next conference, in Istanbul in four years."),
            ("ar", "عمّان", "لكل بئر مدرسية سجل",
                $"بعد أربعة أيام في عمّان عاد نحو {Site.Digits.ToEastern($"{people}")} شخص من {Site.Digits.ToEastern($"{countries}")} بلدًا إلى بلادهم ومعهم دفتر. فقد قرر المؤتمر العام الثاني عشر لشبكة الملتقى صباح اليوم أن يكون لكل بئر مدرسية في رعاية أعضائه سجل يحفظه الصف الأكبر.\n\nوسيُعرض ما جاء في السجلات على المؤتمر القادم في إسطنبول بعد أربع سنوات."),
            ("fr", "AMMAN", "Un registre pour chaque puits d’école",
                $"Après quatre jours à Amman, quelque {people} personnes de {countries} pays sont reparties avec un cahier. La 12e Conférence générale du Réseau Confluence a décidé ce matin que chaque puits d’école dont ses membres ont la charge aurait un registre, tenu par la classe des grands.\n\nCe que les registres auront noté sera dit à la prochaine conférence, à Istanbul, dans quatre ans."),
        ];
        foreach (var (language, dateline, headline, body) in news)
            db.PressReleases.Add(DemoRecord.Published(new()
            {
                ConferenceId = conference.Id,
                GroupId = group,
                Number = 1,
                Language = language,
                Dateline = dateline,
                Date = conference.Ends,
                Byline = DemoRecord.Desk.Only(language)!,
                EditorsMark = "nr/mt",
                WrittenBy = writer,
            }, headline, body, editor, over));
        conference.LastPressNumber = 1;
    }
}
