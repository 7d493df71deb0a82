using System.ComponentModel.DataAnnotations;
using NodaTime;
using Plenary.Access;

namespace Plenary.Imports;

/// <summary>What a list holds.</summary>
public enum ImportKind
{
    [Display(Name = "Organisations")] Organisations,
    /// <summary>People with the offices they hold.</summary>
    [Display(Name = "People")] People,
    /// <summary>Who took part in one conference: person, delegation, office held then.</summary>
    [Display(Name = "Participants")] Participants,
}

public enum ImportState
{
    /// <summary>Taken in; somebody looks at what the columns mean.</summary>
    [Display(Name = "Columns to be looked at")] Received,
    /// <summary>Every row is being looked at; nothing is changed.</summary>
    [Display(Name = "Looking at the rows")] Looking,
    /// <summary>What will happen to each row is shown.</summary>
    [Display(Name = "Preview ready")] Shown,
    /// <summary>Being done in the background.</summary>
    [Display(Name = "Importing")] Running,
    [Display(Name = "Done")] Done,
    /// <summary>Stopped by somebody; what was done until then stays.</summary>
    [Display(Name = "Stopped")] Stopped,
}

/// <summary>How many rows came to what.</summary>
/// <param name="New">Entered.</param>
/// <param name="Filled">Known, and the row adds something to it.</param>
/// <param name="Same">Known, and the row adds nothing.</param>
/// <param name="Twice">An earlier row of the same list said it already.</param>
/// <param name="Refused">Could not be taken; the list of refused rows says why.</param>
public sealed record ImportCounts(int New = 0, int Filled = 0, int Same = 0, int Twice = 0, int Refused = 0)
{
    public int Rows => New + Filled + Same + Twice + Refused;

    public ImportCounts With(IEnumerable<ImportFinding> findings)
    {
        var (added, filled, same, twice, refused) = (New, Filled, Same, Twice, Refused);
        foreach (var finding in findings)
            switch (finding.Outcome)
            {
                case RowOutcome.New: added++; break;
                case RowOutcome.Filled: filled++; break;
                case RowOutcome.Same: same++; break;
                case RowOutcome.Twice: twice++; break;
                default: refused++; break;
            }
        return new(added, filled, same, twice, refused);
    }
}

/// <summary>One list that somebody brought, from the upload to the result.</summary>
public class Import : Entity
{
    /// <summary>Bytes of a file that is taken in.</summary>
    public const long LargestFile = 64L << 20;

    public static readonly Refusal NothingMapped = new("import.nothing-mapped", "Say which column holds the name; nothing can be imported without it.");
    public static readonly Refusal NotNow = new("import.not-now", "This cannot be done now: the import is at “{0}”.");
    public static readonly Refusal FileGone = new("import.file-gone", "The file of this import has been deleted. Bring it again.");

    public static readonly Refusal Broken = new("import.broken", "The work broke off by a fault. Rows that were done stay; start it again, or ask whoever runs Plenary to look into the log.");

    /// <summary>Set for a list of participants: only there it is seen.</summary>
    public Guid? ConferenceId { get; init; }
    public required ImportKind Kind { get; init; }

    /// <summary>As it was called where it came from; shown, never used as a path.</summary>
    public required string FileName { get; init; }
    public required long Bytes { get; init; }

    /// <summary>Where the sealed file lies in the file store; null once it is deleted.</summary>
    public string? FileHash { get; private set; }

    public required Guid? AccountId { get; init; }
    public required string By { get; init; }
    public required Instant At { get; init; }

    /// <summary>Name of the chosen sheet, null for the first that holds something.</summary>
    public string? Sheet { get; private set; }
    /// <summary>Name of the encoding of a CSV where the guess was wrong.</summary>
    public string? Encoding { get; private set; }
    /// <summary>Row of the head where the guess was wrong.</summary>
    public int? HeadRow { get; private set; }

    /// <summary>What the columns mean: <see cref="ColumnMapping.ToJson"/>.</summary>
    public string Mapping { get; private set; } = "{}";

    /// <summary><see cref="ColumnMapping.Fingerprint"/> of the head.</summary>
    public string Head { get; private set; } = "";

    public ImportState State { get; private set; }
    public Instant StateAt { get; private set; }

    /// <summary>Rows of the list; null until they were counted.</summary>
    public int? Rows { get; internal set; }

    /// <summary>Rows that are done, in the order of the file.</summary>
    public int RowsDone { get; internal set; }
    public ImportCounts Counts { get; internal set; } = new();

