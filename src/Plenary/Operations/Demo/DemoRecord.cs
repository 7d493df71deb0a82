using NodaTime;
using Plenary.Access;
using Plenary.Conferences;
using Plenary.Press;
using Plenary.Programme;
using Plenary.Records;
using SkiaSharp;

namespace Plenary.Operations.Demo;

/// <summary>What was said, decided and reported on the first day of the demo.</summary>
internal static class DemoRecord
{
    /// <summary>What one speaker says, in English, with a sentence of it that is quoted.</summary>
    internal sealed record Statement(string Summary, string Text, string Quotation, params IReadOnlyList<Rendering> Translations);

    internal static readonly IReadOnlyList<Statement> Statements =
    [
        new("Thanks the host city; asks every delegation to bring one thing that worked.",
            "We have met twelve times to say what is missing. Let this be the time we say what worked, how much it cost, and who keeps the key to the pump. A clean well is the first lesson of the day; everything else is easier after it.",
            "A clean well is the first lesson of the day; everything else is easier after it.",
            new("ar", "تشكر المدينة المضيفة وتدعو كل وفد إلى أن يأتي بتجربة واحدة ناجحة.", "اجتمعنا اثنتي عشرة مرة لنقول ما ينقصنا. فلتكن هذه المرة لنقول ما نجح، وكم كلّف، ومن يحمل مفتاح المضخة. البئر النظيفة هي الدرس الأول في اليوم، وكل شيء بعدها أسهل."),
            new("fr", "Remercie la ville hôte et demande à chaque délégation d’apporter une chose qui a réussi.", "Douze fois nous nous sommes réunis pour dire ce qui manque. Disons cette fois ce qui a réussi, ce que cela a coûté et qui garde la clé de la pompe. Un puits propre est la première leçon de la journée ; tout le reste vient plus facilement."),
            new("tr", "Ev sahibi kente teşekkür ediyor; her heyetten işe yarayan bir şey getirmesini istiyor.", "On iki kez eksikleri söylemek için toplandık. Bu kez neyin işe yaradığını, kaça mal olduğunu ve pompanın anahtarının kimde olduğunu söyleyelim. Temiz bir kuyu günün ilk dersidir; gerisi daha kolaydır.")),
        new("Reports on eleven school wells kept by pupils and parents together.",
            "In our district eleven schools share their wells with the street. The children keep the log book, the parents keep the pump, and the teacher keeps both honest. In four years no well has been dry for more than two days.",
            "The children keep the log book, the parents keep the pump."),
        new("Calls for nurses and water engineers to be trained together.",
            "Half of what my clinic treats comes out of a bucket. I do not need more medicine, I need a better bucket. Train the nurse and the engineer in one room and send them home with one plan.",
            "I do not need more medicine, I need a better bucket."),
        new("Describes a treaty of four villages on the use of one river in the dry season.",
            "Four villages signed one page. It says who opens the gate on which day, and who brings the tea when they meet. The tea has mattered more than the page.",
            "The tea has mattered more than the page."),
        new("Asks that girls be counted: how many lessons are lost for want of a door that closes.",
            "We counted. In a year a girl of twelve lost thirty-one days because there was no door that closes. Doors are cheap. We ask the conference to count in every country and to report in four years.",
            "Doors are cheap."),
        new("Offers the coalition’s regional laboratory to all members without charge.",
            "Our laboratory will test two bottles from every member, each year, for nothing. Send them by bus, by boat or by a cousin. The result comes by telephone within a week.",
            "Send them by bus, by boat or by a cousin."),
    ];

    public static IEnumerable<Intervention> Of(Session session, IReadOnlyList<Statement> statements, Instant published)
    {
        var speakers = session.Speakers.Where(s => s.Role != SpeakerRole.Chair).ToList();
        for (var i = 0; i < statements.Count && i < speakers.Count; i++)
        {
            var (said, by) = (statements[i], speakers[i]);
            var record = new Said(by.Name, "en", by.Office, by.Organisation, by.PersonId, null, session.Starts!.Value.PlusMinutes(14 + i * 11), said.Summary, said.Text, [said.Quotation], said.Translations);
            Done(Intervention.Record(session.ConferenceId, session.Id, i + 1, record, out var intervention) ?? intervention.Publish(published));
            yield return intervention;
        }
    }

    public static Decision OrderOfBusiness(Session session, string proposer, Instant published)
    {
        var title = LocalText.Of("Order of business", "جدول الأعمال", "Ordre du jour", "Gündem", "Tata acara");
        var text = LocalText.Of(
            "The conference adopts the agenda and asks the drafting group to present a statement on safe water in schools on the second day.",
            "يعتمد المؤتمر جدول الأعمال ويطلب إلى فريق الصياغة تقديم بيان عن المياه الآمنة في المدارس في اليوم الثاني.",
            "La conférence adopte l’ordre du jour et prie le groupe de rédaction de présenter, le deuxième jour, une déclaration sur l’eau sûre à l’école.",
            "Konferans gündemi kabul eder ve yazım grubundan ikinci gün okullarda güvenli su hakkında bir bildiri sunmasını ister.",
            "Konferensi mengesahkan agenda dan meminta kelompok perumus menyampaikan pernyataan tentang air aman di sekolah pada hari kedua.");
        return Adopted(session, title, text, proposer, 82, published);
    }

