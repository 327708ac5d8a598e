"""How far a person's name reaches that begins at some place of a text, if one does."""

from __future__ import annotations

import re

from kg.zh.phrase import word_set
from kg.zh.surnames import COMPOUND, MONGOLIAN, SURNAMES, TIBETAN, UYGHUR
from kg.zh.words import in_dictionary, tags

HAN = "\u4e00-\u9fff"
_SURNAME = f"[{''.join(sorted(SURNAMES))}]"
# Peoples whose names have no surname to know them by; one element alone is often a common word.
ELEMENTS = f"(?:{TIBETAN}|{MONGOLIAN}){{2,3}}|(?:{TIBETAN})[措吉太杰]|(?:{TIBETAN})|(?:{MONGOLIAN})|(?:{UYGHUR}){{2,4}}"
DOTTED = f"[{HAN}]{{1,6}}(?:·[{HAN}]{{1,8}}?){{1,3}}"
# A name by its form alone, as few characters as the words around it allow.
FORM = f"(?:{COMPOUND})[{HAN}]{{1,2}}?|{_SURNAME}[{HAN}]{{1,2}}?|{_SURNAME} {{1,3}}[{HAN}]|(?:{ELEMENTS})|{DOTTED}"
_ELEMENTS = re.compile(ELEMENTS)
# 李 明, as wide as 李建明 above it.
_SPACED = re.compile(f"{_SURNAME} {{1,3}}[{HAN}](?![{HAN}] )")
_SURNAMED = re.compile(f"{_SURNAME}(?:{MONGOLIAN}){{2,3}}")
_DOTTED = re.compile(
    f"{DOTTED}(?=[^{HAN}·]|$|[任为等在到的就与和及由带担兼主率参牵负说应走获被给向对]|亲自|调[解处研]|宣[讲传]|部署|讨[回要]|化解|讲[解述授]|联[合手]|组[成建]|协[助调]|督[导促]|巡[查护逻]|创[办作]|用心|耐心|现场|每[月周天年]|同志|律师|警官|法官|检察官|老师|教授|深入|多次|先后|上门|用)"
)
_RUN = re.compile(f"[{HAN}]+")
_COMPOUND = re.compile(f"(?:{COMPOUND})[{HAN}]{{1,2}}")
# A name of no surname that is written by sound, where a name is expected: 额尔登木图, 达木林.
_SOUNDS = "[门波沙呷惹且乐阿巴白宝毕布查朝楚达德丹道敦额恩尔嘎噶格根古哈呼吉喀卡克拉兰勒力林鲁玛麻莫木牧穆那娜纳尼努诺其奇琪庆却热日荣萨赛桑斯松苏索塔陶特图托娃温乌希锡雅颜亚彦伊依音扎珠卓吐登都仓策更措才让仁增丹旦巧曼买提江孜甫合肖]"
_BY_SOUND = re.compile(f"{_SOUNDS}{{3,6}}")
# One element is known: 才项|多杰, 斯琴|格日乐.
_HALF_KNOWN = re.compile(f"(?P<unknown>[{HAN}]{{2}})(?:{TIBETAN})|(?:{MONGOLIAN}){_SOUNDS}{{1,4}}")

