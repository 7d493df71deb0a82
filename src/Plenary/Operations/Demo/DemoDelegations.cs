using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Mail;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Operations.Demo;

/// <summary>The bodies of the demo and whom they send, made from one seed with the ordinary verbs.</summary>
internal sealed class DemoDelegations(PlenaryDb db, Keys keys, Random random, Actor secretariat)
{
    /// <summary>One organisation of the demo, with those who speak for it; heads first.</summary>
    public sealed record Body(Organisation Organisation, DemoCountry Country, List<Person> People, string Language);

    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly string[] Honorifics = ["", "", "", "", "", "Dr.", "Prof.", "", "", ""];

    public List<Body> Bodies { get; } = [];
    public Organisation Coalition { get; private set; } = null!;

    /// <summary>The coalition, its two regional coalitions and some 130 member bodies with their people and offices.</summary>
    public void MakeDirectory(LocalDate today)
    {
        Coalition = Make([new("Confluence Network", "en"), new("شبكة الملتقى", "ar"), new("Réseau Confluence", "fr"), new("Kavşak Ağı", "tr"), new("Jaringan Muara", "id")],
            OrganisationKind.Coalition, null, "Istanbul", "CN");
        var regions = new Dictionary<string, Organisation>
        {
            ["Africa"] = Make([new("Confluence Africa", "en"), new("Confluence Afrique", "fr")], OrganisationKind.Coalition, null, "Nairobi", "CNAF"),
            ["Asia"] = Make([new("Confluence Asia", "en"), new("الملتقى آسيا", "ar")], OrganisationKind.Coalition, null, "Jakarta", "CNAS"),
        };
        foreach (var region in regions.Values) Join(region, Coalition, MembershipKind.Full, new(2009, 3, 1));

        foreach (var country in DemoWorld.Countries)
        {
            var places = country.Places.Split(';');
            for (var i = 0; i < country.Delegations; i++)
            {
                var place = places[i % places.Length];
                var body = Make(NamesOf(country, place, i, out var kind), kind, country.Code, place, "");
                var since = new LocalDate(random.Next(1999, 2025), random.Next(1, 13), 1);
                Join(body, Coalition, random.Next(10) switch { < 7 => MembershipKind.Full, < 9 => MembershipKind.Associate, _ => MembershipKind.Observer }, since);
                if (country.Code is "KE" or "NG" or "GH" or "TZ" or "ET" or "SN" or "ZA" or "SO") Join(body, regions["Africa"], MembershipKind.Full, since);
                if (country.Code is "ID" or "IN" or "BD" or "PH" or "VN" or "TH" or "MY" or "PK") Join(body, regions["Asia"], MembershipKind.Full, since);

                var people = new List<Person>();
                var size = Math.Max(2, country.Size + random.Next(-1, 2));
                for (var n = 0; n < size; n++) people.Add(MakePerson(country, body, DemoWorld.Offices[n == 0 ? random.Next(2) : random.Next(2, DemoWorld.Offices.Length)], today));
                Bodies.Add(new(body, country, people, DemoWorld.LetterLanguage(country.Stock)));
            }
        }
    }

