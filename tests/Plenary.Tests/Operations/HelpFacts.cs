using System.CommandLine;
using Plenary.Operations;
using Xunit;

namespace Plenary.Tests.Operations;

/// <summary>Whoever asks a command what it does is told, option by option.</summary>
public class HelpFacts
{
    private static readonly RootCommand Root = new CommandLine(_ => throw new InvalidOperationException("Asking for help starts nothing."), _ => { }).Root();

    /// <summary>Each command, as the words that call it.</summary>
    public static TheoryData<string> Commands => new(Below(Root, ""));

    private static IEnumerable<string> Below(Command command, string words) =>
        command.Subcommands.SelectMany(c => Below(c, $"{words} {c.Name}".TrimStart())).Prepend(words);

    [Theory, MemberData(nameof(Commands))]
    public async Task It_says_what_it_does_and_what_each_of_its_words_means(string words)
    {
        using var said = new StringWriter();
        string[] asked = [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"];
        Assert.Equal(0, await Root.Parse(asked).InvokeAsync(new() { Output = said, Error = said }));

        var command = asked[..^1].Aggregate((Command)Root, (at, word) => at.Subcommands.Single(c => c.Name == word));
        var help = string.Join(' ', said.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.All(command.Options.Where(o => !o.Hidden).Cast<Symbol>().Concat(command.Arguments).Append(command), symbol =>
        {
            Assert.False(string.IsNullOrWhiteSpace(symbol.Description), $"{words}: {symbol.Name} has no description");
            Assert.Contains(symbol.Name, symbol is RootCommand ? symbol.Name : help, StringComparison.OrdinalIgnoreCase);
        });
        Assert.Contains(command.Description!.Split(' ')[0], help, StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_of_the_handbook_are_there()
    {
        string[] promised = ["serve", "demo", "migrate", "import", "export", "backup", "restore", "user", "user add", "user list", "user reset", "user token", "audit verify"];
        Assert.Empty(promised.Except(Below(Root, "")));
    }
}
