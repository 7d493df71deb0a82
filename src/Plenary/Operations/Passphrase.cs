using System.CommandLine;

namespace Plenary.Operations;

/// <summary>The passphrase of a backup: from a file, from the environment, or typed; never on the command line, where others see it.</summary>
internal static class Passphrase
{
    public const int Shortest = 12;
    public const string Variable = "PLENARY_PASSPHRASE";

    public static readonly Option<string?> File = new("--passphrase-file")
    {
        Description = $"A file whose first line is the passphrase. Without it: the variable {Variable}, or it is asked for.",
        HelpName = "FILE",
    };

    public static string Of(ParseResult parsed, bool isNew)
    {
        var passphrase = parsed.GetValue(File) is { } file ? FromFile(file) : Environment.GetEnvironmentVariable(Variable);
        if (passphrase is null && Console.IsInputRedirected) throw new Stop($"A passphrase is needed: --passphrase-file FILE, or the variable {Variable}.");
        if (passphrase is null)
        {
            passphrase = Ask("Passphrase: ");
            if (isNew && Ask("Once more: ") != passphrase) throw new Stop("The two are not the same. Nothing was written.");
        }
        if (isNew && passphrase.Length < Shortest) throw new Stop($"Take a passphrase of at least {Shortest} characters. Without it the backup opens to nobody, so keep it where the backup is not.");
        return passphrase;
    }

    private static string FromFile(string file)
    {
        try { return System.IO.File.ReadLines(file).FirstOrDefault() ?? ""; }
        catch (IOException e) { throw new Stop($"The passphrase file cannot be read: {e.Message}"); }
    }

    private static string Ask(string question)
    {
        Console.Error.Write(question);
        var typed = new System.Text.StringBuilder();
        for (ConsoleKeyInfo key; (key = Console.ReadKey(intercept: true)).Key != ConsoleKey.Enter;)
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else typed.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
