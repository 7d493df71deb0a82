using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Plenary.Access;
using Plenary.Organisations;
using Plenary.People;
using Plenary.Storage;

namespace Plenary.Imports;

/// <summary>Lists as files, to be opened in a spreadsheet program or brought again.</summary>
public static class ExportsApi
{
    /// <summary>The form that narrows the list on its page sends along how the page is ordered.</summary>
    private const string Unsorted = "Changes nothing: the file has an order of its own.";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/exports/organisations.{format:regex(^(csv|xlsx)$)}", (string format, [AsParameters] OrganisationFilter filter, Export export, DataPlace place, bool contacts = false, [Description(Unsorted)] string? sort = null) => File(place, format, "organisations", (list, cancel) => export.Organisations(list, contacts, filter, cancel)))
            .Allow(Area.Directory).WithSummary("Organisations of the directory, all or those that a filter finds, in the form that an import takes.");
        api.MapGet("/exports/people.{format:regex(^(csv|xlsx)$)}", (string format, [AsParameters] PersonFilter filter, Export export, DataPlace place, bool contacts = false, [Description(Unsorted)] string? sort = null) => File(place, format, "people", (list, cancel) => export.People(list, contacts, filter, cancel)))
            .Allow(Area.Directory).WithSummary("People of the directory, all or those that a filter finds, in the form that an import takes.");
        api.MapGet("/conferences/{conference}/exports/participants.{format:regex(^(csv|xlsx)$)}", (string format, Export export, DataPlace place) => File(place, format, "participants", (list, cancel) => export.Participants(list, cancel)))
            .Allow(Area.Accreditation).WithSummary("All participants who hold a place, in the form that an import takes.");
    }

    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    /// <param name="name">Of the file, without its ending.</param>
    /// <param name="sheet">Of the sheet in a workbook, where it is another.</param>
    internal static PushStreamHttpResult File(DataPlace place, string format, string name, Func<SheetWriter, CancellationToken, Task> write, string? sheet = null, bool rightToLeft = false) => TypedResults.Stream(
        async body =>
        {
            // Written row by row into a file of its own first: the writers write as they please, a web answer only asynchronously.
            await using var file = TempFolder.NewFile(place);
            using (var list = format == "xlsx" ? SheetWriter.Xlsx(file, sheet ?? name, rightToLeft) : SheetWriter.Csv(file)) await write(list, CancellationToken.None);
            file.Position = 0;
            await file.CopyToAsync(body);
        },
        format == "xlsx" ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8", $"{name}.{format}");
}
