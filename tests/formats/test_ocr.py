"""Pictures: what is told of those that are too large, too many or none."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from kg.formats import UnreadableError, ocr, pdf
from tests.formats.broken import cut, picture
from tests.formats.making import picture_of


def pages(many: int) -> bytes:
    """A TIFF file of so many pages with nothing on them."""
    buffer = io.BytesIO()
    blank = Image.new("1", (8, 8), 1)
    blank.save(buffer, "TIFF", save_all=True, append_images=[blank] * (many - 1))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (picture(30_000, 30_000), "30,000 × 30,000 pixels"),
        (picture(2**31 - 1, 2**31 - 1), "pixels"),
        (picture(7_000, 7_000), "damaged"),
        (cut(picture_of("依法行政。")), "damaged"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "damaged"),
        (pages(151), "151 scanned pages"),
        (pages(1), "no text can be recognised"),
    ],
    ids=["large", "larger", "a head that lies", "cut", "nothing", "many pages", "blank"],
)
def test_what_cannot_be_recognised_is_told(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        ocr.read(data)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"])
def test_pictures_of_all_kinds_are_recognised(form: str) -> None:
    assert ocr.read(picture_of("依法行政", form, width=8)).text == "依法行政\n"


def test_an_empty_page_costs_none_of_the_others() -> None:
    first, last = (
        Image.open(io.BytesIO(picture_of(words, width=20)))
        for words in ("丙县报告\n一、开展普法宣传。\n", "二、执法力量不足。\n继续加强培训。\n")
    )
    buffer = io.BytesIO()
    first.save(
        buffer, "PDF", save_all=True, append_images=[Image.new("L", first.size, 255), last], resolution=150
    )
    found = pdf.read(buffer.getvalue())
    assert [word for word in ("普法宣传", "执法力量不足", "加强培训") if word not in found.text] == []
    assert len(found.pages) == 3
