"""The templates of the desk: autoescape on, and on every page the visitor and their CSRF token."""

from functools import cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from glossator.desk.web import shown
from glossator.faces.note import bearing_out
from glossator.guide import plain_words as words
from glossator.guide import sanitizing as safe


@cache
def environment() -> Environment:
    """The template environment of all pages of the desk."""
    made = Environment(loader=PackageLoader("glossator.desk"), autoescape=True, finalize=safe.html, trim_blocks=True,
                       lstrip_blocks=True, undefined=StrictUndefined)  # fmt: skip
    made.filters.update(
        ago=shown.ago, count=words.count, day=words.day, moment=shown.moment, percent=words.percent,
        publisher=words.publisher, capital=words.capital, attribution=words.attribution, state=shown.state,
        certainty=words.certainty, clock=words.time_code, side=words.side, verdict=words.verdict, weblink=safe.link,
        number=words.number, quotes=lambda finding: bearing_out(finding.evidence, finding.verdict),
    )  # fmt: skip
    return made


def page(request: Request, template: str, status: int = 200, headers: dict[str, str] | None = None,
         **values: Any) -> HTMLResponse:  # fmt: skip
    """A whole page or a part of one, from a template."""
    who = getattr(request.state, "visitor", None)
    text = environment().get_template(template).render(who=who, path=request.url.path, **values)
    return HTMLResponse(text, status, headers)


def refusal(request: Request, status: int, reason: str, headers: dict[str, str]) -> Response:
    """A refusal and its reason: a line if a part of a page was requested, else a page."""
    part = bool(request.headers.get("hx-request"))
    template = "_refusal.html.j2" if part else "refusal.html.j2"
    return page(request, template, status, headers, reason=shown.refused(reason), code=status)
