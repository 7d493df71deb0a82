using NodaTime;
using OtpNet;
using Plenary.Access;
using Plenary.Storage;
using Xunit;

namespace Plenary.Tests.Access;

public class AccountTests
{
    private static readonly Instant Now = Instant.FromUtc(2027, 5, 11, 7, 30);
    private static readonly Keys Keys = new(new byte[32]);

    private static Account Meral() => Account.Open("Meral T.", " Meral@example.org ", "tr", Now);

    private static string Shown(byte[] key, Instant at) => new Totp(key).ComputeTotp(at.ToDateTimeUtc());

    [Fact]
    public void The_same_address_in_other_letters_is_the_same_account() => Assert.Equal(Account.Normal("meral@EXAMPLE.org"), Meral().NormalizedUserName);

    [Fact]
    public void An_app_counts_once_it_has_shown_a_right_code()
    {
        var (account, key) = (Meral(), OneTimeCode.NewKey());
        Assert.Equal(Account.WrongCode, account.StartCodes(key, Shown(OneTimeCode.NewKey(), Now), Now, Keys));
        Assert.False(account.TwoFactorEnabled);
        Assert.Null(account.StartCodes(key, Shown(key, Now), Now, Keys));
        Assert.True(account.TwoFactorEnabled);
        Assert.False(account.SealedCodeKey.AsSpan().IndexOf(key) >= 0);
    }

    [Fact]
    public void A_code_is_taken_once()
    {
        var (account, key) = (Meral(), OneTimeCode.NewKey());
        Assert.Null(account.StartCodes(key, Shown(key, Now), Now, Keys));
        Assert.Equal(Account.WrongCode, account.TakeCode(Shown(key, Now), Now, Keys));
        var later = Now + Duration.FromSeconds(30);
        Assert.Null(account.TakeCode(Shown(key, later), later, Keys));
        Assert.Equal(Account.WrongCode, account.TakeCode(Shown(key, later), later, Keys));
        // The older of two codes is not taken after the newer one.
        Assert.Equal(Account.WrongCode, account.TakeCode(Shown(key, Now), later, Keys));
    }

    [Fact]
    public void A_recovery_code_is_taken_once_however_it_is_typed()
    {
        var account = Meral();
        var codes = account.MakeRecoveryCodes(Keys);
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Null(account.TakeRecoveryCode(codes[3].ToLowerInvariant().Replace("-", " "), Keys));
        Assert.Equal(Account.WrongCode, account.TakeRecoveryCode(codes[3], Keys));
        Assert.Equal(9, account.RecoveryCodesLeft);
        Assert.Null(account.TakeRecoveryCode(codes[9], Keys));
    }

    [Fact]
    public void New_recovery_codes_make_the_old_ones_void()
    {
        var account = Meral();
        var old = account.MakeRecoveryCodes(Keys);
        account.MakeRecoveryCodes(Keys);
        Assert.Equal(Account.WrongCode, account.TakeRecoveryCode(old[0], Keys));
    }

    [Fact]
    public void The_recovery_code_of_another_account_is_not_taken()
    {
        var (one, other) = (Meral(), Meral());
        other.MakeRecoveryCodes(Keys);
        Assert.Equal(Account.WrongCode, other.TakeRecoveryCode(one.MakeRecoveryCodes(Keys)[0], Keys));
    }

    [Fact]
    public void The_last_second_step_stays()
    {
        var (account, key) = (Meral(), OneTimeCode.NewKey());
        Assert.Null(account.StartCodes(key, Shown(key, Now), Now, Keys));
        Assert.Equal(Account.OneMustStay, account.StopCodes(passkeys: 0));
        Assert.True(account.HasCodes);
        Assert.Null(account.StopCodes(passkeys: 1));
        Assert.True(account.TwoFactorEnabled);
    }

    [Fact]
    public void What_opens_the_account_changes_its_stamp()
    {
        var account = Meral();
        var stamps = new HashSet<string?> { account.SecurityStamp };
        account.SetPassword("vellum orchard tides amber", new Microsoft.AspNetCore.Identity.PasswordHasher<Account>());
        Assert.True(stamps.Add(account.SecurityStamp));
        account.PasskeysAre(1);
        Assert.True(stamps.Add(account.SecurityStamp));
        account.ResetSecondFactor();
        Assert.True(stamps.Add(account.SecurityStamp));
        Assert.Null(account.Close(Now));
        Assert.True(stamps.Add(account.SecurityStamp));
    }

    [Theory]
    [InlineData("short words", "password.too-short"), InlineData("aaaaaaaaaaaaaaaaaaa", "password.too-easy"), InlineData("123456789012345678", "password.too-easy")]
    [InlineData("qwertyuiopasdfghjkl", "password.too-easy"), InlineData("password1234567", "password.too-easy"), InlineData("Welcome2027!!", "password.too-easy")]
    [InlineData("meral.tunali.2027", "password.too-easy"), InlineData("abcabcabcabcabc", "password.too-easy"), InlineData("P@ssw0rd12345", "password.too-easy"), InlineData("plenaryplenary", "password.too-easy")]
    public void Passwords_that_are_guessed_first_are_refused(string password, string code) => Assert.Equal(code, Passwords.Fault(password, "Meral Tunalı", "meral.tunali@example.org")?.Code);

    [Theory]
    [InlineData("vellum orchard tides amber"), InlineData("correct horse battery staple"), InlineData("kQ7#vbT2!mzX9p"), InlineData("زيتون نافذة قطار مطر"), InlineData("Meral likes 9 green lamps")]
    public void Long_passwords_of_ones_own_are_taken(string password) => Assert.Null(Passwords.Fault(password, "Meral Tunalı", "meral.tunali@example.org"));

    [Fact]
    public void Five_attempts_from_a_place_are_judged_and_fifty_from_anywhere()
    {
        Assert.Null(FailedSignIn.Judge(5, 5));
        Assert.Equal(FailedSignIn.TooMany, FailedSignIn.Judge(6, 6));
        Assert.Null(FailedSignIn.Judge(1, 50));
        Assert.Equal(FailedSignIn.TooMany, FailedSignIn.Judge(1, 51));
    }

    [Fact]
    public void Typed_secrets_may_look_alike() => Assert.True(Secret.AreSame("o1lq-7xab", "011Q-7XAB"));
}
