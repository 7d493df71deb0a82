using System.Runtime.InteropServices;
using SkiaSharp;

namespace Plenary.Print;

/// <summary>Cuts a face down to the glyphs that one document uses. SkiaSharp embeds whole files, and a Chinese face has ten megabytes.</summary>
/// <remarks>HarfBuzz's own subsetter, which its .NET wrapper does not show. Glyphs keep their numbers, so text shaped with the whole face is drawn with the cut one.</remarks>
internal static partial class FontSubset
{
    private const string Library = "libHarfBuzzSharp";
    /// <summary>NO_HINTING, RETAIN_GIDS, NOTDEF_OUTLINE, NO_LAYOUT_CLOSURE.</summary>
    private const uint Flags = 0x1 | 0x2 | 0x40 | 0x200;
    private const uint DroppedTables = 3;

    /// <summary>Tables for shaping: it is done by the time a face is cut.</summary>
    private static readonly uint[] Shaping = [Tag("GSUB"), Tag("GPOS"), Tag("GDEF"), Tag("DSIG"), Tag("STAT"), Tag("meta")];

    public static SKTypeface Cut(Face face, IEnumerable<ushort> glyphs, IEnumerable<int> letters)
    {
        var input = Created();
        try
        {
            var set = hb_subset_input_glyph_set(input);
            foreach (var glyph in glyphs) hb_set_add(set, glyph);
            set = hb_subset_input_unicode_set(input);
            foreach (var letter in letters) hb_set_add(set, (uint)letter);
            set = hb_subset_input_set(input, DroppedTables);
            foreach (var table in Shaping) hb_set_add(set, table);
            hb_subset_input_set_flags(input, Flags);

            var cut = hb_subset_or_fail(face.Outlines.Handle, input);
            if (cut == 0) throw new InvalidDataException($"{face.Name} could not be cut down to a subset.");
            var blob = hb_face_reference_blob(cut);
            try
            {
                using var data = SKData.CreateCopy(hb_blob_get_data(blob, out var length), length);
                return SKTypeface.FromData(data) ?? throw new InvalidDataException($"The subset of {face.Name} cannot be read.");
            }
            finally
            {
                hb_blob_destroy(blob);
                hb_face_destroy(cut);
            }
        }
        finally { hb_subset_input_destroy(input); }
    }

    private static nint Created() => hb_subset_input_create_or_fail() is var input and not 0 ? input : throw new InsufficientMemoryException();

    private static uint Tag(string name) => (uint)(name[0] << 24 | name[1] << 16 | name[2] << 8 | name[3]);

    [LibraryImport(Library)] private static partial nint hb_subset_input_create_or_fail();
    [LibraryImport(Library)] private static partial void hb_subset_input_destroy(nint input);
    [LibraryImport(Library)] private static partial nint hb_subset_input_glyph_set(nint input);
    [LibraryImport(Library)] private static partial nint hb_subset_input_unicode_set(nint input);
    [LibraryImport(Library)] private static partial nint hb_subset_input_set(nint input, uint kind);
    [LibraryImport(Library)] private static partial void hb_subset_input_set_flags(nint input, uint flags);
    [LibraryImport(Library)] private static partial void hb_set_add(nint set, uint value);
    [LibraryImport(Library)] private static partial nint hb_subset_or_fail(nint face, nint input);
    [LibraryImport(Library)] private static partial nint hb_face_reference_blob(nint face);
    [LibraryImport(Library)] private static partial void hb_face_destroy(nint face);
    [LibraryImport(Library)] private static partial nint hb_blob_get_data(nint blob, out int length);
    [LibraryImport(Library)] private static partial void hb_blob_destroy(nint blob);
}
