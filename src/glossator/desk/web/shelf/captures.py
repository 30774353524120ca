"""The raw answer that a document was read from, shown as it came: nothing in it runs, loads or leads anywhere."""

import re
from html import escape
from typing import Annotated

from fastapi import HTTPException, Path, Request
from fastapi.responses import Response

from glossator.desk.people.roles import Role
from glossator.desk.web.routes import Routes
from glossator.desk.web.shelf.on_file import record_of
from glossator.desk.web.shelf.record import on_file
from glossator.errors import InputError
from glossator.formats.encoding import decode_page
from glossator.formats.kinds import name_of, suffix_of
from glossator.formats.pages.single_file import self_extracting
from glossator.record.captures.captured import Answer, answer

routes = Routes(prefix="/record", include_in_schema=False)
Id = Annotated[str, Path(max_length=200)]
# A sandbox that allows nothing: its own origin, no scripts, forms, frames, windows or refreshes; and of what
# a page asks for, only what is in it.
POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; "
    "base-uri http: https:; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-dns-prefetch-control": "off",
}
_HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)
_NAME = re.compile(r"[^\w.-]+", re.ASCII)


@routes.get("/documents/{document}/capture", role=Role.READER)
def show(request: Request, document: Id) -> Response:
    """The stored answer: a page is shown without scripts, images and links; any other file is offered as a download."""
    record = record_of(request)
    held = on_file(record, document)
    try:
        kept = answer(record, held)
    except InputError as problem:  # it names paths on this machine
        told = (
            "no capture of this document, or its archive is gone or was changed; `glossator record captures` says more"
        )
        raise HTTPException(404, told) from problem
    if suffix_of(kept.kind, kept.address, kept.body) != ".html":
        return _handed_out(kept)
    try:
        markup = decode_page(self_extracting(kept.body), kept.charset)[0]
    except InputError:
        return _handed_out(kept)
    return Response(_without_links(markup, kept.address), media_type="text/html; charset=utf-8", headers=HEADERS)


def _without_links(markup: str, address: str) -> str:
    """The page with a <base>: links open windows, which the sandbox forbids, and never lead into the desk."""
    base = f'<base href="{escape(address)}" target="_blank">'
    head = _HEAD.search(markup)
    return markup[: head.end()] + base + markup[head.end() :] if head else base + markup


def _handed_out(kept: Answer) -> Response:
    name = _NAME.sub("_", name_of(kept.address))[-100:].lstrip(".") or "capture"
    more = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(kept.body, media_type="application/octet-stream", headers=HEADERS | more)
