using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Plenary.Access;
using Plenary.Tests.Print;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Imports;

/// <summary>A name that means harm goes the whole way of a name: list, directory, badge, lists for others, programs. It is text on all of it.</summary>
public class HostileNameFacts(PlenaryApp app) : WebTest(app)
{
    private const string Given = "=cmd|' /C calc'!A0 \u202EZoe\u200B <script>alert(1)</script>", Stored = "=cmd|' /C calc'!A0 Zoe <script>alert(1)</script>";

    [Fact]
    public async Task It_is_text_from_the_import_to_the_badge_and_out_again()
    {
        var secretariat = await App.As(Role.Secretariat);

        // 1. The list: the name is taken as text, the one of 100 kB is not taken, with its place.
        var import = await secretariat.Import("participants", $"Name,Delegation,Category\n\"{Given}\",River Schools Network,delegate\n{new string('x', 100_000)},River Schools Network,delegate\n", Sample.Slug);
        Assert.Equal("new 1, filled 0, same 0, twice 0, refused 1", import.Counts());
        Assert.Equal(3, Assert.Single(await secretariat.Findings(import, Sample.Slug)).GetProperty("row").GetInt32());

        // 2. The directory, for people and for programs.
        var person = (await secretariat.Get("/api/v1/people?q=zoe%20script")).GetProperty("items")[0];
        var id = person.GetProperty("id").GetGuid();
        Assert.Equal(Stored, person.GetProperty("names")[0].GetProperty("text").GetString());
        foreach (var address in new[] { $"/directory/people/{id}", "/directory/people?q=zoe", "/search?q=zoe" })
        {
            var page = await secretariat.Page(address);
            Assert.Contains(Stored, page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(page.All("script"), s => s.TextContent.Contains("alert", StringComparison.Ordinal));
        }

        // 3. The badge.
        var participation = await App.InDb(db => db.Participations.Where(p => p.PersonId == id).Select(p => p.Id).SingleAsync());
        if (await App.InDb(db => db.Participations.AnyAsync(p => p.Id == participation && p.State != Plenary.Accreditations.ParticipationState.Accredited)))
            await (await secretariat.Post(Api($"participations/{participation}/acceptance"))).Read(HttpStatusCode.OK);
        var badge = (await (await secretariat.Post(Api("badges"), new { participationIds = new[] { participation } })).Read(HttpStatusCode.OK)).GetProperty("badges")[0].GetProperty("id").GetGuid();
        var printed = Pdf.Text(Pdf.Pages(await (await secretariat.Post(Api("badges.pdf"), new { ids = new[] { badge } })).Content.ReadAsByteArrayAsync()).Single());
        Assert.Contains("Zoe", printed, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', printed);

        // 4. Lists for others: no spreadsheet program computes it.
        foreach (var list in new[] { "/api/v1/exports/people", Api("exports/participants") })
        {
            var csv = await secretariat.GetStringAsync($"{list}.csv");
            Assert.Contains("'=cmd|", csv, StringComparison.Ordinal);
            Assert.DoesNotMatch("(^|[,;\"\\n])=cmd", csv);
            using var workbook = new ZipArchive(new MemoryStream(await secretariat.GetByteArrayAsync($"{list}.xlsx")));
            foreach (var part in workbook.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)))
            {
                using var xml = new StreamReader(part.Open(), Encoding.UTF8);
                Assert.DoesNotMatch("<f[ >]", await xml.ReadToEndAsync());
            }
        }
    }
}
