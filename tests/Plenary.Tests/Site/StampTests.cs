using Plenary.Accreditations;
using Plenary.Countries;
using Plenary.Site;
using Xunit;

namespace Plenary.Tests.Site;

public class StampTests
{
    [Fact]
    public void A_nomination_wears_the_shape_of_its_own_state() =>
        Assert.All(Enum.GetValues<ParticipationState>(), state => Assert.Equal(state.ToString(), Stamps.Of(state).ToString()));

    [Fact]
    public void A_country_is_said_to_the_reader_and_an_unknown_code_as_it_is()
    {
        using var _ = Languages.Speak("fr");
        Assert.Equal(("Allemagne", "XQ", ""), (Country.Said("DE"), Country.Said("XQ"), Country.Said(null)));
    }
}
