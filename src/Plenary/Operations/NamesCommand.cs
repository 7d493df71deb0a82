using System.CommandLine;
using Plenary.Names;
using Plenary.Site;

namespace Plenary.Operations;

/// <summary><c>plenary names check A B</c>: what the matcher makes of two names, with its reasons. Reads no data.</summary>
internal static class NamesCommand
{
    private static readonly Wording T = Wording.Texts;

    public static Command Command()
    {
        var (one, other) = (new Argument<string>("A") { Description = "A name as somebody writes it, in quotation marks." }, new Argument<string>("B") { Description = "The name to compare it with." });
        var organisation = new Option<bool>("--organisation") { Description = "The names are of organisations, not of people." };
        var language = new Option<string>("--language") { Description = "Of the explanation: en, ar, fr, tr or id.", DefaultValueFactory = _ => "en" };
        var check = new Command("check", "Says how likely two names are one: the score, what follows from it, which word met which and why, and the points that make the score.") { one, other, organisation, language };
        check.SetAction(parsed =>
        {
            if (!Languages.IsSpoken(parsed.GetValue(language))) throw new Stop($"Choose a language of: {string.Join(", ", Languages.All.Select(l => l.Tag))}.");
            using var _ = Languages.Speak(parsed.GetValue(language)!);
            var (a, b) = (parsed.GetValue(one)!, parsed.GetValue(other)!);
            Tell(Console.Out, parsed.GetValue(organisation)
                ? OrganisationComparer.Explain(OrganisationName.Parse(a), OrganisationName.Parse(b))
                : NameComparer.Explain(PersonName.Parse(a), PersonName.Parse(b)));
            return 0;
        });
        return new("names", "The matcher of names across scripts and spellings.") { check };
    }

    /// <summary>Score and level; the words that met; the way from 0 to the score, one step on a line.</summary>
    internal static void Tell(TextWriter to, NameExplanation told)
    {
        to.WriteLine(T["{0} of {1}: {2}", Number(100 * told.Score), 100, Level(told.Score)]);
        if (told.Meetings.Count > 0) to.WriteLine($"\n{T["Words that met"]}");
        foreach (var meeting in told.Meetings) to.WriteLine($"{Say.Percent(meeting.Closeness),7}  {Sentence(NameExplanation.Meets(meeting, told.IsOfOrganisations))}");
        to.WriteLine($"\n{T["Points"]}");
        foreach (var step in told.Steps) to.WriteLine($"{(step.Points < 0 ? "−" : "+") + Number(Math.Abs(step.Points)),7}  {Sentence(step.Message)}");
        to.WriteLine($"{"=" + Number(100 * told.Score),7}");
    }

    private static string Level(double score) => NameLevels.OfName(score) switch
    {
        NameLevel.Possible => T["possibly the same; a watch list would alert. A name alone never decides."],
        NameLevel.SearchOnly => T["shown to those who search, never raised"],
        _ => T["not alike"],
    };

    private static string Number(double points) => Say.Number((decimal)Math.Round(points, 1), 1);

    /// <summary>Names among the arguments stand between isolates, so that one written from right to left does not turn the line about.</summary>
    private static string Sentence(NameMessage message) => T[message.Text, [.. message.Arguments.Select(a => $"\u2068{a}\u2069")]];
}
