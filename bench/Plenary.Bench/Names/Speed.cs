using System.Diagnostics;
using System.Globalization;
using System.Text;
using Plenary.Names;

namespace Plenary.Bench.Names;

/// <summary>
/// <c>speed COUNT</c>: times the index over COUNT invented names of several scripts on one thread. Targets are held against processor
/// time, which other work on the machine changes little; the clock stands beside it. Ends with 1 when a target is missed.
/// </summary>
internal static class Speed
{
    public static int Run(int count)
    {
        var random = new Random(20261123);
        var names = new InventedNames(random);
        var people = new string[count];
        for (var i = 0; i < count; i++) people[i] = names.Next();

        foreach (var name in people.Take(2_000)) PersonName.Parse(name);
        var before = GC.GetTotalMemory(true);
        using var index = new NameIndex<int>();
        var watch = Stopwatch.StartNew();
        var processor = Processor();
        for (var i = 0; i < count; i++) index.Add(i, people[i]);
        var (build, buildProcessor) = (watch.Elapsed.TotalSeconds, Processor() - processor);
        var held = (GC.GetTotalMemory(true) - before) / 1e6;

        var queries = Enumerable.Range(0, 2_000).Select(_ => names.Vary(people[random.Next(count)])).ToArray();
        var typed = queries.Select(q => q[..Math.Max(1, random.Next(2, Math.Max(3, q.Length)))]).ToArray();
        foreach (var q in queries.Take(100)) { index.Find(q); index.Complete(q); }

        Console.WriteLine("figure\tclock\tprocessor\ttarget\t");
        Console.WriteLine($"names\t{index.Count}\nwords\t{index.WordCount}");
        var met = Row("build, s", build, buildProcessor, 15) & Row("memory of the index, MB", held, held, 500);
        met &= Times("full name, 95th percentile, ms", queries, q => index.Find(q), 15);
        met &= Times("as you type, 95th percentile, ms", typed, q => index.Complete(q), 8);
        var added = Enumerable.Range(0, 2_000).Select(i => (Key: count + i, Name: names.Next())).ToArray();
        met &= Times("add one, 95th percentile, ms", added, a => index.Add(a.Key, a.Name), 1);
        met &= Times("remove one, 95th percentile, ms", added, a => index.Remove(a.Key), 1);

        var parsed = queries.Select(q => PersonName.Parse(q)).ToArray();
        var others = queries.Select((q, i) => PersonName.Parse(i % 2 == 0 ? people[random.Next(count)] : names.Vary(q))).ToArray();
        Pairs(parsed, others);   // warm
        (watch, processor) = (Stopwatch.StartNew(), Processor());
        Pairs(parsed, others);
        met &= Row("score of a pair, µs", watch.Elapsed.TotalMicroseconds / (Rounds * parsed.Length), 1e6 * (Processor() - processor) / (Rounds * parsed.Length), 15);
        (watch, processor) = (Stopwatch.StartNew(), Processor());
        foreach (var q in queries) PersonName.Parse(q);
        Row("reading a name, µs", watch.Elapsed.TotalMicroseconds / queries.Length, 1e6 * (Processor() - processor) / queries.Length, null);
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        Row("peak memory of the process, MB", peak, peak, null);
        return met ? 0 : 1;
    }

    private const int Rounds = 20;

    private static void Pairs(PersonName[] ones, PersonName[] others)
    {
        for (var round = 0; round < Rounds; round++)
            for (var i = 0; i < ones.Length; i++) NameComparer.Score(ones[i], others[i]);
    }

