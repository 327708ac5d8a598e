"""The shadow text: width, look-alikes and traditional forms folded one to one, so that offsets hold."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Marks that reports use for one another; all map to the first form.
_SAME = {
    "·": "·•・‧∙⋅",
    ".": ".．﹒",
    "-": "-‐‑‒–—―－−～~﹣",
    "“": '“「『〝＂"',
    "”": "”」』〞",
    "‘": "‘＇",
    "《": "《≪«",
    "》": "》≫»",
    "〈": "〈＜‹",
    "〉": "〉＞›",
    "〔": "〔［[【﹝",
    "〕": "〕］]】﹞",
    "（": "（(﹙",
    "）": "）)﹚",
    "，": "，,﹐",
    "；": "；;﹔",
    "：": "：:﹕",
    "！": "！!",
    "？": "？?",
    "+": "+＋﹢",
    "%": "%％﹪",
    " ": " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t",
}

# Traditional forms that stand in names and law titles; a full conversion is the reader's business.
_TRADITIONAL = str.maketrans(
    "習總書記條約國憲縣鄉鎮區黨憲執證訴訟調處議會議務員開閉門網絡衛醫藥環護電訊詐騙毒傳學習讀黃鶴東廣陝瀋漢寧濟萬與義個為無來時後從們長發現實應對當報"
    "鳳龍馬陽陰頭橋嶺崗灣島溝營莊樓寶興華豐連遼蘇滬贛閩粵雲貴飛魯榮慶順樂蘭麗靈豔齊魚鳥銀鐵錦鄭鄧劉陳張楊趙吳孫許馮韓蕭葉蔣羅謝譚賀龔關術車軍農業質產設備範圍風險機構織組領導辦審監檢驗權責強稅財進運輸統計"
    "數據標準濱澤滿潤濕溫澗盤眾聯職聽聲臺舊節蓋號補規視覺觀訂評詢試話該詳語誠說課論謀識譯變讓負貢貫貿資賠購贈軌軟載轉較輕輪輯達違遠適遷選郵釋針錄鎖鏈間閱隊階際隨隱難頁項須預頒頓題類顧顯飯飲館驚體鮮鹽點",
    "习总书记条约国宪县乡镇区党宪执证诉讼调处议会议务员开闭门网络卫医药环护电讯诈骗毒传学习读黄鹤东广陕沈汉宁济万与义个为无来时后从们长发现实应对当报"
    "凤龙马阳阴头桥岭岗湾岛沟营庄楼宝兴华丰连辽苏沪赣闽粤云贵飞鲁荣庆顺乐兰丽灵艳齐鱼鸟银铁锦郑邓刘陈张杨赵吴孙许冯韩萧叶蒋罗谢谭贺龚关术车军农业质产设备范围风险机构织组领导办审监检验权责强税财进运输统计"
    "数据标准滨泽满润湿温涧盘众联职听声台旧节盖号补规视觉观订评询试话该详语诚说课论谋识译变让负贡贯贸资赔购赠轨软载转较轻轮辑达违远适迁选邮释针录锁链间阅队阶际随隐难页项须预颁顿题类顾显饭饮馆惊体鲜盐点",
)


@cache
def _table() -> dict[int, str]:
    table = {ord(c): to for to, group in _SAME.items() for c in group}
    for code in range(0xFF01, 0xFF5F):  # full-width ASCII
        table.setdefault(code, chr(code - 0xFEE0))
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)):  # radicals, compatibility ideographs
        to = unicodedata.normalize("NFKC", chr(code))
        if len(to) == 1 and to != chr(code):
            table[code] = to
    for code, to_code in _TRADITIONAL.items():
        table[code] = chr(to_code)
    # A half-width stop is a point in a number; between words it stays what it is.
    return table


def fold(text: str) -> str:
    """The shadow of a text: equal length, used for matching only.

    >>> fold("《憲法》,１２％"), len(fold("𠮷🏠")) == len("𠮷🏠")
    ('《宪法》，12%', True)
    """
    return text.translate(_table())


_SKELETON = re.compile(r"[\s“”‘’'《》〈〉·，,、。.（）()〔〕+\-_:：;；]+")


def skeleton(name: str) -> str:
    """A name without marks, for comparing two spellings of one name.

    >>> skeleton("法治政府建设实施纲要（2021—2025年）") == skeleton("法治政府建设实施纲要(2021-2025年)")
    True
    """
    return _SKELETON.sub("", fold(unicodedata.normalize("NFKC", name))).lower()
