using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Accreditations.WatchList;
using Plenary.Badges;
using Plenary.CheckIn;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Imports;
using Plenary.Mail;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Press;
using Plenary.Programme;
using Plenary.Records;
using Plenary.Storage;
using Xunit;

namespace Plenary.Tests.Web;

/// <summary>Something confidential in the sample, by a word that stands nowhere else.</summary>
/// <param name="Word">What a crawl looks for, without regard to case.</param>
/// <param name="MaySee">The areas whose readers may see it; nobody else may.</param>
/// <param name="HeadOfDelegation">The head of the sample's first delegation may see it too.</param>
public sealed record Canary(string Word, Area[] MaySee, bool HeadOfDelegation = false);

/// <summary>
/// A small world made by the real verbs: the conference general-13, open to the public and on its second day, with one thing of every
/// kind in every state, and release 1 of the programme; other-1, which is nobody's business; open-5, another public one. Confidential fields hold a <see cref="Canary"/>.
/// </summary>
public sealed partial class Sample
{
    public const string Slug = "general-13", ForeignSlug = "other-1", OpenSlug = "open-5", SeriesSlug = "general";

    /// <summary>The second morning of general-13, 10:30 in Istanbul. Nominations of the first delegation are still open, those of the second closed.</summary>
    public static readonly Instant Now = Instant.FromUtc(2027, 5, 11, 7, 30);
    public static readonly LocalDateTime Deadline = new(2027, 5, 12, 18, 0);
    public static readonly Actor Officer = new(null, "Meral T.");
    public static readonly Actor Head = new(null, "Head of delegation");

    private readonly List<Canary> canaries = [];
    public IReadOnlyList<Canary> Canaries => canaries;

    public Guid Conference { get; private set; }
    public Guid Foreign { get; private set; }
    public Guid Open { get; private set; }
    public Guid Series { get; private set; }

    /// <summary>The coalition that holds the series; River Schools (Türkiye), Open Wells (Senegal), Clear Springs (Jordan) are its members.</summary>
    public Guid Coalition { get; private set; }
    public Guid RiverSchools { get; private set; }
    public Guid OpenWells { get; private set; }
    public Guid ClearSprings { get; private set; }

    /// <summary>Of River Schools in the coalition; of the accredited person in River Schools.</summary>
    public Guid Membership { get; private set; }
    public Guid Office { get; private set; }

    public Guid DelegateCategory { get; private set; }
    public Guid HeadCategory { get; private set; }
    public Guid PressCategory { get; private set; }
    public Guid Hall { get; private set; }
    public Guid PressRoom { get; private set; }
    /// <summary>Into the hall; into the press room; into the hall, but closed.</summary>
    public Guid MainGate { get; private set; }
    public Guid PressGate { get; private set; }
    public Guid ClosedGate { get; private set; }
    public Guid GreatHall { get; private set; }
    public Guid SmallRoom { get; private set; }

    /// <summary>Of River Schools: accepted, 12 places for delegates, one for the head, two for the press.</summary>
    public Guid Delegation { get; private set; }
    public Guid Invitation { get; private set; }
    /// <summary>Of Clear Springs: accepted, and the deadline has passed.</summary>
    public Guid LateDelegation { get; private set; }
    /// <summary>Of Open Wells: invited, no answer yet.</summary>
    public Guid WaitingDelegation { get; private set; }

    /// <summary>One participation in each state, all of the first delegation.</summary>
    public Dictionary<ParticipationState, Guid> Participations { get; } = [];
    /// <summary>Their persons, in the same way.</summary>
    public Dictionary<ParticipationState, Guid> People { get; } = [];
    public Guid Submitted => Participations[ParticipationState.Submitted];
    public Guid Accredited => Participations[ParticipationState.Accredited];
    public const string SubmittedName = "Selim Irmak", AccreditedName = "ليلى البحري", AccreditedLatinName = "Layla El-Bahri";

