"""Files that are broken in the ways in which files that offices send are, and in those of people who mean harm."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tests.formats.making import TEXT, locked_pdf, ofd_of, open_document_of, packed, pdf, pdf_of, word_of

LAUGHS = '<!DOCTYPE a [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'


def changed(data: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """A zipped document with other parts."""
    with ZipFile(BytesIO(data)) as file:
        return packed({**{name: file.read(name) for name in file.namelist()}, **parts}, stored="mimetype")


def cut(data: bytes) -> bytes:
    """The first half of a file."""
    return data[: len(data) // 2]


def with_entity(data: bytes, part: str, declared: str) -> bytes:
    """A zipped document with a document type before a part, and an entity of it in its text."""
    with ZipFile(BytesIO(data)) as file:
        text = file.read(part).decode()
    return changed(data, {part: declared + text.replace("执法力量不足", "&b;")})


def locked_zip() -> bytes:
    """An archive with one file, which says that a password protects it."""
    data = bytearray(packed({"报告.docx": word_of(TEXT)}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rindex(mark) + flags] |= 1
    return bytes(data)


def locked_word() -> bytes:
    """An OLE container with the streams of an encrypted .docx ([MS-OFFCRYPTO] 2.3.4.4)."""
    names = "".join(name.ljust(32, "\0") for name in ("Root Entry", "EncryptionInfo", "EncryptedPackage"))
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + names.encode("utf-16-le").ljust(
        2048, b"\0"
    )


def locked_open_document() -> bytes:
    """An OpenDocument text with encrypted content."""
    manifest = '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    return changed(
        open_document_of(TEXT), {"content.xml": bytes(range(256)), "META-INF/manifest.xml": manifest}
    )


def locked_ofd() -> bytes:
    """An encrypted OFD file."""
    root = (
        "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody><Encryptions>E.xml</Encryptions></OFD>"
    )
    return changed(ofd_of(TEXT), {"OFD.xml": root, "Doc_0/Document.xml": bytes(range(256))})


def picture(width: int, height: int) -> bytes:
    """A PNG file that says to have so many pixels and holds hardly any."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(99)))
        + chunk(b"IEND", b"")
    )


def empty_pages(many: int) -> bytes:
    """A PDF file of so many pages with nothing on them."""
    return pdf(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Count {many}/Kids[{'3 0 R ' * many}]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        ]
    )


def bomb() -> bytes:
    """An archive of archives that hold three hundred megabytes of nothing."""
    inner = packed({f"{number}.txt": bytes(2**20) for number in range(150)})
    return packed({"0.zip": inner, "1.zip": inner.replace(b"149.txt", b"xxx.txt")})


def broken(folder: Path, doc: bytes) -> list[str]:
    """Write the broken files into a folder; the names by which a build tells them."""
    files = {
        "截断.docx": cut(word_of(TEXT)),
        "截断.odt": cut(open_document_of(TEXT)),
        "截断.ofd": cut(ofd_of(TEXT)),
        "截断.pdf": cut(pdf_of(TEXT)),
        "截断.doc": cut(doc),
        "截断.zip": cut(packed({"报告.txt": TEXT})),
        "加密.docx": locked_word(),
        "加密.odt": locked_open_document(),
        "加密.ofd": locked_ofd(),
        "加密.pdf": locked_pdf(),
        "加密.zip": locked_zip(),
        "大笑.docx": with_entity(word_of(TEXT), "word/document.xml", LAUGHS),
        "外部.odt": with_entity(open_document_of(TEXT), "content.xml", FILE),
        "万页.pdf": empty_pages(10_000),
        "巨图.png": picture(30_000, 30_000),
        "越界.zip": packed({"../越界.txt": TEXT}),
        "空.txt": b"",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "无处.docx").symlink_to("没有.docx")
    (folder / "循环.docx").symlink_to("循环.docx")
    os.mkfifo(folder / "管道.txt")
    told = {"加密.zip": "加密.zip/报告.docx", "越界.zip": "越界.zip/../越界.txt"}
    return [told.get(name, name) for name in [*files, "无处.docx", "循环.docx", "管道.txt"]]
