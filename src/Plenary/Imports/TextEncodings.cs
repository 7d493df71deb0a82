using System.Text;

namespace Plenary.Imports;

/// <summary>
/// The one-byte encodings that lists still come in, and which letters each was made for. In one byte everything decodes to
/// something; what tells them apart is whether the letters are those that the languages behind an encoding use, whether
/// capitals stand where capitals stand, whether a word keeps to one script, and that Latin words are mostly plain letters.
/// </summary>
internal static class TextEncodings
{
    private const string Arabic = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي";
    private const string Russian = "абвгдежзийклмнопрстуфхцчшщъыьэюяёАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁіїєґІЇЄҐ";
    private const string Greek = "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ";
    private const string Western = "éèàçêôîûùâëïöüäñáíóúßøåãõœæÆÉÈÀÇÖÜÄÑÁÍÓÚØÅÂÊÎÔ";
    private const string Central = "ąćęłńóśźżáčďéěíňřšťúůýžőűăâîöüäĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽŐŰĂÖÜÄ";

    /// <summary>Common letters weigh 3, possible ones 1. Among equals the earlier wins.</summary>
    private static readonly (string Name, string Common, string Possible)[] Candidates =
    [
        ("windows-1252", Western, "ðþýÐÞÝìòÌÒÛÙËÏÃÕŒÿŸŠšŽž"),
        ("windows-1254", "çğıöşüÇĞİÖŞÜ", "âîûÂÎÛéÉäßñ"),
        ("windows-1256", "اليمونرتبةعدسفهكحقجأ", Arabic + "پچژگکھےéèàçêôîûùâëïœü"),
        ("windows-1251", "оеаинтсрвлкм", Russian),
        ("windows-1250", Central, "ëËçÇôÔşţŞŢđĐ"),
        ("windows-1253", "αοιετσνηυρπκμλς", Greek),
        ("windows-1255", "יוהלאתרבמשנד", "גזחטכךםןסעפףצץק"),
        ("iso-8859-15", Western, "ðþýÐÞÝìòÌÒÛÙËÏÃÕŒÿŸŠšŽž€"),
        ("iso-8859-6", "اليمونرتبةعدسفهكحقجأ", Arabic),
        ("iso-8859-5", "оеаинтсрвлкм", Russian),
        ("iso-8859-2", Central, "ëËçÇôÔşţŞŢđĐ"),
        ("iso-8859-7", "αοιετσνηυρπκμλς", Greek),
        ("koi8-r", "оеаинтсрвлкм", Russian),
    ];

    /// <summary>Those that a person may choose from.</summary>
    public static IReadOnlyList<string> Names { get; } = ["utf-8", "utf-16", "utf-16BE", .. Candidates.Select(c => c.Name), "gb18030", "big5", "shift_jis", "euc-kr"];

    private const string Punctuation = "’‘“”„–—…«»°ºª·،؛؟ـ\u00A0\u200C\u200D€№";

    /// <summary>The encodings of old spreadsheets are not in the runtime by default.</summary>
    public static void Register() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>By name, or null.</summary>
    public static Encoding? Find(string name)
    {
        Register();
        return Encoding.GetEncodings().Any(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase)) ? Encoding.GetEncoding(name) : null;
    }

    /// <param name="sample">Pieces of the file that hold bytes above 127.</param>
    public static EncodingGuess Likeliest(byte[] sample)
    {
        Register();
        var ranked = Candidates
            .Select((one, order) => (one.Name, Score: Score(sample, one), order))
            .OrderByDescending(one => one.Score).ThenBy(one => one.order).ToArray();
        var (best, second) = (ranked[0], ranked[1]);
        var confidence = best.Score <= 0 ? 0.2 : Math.Clamp(0.5 + (best.Score - Math.Max(0, second.Score)) / (2 * best.Score), 0.5, 0.95);
        return new(Encoding.GetEncoding(best.Name), 0, confidence, "its letters make words");
    }

    private static double Score(byte[] sample, (string Name, string Common, string Possible) candidate)
    {
        var text = Encoding.GetEncoding(candidate.Name).GetString(sample);
        var (common, possible) = (candidate.Common.ToHashSet(), candidate.Possible.ToHashSet());
        var foreign = MostlyHigh(sample);
        double score = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] < 0x80) continue;
            var (letter, before, after) = (text[i], i > 0 ? text[i - 1] : ' ', i + 1 < text.Length ? text[i + 1] : ' ');
            score += common.Contains(letter) ? 3 : possible.Contains(letter) ? 1 : Punctuation.Contains(letter) ? 0.5
                : char.IsControl(letter) || letter == '\uFFFD' ? -5 : -2;
            if (char.IsUpper(letter) && char.IsLower(before)) score -= 3;
            if (!char.IsLetter(letter)) continue;
            if (foreign[i] && IsLatin(letter)) score -= 3;
            if (char.IsAsciiLetter(before) && !IsLatin(letter)) score -= 3;
            if (char.IsAsciiLetter(after) && !IsLatin(letter)) score -= 3;
            if (!char.IsAscii(before) && char.IsLetter(before) && IsLatin(before) != IsLatin(letter)) score -= 2;
        }
        return score;
    }

    private static bool IsLatin(char letter) => letter < 0x250;

    /// <summary>Marks the bytes of words of four letters and more in which plain letters are the lesser part: no Latin spelling looks so.</summary>
    private static bool[] MostlyHigh(byte[] sample)
    {
        var marks = new bool[sample.Length];
        for (var start = 0; start < sample.Length; start++)
        {
            var end = start;
            var high = 0;
            for (; end < sample.Length && (sample[end] >= 0x80 || char.IsAsciiLetter((char)sample[end])); end++) high += sample[end] >> 7;
            if (end - start >= 4 && high * 5 > (end - start) * 3) Array.Fill(marks, true, start, end - start);
            start = end;
        }
        return marks;
    }
}
