"""The words of the answers of a lookup, in Chinese and English, by what the data say."""

SCHEMES = {
    "norm": ("规范", "norm"),
    "place": ("地点", "place"),
    "mechanism": ("机制", "mechanism"),
    "campaign": ("主题活动", "campaign"),
    "activity": ("工作活动", "activity"),
    "organisation": ("机构", "kind of body"),
    "platform": ("平台", "platform"),
    "work": ("著作", "work"),
    "unit": ("单位", "unit"),
    "topic": ("主题", "topic"),
    "activity-type": ("活动类型", "type of activity"),
    "platform-type": ("平台类型", "type of platform"),
    "body-type": ("机构类型", "type of body"),
}
WHY = {
    "only": ("只此一个", "nothing else of its kind is called so"),
    "year": ("由年度 {year} 确定", "settled by the year {year}"),
    "within": ("由“{within}”确定", "settled by --in {within}"),
    "outside": ("都不在“{within}”内", "none of them lies in {within}"),
}
NOTES = {
    "short": ("简称", "short name"),
    "misnomer": ("误称", "misnomer"),
    "variant": ("又称", "another name"),
    "quoted": ("引号内的又称", "another name, between quotation marks"),
    "verb": ("动词", "verb"),
    "told": ("叙述它的词语", "a word that tells of it"),
    "day": ("它的日子", "its day"),
    "alt": ("又称", "another name"),
    "former": ("曾用名", "former name"),
    "stem": ("简称", "short form"),
    "former-stem": ("曾用名的简称", "short form of a former name"),
    "ethnic-short": ("简称", "short form"),
    "abbr": ("简称", "abbreviation"),
    "zone": ("同一区域的功能区", "zone on the same ground"),
    "regiment": ("团场", "regiment of the Corps"),
    "body": ("该地的机构", "a body of this place"),
}
STATES = {
    "in_force": ("{year} 年有效", "in force in {year}"),
    "possibly": (
        "{year} 年可能有效，施行日期不详",
        "possibly in force in {year}: a date of entry into force is unknown",
    ),
    "not_yet": ("{year} 年尚未制定", "did not exist yet in {year}"),
    "repealed": ("{year} 年已失效", "no longer in force in {year}"),
    "unknown": ("{year} 年的文本未载", "the wording of {year} is not recorded"),
}
CHECKED = {
    "yes": ("已核对", "checked against a source"),
    "part": ("部分核对", "partly checked"),
    "no": ("未核对", "not checked"),
}
KINDS = {
    "adopted": ("制定", "first"),
    "修正": ("修正", "amended"),
    "修正案": ("修正案", "amended"),
    "修订": ("修订", "revised"),
    "amended/revised": ("修改", "amended or revised"),
    "试行": ("试行", "on trial"),
    "gap": ("（其后文本不详）", "(what followed is unknown)"),
}
IN_YEAR = {"yes": ("有效", "in force"), "possibly": ("可能有效", "possibly")}