    /// <summary>Invites every body and lets most answer, nominate and be accredited, each step on its day before the opening.</summary>
    /// <param name="closed">A conference of the past: everything is decided.</param>
    /// <returns>The participations, and the secret of one head's link for the sign-in list.</returns>
    public (List<Participation> People, string Secret) Invite(Conference conference, IReadOnlyList<Category> categories, Instant opening, bool closed, int from = 0)
    {
        var byCode = categories.ToDictionary(c => c.Code);
        var participations = new List<Participation>();
        var firstSecret = "";
        for (var i = from; i < Bodies.Count; i++)
        {
            var body = Bodies[i];
            var issued = opening - Day * (closed ? 150 : 130) + Duration.FromMinutes(i * 7);
            var delegation = new Delegation { ConferenceId = conference.Id, OrganisationId = body.Organisation.Id, Group = "Member organisations" };
            // The head whose link the demo prints has not answered yet and still can: whoever looks at the demo tries it out.
            var isShown = !closed && body.Country.Code == "TN" && firstSecret.Length == 0;
            var invitation = new Invitation
            {
                ConferenceId = conference.Id,
                DelegationId = delegation.Id,
                Language = body.Language,
                Addressee = body.People[0].FullName,
                Email = $"office@body-{i + 1}.example",
                Deadline = (isShown ? conference.Ends.PlusDays(-1) : conference.Local(opening - Day * 40).Date).At(new(18, 0)),
                IssuedAt = issued,
                SentAt = issued + Duration.FromMinutes(3),
            };
            var secret = Secret.New();
            db.AddRange(delegation, invitation, new DelegationLink
            {
                ConferenceId = conference.Id,
                DelegationId = delegation.Id,
                TokenHash = Secret.Hash(secret),
                CreatedAt = issued,
                ExpiresAt = opening + Day * 30,
            });
            var places = new Dictionary<Guid, Places>();
            foreach (var category in categories.Where(c => c.Places > 0))
            {
                var granted = places[category.Id] = new() { ConferenceId = conference.Id, DelegationId = delegation.Id, CategoryId = category.Id };
                _ = granted.Grant(category.Code == "delegate" ? Math.Max(category.Places, body.People.Count) : category.Places);
            }
            db.Places.AddRange(places.Values);
            if (isShown) firstSecret = secret;
            if (isShown || !closed && i % 17 == 11) continue;   // no answer yet
            invitation.Opened(issued + Day);
            if (i % 23 == 7)
            {
                _ = invitation.Decline(body.People[0].Name, issued + Day * 9, "Our general assembly meets on the same days.");
                continue;
            }
            _ = invitation.Accept(body.People[0].Name, issued + Day * 3);
            if (!closed && i % 5 == 0) _ = delegation.ReceiveLetter(body.People[0].Name, conference.Local(opening - Day * 25).Date);

            var head = new Actor(null, $"{Actor.HeadOfDelegation}, {body.Organisation.Name}");
            for (var n = 0; n < body.People.Count; n++)
            {
                if (closed && random.Next(4) == 0) continue;
                var category = byCode[n == 0 ? "head" : n == body.People.Count - 1 && body.People.Count > 3 ? "observer" : "delegate"];
                participations.Add(Nominate(conference, delegation, places, body, body.People[n], category, n == 0, head, opening, issued + Day * 20 + Duration.FromMinutes(n * 4), closed, participations.Count));
            }
        }
        return (participations, firstSecret);
    }

    /// <summary>People the secretariat enters itself: speakers, guests, press, interpreters, staff.</summary>
    public List<Participation> Host(Conference conference, IReadOnlyList<Category> categories, Instant opening, int count)
    {
        var host = new Delegation { ConferenceId = conference.Id, OrganisationId = Coalition.Id, Group = "Secretariat and guests" };
        db.Delegations.Add(host);
        var codes = new[] { "staff", "interpreter", "press", "speaker", "guest", "volunteer", "security", "press", "staff", "volunteer" };
        var people = new List<Participation>();
        for (var i = 0; i < count; i++)
        {
            var country = DemoWorld.Countries[i % 5 < 3 ? 0 : random.Next(DemoWorld.Countries.Count)];
            var category = categories.Single(c => c.Code == codes[i % codes.Length]);
            var person = MakePerson(country, Coalition, category.Code switch { "press" => "Correspondent", "interpreter" => "Conference interpreter", "security" => "Door team", _ => "Secretariat" }, null);
            var at = opening - Day * 20 + Duration.FromMinutes(i * 9);
            var participation = Participation.Nominate(conference.Id, host.Id, Coalition.Id, person, category.Id, false, Actor.Plenary, at);
            participation.HoldOffice(category.Code == "press" ? "Correspondent" : "", "", category.Code == "press" ? "Harbour Wave Radio" : "");
            _ = participation.Submit(Actor.Plenary, at);
            _ = participation.Accredit(secretariat, at + Duration.FromHours(2), fourEyes: false);
            db.Participations.Add(participation);
            people.Add(participation);
        }
        return people;
    }

