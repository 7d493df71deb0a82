using Plenary.Site;

namespace Plenary.Api;

/// <summary>What a deed on many left as it was, and why.</summary>
public sealed record NotDone(Guid Id, string Code, string Title)
{
    public static IReadOnlyList<NotDone> Of(IEnumerable<(Guid Id, Refusal Refusal)> left) => [.. left.Select(one => new NotDone(one.Id, one.Refusal.Code, Wording.Texts[one.Refusal]))];
}
