using Plenary.Imports;
using Xunit;

namespace Plenary.Tests.Imports;

public class GuessTests
{
    private static ColumnMapping Guess(string csv)
    {
        using var file = Files.Csv(csv);
        var sheet = file.Read();
        return ColumnMapping.Of(ColumnGuess.All(sheet.Columns, [.. sheet.Rows]));
    }

    /// <summary>Two rows of head, the upper cells joined over several columns.</summary>
    [Fact]
    public void Beneath_a_joined_head_the_own_words_of_a_column_count() =>
        Assert.Equal("honorific person-name organisation-name country office", Meanings("Person / Title,Person / Full name,Organisation / Name,Organisation / Country,Organisation / Position\nProf.,Ada Obi,Union of Teachers,Norway,Treasurer\nMs,Berit Lie,Union of Nurses,Kenya,Chair\n"));

    [Theory]
    [InlineData("Person / Given,Person / Family name,Body / Name,Body / Country\nAda,Obi,Union of Teachers,Norway\nBerit,Lie,Union of Nurses,Kenya\n", "given-name family-name organisation-name country")]
    [InlineData("Participant / Name,Delegation / Name\nAda Obi,Union of Teachers\nBerit Lie,Union of Nurses\n", "person-name delegation")]
    [InlineData("Organisation / Name,Organisation / Contact person\nUnion of Teachers,Ada Obi\nUnion of Nurses,Berit Lie\n", "organisation-name person-name")]
    public void A_bare_name_beneath_a_group_is_the_name_of_the_group(string csv, string meanings) => Assert.Equal(meanings, Meanings(csv));

    private static string Meanings(string csv) => string.Join(" ", Guess(csv).Columns.Values);

    [Fact]
    public void The_lists_of_participants_of_the_nineties_are_understood() =>
        Assert.Equal("group-kind delegation country honorific person-name office unit organisation-name female year meeting location", Meanings(
            "Group_Type,Delegation,Delegation_ISO,Honorific,Person_Name,Job_Title,Division,Affiliation,Female,Year,Meeting,Location\n"
            + "Parties,Norway,NOR,HE Mr,Ola Nordmann,Ambassador,,Permanent Mission,0,1991,INC 1,Washington DC\n"
            + "Non-governmental organizations,Union of Teachers,,Mme,Anne Lie,Conseiller,Legal,Union of Teachers,1,1991,INC 1,Washington DC\n"));

    [Fact]
    public void A_list_of_speakers_is_understood() =>
        Assert.Equal("year meeting country country person-name office", Meanings("Year,Session,ISO Code,Country,Name of Person Speaking,Post\n2024,79,BRA,Brazil,Ana Souza,President\n2024,79,NOR,Norway,Ola Lie,Prime Minister\n"));

    [Theory]
    [InlineData("Organisation;Acronym;Country;City;Website;Organisation e-mail\nUnion of Teachers;UT;Norway;Oslo;www.ut.no;post@ut.no\n", "organisation-name acronym country seat website organisation-email")]
    [InlineData("اسم المنظمة;الاختصار;نوع المنظمة;البلد;المقر;الموقع الإلكتروني\nاتحاد المعلمين;ا م;نقابة;تونس;تونس;www.ut.tn\n", "organisation-name/ar acronym/ar organisation-kind country seat website")]
    [InlineData("Organisation,Country,Organisation phone,Organisation address,Web address\nUnion of Teachers,Norway,+47 22 00 00 00,\"Storgata 1, Oslo\",www.ut.no\nUnion of Nurses,Norway,+47 22 00 00 01,\"Storgata 2, Oslo\",www.un.no\n", "organisation-name country organisation-phone organisation-address website")]
    [InlineData("اسم المنظمة;البلد;الهاتف;العنوان البريدي\nاتحاد المعلمين;تونس;+216 71 123 456;نهج البحر 4، تونس\n", "organisation-name/ar country phone organisation-address")]
    [InlineData("Nom de l'organisation;Sigle;Pays;Siège;Courriel\nFédération;FF;Sénégal;Dakar;a@ff.sn\n", "organisation-name acronym country seat email")]
    [InlineData("Kuruluş Adı;Kısaltma;Ülke;Şehir;E-posta;Web sitesi\nÖğretmenler Birliği;ÖB;Türkiye;Ankara;a@ob.org.tr;www.ob.org.tr\n", "organisation-name acronym country seat email website")]
    [InlineData("Nama Lembaga;Singkatan;Negara;Kota;Situs web\nSerikat Guru;SG;Indonesia;Jakarta;www.sg.or.id\n", "organisation-name acronym country seat website")]
    [InlineData("Organización;Sigla;País;Sede\nUnión;U;Perú;Lima\n", "organisation-name acronym country seat")]
    [InlineData("Organisation;Abkürzung;Land;Sitz;Webseite\nLehrerverband;LV;Deutschland;Bonn;www.lv.de\nÄrztebund;ÄB;Ägypten;Kairo;www.aeb.eg\n", "organisation-name acronym country seat website")]
    [InlineData("Название организации;Аббревиатура;Страна;Город\nСоюз журналистов;СЖ;Россия;Москва\n", "organisation-name/ru acronym/ru country seat")]
    public void Lists_of_organisations_are_understood_in_many_languages(string csv, string meanings) => Assert.Equal(meanings, Meanings(csv));