    private Participation Nominate(
        Conference conference, Delegation delegation, Dictionary<Guid, Places> places, Body body, Person person, Category category, bool leads, Actor head, Instant opening, Instant at, bool closed, int number)
    {
        var participation = Participation.Nominate(conference.Id, delegation.Id, body.Organisation.Id, person, category.Id, leads, head, at);
        participation.HoldOffice(OfficeOf[person.Id], "", "");
        db.Participations.Add(participation);
        var review = opening - Day * 30 + Duration.FromMinutes(number * 11 % 4000);
        var lately = opening + Day + Duration.FromMinutes(-number % 130);
        var place = places[category.Id];

        switch (closed ? 99 : number % 61)
        {
            case 3: return Held();                                                        // a draft that nobody sent
            case 5 or 17: _ = participation.Submit(head, lately); return Held();          // waits since this morning
            case 9:
                _ = participation.Submit(head, lately);
                _ = participation.TakeUp(secretariat, lately + Duration.FromMinutes(9));
                return Held();
            case 21:
                _ = participation.Submit(head, review);
                _ = participation.Return(secretariat, review + Duration.FromHours(3), "The name on the passport copy is another one. Which is right?");
                return Held();
            case 33:
                _ = participation.Submit(head, review);
                _ = participation.Refuse(secretariat, review + Duration.FromHours(5), "Nominated by two delegations; accredited with the other one.");
                return participation;
            case 47:
                _ = participation.Submit(head, review);
                _ = participation.Accredit(secretariat, review + Duration.FromHours(5), fourEyes: false);
                _ = participation.Withdraw(head, opening - Day * 4, "Did not get leave from the school.");
                return participation;
        }
        _ = participation.Submit(head, review);
        _ = participation.Accredit(secretariat, review + Duration.FromHours(4), fourEyes: false);
        return Held();

        Participation Held()
        {
            if (place.Take() is { } refusal) throw new InvalidOperationException(refusal.ToString());
            return participation;
        }
    }

    private readonly Dictionary<Guid, string> OfficeOf = [];

    private Person MakePerson(DemoCountry country, Organisation body, string office, LocalDate? today)
    {
        var woman = random.Next(2) == 0;
        if (Person.Enter(DemoNames.Make(DemoNames.Stocks[country.Stock], woman, random), out var person) is { } refusal) throw new InvalidOperationException(refusal.ToString());
        var language = DemoNames.Stocks[country.Stock].Language;
        person.Describe(Honorifics[random.Next(Honorifics.Length)], random.Next(12) == 0 ? null : woman ? Gender.Woman : Gender.Man, country.Code, language == "en" ? ["en"] : [language, "en"]);
        person.ReachAt(new($"person-{db.People.Local.Count + 1}@mail.example", $"+90212{5_550_000 + db.People.Local.Count:D7}"), keys);
        db.People.Add(person);
        OfficeOf[person.Id] = office;
        if (today is not null) db.Offices.Add(new() { PersonId = person.Id, OrganisationId = body.Id, Title = office, From = new LocalDate(random.Next(2012, 2026), random.Next(1, 13), 1) });
        return person;
    }

    private Organisation Make(IEnumerable<WrittenName> names, OrganisationKind kind, string? country, string seat, string acronym)
    {
        var list = names.ToList();
        if ((Organisation.Enter(list, kind, country, out var body) ?? body.Rename(list, acronym) ?? body.Describe(kind, country, seat, null, "", $"office@body-{db.Organisations.Local.Count}.example")) is { } refusal)
            throw new InvalidOperationException(refusal.ToString());
        var number = db.Organisations.Local.Count;
        if (seat.Length > 0) body.ReachAt(new($"+90212{5_100_000 + number:D7}", $"{number} Station Road, {seat}"), keys);
        db.Organisations.Add(body);
        return body;
    }

    private void Join(Organisation member, Organisation coalition, MembershipKind kind, LocalDate since) =>
        db.Memberships.Add(new() { OrganisationId = member.Id, OfId = coalition.Id, Kind = kind, From = since });

    private readonly HashSet<string> taken = [];

    private List<WrittenName> NamesOf(DemoCountry country, string place, int number, out OrganisationKind kind)
    {
        var language = DemoWorld.Bodies.ContainsKey(country.Stock) ? country.Stock : country.Stock is "wa" ? "fr" : "en";
        var patterns = DemoWorld.Bodies[language];
        var chosen = (number + number / country.Places.Split(';').Length) % patterns.Length;
        while (!taken.Add(Named())) chosen = (chosen + 1) % patterns.Length;   // no body twice; no place has more bodies than there are patterns
        var (name, pattern) = (Named(), patterns[chosen]);
        kind = Enum.Parse<OrganisationKind>(pattern.Split(':')[0]);
        if (language != "ar") return [new(name, language)];
        var arabic = string.Format(System.Globalization.CultureInfo.InvariantCulture, DemoWorld.ArabicBodies[chosen], DemoWorld.ArabicPlaces[place]);
        return [new(name, "en"), new(arabic, "ar")];

        string Named() => string.Format(System.Globalization.CultureInfo.InvariantCulture, patterns[chosen].Split(':', 2)[1], place);
    }
}
