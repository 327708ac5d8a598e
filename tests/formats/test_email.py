"""Mails: the files that they bring, else their text."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from pathlib import Path

import pytest

from kg.formats import UnreadableError, extract
from kg.formats.archive import is_archive
from kg.read.folder import inputs
from tests.formats.making import TEXT, packed, page_of, word_of


def mail(text: str, **files: bytes) -> bytes:
    """A mail with these files; the first underscore of a name is its dot."""
    made = EmailMessage()
    made["From"], made["To"], made["Message-ID"] = "a@example.org", "b@example.org", "<1@example.org>"
    made["Subject"] = "报送2021年报告"
    made.set_content(text)
    for name, data in files.items():
        made.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=name.replace("_", ".", 1)
        )
    return made.as_bytes()


def test_the_files_of_a_mail_are_documents(tmp_path: Path) -> None:
    data = mail("请查收。", 报告_docx=word_of(TEXT), 表_txt=b"x", 更多_zip=packed({"另一份.txt": TEXT}))
    (tmp_path / "a.eml").write_bytes(data)
    found = {item.source.file: item for item in inputs([tmp_path], tmp_path / ".cache")}
    assert sorted(found) == ["a.eml/报告.docx", "a.eml/更多.zip/另一份.txt", "a.eml/表.txt"]
    assert extract(found["a.eml/报告.docx"].path.read_bytes()).text == TEXT


def test_a_file_of_a_mail_has_a_name_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail("请查收。", **{"..": b"x", "报告_txt": TEXT.encode()}))
    found = {item.source.file: item.problem for item in inputs([tmp_path], tmp_path / ".cache")}
    assert found == {"a.eml/..": "its path leads out of its archive", "a.eml/报告.txt": ""}


SIMPLIFIED = "关于法治建设的报告：深入学习，加强政府工作，大力推行普法。\n" * 3
TRADITIONAL = "關於法治建設的報告：深入學習，加強政府工作，大力推行普法。\n" * 3


@pytest.mark.parametrize(
    ("charset", "text"), [("gb2312", SIMPLIFIED), ("utf-8", SIMPLIFIED), ("big5", TRADITIONAL)]
)
@pytest.mark.parametrize("encoding", ["8bit", "base64", "quoted-printable"])
def test_a_mail_without_files_is_its_text(tmp_path: Path, charset: str, text: str, encoding: str) -> None:
    made = EmailMessage()
    made["From"], made["MIME-Version"], made["Subject"] = "a@example.org", "1.0", "报告"
    made.set_content(text, charset=charset, cte=encoding)
    (tmp_path / "a.eml").write_bytes(made.as_bytes())
    assert not is_archive(tmp_path / "a.eml")
    found = extract(made.as_bytes())
    assert (found.text.replace("\r\n", "\n"), found.title) == (text, "报告")


def test_a_page_with_its_pictures_in_one_file_is_a_page(tmp_path: Path) -> None:
    page = base64.encodebytes(page_of(TEXT * 3, encoding="utf-8")).decode()
    data = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html; '
        f"charset=utf-8\nContent-Transfer-Encoding: base64\n\n{page}\n--x\nContent-Type: image/png\n"
        "Content-Location: a.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--x--\n"
    ).encode()
    (tmp_path / "a.mht").write_bytes(data)
    assert not is_archive(tmp_path / "a.mht")
    assert "执法力量不足" in extract(data).text


def test_a_mail_without_text_is_told() -> None:
    with pytest.raises(UnreadableError, match="no text"):
        extract(mail(" "))


def test_a_cut_mail_ends_in_a_document_or_a_reason(tmp_path: Path) -> None:
    data = mail("请查收。", 报告_docx=word_of(TEXT))
    for cut in range(300, len(data), 97):
        (tmp_path / "a.eml").write_bytes(data[:cut])
        assert inputs([tmp_path / "a.eml"], tmp_path / ".cache")