    [Theory]
    [InlineData("اللقب;الاسم الكامل;المنصب;الجنسية;رقم الجوال;البريد الإلكتروني\nد.;أحمد العلي;الأمين العام;لبناني;+961 3 123456;a@b.lb\n", "honorific person-name/ar office nationality phone email")]
    [InlineData("Civilité;Prénom;Nom;Fonction;Téléphone\nMme;Hélène;Lefèvre;Présidente;+221 33 123 45 67\n", "honorific given-name family-name office phone")]
    [InlineData("Unvan;Adı;Soyadı;Görevi;Uyruğu;Cep telefonu\nDr.;Ayşe;Yılmaz;Genel Sekreter;TC;0532 123 45 67\n", "honorific given-name family-name office nationality phone")]
    [InlineData("Gelar;Nama lengkap;Jenis kelamin;Jabatan;No HP\nDr.;Siti Rahma;P;Ketua;0812 3456 789\n", "honorific person-name gender office phone")]
    [InlineData("Tratamiento;Nombre;Apellidos;Cargo;Fecha de nacimiento\nSra.;María;Peña;Directora;03/04/1970\n", "honorific given-name family-name office ignored")]
    [InlineData("Anrede;Vorname;Nachname;Funktion;Verband;Land;Staatsangehörigkeit;E-Mail-Adresse;Handy\nFrau;Ute;Braun;Vorsitzende;Lehrerverband;Deutschland;TR;u@b.de;0170 1234567\nHerr;Jan;Kern;Kasse;Lehrerverband;Türkei;EG;j@k.de;0170 1234568\n", "honorific given-name family-name office organisation-name country nationality email phone")]
    [InlineData("Mitglied;Amt;Kategorie\nSam Bold;Director;delegate\nAnn Cold;Member;observer\n", "person-name office category")]
    [InlineData("Full name,Role,Office\nAda Obi,Volunteer,Secretary General\nBen Lie,Guest,Treasurer\n", "person-name ignored office")]
    [InlineData("Full name,Role,Office\nAda Obi,,Secretary General\nBen Lie,,Treasurer\n", "person-name ignored office")]
    [InlineData("Full name,Role,Office\nAda Obi,Secretary General,\nBen Lie,Treasurer,\n", "person-name office ignored")]
    [InlineData("Full name,xyz,abc\nAda Obi,Kenyan,Deutschland\nBen Lie,Turkish,Türkei\nCleo Say,Egyptian,Ägypten\n", "person-name nationality country")]
    [InlineData("ФИО;Должность;Пол;Электронная почта\nИванов Сергей;Председатель;м;a@b.ru\n", "person-name/ru office gender email")]
    [InlineData("Title,Full name,Position,Department,From,Until\nProf.,Ada Obi,Secretary General,Research,2019-01-01,2022\n", "honorific person-name office unit from until")]
    [InlineData("Title,Full name,Organisation\nSecretary General,Ada Obi,Union\nTreasurer,Ben Lie,Union\n", "office person-name organisation-name")]
    public void Lists_of_people_are_understood_in_many_languages(string csv, string meanings) => Assert.Equal(meanings, Meanings(csv));

    [Fact]
    public void Names_in_two_languages_are_told_apart_by_head_and_script() =>
        Assert.Equal("organisation-name/en organisation-name/ar person-name/fr person-name/ar", Meanings("Name of organisation (English),اسم المنظمة,name_fr,Participant\nUnion,اتحاد المعلمين,Ali Ben,علي بن\n"));

    [Fact]
    public void A_bare_name_beside_what_only_bodies_have_is_an_organisation() =>
        Assert.Equal("organisation-name acronym country website", Meanings("Name,Acronym,Country,Website\nInternational Union of Teachers,IUT,NO,www.iut.org\nAfrican Press Network,APN,KE,apn.example\n"));

    [Fact]
    public void Cells_speak_where_the_head_does_not()
    {
        using var file = Files.Csv("c1,c2,c3\na@b.no,Norway,blue\nc@d.no,France,green\n");
        var sheet = file.Read();
        var guesses = ColumnGuess.All(sheet.Columns, [.. sheet.Rows]);
        Assert.Equal([Target.Email, Target.Country, Target.Ignored], guesses.Select(guess => guess.Meaning.Target));
        Assert.Equal(("The cells look like it.", 0.5), (guesses[0].Reason, guesses[0].Confidence));
        Assert.Equal("Neither the head nor the cells say what it is.", guesses[2].Reason);
    }

    [Fact]
    public void A_head_that_its_cells_contradict_is_not_believed() =>
        Assert.Equal("person-name ignored", Meanings("Name,E-mail\nAnna Lie,none\nBen Lie,see above\nCleo Lie,n/a\nDag Lie,asked\n"));

    [Fact]
    public void A_mapping_can_be_changed_kept_and_found_again_for_the_same_head()
    {
        using var file = Files.Csv("Name,E-mail,Town\nAnna,a@b.no,Oslo\n");
        using var reordered = Files.Csv("Town,NAME,e-mail\nOslo,Ben,b@b.no\n");
        using var other = Files.Csv("Name,E-mail,Age\nAnna,a@b.no,7\n");
        var sheet = file.Read();
        var mapping = ColumnMapping.Of(ColumnGuess.All(sheet.Columns, [.. sheet.Rows])).With("Name", new(Target.OrganisationName, "no"));

        Assert.Equal(mapping, ColumnMapping.FromJson(mapping.ToJson()));
        Assert.Equal("organisation-name/no", mapping["Name"].ToString());
        Assert.Equal(ColumnMapping.Fingerprint(sheet.Columns), ColumnMapping.Fingerprint(reordered.Read().Columns));
        Assert.NotEqual(ColumnMapping.Fingerprint(sheet.Columns), ColumnMapping.Fingerprint(other.Read().Columns));
        Assert.Null(ColumnMapping.FromJson("[1"));
        Assert.Equal(Meaning.Nothing, ColumnMapping.FromJson("{\"a\":\"what-is-this\"}")!["a"]);
    }
}
