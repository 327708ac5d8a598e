"""The cut of the words is jieba's own, whatever the text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.zh.words import tags, words

MARKS = st.sampled_from("，。“”（）12.5%a-B+#& \r\n\t𠮷龘")
REPORTS = st.sampled_from("县司法局推行首问责任制普法宣传李建国书记化解矛盾纠纷的了在乡镇")
ANY_HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
TEXT = st.text(alphabet=st.one_of(REPORTS, MARKS, ANY_HAN), max_size=40)

SENTENCES = [
    "",
    "镇党委书记张志远主持召开4次专题会议，研究部署法治建设工作",
    "全年化解矛盾纠纷1,280件，化解率98.5%，同比上升3.2个百分点",
    "依托“12348”热线和A+B模式开展咨询\r\n接待来访群众",
    "苏木达那仁花同志、扎西次仁副县长下沉嘎查",
    "龘靐齉爩",
    "e-mail：fazhi@example.cn，电话0511-8080#12",
]


@pytest.fixture(scope="module")
def jieba() -> Any:
    import jieba
    import jieba.posseg

    jieba.setLogLevel(60)
    return jieba


@pytest.mark.parametrize("text", SENTENCES)
def test_words_and_tags_of_sentences_are_those_of_jieba(jieba: Any, text: str) -> None:
    assert [word for word, _, _ in words(text)] == list(jieba.cut(text))
    assert tags(text) == [(pair.word, pair.flag) for pair in jieba.posseg.cut(text)]


@given(TEXT)
def test_words_of_any_text_are_those_of_jieba(jieba: Any, text: str) -> None:
    assert [word for word, _, _ in words(text)] == list(jieba.cut(text))


@given(TEXT)
def test_tags_of_any_text_are_those_of_jieba(jieba: Any, text: str) -> None:
    assert tags(text) == [(pair.word, pair.flag) for pair in jieba.posseg.cut(text)]
