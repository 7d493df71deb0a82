using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Records;
using Plenary.Tests.Print;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Reports;

public class FinalReportFacts(PlenaryApp app) : WebTest(app)
{
    [Fact]
    public async Task What_was_rejected_is_not_printed_as_if_it_had_been_adopted()
    {
        await Decided("Zqdam on the river", DecisionMethod.RollCall, DecisionResult.Rejected, new(2, 41, 3));
        var paper = await Paper();
        var after = paper[paper.IndexOf("Zqdamontheriver", StringComparison.Ordinal)..];
        Assert.StartsWith("Zqdamontheriver" + "Rejected·Rollcall:2infavour,41against,3abstaining·12May2027,12:00", after, StringComparison.Ordinal);
    }

    private async Task Decided(string title, DecisionMethod method, DecisionResult result, Votes? votes = null) => await App.InDb(async db =>
    {
        var number = 1 + (await db.Decisions.MaxAsync(d => (int?)d.Number) ?? 0);
        Assert.Null(Decision.Put(Sample.Conference, Sample.Panel, number, LocalText.Of(title), LocalText.Of("That it be built."), "", out var decision)
            ?? decision.Decide(method, result, new LocalDateTime(2027, 5, 12, 12, 0), votes) ?? decision.Publish(Sample.Now));
        db.Add(decision);
        await db.SaveChangesAsync();
    });

    /// <summary>The words of the PDF without spaces: a page knows where letters stand, not where words end.</summary>
    private async Task<string> Paper() =>
        string.Concat(Pdf.Pages(await (await App.As(Role.Secretariat)).GetByteArrayAsync(Desk("report/final.pdf"))).Select(Pdf.Text)).Replace(" ", "", StringComparison.Ordinal);
}
