using System.Text;
using Plenary.Imports;
using Xunit;

namespace Plenary.Tests.Imports;

public class EncodingTests
{
    private const string Arabic = "الاسم,المنظمة,البلد\r\nأحمد محمود العلي,جمعية الإغاثة والتنمية,لبنان\r\nفاطمة الزهراء بنت يوسف,اتحاد المعلمين العرب,تونس\r\n";
    private const string Turkish = "Ad Soyad;Kuruluş;Ülke\r\nŞükrü Yağız Işık;Öğretmenler Birliği;Türkiye\r\nGülşen Çağlar;İnsan Hakları Derneği;Türkiye\r\n";
    private const string French = "Nom complet;Organisme;Pays\r\nHélène Lefèvre;Association des journalistes indépendants;Côte d'Ivoire\r\nFrançois Noël;Fédération française;Sénégal\r\n";
    private const string Spanish = "Nombre;Organización;País\r\nJosé Núñez Ibáñez;Asociación de Periodistas;España\r\nMaría Peña;Unión;Perú\r\n";
    private const string Russian = "ФИО;Организация;Страна\r\nИванов Сергей Петрович;Союз журналистов;Россия\r\nОльга Соколова;Ассоциация учителей;Казахстан\r\n";
    private const string Icelandic = "Name;Organisation\r\nÞórður Æ. Guðmundsson;Blaðamannafélag Íslands\r\nSigríður Þráinsdóttir;Sjálfstæð félög\r\n";
    private const string Polish = "Name;Organisation\r\nŁukasz Wiśniewski;Stowarzyszenie Dziennikarzy Śląskich\r\nŻaneta Gołąb;Związek Łódź\r\n";

    [Theory]
    [InlineData(Arabic, "windows-1256")]
    [InlineData(Arabic, "iso-8859-6")]
    [InlineData(Turkish, "windows-1254")]
    [InlineData(Turkish, "iso-8859-9")]
    [InlineData(French, "windows-1252")]
    [InlineData(French, "iso-8859-1")]
    [InlineData(Spanish, "windows-1252")]
    [InlineData(Spanish, "iso-8859-15")]
    [InlineData(Icelandic, "windows-1252")]
    [InlineData(Polish, "windows-1250")]
    [InlineData(Polish, "iso-8859-2")]
    [InlineData(Russian, "windows-1251")]
    [InlineData(Russian, "koi8-r")]
    [InlineData(Russian, "iso-8859-5")]
    [InlineData(Arabic, "utf-8")]
    [InlineData(Arabic, "utf-16")]
    [InlineData(Arabic, "utf-16BE")]
    [InlineData(French, "utf-16")]
    [InlineData(Turkish, "utf-16BE")]
    [InlineData(Russian, "utf-32")]
    public void A_list_is_read_in_the_encoding_it_was_saved_in(string text, string encoding)
    {
        using var expected = Files.Csv(text);
        // UTF-32 is never met without its mark; the others must do without.
        using var file = Files.Csv(text, Files.CodePage(encoding), mark: encoding == "utf-32");

        Assert.Equal(expected.Heads(), file.Heads());
        var (read, wanted) = (file.Rows(), expected.Rows());
        Assert.Equal(2, wanted.Count);
        Assert.Equal(wanted.Select(row => row.Cells), read.Select(row => row.Cells));
        Assert.All(read, row => Assert.True(row.IsSound));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_is_believed_and_is_no_part_of_the_first_name(string encoding)
    {
        using var file = Files.Csv(Arabic, Files.CodePage(encoding), mark: true);

        Assert.Equal("الاسم", file.Heads()[0]);
        Assert.Equal("byte order mark", file.Encoding!.Reason);
    }

    [Fact]
    public void An_accent_after_a_thousand_plain_rows_still_decides()
    {
        var plain = string.Concat(Enumerable.Range(1, 20_000).Select(i => $"Name {i},Organisation {i}\n"));
        using var file = Files.Csv("Name,Organisation\n" + plain + "Hélène Lefèvre,Fédération\n", Files.CodePage("windows-1252"));

        var rows = file.Rows();
        Assert.Equal(20_001, rows.Count);
        Assert.Equal(["Hélène Lefèvre", "Fédération"], rows[^1].Cells);
    }

    [Fact]
    public void A_person_may_choose_another_encoding_than_the_guess()
    {
        // One name is too little to tell Western from Turkish.
        using var file = Files.Csv("Name\nAyşe\n", Files.CodePage("windows-1254"), new(Encoding: "windows-1252"));
        Assert.Equal("Ayþe", file.Rows()[0].Cells[0]);

        using var unknown = Files.Csv("Name\nAyşe\n", choices: new(Encoding: "windows-9999"));
        Assert.Equal("sheet.unknown-encoding", unknown.Problem!.Refusal.Code);
    }

    [Fact]
    public void A_broken_sequence_in_a_UTF8_file_is_an_error_of_its_cell_only()
    {
        byte[] bytes = [.. "Name,Town\nAyşe,İzmir\n"u8, .. "Jos"u8, 0xE9, .. ",Muğla\n"u8, .. "Şükrü,Kırşehir\nGülşen,Ağrı\nİrem,Iğdır\n"u8];
        using var file = Files.Bytes(bytes);

        var rows = file.Rows();
        Assert.Equal([true, false, true, true, true], rows.Select(row => row.IsSound));
        Assert.Equal("list.csv, row 3, column Name: A character of the cell cannot be read. Choose the encoding of the file, or type the text again.", rows[1].Problems[0].ToString());
    }

    [Fact]
    public void What_is_no_text_in_any_encoding_is_refused()
    {
        using var noise = Files.Bytes([.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7919 >> 3))]);
        Assert.Equal("sheet.foreign", noise.Problem!.Refusal.Code);
        Assert.Empty(noise.Sheets);
    }
}
