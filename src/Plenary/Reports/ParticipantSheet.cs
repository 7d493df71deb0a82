using Microsoft.AspNetCore.Http.HttpResults;
using Plenary.Imports;
using Plenary.People;
using Plenary.Site;
using Plenary.Storage;

namespace Plenary.Reports;

/// <summary>
/// The list of participants as a file: those who are accredited and nobody else, a line for each, in the order and the words of the page. It is to be
/// read; the one that can be changed and imported again holds everybody with a place, and is taken from the list of delegations.
/// </summary>
internal static class ParticipantSheet
{
    private const int AtOnce = 200;

    private static Wording T => Wording.Texts;

    public static PushStreamHttpResult File(string format, PlenaryDb db, DataPlace place) =>
        ExportsApi.File(place, format, "participants", (list, _) => Write(list, db), T["List of participants"], rightToLeft: T.Direction == "rtl");

    private static async Task Write(SheetWriter list, PlenaryDb db)
    {
        list.Head([T["Delegation"], T["Country"], T["Honorific"], T["Name"], T["Name in another script"], T["Office"], T["Unit"], T["Affiliation"], T["Category"], T["Head of delegation"], T["Gender"], T["Arrived"], T["Named in the report"]]);
        var (rows, after) = (0, ((string, Guid)?)null);
        for (List<(ListedDelegation Delegation, string SortKey)> page; ; after = (page[^1].SortKey, page[^1].Delegation.Id))
        {
            page = await ParticipantList.Read(db, AtOnce, after, listedOnly: false);
            foreach (var (delegation, _) in page)
                foreach (var person in delegation.People)
                {
                    list.Row([delegation.Name, delegation.CountryName, person.Honorific, person.Name, person.SecondName, person.Office, person.Unit, person.Affiliation, person.Category, Said(person.Leads), person.Gender is null ? "" : Statistics.NameOf(person.Gender), Said(person.Arrived), Said(person.Listed)]);
                    rows++;
                }
            if (page.Count < AtOnce) break;
        }
        db.Note("directory.exported", db.Scope.ConferenceId ?? Guid.Empty, new { what = "participants", rows, contacts = false });
        await db.SaveChangesAsync();
    }

    private static string Said(bool fact) => fact ? T["Yes"] : T["No"];
}
