using Plenary.Names;
using Plenary.Programme;
using Plenary.Site;

namespace Plenary.Public;

/// <summary>
/// The names of somebody in two scripts in the order in which a reader of the page can read them: the one in the letters of the page
/// first, else the one in Latin letters, which most readers know; the other after it. Nothing is transcribed: both are as announced.
/// A page puts the honorific before the first with &lt;honorific&gt;, paper with <see cref="Print.Copy.Before"/>.
/// </summary>
internal static class Readable
{
    /// <summary>Without the honorific; the second is empty where there is none.</summary>
    public static (string Name, string Second) Of(PublishedSpeaker speaker) => InOrder(speaker.Name, speaker.SecondName);

    public static (string Name, string Second) InOrder(string name, string other) => other.Length > 0 && Distance(other) < Distance(name) ? (other, name) : (name, other);

    private static int Distance(string name)
    {
        var letters = name.EnumerateRunes().Select(Alphabets.Of).FirstOrDefault(a => a is not null);
        return letters == (Languages.Current.Tag == "ar" ? Alphabet.Arabic : Alphabet.Latin) ? 0 : letters is Alphabet.Latin ? 1 : 2;
    }
}
