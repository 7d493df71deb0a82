using NodaTime;
using Plenary.Conferences;
using Plenary.Records;
using Plenary.Storage;

namespace Plenary.Operations.Demo;

/// <summary>The documents of the demo's conference: what is on its tables, in English and Arabic, as PDF.</summary>
internal static class DemoDocuments
{
    internal sealed record Text(string Language, string Title, string Above, string Opening, string[] Points, string Closing);

    private static readonly Text[] Agenda =
    [
        new("en", "Provisional agenda", "Note by the secretariat", "The conference is asked to adopt this agenda at its opening session.",
            ["Opening; election of the chair and of two vice-chairs", "Adoption of the agenda and of the order of business", "Wells, rivers and rain: what has worked, what it cost, and who keeps it", "Safe water in schools: statement of the drafting group", "Reports of the regional meetings", "Place and date of the next conference", "Adoption of the declaration; closing"],
            "Delegations that wish to speak tell the secretariat before each session. A statement lasts five minutes at most."),
        new("ar", "جدول الأعمال المؤقت", "مذكرة من الأمانة", "يُدعى المؤتمر إلى اعتماد جدول الأعمال هذا في جلسته الافتتاحية.",
            ["الافتتاح وانتخاب الرئيس ونائبيه", "اعتماد جدول الأعمال وتنظيم العمل", "الآبار والأنهار والمطر: ما الذي نجح، وكم كلّف، ومن يرعاه", "المياه الآمنة في المدارس: بيان فريق الصياغة", "تقارير الاجتماعات الإقليمية", "مكان المؤتمر القادم وموعده", "اعتماد الإعلان والاختتام"],
            "على الوفود الراغبة في الكلام أن تبلغ الأمانة قبل كل جلسة. ولا تتجاوز الكلمة خمس دقائق."),
    ];

    private static readonly Text[] Declaration =
    [
        new("en", "Draft declaration on safe water in schools", "Submitted by the drafting group", "The conference, having heard delegations from rivers, deltas, hills and deserts, and convinced that a clean well is the first lesson of the day,",
            ["declares that every school should have safe water within its walls, and a door that closes;", "asks its members to count, each year, the lessons that are lost for want of either;", "recommends that pupils and parents keep the log book of the well together with the school;", "invites members with laboratories to test the water of others without charge;", "requests the secretariat to report to the next conference on what was counted."],
            "Delegations may submit amendments in writing until the evening of the third day."),
        new("ar", "مشروع إعلان بشأن المياه الآمنة في المدارس", "مقدم من فريق الصياغة", "إن المؤتمر، وقد استمع إلى وفود من الأنهار والدلتا والجبال والصحارى، واقتناعًا منه بأن البئر النظيفة هي الدرس الأول في اليوم،",
            ["يعلن أنه ينبغي أن يكون في كل مدرسة ماء آمن داخل أسوارها وباب يُغلق؛", "يطلب إلى أعضائه أن يحصوا كل عام الدروس التي تضيع لغياب أحدهما؛", "يوصي بأن يحفظ التلاميذ وأولياء الأمور سجل البئر مع المدرسة؛", "يدعو الأعضاء الذين لديهم مختبرات إلى فحص مياه غيرهم دون مقابل؛", "يطلب إلى الأمانة أن تقدم إلى المؤتمر القادم تقريرًا عما أُحصي."],
            "للوفود أن تقدم تعديلاتها كتابةً حتى مساء اليوم الثالث."),
    ];

    /// <summary>Registers, files and publishes them; they are saved with the rest.</summary>
    public static async Task File(PlenaryDb db, Conference conference, FileStore files, Instant published)
    {
        await File(db, conference, files, "1", Agenda, 1, published);
        await File(db, conference, files, "L.1", Declaration, 2, published);
    }

    /// <param name="number">What its symbol ends in.</param>
    internal static async Task File(PlenaryDb db, Conference conference, FileStore files, string number, IReadOnlyList<Text> texts, int order, Instant published)
    {
        var symbol = $"CN{conference.Ordinal}/{number}";
        Done(Document.Register(conference.Id, symbol, new(texts.Select(t => KeyValuePair.Create(t.Language, t.Title))), order, out var document));
        db.Documents.Add(document);
        foreach (var text in texts)
        {
            Done(Paper.Take(Pdf(text, symbol, conference, published), $"{text.Language}.pdf", out var paper));
            Done(await db.File(document, text.Language, paper!, files, published));
        }
        Done(document.Publish(published));
    }

    private static byte[] Pdf(Text text, string symbol, Conference conference, Instant dated)
    {
        var title = conference.Title.In(text.Language).Text;
        var pdf = new Print.Document(text.Title, rightToLeft: text.Language == "ar", author: title, dated: dated) { RunningHead = $"{title} · {symbol}" };
        if (text.Language == "ar") pdf.Figures = number => Site.Digits.ToEastern(FormattableString.Invariant($"{number}"));
        pdf.Title(text.Title, above: $"{title} · {symbol}", below: text.Above);
        pdf.Paragraph(text.Opening);
        pdf.List(text.Points, i => $"{pdf.Figures(i)}.");
        pdf.Paragraph(text.Closing);
        using var bytes = new MemoryStream();
        pdf.Write(bytes);
        return bytes.ToArray();
    }

    private static void Done(Refusal? refusal)
    {
        if (refusal is not null) throw new InvalidOperationException(refusal.ToString());
    }
}
