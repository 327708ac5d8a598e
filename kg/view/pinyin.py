"""How Chinese names are spelled: syllables without tones, so that they can be typed as pinyin or as its initials."""

from __future__ import annotations

import re

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def spelled(name: str) -> str:
    """The syllables of a name, with blanks between them; empty where the name has no Chinese character.

    What is no Chinese character stays as it is, without blanks, brackets and quotation marks.

    >>> spelled("枫桥经验"), spelled("重庆市"), spelled("Petition Work Law")
    ('feng qiao jing yan', 'chong qing shi', '')
    >>> spelled("“12345”热线")
    '12345 re xian'
    """
    if not _HAN.search(name):
        return ""
    # It reads its dictionary of phrases when it is loaded, which only pages need.
    from pypinyin import lazy_pinyin

    # ü is typed as v.
    parts = lazy_pinyin(name, errors=_rest, v_to_u=False)
    return " ".join(part for part in parts if part)


def _rest(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum() and not _HAN.match(char))
