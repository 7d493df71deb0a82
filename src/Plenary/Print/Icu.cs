using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Plenary.Print;

/// <summary>The system's ICU, which knows the direction of every letter and where lines may break in Thai. .NET uses it but does not show it.</summary>
/// <remarks>Its functions carry the version in their names (<c>ubidi_open_72</c>) except on Windows and macOS. Where there is none, <see cref="Bidi"/> and
/// <see cref="LineBreaks"/> have plain rules of their own.</remarks>
internal static unsafe class Icu
{
    private const int LineIterator = 2;

    private static readonly delegate* unmanaged<nint> ubidi_open;
    private static readonly delegate* unmanaged<nint, char*, int, byte, byte*, int*, void> ubidi_setPara;
    private static readonly delegate* unmanaged<nint, int*, byte*> ubidi_getLevels;
    private static readonly delegate* unmanaged<nint, byte> ubidi_getParaLevel;
    private static readonly delegate* unmanaged<nint, void> ubidi_close;
    private static readonly delegate* unmanaged<int, byte*, char*, int, int*, nint> ubrk_open;
    private static readonly delegate* unmanaged<nint, char*, int, int*, void> ubrk_setText;
    private static readonly delegate* unmanaged<nint, int> ubrk_next;

    /// <summary>Iterators not in use. Opening one reads its rules, which takes longer than most lines of text.</summary>
    private static readonly ConcurrentBag<nint> Iterators = [];

    static Icu()
    {
        foreach (var (file, suffix) in Candidates())
        {
            if (!NativeLibrary.TryLoad(file, out var library)) continue;
            nint Find(string name) => NativeLibrary.TryGetExport(library, name + suffix, out var at) ? at : 0;
            ubidi_open = (delegate* unmanaged<nint>)Find(nameof(ubidi_open));
            ubidi_setPara = (delegate* unmanaged<nint, char*, int, byte, byte*, int*, void>)Find(nameof(ubidi_setPara));
            ubidi_getLevels = (delegate* unmanaged<nint, int*, byte*>)Find(nameof(ubidi_getLevels));
            ubidi_getParaLevel = (delegate* unmanaged<nint, byte>)Find(nameof(ubidi_getParaLevel));
            ubidi_close = (delegate* unmanaged<nint, void>)Find(nameof(ubidi_close));
            ubrk_open = (delegate* unmanaged<int, byte*, char*, int, int*, nint>)Find(nameof(ubrk_open));
            ubrk_setText = (delegate* unmanaged<nint, char*, int, int*, void>)Find(nameof(ubrk_setText));
            ubrk_next = (delegate* unmanaged<nint, int>)Find(nameof(ubrk_next));
            IsPresent = ubidi_open != null && ubidi_setPara != null && ubidi_getLevels != null && ubidi_getParaLevel != null && ubidi_close != null
                && ubrk_open != null && ubrk_setText != null && ubrk_next != null;
            if (IsPresent) return;
        }
    }

    public static bool IsPresent { get; }

    private static IEnumerable<(string File, string Suffix)> Candidates()
    {
        if (OperatingSystem.IsWindows()) return [("icu.dll", ""), ("icuuc.dll", "")];
        if (OperatingSystem.IsMacOS()) return [("/usr/lib/libicucore.dylib", "")];
        return Enumerable.Range(50, 60).Reverse().Select(v => (string.Create(CultureInfo.InvariantCulture, $"libicuuc.so.{v}"), string.Create(CultureInfo.InvariantCulture, $"_{v}")));
    }

    /// <summary>The embedding level of each UTF-16 unit of one paragraph (UAX #9), odd from right to left.</summary>
    /// <param name="start">0 or 1, or 0xFE and 0xFF to take it from the first strong letter.</param>
    public static byte[]? Levels(string text, byte start, out byte paragraph)
    {
        paragraph = 0;
        var bidi = ubidi_open();
        if (bidi == 0) return null;
        try
        {
            var error = 0;
            fixed (char* at = text)
            {
                ubidi_setPara(bidi, at, text.Length, start, null, &error);
                var levels = ubidi_getLevels(bidi, &error);
                if (error > 0) return null;
                paragraph = ubidi_getParaLevel(bidi);
                return new ReadOnlySpan<byte>(levels, text.Length).ToArray();
            }
        }
        finally { ubidi_close(bidi); }
    }

    /// <summary>True at each unit before which a line may break (UAX #14).</summary>
    public static bool[]? LineBreaks(string text)
    {
        var error = 0;
        if (!Iterators.TryTake(out var iterator))
            fixed (byte* root = "\0"u8) iterator = ubrk_open(LineIterator, root, null, 0, &error);
        if (error > 0 || iterator == 0) return null;
        var breaks = new bool[text.Length + 1];
        fixed (char* at = text)
        {
            ubrk_setText(iterator, at, text.Length, &error);
            for (int next; error <= 0 && (next = ubrk_next(iterator)) >= 0;) breaks[next] = true;
            // The iterator keeps no hold on the text once it is given another, empty one.
            ubrk_setText(iterator, at, 0, &error);
        }
        Iterators.Add(iterator);
        return breaks;
    }
}
