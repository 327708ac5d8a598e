"""Which words begin a measure (加强, 选聘, 制定), and which clauses of a plan say only its spirit, its aim or that there is one."""

from __future__ import annotations

import re

_HOW = (
    r"(?:持续|进一步|不断|继续|着力|大力|切实|全面|深入|扎实|积极|广泛|坚持|强力|充分|重点|着重|认真|严格|有序|稳步|加快|主动|自觉|及时|定期|常态化|力争|公开|精准化?|规范化|统一|分[级类批]次?"
    r"|逐步|逐级|高质量|高标准|有效|适时|更加注重|每[年季月周半]度?|牢固|严肃|坚决|依法|统筹)*"
)
_DO = (
    # set going, carry on, carry through
    r"开展|组织|举办|召开|实施|实行|推[进行动广出]|落[实细]|执行|履行|贯彻|启动|开设|承办|参与|接受|纳入|列入|签订|联合|会同|对接|协调"
    # make stronger, better, larger
    r"|加[强大快密]|强化|提[升高]|增[强设配加派补]|压[实紧]|夯实|充实|筑牢|织密|擦亮|做[好实优强精细深]|抓[好实紧牢严细]|用[好活足]|管好|完善|健全|优化|改进|改造|更新|创新|细化|规范|深化|拓[展宽]"
    r"|丰富|补[齐足强]|整合|盘活|升级|巩固|扩大|延伸|畅通|理顺|发挥|严[格肃把守]|坚守|清理|整[治改]|排查|化解|解决|查处|打击"
    # build, write, staff, teach
    r"|建[立成设好强]|新[建增设]|[争]?创[建成]|办[好实]|组建|成立|设[立置]|搭建|构建|打造|营建|修[订缮建]|制[定订]|出台|印发|发布|编[制印排写纂]|录制|起草|拟定|选[聘派拔树]|招[录聘]|聘[请用任]|配[强齐备足]|引进|吸纳|争取|购置|安排"
    r"|培[养育训]|轮训|学习|宣传|普及|引导|鼓励|指导|督促|监督|考核|探索|研究|统筹|依法|倡导|树立|把好|突出|聚焦"
)
_INTO = r"(?:[纳列写融嵌]入|列为|作为|贯穿|搬[进到]|延伸|送[到进]|落实[到在]|提[高升][至到]|挂钩|单列|转[化变]|下[沉放]|打造成|建成|分解|覆盖)"
# 把课堂搬进夜市, 将预案演练纳入考核; but 将开发软件 says when
MEASURE = re.compile(
    rf"{_HOW}(?:{_DO})|(?:把|将(?!{_HOW}(?:{_DO}))(?=[^，。；\n]{{2,20}}{_INTO}))[\u4e00-\u9fff“”、]{{4}}"
)

