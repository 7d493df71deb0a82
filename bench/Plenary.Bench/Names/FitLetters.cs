namespace Plenary.Bench.Names;

/// <summary>
/// What is known of a script before any data: letters with their usual Latin spellings, commonest first. It carries Greek
/// and the letters of Persian, Urdu and Kurdish, which the transliterations that tables are learned from hardly hold.
/// </summary>
internal static class FitLetters
{
    public const string Arabic =
        "ا a e,ب b p bb,ة a ah eh at e,ت t tt,ث th s t,ج j g dj c ğ gg jj,ح h,خ kh h ch x,د d dd t,ذ dh z th d,ر r rr,ز z zz s,س s ss c,ش sh ch ş š,ص s ss,ض d dh z dd,ط t tt,ظ z dh,ع a e i u,غ gh g ğ," +
        "ف f v ff ph,ق q k g c gh qq kk,ك k c ck kk,ل l ll,م m mm,ن n nn,ه h,و w u o ou v oo ü ö,ي y i e ee ie yy,پ p pp,چ ch č ç tch c cz,ژ j g zh ge ž,گ g gu gg,ڤ v w,ە e a,ۆ o ö,ێ e ê ei,ک ng,ئ e y i,ئ - ,ع -,ه -,ه a e," +
        "وو u ou oo ü,شت sht,وا wa va,او ou au ow o,اي ai ay ei ey,يه ieh iyeh ia iya yah,ية ia ya yah,يا ya ia,كس x,نب mb nb,اس s,اش sh,خو kh,عي i ei";

    /// <summary>Yiddish writes its vowels; geresh letters are one sign here.</summary>
    public const string Hebrew = "ע e a,אַ a,אָ o,ײַ ai ei,ĝ j g ge dž,ĉ ch č tch cz,ẑ zh j ž g ge rz,וו w v,טש ch č,שט st sht,ה a h";

    public const string Greek =
        "α a,β v b w,γ g y gh,δ d dh,ε e ai a,ζ z s j g ž,η i e,θ th t,ι i y e,κ k c ck q ch,λ l ll,μ m mm,ν n nn,ξ x ks,ο o a u au,π p pp,ρ r rr er,σ s ss c sh ch z ş š sch,τ t tt th," +
        "υ y i u,φ f ph ff,χ h ch kh j x,ψ ps,ω o au,ϊ i y,ϋ u y,ου u ou oo w o ü ow,αι e ai ae,ει i ei ee ey ea,οι i oi oe,αυ af av au,ευ ef ev eu,μπ b mb mp bb,ντ d nd nt dd,γκ g nk ng gg gk," +
        "τζ j g dj dž c,τσ ch c ts tch tz č ç,γγ ng,γι y j gi,αϊ ai y ei i ay,οϊ oi oy,ιο io eo,νγ ng,ες es e,ος os us,κς x,ου - ,η -,ι -,ε -,- e,- h,- a,- n,- r";

    public const string Cyrillic = "а a,б b,в v w,г g h,д d,е e ie ye je,ж zh j ž rz ż,з z s,и i y ee ie,й y j i,к k c,л l ł,м m,н n,о o,п p,р r,с s,т t,у u ou,ф f ph,х kh h ch,ц ts c tz,ч ch č cz tch,ш sh š sz sch ch," +
        "щ shch sht,ъ a u - ă,ы y i,ь - ',э e,ю yu iu ju u,я ya ia ja,ё yo e io jo o,ў w u v l,љ lj l,њ nj n,џ dž dzh j dz,ђ đ dj gj,ћ ć c ch q,ј j y i,дж j g dj dzh,кс x";

    /// <summary>Latin letters whose ornament is left out on keyboards without it, and the spellings of one sound across languages.</summary>
    public const string Latin =
        "ş s sh,š s sh sz,č c ch cz,ć c ch,ç c ch s,ğ g gh -,ö o oe,ü u ue,ä a ae e,å a aa o,æ ae e,ž z zh j,ź z,ż z zh,ł l w,ñ n ny gn,ń n,ř r rz,ţ t ts tz,đ d dj,ð d,þ th t,ə e a,é e ee,ś s,œ oe o,ě e ie," +
        "k c q,c k ck ch s ts,q k,ch kh sh tch h,kh h x q,sh ch sch sz,zh j ż rz,w v u,y i j,j y i dj dzh g,ou u oo ow w,oo u,ee i,i e y ee,u o ou,o u,e a i,a e,ph f,th t,dh d z,gh g,x ks,ie ei ye e i,ai ay ei ey," +
        "v w f,b p,d t,g gh k,z s,s z ss,ll l,nn n,mm m,rr r,tt t,ss s,h -,e -,a -,us - o,is -,as -,s -,ev ew eff,off ov,ski sky skiy,aa a,ii i y,uu u,dj j,cz ch,sz sh,rz zh r,yi i,iy y i";

    public static Dictionary<(string X, string Y), double> Counts(string table, double weight)
    {
        var counts = new Dictionary<(string, string), double>();
        foreach (var entry in table.Split(','))
        {
            var parts = entry.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 1; i < parts.Length; i++)
                if (parts[0].Length <= 3 && parts[i].Length <= 3 && !(parts[0] == "-" && parts[i].Length > 1) && !(parts[i] == "-" && parts[0].Length > 1) && parts[0].Length + parts[i].Length <= 4)
                    counts[(parts[0] == "-" ? "" : parts[0], parts[i] == "-" ? "" : parts[i])] = weight / (parts[0].Length * i);
        }
        return counts;
    }
}
