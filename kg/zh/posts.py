"""Which words say what a person is or does: posts of party and government, professions, standing among neighbours."""

from __future__ import annotations

import re

_OFFICE = (
    "总书记|国家主席|副?总理|副?政委|政治委员|教导员|指导员|副?团长|副?连长"
    "|党?(?:总)?支部(?:副)?书记|党总支(?:副)?书记|(?:机关|局|校)?党委(?:副)?书记|党(?:工)?委(?:副)?书记|(?:党组|纪委|纪工委|政法委?|团委)(?:副)?书记"
    "|[老村]支书|副支书|(?:党组|党委|党工委|专班)成员|(?:领导)?班子成员|(?:市委|县委|区委|旗委|州委|省委)常委|(?:第一|副)?书记"
    "|(?:党委|政法|党工委|组织|宣传|纪检|统战|纪律检查)?委员|武装部部?长|人大(?:工委)?(?:副)?主[席任]"
    "|(?:常务)?副(?:县长|区长|市长|州长|省长|旗长|盟长|乡长|镇长|苏木达|局长|厅长|主任|所长|院长|庭长|检察长|站长|(?:大队|中队|支队|队)长|教授|主席|部长|处长|科长|股长|组长|会长|校长|秘书长|理事长|董事长|总经理)"
    "|县长|区长|市长|州长|省长|旗长|盟长|乡长|镇长|苏木达|嘎查达|分?局长|厅长|主任|所长|院长|庭长|检察长|站长|(?:总队|支队|大队|中队)长|队长|主席|部长|处长|科长|股长|组长|校长|会长|理事长|董事长|秘书长|总经理"
    "|(?:[一二三四]级)?(?:调研员|主任科员|巡视员|(?:高级)?主办)|[总副]工程师|总(?:法律顾问|经济师|会计师|审计师|农艺师)|干事|专干|法制员|(?:司法)?助理员|(?:村)?文书|司法助理"
)
_PROFESSION = (
    "首席(?:法律咨询专家|(?:人民)?调解员|调解专家|仲裁员|律师|法务|法律顾问)|(?:高级|创始)?合伙人|(?:主任|公职|公司|专职|执业|实习|高级|资深|驻点|值班|包联|包村|社区|村居|援助|志愿|[一二三四]级)律师|律师助理|律师"
    "|政府法律顾问|法律顾问|高级顾问|法治副校长|辅导员|仲裁员|公证员|鉴定人|(?:员额|退休|驻点|[一二三四]级)?法官(?:助理)?|(?:员额|[一二三四]级)?检察官(?:助理)?|警官|(?:社区|驻村|包村|片区|责任区|户籍|治安|禁毒|[一二三四]级)?(?:民警|辅警|警长)|书记员|执达员|执法人员|执法队员|干警|副教授|教授|(?:高级|特聘|客座)?讲师|研究员|(?:法学|法律)?(?:博士|硕士)(?!生|点|学位|研究)|(?:法律|法学|普法|调解|心理|行业)?专家|(?:心理)?咨询师|(?:高级)?工程师|社会工作师|主治医师|医生|基层法律服务工作者|法律服务工作者"
)
_LOCAL = (
    "(?:主要|分管)?负责同志|负责人|退[役伍](?:军人|士兵|老兵)|“?五老”?(?:人员|成员|志愿者)?|召集人|工作人员|(?:包村|驻村|包联|包片|帮扶|联系|下沉|(?<=[办所站局室院])|司法|法院|基层|年轻|综治|退休|机关)干部|(?:联系|包片|包村|包案|分管|挂点|县级)领导|(?:种植|种粮|养殖)大户|成员|创始人|发起人|带头人|传承人|户主|(?:退休)?[嘎苏][查木]长|退休(?:馆员|职员|会计|医生|局长|校长|所长|镇长|乡长|村长|村干部|支书|书记|庭长|警察|律师|职工|干部|教师|法官|检察官|民警|党员|工人|支书|老人)|老(?:党员|干部|支书|教师|法官|民警|战士|军人|队长|书记)|支书|村长|(?:村民)?小组长|(?:村民|党|生产|联防|普法|互助)组长|(?:村|居)民小组组长|(?:网格|片|楼栋|楼|栋|户|街巷|街|巷|段|路|河|湖|林|田)长|(?:网格|乡村振兴)?指导员"
    "|(?:党员?|人大|政协|村民|居民|农?牧民|农民|职工|群众|青年|妇女|企业|行业|家长|学生|宗教(?:界)?(?:人士)?|商户|业主|少数民族)代表|政协委员|政协常委|人大常委|党员|村干部|乡贤|寨老|和事老|法律明白人|法治带头人|学法(?:用法)?(?:中心户|示范户)|志愿者|社工|教师|老师|班主任|司法助理员|队员|督察员|观察员|(?:人民)?陪审员|信息员|联络员|联防员|(?:专职|兼职|金牌|银牌|特邀|民间|行业|专业|村级|驻所|驻庭|社区|人民|专兼职){0,2}调解员|调解主任|治保主任|村(?:委会?)?主任|妇女主任|(?:妇联|村监委|监委会|村委会|居委会|调委会)(?:副)?主[任席]|(?:致富|种植|养殖|调解|创业)(?:带头人|能手|大户)|(?:管护|协管|讲解|宣[传讲]|监督|监察|评议|巡[护查河]|护[河水路村]|安全)员|(?:农技|农机|林业|畜牧|兽医|水利|文化|检疫|技术|防疫|宣传|普法|代办|帮办|接访|信访|接线|导办|炊事|饲养|驾驶|售货|审核|审查|评议|协理|统计|保洁|话务|播音|放映|通讯|广播|保管|水管|管水|草原管护|河道)员|(?:普法)?(?:主播|主持人|博主|选手)|(?:联户|双联户|十户|百户|片区|街区|楼组|单元|胡同|院落|小区|寨|屯)长|牧民|村[警医]|[毕苏]摩|德古|阿訇|族老|乡老|艺人|歌师|(?:居民|党员|群众|妇女|普法|业务|文艺)?骨干|主妇|店长|馆长|会计|讲师团成员|(?:信访|调解|法治)专员|老人|(?:专职|兼职|专属|社区|村级|警务|基础|专业)?网格员|护[林边]员|企业家|(?:技术|业务|办案)?能手|(?<=”)代表|经理"
)
# Longer words of one alternative first: 党委副书记 before 书记.
ROLE = f"{_OFFICE}|{_PROFESSION}|{_LOCAL}|同志"
# One post in a row of posts that one person holds: 局党组书记、 of 局党组书记、局长.
_POST = f"[\u4e00-\u9fff]{{0,8}}?(?:{_OFFICE})"
# 局 of 由局党组书记、局长, which stands by itself; 某区 of 某区党委书记 is the place.
_LEVEL = (
    "(?:(?:(?<![\u4e00-\u9fff])|(?<=[由以请经和与及是为对向]))(?:街道|苏木|分局|[局团厅院校镇乡县区市州旗]))?"
)
_CHAIN = re.compile(
    f"(?P<chain>(?<![任为])(?:[省市县区州旗盟]委(?:副书记|书记|常委)|{_LEVEL}(?:{_OFFICE}))(?:、{_POST}){{0,3}})(?:、|兼)[\u4e00-\u9fff]{{0,10}}$"
)
_IN_POST = re.compile(f"(?:{_OFFICE})$")
# 高级合伙人、律师 is one person, too.
_OF_FIRM = re.compile("(?:(?:高级|创始)?合伙人|副?(?:主任|[科股所队]长)|负责人|教授)、$")
_PROFESSED = ("律师", "调解员", "法治副校长")
_OF_ITS_NAME = re.compile("[\u4e00-\u9fff](?<![由以请经和与及是为对向])$")
_SECTION = re.compile(
    "(?:(?:政策)?法规|法制|法治|执法|监督|审批|审核|信访|综合|[\u4e00-\u9fff]{2}(?=科$))科$"
)


