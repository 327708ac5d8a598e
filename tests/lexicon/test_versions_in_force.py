"""Which wording of a norm a report of a year means: known amendments, repeals and first entries into force.

One line each: title as it is cited, year of the report, days of adoption of the wordings in force at some
time of that year (or "repealed", "not yet", "unknown"), and why.
"""

from __future__ import annotations

import pytest

from kg.lexicon import default_ontology
from kg.lexicon.register import Register

REGISTER = Register.load([default_ontology()])

PAIRS = [
    # administrative law
    ("治安管理处罚法", 2012, "2005-08-28", "the wording of 2012 came into force on 2013-01-01"),
    ("治安管理处罚法", 2025, "2012-10-26", "revised on 2025-06-27, in force only from 2026-01-01"),
    ("治安管理处罚法", 2026, "2025-06-27", "the revision of 2025 in force"),
    ("治安管理处罚条例", 2006, "1994-05-12", "until 2006-03-01"),
    ("治安管理处罚条例", 2015, "repealed", "replaced by the Law on 2006-03-01"),
    ("行政复议法", 2017, "2009-08-27", "the amendment of 2017-09-01 is in force from 2018-01-01"),
    ("行政复议法", 2018, "2017-09-01", "amended for the qualification examination"),
    ("行政复议法", 2023, "2017-09-01", "revised on 2023-09-01, in force from 2024-01-01"),
    ("行政复议法", 2024, "2023-09-01", "the revision in force"),
    ("行政处罚法", 2017, "2009-08-27", "amended 2017-09-01, in force from 2018-01-01"),
    ("行政处罚法", 2018, "2017-09-01", "the amendment in force"),
    ("行政处罚法", 2020, "2017-09-01", "last full year of the old text"),
    ("行政处罚法", 2021, "2017-09-01 2021-01-22", "the revision is in force from 2021-07-15"),
    ("行政处罚法", 2022, "2021-01-22", "only the revision"),
    ("行政诉讼法", 2014, "1989-04-04", "amended 2014-11-01, in force from 2015-05-01"),
    ("行政诉讼法", 2015, "1989-04-04 2014-11-01", "the change of 2015-05-01"),
    ("行政诉讼法", 2016, "2014-11-01", "first amendment"),
    ("行政诉讼法", 2017, "2014-11-01 2017-06-27", "second amendment from 2017-07-01 (public-interest suits)"),
    ("行政诉讼法", 2023, "2017-06-27", "unchanged since"),
    ("行政许可法", 2018, "2003-08-27", "first wording"),
    ("行政许可法", 2019, "2003-08-27 2019-04-23", "amended with effect from the day"),
    ("行政许可法", 2024, "2019-04-23", "unchanged since"),
    ("行政强制法", 2011, "not yet", "in force from 2012-01-01"),
    ("行政强制法", 2025, "2011-06-30", "never amended"),
    ("国家赔偿法", 2012, "2010-04-29", "amended 2012-10-26, in force from 2013-01-01"),
    ("国家赔偿法", 2020, "2012-10-26", "second amendment"),
    ("立法法", 2014, "2000-03-15", "first wording"),
    ("立法法", 2015, "2000-03-15 2015-03-15", "amended with effect from the day"),
    ("立法法", 2022, "2015-03-15", "unchanged until 2023"),
    ("立法法", 2023, "2015-03-15 2023-03-13", "second amendment, in force from 2023-03-15"),
    ("公务员法", 2017, "2005-04-27", "the amendment of 2017 is in force from 2018-01-01"),
    ("公务员法", 2018, "2017-09-01", "revised 2018-12-29, in force from 2019-06-01"),
    ("公务员法", 2019, "2017-09-01 2018-12-29", "the change of 2019-06-01"),
    ("公务员法", 2023, "2018-12-29", "the revision"),
    ("监察法", 2017, "not yet", "adopted and in force on 2018-03-20"),
    ("监察法", 2024, "2018-03-20", "amended 2024-12-25, in force from 2025-06-01"),
    ("监察法", 2025, "2018-03-20 2024-12-25", "the change of 2025-06-01"),
    ("行政监察法", 2018, "2010-06-25", "replaced on 2018-03-20"),
    ("行政监察法", 2019, "repealed", "replaced by the Supervision Law"),
    ("法律援助法", 2021, "not yet", "in force from 2022-01-01"),
    ("法律援助法", 2022, "2021-08-20", "in force"),
    ("人民调解法", 2010, "not yet", "in force from 2011-01-01"),
    ("人民调解法", 2024, "2010-08-28", "never amended"),
    ("社区矫正法", 2019, "not yet", "in force from 2020-07-01"),
    ("社区矫正法", 2021, "2019-12-28", "in force"),
    ("法治宣传教育法", 2024, "not yet", "adopted 2025-09-12"),
    ("法治宣传教育法", 2025, "2025-09-12", "in force from 2025-11-01"),
    ("保守国家秘密法", 2023, "2010-04-29", "revised 2024-02-27, in force from 2024-05-01"),
    ("保守国家秘密法", 2024, "2010-04-29 2024-02-27", "the change of 2024-05-01"),
    ("突发事件应对法", 2023, "2007-08-30", "first wording"),
    ("突发事件应对法", 2024, "2007-08-30 2024-06-28", "revised, in force from 2024-11-01"),
    ("突发事件应对法", 2025, "2024-06-28", "the revision"),
    ("档案法", 2020, "2016-11-07", "revised 2020-06-20, in force from 2021-01-01"),
    ("档案法", 2021, "2020-06-20", "the revision"),
    ("预算法", 2014, "1994-03-22", "amended 2014-08-31, in force from 2015-01-01"),
    ("预算法", 2015, "2014-08-31", "first amendment"),
    ("预算法", 2020, "2018-12-29", "second amendment"),
    ("村民委员会组织法", 2016, "2010-10-28", "revised with effect from the day"),
    ("村民委员会组织法", 2020, "2018-12-29", "term of office of five years"),
    ("村民委员会组织法", 2026, "2025-10-28", "revised, in force from 2026-01-01"),
    ("宪法", 2017, "2004-03-14", "the amendments of 2004"),
    ("宪法", 2018, "2004-03-14 2018-03-11", "amended on 2018-03-11"),
    ("宪法", 2025, "2018-03-11", "unchanged since"),
    # civil law and what the Civil Code replaced
    ("民法典", 2020, "not yet", "adopted 2020-05-28, in force from 2021-01-01"),
    ("民法典", 2021, "2020-05-28", "in force"),
    ("合同法", 2020, "1999-03-15", "last year"),
    ("合同法", 2021, "repealed", "by the Civil Code on 2021-01-01"),
    ("婚姻法", 2020, "2001-04-28", "the amendment of 2001, last year"),
    ("婚姻法", 2021, "repealed", "by the Civil Code"),
    ("物权法", 2020, "2007-03-16", "last year"),
    ("物权法", 2021, "repealed", "by the Civil Code"),
    ("侵权责任法", 2020, "2009-12-26", "last year"),
    ("侵权责任法", 2022, "repealed", "by the Civil Code"),
    ("继承法", 2020, "1985-04-10", "last year"),
    ("继承法", 2021, "repealed", "by the Civil Code"),
    ("担保法", 2019, "1995-06-30", "never amended"),
    ("担保法", 2021, "repealed", "by the Civil Code"),
    ("收养法", 2020, "1998-11-04", "the amendment of 1998"),
    ("收养法", 2021, "repealed", "by the Civil Code"),
    ("民法总则", 2016, "not yet", "adopted 2017-03-15, in force from 2017-10-01"),
    ("民法总则", 2020, "2017-03-15", "last year"),
    ("民法总则", 2021, "repealed", "by the Civil Code"),
    ("民法通则", 2020, "2009-08-27", "the amendment of 2009"),
    ("民法通则", 2021, "repealed", "by the Civil Code"),
    ("公司法", 2017, "2013-12-28", "the amendment in force from 2014-03-01"),
    ("公司法", 2023, "2018-10-26", "revised 2023-12-29, in force from 2024-07-01"),
    ("公司法", 2024, "2018-10-26 2023-12-29", "the change of 2024-07-01"),
    ("公司法", 2025, "2023-12-29", "the revision"),
    ("民事诉讼法", 2021, "2017-06-27", "amended 2021-12-24, in force from 2022-01-01"),
    ("民事诉讼法", 2022, "2021-12-24", "fourth amendment"),
    ("民事诉讼法", 2024, "2023-09-01", "fifth amendment, in force from 2024-01-01"),
    ("仲裁法", 2025, "2017-09-01", "revised 2025-09-12, in force from 2026-03-01"),
    # safety, environment, land
    ("安全生产法", 2014, "2009-08-27 2014-08-31", "amended, in force from 2014-12-01"),
    ("安全生产法", 2019, "2014-08-31", "second amendment"),
    ("安全生产法", 2021, "2014-08-31 2021-06-10", "third amendment, in force from 2021-09-01"),
    ("安全生产法", 2022, "2021-06-10", "only the third"),
    ("环境保护法", 2014, "1989-12-26", "revised 2014-04-24, in force from 2015-01-01"),
    ("环境保护法", 2015, "2014-04-24", "the revision"),
    ("大气污染防治法", 2015, "2000-04-29", "revised 2015-08-29, in force from 2016-01-01"),
    ("大气污染防治法", 2020, "2018-10-26", "amended with effect from the day"),
    ("水污染防治法", 2017, "2008-02-28", "amended 2017-06-27, in force from 2018-01-01"),
    ("固体废物污染环境防治法", 2020, "2016-11-07 2020-04-29", "revised, in force from 2020-09-01"),
    ("环境噪声污染防治法", 2022, "2018-12-29", "until 2022-06-05"),
    ("环境噪声污染防治法", 2023, "repealed", "replaced by the Noise Pollution Law"),
    ("水法", 2016, "2009-08-27 2016-07-02", "amended with effect from the day (Presidential Order 48)"),
    ("环境影响评价法", 2016, "2002-10-28 2016-07-02", "amended, in force from 2016-09-01"),
    ("土地管理法", 2019, "2004-08-28", "amended 2019-08-26, in force from 2020-01-01"),
    ("土地管理法", 2020, "2019-08-26", "third amendment"),
    ("农村土地承包法", 2018, "2009-08-27", "amended 2018-12-29, in force from 2019-01-01"),
    ("农村土地承包法", 2019, "2018-12-29", "second amendment"),
    ("野生动物保护法", 2016, "2009-08-27", "revised 2016-07-02, in force from 2017-01-01"),
    ("野生动物保护法", 2022, "2018-10-26", "revised 2022-12-30, in force from 2023-05-01"),
    ("野生动物保护法", 2023, "2018-10-26 2022-12-30", "the change of 2023-05-01"),
    ("森林法", 2020, "2009-08-27 2019-12-28", "revised, in force from 2020-07-01"),
    ("消防法", 2018, "2008-10-28", "revision of 2008"),
    ("消防法", 2019, "2008-10-28 2019-04-23", "amended with effect from the day"),
    ("消防法", 2022, "2021-04-29", "second amendment"),
    ("道路交通安全法", 2020, "2011-04-22", "second amendment, in force from 2011-05-01"),
    ("道路交通安全法", 2021, "2011-04-22 2021-04-29", "amended with effect from the day"),
    ("食品安全法", 2014, "2009-02-28", "first wording"),
    ("食品安全法", 2015, "2009-02-28 2015-04-24", "revised, in force from 2015-10-01"),
    ("食品安全法", 2020, "2018-12-29", "first amendment of the revision"),
    ("食品安全法", 2022, "2021-04-29", "second amendment"),
    # people
    ("未成年人保护法", 2020, "2012-10-26", "revised 2020-10-17, in force from 2021-06-01"),
    ("未成年人保护法", 2021, "2012-10-26 2020-10-17", "the change of 2021-06-01"),
    ("未成年人保护法", 2025, "2024-04-26", "amended with effect from the day"),
    ("预防未成年人犯罪法", 2022, "2020-12-26", "revised, in force from 2021-06-01"),
    ("妇女权益保障法", 2022, "2018-10-26", "revised 2022-10-30, in force from 2023-01-01"),
    ("妇女权益保障法", 2023, "2022-10-30", "the revision"),
    ("家庭教育促进法", 2021, "not yet", "in force from 2022-01-01"),
    ("家庭教育促进法", 2023, "2021-10-23", "in force"),
    ("反家庭暴力法", 2015, "not yet", "adopted 2015-12-27, in force from 2016-03-01"),
    ("反家庭暴力法", 2016, "2015-12-27", "in force"),
    ("教育法", 2015, "2009-08-27", "amended 2015-12-27, in force from 2016-06-01"),
    ("教育法", 2020, "2015-12-27", "second amendment"),
    ("教育法", 2022, "2021-04-29", "third amendment, in force from 2021-04-30"),
    ("工会法", 2021, "2009-08-27", "amended 2021-12-24, in force from 2022-01-01"),
    ("老年人权益保障法", 2017, "2015-04-24", "amended with effect from the day"),
    ("反间谍法", 2013, "not yet", "adopted 2014-11-01"),
    ("反间谍法", 2022, "2014-11-01", "first wording"),
    ("反间谍法", 2023, "2014-11-01 2023-04-26", "revised, in force from 2023-07-01"),
    ("反电信网络诈骗法", 2021, "not yet", "adopted 2022-09-02"),
    ("反电信网络诈骗法", 2022, "2022-09-02", "in force from 2022-12-01"),
    ("刑法", 2020, "2017-11-04", "Amendment XI is in force from 2021-03-01"),
    ("刑法", 2021, "2017-11-04 2020-12-26", "Amendment XI"),
    ("刑法", 2025, "2023-12-29", "Amendment XII, in force from 2024-03-01"),
    ("刑事诉讼法", 2017, "2012-03-14", "second amendment"),
    ("刑事诉讼法", 2019, "2018-10-26", "third amendment"),
    # regulations of the State Council
    ("信访条例", 2021, "2005-01-10", "decree 431, last full year"),
    ("信访条例", 2022, "2005-01-10", "until 2022-05-01"),
    ("信访条例", 2023, "repealed", "replaced by 信访工作条例"),
    ("信访工作条例", 2021, "not yet", "issued 2022-01-24, in force from 2022-05-01"),
    ("信访工作条例", 2022, "2022-01-24", "in force from 2022-05-01"),
    ("政府信息公开条例", 2018, "2007-04-05", "first wording"),
    ("政府信息公开条例", 2019, "2007-04-05 2019-04-03", "revised, in force from 2019-05-15"),
    ("政府信息公开条例", 2020, "2019-04-03", "the revision"),
    ("法律援助条例", 2021, "2003-07-21", "last full year"),
    ("重大行政决策程序暂行条例", 2018, "not yet", "in force from 2019-09-01"),
    (
        "重大行政决策程序暂行条例",
        2019,
        "2019-04-20",
        "published on 2019-05-08 with the decree's date 2019-04-20",
    ),
    ("优化营商环境条例", 2019, "not yet", "adopted 2019-10-22, in force from 2020-01-01"),
    ("优化营商环境条例", 2020, "2019-10-22", "in force"),
    ("保障农民工工资支付条例", 2019, "not yet", "in force from 2020-05-01"),
    ("保障农民工工资支付条例", 2021, "2019-12-30", "in force"),
    ("行政执法监督条例", 2025, "not yet", "published in December 2025, in force from 2026-02-01"),
    ("行政执法监督条例", 2026, "2025-12-17", "in force"),
    ("婚姻登记条例", 2024, "2003-08-08", "amended from 2025-01-20"),
    ("宗教事务条例", 2017, "2004-11-30", "revised 2017-08-26, in force from 2018-02-01"),
    ("个体工商户条例", 2023, "repealed", "replaced on 2022-11-01"),
    ("城市房屋拆迁管理条例", 2015, "repealed", "replaced on 2011-01-21"),
    # Party regulations and plans
    ("中国共产党纪律处分条例", 2015, "2003-12-31", "revised 2015-10-18, in force from 2016-01-01"),
    ("中国共产党纪律处分条例", 2018, "2015-10-18 2018-08-18", "in force from 2018-10-01"),
    ("中国共产党纪律处分条例", 2023, "2018-08-18", "revised 2023-12-19, in force from 2024-01-01"),
    ("中国共产党纪律处分条例", 2024, "2023-12-19", "the revision"),
    ("中国共产党章程", 2017, "2012-11-14 2017-10-24", "the 19th Congress"),
    ("中国共产党章程", 2023, "2022-10-22", "the 20th Congress"),
    ("中国共产党巡视工作条例", 2022, "2017-07-01", "revision of 2017"),
    ("党政领导干部选拔任用工作条例", 2020, "2019-03-03", "revision of 2019"),
    ("党政主要负责人履行推进法治建设第一责任人职责规定", 2016, "2016-11-30", "issued 2016-11-30"),
    ("党政主要负责人履行推进法治建设第一责任人职责规定", 2023, "2016-11-30", "unchanged since"),
    ("党政机关厉行节约反对浪费条例", 2024, "2013-11-18", "revised in May 2025"),
    ("法治政府建设实施纲要（2015—2020年）", 2014, "not yet", "issued in December 2015"),
    ("法治政府建设实施纲要（2021—2025年）", 2022, "2021-08-02", "issued in August 2021"),
    ("公安机关办理刑事案件程序规定", 2019, "2012-12-13", "amended 2020-07-20, in force from 2020-09-01"),
    ("公安机关办理行政案件程序规定", 2019, "2018-11-25", "in force from 2019-01-01"),
]


