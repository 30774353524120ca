"""The job that writes the site: one guide or all of it, one writer at a time, repeated if interrupted."""

import tempfile
from pathlib import Path
from typing import Any

from filelock import FileLock
from sqlalchemy.orm import Session

from glossator.desk.database.tables import Person, now
from glossator.desk.jobs import filed
from glossator.desk.jobs.running import Running
from glossator.desk.log import record
from glossator.desk.publishing import site
from glossator.desk.work import guides, states
from glossator.errors import InputError
from glossator.faces.site.publish import publish as write
from glossator.guide import json
from glossator.guide.model import Guide

LOCK = "site.lock"  # beside the database, since everything in the site's folder is public


def publish(job: Running) -> dict[str, Any]:
    """Write a guide, or the whole site if none is given, to the site's folder; everything else there stays."""
    with job.database.reading() as session:
        base, title = site.base(session), site.title(session)
        guide = _guide(session, job) if job.work else None
    job.told("writing the pages", 0, 2)
    job.settings.folder.mkdir(parents=True, exist_ok=True)
    with FileLock(job.settings.folder / LOCK), tempfile.TemporaryDirectory() as held:
        given = []
        if guide:
            given = [Path(held) / "guide.json"]
            given[0].write_text(json.render(guide), "utf-8")
        kept = filed.opened(job.settings) if job.settings.captures and given else None
        done = write(given, job.settings.site_folder, base=base, title=title, captures=kept)
    job.told("telling the desk", 1, 2)
    if job.work:
        _told(job)
    pages = f"{len(done.written)} file{'' if len(done.written) == 1 else 's'} written"
    return {"words": f"{pages}, {done.unchanged} as they were", "guides": done.guides, "written": len(done.written)}


def _guide(session: Session, job: Running) -> Guide:
    work = guides.find(session, job.work or 0)
    if work.state not in ("approved", "published", "withdrawn"):
        raise InputError(f"the guide is {work.state} now: it was not published")
    return site.named(work, guides.at_version(session, work.id, int(job.asked["version"])))


def _told(job: Running) -> None:
    """Record that readers have this version now, whatever happened in between."""
    with job.database.writing() as session:
        work = guides.find(session, job.work or 0, changing=True)
        work.published, work.published_version = now(), int(job.asked["version"])
        by = session.get_one(Person, job.person.id)
        if states.steps()["publish"] in states.open_to(session, work, by):
            states.take(session, by, work, "publish")
        else:  # withdrawn, or sent back while the pages were written: they are published all the same
            record(session, by, "written to the site", work=work.id, part="state", version=work.published_version,
                   before={"state": work.state}, after={"state": work.state})  # fmt: skip
