using NodaTime;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Accreditations.WatchList;
using Plenary.Badges;
using Plenary.CheckIn;
using Plenary.Conferences;
using Plenary.Delegations;
using Plenary.Imports;
using Plenary.Mail;
using Plenary.People;
using Plenary.Press;
using Plenary.Programme;
using Plenary.Records;
using Plenary.Storage;
using SkiaSharp;
using Xunit;

namespace Plenary.Tests.Web;

/// <summary>What is at other-1: one thing of each kind that has an address, to try the addresses of general-13 with.</summary>
public sealed partial class Sample
{
    /// <summary>By the word that stands before its id in an address: <c>participations</c>, <c>gates</c>.</summary>
    public Dictionary<string, Guid> ForeignThings { get; } = [];
    public Guid ForeignDelegation => ForeignThings["delegations"];
    public Guid ForeignParticipation => ForeignThings["participations"];
    public Guid ForeignSession => ForeignThings["sessions"];
    public Guid ForeignRelease => ForeignThings["press-releases"];
    public Guid ForeignGate => ForeignThings["gates"];
    public Guid ForeignWatchEntry => ForeignThings["watch-list"];

    /// <summary>In the file store.</summary>
    public string ForeignPhotograph { get; private set; } = "";

    private async Task FillForeign(PlenaryDb db, Keys keys, FileStore files)
    {
        Assert.Null(Person.Enter([new("Foreign Delegate", "en")], out var person));
        person.ReachAt(new(Hide("canary-foreign-mail-61a@example.org", head: false, Area.Directory), null), keys);
        var zone = new Zone { ConferenceId = Foreign, Letter = "A", Name = LocalText.Of(Hide("CANARY-foreign-zone-62b")), Bit = 0 };
        var room = new Room { ConferenceId = Foreign, Name = LocalText.Of(Hide("CANARY-foreign-room-68b")), Order = 1 };
        var category = new Category { ConferenceId = Foreign, Code = "delegate", Name = LocalText.Of("Delegate"), Number = 1, Colour = "#0f5a66", Zones = ["A"] };
        var gate = new Gate { ConferenceId = Foreign, Name = Hide("CANARY-foreign-gate-63c"), ZoneId = zone.Id };
        var delegation = new Delegation { ConferenceId = Foreign, OrganisationId = OpenWells, Group = Hide("CANARY-foreign-group-64d") };
        var link = new DelegationLink { ConferenceId = Foreign, DelegationId = delegation.Id, TokenHash = Secret.Hash(Secret.New()), CreatedAt = Now, ExpiresAt = Now + Duration.FromDays(60) };
        var invitation = new Invitation { ConferenceId = Foreign, DelegationId = delegation.Id, Language = "en", Addressee = Hide("CANARY-foreign-addressee-68c"), Email = "foreign@example.org", Deadline = Deadline, IssuedAt = Now };
        var participation = Participation.Nominate(Foreign, delegation.Id, OpenWells, person, category.Id, leads: true, Head, Now);
        participation.HoldOffice(Hide("CANARY-foreign-office-65e"), "", "");
        Assert.Null(participation.Submit(Head, Now) ?? participation.Accredit(Officer, Now, fourEyes: false));
        var session = new Session { ConferenceId = Foreign, ExchangeId = Guid.CreateVersion7(), Number = 1 };
        Assert.Null(session.Entitle(LocalText.Of(Hide("CANARY-foreign-session-66f"))));
        var speaker = new Speaker { ConferenceId = Foreign, SessionId = session.Id, Order = 1, Role = SpeakerRole.Chair, Name = "Foreign Chair" };
        Assert.Null(Plenary.Records.Intervention.Record(Foreign, session.Id, 1, new("Foreign Chair", "en", Text: Hide("CANARY-foreign-words-68d")), out var said));
        Assert.Null(Plenary.Records.Decision.Put(Foreign, session.Id, 1, LocalText.Of("Theirs"), LocalText.Of(Hide("CANARY-foreign-decision-68e")), "", out var decision));
        Assert.Null(Plenary.Records.Document.Register(Foreign, "O1/1", LocalText.Of(Hide("CANARY-foreign-document-68f")), 1, out var document));
        Assert.Null(Paper.Take("Theirs."u8.ToArray(), "text/plain", out var paper));
        Assert.Null(await db.File(document, "en", paper!, files, Now));
        var release = new PressRelease { ConferenceId = Foreign, GroupId = Guid.CreateVersion7(), Number = 1, Language = "en", Dateline = "DAKAR", Date = new(2027, 5, 11) };
        Assert.Null(release.Write(Hide("CANARY-foreign-release-67a"), "Text."));
        var mail = OutboxMail.Write(new("foreign@example.org", "Theirs", Hide("CANARY-foreign-letter-69a")), "invitation", Foreign, Now, keys);
        var import = new Import { Kind = ImportKind.Participants, ConferenceId = Foreign, FileName = Hide("CANARY-foreign-list-69b"), Bytes = 1, AccountId = null, By = Officer.Name, At = Now };
        Assert.Null(TeamInvitation.Write("colleague@example.org", Role.Viewer, Foreign, Officer, Now, out var colleague, out _));
        var account = Account.Open("Foreign Colleague", "foreign.colleague@example.org", "en", Now);
        var role = new RoleHeld { AccountId = account.Id, ConferenceId = Foreign, Role = Role.Viewer, Since = Now, GivenBy = Officer.Name };
        var watched = Watch(db, keys, Foreign, Hide("Zorbek Canaryforeignov"), Hide("CANARY-foreign-watch-73c"), "");
        var hit = new WatchHit { ConferenceId = Foreign, ParticipationId = participation.Id, EntryId = watched, PersonId = person.Id, FoundAt = Now };
        db.AddRange(person, zone, room, category, gate, delegation, link, invitation, participation, session, speaker, said, decision, document, release, mail, import, colleague, account, role, hit);
        using var picture = new SKBitmap(Photograph.LeastWidth, Photograph.LeastWidth);
        using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
        Assert.Null(Photograph.Take(png.ToArray(), out var photograph));
        (ForeignPhotograph, var small) = await photograph!.Keep(db, files, Foreign, Now);
        Assert.Null(release.Illustrate(ForeignPhotograph, small, Officer));
        await db.SaveChangesAsync();
        var badge = (await db.IssueBadges([participation], keys, Now)).Single();

        foreach (var (word, id) in new (string, Guid)[]
        {
            ("delegations", delegation.Id), ("links", link.Id), ("invitations", invitation.Id), ("participations", participation.Id), ("badges", badge.Id), ("gates", gate.Id),
            ("zones", zone.Id), ("rooms", room.Id), ("categories", category.Id), ("sessions", session.Id), ("speakers", speaker.Id), ("public speakers", speaker.PublicId),
            ("interventions", said.Id), ("decisions", decision.Id), ("documents", document.Id), ("press-releases", release.Id), ("mails", mail.Id), ("imports", import.Id),
            ("team-invitations", colleague.Id), ("roles", role.Id), ("watch-list", watched), ("watch-hits", hit.Id), ("people", person.Id),
        })
            ForeignThings.Add(word, id);
    }
}
