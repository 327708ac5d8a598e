"""Pages of government sites: the article, by trafilatura where it does not stand out, and what the page's meta elements say of it.

The names of the meta elements are those that the State Council's guide for government sites lays down
(国办发〔2017〕47号, 附件 2): SiteName, ArticleTitle, PubDate, ContentSource.
"""

from __future__ import annotations

import re
from contextlib import suppress
from html.parser import HTMLParser

from kg.formats.article import MARKS, article
from kg.formats.model import Extract, MissingReaderError, UnreadableError
from kg.formats.plain import decode

NAME, VERSION = "html", "2"
LIBRARY = "trafilatura"
MEDIA_TYPE = "text/html"
_BEGINS = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,3}<(?:!doctype\s+html|html|head|body|meta|title|link|base|div|p|h[1-6]|table|ul|ol|section|article|center|script|style|font|span|strong|b|br|img|a)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARK = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)")
_KNOWN = frozenset({"utf-8", "utf8", "gb2312", "gbk", "gb18030", "big5", "big5-hkscs"})
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_PAGE_EDGES = '//div[@title="header" or @title="footer"]'  # of office programs that save as a page
# Programs leave control characters in pages, as themselves or by number, at which the parser would stop.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_REFERENCE = re.compile("&#(?:([0-9]{1,9})|[xX]([0-9A-Fa-f]{1,8}));?")
_FEWEST = 3  # marks of sentences: with fewer there are only menus
_TITLES = ("articletitle", "og:title", "dc.title")
_DATES = ("pubdate", "publishdate", "article:published_time", "dc.date")
_SOURCES = ("contentsource", "source", "author")
_SITE = re.compile(r"\s*[-_|—–]{1,2}\s*[^-_|—–]{2,30}$")


def claims(data: bytes) -> bool:
    """Whether the file begins as a page does, after a byte order mark, blanks and comments."""
    return bool(_BEGINS.match(_MARK.sub(b"", data[:4096]).replace(b"\0", b"")))


def read(data: bytes) -> Extract:
    """The article of a page, its title first; a row of a table is a line."""
    try:
        import trafilatura  # type: ignore[import-untyped, unused-ignore]
    except ImportError:
        raise MissingReaderError("HTML pages", "docs") from None
    page = _REFERENCE.sub(_character, _CONTROL.sub("", _decoded(data)))
    head = _Head()
    head.feed(page[:200_000])
    text = article(page) or trafilatura.extract(
        page,
        include_comments=False,
        include_tables=True,
        deduplicate=False,  # it would remember the pages before
        prune_xpath=_PAGE_EDGES,
    )
    if text and "\ufffd" in text:
        raise UnreadableError(
            "the article on this page has bytes that are no characters; save it as plain text"
        )
    if not text or len(MARKS.findall(text)) < _FEWEST:
        raise UnreadableError(
            "this HTML page holds no article; its text may come from a script: save the report as plain text"
        )
    title = head.first(_TITLES) or _SITE.sub("", head.title)
    if title and _bare(title) not in _bare(text[: 2 * len(title) + 400]):
        text = f"{title}\n{text}"
    return Extract(
        text + "\n",
        MEDIA_TYPE,
        title=title,
        published=head.first(_DATES)[:10],
        issuer=head.first(_SOURCES),
        url=head.url,
    )


def _character(reference: re.Match[str]) -> str:
    """The reference to a character by its number; nothing for one that no text holds (XML 1.0, 2.2)."""
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    sound = (
        code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0xFFFF < code < 0x110000
    )
    return reference[0] if sound else ""


def _decoded(data: bytes) -> str:
    """The characters of a page; what it says of its encoding counts if it holds, else it is found as for a text."""
    said = _CHARSET.search(data[:4096])
    if said and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = said[1].decode("ascii").lower()
        name = "gb18030" if name in ("gb2312", "gbk") else name
        if name in _KNOWN:
            with suppress(UnicodeDecodeError):
                return data.decode(name)
    try:
        return decode(data)
    except UnreadableError:
        # Programs of these sites cut names of links inside a character; in the article that is an error.
        for name in ("utf-8", "gb18030"):
            page = data.decode(name, "replace")
            if page.count("\ufffd") * 1000 < len(page):
                return page
        raise


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


class _Head(HTMLParser):
    """The title, the meta elements and the address that a page gives of itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.url = ""
        self._in_title = False
        self._meta: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a meta element or the canonical link says."""
        said = {name: value or "" for name, value in attrs}
        if tag == "title":
            self._in_title = not self.title
        elif tag == "meta":
            name = (said.get("name") or said.get("property") or "").lower()
            if name and said.get("content", "").strip():
                self._meta.setdefault(name, said["content"].strip())
        elif tag == "link" and said.get("rel", "").lower() == "canonical":
            self.url = self.url or said.get("href", "").strip()

    def handle_endtag(self, tag: str) -> None:
        """End the title."""
        if tag == "title":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        """Gather the title."""
        if self._in_title:
            self.title += data.strip()

    def first(self, names: tuple[str, ...]) -> str:
        """What the first of some meta elements says that the page has."""
        return next((self._meta[name] for name in names if name in self._meta), "")
