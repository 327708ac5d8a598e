"""What a name in quotation marks is: a way of working, or a slogan, a campaign, a website with the same marks."""

from __future__ import annotations

import re

# Doctrine, slogans, figures of speech: 四个意识, 关键少数, 最后一公里, 放管服.
_SLOGAN = re.compile(
    r"^.{0,4}[三四五六七八九十]进$|场所$|[一二两三四五六七八九十]+个(?:意识|自信|维护|确立|结合|全面|坚持|统一|务必|服从|现代化|大局|倍增|牢固|善于|自觉|敢于|必然|答案"
    r"|全覆盖|加强|方面|新)|习近平|中国特色|中国梦|主义|四风|八项规定|关键少数|头雁|^一把手$|一公里|一百米|急难愁盼|放管服|五位一体|十[三四五]五|国之大者"
    r"|规划.*纲要|^[五六七八九]五$|一带一路|双碳|双减|四好|时时放心|初心|使命|主题教育|共同富裕|^七一$|^两[会新委]$|供给侧|关键小事|第一要务"
    r"|生命线|指挥棒|晴雨表|主心骨|排头兵|先手棋|组合拳|牛鼻子|硬骨头|试金石|风向标|防火墙|^[\d.·]+$|三无|^[十一二三四五六七八九]+条$"
    r"|大学习|^三定$|^三公(?:$|经费|消费)|^十三|两高|两违|双一流|小康|百年|自我革命|总开关|压舱石|稳定器|助推器|助力器|加速度|新引擎|及时雨|定心丸|连心桥$|答卷"
    r"|两山|金山银山|^.{1,2}[化性]$|小事|三个区分开来|一张图|一盘棋|一股绳|一条心|两张皮|一刀切|两不愁|回头看|无禁区|零容忍|紧箍咒|及格线|最大公约数|绊脚石|三严三实|^六[稳保]|两学一做"
    r"|四梁八柱|勇挑重担|挑大梁|顶梁柱|领头[羊雁]|桥头堡|金钥匙|金名片|主力军|护身符|安全阀|减压阀|灭火器|润滑剂|催化剂|强心针|千斤顶|指南针|方向盘|敲门砖|护城河"
    r"|壁垒$|孤岛$|定盘星|定海神针|最先一公里|中流砥柱|办实事"
    r"|^[一二三四五六七八九十\d]+大(?:行动|任务|工程|战略|攻坚|提升|体系|目标|板块|革命|理念|领域|人物|事件|案例|新闻|亮点|品牌|成果)"
    r"|新?高地$|铜墙铁壁|战争$|硬仗$|势力$|店小二|样板$|新标杆|先行区|示范区$|施工图|路线图|任务书|时间表|责任田|度量衡|千里眼|顺风耳|及时雨|新名片|新引擎|新路子|新篇章|快进键|一级抓一级"
    r"|^(?:田间地头|村头巷尾|街头巷尾|农家小院|房前屋后|家门口|院坝)$|线[上下][+]线[上下]|集中[+]分散|(?:营商|法治|政务|市场)环境$|理论[+]实践|请进来|走出去|两手抓|两不误"
)
# What publicity is about: no way of working is named after it, but many a campaign is.
_TOPIC = re.compile(r"民法典|宪法|疫情|新冠|黄赌毒|三农|乡村振兴|[五六七八九][·.]?五.?普法")
_OTHER_KIND = re.compile(
    r"(?:平台|系统|小程序|公众号|APP|网站|热线|专栏|栏目|微讲堂|[日周月年节]|办法|条例|规划|意见|方案|通知|规定|细则|要点|规则|计划|委员会|领导小组|调解室|工作室|工作站|服务站|中心"
    r"|警务站|工作队|提醒函|建议函|通知[单书]|告知[单书]|建议书|承诺书|(?:问题|任务|整改|项目|负面事项)清单|法庭|广场|公园|街区|文化墙|展馆|团队|会议|报告|讲话|精神|思想|大赛|晚会|宣传车|横幅|典型案例|问题|先进集体|先进个人|先进单位|活动|在线|大礼包|战役|战|攻坚)$"
)
_CN = "一二两三四五六七八九十双百千多"
_BRAND = re.compile(
    rf"[\dNnXx一二三四五六七八九十]{{1,4}}(?:[+][\dNnXx多]{{1,4}}){{1,7}}.{{0,20}}|[^+]{{1,12}}(?:[+][^+]{{1,12}}){{1,8}}|[^-+、]{{1,12}}(?:-{{1,2}}[^-+、]{{1,12}}){{2,8}}"
    rf"|[{_CN}][^{_CN}]{{1,4}}[{_CN}][^{_CN}]{{1,4}}(?:[{_CN}][^{_CN}]{{1,4}}){{0,3}}|[{_CN}\d]{{1,2}}[^{_CN}\d]{{1,5}}|谁.{{1,8}}谁.{{1,5}}|[一二三四五六七八九十]个一|每[日天周旬月季年]一.{{1,3}}"
)
# A number, a classifier and a noun: 三个作用, 五股力量, 四个一 — as often doctrine as a way of working.
_COUNTED = re.compile(rf"[{_CN}\d]{{1,2}}[个项场股种条大位份点地类道座面把句]([^{_CN}\d]{{0,4}}|[一二两])")
_ACTS = "办查审评检批议调"
_LEVELS = re.compile(r"(?:[省市县区乡镇村组街道社州旗委户]{1,3}[、+])+[^、]{1,3}")
_VENUE = re.compile(
    r"(?:茶室|茶馆|茶舍|茶话|驿站|评理堂|说事点|说理堂|议事厅|议事亭|小院|庭院|长廊|夜话|会客厅|凉亭|板凳|院坝会|院坝|工坊|解忧铺|之家|客厅|老娘舅|和事佬|和事堂"
    r"|说事室|谈心室|直通车|超市|银行|门诊|红管家|轻骑兵|先锋队|调解团|赶集队|一张网|一本账|一件事|一次|一码通|一窗办|毡房|马背|流动车|炕头|地头|渔排|船头|(?<![微云中])课堂|(?<!道德)讲堂|学堂|夜校|沙龙|书屋|茶座|茶亭|夜谈|夜听|早餐会|早茶|茶叙|小屋|调解屋|调解队|大集|集市|恳谈会|圆桌会|故事会|邮局|诊室|快车|巴士)$"
    r"|(?:讲堂|课堂|讲坛|夜校)·[^·]{2,6}$|[^、，]{2}(?:普法|法治|法律|宣讲|释法|说法)[^、，]{0,4}(?:团|队|联盟|专列|号)$"
)
_MEDIATORS = re.compile(
    r"^(?!(?:人民|矛盾纠纷|专业|联合|诉前|行政|司法|警民)?(?:联合)?调解|[镇乡村县])[^、，]{2,10}调解(?:工作)?[室站点岗角]$"
)
# What is done in a way of its own: 帐篷普法, 板凳议事; 全民普法 and 行政调解 are common nouns.
_PRACTICE = re.compile(
    r"(?!开展|加强|推进|全民|全员|集中|法治|法律|人民|行政|司法|联合|综合|公正|严格|文明|规范|依法|以案|线[上下]|主动|重点|专项|专业|行业|商事|诉[前中]"
    r"|多元|大调解|矛盾|纠纷|社会|[一二三四五六七八九]五|谁)[^、，+ ]{2,5}(?:普法|说法|释法|送法|讲法|话法|议事|评理|解纷|调解|问诊|巡诊|接访|帮办|代办)"
)
_WHO_DOES = re.compile(
    r"(?:[^、，]{0,6}(?:主要领导|分管领导|班子成员|书记|负责人|分管|站所|部门|专人|专班|干部|网格员|组长|支部|片区|村|乡|镇|县|区|街道"
    r"|科室|社区|中层|股室|群众|居民|业主|企业|商户|市场主体|人员|律师|法官|民警|党员|物业|[省市州盟旗]级|前[台店端]|后[台厂端])"
    r"[^、，]{1,8}(?:[、，]|$)){2,6}"
)