# Who and when: 下一步，我局将; 2024年.
WHO_WHEN = re.compile(
    r"^(?:为此|同时|对此)?(?:在?(?:下一?步|今后|以后)的?工作中?|下一?步|下一?阶段|接下来|今后|来年|明年|在?新的一年里?|下半年|后续|20\d\d年度?)?[^，。]{0,14}?(?:将(?!军|来)|要(?!求|点|素|害)|拟(?!制|定|稿)|计划(?!生育))|^(?:20\d\d年度?|下半年|明年|来年)(?=[^，。]{4})|^(?:主要|具体|工作)?(?:对策|措施|办法)(?:是|为|有)|^(?:下一?步|下一?阶段|今后|明年|来年|接下来|在?新的一年里?|20\d\d[ ]?年度?)$"
)
_STRONG = r"(?:认真|严格|全面|坚决|切实|持续|进一步)*(?:落[实细]|执行|规范|明确)"
_SPIRIT = re.compile(
    r"(?:为(?:指导|指引|统领|引领|契机|抓手|目标|主线|遵循|核心|导向)|思想|精神|部署(?:要求)?|领导下|指导下|基础上|实际|(?:目标|重点)(?:任务|工作)?|中心(?:任务|工作))$"
    r"|^坚持[^，。、]{0,10}(?:导向|为本|至上|中心|领导|引领|思维)$|^以更[\u4e00-\u9fff]{1,2}的"
    rf"|^(?!{_STRONG}(?![^，。]{{0,24}}(?:关于|决策|部署|总体|上级|党中央|[省市区县]委)))[^，。]{{0,40}}要求$"
    r"|^(?:补短板|强弱项|固底板|扬优势|持续[用发]力|久久为功|真抓实干|常抓不懈|狠抓落实|、)+$|^也?是[^，。]{0,30}(?:之年|一年|关键[期年])$"
    r"|^(?:针对|按照|根据|对照|围绕|紧[紧扣盯]|结合|立足|依托|聚焦|在(?![^，。]{2,20}(?:设[立置]|增设|建|开展|推[行广]|试点|举办|打造|配备|组建)))"
)
_RESULT = re.compile(
    r"(?:为(?![^，。]{1,14}(?:配[备齐强]?|建|购|开设|安装|办理|发放|培训|制[定订])(?!合))|确保|保证|保障|推动|促进|实现|营造|形成|努力|不断(?:提|增|推)|全面提[升高]|切实提[升高]|有效提[升高]|进一步提[升高]|提[升高]|增强|从而|以(?!案|评|考|练)|使|让|奋力|做到)"
)
# 推动改革落地 is a measure, 推动工作上台阶 and 推动工作落地见效 what comes of it.
_MOVES = re.compile(r"推动[^，。；]{2,20}(?:落地(?!见效|生根|落实|生效)|改革|入驻|建成|全覆盖|立法|挂牌)")
# 重点做好以下工作, 做到“四个更加注重”: the measures come after.
_ANNOUNCES = re.compile(
    r"(?:以下|如下)[^，。]{0,12}$|[几一二三四五六七八九十两\d]个?方面[^，。]{0,12}$|^[^，。]{0,8}(?:做到|坚持|突出|抓好|实现)[^，。]{0,4}“[一二三四五六七八九十]个?[^”]{1,8}”$|“[^”]{1,12}”[^，。]{0,4}(?:上|方面)[^，。]{0,8}$|^[^，。]{0,10}重点工作(?:是|有|为)?$"
    r"|^(?:下一?步|今后)?(?:的|工作)?(?:改进|整改|解决|应对|工作|具体)?(?:措施|举措|办法|对策|打算|方向)$"
)
# That something will be done about it, but not what; and what every plan ends with.
_VAGUE = re.compile(
    r"(?:采取|加以|予以|认真|逐步|切实)[^，。]{0,12}(?:解决|改进|整改|克服|改正|完善)(?:和落实)?$|再接再厉$"
)
_GRAND = re.compile(
    r"(?:再?上(?:新|一个?)(?:新)?台阶|迈上[^，。]{0,4}台阶|新局面|新篇章|新成效|新进展|高质量发展|(?:提供|强化)[^，。]{2,24}(?:保障|支撑|环境|服务)|(?:作出|做出)[^，。]{0,10}贡献|落地见效|走深走实)$"
)


def announces_measures(clause: str) -> bool:
    """Whether a clause only says that measures will follow.

    >>> announces_measures("重点做好以下工作"), announces_measures("坚持“三统一”制度")
    (True, False)
    """
    return bool(_ANNOUNCES.search(clause))


def is_spirit(clause: str) -> bool:
    """Whether a clause says in what spirit something will be done, as every plan does.

    >>> is_spirit("按照县委部署"), is_spirit("坚持问题导向"), is_spirit("严格落实收编直管要求")
    (True, True, False)
    """
    return bool(_SPIRIT.search(clause))


def is_result(clause: str) -> bool:
    """Whether a clause says what is to come of it.

    >>> is_result("确保取得实效"), is_result("推动窗口入驻"), is_result("推动工作落地见效")
    (True, False, True)
    """
    return bool(_RESULT.match(clause)) and not _MOVES.match(clause)


def is_vague(words: str) -> bool:
    """Whether a point says that something will be done and not what, or only how grand it will be.

    >>> is_vague("在今后的工作中认真加以改进"), is_vague("推动法治建设再上新台阶"), is_vague("改进窗口服务")
    (True, True, False)
    """
    return bool(_VAGUE.search(words)) or (
        "，" not in words and is_result(words) and bool(_GRAND.search(words))
    )