    /// <param name="minutes">After the beginning of the session.</param>
    internal static Decision Adopted(Session session, LocalText title, LocalText text, string proposer, int minutes, Instant published)
    {
        Done(Decision.Put(session.ConferenceId, session.Id, 1, title, text, proposer, out var decision)
            ?? decision.Decide(DecisionMethod.Consensus, DecisionResult.Adopted, session.Starts!.Value.PlusMinutes(minutes), null) ?? decision.Publish(published));
        return decision;
    }

    internal static PressRelease Published(PressRelease release, string headline, string body, Actor editor, Instant at)
    {
        Done(release.Write(headline, body) ?? release.Edit(editor, at) ?? release.Publish(editor, at));
        return release;
    }

    private static void Done(Refusal? refusal)
    {
        if (refusal is not null) throw new InvalidOperationException(refusal.ToString());
    }

    /// <summary>Who signs the news.</summary>
    internal static readonly LocalText Desk = LocalText.Of("Press desk", "مكتب الصحافة", "Bureau de presse", "Basın masası", "Meja pers");

    /// <summary>Two news, the first in five languages with a picture.</summary>
    public static IEnumerable<PressRelease> News(Conference conference, (string Large, string Small) photo, Guid writer, Actor editor, Instant first, Instant second, int people, int countries)
    {
        var opening = Guid.CreateVersion7();
        (string Language, string Dateline, string Headline, string Body)[] texts =
        [
            ("en", "ISTANBUL", "Schools and rivers share one table in Istanbul",
                $"Some {people} people from {countries} countries opened the 13th General Conference of the Confluence Network this morning. For four days, teachers, nurses and keepers of wells and rivers compare what has worked in their places.\n\nThe opening session heard how a school in a dry valley shares one well with a clinic and a market, and how the children keep its log book. The hall followed in five languages.\n\n> A clean well is the first lesson of the day; everything else is easier after it.\n\nTomorrow a drafting group presents a first text on safe water in schools. The conference decides on it on its last day."),
            ("ar", "إسطنبول", "المدارس والأنهار حول طاولة واحدة في إسطنبول",
                $"افتتح نحو {Site.Digits.ToEastern($"{people}")} مشاركًا من {Site.Digits.ToEastern($"{countries}")} بلدًا صباح اليوم المؤتمر العام الثالث عشر لشبكة الملتقى. وعلى مدى أربعة أيام يقارن المعلمون والممرضات وحراس الآبار والأنهار ما نجح في أماكنهم.\n\nواستمعت الجلسة الافتتاحية إلى حكاية مدرسة في وادٍ جاف تتقاسم بئرًا واحدة مع عيادة وسوق، ويحفظ الأطفال سجلها.\n\n> البئر النظيفة هي الدرس الأول في اليوم، وكل شيء بعدها أسهل.\n\nويقدم فريق الصياغة غدًا نصًا أول عن المياه الآمنة في المدارس."),
            ("fr", "ISTANBUL", "Écoles et rivières à la même table à Istanbul",
                $"Quelque {people} personnes venues de {countries} pays ont ouvert ce matin la 13e Conférence générale du Réseau Confluence. Pendant quatre jours, enseignants, infirmières et gardiens de puits et de rivières compareront ce qui a réussi chez eux.\n\nLa séance d’ouverture a entendu comment l’école d’une vallée sèche partage un puits avec un dispensaire et un marché, et comment les enfants en tiennent le registre.\n\n> Un puits propre est la première leçon de la journée ; tout le reste vient plus facilement."),
            ("tr", "İSTANBUL", "Okullar ve ırmaklar İstanbul’da aynı masada",
                $"{countries} ülkeden yaklaşık {people} kişi bu sabah Kavşak Ağı’nın 13. Genel Konferansı’nı açtı. Öğretmenler, hemşireler, kuyu ve ırmak bekçileri dört gün boyunca kendi yerlerinde neyin işe yaradığını karşılaştıracak.\n\nAçılış oturumunda, kurak bir vadideki okulun tek kuyuyu bir klinik ve bir pazarla nasıl paylaştığı anlatıldı.\n\n> Temiz bir kuyu günün ilk dersidir; gerisi daha kolaydır."),
            ("id", "ISTANBUL", "Sekolah dan sungai duduk di satu meja di Istanbul",
                $"Sekitar {people} orang dari {countries} negara pagi ini membuka Konferensi Umum ke-13 Jaringan Muara. Selama empat hari para guru, perawat, serta penjaga sumur dan sungai membandingkan apa yang berhasil di tempat mereka.\n\n> Sumur yang bersih adalah pelajaran pertama hari itu; yang lain menjadi lebih mudah."),
        ];
        var caption = LocalText.Of("The river valley on the poster of the conference.", "وادي النهر على ملصق المؤتمر.", "La vallée de la rivière sur l’affiche de la conférence.", "Konferans afişindeki ırmak vadisi.", "Lembah sungai pada poster konferensi.");
        var credit = LocalText.Of("Press desk, Confluence Network", "مكتب الصحافة، شبكة الملتقى", "Bureau de presse, Réseau Confluence", "Basın masası, Kavşak Ağı", "Meja pers, Jaringan Muara");
        var shown = LocalText.Of("A boat on a wide river between green hills in evening light", "قارب في نهر عريض بين تلال خضراء في ضوء المساء", "Une barque sur une large rivière entre des collines vertes, à la lumière du soir", "Akşam ışığında yeşil tepeler arasında geniş bir ırmakta bir kayık", "Perahu di sungai lebar di antara bukit hijau dalam cahaya senja");
        foreach (var (language, dateline, headline, body) in texts)
            yield return Published(new()
            {
                ConferenceId = conference.Id,
                GroupId = opening,
                Number = 1,
                Language = language,
                Dateline = dateline,
                Date = conference.Local(first).Date,
                Byline = Desk.Only(language)!,
                EditorsMark = "nr/mt",
                WrittenBy = writer,
                Photo = photo.Large,
                PhotoSmall = photo.Small,
                PhotoCaption = caption.Only(language)!,
                PhotoCredit = credit.Only(language)!,
                PhotoAlt = shown.Only(language)!,
            }, headline, body, editor, first);

        var film = Guid.CreateVersion7();
        yield return Published(new() { ConferenceId = conference.Id, GroupId = film, Number = 2, Language = "en", Dateline = "ISTANBUL", Date = conference.Local(second).Date, Byline = Desk.Only("en")!, EditorsMark = "ds/mt", WrittenBy = writer },
            "Film about a well keeper is shown today", "“The well keeper’s year”, a film of 48 minutes by Intan Samudra, is shown in the Cinema at noon with Arabic, English and French subtitles. The director answers questions afterwards.\n\nThe film follows four seasons beside one well in the hills of Flores.", editor, second);
        yield return Published(new() { ConferenceId = conference.Id, GroupId = film, Number = 2, Language = "tr", Dateline = "İSTANBUL", Date = conference.Local(second).Date, Byline = Desk.Only("tr")!, EditorsMark = "ds/mt", WrittenBy = writer },
            "Bir kuyu bekçisinin filmi bugün gösteriliyor", "Intan Samudra’nın 48 dakikalık filmi “Kuyu bekçisinin yılı” öğlen Sinema’da Arapça, İngilizce ve Fransızca altyazıyla gösteriliyor.", editor, second);

        var embargoed = new PressRelease
        {
            ConferenceId = conference.Id,
            GroupId = Guid.CreateVersion7(),
            Number = 3,
            Language = "en",
            Dateline = "ISTANBUL",
            Date = conference.Local(second).Date,
            Byline = Desk.Only("en")!,
            EditorsMark = "nr/mt",
            WrittenBy = writer,
            EmbargoUntil = conference.At(conference.Starts.PlusDays(1).At(new(16, 0))),
        };
        yield return Published(embargoed, "Drafting group presents its text on safe water in schools", "The drafting group presents its statement in plenary this afternoon. The text follows with the end of the embargo.", editor, second);
    }

