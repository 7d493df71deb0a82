using NodaTime;
using Plenary.Mail;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Access;

/// <summary>Tells somebody by letter that what opens their account was changed (OWASP ASVS 5.0, 6.3.7): if it was not them, they learn of it.</summary>
public sealed class SecurityLetters(PlenaryDb db, Keys keys, PublicUrl address, IClock clock)
{
    /// <summary>Goes out with the next save.</summary>
    public void PasswordChanged(Account account) => Write(account, Wording.Key("Your password was changed"), Wording.Key("All other devices are signed out, and all tokens for programs have ended."));

    /// <inheritdoc cref="PasswordChanged"/>
    public void SecondStepChanged(Account account) => Write(account, Wording.Key("Your second step was changed"));

    private void Write(Account account, string what, string? ended = null)
    {
        if (account.Email is not { Length: > 0 } to) return;
        var now = clock.GetCurrentInstant();
        using var spoken = Languages.Speak(account.Language, westernDigits: true);
        var text = string.Join("\n\n",
            $"{Wording.Texts[what]}: {Say.Moment(now, DateTimeZone.Utc)}{(ended is null ? "" : "\n" + Wording.Texts[ended])}",
            Wording.Texts["If it was you, there is nothing to do."],
            Wording.Texts["If it was not you, tell your secretariat at once, and look which devices are signed in:"] + "\n" + address.To("/account"));
        db.Outbox.Add(OutboxMail.Write(new(to, Wording.Texts[what], text), "account", null, now, keys));
    }
}
