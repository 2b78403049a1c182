"""Answers to programs: a file that is sent only where the reader does not have it yet, and refusals that say what is allowed."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response

VERSION = "X-Data-Version"
PROBLEM = "application/problem+json"
_SHOWN = ("application/json", "application/geo+json")  # what a browser shows; it saves the rest


@dataclass(frozen=True, slots=True)
class File:
    """What is sent: ``content`` of one ``version`` of the data, which is what it is ``since`` a time (whole seconds, UTC)."""

    content: bytes
    media: str
    name: str
    version: str
    since: datetime


def sent(file: File, asked: Headers, now: datetime | None = None) -> Response:
    """The file, or 304 where the reader has it. A range is never cut out of it: a program gets one version, and all of it."""
    now = now or datetime.now(UTC)
    tag = f'W/"{hashlib.sha256(file.content).hexdigest()[:24]}"'
    headers = {"ETag": tag, VERSION: file.version, "Cache-Control": "no-cache", "Accept-Ranges": "none"}
    # Within the second in which the data changed no time can tell the old from the new.
    if file.since <= now:
        headers["Last-Modified"] = format_datetime(file.since, usegmt=True)
    if _has_it(asked, tag, file.since, now):
        return Response(status_code=304, headers=headers)
    how = "inline" if file.media.partition(";")[0] in _SHOWN else "attachment"
    headers["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(file.name)}"
    return Response(file.content, headers=headers, media_type=file.media)


def _has_it(asked: Headers, tag: str, since: datetime, now: datetime) -> bool:
    """By the tag where the reader sends one, else by the time (RFC 9110, 13.2.2)."""
    if held := asked.getlist("if-none-match"):
        tags = {one.strip().removeprefix("W/") for one in ",".join(held).split(",")}
        return "*" in tags or tag.removeprefix("W/") in tags
    try:
        day = parsedate_to_datetime(asked.get("if-modified-since", ""))
    except ValueError:
        return False
    return since <= (day if day.tzinfo else day.replace(tzinfo=UTC)) <= now


class Refused(Exception):
    """An answer other than a file: ``status``, a sentence, and ``more`` that a program can read."""

    def __init__(self, status: int, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.more = status, detail, more


def refusal(refused: Refused, headers: dict[str, str] | None = None) -> Response:
    """As RFC 9457 wants it."""
    told = {"title": HTTPStatus(refused.status).phrase, "status": refused.status, "detail": refused.detail}
    plain = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return JSONResponse(told | refused.more, refused.status, plain | (headers or {}), PROBLEM)
