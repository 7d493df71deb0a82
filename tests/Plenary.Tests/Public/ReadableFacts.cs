using Plenary.Programme;
using Plenary.Public;
using Plenary.Site;
using Xunit;

namespace Plenary.Tests.Public;

/// <summary>Somebody who speaks is named in letters that the reader of the page knows, where there are such.</summary>
public class ReadableFacts
{
    [Theory]
    [InlineData("en", "ليلى البحري", "Layla El-Bahri", "Layla El-Bahri", "ليلى البحري")]
    [InlineData("ar", "Layla El-Bahri", "ليلى البحري", "ليلى البحري", "Layla El-Bahri")]
    [InlineData("ar", "池雨欣", "Chi Yuxin", "Chi Yuxin", "池雨欣")]
    [InlineData("ar", "Neema Odhiambo", "", "Neema Odhiambo", "")]
    [InlineData("tr", "Леся Криниченко", "", "Леся Криниченко", "")]
    [InlineData("fr", "Layla El-Bahri", "ليلى البحري", "Layla El-Bahri", "ليلى البحري")]
    public void The_name_in_the_letters_of_the_page_comes_first(string language, string name, string other, string first, string second)
    {
        using var _ = Languages.Speak(language);
        Assert.Equal((first, second), Readable.Of(new(Guid.Empty, SpeakerRole.Speaker, "Dr.", name, other, "", "", "")));
    }
}
