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

    [Fact]
    public async Task Short_texts_are_held_to_what_a_page_takes()
    {
        var officer = await App.As(Role.Secretariat);
        await Refused("/api/v1/organisations", new { names = new[] { new { text = "Bounded" } }, acronym = Long(61) });
        await Refused("/api/v1/organisations", new { names = new[] { new { text = "Bounded" } }, seat = Long(201) });
        await Refused("/api/v1/organisations", new { names = new[] { new { text = "Bounded" } }, website = "https://example.org/" + Long(300) });
        await Refused(Api("delegations"), new { organisationId = Sample.Coalition, group = Long(101) });
        await Refused(Api("invitations"), new { organisationIds = new[] { Sample.Coalition }, deadline = "2027-05-12T18:00:00", addressee = Long(301) });
        await Refused(Api("invitations"), new { organisationIds = new[] { Sample.Coalition }, deadline = "2027-05-12T18:00:00", group = Long(101) });
        var fits = new { names = new[] { new { text = "Bounded" } }, acronym = Long(60), seat = Long(200), contacts = new { address = Long(401) } };
        Assert.Equal("contacts.address-too-long", await (await officer.Post("/api/v1/organisations", fits)).Code());
        await (await officer.Post("/api/v1/organisations", fits with { contacts = new { address = Long(400) } })).Read(HttpStatusCode.Created);

        async Task Refused(string address, object body) => Assert.Equal("text-too-long", await (await officer.Post(address, body)).Code(HttpStatusCode.BadRequest));
        static string Long(int length) => new('x', length);
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