    /// <summary>Of the accredited participant; issued, not printed.</summary>
    public Guid Badge { get; private set; }

    public Guid Opening { get; private set; }
    public Guid Panel { get; private set; }
    /// <summary>The chair of the panel, on its list.</summary>
    public Guid Speaker { get; private set; }
    public Guid Unscheduled { get; private set; }
    /// <summary>What the public pages call the chair of the panel.</summary>
    public Guid PublicSpeaker { get; private set; }
    public Guid Intervention { get; private set; }
    public Guid HiddenIntervention { get; private set; }
    public Guid Decision { get; private set; }
    public Guid Document { get; private set; }
    public Guid PublishedRelease { get; private set; }
    public Guid DraftRelease { get; private set; }
    public Guid EmbargoedRelease { get; private set; }
    public Guid Mail { get; private set; }
    /// <summary>Lists that were brought and wait for the mapping of their columns: of participants, and of people of the directory.</summary>
    public Guid Import { get; private set; }
    public Guid DirectoryImport { get; private set; }
    /// <summary>Of a name that is like nobody's in the sample.</summary>
    public Guid WatchEntry { get; private set; }

    internal async Task Make(Func<Scope, IClock, PlenaryDb> open, Keys keys, FileStore files)
    {
        var clock = new FakeClock(Now);
        await using (var db = Above(null))
        {
            Directory(db, keys);
            Conferences(db);
            await db.SaveChangesAsync();
        }
        await using (var db = Above(Conference)) await FillConference(db, keys, files);
        await using (var db = Above(Foreign)) await FillForeign(db, keys, files);

        PlenaryDb Above(Guid? conference)
        {
            var scope = new Scope();
            scope.EnterAsPlenary(conference);
            return open(scope, clock);
        }
    }

    private void Directory(PlenaryDb db, Keys keys)
    {
        Coalition = Body(OrganisationKind.Coalition, null, new("Confluence Network", "en"), new("شبكة الملتقى", "ar"));
        RiverSchools = Body(OrganisationKind.Association, "TR", new("River Schools Network", "en"), new("Irmak Okulları Ağı", "tr"));
        OpenWells = Body(OrganisationKind.Ngo, "SN", new("Association des Puits Ouverts", "fr"), new("Open Wells Association", "en"));
        ClearSprings = Body(OrganisationKind.Foundation, "JO", new("مؤسسة الينابيع الصافية", "ar"), new("Clear Springs Foundation", "en"));
        foreach (var member in new[] { RiverSchools, OpenWells, ClearSprings })
        {
            var membership = new Membership { OrganisationId = member, OfId = Coalition, Kind = MembershipKind.Full, From = new LocalDate(2010, 1, 1) };
            db.Memberships.Add(membership);
            if (member == RiverSchools) Membership = membership.Id;
        }

        WrittenName[][] names =
        [
            [new("Ayşe Pınar", "tr")], [new(SubmittedName, "tr")], [new("Zeynep Göksu", "tr")], [new("Ömer Dereli", "tr")],
            [new(AccreditedName, "ar"), new(AccreditedLatinName, "en")], [new("Işıl Çınar", "tr")], [new("Hasan İncesu", "tr")], [new("Nguyễn Thị Sông", "vi")],
        ];
        foreach (var state in Enum.GetValues<ParticipationState>())
        {
            Assert.Null(Person.Enter(names[(int)state], out var person));
            person.Describe(state is ParticipationState.Accredited ? "Dr." : "", (int)state % 2 == 0 ? Gender.Woman : Gender.Man, "TR", ["tr", "en"]);
            // Contacts: those who work in the directory or decide on accreditation, and the head who wrote them.
            person.ReachAt(new(
                Hide($"canary-mail-{(int)state}b7f@example.org", head: true, Area.Directory, Area.Accreditation),
                Hide($"+9055500173{(int)state:00}", head: true, Area.Directory, Area.Accreditation)), keys);
            db.People.Add(person);
            var office = new Office { PersonId = person.Id, OrganisationId = RiverSchools, Title = "Coordinator", From = new LocalDate(2020, 1, 1) };
            db.Offices.Add(office);
            if (state is ParticipationState.Accredited) Office = office.Id;
            People[state] = person.Id;
        }

        Guid Body(OrganisationKind kind, string? country, params WrittenName[] written)
        {
            Assert.Null(Organisation.Enter(written, kind, country, out var body));
            if (kind is OrganisationKind.Association) body.ReachAt(new(Hide("+905550018800", head: false, Area.Directory), Hide("CANARY-body-address-75e Street 4", head: false, Area.Directory)), keys);
            db.Organisations.Add(body);
            return body.Id;
        }
    }

