using System.Text;
using Plenary.Records;
using Xunit;

namespace Plenary.Tests.Records;

public sealed class StatementFolderFacts : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plenary-statements");

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string name, string text, Encoding? encoding = null) => File.WriteAllText(Path.Combine(folder.FullName, name), text, encoding ?? new UTF8Encoding(false));

    private Dictionary<string, Statement> Read(StatementSpeakers? speakers = null, string language = "en") =>
        StatementFolder.Read(folder, language, speakers ?? StatementSpeakers.None).ToDictionary(s => s.File);

    [Fact]
    public void A_country_speaks_for_itself_where_nobody_is_listed()
    {
        Write("SEN_7_2022.txt", "First paragraph.\nSecond paragraph.\n");
        var said = Read()["SEN_7_2022.txt"].Said!;
        Assert.Equal(("Senegal", "Senegal", "First paragraph.\n\nSecond paragraph."), (said.Speaker, said.For, said.Text));
        Assert.Equal("Sénégal", Read(language: "fr")["SEN_7_2022.txt"].Said!.For);
    }

    [Fact]
    public void The_list_of_speakers_gives_name_post_and_order_whatever_its_columns()
    {
        foreach (var code in new[] { "JOR", "SEN", "TUR" }) Write($"{code}_7_2022.txt", "Text.");
        var list = "Year;Post;Name of Person Speaking;ISO Code;Session\n2022;King ;  Salim  II ;JOR;7\n2022;President;Awa Fleuve;SEN;7\n2021;Minister;Somebody Else;TUR;6\n2022;Envoy;A second speaker;SEN;7\n";
        var speakers = StatementSpeakers.Read(new MemoryStream(Encoding.UTF8.GetBytes(list)), "speakers.csv");
        Assert.Equal(3, speakers.Count);
        var read = StatementFolder.Read(folder, "en", speakers).Select(s => (s.Said!.Speaker, s.Said.Office, s.Said.For)).ToList();
        Assert.Equal([("Salim II", "King", "Jordan"), ("Awa Fleuve", "President", "Senegal"), ("Türkiye", "", "Türkiye")], read);
        Assert.Throws<InvalidDataException>(() => StatementSpeakers.Read(new MemoryStream("a;b\n1;2\n"u8.ToArray()), "other.csv"));
    }

    [Fact]
    public void A_body_that_is_no_country_is_called_as_the_list_calls_it()
    {
        Write("EU_7_2022.txt", "Text.");
        Assert.Null(Read()["EU_7_2022.txt"].Said);
        var speakers = StatementSpeakers.Read(new MemoryStream("Session,ISO Code,Country,Name,Post\n7,EU,European Union,Anna Brook,President\n7,TUR,Turkey,Ali Irmak,President\n"u8.ToArray()), "speakers.csv");
        Assert.Equal(("Anna Brook", "European Union"), (Read(speakers)["EU_7_2022.txt"].Said!.Speaker, Read(speakers)["EU_7_2022.txt"].Said!.For));
    }

    [Fact]
    public void Files_in_other_encodings_are_read_and_those_that_are_no_statements_named()
    {
        Write("FRA_7_2022.txt", "L’été à l’Élysée, déjà évoqué.", Encoding.Unicode);
        Write("QQQ_7_2022.txt", "x");
        Write("notes.txt", "x");
        Write("._SEN_7_2022.txt", "x");
        File.WriteAllBytes(Path.Combine(folder.FullName, "TUR_7_2022.txt"), [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1, 0, 0, 0, 0, 2, 2, 1, 1, 7, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 14, 15, 16, 17]);
        var read = Read();
        Assert.Equal("L’été à l’Élysée, déjà évoqué.", read["FRA_7_2022.txt"].Said!.Text);
        Assert.Equal(["TUR_7_2022.txt", "QQQ_7_2022.txt", "notes.txt"], read.Values.Where(s => s.Said is null).Select(s => s.File).OrderByDescending(f => f, StringComparer.Ordinal).OrderBy(f => f[0] == 'n').ThenByDescending(f => f, StringComparer.Ordinal));
        Assert.Equal("QQQ is the code of no country, and no list says whose it is", read["QQQ_7_2022.txt"].Trouble);
    }
}