    /// <summary>Somebody asked to stop; the work ends after the rows it has in hand.</summary>
    public bool StopAsked { get; internal set; }

    /// <summary>Why the file could not be read to its end; empty when it could.</summary>
    public List<ImportTrouble> Trouble { get; internal set; } = [];

    public ColumnMapping Columns => ColumnMapping.FromJson(Mapping) ?? new(new Dictionary<string, Meaning>());

    public SheetChoices Choices => new(Encoding, null, HeadRow);

    public bool IsWorking => State is ImportState.Looking or ImportState.Running;

    internal void Keep(string hash, Instant at) => (FileHash, StateAt) = (hash, at);

    /// <summary>Decides what the columns mean. What was shown before is void.</summary>
    public Refusal? Map(ColumnMapping mapping, string head, string? sheet, string? encoding, int? headRow, Instant at)
    {
        if (State is not (ImportState.Received or ImportState.Shown)) return NotNow.With(State);
        (Mapping, Head, Sheet, Encoding, HeadRow, State, StateAt, Rows, RowsDone, Counts) = (mapping.ToJson(), head, sheet, encoding, headRow, ImportState.Received, at, null, 0, new());
        return null;
    }

    /// <summary>Asks for the preview.</summary>
    public Refusal? Look(Instant at)
    {
        if (State is not (ImportState.Received or ImportState.Shown)) return NotNow.With(State);
        return Ready() ?? Go(ImportState.Looking, at);
    }

    /// <summary>Asks for it to be done; the preview may be left out.</summary>
    public Refusal? Run(Instant at)
    {
        if (State is not (ImportState.Received or ImportState.Shown)) return NotNow.With(State);
        return Ready() ?? Go(ImportState.Running, at);
    }

    public Refusal? Stop()
    {
        if (!IsWorking) return NotNow.With(State);
        StopAsked = true;
        return null;
    }

    /// <summary>The work came to the end of the list, or to where it was asked to stop.</summary>
    internal void End(Instant at)
    {
        var stopped = StopAsked;
        StopAsked = false;
        State = (State, stopped) switch
        {
            (ImportState.Looking, true) => ImportState.Received,
            (ImportState.Looking, false) => ImportState.Shown,
            (_, true) => ImportState.Stopped,
            _ => ImportState.Done,
        };
        StateAt = at;
    }

    /// <summary>The work broke off by a fault; what was saved until then stays.</summary>
    internal void Break(Instant at)
    {
        if (!IsWorking) return;
        (State, StateAt, StopAsked) = (State == ImportState.Looking ? ImportState.Received : ImportState.Stopped, at, false);
        Trouble = [new("", 0, RowNote.Of(null, Broken))];
    }

    /// <summary>The file is deleted; what was done stays.</summary>
    public Refusal? Forget(Instant at)
    {
        if (IsWorking) return NotNow.With(State);
        if (FileHash is null) return FileGone;
        FileHash = null;
        if (State is ImportState.Received or ImportState.Shown) (State, StateAt) = (ImportState.Stopped, at);
        return null;
    }

    private Refusal? Ready()
    {
        if (FileHash is null) return FileGone;
        var mapping = Columns;
        if (mapping.Columns.Count == 0 && Trouble is [{ Why: var why }, ..]) return new(why.Code, why.Text, [.. why.Args]);   // what is wrong with the file comes before its columns
        return Kind switch
        {
            ImportKind.Organisations => mapping.Has(Target.OrganisationName) ? null : NothingMapped,
            ImportKind.People => HasPerson(mapping) ? null : NothingMapped,
            _ => HasPerson(mapping) && (mapping.Has(Target.Delegation) || mapping.Has(Target.OrganisationName)) ? null : NothingMapped,
        };
    }

    private static bool HasPerson(ColumnMapping mapping) => mapping.Has(Target.PersonName) || mapping.Has(Target.GivenName) || mapping.Has(Target.FamilyName);

    private Refusal? Go(ImportState state, Instant at)
    {
        (State, StateAt, RowsDone, Counts, StopAsked) = (state, at, 0, new(), false);
        Trouble = [];
        return null;
    }
}

/// <summary>What the columns of a head mean, as somebody confirmed it: taken for the next list with the same head.</summary>
public class KeptMapping : Entity
{
    public required ImportKind Kind { get; init; }
    public required string Head { get; init; }
    public required string Mapping { get; set; }
}