    private void Conferences(PlenaryDb db)
    {
        var series = new Series { Slug = SeriesSlug, Name = LocalText.Of("General Conference", ar: "المؤتمر العام", fr: "Conférence générale"), Organiser = LocalText.Of("Confluence Network", ar: "شبكة الملتقى"), OrganiserId = Coalition };
        var other = new Series { Slug = "other", Name = LocalText.Of("Other Assembly"), Organiser = LocalText.Of("Somebody Else") };
        db.Series.AddRange(series, other);
        Series = series.Id;
        Conference = Edition(series.Id, Slug, 1, 13, "13th General Conference", isPublic: true);
        Foreign = Edition(other.Id, ForeignSlug, 2, 1, Hide("CANARY-foreign-title-11c"), isPublic: false);
        Open = Edition(other.Id, OpenSlug, 3, 5, "5th Open Assembly", isPublic: true);

        Guid Edition(Guid of, string slug, int number, int ordinal, string title, bool isPublic)
        {
            var conference = new Conference { SeriesId = of, Slug = slug, Number = number, Ordinal = ordinal, Title = LocalText.Of(title), City = LocalText.Of("Istanbul", ar: "إسطنبول"), Country = "TR", Venue = LocalText.Of("Harbour Hall"), Languages = ["en", "ar", "fr", "tr"] };
            Assert.Null(conference.Schedule(new(2027, 5, 10), new(2027, 5, 13), "Europe/Istanbul"));
            Assert.Null(conference.MoveTo(Stage.Running));
            if (isPublic) conference.OpenSite(Now - Duration.FromDays(90));
            db.Conferences.Add(conference);
            return conference.Id;
        }
    }

