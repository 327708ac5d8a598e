"""Mails (.eml, RFC 5322 and MIME): the files that they bring, else the text of the mail itself."""

from __future__ import annotations

import email
import re
from collections.abc import Callable
from dataclasses import replace
from email import policy
from email.message import EmailMessage

from kg.formats.model import Extract, UnreadableError

NAME, VERSION = "email", "1"
LIBRARY = ""
MEDIA_TYPE = "message/rfc822"
_HEADERS = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]{0,990}(?:\r?\n[ \t][^\r\n]{0,990}){0,50}\r?\n){3,}"
)
# A page with its pictures in one file (RFC 2557), which Word calls a single file web page and names .mht or .doc.
_PAGE = re.compile(
    rb"(?:MIME-Version|From|Subject|Date|Snapshot-Content-Location|X-[A-Za-z-]{1,40}):[^\x00]{0,2000}?Content-Type:\s{0,20}multipart/related",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    rb"^(?:From|Received|Return-Path|MIME-Version|Message-ID):", re.IGNORECASE | re.MULTILINE
)


def claims(data: bytes) -> bool:
    """Whether the file begins with at least three header fields, two of which every mail has."""
    head = _HEADERS.match(data[:20_000])
    return bool(head and len(_NEEDED.findall(head[0])) >= 2) or bool(_PAGE.match(data))


def attachments(data: bytes) -> list[tuple[str, bytes]]:
    """The names and bytes of the files that a mail brings; none for a page with its pictures."""
    mail = _mail(data)
    if mail.get_content_type() == "multipart/related":
        return []
    found: list[tuple[str, bytes]] = []
    for part in mail.walk():
        if part.is_multipart() or not (part.is_attachment() or part.get_filename()):
            continue
        if part.get("Content-ID") and part.get_content_maintype() == "image":
            continue  # a picture of the text
        content = part.get_payload(decode=True)
        name = re.sub(r"[/\\\x00-\x1f]", "_", part.get_filename() or f"{len(found) + 1}")
        found.append((name, content if isinstance(content, bytes) else b""))
    return found


def _mail(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, EmailMessage, policy=policy.default)


def read(data: bytes, read_part: Callable[[bytes], Extract]) -> Extract:
    """The longest text among those of a mail; what it brings as files is read as an archive's files are."""
    mail = _mail(data)
    best: Extract | None = None
    reasons = []
    for part in mail.walk():
        if part.is_multipart() or part.get_content_maintype() != "text":
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content.strip():
            continue
        try:
            found = read_part(content)
        except UnreadableError as error:
            reasons.append(str(error))
            continue
        if best is None or len(found.text) > len(best.text):
            best = found
    if best is None:
        raise UnreadableError(
            f"this mail holds no text that can be read ({'; '.join(reasons[:3]) or 'it is empty'})"
        )
    return replace(best, title=best.title or str(mail.get("Subject", "")).strip())
