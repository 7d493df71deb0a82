using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Site;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Shape;

/// <summary>No text comes in without an end: reasons have one limit, and what no rule bounds is held to another one.</summary>
public partial class BoundsFacts(PlenaryApp app) : WebTest(app)
{
    /// <summary>A verb that takes a reason asks <see cref="Reasons"/> how long it may be, or hands it to one that does.</summary>
    [Fact]
    public void Every_verb_that_takes_a_reason_bounds_it() =>
        Assert.Empty(from file in Repository.Files("src", ".cs")
                     where !file.Path.Contains("Migrations", StringComparison.Ordinal) && !file.Path.EndsWith("Reasons.cs", StringComparison.Ordinal)
                     let text = string.Join('\n', file.Lines)
                     from Match verb in Verb().Matches(text)
                     let body = Member(text, verb.Index)
                     where !body.Contains("Reasons.Fault(", StringComparison.Ordinal) && !HandsOn().IsMatch(body)
                     select $"{file.Path}: {verb.Value.Trim()}");

    [Theory]
    [InlineData("\n    public Refusal? Close(string reason)\n    {\n        Reason = reason;\n        return null;\n    }\n\n    public Refusal? Open(string reason) => Reasons.Fault(reason);\n", "return null;")]
    [InlineData("\n    public Refusal? Close(string reason) =>\n        Go(reason);\n\n    public Refusal? Open(string reason)\n    {\n        return Reasons.Fault(reason);\n    }\n", "Go(reason)")]
    public void What_a_neighbour_asks_is_not_taken_for_ones_own(string text, string end)
    {
        var member = Member(text, Verb().Match(text).Index).TrimEnd();
        Assert.EndsWith(end, member, StringComparison.Ordinal);
        Assert.DoesNotContain("Reasons.Fault(", member, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_text_of_a_form_has_an_end()
    {
        var metadata = App.Services.GetRequiredService<IModelMetadataProvider>();
        var texts = typeof(PlenaryPage).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PageModel)) && !t.IsAbstract)
            .SelectMany(page => metadata.GetMetadataForType(page).Properties).Where(p => p.BindingSource is not null || p.IsBindingAllowed)
            .SelectMany(p => p.ModelType == typeof(string) ? [p] : p.ModelType.Assembly == typeof(PlenaryPage).Assembly ? p.Properties.Where(inner => inner.ModelType == typeof(string)) : []).ToList();
        Assert.True(texts.Count > 100);
        Assert.Empty(texts.Where(p => !p.ValidatorMetadata.Any(v => v is System.ComponentModel.DataAnnotations.StringLengthAttribute or System.ComponentModel.DataAnnotations.MaxLengthAttribute)).Select(p => $"{p.ContainerType}.{p.Name}"));
    }

    [Fact]
    public void What_was_sent_is_looked_through_to_its_end()
    {
        var long_ = new string('x', Bounds.Usual + 1);
        Assert.Null(Bounds.TooLong(new Plenary.Programme.NewAcceptance(long_[1..])));
        Assert.Equal(("reason", Bounds.Usual + 1, Bounds.Usual), Bounds.TooLong(new Plenary.Programme.NewAcceptance(long_)));
        Assert.Equal(("text.title.fr", Bounds.Usual + 1, Bounds.Usual), Bounds.TooLong(new Plenary.Programme.NewSession(new(Plenary.Programme.SessionKind.Panel, new LocalText("fr", long_)))));
        Assert.Equal("[1].name", Bounds.TooLong(new Plenary.Programme.SpeakerText[] { new(Plenary.Programme.SpeakerRole.Chair, "A"), new(Plenary.Programme.SpeakerRole.Chair, long_) })!.Value.Where);
        Assert.Null(Bounds.TooLong(new Plenary.Press.CorrectionOf("Headline", long_, "Note")));   // says itself how long it may be
    }

    [Fact]
    public async Task A_program_that_sends_too_long_a_text_is_told_where()
    {
        var officer = await App.As(Role.Secretariat);
        var answer = await officer.Put(Api($"delegations/{Sample.Delegation}"), new { group = new string('g', Bounds.Usual + 1) });
        Assert.Equal("text-too-long", await answer.Code(HttpStatusCode.BadRequest));
    }

    /// <summary>A member from its signature to its end: a block to its brace, an expression to its semicolon.</summary>
    private static string Member(string text, int at)
    {
        var signature = text.IndexOf('\n', at + 1);
        var isBlock = signature >= 0 && text.AsSpan(signature).StartsWith("\n    {");
        var end = isBlock ? text.IndexOf("\n    }", signature, StringComparison.Ordinal) : text.IndexOf(";\n", at, StringComparison.Ordinal);
        return end < 0 ? text[at..] : text[at..end];
    }

    [GeneratedRegex(@"\n    (public|internal) [^\n=;]*(Refusal|Nominated|Outcome)[^\n=;]*\bstring reason\b[^\n]*")]
    private static partial Regex Verb();

    [GeneratedRegex(@"(Rule|JoinWithin|Reply|Give|One|Revoke|SubstituteBy|Return|Refuse|Accept|IsAnother|IsSame|Admit)\([^\n]*\breason\b")]
    private static partial Regex HandsOn();
}
