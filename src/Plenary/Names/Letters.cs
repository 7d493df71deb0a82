using System.Globalization;
using System.Text;
using AnyAscii;

namespace Plenary.Names;

/// <summary>
/// Brings a token to the letters that its sound table knows: one case, no ornaments, one form for letters that only
/// habit or keyboard tells apart. What a script tells apart by sound (ş from s, ё from е, ث from ت) stays apart.
/// </summary>
internal static class Letters
{
    /// <summary>Longest token that is compared letter by letter; the rest of a longer one is cut, so that no input is slow.</summary>
    public const int Longest = 40;

    /// <summary>The letters of a token that is already in one script. Empty when it holds none.</summary>
    public static string Of(string token, Alphabet alphabet)
    {
        if (token.Length > Longest * 4) token = token[..(Longest * 4)];
        var letters = alphabet switch
        {
            Alphabet.Latin => Latin(token),
            Alphabet.Arabic => Arabic(token),
            Alphabet.Hebrew => Hebrew(token),
            Alphabet.Cyrillic => Cyrillic(token),
            Alphabet.Greek => Greek(token),
            Alphabet.Kana => Kana.Romaji(token),
            Alphabet.Hangul => Hangul(token),
            Alphabet.Han => Han(token),
            _ => Latin(Indic.Reads(token) ? Indic.Latin(token) : Ascii(token)),
        };
        return letters.Length > Longest ? letters[..Longest] : letters;
    }

