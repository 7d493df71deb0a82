using System.Collections.Frozen;

namespace Plenary.Names;

/// <summary>How characters common in Chinese names are written in Hong Kong, where passports follow Cantonese, beside the Mandarin reading.</summary>
internal static class HanReadings
{
    private const string Cantonese =
        "陳陈chan 李lee 張张cheung 黃黄wong 何ho 梁leung 劉刘lau 林lam 鄭郑cheng 謝谢tse 郭kwok 馮冯fung 鄧邓tang 曾tsang 葉叶yip 蔡choi 許许hui 羅罗law 楊杨yeung 吳吴ng 周chow 徐tsui 朱chu 胡wu 馬马ma 余yu 麥麦mak 潘poon 盧卢lo " +
        "蘇苏so 葛kot 涂to 湯汤tong 譚谭tam 方fong 石shek 單shin 劉lau 廖liu 江kong 莫mok 關关kwan 黎lai 岑sham 甘kam 田tin 易yik 姚yiu 范fan 孫孙suen 趙赵chiu 王wong 唐tong 韓韩hon 鍾钟chung 彭pang 龐庞pong 古koo 霍fok 施sze 任yam 簡简kan 卓cheuk 戴tai 雷lui 倪ngai 董tung 區区au 歐欧au 柯or 查cha 文man 伍ng 毛mo 尹wan 容yung 溫温wan 翁yung 杜to 崔chui 凌ling 游yau 丘yau 邱yau 程ching 陶to 袁yuen 袁yuen 車车che 高ko 左jor 符fu 洪hung 侯hau 康hong " +
        "志chi 偉伟wai 明ming 華华wah 強强keung 國国kwok 榮荣wing 家ka 健kin 俊chun 美mei 麗丽lai 玉yuk 淑shuk 慧wai 珍chun 英ying 德tak 光kwong 仁yan 傑杰kit 豪ho 輝辉fai 興兴hing 業业yip 新san 智chi 思sze 成shing 天tin 永wing 安on 平ping 生sang 基kei 漢汉hon 東东tung 海hoi 樹树shu 根kan 發发fat 皇wong 龍龙lung 超chiu 雄hung " +
        "世sai 昌cheong 卿hing 惠wai 婉yuen 儀仪yee 怡yee 嘉ka 敏man 芬fan 芳fong 玲ling 蓮莲lin 鳳凤fung 霞ha 琼瓊king 秀sau 雲云wan 月yuet 寶宝po 金kam 銀银ngan 才choi 祥cheung 富fu 貴贵kwai 福fuk 祖cho 宗chung 耀yiu 澤泽chak 民man 權权kuen 達达tat 棟栋tung 樑leung 材choi 銘铭ming 鴻鸿hung 鈞钧kwan 鏗铿hang 鑑鉴kam 釗钊chiu 錫锡sik 波bo 恒恆hang 彥彦yin 宏wang 毅ngai 謙谦him 信shun 義义yi 禮礼lai 廉lim 忠chung 孝hau 勇yung 勤kan 敬king 賢贤yin 良leung 善sin 正ching 中chung 大tai 小siu 子tsz 君kwan 人yan 少siu 兆siu 兒儿yee 元yuen 先sin 克hak 全chuen 公kung 兼kim 其kei 凱凯hoi 利lee 勁劲king 勳勋fan 北pak 南nam 卓cheuk 友yau 司sze 同tung 啟启kai 喜hei 喬乔kiu 坤kwan 培pui 堅坚kin 士sze 奇kei 學学hok 宇yu 定ting 官kwun 宜yee 宣suen 富fu 展chin 山shan 川chuen 帆fan 年nin 幼yau 弘wang 強keung 心sum 念nim 恩yan 愛爱oi 慶庆hing 慈tsz 成shing 才choi 振chun 捷chit 政ching 敏man 文man 方fong 日yat 昭chiu 時时see 景king 晴ching 曉晓hiu 有yau 朗long 木muk 本poon 杏hang 柏pak 柱chu 栢pak 梅mui 森sum 楚chor 標标biu 樂乐lok 欣yan 武mo 水shui 江kong 沛pui 泉chuen 泰tai 浩ho 涵ham 清ching 港kong 源yuen 溢yat 滿满moon 漫man 灼cheuk 炳ping 烈lit 焯cheuk 煥焕wun 照chiu 熙hei 燕yin 琪ki 琴kam 瑞sui 瑜yu 瑩莹ying 璇suen 田tin 甫po 白pak 百pak 益yik 盛shing 真chun 石shek 秉ping 秋chau 穎颖wing 立lap 竹chuk 紅红hung 紹绍siu 維维wai 緯纬wai 群kwan 翠chui 聯联luen 聰聪chung 肇shiu 若yeuk 茂mau 荃chuen 莉lee 菁ching 萍ping 蓉yung 蘭兰lan 虎fu 行hang 衛卫wai 裕yu 詠咏wing 誠诚shing 諾诺lok 講kong 譽誉yu 豐丰fung 貞贞ching 賀贺ho 賓宾bun 超chiu 軍军kwan 進进chun 道to 遠远yuen 邦bong 郁yuk 錦锦kam 鎮镇chun 長长cheung 開开hoi 間kan 陽阳yeung 雁ngan 雅nga 雪suet 霖lam 靈灵ling 青ching 順顺shun 頌颂chung 飛飞fei 馨hing 駿骏chun 鵬鹏pang 鶯ying 麟lun";

    private static readonly FrozenDictionary<char, string> Readings = Read();

    /// <summary>The Hong Kong reading of a short run of characters, when each of them is known; null otherwise.</summary>
    public static string? Of(string characters)
    {
        if (characters.Length is 0 or > 3) return null;
        var reading = "";
        foreach (var c in characters)
        {
            if (!Readings.TryGetValue(c, out var sound)) return null;
            reading += sound;
        }
        return reading;
    }

    public static bool IsDoubleSurname(string pair) => pair is "歐陽" or "欧阳" or "司徒" or "諸葛" or "诸葛" or "上官" or "司馬" or "司马" or "東方" or "东方" or "夏侯" or "慕容" or "皇甫" or "尉遲" or "公孫" or "公孙";

    private static FrozenDictionary<char, string> Read()
    {
        var readings = new Dictionary<char, string>();
        foreach (var entry in Cantonese.Split(' '))
        {
            var sound = entry.AsSpan().TrimStart(entry.Where(c => c > 0x7F).ToArray()).ToString();
            foreach (var c in entry.AsSpan(0, entry.Length - sound.Length)) readings.TryAdd(c, sound);
        }
        return readings.ToFrozenDictionary();
    }
}
