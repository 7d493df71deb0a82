using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Plenary.Access;

namespace Plenary.Site;

/// <summary>What is said when a page cannot be shown: what happened, and what to do. Shown in place of the page, with its status.</summary>
[Allow(Entrance.Public), IgnoreAntiforgeryToken, ResponseCache(NoStore = true)]
public class ErrorModel : PlenaryPage
{
    public string Title { get; private set; } = "";

    public string What { get; private set; } = "";

    /// <summary>Under which our own log holds what went wrong; only where it was our mistake.</summary>
    public string? Trace { get; private set; }

    /// <summary>It is shown whatever the method was. (By its name this would be taken for a handler itself.)</summary>
    [NonHandler]
    public override void OnPageHandlerSelected(PageHandlerSelectedContext context) => context.HandlerMethod = context.ActionDescriptor.HandlerMethods.Single();

    public void OnGet(int code)
    {
        // It stands in place of other pages; by its own address there is nothing.
        var instead = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        // From there comes the status too: where the form cannot be read, nothing of the address is handed on, and what was wrong with it is no word for people.
        code = instead?.OriginalStatusCode ?? StatusCodes.Status404NotFound;
        ModelState.Clear();
        (Title, What) = code switch
        {
            400 or 405 => (T["This form cannot be taken"], T["It has perhaps been open for too long. Go back, load the page again and send it once more."]),
            401 => (T["Please sign in"], T["This page is for those who are signed in."]),
            403 => (T["This is not open to you"], T["Your role at this conference does not include this. If it should, ask the secretariat."]),
            404 when instead is { OriginalPath: var path } && IsPersonalLink(path) => (T["This link is not open"],
                T["It may have been replaced by a newer one, or the conference is over. Look for the newest letter, or ask the secretariat of the conference for a new link."]),
            404 => (T["There is nothing at this address"], T["The address may be mistyped, or what was here has been taken away."]),
            409 => (T["Somebody was faster"], T["This was changed while you were looking at it, so nothing was done. Go back and look at it again."]),
            413 => (T["This is too large"], T["Nothing was taken. Send a smaller file."]),
            429 => (T["Too many attempts"], T["Wait a minute, then try again."]),
            _ => (T["Something went wrong on our side"], T["It has been noted. What you had saved before is safe. Try again; if it happens again, tell the secretariat."]),
        };
        Response.StatusCode = code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;
        Trace = code >= 500 ? Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier : null;
    }

    private static bool IsPersonalLink(string path) => path == "/delegation" || path.StartsWith("/team-invitation/", StringComparison.Ordinal);
}
