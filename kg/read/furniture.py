"""What a web page says about itself around a report: labels with their values, navigation, breadcrumbs."""

from __future__ import annotations

import re

_VIEWS = r"(?:浏览|阅读|点击|访问)(?:次数|量|数|率)"
# What only a page has before its colon, its value, or the next cell.
_PAGE = (
    r"(?:更新|发布|发文|成文|生成|创建|公开|印发)(?:时间|日期)|(?:信息|文章|稿件)?(?:来源|出处)|责任编辑|责编|供稿(?:单位)?"
    rf"|信息索引号|索 {{0,8}}[引取] {{0,8}}号|公文生成日期|产生日期|备注/文号|文 {{0,8}}号|(?:发文|文件)(?:字号|编号)|发文号|(?:发布|发文|公开)(?:机构|单位)"
    rf"|(?:公开|发布)(?:方式|范围|时限|形式)|责任(?:部门|科室)|有 {{0,2}}效 {{0,2}}性|体裁分类|主题(?:词|分类)|信息分类|{_VIEWS}"
)
_LABEL = re.compile(rf"[ •·|〔【-]{{0,6}}(?:{_PAGE})(?=[ 〕】]{{0,6}}(?:[：|]|$)|[ 〕】])")
_BARE = re.compile(rf"(?:{_PAGE}|时间|日期|作者|编辑|审核)[：〕】]{{0,2}}")
# What prose could begin with, too (审核：审核合同35份): only with a date, a count of views or a name behind it.
_WEAK = re.compile(
    r"[ •·|〔【-]{0,6}(?:时间|日期|作者|编辑|审核|校对|浏览|阅读|点击)：[ ]{0,4}(?:\d[\d ：\-/.年月日次]*|[\u4e00-\u9fff*·]{0,12})(?:$|[ 〔【|])"
)
_LINKS = (
    r"(?:网站|返回|本站)?首页|返回(?:顶部|列表|上一?[页级])|打印(?:本页|此页|本文|文章|页面)?|关闭(?:窗口|本页|此页|页面)?|分享(?:[到至]|本页|文章)?"
    r"|(?:加大|缩小|减小|放大|恢复)?字[体号](?:大小)?|(?:进入)?无障碍(?:浏览|阅读|服务|版|模式|通道|辅助)?|(?:老年|长者|关怀|适老)(?:版|模式|助手)"
    r"|扫一扫(?:[在用]?手机(?:打开|查看|浏览|阅读)?(?:当前|本|此)?页面?|分享.{0,8})?|手机(?:扫一扫|扫码)(?:打开|查看)?(?:当前页)?|(?:您|你)?(?:现|当前|目前)?所?在?的?位置"
    r"|[上下]一[篇条](?:：.{0,60})?|相关(?:链接|文章|附件|稿件|阅读|解读)|版权所有.{0,40}|主办(?:单位)?|承办(?:单位)?|网站(?:标识码.{0,20}|地图|声明)|联系我们"
    rf"|信息公开目录|政府信息公开目录|语音播报|收藏(?:本页)?|{_VIEWS}"
)
_NAVIGATION = re.compile(
    rf"(?:^|[\s|〔〕【】：>〉》（）/·•-])(?:{_LINKS}){{1,6}}(?=$|[\s|〔〕【】：>〉》（）/·•-])|ICP备|公网安备"
)
_PART = r"[\u4e00-\u9fff2][^<>〈〉《》，。；！？、“”]{0,30}"
# 首页 > 政务公开, of short parts; ＞, » and >> look like a title's closing mark, of which the opening one was lost.
_CRUMBS = re.compile(rf"{_PART}(?: ?> ?{_PART}){{1,8}}>?|{_PART}(?: ?[〉》]{{1,2}} ?{_PART}){{2,8}}")
_STOPPED = re.compile(r"[。；！？][”’）]?$")
_DAY = re.compile(r"\d{1,4} ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,4} ?日?(?: {0,4}\d{1,2}：\d\d(?:：\d\d)?)?")
LONGEST = 80  # characters; a longer line is prose


def is_furniture(line: str) -> bool:
    """Whether a folded line, without blanks at its ends, is the page's own and not the report's.

    >>> [is_furniture(s) for s in ("首页 > 政务公开", "字体：大 中 小", "落实<<行政处罚法>>。", "推行“扫一扫”监督码")]
    [True, True, False, False]
    """
    if len(line) >= LONGEST:
        return False
    if label := _LABEL.match(line):
        return not _STOPPED.search(line) or "：" in line[label.end() : label.end() + 7]
    if _STOPPED.search(line):
        return False
    return bool(_WEAK.match(line) or _CRUMBS.fullmatch(line) or _NAVIGATION.search(line))


def is_label(line: str) -> bool:
    """Whether a line or cell only names what the next one holds: 发布日期, 来源：.

    >>> is_label("发布日期："), is_label("索引号"), is_label("县人民政府：")
    (True, True, False)
    """
    return bool(_BARE.fullmatch(line))


def is_day(line: str) -> bool:
    """Whether a line is only a date, with or without the time of day.

    >>> is_day("2023-02-28 15:36".replace(":", "：")), is_day("2023年")
    (True, False)
    """
    return bool(_DAY.fullmatch(line))
