using Plenary.Names;
using Plenary.Programme;
using Plenary.Site;

namespace Plenary.Public;

/// <summary>
/// The names of somebody who speaks in the order in which a reader of the page can read them: the one in the letters of the page
/// first, else the one in Latin letters, which most readers know; the other after it. Nothing is transcribed: both are as announced.
/// </summary>
internal static class Readable
{
    /// <summary>With the honorific before the first.</summary>
    public static (string Name, string Second) Of(PublishedSpeaker speaker)
    {
        var first = Plain(speaker);
        return (speaker.Honorific.Length == 0 ? first : $"{speaker.Honorific} {first}", first == speaker.Name ? speaker.SecondName : speaker.Name);
    }

    /// <summary>The first of them alone, by which a list is sorted.</summary>
    public static string Plain(PublishedSpeaker speaker) =>
        speaker.SecondName.Length > 0 && Distance(speaker.SecondName) < Distance(speaker.Name) ? speaker.SecondName : speaker.Name;

    private static int Distance(string name)
    {
        var letters = name.EnumerateRunes().Select(Alphabets.Of).FirstOrDefault(a => a is not null);
        return letters == (Languages.Current.Tag == "ar" ? Alphabet.Arabic : Alphabet.Latin) ? 0 : letters is Alphabet.Latin ? 1 : 2;
    }
}