def whole_role(text: str, start: int, end: int) -> int:
    """Where the role begins that ends with the one at ``start``: with the posts before it of the same person.

    The section that a 科长 is of belongs to it as well.

    >>> text = "由局党组书记、局长牵头"
    >>> text[whole_role(text, 7, 9) : 9]
    '局党组书记、局长'
    """
    role = text[start:end]
    if role.endswith(_PROFESSED) and (firm := _OF_FIRM.search(text, max(0, start - 8), start)):
        return firm.start()
    if not _IN_POST.search(role):
        return start
    low = max(0, start - 40)
    if chain := _CHAIN.search(text, low, start):
        first = chain.start("chain")
        # 局 of 税务局党委书记、局长 is the body's
        return first + (text[first] == "局" and bool(_OF_ITS_NAME.search(text, low, first)))
    if role.endswith("科长") and (section := _SECTION.search(text, max(0, start - 16), start)):
        return section.start()
    return start


# Whose posts these are, by the last word of the body's name; the first line that matches decides.
_POSTS = tuple(
    (re.compile(words), body)
    for words, body in (
        ("(?:乡|镇|街道)?(?:党委)(?:副?书记|委员)", "党委"),
        ("(?:政法|组织|宣传|统战|武装)委员", "党委|党工委"),
        ("(?:街道)?党工委(?:副?书记|委员)", "党工委"),
        ("(?:常务)?副?(?P<level>[乡镇县区市旗州盟省局厅])长", ""),
        ("苏木达|副苏木达", "苏木"),
        ("副?团长", "团"),
        ("(?:街道)?办(?:事处)?(?:常务)?副?主任|街道(?:常务)?副?主任", "街道"),
        ("管委会(?:常务)?副?主任", "管委会|管理委员会|开发区|园区"),
        (
            "(?:局|厅)?(?:党组|局党委|机关党委)(?:副书记|书记|成员)|局党委委员|总(?:工程师|经济师|会计师)|纪检组长|[一二三四]级(?:调研员|主任科员)|[\u4e00-\u9fff]{2}科科长|股长|科长",
            "局|厅|委员会|院",
        ),
    )
)
_OF_SECTION = re.compile("(?:^|(?<=[、，。：由和与]))[\u4e00-\u9fff]{2,5}[股科]?$")
_IN_CHARGE = re.compile("(?:分管|主管|协管)$")
# 分局局长, 镇镇长: the reporting body's own, named by its kind alone.
_ITS_KIND = re.compile("(?:^|(?<=[\n 　，。：；、（由以请和与及]))(?:我|本)?(?:分局|局|街道|[镇乡县])$")
_OTHERS = re.compile("[\u4e00-\u9fff](?<![由以请和与及为是了我该经任对向、原时])$")


def post_of(text: str, role: str, at: int) -> str:
    """What the body's name ends with that has this post, as a pattern; empty where the words name another body.

    ``at`` is where the role stands in the text.

    >>> post_of("镇长李强", "镇长", 0), post_of("县司法局局长高玲", "局长", 4), post_of("副局长高玲", "副局长", 0)
    ('镇', '', '局')
    """
    if charge := _IN_CHARGE.search(text, max(0, at - 2), at):
        at = charge.start()
    elif role in ("股长", "科长") and (section := _OF_SECTION.search(text, max(0, at - 8), at)):
        at = section.start()  # 食品股股长
    elif kind := _ITS_KIND.search(text, max(0, at - 4), at):
        at = kind.start()
    if _OTHERS.search(text, max(0, at - 1), at):
        return ""
    for words, body in _POSTS:
        if match := words.fullmatch(role):
            return body or match["level"]
    return ""
