using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;

namespace Plenary.Site;

/// <summary>Lets forms take dates, times and numbers as they are typed (see <see cref="Read"/>). Nothing typed is null, and a message says what to write.</summary>
internal sealed class Typed : IModelBinderProvider
{
    private static readonly Dictionary<Type, Binder> Binders = new()
    {
        [typeof(LocalDate)] = new(text => (Read.Date(text, out var date), date)),
        [typeof(LocalTime)] = new(text => (Read.Time(text, out var time), time)),
        [typeof(LocalDateTime)] = new(text => (Read.DateTime(text, out var at), at)),
        [typeof(int)] = new(text => Read.Whole(text) is { } n and >= int.MinValue and <= int.MaxValue ? (null, (int)n) : (NotANumber, 0)),
        [typeof(long)] = new(text => Read.Whole(text) is { } n ? (null, n) : (NotANumber, 0L)),
        [typeof(decimal)] = new(text => Read.Fraction(text) is { } n ? (null, n) : (NotANumber, 0m)),
    };

    private static readonly Refusal NotANumber = new("read.not-a-number", "Write a number here.");

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(LocalText) ? new TextsBinder() : Binders.GetValueOrDefault(context.Metadata.UnderlyingOrModelType);

    private sealed class Binder(Func<string, (Refusal?, object)> read) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var typed = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
            if (typed == ValueProviderResult.None) return Task.CompletedTask;
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, typed);
            if (string.IsNullOrWhiteSpace(typed.FirstValue))
            {
                if (bindingContext.ModelMetadata.IsReferenceOrNullableType) bindingContext.Result = ModelBindingResult.Success(null);
                else bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, Wording.Texts["Fill this in."]);
                return Task.CompletedTask;
            }
            var (refusal, value) = read(typed.FirstValue);
            if (refusal is null) bindingContext.Result = ModelBindingResult.Success(value);
            else bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, Wording.Texts[refusal]);
            return Task.CompletedTask;
        }
    }
}
