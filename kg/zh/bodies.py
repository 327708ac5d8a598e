"""Which last words make a body of the words before them, of what class, and which only look like it."""

from __future__ import annotations

import re

from kg.zh.phrase import ends_word
from kg.zh.scanning import scanning
from kg.zh.surnames import SURNAMES

# (class, last words); the first line that matches decides, so 公安局 is police before it is a 局.
_SUFFIXES = (
    (
        "leading",
        r"(?:工作)?领导小?组(?!长)(?:办公室)?|协调小组|监督小组|工作专班|专班|指挥部|指挥中心|联席会议办公室",
    ),
    ("firm", r"律师事务所|律师所|律所|律师集团"),
    (
        "service",
        r"公证处|司法鉴定(?:中心|所)|法律援助(?:中心|工作站|站)|法律服务(?:中心|工作站|工作室|站|室|所)|仲裁委员会|仲裁院",
    ),
    ("court", r"人民法院|人民法庭|法院|法庭"),
    ("procuratorate", r"人民检察院|检察院|检察室"),
    (
        "police",
        r"派出所|公安分局|公安局|公安处|公安厅|(?:交警|刑警|特警|森警)(?:支队|大队|中队)|警务室|警务站",
    ),
    (
        "mediation",
        r"(?:人民)?调解委员会|调委会|调解(?:中心|工作室|室|工作站|站|协会)|矛调中心|矛盾纠纷[\u4e00-\u9fff]{2,8}中心",
    ),
    (
        "self-governance",
        r"村委会|村民委员会|居委会|居民委员会|村务监督委员会|党支部|党总支|业主委员会|业委会|理事会|议事会|管护会",
    ),
    ("congress", r"人大常委会|人大主席团|人大工委|人大"),
    ("consultative", r"(?<!行)政协(?![议同助调作定商办])(?:委员会|联络办|联络室|工委)?"),
    ("discipline", r"纪委监委|纪检监察组|巡[视察]组|纪工委|纪检组|纪委|监委|监察办"),
    (
        "party",
        r"党工委|(?:教育|教体|卫健|卫生健康|两新|非公|国资|互联网行业|社会)工委|党委|党组(?!成员|副?书记)|委员会办公室|组织部|宣传部|统战部|社会工作部|政法委员会|政法委|巡察办|编委|党校",
    ),
    ("government", r"人民政府|办事处|管委会|管理委员会"),
    (
        "enforcement",
        r"支队|大队|(?<!者)中队|执法队",
    ),
    (
        "team",
        r"志愿者?(?:服务)?(?:中队|队|团)|工作队|巡[防边护查]队|护[边林]队|巡逻队|应急队|服务队|调解队|宣讲队|宣传队|小分队|执法联合体|讲师团|宣讲团|律师团|顾问团|法律顾问室",
    ),
    (
        "office",
        r"(?:创建|督查|推进|整治|攻坚|征收|征迁|改造|整改|考核|普法|创文|创卫)办(?![理事法公函发案学好结件证税实班文])|综治中心|综治办|平安办|平安法治办(?:公室)?|社会治理[\u4e00-\u9fff]{0,6}中心",
    ),
    ("company", r"有限责任公司|有限公司|股份公司|集团|公司"),
    (
        "association",
        r"协会|(?<!协)商会|学会|研究会|促进会|联合会|总工会|(?<!职)工会|团委|妇联|残联|工商联|合作社|基金会|红十字会",
    ),
    ("school", r"小学|完小|中心校|职高|技校|(?<!集)中学|幼儿园|学校|学院|大学"),
    ("hospital", r"卫生院|保健院|防疫站|卫生室|医院|敬老院|福利院|疾控中心"),
    (
        "service",
        r"中心|(?<=[局厅院])(?:政务)?服务窗口|(?:文化|图书|博物|档案|美术|科技)馆|工作站|工作室|服务站|管理站|农经站|农技站|农机站|兽医站|畜牧站|林业站|水[管利务]站|农业站|治超站|检疫站|检查站|养护站|文化站|广播站|供电所|实践[所站]|联络站|(?:监测|监督|质监|运管|救助|推广|种子|植保|环卫|渔政)站|观察点",
    ),
    (
        "department",
        r"局|厅|所|(?<!入)海关|(?:执法|卫健|发改|住建|国资|经信|商务|交通|建管|建交|城管|农业农村|(?<=[省市县区旗州])[教农科卫])委(?![员托派任])|设计院|研究院|社科院|社会科学院|农科院|研究生院|(?:检验|检测|质检|鉴定|规划|勘察)院|边检站|人武部|武装部",
    ),
    (
        "office",
        r"办公[室厅]|(?<!中心)办(?![理事法公函发案学好结件证税实班医会文报票卡厂电成妥复]|园(?![区林]))|(?:法制|法规|执法监督|审批|复议|应诉|政策法规|综合|督查)[科股处室]",
    ),
    ("committee", r"委员会"),
)
SUFFIX = scanning("|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_SUFFIXES)))

# These name a body by themselves; of a 局 or a 中心 one has to say which.
WHOLE = (
    r"(?:法制|(?:政策)?法规)科|农业站|派出所|司法所|交警中队|调委会|人民调解委员会|工会|妇联|团委|残联|工商联|综治中心|综治办|平安办|平安法治办(?:公室)?|执法队|综合执法队|村委会|居委会|党工委|(?:教育|教体|卫健|两新)工委"
    r"|公共法律服务(?:中心|工作站|站|室)|法律援助(?:中心|工作站)|人民法庭|司法局|公安局|政法委|组织部|宣传部|统战部|党政办(?:公室)?|矛调中心|财政所|税务所|供电所"
    r"|农业服务中心|便民服务中心|政务服务中心|党群服务中心|综合执法(?:大队|办公室)|法制室|法律顾问室|(?:创建|督查|推进|整治|攻坚|征收|征迁|改造|整改|考核|普法|创文|创卫)办|农[技机经]站|水[管利务]站|林业站|畜牧站|文化站|[农信]办|信访办|应急办|城管办|安监[办站]|国土所|市场监管所"
)
_WHOLE = re.compile(WHOLE)
# Turns of phrase that end like a body.
_LOOKALIKE = scanning(
    r"(?:(?:首|主|民|承|协|举|经|督|催|交|转|帮|代|查|创|开|申|通|合|联|即|快|阅|自|领|会|审|受|侦|网|易|好|能|成|速|减|新|不|难|可|必|照|补|批|严|惩|接|特|专|同"
    r"|包|容|缓|拒|简|马|再|公|就近|少|延|立|筹|兴|采|盯|中|次|跑|理|上|助|窗|码|秒|未)办"
    r"|(?:场|处|住|厕|寓|交易|居|会|诊|便|哨|两|三|各|托|抱|有|无|理|为|众|律|前|一|几|我|由|在|全|入|(?<![省市县区州旗])(?:戒毒|看守|拘留)|招待|之|站|办)所"
    r"|(?:为|以.{0,6}|围绕|服务|紧扣|聚焦|党的|工作|群众为|发展|学习|重|法治建设|建设|城市|区域|国际|问题|案件|经济|思想|信息|同心|站所|一|街道|全[镇乡县区市]|领域|域副)中心|中小学|^(?:绿色|示范|平安|文明|健康|法治)(?:学校|医院)"
    r"|(?:电子税务|[好大布格时当结开僵破危胜残终变战败各]|(?<!安)全|(?<![民财邮行家])政|两|三|委办)局|(?:大|餐|展|客|议事|放映|门|舞|音乐|饭|前)厅)$"
)
# What is built or acted out: a square or a park has no staff, a moot court none either.
_NO_STAFF = re.compile(r"(?:广场|公园|长廊|步道)$|^模拟(?:法庭|法院)$")
# 民办幼儿园9所: a number and the classifier of what is counted; 第三小学 and 十二中学 have longer last words.
_CLASSIFIER = re.compile(r"[\d一二两三四五六七八九十百几][余多]?[所站局厅办]$")
# What follows a short name and is no part of it, though the cut of the words may join them: 司法所|仅有, 法规科|科长.
_AFTER_NAME = re.compile(
    rf"[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{1,2}}(?=[、，。和与]|等\d|[两三四五六七八]名)|对(?![口外])|负责|牵头|[仅只](?:有|配)|[所科站股局][长员]|现有|共有"
)
_GENERIC = re.compile(
    r"各|每|该|其|某|一些|个别|部分|有关|相关|上级|下级|多个|所有|全体|其他|两级|三级|基层|部分|主管|我|本|一个|几个|这些|职能|村级各|[省市县区]级(?:金牌|示范|优秀|品牌)|村村"
    r"|[一二三四五六七八九十\d]+(?:个|家|所|处)|.{0,4}(?:会前|会上)|[一二三四五六七八九十]办"
)
# Words that no body has in its name, although 我局 or 与全局 end like one.
_CLAUSE = re.compile(r"我|现将|与|形式|研究(?![院会所室中员生])|进行|后报|审定|审议(?!会)")
# A 局 that begins the next words: 工作局, 制度局 are none.
_LONE = re.compile(
    r"(?:工作|情况|责任|制度|计划|方案|问题|项目|任务|会议|活动|措施|机制|由|对|按照|根据|结合|各|(?<!安)全)局$"
)
_QUOTED = re.compile(r"“[^“”]{0,20}”")
_NUMBER = re.compile(r"[函发规字文通明电秘决办]{0,4} ?[〔\[（【](?:19|20)\d\d[〕\]）】] ?第?\d{1,4} ?号")
_NUMBER_LAST = re.compile(r" ?\d{1,4} ?号")  # 〔2013〕甲市府办48号
_COUNTED = re.compile(
    r"(?:[各每](?:个|级|家|行政|有关|相关)?(?:村|社区|嘎查|镇|乡|街道|苏木|县|区|市|旗|部门|单位|[、（）]){0,4}"
    r"|(?:\d|[一二三四五六七八九十两几数百])[余多]?[个家支所处间座](?:[\u4e00-\u9fff]{0,4}(?<![由在和与及向对的]))?)$"
)
# 十个村委会 are many, wherever the number stands in what looks like a name.
_MANY = re.compile(r"各[级地类乡镇县市区村]|[一二三四五六七八九十两几数百\d][余多]?个")
_OF_MANY = re.compile(r"(?:上级|下级|有关|相关|相应|所有|部分|全体|多个|其他|两级|三级|各级|基层|模拟)$")
# 幼儿园9所 are nine; 申请法院强制执行 says no more than that a court does it.
_NUMBER_OF = re.compile(r"\d{1,4}[余多]?[所家]")
# 乡镇政府, 县区党委: two levels in a row name no body; a 职工会 is a meeting.
_LEVELS = re.compile(r"[省市县区州旗镇乡街](?=[省市县区州旗镇乡街道])|职(?=工会)")
_JOINED = re.compile(r"副?书记|常委|委员|会|议|班子|主要|负责|在|与|和|及")
_AREA = re.compile(r"(?<=[社园景小片校辖发林灌库])区")  # 区 in 社区 is no level of administration
_CLASS_OF_BODIES = re.compile(r"[\u4e00-\u9fff（）]{0,8}(?:机构|组织)$|律师事务所|律所")


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a body's name that stands there is not part of a number or of a longer word, nor one of many.

    >>> stands_alone("各镇派出所", 2, 5), stands_alone("某政办〔2020〕3号", 0, 3), stands_alone("由村委会", 1, 4)
    (False, False, True)
    """
    if _NUMBER.match(text, end) or _NUMBER_LAST.match(text, end) or _AREA.match(text, start):
        return False
    if text.startswith("厅", end) or text.startswith("公厅", end):
        return False
    name = text[start:end]
    if name == "法庭" and re.compile("旁听|辩论|审理|教育|调查").match(text, end):
        return False  # 参加法庭旁听
    if _NO_STAFF.search(name) or text.startswith("+", end) or text.endswith("+", 0, start):
        return False
    if _CLASS_OF_BODIES.fullmatch(name) and not re.match("[省市县区州旗镇乡村]|街道|政府", name):
        return False
    if start and _LEVELS.match(text, start - 1) and name[:2] != "街道":
        return False
    if _NUMBER_OF.match(text, end) or (name in ("法院", "人民法院") and text.endswith("申请", 0, start)):
        return False
    before = max(0, start - 12)
    return not (_COUNTED.search(text, before, start) or _OF_MANY.search(text, before, start))


def ends_body(text: str, start: int, end: int) -> bool:
    """Whether a short name ends where a word does; the cut of the words keeps 省委书记 and 党委会议 whole.

    >>> ends_body("修订考核办法", 2, 5), ends_body("省委书记调研", 0, 2)
    (False, True)
    """
    if text.startswith("组长", end - 1):
        return False  # 纪检组长
    if text[end - 1] != "办" and (end - start > 3 or _JOINED.match(text, end)):
        return True
    return bool(_AFTER_NAME.match(text, end)) or ends_word(text, end)


def body_class(match: re.Match[str]) -> str:
    """The class of body that a match of ``SUFFIX`` stands for.

    >>> body_class(SUFFIX.search("县公安局"))
    'police'
    """
    return _SUFFIXES[int((match.lastgroup or "k0")[1:])][0]


def is_body(name: str, last: str) -> bool:
    """Whether a name with this last word is that of one body: not of a group, not a turn of phrase.

    >>> [is_body(n, w) for n, w in (("县林业局", "局"), ("各办公室", "办公室"), ("主办", "办"), ("派出所", "所"))]
    [True, False, False, True]
    """
    if _WHOLE.fullmatch(name):
        return True
    plain = _QUOTED.sub("", name)
    if (
        "+" in plain
        or _CLASSIFIER.search(name)
        or _NO_STAFF.search(plain)
        or ("·" in plain and last.endswith("办"))
        or _CLAUSE.search(plain)
        or _LONE.search(plain)
        or _MANY.search(plain)
    ):
        return False
    if _GENERIC.match(name) or (_LOOKALIKE.search(name) and not name.endswith(("派出所", "服务中心"))):
        return False
    if (
        last.endswith("厅")
        and last != "办公厅"
        and not re.match(r"省|自治区|国务院|中共中央|.{2,4}(?:省|自治区)", name)
    ):
        return False
    own = len(name) - len(last)
    return own >= 2 or (
        own == 1 and name[0] in "省市县区州盟旗镇乡村局校院团" and last not in ("中心", "办", "所")
    )
