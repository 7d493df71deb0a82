using Microsoft.Extensions.DependencyInjection.Extensions;
using Plenary.Access;
using Plenary.Accreditations.WatchList;
using Plenary.Delegations;

namespace Plenary.Accreditations;

public static class AccreditationSetup
{
    /// <summary>What invitations, nominations and accreditation need; Program.cs calls it.</summary>
    public static WebApplicationBuilder AddAccreditation(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton<PublicUrl>();
        builder.Services.AddScoped<Round>().AddScoped<InvitationList>().AddScoped<Nominations>().AddScoped<Sitting>().AddScoped<Queue>().AddScoped<SamePerson>().AddScoped<OpenNomination>();
        builder.Services.AddSecondLook().AddScoped<WatchDesk>().AddScoped<WatchImport>();
        // One form adds, edits and names substitutes.
        builder.Services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(o =>
            o.Conventions.AddPageRoute("/Accreditations/Enter", "/desk/{conference}/accreditation/{id:guid}/{what:regex(^(edit|substitute)$)}"));
        builder.Services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(o =>
            o.Conventions.AddPageRoute("/Accreditations/WatchList/WatchEntryPage", "/desk/{conference}/watch-list/new"));
        return builder;
    }

    /// <summary>The comparison with the watch list; imports need it too, where nothing is served.</summary>
    public static IServiceCollection AddSecondLook(this IServiceCollection services)
    {
        services.TryAddSingleton<WatchShelf>();
        services.TryAddSingleton<SecondLook>();
        return services;
    }
}
