"""How platforms are named: what stands before 平台, 系统, 小程序, 公众号, 热线, 网, and when that is no name.

搭建沟通平台 and 多种平台 are turns of phrase, 新媒体平台 is a class: a platform has words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.model import Concept, Document, Mention, Mentions, Reading, Span
from kg.zh.brands import is_slogan
from kg.zh.phrase import parts, phrase_start, trim, word_set
from kg.zh.quotes import paired
from kg.zh.scanning import scanning, with_word

KIND = "platform"

_HEAD = r"平台|系统|小程序|微信公众号|微信公众平台|公众号|客户端|APP|App|app|门户网站|网站|官网|官方网站|热线|微信群|工作群|视频号|抖音号|头条号|机器人|微博|信箱|直播间|云平台|专栏|栏目|频道"
_QUOTED = re.compile(
    rf"“([^“”《》\n。；]{{2,24}})”(?:等?)(?:的|政务|智慧|手机|网络|官方|掌上|微信|线上|普法|法治|学习|考试|便民|服务|数字|一体化|综合|智能|问答|客服|应用|移动|投诉|举报|旅游|文旅|预约|教育|培训|维权|咨询|受理|反馈|报修|缴费|办事|议事|协商|积分|评价|问卷|公示|招标|直播|办案|执法|监管|监督|管理|审批|调解|法律|社会|治理|信访|指挥|信息|监测|监控|预警|巡查|感知|子|云|民意|矛盾|纠纷|解纷|企业|惠企|信用|公共|安全|应急|城市|城管|交通|农业|村务|党建|政民|互动|问政|诉求|援助|复议|大数据|抖音|短视频|快手){{0,4}}({_HEAD}|[\u4e00-\u9fff]{{2,4}}频道|群(?!众|体|防|策))(?!性|化)"
)
# “实体+网络+热线”三平台: kinds of platforms side by side, none called so.
_JOINED = re.compile("^互联网[+]|[\u4e00-\u9fff]{2}[+][\u4e00-\u9fff]{2}")
_BEFORE_QUOTED = re.compile(
    r"(微信公众号|公众号|小程序|APP|app|抖音号|视频号|微信群|平台|网站|热线|微信|专栏|栏目)(?:的)?“([^“”《》\n。；]{2,20})”(群(?!众|体))?"
)
# 在“星海网甲县站”公开, 通过“海事通”办理: a name of a website or an app that says so by its last word.
_CALLED = re.compile(
    r"(?:在|通过|依托|登录|登陆|利用|借助|关注|入驻|上线)“([^“”《》\n。；、]{1,10}(?:网|网[\u4e00-\u9fff]{1,4}[站台频道]|在线|[一-龥](?<![联共互畅变串全打沟直精])通))”"
    r"(?=公开|公示|发布|公布|推送|办理|申报|申请|开设|受理|上传|学习|预约|查询|注册|等|[，。；、和])"
)
_COLUMN = re.compile(
    r"“([^“”《》\n。；]{2,20}(?:微讲堂|微课堂|云课堂|微直播|说法|播报|直播间|专栏|栏目|之声|之窗))”"
)
# 《法治时空》栏目: a programme is named like a book.
_PROGRAMME = re.compile(
    r"(?:栏目|专栏|节目)《(?P<after>[^《》\n]{2,16})》"
    r"|《(?P<before>[^《》\n]{2,16})》(?=(?:[、和及与]?《[^《》\n]{2,16}》){0,6}(?:等[\u4e00-\u9fff]{0,8}?|[\u4e00-\u9fff]{0,4})(?:栏目|专栏|节目))"
)
_LIST = re.compile(
    r"((?:“[^“”《》\n。；]{2,16}”[、和及与，]?){2,8})等?(?:[\u4e00-\u9fff]{0,8}?)(平台|系统|小程序|APP|公众号|账号|应用)"
)
_ONE = re.compile(r"“([^“”]{2,16})”")
_NUMBER = scanning(
    r"(?<!\d)(1\d{4}|\d{3,4}-\d{7,8}|\d{7,8})(?:[\u4e00-\u9fff]{0,14}?(?:热线|平台|专线|服务电话|举报电话|咨询电话)|”[\u4e00-\u9fff]{0,14}?(?:热线|平台|专线|电话))"
)
# 12315受理投诉: a public number does what its office does.
_BARE = scanning(r"(?<![\d.])(12\d{3})(?=受理|接听|接到|接收|转办|转来|投诉|举报|工单|诉求|来电)")
# “甲县12345”受理诉求: a place and its hotline.
_PLACED = re.compile(r"“([\u4e00-\u9fff]{2,6}12\d{3})”")
# 12345、12368热线: the numbers before the one that the head word follows.
_NUMBERS = scanning(
    r"(?<!\d)(1\d{4})[”]?(?=[、和及与][“]?(?:1\d{4}[”]?[、和及与][“]?){0,4}1\d{4}[”]?[\u4e00-\u9fff]{0,14}?(热线|平台|专线))"
)
_AT = re.compile(
    r"(?<![A-Za-z0-9])[@＠]([\u4e00-\u9fffA-Za-z0-9]{2,12}?)(?=[”、，。；（）]|官方|微博|微信|账号|发布)"
)
_UNQUOTED = re.compile(rf"(?:{_HEAD})(?!化|性|建设费)")
_NET = re.compile(
    r"[\u4e00-\u9fff]{2,10}(?:政府网|政务网|普法网|法治网|法网|信息网|信用网|法律服务网|政务服务网)(?![\u4e00-\u9fff]*?[格络]|格|络|站群|上|点)"
)
_SYSTEM = re.compile(
    r"(?:信息|管理|监督|监管|办案|审批|备案|查询|指挥|办公|考试|数据|应用|调解|智能|监测|预警|统计|直报|公示|追溯|执法|审查|审核|OA|服务|学习|培训|评价|应急|案件|案管|业务|预约|报送"
    r"|监察|监控|监察监控|核验|核查|巡查|评估|缴费|招投标|交易|征信|预约|评议|解析|调度|溯源"
    r"|可视化|视频|会议|自动化|档案|举报|投诉|受理|一体化|智慧|登记)系统$"
)
# Words that tell one platform from no other.
_GENERIC = word_set(
    """
    会议 视频会议 街道 网络 微信 互联网 新媒体 媒体 融媒体 线上 线下 网上 多种 各类 各种 多个 沟通 交流 展示 宣传 普法 信息 服务 学习 工作 合作 政务 政府 官方 公众 公开 发布 官网 门户 自媒体
    法律 法治 宣传教育 教育 互动 监督 管理 投诉 举报 咨询 便民 单位 部门 本级 电子 数字 数字化 信息化 智能 智慧 大数据 手机 移动 短视频 视频 直播 电视 广播 公共 综合 党建 村居 社区 村
    群众 社会 相关 有关 其他 基层 操作 神经 免疫 生态 教学 培训 政法 司法 行政 司法行政 教育 卫生 工会 金融 交通 财政 税务 公安 检察 审判 组织 宣传 防控 供水 供电 排水 消防 知识
    以案 优秀 载体 阵地 传播 信访 维权 创新 创业 就业 发展 招商 融资 实践 锻炼 竞技 治理 共享 协同 议事 协商 调解 建设 阳光 高效 便捷 优质 良好 广阔 重要 三大 两大 统一 全国 全省 全市 村级
    """
)
_STOPS = word_set(
    "充分利用 利用 运用 通过 依托 借助 使用 登录 关注 开通 开设 开发 搭建 建成 建立 打造 推广 应用 推广应用 上线 接入 录入 上传 发布 在 于 从 向 和 与 及 以及 用好 组建 建好 整合 融合 优化 升级 完善 "
    "全面 积极 充分 深入 推进 推动 加强 指导 引导 组织 动员 邀请 各 等 对 将 把 经 由 为 以 我局 我镇 我街道 办理 受理 处理 化解 转办 交办 收到 承办 回复 拨打 实行 统一 纳入 入驻 评为 获评 入选 荣获 联动 登陆 打开 走进 做客 扫描 添加 公布 办好 开好 开办 用活"
)


def find(doc: Document, known: Mentions) -> Iterable[Mention]:
    """The platforms that ``known`` does not cover, each with one unknown concept."""
    text = paired(doc)
    for sentence in doc.sentences:
        taken: list[Span] = []
        for start, end, label in _candidates(text, sentence):
            span = Span(start, end)
            if any(span.overlaps(other) for other in taken) or not _admissible(doc, known, span):
                continue
            taken.append(span)
            concept = Concept("", KIND, label, known=False)
            yield Mention(span, KIND, doc.quote(span), (Reading(concept),))


def _admissible(doc: Document, known: Mentions, span: Span) -> bool:
    low = max(0, span.start - 60)
    if doc.folded.rfind("《", low, span.start) > doc.folded.rfind("》", low, span.start):
        return False
    return not any(
        m.span.overlaps(span)
        and (
            span in m.span
            # “春雨”微信公众号 is named by what stands in marks before the kind
            or (len(m.span) * 2 >= len(span) and doc.folded[m.span.start - 1 : m.span.start] != "”")
        )
        for m in known.within(Span(low, span.end), KIND)
    )


def _candidates(text: str, sentence: Span) -> Iterator[tuple[int, int, str]]:
    low, high = sentence.start, sentence.end
    for match in _LIST.finditer(text, low, high):  # “甲”“乙”等平台
        for one in _ONE.finditer(text, match.start(1), match.end(1)):
            yield one.start(), one.end(), one[1]
    for match in _QUOTED.finditer(text, low, high):
        if _JOINED.search(match[1]):
            continue
        if match[1].endswith("式"):  # 涉外法律服务“一站式”平台, but 打造“一站式”平台
            first = max(low, phrase_start(text, match.start(), limit=14, stops=_STOPS))
            if match.start() - first >= 4:
                yield first, match.end(), re.sub(r"[“”]", "", text[first : match.end()])
            continue
        yield (
            match.start(),
            match.end(),
            _label(
                match[1],
                text[max(low, match.start() - 2) : match.start()],
                text[match.end(1) + 1 : match.end()],
            ),
        )
    for match in _NUMBER.finditer(text, low, high):
        first = match.start() - (text[match.start() - 1 : match.start()] == "“")
        yield first, match.end(), re.sub(r"[“”]", "", text[first : match.end()])
    for match in _PLACED.finditer(text, low, high):
        yield match.start(), match.end(), match[1]
    for match in _NUMBERS.finditer(text, low, high):
        yield match.start(1), match.end(1), match[1] + match[2]
    for match in _BARE.finditer(text, low, high):
        yield match.start(1), match.end(1), match[1]
    for match in _PROGRAMME.finditer(text, low, high):
        name = "after" if match["after"] else "before"
        yield match.start(name) - 1, match.end(), match[name]
    for match in _AT.finditer(text, low, high):
        yield match.start(), match.end(), match[1]
    for match in _BEFORE_QUOTED.finditer(text, low, high):
        yield match.start(), match.end(), match[2] + ("微信群" if match[3] else "")
    for match in _CALLED.finditer(text, low, high):
        yield match.start(1) - 1, match.end(1) + 1, match[1]
    for match in _COLUMN.finditer(text, low, high):
        if re.search(
            r"转发|推送|发布|播放|播出|开设|推出|开办|微信|新媒体|线上|直播|录制|观看|收看",
            text[max(low, match.start() - 30) : match.start()],
        ):
            yield match.start(), match.end(), match[1]
    for match in _UNQUOTED.finditer(text, low, high):
        first = max(low, phrase_start(text, match.start(), limit=20, stops=_STOPS))
        first = trim(text, first, match.start())
        name = text[first : match.end()]
        if first < match.start() and _distinct(name, match[0]):
            yield first, match.end(), re.sub(r"[“”]", "", name)
    for match in with_word(_NET, "网", text, low, high):
        first = max(low, phrase_start(text, match.end() - 1, limit=12, stops=_STOPS))
        if match.end() - first >= 4:
            yield first, match.end(), text[first : match.end()]


def _label(name: str, before: str, after: str) -> str:
    """“甲”微信群 and 微信“甲”群 are 甲微信群, “12345”热线 is 12345热线, “甲”平台 is 甲."""
    if after == "群" and before == "微信":
        return name + "微信群"
    doctrine = is_slogan(name)  # “习近平法治思想”专栏
    return name + after if doctrine or after.endswith(("群", "热线")) else name


def _distinct(name: str, head: str) -> bool:
    """Whether the words before 平台 tell this platform from any other."""
    body = name[: -len(head)]
    own = [word for word in parts(body) if word not in _GENERIC and len(word) > 1]
    if body.endswith(("类", "实体")) or "优秀" in body:  # 省级政务类APP, 公共法律服务实体平台
        return False
    if (head == "系统" and not _SYSTEM.search(name)) or (head == "平台" and head in body):
        return False
    return (
        len(body) >= 4 and bool(own)
        if head in ("平台", "系统", "网站", "专栏", "栏目", "频道", "微博")
        else bool(own)
    )
