namespace Plenary.Access;

/// <summary>
/// What a password must be: long, and not one that is guessed first (OWASP ASVS 5.0, 6.2). No rule on kinds of letters, no expiry: they make
/// passwords worse. What is guessed first: rows of keys, one thing again and again, known words and the person's own name and address.
/// </summary>
public static class Passwords
{
    public const int Shortest = 12, Longest = 200;

    /// <summary>So many characters must be left when all that is guessed first has been taken out.</summary>
    private const int LeastOwn = 7;

    public static readonly Refusal TooShort = new("password.too-short", "Take at least {0} characters. Four or five words in a row are good.");
    public static readonly Refusal TooLong = new("password.too-long", "Take at most {0} characters.");
    public static readonly Refusal TooEasy = new("password.too-easy", "This password is guessed quickly. Take four or five words that do not belong together.");

    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "qsdfghjklm", "zxcvbnm", "yxcvbnm", "1q2w3e4r5t6y7u8i9o0p", "1qaz2wsx3edc4rfv5tgb6yhn"];

    // Stems of what stands on top of every list of stolen passwords, also in the languages of the interface.
    private static readonly string[] Common =
        ["password", "passwort", "motdepasse", "parola", "sifre", "katasandi", "rahasia", "welcome", "bienvenue", "hosgeldin", "selamat", "letmein", "changeme", "secret", "default", "admin", "root", "guest",
         "test", "demo", "login", "master", "iloveyou", "monkey", "dragon", "football", "baseball", "sunshine", "princess", "superman", "batman", "trustno", "whatever", "conference", "congress", "plenary", "secretariat"];

    /// <summary>Why this password cannot be taken, or null.</summary>
    /// <param name="known">What others know of the person: name, e-mail address.</param>
    public static Refusal? Fault(string password, params string[] known)
    {
        if (password.Length < Shortest) return TooShort.With(Shortest);
        if (password.Length > Longest) return TooLong.With(Longest);

        var rest = Folded(password);
        foreach (var word in known.SelectMany(k => k.Split([' ', '@', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries)).Select(Folded).Where(w => w.Length > 2).Concat(Common).OrderByDescending(w => w.Length))
            rest = Without(word, rest);
        return Own(rest) < LeastOwn || rest.Where(c => c != ' ').Distinct().Count() < 5 ? TooEasy : null;
    }

    /// <summary>Blanks a word, also where digits stand for its letters: passw0rd.</summary>
    private static string Without(string word, string text)
    {
        var asLetters = text.Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('5', 's');
        for (var at = asLetters.IndexOf(word, StringComparison.Ordinal); at >= 0; at = asLetters.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            text = text.Remove(at, word.Length).Insert(at, new(' ', word.Length));
        return text;
    }

    /// <summary>How many characters do not simply continue those before them: a row of keys, or the same again.</summary>
    private static int Own(string text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == ' ') continue;
            if (at >= 2 && (Continues(text.AsSpan(at - 2, 3)) || text[..at].Contains(text[(at - 2)..(at + 1)], StringComparison.Ordinal))) continue;
            count++;
        }
        return count;
    }

    private static bool Continues(ReadOnlySpan<char> three)
    {
        if (three[0] == three[1] && three[1] == three[2]) return true;
        Span<char> back = [three[2], three[1], three[0]];
        foreach (var row in Rows)
            if (row.AsSpan().Contains(three, StringComparison.Ordinal) || row.AsSpan().Contains(back, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>As a guesser tries it: lower case, with the usual signs for letters turned back.</summary>
    private static string Folded(string text) => string.Concat(text.ToLowerInvariant().Select(c => c switch { '@' => 'a', '$' => 's', _ => c }));
}
