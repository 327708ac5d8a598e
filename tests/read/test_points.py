"""What one sentence of running text says is lacking, or will be done."""

from __future__ import annotations

import pytest

from kg.read import document
from kg.read.points import lacking, planned


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        ("法治宣传形式不够丰富，群众参与度不高。", ["法治宣传形式不够丰富"]),
        ("但仍存在经费紧张、人员流动性大等问题。", ["经费紧张、人员流动性大等问题"]),
        ("但仍存在办公经费紧张、执法人员流动性大等问题。", ["办公经费紧张", "执法人员流动性大"]),
        ("主要表现在：培训次数偏少；装备陈旧，更新不及时。", ["培训次数偏少", "装备陈旧"]),
        ("营商环境与企业期盼尚有差距，部门协同不够紧密。", ["营商环境与企业期盼尚有差距"]),
        ("工作与上级要求相比还有差距。", []),
        ("全年虽完成了任务，成绩来之不易。", []),
        ("究其原因，主要是思想认识不到位。", []),
        ("部分干部重业务、轻法治。", ["部分干部重业务、轻法治"]),
        # each that begins so is another; what follows from one is none
        (
            "有的站所学法走过场，个别干部程序意识淡薄，少数村账目公开滞后。",
            ["有的站所学法走过场", "个别干部程序意识淡薄", "少数村账目公开滞后"],
        ),
        ("个别窗口服务不够热情，导致群众满意度偏低。", ["个别窗口服务不够热情"]),
        ("普法内容陈旧，对青少年吸引力不强。", ["普法内容陈旧"]),
        # three that each say so, or all that 存在 … 等问题 embraces
        (
            "从测评看，窗口等候时间长，目录公布不及时，热线回访率偏低。",
            ["窗口等候时间长", "目录公布不及时", "热线回访率偏低"],
        ),
        ("还存在巡护员待遇偏低，界桩被人移动等问题。", ["巡护员待遇偏低"]),
        ("还存在巡护员待遇偏低，界桩维护滞后等问题。", ["巡护员待遇偏低", "界桩维护滞后"]),
        ("边贸法治工作仍有两个“短板”：译员紧缺；取证困难。", ["译员紧缺", "取证困难"]),
        ("护林员少、装备差的问题比较突出。", ["护林员少、装备差的问题比较突出"]),
        ("建议上级增加编制，解决人手不足问题。", []),
        # a lead that says that what comes is lacking
        ("主要困难是鉴定费用高，年轻律师留不住。", ["鉴定费用高", "年轻律师留不住"]),
        ("归结起来是“两个不足”：基层力量不足、经费保障不足。", ["基层力量不足", "经费保障不足"]),
        ("我们也清醒地认识到工作中的不足：案卷归档不及时。", ["案卷归档不及时"]),
        (
            "当前仍存在部分案卷质量不高、个别站所推诿扯皮、执法队员留守意愿低等问题。",
            ["部分案卷质量不高", "个别站所推诿扯皮", "执法队员留守意愿低"],
        ),
        ("仍存在执法车辆、办公场所、取证设备老化的情况。", ["执法车辆、办公场所、取证设备老化的情况"]),
        ("受山区路远影响，送法进寨次数偏少。", ["送法进寨次数偏少"]),
        ("2019年以来，进步明显。", []),
        ("窗口日均办件不足20件。", []),
    ],
)
def test_lacking(sentence: str, points: list[str]) -> None:
    doc = document(sentence)
    assert [doc.quote(p) for p in lacking(doc, doc.sentences[0])] == points


