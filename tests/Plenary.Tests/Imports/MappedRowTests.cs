using Plenary.Imports;
using Xunit;

namespace Plenary.Tests.Imports;

public class MappedRowTests
{
    private static MappedRow Row(string csv)
    {
        using var file = Files.Csv(csv);
        var sheet = file.Read();
        var rows = sheet.Rows.ToList();
        return ColumnMapping.Of(ColumnGuess.All(sheet.Columns, rows)).Read(rows[0], sheet);
    }

    [Fact]
    public void Parts_of_a_name_are_joined()
    {
        Assert.Equal([new CellName("Ayşe Nur Yılmaz", null)], Row("Soyadı,Adı\nYılmaz,Ayşe Nur\n").PersonNames());
        Assert.Equal([new CellName("Ali Ben", "fr"), new CellName("علي بن", "ar")], Row("name_fr,الاسم\nAli  Ben,علي بن\n").PersonNames());
    }

    [Fact]
    public void A_country_is_taken_from_the_code_before_the_name()
    {
        Assert.Equal("COD", Row("Country,ISO Code,Name\nCongo,COD,Anna\n").Country()!.Alpha3);
        Assert.Equal("TR", Row("Country,Name\nTurquie,Anna\n").Country()!.Code);

        // A list of 1991 has PNA where PAN is meant.
        Assert.Equal("PA", Row("Delegation,Delegation_ISO,Person_Name\nPanama,PNA,Anna\nNorway,NOR,Ben\nChad,TCD,Cleo\n").Country()!.Code);
        Assert.Null(Row("Delegation,Delegation_ISO,Person_Name\nUnion of Teachers,,Anna\nNorway,NOR,Ben\n").Country());

        var unknown = Row("Country,Name\nAtlantis,Anna\nNorway,Ben\nSweden,Cleo\n");
        Assert.Null(unknown.Country());
        Assert.Equal("list.csv, row 2, column Country: No country is known as Atlantis. Write its name or its code of two or three letters.", Assert.Single(unknown.Problems).ToString());
        Assert.Null(unknown.Country());
        Assert.Single(unknown.Problems);
    }

    [Fact]
    public void A_row_that_contradicts_itself_is_remarked_upon()
    {
        var names = Row("Full name,Given name,Family name\nAda Obi,Berit,Lie\n");
        Assert.Equal("Ada Obi", Assert.Single(names.PersonNames()).Text);
        Assert.Equal("list.csv, row 2: The whole name “Ada Obi” and its parts “Berit Lie” differ; the whole name counts.", Assert.Single(names.Remarks).ToString());
        var same = Row("Full name,Given name,Family name\nDr. OBI Ada Mary,Ada,Obi\n");
        Assert.Equal("Dr. OBI Ada Mary", Assert.Single(same.PersonNames()).Text);
        Assert.Empty(same.Remarks);
        Assert.Equal(["هدى ملح", "Huda Salt"], Row("الاسم,Given name,Family name\nهدى ملح,Huda,Salt\n").PersonNames().Select(n => n.Text));

        var countries = Row("Name,Country,Country\nAnna,Norway,Kenya\nBen,Norway,NOR\n");
        Assert.Equal("NO", countries.Country()!.Code);
        Assert.Equal("NO", countries.Country()!.Code);
        Assert.Equal("list.csv, row 2, column Country (2): The row names two countries, Norway and Kenya; the first counts.", Assert.Single(countries.Remarks).ToString());
        Assert.Empty(countries.Problems);
    }

    [Theory]
    [InlineData("Gender", "kadın", true)]
    [InlineData("Gender", "M", false)]
    [InlineData("Gender", "other", null)]
    [InlineData("Female", "1", true)]
    [InlineData("Female", "0", false)]
    [InlineData("Female", "", null)]
    public void Gender_is_read_from_either_kind_of_column(string head, string cell, bool? woman) =>
        Assert.Equal(woman, Row($"Name,{head}\nAnna,{cell}\nBen,1\nCleo,f\nDag,0\n".Replace(head == "Female" ? ",f" : "\u0001", ",1")).IsWoman());

    [Theory]
    [InlineData("2027-04-30", "2027-04-30")]
    [InlineData("2027-04-30T12:00:00", "2027-04-30")]
    [InlineData("2027/4/3", "2027-04-03")]
    [InlineData("30.04.2027", "2027-04-30")]
    [InlineData("3/4/2027", "2027-04-03")]
    [InlineData("03-04-91", "1991-04-03")]
    [InlineData("04/2027", "2027-04")]
    [InlineData("2027", "2027")]
    [InlineData("30 April 2027", "2027-04-30")]
    [InlineData("April 30th, 2027", "2027-04-30")]
    [InlineData("30 avril 2027", "2027-04-30")]
    [InlineData("1er août 2027", "2027-08-01")]
    [InlineData("30 Nisan 2027", "2027-04-30")]
    [InlineData("17 Agustus 2027", "2027-08-17")]
    [InlineData("٣٠ أبريل ٢٠٢٧", "2027-04-30")]
    [InlineData("٣٠/٤/٢٠٢٧", "2027-04-30")]
    [InlineData("30 апреля 2027", "2027-04-30")]
    [InlineData("3 de mayo de 2027", "2027-05-03")]
    [InlineData("May 2027", "2027-05")]
    [InlineData("31.04.2027", null)]
    [InlineData("13/13/2027", null)]
    [InlineData("soon", null)]
    [InlineData("99", null)]
    public void Dates_as_text_are_read_to_ISO(string text, string? iso) => Assert.Equal(iso, DateText.Read(text));

    [Fact]
    public void The_dates_of_a_column_tell_what_comes_first()
    {
        Assert.Equal(DateOrder.DayFirst, DateText.OrderOf(["03/04/2027", "30/04/2027"]));
        Assert.Equal(DateOrder.MonthFirst, DateText.OrderOf(["03/04/2027", "04/30/2027"]));
        Assert.Equal("2027-03-04", DateText.Read("03/04/2027", DateOrder.MonthFirst));
    }

    [Fact]
    public void A_date_that_cannot_be_read_is_a_problem_of_its_cell()
    {
        var row = Row("Name,Office,From\nAnna,Chair,31.02.2027\n");
        Assert.Null(row.Date(Target.From));
        Assert.Equal("list.csv, row 2, column From: 31.02.2027 cannot be read as a date. Write, for example, 2027-04-30.", Assert.Single(row.Problems).ToString());
    }
}