    private static string Ascii(string text) => Whole(text).Transliterate();

    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in NameText.Runes(text)) whole.Append(rune);
        return whole.ToString();
    }

    /// <summary>a to z and those marked letters that change the sound in some orthography; all other marks go.</summary>
    private static string Latin(string token)
    {
        var kept = new StringBuilder(token.Length);
        foreach (var rune in NameText.Runes(token)) kept.Append(rune);
        var composed = kept.ToString().Normalize(NormalizationForm.FormKC);
        kept.Clear();
        foreach (var c in composed)
        {
            var low = c is 'I' or 'İ' or 'ı' ? 'i' : char.ToLowerInvariant(c);
            if (low is >= 'a' and <= 'z' || "şščćçğöüäåæžźżłñńřţđðþəéśœě".Contains(low, StringComparison.Ordinal)) { kept.Append(low); continue; }
            switch (low)
            {
                case 'ø' or 'ő': kept.Append('ö'); break;
                case 'ű': kept.Append('ü'); break;
                case 'ș': kept.Append('ş'); break;
                case 'ț': kept.Append('ţ'); break;
                case 'ǧ' or 'ĝ': kept.Append('j'); break;
                case 'ḫ' or 'ẖ' or 'ḵ': kept.Append("kh"); break;
                case 'ġ' or 'ḡ': kept.Append("gh"); break;
                case 'ṯ': kept.Append("th"); break;
                case 'ḏ': kept.Append("dh"); break;
                case 'ŝ': kept.Append('š'); break;
                case 'ĉ': kept.Append('č'); break;
                case 'ß': kept.Append("ss"); break;
                case 'ħ': kept.Append('h'); break;
                case 'ŋ': kept.Append("ng"); break;
                case 'ĳ': kept.Append("ij"); break;
                case 'ơ': kept.Append('o'); break;
                case 'ư': kept.Append('u'); break;
                case >= '\uD800' and <= '\uDFFF': break;   // a mark or a sign of the higher planes
                default:
                    foreach (var part in low.ToString().Normalize(NormalizationForm.FormKD))
                        if (char.ToLowerInvariant(part) is >= 'a' and <= 'z' and var plain) kept.Append(plain);
                    break;
            }
        }
        return kept.ToString();
    }

    private static string Arabic(string token)
    {
        var kept = new StringBuilder(token.Length);
        foreach (var c in Whole(token).Normalize(NormalizationForm.FormKC))
        {
            var letter = c switch
            {
                'أ' or 'إ' or 'آ' or 'ٱ' or 'ٲ' or 'ٳ' => 'ا',
                'ى' or 'ی' or 'ې' or 'ے' or 'ۓ' => 'ي',
                'ک' or 'ڪ' => 'ك',
                'ہ' or 'ھ' or 'ۂ' or 'ۀ' => 'ه',
                'ۃ' => 'ة',
                'ؤ' or 'ۇ' or 'ۋ' => 'و',
                'ۈ' => 'ۆ',
                'ٹ' or 'ٿ' => 'ت',
                'ڈ' or 'ډ' or 'ڊ' => 'د',
                'ڑ' or 'ړ' or 'ڕ' => 'ر',
                'ں' or 'ڼ' or 'ڻ' => 'ن',
                'ڵ' => 'ل',
                'ڭ' => 'ک',
                'ۊ' => 'و',
                'ټ' => 'ت',
                'ښ' => 'ش',
                'ݢ' or 'ګ' or 'ڬ' or 'ڳ' => 'گ',
                'څ' or 'ڇ' => 'چ',
                _ => c,
            };
            if (letter == 'ئ')
            {
                if (kept.Length > 0) kept.Append('ئ');   // at the start it only carries a Kurdish or Uyghur vowel
                continue;
            }
            if (letter is (>= 'ا' and <= 'غ') or (>= 'ف' and <= 'ي') or 'پ' or 'چ' or 'ژ' or 'گ' or 'ڤ' or 'ە' or 'ۆ' or 'ێ' or 'ک') kept.Append(letter);
        }
        return kept.ToString();
    }

    private static string Hebrew(string token)
    {
        var kept = new StringBuilder(token.Length);
        foreach (var c in Whole(token).Normalize(NormalizationForm.FormKD))
        {
            if (c is '\'' or '׳' or '’' or '`' or '´' or 'ʼ')
            {
                if (kept.Length == 0) continue;
                kept[^1] = kept[^1] switch { 'ג' => 'ĝ', 'ז' => 'ẑ', 'צ' => 'ĉ', var other => other };   // geresh: sounds that Hebrew letters lack
                continue;
            }
            switch (c)
            {
                case 'ך': kept.Append('כ'); break;
                case 'ם': kept.Append('מ'); break;
                case 'ן': kept.Append('נ'); break;
                case 'ף': kept.Append('פ'); break;
                case 'ץ': kept.Append('צ'); break;
                case 'װ': kept.Append("וו"); break;
                case 'ײ': kept.Append("יי"); break;
                case 'ױ': kept.Append("וי"); break;
                case >= 'א' and <= 'ת': kept.Append(c); break;
            }
        }
        // Yiddish has no geresh: it writes these sounds with two or three letters
        return kept.Replace("דזש", "ĝ").Replace("טש", "ĉ").Replace("זש", "ẑ").ToString();
    }

    private static string Cyrillic(string token)
    {
        var kept = new StringBuilder(token.Length);
        foreach (var c in Whole(token).Normalize(NormalizationForm.FormC))
        {
            var low = char.ToLowerInvariant(c);
            switch (low)
            {
                case 'ѐ': kept.Append('е'); break;
                case 'ѝ' or 'ӣ' or 'і' or 'ї': kept.Append('и'); break;
                case 'є': kept.Append('е'); break;
                case 'қ' or 'ҡ' or 'ҟ' or 'ӄ' or 'ԛ': kept.Append('к'); break;
                case 'ғ' or 'ҕ' or 'ґ': kept.Append('г'); break;
                case 'ә' or 'ӑ' or 'ӓ': kept.Append('э'); break;
                case 'ө' or 'ӧ': kept.Append('о'); break;
                case 'ү' or 'ұ' or 'ӱ' or 'ӯ' or 'ӳ': kept.Append('у'); break;
                case 'һ' or 'ҳ' or 'ҥ': kept.Append(low == 'ҥ' ? 'н' : 'х'); break;
                case 'ң' or 'ӊ': kept.Append('н'); break;
                case 'ҷ' or 'ҹ': kept.Append('ч'); break;
                case 'җ' or 'ӂ' or 'ӝ': kept.Append('џ'); break;
                case 'ҙ' or 'ӟ': kept.Append('з'); break;
                case 'ҫ': kept.Append('с'); break;
                case 'ҭ': kept.Append('т'); break;
                case 'ѕ': kept.Append('з'); break;
                case 'ѓ': kept.Append('ђ'); break;
                case 'ќ': kept.Append('ћ'); break;
                case 'ӏ' or 'Ӏ': break;
                case (>= 'а' and <= 'я') or 'ё' or 'ў' or 'љ' or 'њ' or 'џ' or 'ђ' or 'ћ' or 'ј': kept.Append(low); break;
            }
        }
        return kept.ToString();
    }

    private static string Greek(string token)
    {
        var kept = new StringBuilder(token.Length);
        foreach (var c in Whole(token).Normalize(NormalizationForm.FormD))
        {
            if (c == '\u0308' && kept.Length > 0)
            {
                kept[^1] = kept[^1] switch { 'ι' => 'ϊ', 'υ' => 'ϋ', var other => other };   // the diaeresis keeps αϊ from being read as αι
                continue;
            }
            var low = char.ToLowerInvariant(c);
            if (low == 'ς') low = 'σ';
            if (low is >= 'α' and <= 'ω') kept.Append(low);
        }
        return kept.ToString();
    }

    /// <summary>Letters (jamo) of each syllable; the silent ㅇ at its start is left out.</summary>
    private static string Hangul(string token)
    {
        const string Starts = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆ-ㅈㅉㅊㅋㅌㅍㅎ";
        const string Vowels = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
        const string Ends = "-ㄱㄱㄱㄴㄴㄴㄷㄹㄱㅁㅂㄹㄹㅂㄹㅁㅂㅂㅅㅅㅇㅅㅅㄱㅅㅂㅅ";
        var kept = new StringBuilder(token.Length * 3);
        foreach (var c in Whole(token).Normalize(NormalizationForm.FormC))
        {
            if (c is < '가' or > '힣') continue;
            var at = c - '가';
            if (Starts[at / 588] is not '-' and var start) kept.Append(start);
            kept.Append(Vowels[at % 588 / 28]);
            if (Ends[at % 28] is not '-' and var end) kept.Append(char.ToUpperInvariant(end) switch
            {
                'ㄱ' => 'ㄳ',
                'ㄴ' => 'ㄵ',
                'ㄹ' => 'ㄺ',
                'ㅁ' => 'ㄻ',
                'ㅂ' => 'ㅄ',
                'ㅅ' => 'ㅿ',
                'ㄷ' => 'ㅿ',
                var ng => ng,   // a final has a sound of its own: one sign each
            });
        }
        return kept.ToString();
    }

    /// <summary>Mandarin reading without tones, syllable by syllable.</summary>
    private static string Han(string token)
    {
        var kept = new StringBuilder(token.Length * 5);
        foreach (var c in Ascii(token))
            if (char.ToLowerInvariant(c) is >= 'a' and <= 'z' and var letter) kept.Append(char.IsAsciiLetterUpper(c) ? (char)(letter - 32) : letter);
        return kept.ToString();
    }
}
