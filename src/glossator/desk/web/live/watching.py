"""Server-sent events with parts of a page: the results of a job while somebody watches."""

from collections.abc import AsyncIterator
from time import monotonic
from typing import Any

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from glossator.desk.jobs import running as jobs
from glossator.desk.web.intake.progress import Progress, progress
from glossator.desk.web.pages import environment
from glossator.desk.web.visitor import database

LISTENS = 600  # seconds a page listens before it has to authenticate again
RETRY = "retry: 2000\n\n"
STILL = ": still here\n\n"


def told(event: str, html: str) -> str:
    """One event whose data is a part of a page."""
    lines = "".join(f"data: {line}\n" for line in html.strip().split("\n"))
    return f"event: {event}\n{lines}\n"


def part(template: str, **values: Any) -> str:
    """A part of a page, from its template; the page that receives it sends its own CSRF token."""
    return environment().get_template(template).render(who=None, **values)


async def job(request: Request, number: int) -> AsyncIterator[str]:
    """The claims of a job as soon as they are read, each finding as it comes, progress, and the end."""
    ends, known, shown = monotonic() + LISTENS, set[str](), False

    def look() -> Progress:
        with database(request).reading() as session:
            return progress(session, jobs.find(session, number), frozenset(known))

    yield RETRY
    async for _ in request.app.state.news.items(lambda _, one: one["data"].get("job") == number):
        now = await run_in_threadpool(look)
        if now.claims and not shown:
            shown = True
            yield told("claims", part("_claims_laid.html.j2", now=now))
        else:
            for claim, finding in now.findings.items():
                yield told(f"finding-{claim}", part("_finding.html.j2", finding=finding))
        known |= now.findings.keys()
        yield told("progress", part("_progress.html.j2", now=now, answered=len(known)))
        if now.over:
            yield told("over", part("_over.html.j2", now=now))
            return
        if monotonic() > ends:
            return
