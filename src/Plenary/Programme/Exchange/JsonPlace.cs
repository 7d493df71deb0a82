using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Plenary.Programme.Exchange;

/// <summary>
/// A value in a JSON file together with the way to it. Reading something that is not there or not of its kind notes a fault with the
/// place and answers with something harmless, so that one reading finds all faults.
/// </summary>
internal readonly struct JsonPlace(JsonElement? value, string path, List<ScheduleFault> faults)
{
    public string Path => path;

    private JsonValueKind Kind => value?.ValueKind ?? JsonValueKind.Undefined;

    /// <summary>Not there, or null.</summary>
    public bool IsNothing => Kind is JsonValueKind.Undefined or JsonValueKind.Null;

    public JsonPlace this[string name] => new(
        Kind is JsonValueKind.Object && value!.Value.TryGetProperty(name, out var child) ? child : null, path.Length == 0 ? name : $"{path}.{name}", faults);

    /// <summary>It must be an object; its names and values in the order of the file.</summary>
    public IEnumerable<(string Name, JsonPlace Value)> Members
    {
        get
        {
            if (!Is(JsonValueKind.Object, ScheduleRefusals.NotObject)) return [];
            var (from, all) = (path, faults);
            return value!.Value.EnumerateObject().Select(p => (p.Name, new JsonPlace(p.Value, $"{from}[{JsonSerializer.Serialize(p.Name, Readable)}]", all)));
        }
    }

    /// <summary>It must be a list.</summary>
    public IEnumerable<JsonPlace> Items
    {
        get
        {
            if (!Is(JsonValueKind.Array, ScheduleRefusals.NotList)) return [];
            var (from, all) = (path, faults);
            return value!.Value.EnumerateArray().Select((item, i) => new JsonPlace(item, string.Create(CultureInfo.InvariantCulture, $"{from}[{i}]"), all));
        }
    }

    /// <summary>A list that may be left out.</summary>
    public IEnumerable<JsonPlace> ItemsIfAny => IsNothing ? [] : Items;

    public string Text => Is(JsonValueKind.String, ScheduleRefusals.NotText) ? value!.Value.GetString()! : "";

    /// <summary>A text that may be null or left out; then it is empty.</summary>
    public string TextIfAny => IsNothing ? "" : Text;

    /// <summary>A text that may be null, but not left out.</summary>
    public string TextOrNull => Kind is JsonValueKind.Null ? "" : Text;

    /// <summary>A whole number above 0.</summary>
    public int Number
    {
        get
        {
            if (Kind is JsonValueKind.Number && value!.Value.TryGetInt32(out var number) && number > 0) return number;
            Fault(Kind is JsonValueKind.Undefined ? ScheduleRefusals.Missing : ScheduleRefusals.NotNumber);
            return 1;
        }
    }

    public bool? YesOrNo => Kind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => bool.TryParse(value!.Value.GetString(), out var said) ? said : null,   // do_not_stream may be a text
        _ => Nothing<bool?>(ScheduleRefusals.NotYesOrNo),
    };

    public Guid Guid => System.Guid.TryParseExact(Text, "D", out var guid) ? guid : Nothing<Guid>(ScheduleRefusals.NotGuid);

    /// <summary>A date, or the date of a time.</summary>
    public LocalDate Date => LocalDatePattern.Iso.Parse(Text is { Length: > 10 } moment ? moment[..10] : Text) is { Success: true } read ? read.Value : Nothing<LocalDate>(ScheduleRefusals.NotDate);

    public OffsetDateTime Moment => OffsetDateTimePattern.Rfc3339.Parse(Text) is { Success: true } read ? read.Value : Nothing<OffsetDateTime>(ScheduleRefusals.NotMoment);

    public Duration Length
    {
        get
        {
            var parts = Text.Split(':');
            return parts.Length is 2 or 3 && parts.All(p => p.Length is > 0 and < 6 && p.All(char.IsAsciiDigit)) && int.Parse(parts[1], CultureInfo.InvariantCulture) < 60
                ? Duration.FromMinutes(int.Parse(parts[0], CultureInfo.InvariantCulture) * 60L + int.Parse(parts[1], CultureInfo.InvariantCulture))
                : Nothing<Duration>(ScheduleRefusals.NotDuration);
        }
    }

    public void Fault(Refusal why)
    {
        foreach (var known in faults)
            if (known.Where == path) return;
        faults.Add(new(path, why.With(path)));
    }

    /// <summary>A value that is only looked at for its kind.</summary>
    public void MustBeThere()
    {
        if (Kind is JsonValueKind.Undefined) Fault(ScheduleRefusals.Missing);
    }

    private bool Is(JsonValueKind wanted, Refusal otherwise)
    {
        if (Kind == wanted) return true;
        Fault(Kind is JsonValueKind.Undefined ? ScheduleRefusals.Missing : otherwise);
        return false;
    }

    private T? Nothing<T>(Refusal why)
    {
        Fault(why);
        return default;
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