# 尚勇为副组长, however the words are cut.
_SERVES_AS = re.compile(
    f"[{HAN}]{{2,3}}?(?P<serves>同志(?!们)|(?:担任|为|任)(?:第一|常务)?副?(?:组长|主任|指挥长))"
)
# What a name is followed by: the end of the clause, what its bearer does, his standing, the next of a list.
ENDED = re.compile("[，。；：、（）()“”,;:!？！/ \n\t]|$|[与和及](?![谐平睦])")
_MARKED = re.compile("[，。；、）]")
DOES = re.compile(
    "逐[一个户项案条]|义务|各[讲说带办司负尽自就包联]|出庭|应诉|办[理好案]|审理|承办|查处|排查|摸排|核实|处置|解决|[三四五六七八九十]人|立[马即刻]|说[：，道]|如是说|告诉|表示|坦言|感慨|笑着|登[门台]|出面|成立[了的]|发起[了的]?|倡议|组建[了的]?|连续|多年|常年|累计|独立|全年|以案|主审|化身|驻[点村庭所队守]|受[到表奖]|成功|视频|线上|在线|远程|结成|进[村寨牧社校企户]|亲自|一起|一道|劝[阻导说返]|耐心|翻译|编[写排演创译]|绣制|撰[稿写]|被|获评|荣[获立膺]|获|当选|入选|创[立办建]|调[解处研]|化解|受理|接待|强调|指出|要求|履行|部署|主持|多次|先后|[两\\d一三几四]次|率[队先]|带队|亲自|听取|批示|签[批署]|作[出为了的专]?|提出|讲[话授法解]|督[导查办战促]|检查|视察"
    "|[出列]席|述[法职学廉]|来[县镇乡局校我村市区]|到[会场村镇乡县局我牧现户社企家]|走[进访上]|带领|带头|牵头|负责|陪同|汇报|发言|点评|授课|召开|深入|推动|重点|专题|就|在|任|同志|担任|兼任|为(?![了民])|等|现场|分[管别片包]|具体|[莅来赴]|严[把格]|靠前|共同|联合|组[成织]|取得|领衔|巡回|加入|协[助调]|配合|参[加与]|进行|开展|主[动抓讲持]|应[邀聘邀]|受[邀聘]"
    "|代[表理]|上门|前往|坚持|通过|用|一行|全程|驻|每[月周季年]|结合|围绕|随|的|律师|警官|法官|检察官|教授|老师|书记|主任|镇长|乡长|局长|副|两[名位人]|[三四五六]名|宣讲|介绍|撰写|解读|对|向|也|已|均|都|将|以|从|于|退休|事迹|通报|审[核查批理]|自愿|发现|包案|包抓|包保|包联|包片|包村|率先|巡回|畅谈|同坐|到岗|交流|示范|参会|驻[点村庭所队守]|抓[好实细]|发[现起放动表]|利用|围绕|着力|持续|夜查|巡查|联手|入户|结对|值班|定期|认真|及时|积极|依法|严格|落实|宣传|普法|协调|讲述|指示|轮流|提供|出具|多方|起草|编制|把|送|开|回|讲"
)
# Words that begin like a surname and that the cut of the words takes for names.
_WORDS = word_set(
    """
    但农 果断 果真 果然 果农 果园 果树 类似 类别 类型 干净 干群 干事 干活 干部 顾而 冷链 齐心 解纷 应知 应会
    周密 明白 陈述 荣获 祝贺 安抚 容纳 杜绝 弘扬 查明 张贴 周旋 扬言 张罗 施政 查清 连贯 练兵 满怀 关怀 谢谢 修正 权衡 严令 费尽 荣立 荣膺 廉政 安保 惠民 公正
    齐全 周全 康复 宁静 文明 阳光 辛勤 权威 严明 高超 卓越 许可 晋升 宣言 顾问 荣誉 智慧 慕名 和谐 常年 白天 司机 金融 常委 钱款 史册 毛毯 温馨 温暖 诚信 章程 向导
    益民 敬老 易懂 华丽 顾全 常怀 妥处 利企 利民 惠企 宁可 容缺 包保 包片 包村 包联 段路 强降 党中 时人
    """
)
_NO_NAME = re.compile(
    "[乡镇县村区州局办所院委担任为被了的诉访案纷罚证政责务岗款事总婶嫂姐处股室站]$|副|某|大[爷妈叔姐哥]|阿姨|老汉|先生|女士|老师|师傅|年[初底终中内]|月[初底]|季度|组长|主要|部门|领导|负责|分管|常务|工作|责任|主持|会议|亲自|第一|相关|有关|成员|干部|同志|双|镇长|乡长|县长|书记|主任|律师|法官|法律|法治|依法|政府|单位|各|全体"
    "|高度|高位|高效|认真|任职|任务|任期|为主|和副|和各|及时|及其|担任|兼任|应当|应诉|应急|时任|时间|明白|明确|全面|全程|全员|全年|全省|全市|全县|司法|安全|安排|方面|方式|公开|公正|公安|公证|公共|文件"
    "|平台|计划|管理|关于|关心|支持|成立|连续|连同|强化|强调|满意|权利|信访|居民|国家|国有|农村|农业|党员|党委|党政|党组|解答|解决|来访|来信|随访|查处|查看|利用|支部|商会|原则|单独|平均|相互|容易|幸福|展开|干预|居中|计入|位于|都要|那么"
    "|顾问|专家|团队|事务|宣传|调解|审查|培训|讲座|服务|值班|咨询|制度|机制|队伍|参与|参加|列席|出庭|出席|述法|述职|主讲|授课|履职|点评|讲话|常态|代表|委员|包联|驻村|包村|到会|到场|嘎查|苏木|社区|机关|领域|方向|方便|方法|连接|应邀|应聘|成功|常驻|强制|严格|严重|严肃|严把|高质|高标|质量|标准|水平|起点|站位|规格|基础|纪律|作风|规矩|层次|温度|力度|压力|思路|形式|意识|观念|相继|干警|民警|依规|依纪"
)
_DOCTRINE = re.compile("新时代中国特色|法治思想|外交思想|强军思想|文化思想|生态文明思想|经济思想|关于")
# Particles that are surnames, too; no name of three characters is begun with them by chance.
_PARTICLES = frozenset("和与及同向为对由应任等于从安全以由都后")
# What names of places, peoples and bodies end with: 武当山 and 哈尼族 are no persons.
_OF_PLACES = frozenset("市省州县区族部军国党化路洲河山湖都江海南北西东京城门岛陵口关")
_ALSO_NAMES = frozenset("国军洲河山湖江海")  # 长江, 青山
_GIVEN_NAME = re.compile("[建卫爱兴志振保治安立定护报]国|[建爱卫拥学红]军")
# How the second character of a given name may be tagged that was cut off: 李文|驰.
_GIVEN = frozenset({"vg", "ng", "ag", "g", "zg", "nz", "j"})
# What a given name of two characters may be as a word: 建军, 国庆, 文明.
_GIVEN_WORDS = frozenset({"n", "nz", "ns", "nt", "t", "x", "a", "j", "b", "s"})
# An adjective that begins like a name is one behind a leader's post, with a mark behind it.
_QUALITIES = frozenset({"a", "an", "ad", "z", "d", "i"})
_TELLS = ("述法", "述职", "述学", "述廉")
_FUNCTION = frozenset({"p", "c", "u", "ud", "uj", "ul", "uz", "uv", "ug", "d", "r", "f", "m", "q"})