    /// <summary>One line of the table; whether the target is met.</summary>
    private static bool Row(string figure, double clock, double processor, double? target)
    {
        var met = target is null || processor <= target;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure}\t{clock:G4}\t{processor:G4}\t{target}\t{(target is null ? "" : met ? "met" : "MISSED")}"));
        return met;
    }

    private static bool Times<T>(string title, T[] inputs, Action<T> run, double target)
    {
        var times = new double[inputs.Length];
        var processor = new double[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            var (started, busy) = (Stopwatch.GetTimestamp(), Processor());
            run(inputs[i]);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            processor[i] = 1000 * (Processor() - busy);
        }
        Array.Sort(times);
        Array.Sort(processor);
        return Row(title, times[times.Length * 95 / 100], processor[processor.Length * 95 / 100], target);
    }

    /// <summary>Processor seconds of this process: steadier than the clock beside other work.</summary>
    private static double Processor() => Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>Names as a large directory has them: a few given names that very many bear, very many surnames that few bear.</summary>
    private sealed class InventedNames(Random random)
    {
        private static readonly string[][] Given =
        [
            ["Mohammed", "Ahmed", "Ali", "Hassan", "Hussein", "Fatima", "Aisha", "Omar", "Yusuf", "Ibrahim", "Khalid", "Layla", "Mariam", "Said", "Karim", "Samir", "Noor", "Zainab", "Tariq", "Bilal"],
            ["محمد", "احمد", "علي", "حسن", "حسين", "فاطمة", "عائشة", "عمر", "يوسف", "ابراهيم", "خالد", "ليلى", "مريم", "سعيد", "كريم", "سمير", "نور", "زينب", "طارق", "بلال"],
            ["John", "Mary", "Peter", "Anna", "Paul", "Maria", "Jean", "Michael", "Elizabeth", "Thomas", "Julia", "David", "Laura", "Robert", "Sofia", "Carlos", "Ana", "Luis", "Marie", "Pierre"],
            ["Иван", "Мария", "Пётр", "Анна", "Павел", "Сергей", "Ольга", "Дмитрий", "Елена", "Алексей", "Наталья", "Андрей", "Татьяна", "Юлия", "Николай"],
            ["Mehmet", "Ayşe", "Mustafa", "Emine", "Hatice", "Kemal", "Elif", "Budi", "Siti", "Agus", "Dewi", "Sri", "Wahyu", "Nguyễn", "Trần", "Kwame", "Amina", "Chidi", "Ngozi", "Tadesse"],
        ];

        private static readonly (string[] Starts, string[] Middles, string[] Ends)[] Parts =
        [
            (["Al-Ba", "Al-Ha", "Ra", "Sha", "Ma", "Qa", "Ta", "Al-Za", "Na", "Ja", "Fa", "Al-Mu"], ["r", "l", "s", "sh", "d", "b", "m", "h", "q", "f", "z", "kh", "n", "t"], ["awi", "ani", "idi", "oun", "ami", "iri", "ali", "ouri", "eed", "an", "ef", "our", "azi", "ashi"]),
            (["ال", "", "ب", "ح", "ر", "ش", "م", "ق", "ز", "ن", "ج", "ف"], ["را", "لي", "سو", "شا", "دي", "با", "ما", "حي", "قا", "في", "زي", "خو", "نا", "طا"], ["وي", "ني", "دي", "ون", "مي", "ري", "لي", "وري", "يد", "ان", "يف", "ور", "زي", "شي"]),
            (["Mc", "Han", "Wil", "Ander", "Ber", "Cas", "Du", "Fer", "Gal", "Hol", "Mor", "Schwar", "Van", "Lin"], ["na", "le", "ri", "to", "mo", "ba", "da", "ce", "vi", "go", "ha", "ster", "lo", "wi"], ["son", "berg", "ez", "mann", "ton", "ier", "ini", "sen", "ski", "eau", "ley", "oti", "es", "dt"]),
            (["Ива", "Пет", "Сид", "Кузн", "Поп", "Вас", "Мих", "Фёд", "Мор", "Вол", "Але", "Леб"], ["но", "ро", "ре", "ецо", "ва", "иль", "айло", "оро", "озо", "ко", "ксе", "еде"], ["в", "вич", "вский", "енко", "ва", "чук", "вская", "нов", "ев", "ин", "ова", "ко"]),
            (["Yıl", "Kara", "Öz", "De", "Ak", "Çe", "Su", "Wi", "Pra", "Ku", "Oko", "Men", "Ade", "Phu"], ["ma", "ca", "de", "mi", "li", "ti", "ha", "ja", "se", "su", "nk", "gi", "bo", "ra"], ["z", "oğlu", "mir", "kaya", "soy", "harto", "yanto", "wo", "wati", "nkwo", "stu", "ye", "ng", "an"]),
        ];

        public string Next()
        {
            var kind = random.Next(Given.Length);
            var given = Given[kind][Skewed(Given[kind].Length)];
            var (starts, middles, ends) = Parts[kind];
            var surname = new StringBuilder(starts[random.Next(starts.Length)]).Append(middles[random.Next(middles.Length)]);
            if (random.Next(2) == 0) surname.Append(middles[random.Next(middles.Length)]);
            if (random.Next(3) == 0) surname.Append(middles[random.Next(middles.Length)]);
            surname.Append(ends[random.Next(ends.Length)]);
            return random.Next(3) == 0 ? $"{given} {Given[kind][Skewed(Given[kind].Length)]} {surname}" : $"{given} {surname}";
        }

        /// <summary>The same name as somebody else would type it: order, a slip, a missing word.</summary>
        public string Vary(string name)
        {
            switch (random.Next(4))
            {
                case 0: { var at = name.LastIndexOf(' '); return at > 0 ? $"{name[(at + 1)..]}, {name[..at]}" : name; }
                case 1: { var at = random.Next(1, name.Length); return name.Remove(at - 1, 1); }
                case 2: return name.ToUpperInvariant();
                default: return name;
            }
        }

        private int Skewed(int length) => (int)(length * Math.Pow(random.NextDouble(), 2));
    }
}
