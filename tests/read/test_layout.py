"""Head, outline, items and sentences in the styles of real reports."""

from __future__ import annotations

import pytest

from kg.model import Document, Role
from kg.read import document, freeze
from kg.read.document import signs_of_a_report
from kg.read.issuers import issuers
from kg.read.layout import plain


def doc_of(text: str) -> Document:
    return document(freeze(text))


def words(doc: Document, span: object) -> str | None:
    return plain(doc.quote(span)) if span else None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("某某区司法局2020年法治政府建设年度报告\n2020年，区司法局……\n", "某某区司法局2020年法治政府建设年度报告"),
        ("某某旗人民政府\n关于2018年度法治政府建设\n情况的报告\n\n自治区人民政府：\n2018年，旗政府。", "某某旗人民政府关于2018年度法治政府建设情况的报告"),
        ("首页 > 政务公开 > 法治政府建设年度报告\n发布时间：2022-01-30 来源：区府办\n某某街道2021年度法治政府建设工作总结\n2021年，街道认真贯彻落实习近平法治思想，扎实推进法治政府建设各项工作，取得明显成效，现总结如下。\n", "某某街道2021年度法治政府建设工作总结"),
        ("2015年度依法行政工作情况报告\n今年，我局……。\n", "2015年度依法行政工作情况报告"),
        ("某某市关于2022年度法治政府建设情况的报告（公开稿）\n正文。\n", "某某市关于2022年度法治政府建设情况的报告（公开稿）"),
        ("序号 | 项目 | 内容\n1 | 标题 | 某某镇2019年法治政府建设工作报告\n2 | 普法 | 办班3次\n", "某某镇2019年法治政府建设工作报告"),
        ("某某县水利局 | 2020年 | 法治政府建设 | 工作总结\n2020年，我局开展培训。\n", "某某县水利局2020年法治政府建设工作总结"),
        ("附件1：某某县2022年度法治政府建设情况报告\n2022年，我县开展培训。\n", "某某县2022年度法治政府建设情况报告"),
        ("某某县关于发布2021年度法治政府建设年度报告的公告\n2021年，我县开展培训。\n", "某某县关于发布2021年度法治政府建设年度报告的公告"),
        ("某某区2018年贯彻<<法治政府建设实施纲要>>情况报告\n2018年，我区开展培训。\n", "某某区2018年贯彻<<法治政府建设实施纲要>>情况报告"),
        ("某某街道\n2016年推进依法行政工作总结及2017年工作计划\n2016年以来，街道扎实工作。\n", "某某街道2016年推进依法行政工作总结及2017年工作计划"),
        ("某某镇2021年度法治政府建设工作汇报材料\n正文。\n", "某某镇2021年度法治政府建设工作汇报材料"),
        ("序号 | 项目 | 内容\n1 | 标题 | 某某镇2021年法治政府建设工作报告\n2 | 普法 | 开展宣传2场\n", "某某镇2021年法治政府建设工作报告"),
        ("名   称：某某乡2019年度法治政府建设总结\n", "某某乡2019年度法治政府建设总结"),
        ("标题 | 红烧肉的做法\n", None),
        ("红烧肉的做法\n一、备料。五花肉一斤。\n", None),
        ("", None),
    ],
)  # fmt: skip
def test_title(text: str, title: str | None) -> None:
    doc = doc_of(text)
    assert words(doc, doc.title) == title


def test_what_is_left_of_wide_blanks_hides_no_heading() -> None:
    doc = document(
        "自治区人民政府：\n??2020年，我州认真履职。\n??一、2020年法治政府建设情况\n??开展培训3次。\n"
    )
    assert doc.title is None
    assert [doc.quote(s.heading) for s in doc.sections if s.heading] == ["2020年法治政府建设情况"]


def test_a_heading_of_the_text_is_no_title() -> None:
    prose = (
        "2020年，全镇干部群众齐心协力，"
        + "培训、宣传、调解各项任务均已落实到村到组到户，" * 3
        + "成效明显。\n"
    )
    doc = doc_of(prose * 2 + "法治政府建设情况\n" + prose)
    assert doc.title is None
    assert doc.furniture == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "落实<<行政处罚法>>，落实《民法典》。",
        "开展无障碍环境建设法宣传3场。",
        "推行“扫一扫”监督码",
        "打印宣传手册800册；",
        "办结率>95%",
    ],
)
def test_sentences_of_the_report_are_no_furniture(sentence: str) -> None:
    text = f"某县2020年法治政府建设情况报告\n{sentence}\n办班3次。\n{sentence}\n"
    assert doc_of(text).furniture == ()


def test_furniture_before_and_after_the_text() -> None:
    lines = [
        "首页 > 公开 > 年报",
        "某县2020年法治政府建设情况报告",
        "发布日期",
        "2021-01-04",
        "来源：",
        "某县司法局",
        "办班3次。",
        "分享到：",
        "打印 关闭",
    ]
    doc = doc_of("\n".join(lines))
    assert {doc.quote(s) for s in doc.furniture} == {*lines} - {lines[1], lines[6]}