def is_word(name: str) -> bool:
    """Whether the characters are words that merely begin like a name.

    >>> is_word("周密"), is_word("李负责"), is_word("周敏")
    (True, True, False)
    """
    return name[:2] in _WORDS or bool(_NO_NAME.search(name)) or name[0] in "和与及"


def is_doctrine(text: str, end: int) -> bool:
    """Whether the name that ends there is part of the name of a doctrine."""
    return bool(_DOCTRINE.match(text, end))


def reach(text: str, start: int, limit: int, *, strong: bool = True) -> int:
    """How many characters from ``start`` on are a person's name; 0 if they are none.

    ``strong`` says that a name is expected there, as behind a leader's post; else two characters are too few
    unless the clause ends behind them.

    >>> reach("局长李志刚先后三次", 2, 9), reach("局长应带头学法", 2, 7), reach("主任黄河清，", 2, 6)
    (3, 0, 3)
    >>> reach("律师陈述意见", 2, 6), reach("律师买买提·艾力，", 2, 9), reach("镇长斯琴高娃到会", 2, 8)
    (0, 6, 4)
    """
    if dotted := _DOTTED.match(text, start, limit):
        return dotted.end() - start
    ethnic = _ELEMENTS.match(text, start, limit) or _SURNAMED.match(text, start, limit)
    if ethnic and _ends(text, ethnic.end(), limit):
        size = ethnic.end() - start
        if size > 3 or not is_word(text[start : start + size]):
            return size if size > 2 or text[start + size - 1] not in "图仓江" else 0
    half = _HALF_KNOWN.match(text, start, limit)
    if half and _ends(text, half.end(), limit) and not (half["unknown"] and in_dictionary(half["unknown"])):
        return half.end() - start
    spaced = _SPACED.match(text, start, limit)
    if spaced and _ends(text, spaced.end(), limit) and not is_word(spaced[0].replace(" ", "")):
        return spaced.end() - start
    if serves := strong and _SERVES_AS.match(text, start, limit):
        name = text[start : serves.start("serves")]  # and 强卫东同志
        if name[0] in SURNAMES and not is_word(name):
            return len(name)
    sound = _BY_SOUND.match(text, start, limit)
    if sound and (_ends(text, sound.end(), limit) if strong else ENDED.match(text, sound.end())):
        return sound.end() - start
    if start >= limit or text[start] not in SURNAMES:
        return 0
    limit = min(limit, start + 12)
    run = _RUN.match(text, start, limit)
    limit = run.end() if run else start
    compound = _COMPOUND.match(text, start, limit)
    size = 0 if compound else _by_cut(text, start, limit)
    if compound:
        whole = len(compound[0]) == 4 and _ends(text, start + 4, limit)
        short = _ends(text, start + 3, limit)
        size = 4 if whole and (not short or ENDED.match(text, start + 4)) else 3 * short
    if not size and strong and limit >= start + 2 and _MARKED.match(text, start + 2):
        word, flag = tags(text[start : start + 2])[0]
        size = 2 * (len(word) == 2 and flag in _QUALITIES)  # 副乡长严峻、…
    name = text[start : start + size]
    if not 2 <= size <= 4 or (size == 4 and not compound) or is_word(name):
        return 0
    if size == 2 and not strong and not ENDED.match(text, start + size):
        does = DOES.match(text, start + size, limit)
        cut = tags(text[start : min(limit, start + 8)])
        known = cut[0][0] == name and (cut[0][1] == "nr" or not in_dictionary(name))
        sure = cut[0][1] == "nr" and not in_dictionary(name)  # no word begins like a name there
        return (
            2
            if known
            and ((does and (len(does[0]) > 1 or (sure and does[0] in "在为任对等"))) or _acts([cut[0], *cut]))
            else 0
        )
    return size


