"""How kinds, predicates and the page's own words read in Chinese and English, and how kinds look.

Colours are Okabe and Ito's, which colour-blind readers can tell apart, darker on white and lighter on black;
a kind is never told by colour alone: no two kinds share colour and shape.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.terms import DCTERMS, FZ, ORG


class Kind(NamedTuple):
    """How a kind of node reads and looks; ``shape`` is one of vis-network's."""

    zh: str
    en: str
    shape: str
    light: str
    dark: str


KINDS: dict[str, Kind] = {
    "report": Kind("报告地方", "Reporting place", "dot", "#20262e", "#f4f4f4"),
    "norm": Kind("法律法规与文件", "Norm", "square", "#0072b2", "#4fabe6"),
    "work": Kind("读本资料", "Study text", "square", "#8a6d00", "#f0e442"),
    "mechanism": Kind("治理机制", "Mechanism", "diamond", "#c44e00", "#f28a3d"),
    "campaign": Kind("宣传活动日", "Campaign", "star", "#b07500", "#f0b030"),
    "activity": Kind("工作与数据", "Activity and figures", "hexagon", "#a8437c", "#e08fbe"),
    "organisation": Kind("机构组织", "Organisation", "dot", "#007a59", "#2fc79b"),
    "person": Kind("人物", "Person", "triangle", "#007a59", "#2fc79b"),
    "platform": Kind("平台载体", "Platform", "hexagon", "#2b7fb8", "#7cc7f2"),
    "place": Kind("地方", "Place", "triangleDown", "#6b7280", "#aab2bd"),
    "shortcoming": Kind("存在问题", "Shortcoming", "triangleDown", "#b3261e", "#ff8a80"),
    "plan": Kind("下步打算", "Plan", "triangle", "#6a4fb3", "#b7a3f2"),
    "topic": Kind("主题", "Topic", "dot", "#6b7280", "#aab2bd"),
}

# A report's direct predicates and the kind of node each leads to.
LINKS: dict[str, str] = {
    FZ.cites: "norm",
    FZ.refersTo: "work",
    FZ.describes: "mechanism",
    FZ.observes: "campaign",
    FZ.involves: "organisation",
    FZ["names"]: "person",
    FZ.mentionsPlace: "place",
    FZ.uses: "platform",
}

PREDICATES: dict[str, tuple[str, str]] = {
    FZ.cites: ("引用", "cites"),
    FZ.refersTo: ("提到读本", "refers to"),
    FZ.describes: ("描述机制", "describes"),
    FZ.observes: ("开展宣传", "observes"),
    FZ.involves: ("涉及机构", "involves"),
    FZ["names"]: ("提到人物", "names"),
    FZ.mentionsPlace: ("提到地方", "mentions place"),
    FZ.uses: ("使用平台", "uses"),
    FZ.activityType: ("开展工作", "carries out"),
    FZ.reports + "/shortcoming": ("存在问题", "reports shortcoming"),
    FZ.reports + "/plan": ("下步打算", "plans"),
    FZ.answers: ("回应问题", "answers"),
    FZ.adopts: ("采用", "adopts"),
    FZ.plans: ("拟推行", "plans"),
    FZ.lacks: ("缺少", "lacks"),
    FZ.citesVersion: ("引用版本", "cites the version"),
    FZ.figure: ("数据", "figure"),
    FZ.about: ("报告地方", "is about"),
    FZ.issuer: ("署名机关", "issued by"),
    FZ.addressee: ("报送", "addressed to"),
    FZ.reportingYear: ("报告年度", "reports on the year"),
    FZ.documentNumber: ("文号", "document number"),
    DCTERMS.title: ("标题", "title"),
    ORG.role: ("职务", "role"),
    FZ.topic: ("主题", "on the topic of"),
    ORG.member: ("任职", "member of"),
    DCTERMS.isPartOf: ("属于", "part of"),
    DCTERMS.title: ("标题", "title"),
    FZ.about: ("关于地方", "about"),
    FZ.reportingYear: ("报告年度", "reporting year"),
    FZ.issuer: ("署名机关", "issued by"),
    FZ.addressee: ("报送", "addressed to"),
    FZ.documentNumber: ("文号", "document number"),
    FZ.citesVersion: ("引用版本", "cites version"),
    FZ.citesArticle: ("引用条款", "cites article"),
    FZ.adopts: ("采用机制", "adopts"),
    FZ.plans: ("计划采用", "plans to adopt"),
    FZ.lacks: ("缺乏机制", "lacks"),
    FZ.figure: ("数据", "figure"),
    ORG.role: ("担任", "has the role"),
}

MODALITIES: dict[str, tuple[str, str]] = {
    "Done": ("已做", "done"),
    "Planned": ("计划", "planned"),
    "Lacking": ("不足", "lacking"),
    "Required": ("要求", "required"),
}