def in_force(title: str, year: int) -> str:
    """What the register says of the norm in the year, in the words of the table."""
    ((norm, _),) = REGISTER.lookup(title)
    if found := REGISTER.versions(norm.iri, year):
        return " ".join(iri.rpartition("/")[2] for iri, _ in found)
    if norm.repealed and norm.repealed <= f"{year}-01-01":
        return "repealed"
    return "not yet" if (norm.effective or norm.adopted) > f"{year}-12-31" else "unknown"


@pytest.mark.parametrize(("title", "year", "expected", "why"), PAIRS)
def test_the_wording_that_a_report_of_the_year_means(title: str, year: int, expected: str, why: str) -> None:
    assert in_force(title, year) == expected, why


@pytest.mark.parametrize("year", range(2015, 2026))
def test_every_law_that_was_in_force_has_a_certain_wording(year: int) -> None:
    """No report of these years cites a national law of which the register has to guess the wording."""
    laws = [norm for norm in REGISTER.norms if norm.norm_class in ("Law", "Constitution")]
    doubtful = [norm.title for norm in laws if not all(sure for _, sure in REGISTER.versions(norm.iri, year))]
    missing = [
        norm.title
        for norm in laws
        if norm.effective
        and int(norm.effective[:4]) < year
        and not norm.repealed
        and norm.status != "repealed"
        and not REGISTER.versions(norm.iri, year)
    ]
    assert (len(laws) > 350, doubtful, missing) == (True, [], [])


def test_the_table_is_large_and_says_nothing_twice() -> None:
    assert len({(title, year) for title, year, _, _ in PAIRS}) == len(PAIRS) > 150
