"""Lines of a web page around a report, and lines of a report that only look like them."""

from __future__ import annotations

import pytest

from kg.read.furniture import is_furniture, is_label
from kg.zh.fold import fold


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 政务公开 > 法治政府建设年度报告",
        "首页＞部门信息＞县水利局",
        "当前位置：网站首页>>信息公开>>正文",
        "您现在的位置: 首页 » 公示公告",
        "某镇 > 政府信息公开",
        "发布时间：2023-02-10 15:34 来源：某街道 浏览次数：12",
        "来源：某县司法局。",
        "[ 索引号 ] 115001/2026-00001",
        "| 发文字号 | 某府发〔2021〕3号 |",
        "索 引 号:QZ08112-0100",
        "责任部门 某镇 公开形式 主动公开",
        "审核：李某  编辑：王某",
        "时间：2021-03-04 09:10",
        "【字体：大 中 小】",
        "字号：大 中 小　打印　关闭",
        "打印本页关闭窗口",
        "分享到：",
        "扫一扫在手机打开当前页",
        "无障碍 | 长者版 | 登录",
        "进入无障碍模式",
        "上一篇：某镇2020年工作总结",
        "版权所有：某县人民政府",
        "某ICP备12345678号",
        "网站地图 联系我们",
    ],
)
def test_of_the_page(line: str) -> None:
    assert is_furniture(fold(line))


@pytest.mark.parametrize(
    "line",
    [
        "落实<<行政处罚法>>，落实《民法典》。",
        "落实<<行政处罚法>>，落实《民法典》",
        "学习<‹信访工作条例›>4次",
        "宣传《噪声污染防治法>、《反诈法>",
        "办结率>95%",
        "开展无障碍环境建设法宣传3场。",
        "改造无障碍设施12处",
        "推行“扫一扫”监督码，检查8次。",
        "推行“扫一扫”监督码",
        "在网站首页开设普法专栏",
        "打印宣传手册800册",
        "规范文书字体和格式",
        "分享到村民群的普法短视频40条",
        "审核：全年审核合同35份",
        "阅读：组织职工读书会6次",
        "公开形式多样，群众知晓率高",
        "来源于群众的意见18条",
        "有效性审查覆盖全部文件",
        "主题分类清晰。",
        "相关链接机制已建立",
        "浏览次数超过3万次",
        "上一篇章的工作已经完成",
        "县人民政府：",
        "首页信息更新及时、栏目设置齐全，" + "全年发布信息若干，" * 9,
    ],
)
def test_of_the_report(line: str) -> None:
    assert not is_furniture(fold(line))


@pytest.mark.parametrize(
    ("cell", "label"),
    [("发布日期", True), ("索引号：", True), ("县人民政府：", False), ("一、主要做法", False)],
)
def test_labels(cell: str, label: bool) -> None:
    assert is_label(cell) == label
