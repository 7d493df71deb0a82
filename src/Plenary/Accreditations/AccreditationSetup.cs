using Microsoft.Extensions.DependencyInjection.Extensions;
using Plenary.Access;
using Plenary.Delegations;
using Plenary.People.Finding;

namespace Plenary.Accreditations;

public static class AccreditationSetup
{
    /// <summary>What invitations, nominations and accreditation need; Program.cs calls it.</summary>
    public static WebApplicationBuilder AddAccreditation(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton<PublicUrl>();
        builder.Services.AddScoped<Round>().AddScoped<InvitationList>().AddScoped<Nominations>().AddScoped<Sitting>().AddScoped<Queue>().AddScoped<Likeness>().AddScoped<SamePerson>().AddScoped<OpenNomination>();
        // One form adds, edits and names substitutes.
        builder.Services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(o =>
            o.Conventions.AddPageRoute("/Accreditations/Enter", "/desk/{conference}/accreditation/{id:guid}/{what:regex(^(edit|substitute)$)}"));
        return builder;
    }
}