@pytest.mark.parametrize(
    ("sentence", "points"),
    [
        ("下一步，我局将以党的二十大精神为指引，健全执法制度。", ["健全执法制度"]),
        ("2024年，街道将夯实人才基础，建立人才库，推动工作再上新台阶。", ["夯实人才基础", "建立人才库"]),
        ("加强学习培训，提高办案水平；完善考核机制，规范执法行为。", ["加强学习培训", "完善考核机制"]),
        ("重点做好以下工作：", []),
        ("我们将在今后的工作中予以改进。", []),
        ("按照上级部署，结合本局实际，开展案卷评查。", ["开展案卷评查"]),
        ("一方面，推行菜单式普法，提高普法精准度。", ["推行菜单式普法"]),
        # what only announces or praises
        ("下一步，我县将重点做好以下工作：修订裁量基准，增设巡回法庭。", ["修订裁量基准", "增设巡回法庭"]),
        ("做到“三个更加”：加密巡查频次，细化公示内容。", ["加密巡查频次", "细化公示内容"]),
        ("推动法治建设再上新台阶。", []),
        ("为乡村振兴提供坚强法治保障。", []),
        ("继续再接再厉。", []),
        ("2031年是规划收官之年，我市将开展终期评估。", ["开展终期评估"]),
        ("坚持系统谋划、一体推进，编制普法清单。", ["编制普法清单"]),
        ("坚持每月下村开庭，减轻当事人负担。", ["坚持每月下村开庭"]),
        ("严格落实收编直管要求，保证专编专用。", ["严格落实收编直管要求"]),
        ("全面落实县委关于平安建设的部署要求，组建夜巡队。", ["组建夜巡队"]),
        # measures with an object in front
        (
            "明年，我局将建成办案中心，将调解员补贴列入预算，把讲堂搬进厂区。",
            ["建成办案中心", "将调解员补贴列入预算", "把讲堂搬进厂区"],
        ),
        ("力争创成示范所1个，新建联络点5处。", ["力争创成示范所1个", "新建联络点5处"]),
        (
            "对此，2031年我们计划录制方言音频8期、在渡口派驻调解员、选送骨干跟班学习。",
            ["录制方言音频8期", "在渡口派驻调解员", "选送骨干跟班学习"],
        ),
        ("明年，街道将把讲堂搬进夜市，并为摊主配备普法手册。", ["把讲堂搬进夜市", "为摊主配备普法手册"]),
        ("整改措施：2031年计划购置取证设备。", ["购置取证设备"]),
    ],
)
def test_planned(sentence: str, points: list[str]) -> None:
    doc = document(sentence)
    assert [doc.quote(p) for p in planned(doc, doc.sentences[0])] == points


def test_only_the_first_measure_of_each_of_many_sentences() -> None:
    doc = document("我局将完善制度体系，加强队伍建设。")
    assert [doc.quote(p) for p in planned(doc, doc.sentences[0], every=False)] == ["完善制度体系"]


@pytest.mark.parametrize(
    ("point", "whole"),
    [
        ("普法讲师多为退休教师", "普法讲师多为退休教师"),
        ("执法车辆仅有1台", "执法车辆仅有1台"),
        ("案卷靠手工登记，查询不便", "案卷靠手工登记，查询不便"),
        ("调解室与警务室合用", "调解室与警务室合用"),
        ("通过走访掌握民情", None),
        ("今年已完成验收", None),
        ("加强人员培训", None),
        ("主要原因：编制冻结", None),
    ],
)
def test_a_short_point_of_a_list_is_one_whatever_its_words(point: str, whole: str | None) -> None:
    doc = document(f"短板：{point}；普法经费不足。")
    found = [doc.quote(p) for p in lacking(doc, doc.sentences[0], listed=True)]
    assert found == [*([whole] if whole else []), "普法经费不足"]


@pytest.mark.parametrize(
    ("point", "several"),
    [
        ("加固江堤、修缮塘坝", False),
        ("修订完善乡规民约、选聘法治副校长", True),
        ("录制山歌普法音频、设立夜间调解室", True),
        ("压实责任、强化监督", False),
        ("推进“送法进厂、送法进园”活动", False),
    ],
)
def test_several_measures_between_commas(point: str, several: bool) -> None:
    doc = document(point + "。")
    assert len(list(planned(doc, doc.sentences[0]))) == 1 + several
