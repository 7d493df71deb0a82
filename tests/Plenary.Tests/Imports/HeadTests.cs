using Plenary.Imports;
using Xunit;

namespace Plenary.Tests.Imports;

public class HeadTests
{
    [Fact]
    public void Columns_of_the_same_name_are_kept_apart()
    {
        using var file = Files.Csv("Name,E-mail,E-mail,e-mail,\nAnna,a@b.no,c@d.no,e@f.no,x\n");
        Assert.Equal(["Name", "E-mail", "E-mail (2)", "e-mail (3)"], file.Heads());
    }

    [Fact]
    public void A_column_without_a_name_is_called_by_its_letter()
    {
        using var file = Files.Csv("Name,,Country\nAnna,x,Norway\n");
        Assert.Equal(["Name", "Column B", "Country"], file.Heads());
        Assert.Equal("x", file.Rows()[0].Cells[1]);
    }

    [Fact]
    public void Titles_above_the_head_are_passed_over()
    {
        using var file = Files.Csv("List of participants,,\nas of 3 May,,\n\nName,Country,E-mail\nAnna,Norway,a@b.no\n");

        var sheet = file.Read();
        Assert.Equal(4, sheet.HeadRow);
        Assert.Equal(["Name", "Country", "E-mail"], sheet.Columns.Select(column => column.Name));
        Assert.Equal(5, Assert.Single(sheet.Rows).Number);
    }

    [Fact]
    public void Joined_cells_make_one_head_of_two_rows()
    {
        using var file = Files.Bytes(Files.Workbook(("List", Files.Data(
            ["Members of the federation"],
            ["No", "Name", null, "Organisation", null],
            [null, "Given name", "Family name", "Name", "Country"],
            [1, "Anna", "Lie", "Union", "Norway"])
            + "<mergeCells count=\"4\"><mergeCell ref=\"A1:E1\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:C2\"/><mergeCell ref=\"D2:E2\"/></mergeCells>")));

        var sheet = file.Read();
        Assert.Equal(3, sheet.HeadRow);
        Assert.Equal(["No", "Name / Given name", "Name / Family name", "Organisation / Name", "Organisation / Country"], sheet.Columns.Select(column => column.Name));
        Assert.Equal(["1", "Anna", "Lie", "Union", "Norway"], Assert.Single(sheet.Rows).Cells);
    }

    [Fact]
    public void A_head_of_two_rows_is_known_in_a_CSV_where_the_joining_is_lost()
    {
        using var file = Files.Csv("Name,,Country,E-mail\nGiven name,Family name,,\nAnna,Lie,Norway,a@b.no\n");
        Assert.Equal(["Name / Given name", "Name / Family name", "Country", "E-mail"], file.Heads());
        Assert.Equal(["Anna", "Lie", "Norway", "a@b.no"], Assert.Single(file.Rows()).Cells);
    }

    [Fact]
    public void A_first_row_of_data_is_not_swallowed_by_the_head()
    {
        using var file = Files.Csv("Name,Country,Town\nAnna,,Oslo\nBen,Norway,\n");
        Assert.Equal([2, 3], file.Rows().Select(row => row.Number));
        Assert.Equal(1, file.Read().HeadRow);
    }

    [Fact]
    public void A_cell_joined_over_several_rows_counts_for_each_of_them()
    {
        using var file = Files.Bytes(Files.Workbook(("List", Files.Data(["Country", "Name"], ["Norway", "Anna"], [null, "Ben"], [null, "Cleo"], [null, "Dag"])
            + "<mergeCells><mergeCell ref=\"A2:A4\"/></mergeCells>")));
        Assert.Equal(["Norway", "Norway", "Norway", ""], file.Rows().Select(row => row.Cells[0]));
    }

    [Fact]
    public void A_person_may_say_which_row_is_the_head()
    {
        using var file = Files.Csv("Anna,Norway\nBen,Sweden\nName,Country\nCleo,Denmark\n", choices: new(HeadRow: 3));
        Assert.Equal(["Name", "Country"], file.Heads());
        Assert.Equal("Cleo", Assert.Single(file.Rows()).Cells[0]);
    }

