"""Which words of a mechanism's name say what kind of mechanism it is, and in which order they decide."""

from __future__ import annotations

import re

# The first line that matches decides: a grid that mediates is a grid, enforcement by lists is enforcement.
_BY_WORDS = tuple(
    (kind, re.compile(words))
    for kind, words in (
        ("Participation", r"示范[户村]|示范社区|法律明白人|法治带头人|村规民约|居民公约|自治章程|志愿"),
        ("Enforcement", r"[河林田湖山路]长[+]|检察长|警长|罚没"),
        ("Responsibility", r"谁.{1,8}谁|管.{2,5}(?:必须|也要|就要)管|第一责任人|述法"),
        ("LegalPublicity", r"学法|考法|(?:带头|重点|全员|集中|普遍)学"),
        ("Responsibility", r"(?:亲自|具体|牵头|层层|直接|合力)抓|负总责|抓落实|年初部署"),
        ("GridGovernance", r"网格|微格|警格|\d[+].{0,8}(?:基层|社会)治理"),
        ("PartyBuilding", r"党建引领|党建品牌"),
        ("GridGovernance", r"联户|楼栋长|十户长|街长|巷长"),
        (
            "DisputeResolution",
            (
                r"矛盾|纠纷|调解|调处|解纷|化解|信访|接访|下访|上访|访调|诉调|警调|[一二三四五六七]调|联调|诉源|访源|评理|说事|息诉|包案|警司|庭.?所"
                r"|所.?庭|法官|非诉|枫桥|争议|诉前|司法确认|大调解|议和|劝和|说和|言和|促和"
            ),
        ),
        ("Participation", r"议事[厅亭角]"),
        (
            "DecisionMaking",
            r"决策|议事|合法性审|集体讨论|集体决|三重一大|听证|[三四五六]议(?!题)|规范性文件|合同审|论证|风险评估|会审|党政联席|公平竞争审|常务会",
        ),
        (
            "Enforcement",
            r"执法|处罚|案卷|裁量|检查|查一次|双随机|不罚|免罚|轻罚|首违|一码检|扫码|行刑|行政许可|监管|监察|非现场|柔性|行政强制|罚缴",
        ),
        (
            "LegalPublicity",
            r"普法|宣传|学法|宣讲|释法|法治副校长|讲法|述说|法治教育|讲堂|讲师团|课堂|学堂|夜校|沙龙|书屋|法治文化|旁听庭审|案例指导|学习|领学|研学|送法|法治课",
        ),
        (
            "LegalService",
            r"法律服务|法律顾问|律师|法律援助|法援|公证|公共法律|法律之家|法律诊所|法治体检|法律咨询|仲裁",
        ),
        ("DecisionMaking", r"审查|审核|必审|决定|议定|合同"),
        (
            "Responsibility",
            r"责任|考核|述法|督查|督办|督察|报告制度|问责|承诺|负责|一把手|包保|报备|一票否决|销号|约谈|职责|清单|述职|通报|追究|追责|应诉|请示|包村|包片|包一|长制|驻村|联村|值班|坐班",
        ),
        ("Other", r"便民|政务服务|帮办|代办|营商|一窗|一网|一件事"),
        ("Disclosure", r"公开|公示|阳光|晾晒|亮晒"),
        ("PartyBuilding", r"党建|党支部|党员|支部|党组织|红色|先锋|三会一课|党小组"),
        ("Participation", r"村民|居民|群众|自治|积分|百姓|公众参与|协商|民主|院坝|屋场|乡贤|板凳|圆桌"),
    )
)


def mechanism_kind(name: str, context: str = "", heading: str = "", beside: str = "") -> str:
    """The kind of a mechanism by its name, else by those beside it, else by the words around it, else by its section, else ``Other``.

    One word around it (公开 of 公开承诺) says nothing yet: two must, and more than for any other kind. A
    heading says it if it has words of one kind only.

    >>> mechanism_kind("首问责任制"), mechanism_kind("矛盾纠纷多元化解机制"), mechanism_kind("一站式服务")
    ('Responsibility', 'DisputeResolution', 'Other')
    >>> mechanism_kind("三步走", "及时化解邻里矛盾")
    'DisputeResolution'
    >>> mechanism_kind("十项行动", "向社会公开承诺")
    'Other'
    >>> mechanism_kind("十项行动", "向社会公开承诺", "规范行政执法行为")
    'Enforcement'
    >>> mechanism_kind("三步走", "及时化解邻里矛盾", beside="行政执法")
    'Enforcement'
    """
    for text in (name, beside):
        for kind, words in _BY_WORDS:
            if words.search(text):
                return kind
    votes: dict[str, int] = {}
    for kind, words in _BY_WORDS:
        votes[kind] = votes.get(kind, 0) + len(words.findall(context))
    ranked = sorted(votes.items(), key=lambda vote: -vote[1])
    (kind, most), (_, next_most) = ranked[:2]
    if most >= 2 and most > next_most:
        return kind
    said = {kind for kind, words in _BY_WORDS if words.search(heading)}
    return said.pop() if len(said) == 1 else "Other"
