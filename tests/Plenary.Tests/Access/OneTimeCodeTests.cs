using NodaTime;
using OtpNet;
using Plenary.Access;
using Xunit;

namespace Plenary.Tests.Access;

public class OneTimeCodeTests
{
    private static readonly Instant Now = Instant.FromUtc(2027, 5, 11, 7, 30, 12);

    /// <summary>RFC 6238, appendix B, SHA-1, the last six of the eight digits.</summary>
    [Theory]
    [InlineData(59, "287082"), InlineData(1111111109, "081804"), InlineData(1111111111, "050471"), InlineData(1234567890, "005924"), InlineData(2000000000, "279037"), InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(seconds / 30, OneTimeCode.StepOf("12345678901234567890"u8.ToArray(), code, Instant.FromUnixTimeSeconds(seconds)));

    [Fact]
    public void An_app_that_read_the_written_secret_shows_the_same_code()
    {
        var key = OneTimeCode.NewKey();
        var app = new Totp(Base32Encoding.ToBytes(OneTimeCode.Written(key)));
        Assert.NotNull(OneTimeCode.StepOf(key, app.ComputeTotp(Now.ToDateTimeUtc()), Now));
        Assert.NotNull(OneTimeCode.StepOf(key, app.ComputeTotp(Now.ToDateTimeUtc()).Insert(3, " "), Now));
    }

    [Fact]
    public void Clocks_may_differ_by_one_step_and_no_more()
    {
        var key = OneTimeCode.NewKey();
        string At(int seconds) => new Totp(key).ComputeTotp((Now + Duration.FromSeconds(seconds)).ToDateTimeUtc());
        Assert.NotNull(OneTimeCode.StepOf(key, At(-30), Now));
        Assert.NotNull(OneTimeCode.StepOf(key, At(30), Now));
        Assert.NotEqual(OneTimeCode.StepOf(key, At(-30), Now), OneTimeCode.StepOf(key, At(30), Now));
        Assert.Null(OneTimeCode.StepOf(key, At(-90), Now) ?? OneTimeCode.StepOf(key, At(90), Now));
    }

    [Theory]
    [InlineData(""), InlineData("12345"), InlineData("1234567"), InlineData("abcdef")]
    public void Anything_else_is_not_a_code(string typed) => Assert.Null(OneTimeCode.StepOf(OneTimeCode.NewKey(), typed, Now));

    [Fact]
    public void Eastern_digits_are_understood()
    {
        var key = OneTimeCode.NewKey();
        var eastern = string.Concat(new Totp(key).ComputeTotp(Now.ToDateTimeUtc()).Select(c => (char)('٠' + (c - '0'))));
        Assert.NotNull(OneTimeCode.StepOf(key, eastern, Now));
    }
}