    private async Task FillConference(PlenaryDb db, Keys keys, FileStore files)
    {
        var hall = new Zone { ConferenceId = Conference, Letter = "A", Name = LocalText.Of("Great Hall"), Bit = 0 };
        var press = new Zone { ConferenceId = Conference, Letter = "P", Name = LocalText.Of("Press room"), Bit = 1 };
        db.Zones.AddRange(hall, press);
        (Hall, PressRoom) = (hall.Id, press.Id);

        HeadCategory = Kind("head", "Head of delegation", 1, "#0f5a66", ["A"], places: 1, leads: true);
        DelegateCategory = Kind("delegate", "Delegate", 2, "#0f5a66", ["A"], places: 4);
        PressCategory = Kind("press", "Press", 3, "#7d4b00", ["A", "P"], places: 0);
        MainGate = At("Main entrance", hall.Id, isOpen: true);
        PressGate = At("Press room", press.Id, isOpen: true);
        ClosedGate = At("Garden door", hall.Id, isOpen: false);
        GreatHall = RoomOf("Great Hall", 400, 1);
        SmallRoom = RoomOf("Room 2", 60, 2);

        Delegation = Send(RiverSchools, Deadline, out var invitation);
        Assert.Null(invitation.Accept("Ayşe Pınar", Now - Duration.FromDays(40)));
        Invitation = invitation.Id;
        LateDelegation = Send(ClearSprings, new(2027, 5, 1, 18, 0), out var late);
        Assert.Null(late.Accept("Huda", Now - Duration.FromDays(40)));
        WaitingDelegation = Send(OpenWells, Deadline, out _);
        await db.SaveChangesAsync();

        Nominate(db, await db.People.ToDictionaryAsync(p => p.Id));
        await db.SaveChangesAsync();
        var held = Enum.GetValues<ParticipationState>().Count(s => s is not (ParticipationState.Refused or ParticipationState.Withdrawn or ParticipationState.Revoked));
        await db.Places.Where(p => p.DelegationId == Delegation && p.CategoryId == DelegateCategory).ExecuteUpdateAsync(set => set.SetProperty(p => p.Taken, held));

        Badge = (await db.IssueBadges([.. await db.Participations.Where(p => p.Id == Accredited).ToListAsync()], keys, Now - Duration.FromDays(2))).Single().Id;
        Sessions(db);
        await Papers(db, files);
        News(db);
        var mail = OutboxMail.Write(new(Hide("canary-letter-to-91d@example.org", head: false, Area.Mail), "Your invitation", $"Follow this link: {Hide("CANARY-letter-text-92e", head: false, Area.Mail)}"), "invitation", Conference, Now, keys);
        db.Outbox.Add(mail);
        Mail = mail.Id;
        Import = await Brought(ImportKind.Participants, Conference, Hide("canary-list-94a@example.org", head: false, Area.Accreditation));
        DirectoryImport = await Brought(ImportKind.People, null, Hide("canary-list-95b@example.org", head: false, Area.Directory));
        WatchEntry = Watch(db, keys, Conference, Hide("Zorbek Canarywatchov", head: false, Area.WatchList), Hide("CANARY-watch-reason-71a", head: false, Area.WatchList), Hide("CANARY-watch-source-72b", head: false, Area.WatchList));
        await db.SaveChangesAsync();
        var draft = await Draft.Of(db, await db.Conferences.AsNoTracking().SingleAsync(c => c.Id == Conference));
        Assert.Null(ProgrammeRelease.Publish(draft, [], null, "", Officer, Now - Duration.FromDays(1), out var programme));
        db.ProgrammeReleases.Add(programme!);
        await db.SaveChangesAsync();

        Guid Kind(string code, string name, int number, string colour, List<string> zones, int places, bool leads = false)
        {
            var category = new Category { ConferenceId = Conference, Code = code, Name = LocalText.Of(name), Number = number, Colour = colour, Order = number, Zones = zones, Places = places, Leads = leads, Striped = code == "press" };
            db.Categories.Add(category);
            return category.Id;
        }
        async Task<Guid> Brought(ImportKind kind, Guid? conference, string word)
        {
            var list = System.Text.Encoding.UTF8.GetBytes($"Name,Organisation,E-mail\nSomebody,River Schools Network,{word}\n");
            var import = new Import { Kind = kind, ConferenceId = conference, FileName = "list.csv", Bytes = list.Length, AccountId = null, By = Officer.Name, At = Now };
            await new ImportFiles(files, keys).Keep(import, list, Now);
            db.Imports.Add(import);
            return import.Id;
        }
        Guid At(string name, Guid zone, bool isOpen)
        {
            var gate = new Gate { ConferenceId = Conference, Name = name, ZoneId = zone, Open = isOpen };
            db.Gates.Add(gate);
            return gate.Id;
        }
        Guid RoomOf(string name, int capacity, int order)
        {
            var room = new Room { ConferenceId = Conference, Name = LocalText.Of(name), Capacity = capacity, Order = order };
            db.Rooms.Add(room);
            return room.Id;
        }
        Guid Send(Guid organisation, LocalDateTime deadline, out Invitation sent)
        {
            var delegation = new Delegation { ConferenceId = Conference, OrganisationId = organisation, Group = "Member organisations" };
            db.Delegations.Add(delegation);
            sent = new Invitation
            {
                ConferenceId = Conference,
                DelegationId = delegation.Id,
                Language = "en",
                Addressee = "The President",
                Email = Hide($"canary-invited-{deadline.Day}{db.Delegations.Local.Count}@example.org", head: true, Area.Invitations),
                Deadline = deadline,
                IssuedAt = Now - Duration.FromDays(60),
                SentAt = Now - Duration.FromDays(60),
            };
            db.Invitations.Add(sent);
            foreach (var (category, granted) in new[] { (HeadCategory, 1), (DelegateCategory, 12), (PressCategory, 2) })
            {
                var places = new Places { ConferenceId = Conference, DelegationId = delegation.Id, CategoryId = category };
                Assert.Null(places.Grant(granted));
                db.Places.Add(places);
            }
            return delegation.Id;
        }
    }

