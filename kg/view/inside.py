"""What makes a page self-contained: packed data, hashes for its policy, and a search for what it would fetch."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

# A lone surrogate cannot be written as UTF-8; JSON can name it.
SURROGATE = re.compile("[\ud800-\udfff]")
_STYLE_URL = re.compile(r"url\(\s*['\"]?(?!data:|#)|@import", re.IGNORECASE)
_ATTRIBUTES = frozenset(
    [
        "src",
        "href",
        "srcset",
        "data",
        "poster",
        "action",
        "formaction",
        "background",
        "cite",
        "ping",
        "manifest",
        "xlink:href",
    ]
)


def packed(text: str) -> str:
    """A text as base64 of gzip (RFC 1952): the same bytes every time, and no character that HTML knows.

    >>> packed("</script>")[:8]
    'H4sIAAAA'
    """
    return base64.b64encode(gzip.compress(text.encode("utf-8"), 6, mtime=0)).decode("ascii")


def packed_json(value: Any) -> str:
    """A value as packed JSON.

    >>> unpacked(packed_json({"a": "乡\\ud800"}))
    {'a': '乡\\ud800'}
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return packed(SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", text))


def unpacked(text: str) -> Any:
    """What was packed by :func:`packed_json`."""
    return json.loads(gzip.decompress(base64.b64decode(text)))


def hash_of(text: str) -> str:
    """What a Content-Security-Policy names a script or style by (CSP 3, 2.3.1).

    >>> hash_of("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def source(name: str) -> str:
    """A file beside this one, without what an editor adds at its end."""
    text = (Path(__file__).parent / name).read_text("utf-8")
    return text.replace("\r\n", "\n").strip()


def foreign_references(html: str) -> list[str]:
    """What a browser would fetch when it opens the page: every reference that is not inside it.

    >>> foreign_references('<p>https://a.example</p><img src="data:,"><script src="//a.example/x.js"></script>')
    ['script src=//a.example/x.js']
    """
    finder = _Finder()
    finder.feed(html)
    return finder.found


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._style = tag == "style"
        for name, value in attrs:
            if name in _ATTRIBUTES and value and not value.startswith(("#", "data:")):
                self.found.append(f"{tag} {name}={value}")
            elif name == "style" and value and _STYLE_URL.search(value):
                self.found.append(f"{tag} style={value}")

    def handle_data(self, data: str) -> None:
        if self._style and (hit := _STYLE_URL.search(data)):
            self.found.append(f"style {data[hit.start() : hit.end() + 40]}")

    def handle_endtag(self, tag: str) -> None:
        self._style = self._style and tag != "style"