@pytest.mark.parametrize(
    ("text", "number", "addressee"),
    [
        ("某府发〔2021〕12号\n某县人民政府关于2020年法治政府建设情况的报告\n市人民政府：\n2020年，", "某府发〔2021〕12号", "市人民政府"),
        ("某县人民政府关于2020年法治政府建设情况的报告\n某府发[2021]3号\n2020年，", "某府发[2021]3号", None),
        ("某县人民政府关于2020年法治政府建设情况的报告\n（某政〔2021〕9号）\n\n某州人民政府：\n2020年，", "某政〔2021〕9号", "某州人民政府"),
        ("〔 发文字号 〕 某委文〔2021〕3号\n某乡2020年法治政府建设情况报告\n2020年，", "某委文〔2021〕3号", None),
        ("• 备注/文号：某交法〔2021〕1号\n某局关于2020年法治政府建设情况的报告\n时间：2021-02-28\n中共某县委、某县人民政府\n2020年，", "某交法〔2021〕1号", "中共某县委、某县人民政府"),
        ("某局关于2020年法治政府建设情况的报告\n索取号 AC60 文  号 某监法规20210029号\n产生日期 2021-01-24\n市委，市政府：\n2020年，", "某监法规20210029号", "市委，市政府"),
        ("中共某县委、某县人民政府2020年法治政府建设情况的报告\n中共某县委、某县人民政府\n2020年，", None, None),
        ("某县2020年法治政府建设情况的报告\n现将有关情况报告如下：\n一、做法", None, None),
        ("某县2020年法治政府建设情况的报告\n根据某府发〔2019〕8号文件，我县\n一、做法", None, None),
    ],
)  # fmt: skip
def test_number_and_addressee(text: str, number: str | None, addressee: str | None) -> None:
    doc = doc_of(text)
    assert (words(doc, doc.number), words(doc, doc.addressee)) == (number, addressee)


@pytest.mark.parametrize(
    ("title", "signed"),
    [
        ("某某区司法局2020年法治政府建设年度报告", ["某某区司法局"]),
        ("2023年度某市某镇法治政府建设报告", ["某市某镇"]),
        ("中共某县委员会 某县人民政府关于2019年法治政府建设情况的报告", ["中共某县委员会", "某县人民政府"]),
        ("关于2021年法治政府建设情况的报告", []),
        ("2021年上半年法治政府建设工作情况报告", []),
        ("乡镇法治政府建设工作总结", []),
        ("某市农业农村局（某市乡村振兴局）2023年法治政府建设年度报告", ["某市农业农村局（某市乡村振兴局）"]),
    ],
)
def test_issuers_in_the_title(title: str, signed: list[str]) -> None:
    doc = doc_of(title + "\n现将情况报告如下。\n")
    assert [doc.quote(s) for s in issuers(doc)] == signed


def test_issuer_in_the_signature() -> None:
    doc = doc_of("关于2021年法治政府建设情况的报告\n一、做法。\n\n某某县应急管理局\n2022年1月10日\n")
    assert [doc.quote(s) for s in issuers(doc)] == ["某某县应急管理局"]


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("2020年，某某市水务局坚持以人民为中心，推进法治政府建设。\n一、做法\n办班。\n", ["某某市水务局"]),
        ("2020年，在市委的坚强领导下，某某街道深入贯彻落实上级部署。\n一、做法\n办班。\n", ["某某街道"]),
        ("2020 年，某某乡在县委、县政府的坚强领导下，深入推进。\n一、做法\n", ["某某乡"]),
        ("2020年以来，县某局在县委的领导下，在上级的指导下，始终坚持。\n一、做法\n", ["县某局"]),
        (
            "2020年，在区委的领导下，在区司法局的指导下，某某街道办事处紧密围绕。\n一、做法\n",
            ["某某街道办事处"],
        ),
        ("2020年，某某乡法治政府建设工作在市委的领导下推进。\n一、做法\n", ["某某乡"]),
        ("2020年以来，为深入贯彻精神，我镇在县委的领导下，坚持。\n一、做法\n", []),
        ("2020年，我局坚持依法行政。\n一、做法\n办班。\n", []),
        (
            "某市2014年度依法行政工作情况报告\n\n某某市人民政府\n（2015年1月10日）\n\n2014年，\n",
            ["某某市人民政府"],
        ),
    ],
)
def test_issuers_elsewhere(text: str, signed: list[str]) -> None:
    doc = doc_of(text)
    assert [doc.quote(s) for s in issuers(doc)] == signed