    private void Nominate(PlenaryDb db, Dictionary<Guid, Person> people)
    {
        var at = Now - Duration.FromDays(20);
        foreach (var state in Enum.GetValues<ParticipationState>())
        {
            var one = Participation.Nominate(Conference, Delegation, RiverSchools, people[People[state]], DelegateCategory, leads: false, Head, at);
            one.HoldOffice("Coordinator", "Schools", "");
            if (state is not ParticipationState.Draft) Assert.Null(one.Submit(Head, at));
            // What officers write about a person is for officers; what is returned or refused the head reads.
            Assert.Null(state switch
            {
                ParticipationState.UnderReview => one.TakeUp(Officer, at),
                ParticipationState.Returned => one.Return(Officer, at, Hide("CANARY-return-reason-31a", head: true, Area.Accreditation)),
                ParticipationState.Accredited => one.Accredit(Officer, at, fourEyes: false, Hide("CANARY-review-note-32b", head: false, Area.Accreditation)),
                ParticipationState.Refused => one.Refuse(Officer, at, Hide("CANARY-refusal-reason-33c", head: true, Area.Accreditation)),
                ParticipationState.Withdrawn => one.Withdraw(Head, at, Hide("CANARY-withdrawal-reason-35e", head: true, Area.Accreditation)),
                ParticipationState.Revoked => one.Accredit(Officer, at, fourEyes: false) ?? one.Revoke(Officer, at, Hide("CANARY-revocation-reason-34d", head: true, Area.Accreditation, Area.CheckIn, Area.Badges)),
                _ => null,
            });
            db.Participations.Add(one);
            Participations[state] = one.Id;
        }
    }

    private void Sessions(PlenaryDb db)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Istanbul"];
        Opening = Item(SessionKind.Opening, "Opening session", new(2027, 5, 10, 9, 30), GreatHall);
        Panel = Item(SessionKind.Panel, "Rivers without borders", new(2027, 5, 11, 10, 0), GreatHall);
        Unscheduled = Item(SessionKind.Workshop, Hide("CANARY-draft-session-41a", head: false, Area.Programme, Area.Records), null, null);
        var chair = new Speaker { ConferenceId = Conference, SessionId = Panel, Order = 1, Role = SpeakerRole.Chair, Honorific = "Dr.", Name = AccreditedLatinName, SecondName = AccreditedName, PersonId = People[ParticipationState.Accredited], Office = "Coordinator", Organisation = "River Schools Network", Country = "TR" };
        (Speaker, PublicSpeaker) = (chair.Id, chair.PublicId);
        db.AddRange(chair, new Speaker { ConferenceId = Conference, SessionId = Panel, Order = 2, Role = SpeakerRole.Speaker, Name = "Étienne Fontaine", Office = "Secretary General", Organisation = "Association des Puits Ouverts", Country = "SN" });

