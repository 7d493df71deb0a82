using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Plenary.Api;

/// <summary>How JSON is written and read at every door: camelCase, enums as camelCase words, times as ISO 8601, texts in several languages as one object.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Options = Configure(new(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new LocalTextAsObject());
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        return options;
    }

    /// <summary><c>{"en": "Opening", "ar": "الافتتاح"}</c></summary>
    private sealed class LocalTextAsObject : JsonConverter<LocalText>
    {
        public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            // By hand, so that the message says which text it was.
            if (reader.TokenType is not JsonTokenType.StartObject) throw new JsonException();
            var texts = new Dictionary<string, string>();
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var language = reader.GetString()!;
                if (!reader.Read() || reader.TokenType is not JsonTokenType.String) throw new JsonException();
                texts[language] = reader.GetString()!;
            }
            return new(texts);
        }

        public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.All, options);
    }
}
