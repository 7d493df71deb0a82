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

    /// <summary>These letters read as Latin, once somebody asked to compare two scripts of which neither is Latin.</summary>
    internal SoundForm? Pivot { get; set; }
}