TERMS: dict[str, tuple[str, str]] = {
    "Publicised": ("宣传", "publicised"),
    "Studied": ("学习", "studied"),
    "Applied": ("依据", "applied"),
    "Issued": ("制定", "issued"),
    "Audited": ("监督检查", "audited"),
    "Corrected": ("更正", "corrected"),
    "Misnomer": ("名称有误", "misnomer"),
    "Uncertain": ("不确定", "uncertain"),
    "Proposed": ("模型提议", "proposed by a model"),
    "Constitution": ("宪法", "Constitution"),
    "Law": ("法律", "Law"),
    "AdministrativeRegulation": ("行政法规", "Administrative regulation"),
    "LocalRegulation": ("地方性法规", "Local regulation"),
    "Rule": ("规章", "Rule"),
    "JudicialInterpretation": ("司法解释", "Judicial interpretation"),
    "PartyRegulation": ("党内法规", "Party regulation"),
    "PolicyDocument": ("政策文件", "Policy document"),
    "LocalDocument": ("本地文件", "Local document"),
    "DisputeResolution": ("纠纷化解", "Dispute resolution"),
    "GridGovernance": ("网格治理", "Grid governance"),
    "DecisionMaking": ("依法决策", "Decision making"),
    "Enforcement": ("行政执法", "Enforcement"),
    "LegalPublicity": ("普法宣传", "Legal publicity"),
    "LegalService": ("法律服务", "Legal service"),
    "Participation": ("群众参与", "Participation"),
    "Responsibility": ("责任制", "Responsibility"),
    "Disclosure": ("公开", "Disclosure"),
    "PartyBuilding": ("党建", "Party building"),
    "Other": ("其他", "Other"),
    "Province": ("省级", "Province"),
    "Prefecture": ("地级", "Prefecture"),
    "County": ("县级", "County"),
    "Township": ("乡级", "Township"),
    "Village": ("村（社区）", "Village"),
    "Site": ("地点", "Site"),
    "Candidate": ("词表未收，待审", "not in the vocabulary, for review"),
}

FACTS: dict[str, tuple[str, str]] = {
    "altLabel": ("又称", "Also called"),
    "definition": ("释义", "Definition"),
    "normClass": ("类别", "Class"),
    "mechanismKind": ("类别", "Kind"),
    "placeLevel": ("级别", "Level"),
    "broader": ("上级", "Part of"),
    "isPartOf": ("上级", "Part of"),
    "code": ("代码", "Code"),
    "date": ("日期", "Date"),
    "date_document": ("公布", "Issued"),
    "type": ("状态", "Status"),
    "title": ("报告", "Report"),
    "number": ("文号", "Document number"),
    "issuer": ("署名机关", "Issued by"),
    "addressee": ("报送", "Addressed to"),
    "source": ("来源", "Source"),
    "role": ("职务", "Role"),
    "total": ("合计（可加者）", "Total of what can be added"),
    "targetYear": ("目标年份", "Target year"),
    "cause": ("原因", "Cause"),
    "named": ("具体机构", "Bodies"),
}

UI: dict[str, tuple[str, str]] = {
    "search": ("搜索名称、拼音或首字母", "Search names, pinyin, 中文"),
    "nothing": ("没有找到", "Nothing found"),
    "filters": ("筛选", "Filters"),
    "kinds": ("类别", "Kinds"),
    "year": ("年份", "Year"),
    "province": ("省份", "Province"),
    "place": ("地方", "Place"),
    "community": ("按群组着色", "Colour by community"),
    "communities": ("群组", "Communities"),
    "png": ("保存为 PNG 图片", "Save as PNG"),
    "svg": ("保存为 SVG 图片", "Save as SVG"),
    "modality": ("落实状态", "Modality"),
    "all": ("全部", "All"),
    "single": ("也显示只有一个地方提到的条目", "Also show what only one place mentions"),
    "reset": ("恢复初始显示", "Reset"),
    "fit": ("显示全图", "Fit to window"),
    "zoomIn": ("放大", "Zoom in"),
    "zoomOut": ("缩小", "Zoom out"),
    "close": ("返回", "Back"),
    "details": ("详情", "Details"),
    "graph": ("关系图", "Graph"),
    "graphHelp": (
        "关系图：方向键移动，加减号缩放，N 和 P 选下一个和上一个，回车展开；全部条目也在详情栏中列出",
        "Graph: arrows pan, + and - zoom, N and P select the next and the previous node, Enter expands it; the details list all nodes",
    ),
    "intro": (
        "居中的是多个地方共有的条目，外圈是报告地方。点击图形或连线，看原文怎么说。",
        "Terms that several places share stand in the middle. Click a node or a line to read the words that say so.",
    ),
    "introOne": ("点击图形或连线，看原文怎么说。", "Click a node or a line to read the words that say so."),
    "shown": ("图中显示", "Shown"),
    "of": ("共", "of"),
    "nodes": ("个条目", "nodes"),
    "edges": ("条关系", "relations"),
    "quote": ("处原文", "quotation"),
    "quotes": ("处原文", "quotations"),
    "facts": ("基本信息", "Facts"),
    "connections": ("关联与原文", "Connections and quotations"),
    "sharedBy": ("个地方提到", "places mention it"),
    "shared": ("共有条目", "Shared terms"),
    "places": ("报告地方", "Reporting places"),
    "list": ("图中条目", "Nodes in the graph"),
    "noQuote": (
        "此关系来自报告的来源记录，没有正文引文",
        "From the report's source record: no words of the text",
    ),
    "language": ("English", "中文"),
    "more": ("处原文未列入", "more left out"),
    "noscript": (
        "本页需要 JavaScript 才能显示关系图；以下是全部条目。",
        "The graph needs JavaScript; here are all its nodes.",
    ),
}


def local(iri: str) -> str:
    """The last part of an IRI.

    >>> local("https://w3id.org/fazhi-kg/ontology#Law"), local("place/420528103")
    ('Law', '420528103')
    """
    return iri.rpartition("#")[2].rpartition("/")[2]
