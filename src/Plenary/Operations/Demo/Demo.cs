using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Badges;
using Plenary.CheckIn;
using Plenary.Conferences;
using Plenary.Press;
using Plenary.Programme;
using Plenary.Storage;

namespace Plenary.Operations.Demo;

/// <summary>
/// A living conference to look at: the second day of the 13th General Conference of an invented coalition, at twenty to eleven in
/// the morning, with the 12th closed behind it. Everything is made from one seed by calling the ordinary verbs.
/// </summary>
public static class Demo
{
    public const string Password = "plenary demo 13";

    /// <summary>Who can sign in, and as what.</summary>
    public static readonly IReadOnlyList<(Role Role, string Email, string Name)> Accounts =
    [
        (Role.Administrator, "admin@demo.example", "Ada K."),
        (Role.Secretariat, "secretariat@demo.example", "Meral T."),
        (Role.AccreditationOfficer, "accreditation@demo.example", "Selim I."),
        (Role.ProgrammeEditor, "programme@demo.example", "Dewi S."),
        (Role.FloorManager, "floor@demo.example", "Joseph M."),
        (Role.Rapporteur, "rapporteur@demo.example", "Claire D."),
        (Role.PressOfficer, "press@demo.example", "Nadia R."),
        (Role.DoorSupervisor, "door@demo.example", "Hasan P."),
        (Role.DoorDevice, "gate@demo.example", "Phone at the main entrance"),
        (Role.Viewer, "viewer@demo.example", "Olga R."),
    ];

    private static readonly string[] Entrances = ["Main entrance", "South entrance"];

