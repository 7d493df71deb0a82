namespace Plenary.Access;

/// <summary>
/// Plenary shows itself: strangers try out the roles with the printed passwords, on one machine, and need no second step. <c>plenary demo</c> alone registers it; it is no
/// setting, so that neither a file nor the environment nor a word on the command line opens an installation.
/// </summary>
public sealed record Demonstration;