        Assert.Null(Plenary.Records.Intervention.Record(Conference, Panel, 1, new(AccreditedLatinName, "ar", Person: People[ParticipationState.Accredited], At: new(2027, 5, 11, 10, 5), Summary: "Schools on three rivers have signed.", Text: "We signed this morning."), out var said) ?? said.Publish(Now - Duration.FromMinutes(5)));
        Assert.Null(Plenary.Records.Intervention.Record(Conference, Panel, 2, new("Étienne Fontaine", "fr", Summary: Hide("CANARY-rapporteur-note-42b", head: false, Area.Records), Text: "To be checked."), out var noted));
        Assert.Null(Plenary.Records.Decision.Put(Conference, Panel, 1, LocalText.Of("Water in schools"), LocalText.Of(Hide("CANARY-decision-draft-43c", head: false, Area.Records)), "", out var decision));
        db.AddRange(said, noted, decision);
        (Intervention, HiddenIntervention, Decision) = (said.Id, noted.Id, decision.Id);

        Guid Item(SessionKind kind, string title, LocalDateTime? starts, Guid? room)
        {
            var session = new Session { ConferenceId = Conference, ExchangeId = Guid.CreateVersion7(), Number = db.Sessions.Local.Count + 1, Kind = kind, RoomId = room, Notes = Hide($"CANARY-session-note-4{db.Sessions.Local.Count}e", head: false, Area.Programme), Languages = ["en"], Interpreted = ["ar"] };
            Assert.Null(session.Entitle(LocalText.Of(title)));
            if (starts is { } at) Assert.Null(session.Schedule(at, at.PlusMinutes(90), zone));
            db.Sessions.Add(session);
            return session.Id;
        }
    }

    private async Task Papers(PlenaryDb db, FileStore files)
    {
        Document = (await Filed("GC13/1", Hide("CANARY-document-draft-44d", head: false, Area.Records), Hide("CANARY-document-text-45e", head: false, Area.Records))).Id;
        var agenda = await Filed("GC13/2", "Provisional agenda", "1. Opening\n2. Rivers without borders");
        Assert.Null(agenda.Publish(Now - Duration.FromDays(2)));

        async Task<Document> Filed(string symbol, string title, string text)
        {
            Assert.Null(Plenary.Records.Document.Register(Conference, symbol, LocalText.Of(title), 1, out var document));
            Assert.Null(Paper.Take(System.Text.Encoding.UTF8.GetBytes(text), "text/plain", out var paper));
            Assert.Null(await db.File(document, "en", paper!, files, Now - Duration.FromDays(3)));
            db.Documents.Add(document);
            return document;
        }
    }

    private void News(PlenaryDb db)
    {
        PublishedRelease = Release(1, "Delegates of fifty countries gather", "ISTANBUL — The conference opened.", publish: true, null);
        DraftRelease = Release(2, Hide("CANARY-press-draft-51a", head: false, Area.Press), "A draft.", publish: false, null);
        EmbargoedRelease = Release(3, Hide("CANARY-press-embargo-52b", head: false, Area.Press), "Not before six.", publish: true, Now + Duration.FromHours(6));

        Guid Release(int number, string headline, string body, bool publish, Instant? embargo)
        {
            var release = new PressRelease { ConferenceId = Conference, GroupId = Guid.CreateVersion7(), Number = number, Language = "en", Dateline = "ISTANBUL", Date = new(2027, 5, 11), EmbargoUntil = embargo };
            Assert.Null(release.Write(headline, body));
            if (publish) Assert.Null(release.Edit(Officer, Now - Duration.FromHours(2)) ?? release.Publish(Officer, Now - Duration.FromHours(1)));
            db.PressReleases.Add(release);
            return release.Id;
        }
    }

    private static Guid Watch(PlenaryDb db, Keys keys, Guid conference, string name, string reason, string source)
    {
        Assert.Null(Plenary.Accreditations.WatchList.WatchEntry.Enter(conference, new([new(name)], reason, source), null, null, WatchReaders.Reviewers, Officer, Now - Duration.FromDays(30), keys, out var entry));
        db.WatchEntries.Add(entry);
        return entry.Id;
    }

    private string Hide(string word, bool head = false, params Area[] maySee)
    {
        canaries.Add(new(word, maySee, head));
        return word;
    }
}
