using NodaTime;

namespace Plenary.Delegations;

/// <summary>The people whom one organisation sends to one conference.</summary>
public class Delegation : ConferenceEntity
{
    /// <summary>Characters of a group.</summary>
    public const int LongestGroup = 100;

    public static readonly Refusal SignatoryMissing = new("delegation.signatory-missing", "Write who signed the letter of credentials.");

    public required Guid OrganisationId { get; set; }

    /// <summary>How the list of participants groups it: "Member organisations", "Observers", "Press"; may be empty.</summary>
    public string Group { get; set; } = "";

    /// <summary>
    /// The delegation that it went into when two organisations were found to be one; it stays as it was, and no query finds it any more.
    /// See <see cref="JoinedDelegation"/>.
    /// </summary>
    public Guid? JoinedIntoId { get; internal set; }

    /// <summary>The letter of credentials, once it has come: who signed it.</summary>
    public string LetterSignedBy { get; private set; } = "";
    public LocalDate? LetterReceived { get; private set; }

    /// <summary>The letter of credentials has come, or (without a day) it was entered by mistake.</summary>
    public Refusal? ReceiveLetter(string signedBy, LocalDate? on)
    {
        var signatory = Plenary.Names.NameText.Clean(signedBy);
        if (on is not null && signatory.Length == 0) return SignatoryMissing;
        if (signatory.Length > Invitation.LongestName) return Invitation.NameTooLong.With(signatory.Length, Invitation.LongestName);
        (LetterSignedBy, LetterReceived) = (on is null ? "" : signatory, on);
        return null;
    }
}
