namespace Plenary.Names;

/// <summary>One token ready for comparing by sound: its letters and, at each place, the chunks of one to three letters that the sound tables know.</summary>
internal sealed class SoundForm
{
    public SoundForm(string letters, Alphabet alphabet)
    {
        Letters = letters;
        Alphabet = alphabet is Alphabet.Other ? Alphabet.Latin : alphabet;
        Chunks = new ushort[letters.Length * 3];
        var inventory = SoundTable.Inventory(Alphabet);
        foreach (var c in letters) Mask |= 1UL << (c * 7 & 63);
        for (var at = 0; at < letters.Length; at++)
            for (var size = 1; size <= 3 && at + size <= letters.Length; size++)
                Chunks[at * 3 + size - 1] = inventory.GetValueOrDefault(SoundTable.Pack(letters.AsSpan(at, size)));
    }

    public string Letters { get; }

    /// <summary>The alphabet whose table reads these letters; scripts read through AnyAscii are Latin here.</summary>
    public Alphabet Alphabet { get; }

    /// <summary>Ids of the chunks that start at each letter, three a letter; 0 where no table knows the chunk.</summary>
    public ushort[] Chunks { get; }

    public int Length => Letters.Length;

    /// <summary>Which letters occur, one bit each (letters may share a bit).</summary>
    public ulong Mask { get; }

    /// <summary>False when two words of one alphabet have less than this share of their letters in common, so that comparing them is idle.</summary>
    public bool MayResemble(in Outline other, double share)
    {
        if (Alphabet != other.Alphabet) return true;
        if (Length > 2 * other.Length + 1 || other.Length > 2 * Length + 1) return false;
        var common = System.Numerics.BitOperations.PopCount(Mask & other.Mask);
        return common >= share * Math.Max(System.Numerics.BitOperations.PopCount(Mask), System.Numerics.BitOperations.PopCount(other.Mask));
    }

    /// <summary>What <see cref="MayResemble"/> asks of the other word: small enough to lie beside thousands of others.</summary>
    public readonly record struct Outline(ulong Mask, int Length, Alphabet Alphabet);

    public Outline ToOutline() => new(Mask, Length, Alphabet);

    /// <summary>These letters read as Latin, once somebody asked to compare two scripts of which neither is Latin.</summary>
    internal SoundForm? Pivot { get; set; }
}