# How soon or how near, which names nothing without what is so: “15分钟”服务圈, “24小时”窗口.
_EXTENT = re.compile(rf"[\d{_CN}半]{{1,3}}(?:分钟|小时|秒|公里|里|米|天|日)")


def clean(name: str) -> str:
    """The shortest common name: without quotation marks, 新时代, blanks at the ends.

    >>> clean("新时代“枫桥经验”")
    '枫桥经验'
    """
    name = re.sub(r"[“”‘’《》\n]|新时代", "", name)
    return re.sub(r" +", " ", name).strip(" 的、，")


def is_slogan(name: str) -> bool:
    """Whether the words are doctrine, a slogan or a figure of speech.

    >>> is_slogan("四个意识"), is_slogan("四议两公开")
    (True, False)
    """
    return bool(_SLOGAN.search(name))


def is_topic(name: str) -> bool:
    """Whether the words say what is publicised and not how one works.

    >>> is_topic("民法典进万家"), is_topic("马背普法")
    (True, False)
    """
    return bool(_TOPIC.search(name))


def is_other_kind(name: str) -> bool:
    """Whether the last word says that it is a body, a website, a day or a document.

    >>> is_other_kind("老李调解室"), is_other_kind("老李说事")
    (True, False)
    """
    return bool(_OTHER_KIND.search(name) or _LEVELS.fullmatch(name))


