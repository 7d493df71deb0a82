namespace Plenary.Site;

/// <summary>
/// The question for a reason, where a page asks for several: <c>&lt;partial name="/Site/_Reason.cshtml" model="@(new ReasonField("why", "Reason"))" /&gt;</c>.
/// What was typed stays, and what is wrong with it stands beside it.
/// </summary>
/// <param name="Asked">This is the one that was answered; others of the same name stay empty.</param>
/// <param name="Form">The id of the form it belongs to, where it stands outside.</param>
public sealed record ReasonField(string Id, string Name, string Hint = "", bool Optional = false, bool Asked = true, string? Form = null, bool Focus = false, int Rows = 2);