def _by_cut(text: str, start: int, limit: int) -> int:
    """The size of a name by the cut of the words, and where that fails by what follows."""
    cut = tags(text[start : min(limit, start + 8)])
    sizes = [len(word) for word, _ in cut] + [0, 0, 0]
    flags = [flag for _, flag in cut] + ["", "", ""]
    three = start + 3 <= limit and _ends(text, start + 3, limit)
    # 邓小|兵|化身: any verb, where the cut begins with a name
    said = three or (start + 3 <= limit and _verb_follows(text, start + 3))
    # a guess of the cut is a name by whatever tag: 董坤, 黎晨
    guessed = sizes[0] == 2 and text[start] not in _PARTICLES and not in_dictionary(cut[0][0])
    if sizes[0] >= 2 and (flags[0].startswith("nr") or guessed):
        if text.startswith("均", start + 2) and _verb_follows(text, start + 3):
            return 2  # 丁一均完成学法
        told = text.startswith(_TELLS, start + 2)  # 吴斌|述|法
        if sizes[0] == 2 and sizes[1] == 1 and not told and _goes_on(text, start, limit, flags[1]):
            return 3
        if sizes[0] > 2:  # 杨福为 was cut too late
            return 2 if text[start + 2] in "为任等在" and _ends(text, start + 2, limit) else sizes[0]
        # 姚正|陆任 was cut too early
        if text.startswith(("立马", "立即", "立刻"), start + 3):
            return 3  # 朱千|荣立|马上
        acts = flags[1].startswith("v") and sizes[1] > 1  # any verb of two characters
        three = said and not text.startswith(("责任", "信任", "任"), start + 2)
        return 2 if acts or _ends(text, start + 2, limit) else 3 * three
    if sizes[0] == 1:
        # 安|国庆, and a mark behind it; but 向|上级
        given = sizes[1] == 2 and flags[1].startswith(("nr", "nz", "ns", "t", "x"))
        if text[start] in _PARTICLES and not (
            given and (flags[1][:2] == "nr" or ENDED.match(text, start + 3))
        ):
            return 0
        if sizes[1] == 2 and (
            three or flags[1].startswith("nr") or (flags[1] in _GIVEN_WORDS and _acts(cut))
        ):
            return 3
        if sizes[1] == 1 and sizes[2] == 1 and three and flags[1] not in ("p", "c"):
            return 3
        if sizes[1] == 1 and flags[1] not in _FUNCTION and _ends(text, start + 2, limit):
            return 2
        return 0
    # 简正|权|分别: a rare adverb to the cut, with a verb or an adverb of two characters behind it
    if sizes[:2] == [2, 1] and flags[0] == "d" and flags[1] not in _FUNCTION and three:
        return 3 if _acts(cut) or ENDED.match(text, start + 3) else 0
    # 黄河|清, 高明|亮: a name of a place or an adjective and one character more, with an end behind it
    noun = flags[0] in ("ns", "nz", "x", "nt", "t", "s", "j") or (
        flags[0] in ("n", "a", "an", "b", "ng", "ag") and (flags[1] in _GIVEN | {"n"} or flags[1][:2] == "nr")
    )
    if sizes[0] == 2 and sizes[1] == 1 and noun and three and flags[1] not in _FUNCTION:
        return 3
    if (
        sizes[0] == 2
        and flags[0] == "ns"
        and text[start + 1] not in _OF_PLACES
        and (_ends(text, start + 2, limit) or (flags[1][:1] == "v" and sizes[1] > 1))
    ):
        return 2
    named = sizes[0] == 3 and flags[0] in ("x", "nz", "ns", "nt", "i")
    return 3 if named and three and not _ends_as_place(text[start : start + 3]) else 0