def test_outline_in_all_styles() -> None:
    doc = doc_of(
        "某县2020年法治政府建设情况报告\n一、主要工作\n（一）学法。一是办班；二是考试。\n1、宣传\n（1）进校园\n"
        "2.1万人参加。\n二、存在的主要问题\n（一）人少。\n三、2021年工作打算\n（一）配齐人员，解决人少问题\n"
    )
    assert [(s.level, doc.quote(s.heading), s.role) for s in doc.sections] == [
        (1, "主要工作", Role.ACHIEVEMENTS),
        (2, "学法", Role.ACHIEVEMENTS),
        (5, "办班", Role.ACHIEVEMENTS),
        (5, "考试", Role.ACHIEVEMENTS),
        (3, "宣传", Role.ACHIEVEMENTS),
        (4, "进校园", Role.ACHIEVEMENTS),
        (1, "存在的主要问题", Role.SHORTCOMINGS),
        (2, "人少", Role.SHORTCOMINGS),
        (1, "2021年工作打算", Role.PLAN),
        (2, "配齐人员，解决人少问题", Role.PLAN),
    ]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("二、存在的问题和不足", Role.SHORTCOMINGS),
        ("三、当前面临的困难", Role.SHORTCOMINGS),
        ("三、工作中的薄弱环节", Role.SHORTCOMINGS),
        ("二、着力解决群众反映的突出问题", Role.ACHIEVEMENTS),
        ("二、聚焦突出问题整改落实情况", Role.ACHIEVEMENTS),
        ("二、党政主要负责人履行推进法治建设第一责任人职责情况", Role.LEADERS_DUTIES),
        ("四、下一步工作计划", Role.PLAN),
        ("四、下步打算", Role.PLAN),
        ("四、2021年法治政府建设的总体安排", Role.PLAN),
        ("一、2020年重点工作推进情况", Role.ACHIEVEMENTS),
    ],
)
def test_role_of_a_heading(heading: str, role: Role) -> None:
    doc = doc_of(f"某县2020年法治政府建设情况报告\n一、做法\n做了。\n{heading}\n内容。\n")
    assert doc.sections[-1].role == role


def test_unnumbered_headings_open_shortcomings_and_plans() -> None:
    doc = doc_of(
        "某县2020年法治政府建设情况报告\n一、做法\n办班。\n存在的问题\n人员不足。\n下一步，将配齐人员，抓好培训。\n"
    )
    assert [s.role for s in doc.sections] == [Role.ACHIEVEMENTS, Role.SHORTCOMINGS, Role.PLAN]


def test_residue_and_line_ends_are_frozen_out() -> None:
    assert freeze("\ufeff一、[bookmark: _GoBack]学法\r\n二、\r") == "一、学法\n二、\n"


def test_long_sentences_are_cut() -> None:
    doc = doc_of("甲" * 3000)
    assert [len(s) for s in doc.sentences] == [400] * 7 + [200]


@pytest.mark.parametrize("text", ["\n" * 300_000, " \n" * 300_000, "1.\n" * 100_000, "一、甲\n" * 50_000])
def test_many_lines_do_not_multiply(text: str) -> None:
    assert len(doc_of(text).sections) in (0, 50_000, 100_000)


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("2020年，某某乡推进法治政府建设。现将有关情况报告如下：\n一、做法\n学习宣传民法典，开展普法宣传、人民调解，司法所参与，聘请法律顾问。\n", True),
        ("2020年，某某乡种植水稻。现将有关情况报告如下：\n一、做法\n学习宣传农业技术。\n", False),
    ],
)  # fmt: skip
def test_a_report_without_a_title_is_known_by_its_opening(text: str, report: bool) -> None:
    assert (signs_of_a_report(doc_of(text)) >= 2) == report


@pytest.mark.parametrize(
    ("text", "report"),
    [
        (  # a page: little vocabulary, but the sections of a report
            "一年来，我街道抓实各项工作，现汇报如下：\n一、工作开展情况\n学法5次，调处矛盾纠纷12件。\n二、存在的问题\n人手不足。\n",
            True,
        ),
        (  # one section and nearly all of the vocabulary
            "一、主要做法\n坚持党委会会前学法，落实第一责任人职责；聘请法律顾问，开展合法性审查，清理规范性文件；"
            "规范行政执法，办理行政复议2件；司法所开展人民调解，化解矛盾纠纷；推进政务公开、普法宣传。\n"
            + "工作扎实。"
            * 300,
            True,
        ),
        ("一、工作开展情况\n春耕备耕，修渠筑路，接种疫苗。\n二、存在的问题\n资金不足。\n", False),
        (
            "一、工作开展情况\n开展普法。\n"
            + "种植水稻，修渠筑路。" * 200
            + "\n二、存在的问题\n资金不足。\n",
            False,
        ),
    ],
)
def test_a_report_without_title_and_opening_is_known_by_its_words_and_sections(
    text: str, report: bool
) -> None:
    assert (signs_of_a_report(doc_of(text)) >= 2) == report
