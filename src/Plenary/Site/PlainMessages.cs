using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;

namespace Plenary.Site;

/// <summary>
/// What a form says when nothing better was written at the property: plain sentences that tell what to do, in the reader's language.
/// A property may carry its own: [Required(ErrorMessage = "Write the name as it should stand on the badge.")].
/// </summary>
internal sealed class PlainMessages : IValidationMetadataProvider
{
    private static readonly string? MailDefault = new EmailAddressAttribute().ErrorMessage, UrlDefault = new UrlAttribute().ErrorMessage;

    public static void Use(MvcOptions options)
    {
        options.ModelBinderProviders.Insert(0, new Typed());
        options.ModelMetadataDetailsProviders.Add(new PlainMessages());
        options.ModelMetadataDetailsProviders.Add(new SuppressChildValidationMetadataProvider(typeof(LocalText)));
        // A property that may not be null is not thereby required of the person who fills in the form.
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        var say = options.ModelBindingMessageProvider;
        say.SetValueMustNotBeNullAccessor(_ => Wording.Texts["Fill this in."]);
        say.SetMissingBindRequiredValueAccessor(_ => Wording.Texts["Fill this in."]);
        say.SetMissingKeyOrValueAccessor(() => Wording.Texts["Fill this in."]);
        say.SetMissingRequestBodyRequiredValueAccessor(() => Wording.Texts["Fill this in."]);
        say.SetAttemptedValueIsInvalidAccessor((value, _) => Wording.Texts["“{0}” cannot be understood here.", value]);
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(value => Wording.Texts["“{0}” cannot be understood here.", value]);
        say.SetUnknownValueIsInvalidAccessor(_ => Wording.Texts["What was written here cannot be understood."]);
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => Wording.Texts["What was written here cannot be understood."]);
        say.SetValueIsInvalidAccessor(value => Wording.Texts["“{0}” cannot be understood here.", value]);
        say.SetValueMustBeANumberAccessor(_ => Wording.Texts["Write a number here."]);
        say.SetNonPropertyValueMustBeANumberAccessor(() => Wording.Texts["Write a number here."]);
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        if (context.Key is { MetadataKind: ModelMetadataKind.Property or ModelMetadataKind.Parameter } key && key.ModelType == typeof(string) && !context.ValidationMetadata.ValidatorMetadata.Any(v => v is StringLengthAttribute or MaxLengthAttribute))
            context.ValidationMetadata.ValidatorMetadata.Add(new StringLengthAttribute(Bounds.Usual));
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            // Some of the framework's rules bring a message of their own, which names the field and not what to do.
            var own = rule is EmailAddressAttribute ? MailDefault : rule is UrlAttribute ? UrlDefault : null;
            if (rule.ErrorMessage != own || rule.ErrorMessageResourceName is not null) continue;
            rule.ErrorMessage = rule switch
            {
                RequiredAttribute => Wording.Key("Fill this in."),
                MaxLengthAttribute or StringLengthAttribute { MinimumLength: 0 } => Wording.Key("This is too long: {1} characters at most."),
                StringLengthAttribute => Wording.Key("Write between {2} and {1} characters."),
                MinLengthAttribute => Wording.Key("This is too short: {1} characters at least."),
                EmailAddressAttribute => Wording.Key("An e-mail address looks like name@example.org."),
                UrlAttribute => Wording.Key("A web address begins with https://"),
                RangeAttribute => Wording.Key("Write a number between {1} and {2}."),
                _ => null,
            };
        }
    }
}

/// <summary>Lets the framework's own validation messages and [Display] names go through <see cref="Wording"/>.</summary>
internal sealed class WordingLocalizer : IStringLocalizer
{
    public LocalizedString this[string name] => new(name, Wording.Texts[name]);

    public LocalizedString this[string name, params object[] arguments] => new(name, Wording.Texts[name, arguments]);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}
