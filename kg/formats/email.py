"""Mails (.eml, RFC 5322 and MIME): the attached report, else the text of the mail itself."""

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
_NEEDED = re.compile(
    rb"^(?:From|Received|Return-Path|MIME-Version|Message-ID):", re.IGNORECASE | re.MULTILINE
)


def claims(data: bytes) -> bool:
    """Whether the file begins with at least three header fields, two of which every mail has."""
    head = _HEADERS.match(data[:20_000])
    return bool(head and len(_NEEDED.findall(head[0])) >= 2)


def read(data: bytes, read_part: Callable[[bytes], Extract]) -> Extract:
    """The longest text among the attachments that can be read, else that of the mail."""
    mail = email.message_from_bytes(data, policy=policy.default)
    best: Extract | None = None
    reasons = []
    for part in mail.walk():
        if not isinstance(part, EmailMessage) or part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content.strip():
            continue
        try:
            found = read_part(content)
        except UnreadableError as error:
            reasons.append(str(error))
            continue
        if best is None or (part.is_attachment(), len(found.text)) > (False, len(best.text)):
            best = found
    if best is None:
        raise UnreadableError(
            f"this mail holds no text that can be read ({'; '.join(reasons[:3]) or 'it is empty'})"
        )
    return replace(best, title=best.title or str(mail.get("Subject", "")).strip())
