using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Plenary.Site;

/// <summary>What every page can do: say no as a rule said it, tell of a change made by somebody else meanwhile, leave a word for the next page.</summary>
public abstract class PlenaryPage : PageModel
{
    /// <summary>The texts, in the reader's language.</summary>
    protected static Wording T => Wording.Texts;

    /// <summary>The rule said no: the page again with status 409 and the reason on top. What was typed stays. The page's data must be loaded.</summary>
    protected IActionResult Refused(Refusal refusal) => Refused(refusal, field: "");

    /// <summary>The rule said no because of one field: the reason stands beside it. <paramref name="field"/> as in asp-for: "Input.Deadline".</summary>
    protected IActionResult Refused(Refusal refusal, string field)
    {
        ModelState.AddModelError(field, T[refusal]);
        return Again(StatusCodes.Status409Conflict);
    }

    /// <summary>Somebody saved this meanwhile: the page again with status 409 and a note; what was typed stays.</summary>
    protected IActionResult Changed()
    {
        ViewData[ChangedMeanwhile] = true;
        return Again(StatusCodes.Status409Conflict);
    }

    /// <summary>
    /// Somebody saved this meanwhile: besides, where the answers differ, and both of them. The form takes the version that was shown so, and saving it
    /// once more is then done knowingly.
    /// </summary>
    /// <param name="saved">The same form, filled with what is stored now.</param>
    /// <param name="choices">What the ids in the form stand for.</param>
    /// <param name="name">The form's name among the page's properties.</param>
    protected IActionResult Changed<TForm>(TForm typed, TForm saved, IEnumerable<SelectListItem>? choices = null, string name = "Input") where TForm : class, IVersioned
    {
        ModelState.Remove($"{name}.{nameof(IVersioned.Version)}");
        typed.Version = saved.Version;
        return Changed((object)typed, saved, choices);
    }

    /// <summary>The same for a form whose version the page keeps.</summary>
    protected IActionResult Changed(object typed, object saved, IEnumerable<SelectListItem>? choices = null) => Changed(Difference.Between(typed, saved, choices ?? []));

    /// <summary>The same, with what the page itself found to differ.</summary>
    protected IActionResult Changed(IReadOnlyList<Difference> differences)
    {
        ViewData[WhatDiffers] = differences;
        return Changed();
    }

    /// <summary>The form was not filled in well: the page again with status 422 and each message beside its field.</summary>
    protected IActionResult Unfinished() => Again(StatusCodes.Status422UnprocessableEntity);

    /// <summary>Rules that are told all at once, each beside the question it is about; what a form said itself of the same question stays.</summary>
    /// <param name="fieldOf">As in asp-for: "Input.Deadline".</param>
    protected void Judge(IEnumerable<Refusal> refusals, Func<Refusal, string> fieldOf)
    {
        foreach (var refusal in refusals)
            if (fieldOf(refusal) is var field && !(ModelState.TryGetValue(field, out var said) && said.Errors.Count > 0)) ModelState.AddModelError(field, T[refusal]);
    }

    /// <summary>A deed for the selected rows, and none is selected: the page again, saying so. The page's data must be loaded.</summary>
    protected IActionResult NothingSelected()
    {
        ModelState.AddModelError("", NoneSelected);
        return Unfinished();
    }

    protected static string NoneSelected => T["Nothing is selected. Tick at least one row."];

    /// <summary>Says what a field is called whose name does not tell it: one of several numbers, as "Places[…]".</summary>
    protected void Call(string field, string label) => ViewData[ProblemsTagHelper.LabelOf + field] = label;

    /// <summary>
    /// The same page in the language that the address asks for, which is remembered: what was typed stays, and nothing is said of what is missing yet. The page's
    /// data must be loaded. In the page, <c>ViewData[KeepsForm]</c> is the id of the form whose content goes along.
    /// </summary>
    protected IActionResult InAnotherLanguage()
    {
        LanguageModel.Keep(HttpContext, "lang", T.Language);
        ModelState.ClearValidationState("");
        return Page();
    }

    /// <summary>Leaves a word for the page that is shown next: "3 people accredited." With the address that takes it back, if it can be taken back.</summary>
    /// <param name="done">False when the word says that nothing was done.</param>
    protected void Toast(string text, string? undo = null, bool done = true)
    {
        TempData[ToastText] = text;
        TempData[ToastUndo] = undo;
        TempData[ToastDone] = done;
    }

    /// <summary>In a page's ViewData: see <see cref="InAnotherLanguage"/>.</summary>
    internal const string KeepsForm = "KeepsForm";

    internal const string ChangedMeanwhile = "ChangedMeanwhile", WhatDiffers = "WhatDiffers", ToastText = "ToastText", ToastUndo = "ToastUndo", ToastDone = "ToastDone";

    private PageResult Again(int status)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}

public static class Fragments
{
    /// <summary>htmx asks for a part of the page; when it restores a page from the history it wants the whole.</summary>
    public static bool IsFragment(this HttpRequest request) => request.Headers.ContainsKey("HX-Request") && !request.Headers.ContainsKey("HX-History-Restore-Request");
}
