"""Small files of each format, made by hand so that a test says what stands in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT = "甲县2021年法治政府建设情况报告\n一、工作情况\n（一）深化普法。发放资料2300余份，开展“枫桥经验”培训3次。\n二、存在问题\n执法力量不足。\n"


def packed(parts: Mapping[str, str | bytes], *, stored: str = "") -> bytes:
    """A ZIP container of these parts; ``stored`` is written uncompressed, as ODF wants its media type."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            data = content.encode() if isinstance(content, str) else content
            file.writestr(name, data, zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A Word document with this XML in its body; other parts by their name without ``.xml``."""
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>',
            **{
                f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{content}</w:{name}>'
                for name, content in parts.items()
            },
        }
    )


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def word_of(text: str) -> bytes:
    """A Word document with a paragraph for each line."""
    return word("".join(map(paragraph, text.splitlines())))


def open_document(body: str, styles: str = "") -> bytes:
    """An OpenDocument text with this XML in its body."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style", "drawing")
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content{names}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        },
        stored="mimetype",
    )


def open_document_of(text: str) -> bytes:
    """An OpenDocument text with a paragraph for each line."""
    return open_document("".join(f"<text:p>{escape(line)}</text:p>" for line in text.splitlines()))


def ofd_of(text: str, *, width: int = 30, page_lines: int = 40) -> bytes:
    """An OFD file: lines of so many characters of 5 mm, paragraphs indented by two, a number on each page."""
    rows: list[tuple[int, str]] = []
    for line in text.splitlines():
        rest = line.strip()
        indent = 2
        while rest:
            cut = width - indent
            rows.append((indent, rest[:cut]))
            rest, indent = rest[cut:], 0
    pages = [rows[at : at + page_lines] for at in range(0, len(rows), page_lines)]
    spaces = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    parts: dict[str, str] = {
        "OFD.xml": f"<ofd:OFD {spaces}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {spaces}><ofd:Pages>"
        + "".join(f'<ofd:Page ID="{i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
        + "</ofd:Pages></ofd:Document>",
    }
    for number, page in enumerate(pages):
        objects = [
            f'<ofd:TextObject ID="{i}" Boundary="{20 + 5 * indent} {20 + 8 * i} {5 * len(words)} 6" Size="5"><ofd:TextCode X="0" Y="5">{escape(words)}</ofd:TextCode></ofd:TextObject>'
            for i, (indent, words) in enumerate(page)
        ]
        objects.append(
            f'<ofd:TextObject ID="n" Boundary="100 390 15 6" Size="5"><ofd:TextCode X="0" Y="5">- {number + 1} -</ofd:TextCode></ofd:TextObject>'
        )
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f"<ofd:Page {spaces}><ofd:Content><ofd:Layer>{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    return packed(parts)


def page_of(text: str, *, encoding: str = "gb18030") -> bytes:
    """A page of a government site around a report."""
    title, *lines = [line for line in text.splitlines() if line.strip()]
    body = "".join(f'<p style="text-indent: 2em">{escape(line)}</p>\n' for line in lines)
    return f"""<!DOCTYPE html><html><head><meta charset="{encoding}"><title>{escape(title)}-某县人民政府</title>
<meta name="SiteName" content="某县人民政府"><meta name="ArticleTitle" content="{escape(title)}">
<meta name="PubDate" content="2024-01-15 10:20"><meta name="ContentSource" content="某县司法局"></head><body>
<div class="nav"><a href="/">首页</a><a href="/gk">政务公开</a><ul><li><a href="/1">2019年工作要点</a></li></ul></div>
<div class="where">您现在的位置：<a href="/">首页</a> &gt; <a href="/gk">政务公开</a></div>
<h1>{escape(title)}</h1><div class="info">发布时间：2024-01-15 10:20 来源：某县司法局 <a href="#">打印</a></div>
<div class="TRS_Editor" id="zoom">{body}</div><div class="share">分享到：<a href="#">微信</a></div>
<div class="foot">主办：某县人民政府办公室 网站标识码：9900000001</div></body></html>""".encode(encoding)
