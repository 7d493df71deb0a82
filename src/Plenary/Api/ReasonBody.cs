namespace Plenary.Api;

/// <summary>Why something is done. Left out, the deed itself says whether it needs a reason.</summary>
public sealed record ReasonBody(string Reason = "");