    [Fact]
    public void A_row_far_down_may_be_the_head_and_one_that_is_not_there_is_refused()
    {
        var notes = string.Concat(Enumerable.Range(1, 60).Select(i => $"note {i},\n"));
        using var deep = Files.Csv(notes + "Name,Country\nCleo,Denmark\n", choices: new(HeadRow: 61));
        var sheet = deep.Read();
        Assert.Equal((61, 60), (sheet.HeadRow, sheet.Above));
        Assert.Equal("Cleo", Assert.Single(sheet.Rows).Cells[0]);

        foreach (var nowhere in new[] { 0, -1, 4, 999_999 })
        {
            using var file = Files.Csv("Name,Country\nCleo,Denmark\nDag,Norway\n", choices: new(HeadRow: nowhere));
            Assert.Equal($"list.csv: The names of the columns cannot stand in row {nowhere}. Give a row from 1 to 3.", file.Read().Problem?.ToString());
        }
    }

    /// <summary>The words that stand over columns stand in cells too: "Association", "Office", "Union".</summary>
    [Fact]
    public void A_row_of_data_is_not_the_head_because_it_holds_such_words()
    {
        using var file = Files.Csv("Directory of members;;;;;;;\nas of May;;;;;;;\n\nBody (official);الاسم بالعربية;Abbrev.;Type;Where;Notes;Notes;Umbrella\n"
            + "Harbour Association;جمعية الميناء;HA;Association;Tunis;first member;;Coalition of Ports\nOffice Union;اتحاد المكاتب;OU;Union;Cairo;;;Network of Unions\nCity Institute;معهد المدينة;CI;Institute;Amman;note;Member;Youth Coalition\n");
        var sheet = file.Read();
        Assert.Equal((4, 2), (sheet.HeadRow, sheet.Above));
        Assert.Equal(3, sheet.Rows.Count());
    }

    /// <summary>In a language that nobody taught Plenary the first full row is the head, although "delegate", "Member" and "female" are heads elsewhere.</summary>
    [Theory]
    [InlineData("Jäsen;Tehtävä;Luokka\nSam Bold;Director;delegate\nAnn Cold;Member;observer\n", 1)]
    [InlineData("Mitglied;Amt;Kategorie\nSam Bold;Director;delegate\nAnn Cold;Member;observer\n", 1)]
    [InlineData("Jäsen;Sukupuoli\nSam Bold;female\nAnn Cold;female\n", 1)]
    [InlineData("Jäsen;Luokka\nOffice;delegate\nBranch;Participant\n", 1)]
    [InlineData("Jäsenet\nAssociation\nUnion\n", 1)]
    [InlineData("Jäsen;Tehtävä;;Luokka\nSam Bold;Head of Office;x;delegate\nAnn Cold;Member;;observer\n", 1)]
    [InlineData("Jäsen;;Luokka\nSam Bold;delegate;\nAnn Cold;speaker;\n", 1)]
    [InlineData("Liste der Mitglieder;Berlin;Entwurf\nName;Land;Kategorie\nSam Bold;Togo;delegate\n", 2)]
    [InlineData("Our members\nOrganisation\nHarbour Association\nCity Union\n", 2)]
    public void A_row_after_a_full_one_is_the_head_only_if_it_clearly_is(string csv, int head)
    {
        using var file = Files.Csv(csv);
        var sheet = file.Read();
        Assert.Equal(head, sheet.HeadRow);
        Assert.Equal(csv.Split('\n').Length - 1 - head, sheet.Rows.Count());
    }

    [Fact]
    public void A_head_in_no_language_we_know_is_the_first_filled_row()
    {
        using var file = Files.Csv("qwe,rty,uio\n1,a@b.no,2027-01-01\n");
        Assert.Equal(["qwe", "rty", "uio"], file.Heads());
    }
}
