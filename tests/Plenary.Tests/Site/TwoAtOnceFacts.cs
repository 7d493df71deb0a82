using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.Rendering;
using Plenary.Access;
using Plenary.Records;
using Plenary.Site;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Site;

/// <summary>Two people have the same form open. Whoever saves second is told, sees both answers, loses nothing, and can save knowingly.</summary>
public class TwoAtOnceFacts(PlenaryApp app) : WebTest(app)
{
    /// <summary>Every form that says which version was read, with a question of it.</summary>
    public static TheoryData<string, string, string> Forms => new()
    {
        { "desk/{c}/press/{DraftRelease}", "#text", "Input.Headline" },
        { "desk/{c}/press/{PublishedRelease}", "#correction", "Input.Headline" },
        { "desk/{c}/programme/{Panel}", "#text", "Input.Track" },
        { "desk/{c}/programme/{Panel}/speakers/{Speaker}", "#speaker", "Input.Office" },
        { "desk/{c}/record/interventions/{Intervention}", "#text", "Input.Speaker" },
        { "desk/{c}/record/decisions/{Decision}", "#text", "Input.Proposer" },
        { "desk/{c}/documents/{Document}", "#text", "Input.Title.en" },
        { "directory/people/{Person}/edit", "#person", "Input.Honorific" },
        { "directory/organisations/{OpenWells}/edit", "#organisation", "Input.Acronym" },
        { "directory/offices/{Office}", "#office", "Input.Title" },
        { "desk/{c}/settings", "main form", "Input.Address" },
        { "desk/{c}/settings/site", "#texts", "Input.PressPhone" },
        { "desk/{c}/settings/categories/{DelegateCategory}", "#text", "Input.Name.en" },
        { "desk/{c}/settings/zones/{Hall}", "#text", "Input.Name.en" },
        { "desk/{c}/settings/rooms/{SmallRoom}", "#text", "Input.Name.en" },
        { "installation/series/general", "#text", "Series.Name.en" },
        { "desk/{c}/watch-list/{WatchEntry}", "main form", "Input.Reason" },
        { "desk/{c}/delegations/{Delegation}", "form:has([name='Paper.Version'])", "Paper.Group" },
        { "desk/{c}/delegations/{Delegation}", "form:has([name='Terms.Version'])", "Terms.Addressee" },
        { "desk/{c}/accreditation/new?what=edit&id={Submitted}", "main form.measure", "Input.Office" },
    };

    private string Address(string pattern) => System.Text.RegularExpressions.Regex.Replace("/" + pattern.Replace("{c}", Sample.Slug, StringComparison.Ordinal), @"\{(\w+)\}", m => m.Groups[1].Value switch
    {
        "Person" => Sample.People[Plenary.Accreditations.ParticipationState.Submitted].ToString(),
        var name => typeof(Sample).GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!.GetValue(Sample)!.ToString()!,
    });

    [Theory, MemberData(nameof(Forms))]
    public async Task The_second_sees_both_answers_and_can_save_again(string page, string form, string question)
    {
        var address = Address(page);
        var (first, second) = (await App.As(Role.Administrator), await App.As(Role.Administrator));
        var forms = (First: (await first.Page(address)).Form(form), Second: (await second.Page(address)).Form(form));
        Fill(forms.First, "Quarry one");
        Fill(forms.Second, "Quarry two");
        Assert.Equal(HttpStatusCode.Redirect, (await forms.First.Send()).Status);

        var told = await forms.Second.Send();
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("Changed while you were writing.", told.Text, StringComparison.Ordinal);
        var answers = told.All(".answers dd").Select(d => d.TextContent.Trim()).ToList();
        Assert.Equal(["Saved meanwhile: Quarry one", "Yours: Quarry two"], answers);

        Assert.Equal(HttpStatusCode.Redirect, (await told.Form(form).Send()).Status);
        Assert.Contains("Quarry two", (await second.Page(address)).Html, StringComparison.Ordinal);

        void Fill(WebForm filled, string text)
        {
            filled.Fill(question, text);
            if (form == "#correction") filled.Fill("Input.Note", "Corrected.");
        }
    }

    [Fact]
    public void Only_what_differs_is_shown_as_a_person_would_read_it()
    {
        var session = Guid.CreateVersion7();
        var yours = new DecisionForm { Session = session, Title = LocalText.Of("Water", ar: "ماء"), Text = LocalText.Of("One\r\ntwo"), Method = DecisionMethod.Consensus, InFavour = 1204, Version = 1 };
        var saved = new DecisionForm { Session = Guid.CreateVersion7(), Title = LocalText.Of("Water", ar: "مياه"), Text = LocalText.Of("One\ntwo"), Method = DecisionMethod.RollCall, InFavour = 1204, Version = 2 };
        Assert.Equal(
            [new("Session", "Opening", saved.Session.ToString()), new("Title (Arabic)", "ماء", "مياه"), new("How it was decided", "Consensus", "Roll call")],
            Difference.Between(yours, saved, [new SelectListItem("Opening", session.ToString())]));
    }

    [Fact]
    public void Names_and_texts_that_come_several_times_are_compared_one_by_one()
    {
        var yours = new Plenary.People.PersonForm { Names = [new() { Text = "Ayşe Pınar", Language = "tr" }, new()], Nationality = "TR" };
        var saved = new Plenary.People.PersonForm { Names = [new() { Text = "Ayşe Pınar", Language = "tr" }, new() { Text = "عائشة", Language = "ar" }], Nationality = "SN" };
        Assert.Equal([new("Name", "", "عائشة"), new("Language", "", "Arabic"), new("Nationality", "Turkey", "Senegal")], Difference.Between(yours, saved, []));
    }
}
