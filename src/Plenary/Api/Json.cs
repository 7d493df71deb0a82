using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Plenary.Site;

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
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(NoEmptyPlaces);
        return options;
    }

    /// <summary>The rule that nothing is null unless it says so does not reach into lists; here it does: <c>{"names": [null]}</c> cannot be read.</summary>
    private static void NoEmptyPlaces(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Enumerable || type.ElementType is not { IsValueType: false }) return;
        type.OnDeserialized = list =>
        {
            foreach (var item in (IEnumerable)list)
                if (item is null) throw new NotSoJson(Wording.Texts["A list has an empty place."]);
        };
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
                if (!LocalText.IsLanguage(language)) throw new NotSoJson(Wording.Texts["Texts stand under the codes of their languages, as en or pt-BR."]);
                texts[language] = reader.GetString()!;
            }
            return new(texts);
        }

        public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.All, options);
    }
}