def is_brand(name: str) -> bool:
    """Whether the name is made of numbers or joined by plus signs, as only names of methods are.

    >>> [is_brand(n) for n in ("1+6+N", "三调联动", "双随机、一公开", "党建+网格", "公正高效")]
    [True, True, True, True, False]
    >>> is_brand("每月一题"), is_brand("每月学习")
    (True, False)
    """
    return bool(_BRAND.fullmatch(name.replace("、", "")))


def is_counted(name: str) -> bool:
    """Whether the name is a number, a classifier and at most a noun, as doctrine often is.

    >>> [is_counted(n) for n in ("三个作用", "七个一", "两点", "三访三促", "一村一警")]
    [True, True, True, False, False]
    """
    return bool(_COUNTED.fullmatch(name))


def is_parallel(name: str) -> bool:
    """Whether the name says in how many ways one thing is done.

    >>> is_parallel("网上办、就近办、一次办"), is_parallel("真抓、实干、快办")
    (True, False)
    """
    items = name.split("、")
    last = items[0][-1:]
    return (
        len(items) >= 2
        and last in _ACTS
        and all(2 <= len(item) <= 4 and item.endswith(last) for item in items)
    )


def is_venue(name: str) -> bool:
    """Whether the name is that of a corner where people are heard (清心茶室, 说事小院)."""
    return bool(_VENUE.search(name))


def is_extent(name: str) -> bool:
    """Whether the words only say how soon, how long or how near.

    >>> is_extent("十五分钟"), is_extent("24小时"), is_extent("三天三办")
    (True, True, False)
    """
    return bool(_EXTENT.fullmatch(name))


def is_practice(name: str) -> bool:
    """Whether the name is that of a common task with the words for how it is done.

    >>> [is_practice(n) for n in ("帐篷普法", "板凳议事", "全民普法", "行政调解")]
    [True, True, False, False]
    """
    return bool(_PRACTICE.fullmatch(name))


def is_mediators(name: str) -> bool:
    """Whether the name is that of a mediation room known by the name of its mediator or its place.

    >>> is_mediators("老李调解室"), is_mediators("人民调解室"), is_mediators("老李服务站")
    (True, False, False)
    """
    return bool(_MEDIATORS.search(name))


def says_who_does(name: str) -> bool:
    """Whether the name says who does what, and not how well all goes.

    >>> says_who_does("主要领导抓总、分管领导主抓"), says_who_does("权责清晰、运转高效")
    (True, False)
    """
    return bool(_WHO_DOES.fullmatch(name))