    /// <summary>Twenty to eleven on the second day, in Istanbul, on the day that <paramref name="realNow"/> falls on.</summary>
    public static Instant Now(Instant realNow)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Istanbul"];
        return realNow.InZone(zone).Date.At(new LocalTime(10, 42)).InZoneLeniently(zone).ToInstant();
    }

    /// <summary>Fills an empty database. The scope of <paramref name="services"/> becomes Plenary's own.</summary>
    /// <returns>The secret of one head of delegation's personal link.</returns>
    public static async Task<string> Seed(IServiceProvider services)
    {
        var (db, keys, scope) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<Keys>(), services.GetRequiredService<Scope>());
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        scope.EnterAsPlenary(null, new(null, "Demo"));
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var random = new Random(13);

        // 1. The directory, and the series with its two editions.
        var today = now.InZone(DateTimeZoneProviders.Tzdb["Europe/Istanbul"]).Date;
        var accounts = AddAccounts(db, now);
        var secretariat = new Actor(accounts[Role.Secretariat].Id, accounts[Role.Secretariat].Name);
        var bodies = new DemoDelegations(db, keys, random, secretariat);
        bodies.MakeDirectory(today);
        var series = new Series
        {
            Slug = "general-conference",
            OrganiserId = bodies.Coalition.Id,
            Name = LocalText.Of("General Conference", "المؤتمر العام", "Conférence générale", "Genel Konferans", "Konferensi Umum"),
            Organiser = LocalText.Of("Confluence Network", "شبكة الملتقى", "Réseau Confluence", "Kavşak Ağı", "Jaringan Muara"),
        };
        db.Series.Add(series);
        var twelfth = Twelfth(series, today);
        var thirteenth = Thirteenth(twelfth, today, now);
        twelfth.AddTo(db);
        thirteenth.AddTo(db);
        await db.SaveChangesAsync();
        foreach (var (role, _, _) in Accounts.Where(a => a.Role != Role.Administrator))
            foreach (var edition in new[] { twelfth, thirteenth })
                db.RolesHeld.Add(new() { AccountId = accounts[role].Id, ConferenceId = edition.Conference.Id, Role = role, Since = now - Duration.FromDays(200), GivenBy = accounts[Role.Administrator].Name });

        // 2. The edition of the past, from the invitations to the closing.
        await Hold(db, keys, scope, twelfth, bodies, random, secretariat, accounts, closed: true, now, from: 28, services.GetRequiredService<FileStore>());

        // 3. The edition that is running.
        var secret = await Hold(db, keys, scope, thirteenth, bodies, random, secretariat, accounts, closed: false, now, from: 0, services.GetRequiredService<FileStore>());
        await DemoLooks.Add(services.GetRequiredService<IServiceScopeFactory>(), thirteenth.Conference, bodies.Bodies, secretariat, now);
        scope.EnterAsPlenary(null);
        return secret;
    }

    private static NewEdition Twelfth(Series series, LocalDate today)
    {
        if (NewEdition.First(series, new(12, 1, "general-12", LocalText.Of("12th General Conference", "المؤتمر العام الثاني عشر", "12e Conférence générale", "12. Genel Konferans", "Konferensi Umum ke-12"),
            today.PlusYears(-4).PlusDays(-40), today.PlusYears(-4).PlusDays(-37), "Asia/Amman"), out var edition) is { } refusal) throw new InvalidOperationException(refusal.ToString());
        var conference = edition!.Conference;
        (conference.Theme, conference.City, conference.Country, conference.Venue) = (
            LocalText.Of("Schools that keep their wells", "مدارس تحفظ آبارها", "Des écoles qui gardent leurs puits", "Kuyularına sahip çıkan okullar", "Sekolah yang menjaga sumurnya"),
            LocalText.Of("Amman", "عمّان", "Amman", "Amman", "Amman"), "JO", LocalText.Of("City Cultural Centre", "المركز الثقافي للمدينة", "Centre culturel de la ville", "Kent Kültür Merkezi", "Pusat Kebudayaan Kota"));
        conference.Languages = ["en", "ar", "fr"];
        return edition;
    }

    private static NewEdition Thirteenth(NewEdition last, LocalDate today, Instant now)
    {
        if (NewEdition.After(last.Conference, last.Zones, last.Categories, [], new(13, 2, "general-13", LocalText.Of("13th General Conference", "المؤتمر العام الثالث عشر", "13e Conférence générale", "13. Genel Konferans", "Konferensi Umum ke-13"),
            today.PlusDays(-1), today.PlusDays(2), "Europe/Istanbul"), new(), out var edition) is { } refusal) throw new InvalidOperationException(refusal.ToString());
        var conference = edition!.Conference;
        conference.Theme = LocalText.Of("Clean rivers, healthy schools", "أنهار نظيفة، مدارس سليمة", "Des fleuves propres, des écoles saines", "Temiz ırmaklar, sağlıklı okullar", "Sungai bersih, sekolah sehat");
        conference.Occasion = LocalText.Of("25 years of the network", "خمسة وعشرون عامًا على تأسيس الشبكة", "25 ans du réseau", "Ağın 25. yılı", "25 tahun jaringan");
        (conference.City, conference.Country) = (LocalText.Of("Istanbul", "إسطنبول", "Istanbul", "İstanbul", "Istanbul"), "TR");
        (conference.Venue, conference.Address) = (LocalText.Of("Golden Horn Congress Hall", "قاعة مؤتمرات القرن الذهبي", "Palais des congrès de la Corne d’Or", "Haliç Kongre Salonu", "Balai Kongres Tanduk Emas"), "South Shore Road 4, Istanbul");
        conference.Languages = ["en", "ar", "fr", "tr", "id"];
        var practical = LocalText.Of(
            "## Doors\n\nOpen from 07:30. Bring your badge.\n\n## Getting there\n\nTram to the Golden Horn stop, then five minutes on foot along the water.\n\n## Access\n\nStep-free; hearing loop in Hall A; quiet room on floor 1.\n\n## Help desk\n\nMain entrance, 07:30 to 20:00.",
            "## الأبواب\n\nتفتح من الساعة ٠٧:٣٠. أحضروا شارتكم.\n\n## الوصول\n\nالترام إلى محطة القرن الذهبي ثم خمس دقائق سيرًا على الأقدام بمحاذاة الماء.\n\n## التيسير لذوي الإعاقة\n\nبلا درجات؛ حلقة سمعية في القاعة أ؛ غرفة هادئة في الطابق ١.\n\n## مكتب المساعدة\n\nالمدخل الرئيسي، من ٠٧:٣٠ إلى ٢٠:٠٠.",
            "## Portes\n\nOuvertes dès 7 h 30. Apportez votre badge.\n\n## Comment venir\n\nTram jusqu’à la Corne d’Or, puis cinq minutes à pied le long de l’eau.\n\n## Accessibilité\n\nSans marches ; boucle magnétique dans la salle A ; pièce calme au 1er étage.\n\n## Bureau d’aide\n\nEntrée principale, de 7 h 30 à 20 h.",
            "## Kapılar\n\n07.30’da açılır. Yaka kartınızı getirin.\n\n## Ulaşım\n\nTramvayla Haliç durağı, sonra kıyı boyunca beş dakika yürüyüş.\n\n## Erişilebilirlik\n\nBasamaksız giriş; A Salonu’nda işitme döngüsü; 1. katta sessiz oda.\n\n## Danışma\n\nAna giriş, 07.30–20.00.",
            "## Pintu\n\nDibuka pukul 07.30. Bawalah lencana Anda.\n\n## Menuju lokasi\n\nTrem ke halte Tanduk Emas, lalu lima menit berjalan kaki menyusuri air.\n\n## Akses difabel\n\nTanpa anak tangga; sistem bantu dengar di Aula A; ruang tenang di lantai 1.\n\n## Meja bantuan\n\nPintu utama, 07.30–20.00.");
        var about = LocalText.Of("A network of schools, river committees and well keepers.", "شبكة من المدارس ولجان الأنهار وحرّاس الآبار.", "Un réseau d’écoles, de comités de rivière et de gardiens de puits.", "Okulların, ırmak kurullarının ve kuyu bekçilerinin ağı.", "Jaringan sekolah, komite sungai, dan penjaga sumur.");
        var privacy = LocalText.Of(
            "Photographs are taken in the halls for the news. Whoever does not want to be seen on them takes a red lanyard at the help desk.",
            "تُلتقط في القاعات صور للأخبار. ومن لا يريد الظهور فيها يأخذ شريط تعليق أحمر من مكتب المساعدة.",
            "Des photographies sont prises dans les salles pour les actualités. Qui ne veut pas y paraître prend un cordon rouge au bureau d’aide.",
            "Salonlarda haberler için fotoğraf çekilir. Fotoğraflarda görünmek istemeyenler danışmadan kırmızı bir yaka ipi alır.",
            "Di ruang sidang diambil foto untuk berita. Siapa yang tidak ingin terlihat dapat mengambil tali lencana merah di meja bantuan.");
        if (conference.Tell(new(about, practical, privacy, "office@confluence.example", "+90 555 0100 130", "press@confluence.example")) is { } unfit) throw new InvalidOperationException(unfit.ToString());
        edition.Rooms.AddRange(DemoProgramme.Rooms(conference.Id));
        conference.OpenSite(now - Duration.FromDays(120));
        return edition;
    }

    private static async Task<string> Hold(
        PlenaryDb db, Keys keys, Scope scope, NewEdition edition, DemoDelegations bodies, Random random, Actor secretariat,
        Dictionary<Role, Account> accounts, bool closed, Instant now, int from, FileStore files)
    {
        var conference = edition.Conference;
        scope.EnterAsPlenary(conference.Id, new(null, "Demo"));
        var opening = conference.At(conference.Starts.At(new(9, 30)));
        if (closed) conference.OpenSite(opening - Duration.FromDays(120));
        for (var stage = Stage.Inviting; stage <= Stage.Running; stage++) _ = conference.MoveTo(stage);

        var (people, secret) = bodies.Invite(conference, edition.Categories, opening, closed, from);
        if (!closed) people.AddRange(bodies.Host(conference, edition.Categories, opening, 46));
        var gates = Entrances.Select(name => new Gate { ConferenceId = conference.Id, Name = name, ZoneId = edition.Zones[0].Id }).ToList();
        db.Gates.AddRange(gates);
        await db.SaveChangesAsync();

        var badges = await db.IssueBadges([.. people.Where(p => p.State == ParticipationState.Accredited)], keys, opening - Duration.FromDays(6));
        foreach (var badge in badges) badge.Printed(opening - Duration.FromDays(3));
        Arrive(db, conference, edition.Zones[0], gates, people.ToDictionary(p => p.Id), badges, random, now, closed);

        var rooms = closed ? DemoTwelfth.Rooms(conference.Id) : edition.Rooms;
        if (closed) db.Rooms.AddRange(rooms);
        var sessions = DemoProgramme.Sessions(conference, closed ? DemoTwelfth.Items(conference.Starts.Year) : DemoProgramme.Items, rooms, bodies.Bodies, people.Where(p => p.State == ParticipationState.Accredited).Select(p => p.PersonId).ToHashSet());
        db.Sessions.AddRange(sessions);
        var release = Publish(null, "", opening - Duration.FromDays(10));
        if (!closed)
        {
            var film = sessions.First(s => s.Title.Only("en") == "Film: Downstream");
            film.Abstract = LocalText.Of(film.Abstract.Only("en") + " The director answers questions.");
            _ = Publish(release, "After “Downstream” the director answers questions.", now - Duration.FromHours(15));
            db.Sessions.AddRange(DemoProgramme.GoOn(conference, rooms, sessions));
        }
        var accredited = people.Where(p => p.State == ParticipationState.Accredited && p.OrganisationId != bodies.Coalition.Id).ToList();   // the host is of no one country
        var countries = bodies.Bodies.Where(b => accredited.Any(p => p.OrganisationId == b.Organisation.Id)).Select(b => b.Country.Code).Distinct().Count();
        var (some, proposer, writer) = (accredited.Count / 10 * 10, bodies.Bodies[from + 4].Organisation.Name, accounts[Role.PressOfficer].Id);
        if (closed) await DemoTwelfth.Record(db, conference, files, sessions, proposer, writer, secretariat, some, countries);
        else
        {
            var first = opening + Duration.FromMinutes(100);
            db.Interventions.AddRange(DemoRecord.Of(sessions[0], DemoRecord.Statements, first + Duration.FromHours(3)));
            db.Decisions.Add(DemoRecord.OrderOfBusiness(sessions[0], proposer, first + Duration.FromHours(3)));
            if (Photograph.Take(DemoRecord.Photograph(), out var valley) is { } unfit) throw new InvalidOperationException(unfit.ToString());
            var photo = await valley!.Keep(db, files, conference.Id, first);
            db.PressReleases.AddRange(DemoRecord.News(conference, photo, writer, secretariat, first, now - Duration.FromMinutes(95), some, countries));
            conference.LastPressNumber = 3;
            await DemoDocuments.File(db, conference, files, opening - Duration.FromDays(1));
        }
        if (closed) _ = conference.MoveTo(Stage.Closed);
        await db.SaveChangesAsync();
        return secret;

        ProgrammeRelease Publish(ProgrammeRelease? last, string note, Instant at)
        {
            var before = last is null ? null : PublishedProgramme.FromJson(last.Content);
            var draft = new Draft(conference, sessions, rooms);
            var here = people.Where(p => p.State is ParticipationState.Accredited).Select(p => p.PersonId).ToHashSet();
            if (ProgrammeRelease.Publish(draft, Conflict.In(draft, here), before, note, secretariat, at, out var release) is { } refusal) throw new InvalidOperationException(refusal.ToString());
            db.ProgrammeReleases.Add(release!);
            return release!;
        }
    }

    /// <summary>Badges are read at the door, most in the hour before the opening; on the running day until now.</summary>
    private static void Arrive(
        PlenaryDb db, Conference conference, Zone hall, List<Gate> gates, Dictionary<Guid, Participation> people, List<Badge> badges, Random random, Instant now, bool closed)
    {
        for (var i = 0; i < badges.Count; i++)
        {
            var (badge, person) = (badges[i], people[badges[i].ParticipationId]);
            var presence = new Presence { ConferenceId = conference.Id, ParticipationId = person.Id, ZoneId = hall.Id };
            for (var day = 0; day < (closed ? conference.Days : 2); day++)
            {
                if (random.Next(100) < (day == 0 ? 9 : 14)) continue;   // not on this day
                var minutes = (random.Next(150) + random.Next(150)) / 2;   // most between half past eight and half past nine
                var at = conference.At(conference.Starts.PlusDays(day).At(new(7, 45))) + Duration.FromSeconds(minutes * 60 + random.Next(60));
                if (at > now) continue;
                var gate = gates[random.Next(10) < 7 ? 0 : 1];
                db.Scans.Add(Reading(gate, badge, person, Direction.In, at, Verdict.Admitted));
                person.Arrived(at);
                badge.HandedOver(at - Duration.FromMinutes(10));
                (presence.Inside, presence.Since) = (true, at);
                var leaves = conference.At(conference.Starts.PlusDays(day).At(new(16, 30))) + Duration.FromMinutes(random.Next(180));
                if (leaves > now) continue;
                db.Scans.Add(Reading(gate, badge, person, Direction.Out, leaves, Verdict.Admitted));
                (presence.Inside, presence.Since) = (false, leaves);
            }
            if (person.ArrivedAt is not null) db.Presences.Add(presence);
            if (!closed && i % 90 == 44) db.Scans.Add(Reading(gates[0], badge, person, Direction.In, now - Duration.FromMinutes(i % 50), Verdict.AlreadyInside));
        }

        Scan Reading(Gate gate, Badge badge, Participation person, Direction direction, Instant at, Verdict verdict) => new()
        {
            ConferenceId = conference.Id,
            GateId = gate.Id,
            BadgeId = badge.Id,
            ParticipationId = person.Id,
            Direction = direction,
            Verdict = verdict,
            At = at,
            By = "Hasan P.",
            ClientId = Guid.CreateVersion7().ToString("N"),
        };
    }

    private static Dictionary<Role, Account> AddAccounts(PlenaryDb db, Instant now)
    {
        var hasher = new PasswordHasher<Account>();
        var accounts = new Dictionary<Role, Account>();
        foreach (var (role, email, name) in Accounts)
        {
            var account = Account.Open(name, email, "en", now);
            account.SetPassword(Password, hasher);
            db.Users.Add(accounts[role] = account);
        }
        db.RolesHeld.Add(new() { AccountId = accounts[Role.Administrator].Id, Role = Role.Administrator, Since = now, GivenBy = "Demo" });
        return accounts;
    }
}
