"""How far a person's name reaches."""

from __future__ import annotations

import pytest

from kg.zh.names import is_word, reach


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("李志强先后两次", "李志强"),
        ("李刚先后两次", "李刚"),
        ("高明强调纪律", "高明"),
        ("欧阳明月出席", "欧阳明月"),
        ("欧阳静作辅导", "欧阳静"),
        ("沙马日古、", "沙马日古"),
        ("买买提·吐尔逊到村", "买买提·吐尔逊"),
        ("古丽娜尔·阿不都拉，", "古丽娜尔·阿不都拉"),
        ("斯琴高娃共同推进", "斯琴高娃"),
        ("韩斯琴高娃共同推进", "韩斯琴高娃"),
        ("旦增曲珍调解", "旦增曲珍"),
        ("黄河清，", "黄河清"),
        ("杨福为副组长", "杨福"),
        ("才项多杰、", "才项多杰"),
        ("斯琴格日乐主持", "斯琴格日乐"),
        ("前往江村、", ""),
        ("李 明，", "李 明"),
        ("高 度 重视", ""),
        ("严峻、", "严峻"),
        ("严峻形势", ""),
        ("俸春花、", "俸春花"),
        ("吴斌述法", "吴斌"),
        ("何伟来县指导", "何伟"),
        ("朝鲁门、", "朝鲁门"),
        ("周密部署", ""),
        ("向上级报告", ""),
        ("任副组长", ""),
        ("全员学，", ""),
        ("党性强，", ""),
        ("水平高，", ""),
        ("王大爷上门", ""),
        ("祝贺，", ""),
        ("ABC", ""),
    ],
)
def test_reach(text: str, name: str) -> None:
    assert text[: reach(text, 0, len(text))] == name


def test_two_characters_need_more_where_no_name_is_expected() -> None:
    assert reach("冯莉的", 0, 3) == 2
    assert reach("冯莉的", 0, 3, strong=False) == 0
    assert reach("冯莉授课", 0, 4, strong=False) == 2


def test_a_name_does_not_reach_over_the_limit() -> None:
    assert reach("李志强调解", 0, 3) == 3
    assert reach("李志强调解", 0, 1) == 0


def test_words_that_begin_like_names() -> None:
    assert [is_word(n) for n in ("荣获", "李某", "和平", "张主任", "张伟")] == [True, True, True, True, False]
