"""Web addresses: pinyin, initials, provinces that the address or the text shows, known hosts, none at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon import default_ontology
from kg.lexicon.gazetteer import Gazetteer
from kg.lexicon.place_tables import HOST_COLUMNS, PINYIN_COLUMNS
from kg.lexicon.tables import read_table
from kg.resolve.hosts import Addresses

GAZETTEER = Gazetteer.load([default_ontology()])
ADDRESSES = Addresses(GAZETTEER)

# An address, the codes of the provinces that the text shows, and the codes that the address may show.
READ = [
    ("http://www.youyang.gov.cn/zwgk/1.html", "", "500242"),
    ("www.youyang.gov.cn", "", "500242"),
    ("https://sfj.youyang.cq.gov.cn/", "", "500242"),
    ("http://www.cqyy.gov.cn/", "", "500235 500242"),  # 云阳 and 酉阳
    ("http://www.cqxs.gov.cn/", "", "500241"),
    ("http://www.yncxym.gov.cn/info/1.htm", "53", "532328"),  # province, prefecture and county
    ("http://www.tjjh.gov.cn/", "", "120118"),
    ("http://www.yx.gov.cn/", "", ""),  # initials without a province
    ("http://www.yx.gov.cn/", "32", "320282"),
    ("http://www.yx.gov.cn/", "53", "5304 530922"),
    ("https://luquan.km.gov.cn/", "", "530128"),
    ("https://lq.km.gov.cn/", "", "530128"),
    ("http://sfj.yuxi.gov.cn/", "", "5304"),
    ("http://sft.sc.gov.cn/x", "", "51"),
    ("http://www.cq.gov.cn/youyang/2.html", "", "500242"),
    ("http://www.zjtz.gov.cn/tiantai/2.html", "", "331023"),
    ("http://www.zjtz.gov.cn/zwgk/tt/2.html", "", "3310"),
    ("http://www.yueqing.gov.cn/", "", "330382"),
    ("http://www.yanshan.gov.cn/", "36", "361124"),
    ("http://www.yanshan.gov.cn/", "53", "532622"),
    ("http://www.laoling.gov.cn/", "", "371481"),
    ("http://www.bjchy.gov.cn/", "", "110105"),
    ("http://www.lufengshi.gov.cn/", "44", "441581"),
    ("http://www.lufengshi.gov.cn/", "", "441581 532302"),  # 陆丰 and 禄丰
    ("http://www.yunxian.gov.cn/", "53", "530922"),
    ("http://www.qingcheng.gov.cn/", "", "441802"),
    ("http://www.pingxiang.gov.cn/", "", "3603"),
    ("http://www.pingxiang.gov.cn/", "13", "130532"),  # 平乡: a known host yields to the text
    ("http://www.example.com/youyang/", "", ""),
    ("http://10.0.0.1/youyang/", "", ""),
    ("http://[bad", "", ""),
    ("", "", ""),
]


@pytest.mark.parametrize(("url", "provinces", "codes"), READ)
def test_what_an_address_shows(url: str, provinces: str, codes: str) -> None:
    found = ADDRESSES.read(url, provinces.split())
    assert sorted(place.code for place in found.places) == codes.split() if found else codes == ""
    if len(codes.split()) == 1:
        assert found is not None
        assert found.place == GAZETTEER.place(codes)


@given(st.text(max_size=60))
def test_any_address_is_read_or_none(url: str) -> None:
    found = ADDRESSES.read(url)
    assert found is None or found == ADDRESSES.read(url)


@given(st.sampled_from(sorted(GAZETTEER.pinyin)))
def test_an_address_never_shows_another_place(code: str) -> None:
    """The pinyin of a place shows that place, or stays open, or is a known host of another."""
    word = GAZETTEER.pinyin[code][1].replace(" ", "")
    found = ADDRESSES.read(f"http://www.{word}.gov.cn/")
    known = {f"www.{host}" for host in GAZETTEER.hosts}
    if found and found.place and found.label not in known:
        assert found.place.code == code


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("重庆市", "chong qing"),
        ("厦门市", "xia men"),
        ("六安市", "lu an"),
        ("六合区", "lu he"),
        ("六盘水市", "liu pan shui"),
        ("蔚县", "yu xian"),
        ("铅山县", "yan shan"),
        ("乐清市", "yue qing"),
        ("乐亭县", "lao ting"),
        ("乐山市", "le shan"),
        ("台州市", "tai zhou"),
        ("亳州市", "bo zhou"),
        ("泸州市", "lu zhou"),
        ("丽水市", "li shui"),
        ("番禺区", "pan yu"),
        ("长子县", "zhang zi"),
        ("长沙市", "chang sha"),
        ("洪洞县", "hong tong"),
        ("浚县", "xun xian"),
        ("单县", "shan xian"),
        ("莘县", "shen xian"),
        ("歙县", "she xian"),
        ("黟县", "yi xian"),
        ("涡阳县", "guo yang"),
        ("尉犁县", "yu li"),
        ("犍为县", "qian wei"),
        ("监利市", "jian li"),
        ("都匀市", "du yun"),
        ("成都市", "cheng du"),
        ("会泽县", "hui ze"),
        ("闵行区", "min hang"),
        ("陕西省", "shaan xi"),
        ("酉阳土家族苗族自治县", "you yang"),
    ],
)
def test_names_are_read_as_their_people_do(name: str, pinyin: str) -> None:
    assert {GAZETTEER.pinyin[place.code][1] for place in GAZETTEER.named(name) if place.name == name} == {
        pinyin
    }


def test_every_division_has_its_pinyin_and_every_host_a_source() -> None:
    pinyin = read_table(default_ontology() / "place_pinyin.csv", PINYIN_COLUMNS)
    for code, stem, syllables in pinyin:
        place = GAZETTEER.place(code)
        assert place is not None
        assert place.name.startswith(stem), code
        assert len(syllables.split()) == len(stem), stem
    hosts = read_table(default_ontology() / "place_hosts.csv", HOST_COLUMNS)
    assert hosts == sorted(hosts)
    assert all(source and checked in ("yes", "no") for _, _, source, checked in hosts)
    assert all(source.startswith("http") for _, _, source, checked in hosts if checked == "yes")
