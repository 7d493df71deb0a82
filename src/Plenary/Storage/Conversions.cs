using System.Linq.Expressions;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using NodaTime.Text;

namespace Plenary.Storage;

/// <summary>Instants as whole microseconds since 1970: sortable on SQLite, and exactly what PostgreSQL keeps.</summary>
public sealed class InstantToMicroseconds() : ValueConverter<Instant, long>(
    instant => instant.ToUnixTimeTicks() / 10, micros => Instant.FromUnixTimeTicks(micros * 10));

public sealed class LocalDateToText() : ValueConverter<LocalDate, string>(
    date => LocalDatePattern.Iso.Format(date), text => LocalDatePattern.Iso.Parse(text).Value);

public sealed class LocalDateTimeToText() : ValueConverter<LocalDateTime, string>(
    time => LocalDateTimePattern.GeneralIso.Format(time), text => LocalDateTimePattern.GeneralIso.Parse(text).Value);

public sealed class LocalTextToJson() : ValueConverter<LocalText, string>(
    text => text.ToJson(), json => LocalText.FromJson(json));

public static class Conversions
{
    private static readonly JsonSerializerOptions Options =
        new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    /// <summary>A list or a small record as JSON text: read and written whole, never searched.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) => property.HasConversion(
        new ValueConverter<T, string>(value => JsonSerializer.Serialize(value, Options), json => JsonSerializer.Deserialize<T>(json, Options)!),
        new ValueComparer<T>(
            (a, b) => JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options),
            value => JsonSerializer.Serialize(value, Options).GetHashCode(StringComparison.Ordinal),
            value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Options), Options)!));

    /// <summary>A reference to a row of the same conference; one of another conference is impossible in the database.</summary>
    public static void RefersTo<T, TTo>(this EntityTypeBuilder<T> entity, Expression<Func<T, object?>> property)
        where T : ConferenceEntity where TTo : ConferenceEntity
    {
        var name = (property.Body is UnaryExpression { Operand: MemberExpression inner } ? inner : (MemberExpression)property.Body).Member.Name;
        entity.HasOne<TTo>().WithMany().HasForeignKey(nameof(ConferenceEntity.ConferenceId), name)
            .HasPrincipalKey(nameof(ConferenceEntity.ConferenceId), nameof(Entity.Id)).OnDelete(DeleteBehavior.Restrict);
    }
}