    /// <summary>A valley with a river in evening light, drawn by the demo itself.</summary>
    public static byte[] Photograph()
    {
        using var surface = SKSurface.Create(new SKImageInfo(1600, 900));
        var canvas = surface.Canvas;
        canvas.Clear(new SKColor(0xf1, 0xdc, 0xc0));
        Fill(0xe0a458, path => path.AddCircle(1120, 300, 92));
        foreach (var (colour, height, wave) in new (uint, float, float)[] { (0xb7c8bd, 400, 90), (0x7fa395, 500, 70), (0x4a7f74, 610, 60), (0x1f5054, 720, 50) })
            Fill(colour, path =>
            {
                path.MoveTo(0, 900);
                for (var x = 0; x <= 1600; x += 20) path.LineTo(x, height + wave * MathF.Sin(x / 210f + height) + wave / 3 * MathF.Sin(x / 67f));
                path.LineTo(1600, 900);
                path.Close();
            });
        Fill(0xdce9e4, path =>
        {
            path.MoveTo(780, 640);
            path.CubicTo(700, 720, 980, 760, 860, 900);
            path.LineTo(1130, 900);
            path.CubicTo(1120, 780, 800, 740, 840, 640);
            path.Close();
        });
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 86);
        return data.ToArray();

        void Fill(uint rgb, Action<SKPath> draw)
        {
            using var path = new SKPath();
            using var paint = new SKPaint { Color = new SKColor(0xff000000 | rgb), IsAntialias = true };
            draw(path);
            canvas.DrawPath(path, paint);
        }
    }
}