def _ends_as_place(name: str) -> bool:
    """Whether what the cut takes for a place is one: 武当山 of the dictionary, but not 马建国."""
    if name[2] not in _OF_PLACES or _GIVEN_NAME.match(name, 1):
        return False
    return name[2] not in _ALSO_NAMES or in_dictionary(name)


def _acts(cut: list[tuple[str, str]]) -> bool:
    """Whether a verb or an adverb of two characters stands behind the first two words: 冯|建军|同坐."""
    word, flag = cut[2] if len(cut) > 2 else ("", "")
    return len(word) > 1 and (flag.startswith("v") or flag in ("d", "ad"))


def _goes_on(text: str, start: int, limit: int, flag: str) -> bool:
    """Whether the character after two that are cut as a name belongs to it."""
    after = text[start + 2]
    if flag in _GIVEN or flag.startswith("nr"):
        return True
    if _MARKED.match(text, start + 3) and after not in "等和中":
        return True  # no particle stands before a mark: 杨仕均、
    if flag in _FUNCTION or after in "等任为被在作":
        return False
    return bool(ENDED.match(text, start + 3, limit) or (flag != "v" and DOES.match(text, start + 3, limit)))


def _verb_follows(text: str, end: int) -> bool:
    """Whether a verb, an adverb or an idiom of two characters and more begins there."""
    word, flag = (tags(text[end : end + 6]) or [("", "")])[0]
    return len(word) > 1 and (flag.startswith("v") or flag in ("d", "ad", "i", "l"))


def _ends(text: str, end: int, limit: int) -> bool:
    """Whether a name can end there."""
    return end >= limit or bool(ENDED.match(text, end) or DOES.match(text, end))
