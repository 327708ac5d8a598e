"""Which of the twenty types of activity a phrase names: the most telling word decides, then the one nearest the number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.zh.scanning import scanning

OTHER = "Other"

# Words that settle the type wherever they stand; of several, the last (the head of a Chinese phrase).
_TELLING = (
    ("Exam", "考试|测试|测验|参考率|及格率|考法|平均分|答题|竞赛|应知应会|考学"),
    ("Training", "培训|轮训|集训|业务指导|参训|跟班|实训|练兵|比武|演练"),
    (
        "Lecture",
        "讲座|讲坛|课堂|宣讲会|宣讲课|法治课|授课|党课|讲法|讲堂|专题辅导|辅导报告|公开课|法治副校长|法治微课|上课|听课",
    ),
    (
        "Study",
        "学法(?!考|测|用法示范户|用法.{0,2}户)|学习(?!资料|强国|宣讲)|研学|自学|旁听|庭审|观摩|研讨|参学|研读|传达",
    ),
    (
        "Consultation",
        "咨询|答疑|疑问|疑难解答|法律服务(?!站|室|中心|点|平台|所|实体|网络)|法律体检|法治体检|值班|坐班|代写|法律意见|律师.{0,2}函|法律事务|法律建议|12348|风险提示|法律风险|(?<!12345热线)接听(?:群众)?(?:来电|电话)|法律帮助",
    ),
    ("LegalAid", "法律援助|法援|援助案件|司法救助"),
    (
        "Petition",
        "信访|来信|来访|上访|接访|下访|进京|(?<=[一-龥])(?<!走)(?<!回)(?<!家)访(?=$|[事案件])|12345|热线|工单|诉求|投诉|举报|市长信箱|留言|舆情|重复访|包案",
    ),
    ("Screening", "排查(?![、和并]?(?:化解|调解|调处))|摸排|走访|摸底|排摸|入户|苗头"),
    ("Patrol", "踏查|夜巡|巡[逻防查护河湖海山林堤线边街]"),
    (
        "Inspection",
        "检查|督查|督察|抽查|抽检|检测|督导|暗访|整改|整治|验收|巡察|监测|双随机|核查|检验|送检|审慎监管|信用监管|勘查|查摆|查验|盘查|稽查|巡检|督办",
    ),
    (
        "Enforcement",
        "(?<!确认)违法|违规|违章|违建|处罚|立案|查处|查办|查获|查扣|罚款|罚没|没收|扣押|拆除|取缔|行政强制|移送|劝导(?!员)|劝返|责令|吊销|侵权|抓获|刑拘|执法事项|执法权|行政执法(?=$|行为|案件|决定|次)|侦破|破获|暂扣|查封|追缴|追[回讨](?!.{0,8}(?:工资|工钱|薪|劳务|欠款))|(?:处理|处置)(?=.{0,6}(?:车辆|船|人员|教师|商户|业主))|办案(?!场所|区|点|中心)|卸载|联勤联动|委托执法|超限|破案|打掉|案件线索|涉案|不罚|不予|惩戒|关停|停业|停工令|停产|欠薪(?!.{0,6}(?:纠纷|矛盾|调解|争议))|追[发缴](?=.{0,8}工资)|免罚",
    ),
    (
        "Review",
        "审查|审核|评查|备案|合同|风险评估|法核|会签|复核|清理(?=.{0,8}文件)|文件清理|合法性|法制审|审阅|案卷|会审|谈判|案件审理|公平竞争|评估(?=政策|文件|措施|[^员]{0,8}(?:政策|文件|决策))",
    ),
    (
        "Meeting",
        "会议|例会|常务会|党委会|推进会|报告会|座谈会|联席会|党组会|办公会|听证会|述法|论证会|议事|部署会|工作会|调度会|协商会|院坝会|专题会|生活会|全会|述职|讨论会|分析会|研判会|坝坝会|夜话|党工委会|领导小组会|汇报|专题研究|列席|审议|(?<!性)议题$|研究(?=.{0,16}(?:议题|事项|法治.{0,8}|依法.{0,8}工作|法治工作)$)|讨论$",
    ),
    ("Disclosure", "公开(?!课|信$)|公示|公布|发布|信息公开|政务信息|公众号|网站|依申请|新闻发布"),
    (
        "Publicity",
        "宣传|宣讲|普法|^进(?:学校|校园|企业|社区|机关|农?村|单位|家庭|军营|网络|宗教|景区|工地|市场)|横幅|标语|短信|传单|读本|手册|折页|海报|展板|条幅|送法|法治进|法律进|[五六七八九]进|文艺|演出|视频|法治文化|广播|喇叭|电子屏|以案释法|受教育|受众|推送|播放|转发|倡议书|公开信|一封信|信息稿|稿件|简报|案例推|释法|说法|法治教育|警示教育|宣教|法治电影|法治影片|资料|传阅|知晓|讲解(?!员)|小册子|读物|台历|微课|小品|快板|快闪|观众|橱窗|故事会|夜谈会|编[印演]|模拟法庭|等活动$",
    ),
    (
        "Facility",
        "服务站|服务室|工作站|工作室|调解室|司法所|中心(?=$|[、和及])|公园|广场|长廊|阵地|(?<!宅)基地|驿站|之家|窗口|服务点|站点|站室|自助机|联系点|(?<!模拟)法庭|书屋|图书角|调委会|调解委员会|文化墙|法治园|摄像头|监控|设备|执法车|办案(?:场所|区|中心)|记录仪|无人机|宣传栏(?!内容)|文化角|服务所|调解站|仲裁所|加装|服务网点",
    ),
    (
        "Staffing",
        "执法证|执法资格|持证|招录|招聘|选聘|聘请|聘用|聘任|(?<!仪)(?<!装备)(?<!设备)(?<!车辆)配备(?!.{0,12}(?:仪|装备|设备|车|箱|机)$)|配强|培养|培育|法律明白人|法律顾问(?!.{0,2}[讲坐值])|调解员|网格员|志愿者|示范户|带头人|联络员|监督员|劝导员|辅警|法律人才|普法骨干|宣讲员|信息员|执法队员|首席|专干|公职律师|执法人员(?=$|[、和及的])|编制|指派|队伍",
    ),
    ("GridStructure", "网格(?!员|治理|化治)|联户(?!长)"),
    (
        "Other",
        "行政复议|行政诉讼|应诉|出庭|败诉|胜诉|复议|代表建议|意见建议|人大代表|提案|议案(?!件)|行政审批|行政许可|许可|政务服务|便民|审批|制度|清单|权责|制定|出台|修订|规章|纠错|建议|表彰|示范[村镇县社]|奖|荣誉|行政裁决|证照|营业执照|清[理运].{0,6}(?:垃圾|河道|河湖|沟渠|水渠|杂物|漂浮物|积雪|淤泥|杂草|柴草|排水沟|卫生死角)|开庭|用户|(?:印发|下发|制发|转发)(?=文件$)|(?:帮扶|纾困|修复)(?=.{0,10}(?:企业|主体|信用|商户|个体户)$)|信用修复|权重|检察建议|矫正|安置帮教|刑满释放|司法建议",
    ),
)
# Words that only hint at it.
_HINTS = (
    ("Review", "规范性文件|文件"),
    ("Enforcement", "执法|案件|警力|罚|没收|取证|强制"),
    ("Inspection", "隐患|问题|(?<!注册)(?<!登记)(?<!惠及)(?<!入驻)企业|车辆|场所|安全|监管|风险"),
    ("Staffing", "律师|人员|干部|职工|专家|人才|成员|顾问|队员|员$"),
    ("Publicity", "(?<!信用)信息|作品|活动|(?<!乱)[摆设]摊(?!经营|占道|的|行为|户|位)"),
    ("Facility", "[站室所台]$|设施|平台"),
)


# A verb at the front that says it all, whatever it is done to: 培训执法人员, 宣传法律援助.
_FIRST = re.compile(
    "(?P<Training>培训|轮训)|(?P<Meeting>(?:专题)?研究(?!制[定订]|出台|起草)(?=.{0,20}(?:工作|问题|议题|事项)$))|(?P<Publicity>宣传|宣讲)|(?P<Study>学习)|(?P<Review>(?:备案)?审[查核](?!员)|会审|(?:全面)?(?:清理|拟?废止|拟?修改|宣布失效)(?=.{0,16}文件))|(?P<Staffing>聘请|聘任|聘用|招录|招聘|选聘)"
    "|(?P<Disclosure>(?:主动|依法)?公开(?![招选遴课信审听庭])|公示)|(?P<Inspection>检查|抽查|督查|督导|抽检)|(?P<Other>表彰|评选|命名|创建|创成|复验|申报)|(?P<Enforcement>出动执法|查处|劝返)"
)
# 解决执法装备、人员培训等问题: whatever the difficulties were about.
_SOLVES = re.compile(
    "(?:协调|推动|合力)?(?:解决|破解)(?!.{0,14}(?:信访|诉求|投诉|举报|纠纷|群众|[居村]民|反映|上访)).{0,16}(?:难题|问题|困难)"
)
_FRONTED = re.compile(
    "(?:宣传|学习|检查|培训)(?:.{0,8}(?:[会班栏周月]|资料|材料|手册|活动)$|.{2,30}(?:培训|讲座|考试|竞赛|辅导)$)"
)
_TITLE = re.compile(r"《[^《》\n]{0,80}(?<![证照书])》")  # 学习《信访工作条例》 is no petition
# Said of nearly everything that is settled, so that any telling word goes before it (化解信访事项).
_MEDIATES = re.compile(
    "调解|化解|调处|纠纷|矛盾|和解|劝和|司法确认|协议书|争议|追[回讨].{0,8}(?:工资|工钱|薪|劳务|欠款)"
)


# What is made of rules is no exam and no meeting, whatever the rules are about: 制定考核办法, 建立议事制度.
_RULES = re.compile(
    "(?:研究)?(?:制[定订]|出台|印发|修[订改]|建立|健全|完善|编制|起草|拟[定订]|创新)(?:(?!网格(?!员)).){0,28}"
    "(?:制度|机制|办法|方案|计划|规划|规[定则范]|细则|(?<!法律)意见|清单|台账|体系|预案|章程|标准|流程|指引|[事问任约]制|[公民]约)[》”]?$"
)


# 劳动争议立案调解率
_SETTLED = re.compile("(?:调解|化解|调处|调成)(?:成功)?率$")
_PLEAS = re.compile("访|诉求|投诉|举报|工单|热线")


def _compiled(table: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return scanning("|".join(f"(?P<{kind}>{words})" for kind, words in table))


_TELLING_ANY, _HINTS_ANY = _compiled(_TELLING), _compiled(_HINTS)


def deed(phrase: str, known: Iterable[tuple[int, str]] = ()) -> str | None:
    """The type of activity that a folded phrase names, or None if nothing in it says.

    ``known`` are further trigger words as (where it ends in the phrase, type); they count for less than
    the telling words and for more than a hint.

    >>> deed("排查发现矛盾纠纷"), deed("化解写信重复访"), deed("开展法律明白人培训"), deed("新增用户")
    ('Screening', 'Petition', 'Training', 'Other')
    >>> deed("平均一个行政村") is None
    True
    """
    found = telling(phrase)
    if found:
        return found
    triggers = sorted(known)
    if triggers:
        return triggers[-1][1]
    return _last(_HINTS_ANY, phrase)


def telling(phrase: str) -> str | None:
    """The type that a telling word of a folded phrase settles, without the hints.

    >>> telling("办结信访事项"), telling("调解成功率"), telling("群众满意度") is None
    ('Petition', 'Mediation', True)
    >>> telling("制定法律知识测试办法")
    'Other'
    """
    if _RULES.fullmatch(phrase) or _SOLVES.fullmatch(phrase):
        return OTHER
    if _SETTLED.search(phrase) and not _PLEAS.search(phrase):
        return "Mediation"
    first = _FIRST.match(phrase)
    if first and not _FRONTED.match(phrase):
        return first.lastgroup
    return _last(_TELLING_ANY, phrase) or ("Mediation" if _MEDIATES.search(phrase) else None)


def _last(pattern: re.Pattern[str], phrase: str) -> str | None:
    kind: str | None = None
    phrase = _TITLE.sub("", phrase)
    for match in pattern.finditer(phrase):
        kind = match.lastgroup
    return kind
