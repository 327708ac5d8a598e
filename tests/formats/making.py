"""Small files of each format, made by hand so that a test says what stands in them."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from html import escape

from PIL import Image, ImageDraw, ImageFont

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


def set_lines(text: str, width: int) -> list[tuple[int, str]]:
    """The lines of so many characters that paragraphs are set in, each with what it is indented by."""
    rows: list[tuple[int, str]] = []
    for line in text.splitlines():
        rest, indent = line.strip(), 2
        while rest:
            cut = width - indent
            rows.append((indent, rest[:cut]))
            rest, indent = rest[cut:], 0
    return rows


def ofd_of(text: str, *, width: int = 30, page_lines: int = 40) -> bytes:
    """An OFD file: lines of so many characters of 5 mm, paragraphs indented by two, a number on each page."""
    rows = set_lines(text, width)
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


def pdf_of(text: str, *, width: int = 30, page_lines: int = 40, more: str = "") -> bytes:
    """A PDF file with a text layer: lines of so many characters of 12 pt, paragraphs indented by two.

    ``more`` goes into the trailer.
    """
    rows = set_lines(text, width)
    pages = [rows[at : at + page_lines] for at in range(0, len(rows), page_lines)]
    return pdf_pages(
        [
            "".join(drawn(72 + 12 * row[0], 780 - 18 * i, row[1]) for i, row in enumerate(page))
            for page in pages
        ],
        more,
    )


def drawn(x: float, y: float, words: str, turn: str = "1 0 0 1") -> str:
    """Words on a page of a PDF file; ``turn`` is the first part of a text matrix."""
    return f"BT /F 12 Tf {turn} {x} {y} Tm <{words.encode('utf-16-be').hex()}> Tj ET\n"


def pdf_pages(pages: Sequence[str], more: str = "") -> bytes:
    """A PDF file of pages on which this is drawn.

    The font is not embedded; its characters are named by Unicode (ISO 32000-1, 9.10.3).
    """
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    unicode = "/CMapName /U def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        (
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            "/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/F/Flags 4/Ascent 880/Descent -120/CapHeight 700"
            "/ItalicAngle 0/StemV 80/FontBBox[0 -120 1000 880]>>>>"
        ),
        f"<</Length {len(unicode)}>>stream\n{unicode}\nendstream",
    ]
    for number, shown in enumerate(pages):
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {7 + 2 * number} 0 R>>",
            f"<</Length {len(shown)}>>stream\n{shown}endstream",
        ]
    return pdf(objects, more)


def pdf(objects: Sequence[str], more: str = "") -> bytes:
    """A PDF file of these objects, the first of which is its root."""
    data = b"%PDF-1.7\n"
    places: list[int] = []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{one}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Root 1 0 R/Size {len(objects) + 1}{more}>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + end.encode()


def locked_pdf() -> bytes:
    """A PDF file that no password opens."""
    key = "00" * 32
    return pdf_of(TEXT, more=f"/Encrypt<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>/ID[<00><00>]")


def picture_of(text: str, form: str = "PNG", *, width: int = 30) -> bytes:
    """A picture of a page with 150 dpi, or with ``PDF`` a file of it as scanners give it."""
    rows = set_lines(text, width)
    page = Image.new("L", (34 * width, 40 * len(rows) + 80), 255)
    font = ImageFont.truetype("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 30, index=2)
    for i, (indent, words) in enumerate(rows):
        ImageDraw.Draw(page).text((40 + 30 * indent, 40 + 40 * i), words, font=font)
    buffer = io.BytesIO()
    page.save(buffer, form, **({"resolution": 150} if form == "PDF" else {}))
    return buffer.getvalue()


def rtf_of(text: str) -> bytes:
    """An RTF file with a paragraph for each line."""
    lines = (
        "".join(f"\\u{ord(c) - (2**16 if ord(c) > 2**15 else 0)}?" for c in line)
        for line in text.splitlines()
    )
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 SimSun;}}" + "\\par ".join(lines) + "\\par}").encode()


def mail_of(text: str, name: str) -> bytes:
    """A mail that brings a Word document of this name."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@example.org", "b@example.org", "报送年度报告"
    made["Message-ID"] = "<1@example.org>"
    made.set_content("请查收。")
    made.add_attachment(word_of(text), maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def tarred(*infos: tuple[tarfile.TarInfo, bytes], mode: str = "w:gz") -> bytes:
    """A TAR archive of these files."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as file:  # type: ignore[call-overload]
        for info, data in infos:
            info.size = len(data)
            file.addfile(info, io.BytesIO(data))
    return buffer.getvalue()
