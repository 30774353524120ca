"""Publishing on request: what may be published, what readers are told, what is withdrawn and why."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from glossator.desk.acts import performing as acting
from glossator.desk.acts.table import ACTS
from glossator.desk.choices import chosen
from glossator.desk.database.engine import one_at_a_time
from glossator.desk.database.tables import Event, Job, Person, Work
from glossator.desk.jobs import running as jobs
from glossator.desk.log import record
from glossator.desk.publishing.changes import Change, changes
from glossator.desk.work import guides, states
from glossator.desk.work.documents import unpack
from glossator.errors import InputError
from glossator.faces.site.publish import base_address
from glossator.guide import names
from glossator.guide.model import Correction, Guide
from glossator.guide.reviewing.claims import needs_checking
from glossator.guide.reviewing.own_prose import unfounded
from glossator.guide.reviewing.standing import standing

ON_THE_WAY = ("waiting", "running")
WRITTEN = ("publish", "withdraw")  # steps that write to the site, taken when that is done or queued


@dataclass(frozen=True)
class Standing:
    """A guide before it is published: what changed since the last time, and what an editor should know.

    `told` are the corrections that readers have not seen yet; `unsigned`, `unprinted` and `unfounded` name claims and
    places of prose.
    """

    changes: list[Change]
    told: list[Correction]
    unsigned: list[str]
    unprinted: list[str]
    unfounded: list[str]

    @property
    def owes(self) -> bool:
        """True if readers still have to be told of a change."""
        return bool(self.changes) and not self.told


def before_publishing(session: Session, work: Work, guide: Guide) -> Standing:
    """How a guide differs from its published version."""
    found: list[Change] = []
    told = list(guide.corrections)
    if work.published_version:
        printed = guides.at_version(session, work.id, work.published_version)
        found, told = changes(printed, guide), [one for one in guide.corrections if one not in printed.corrections]
    unsigned = [claim.id for claim in guide.claims if not standing(guide, claim.id).signed]
    return Standing(found, told, unsigned, needs_checking(guide), unfounded(guide))


def publish(session: Session, by: Person, work: int, *, correction: str = "", claim: str = "",
            nothing_changed: bool = False, version: int | None = None) -> Job:  # fmt: skip
    """Queue the publication of a guide, in the `version` that was reviewed; return the job.

    A guide that is published already, and that reads differently now, needs a `correction` for readers or the
    publisher's word that nothing of substance changed. Raises InputError with the reason if it cannot be published.
    """
    found = guides.find(session, work, changing=True)
    _may_publish(session, by, found)
    states.unchanged(found, version)
    if correction.strip():
        acting.perform(session, None, by, work, "correct", claim or "correction",
                       {"text": correction, "claim": claim}, None)  # fmt: skip
    guide = unpack(found.document)
    if guide.retracted and found.state != "withdrawn":
        raise InputError("the guide is still marked as withdrawn: undo that in its history first")
    standing_now = before_publishing(session, found, guide)
    if standing_now.owes and found.state != "withdrawn":
        if not nothing_changed:
            raise InputError("readers have an earlier version: write a correction for them, or say that nothing of "
                             "substance changed")  # fmt: skip
        # Without a version: earlier acts on the guide can still be undone.
        record(session, by, "said nothing of substance changed", work=work, part="state",
               after={"version": found.version, "changes": [one.where for one in standing_now.changes]})  # fmt: skip
    found.slug = found.slug or _slug(session, found, guide)
    return jobs.enqueue(session, by, "publish", {"version": found.version}, work)


def withdraw(session: Session, by: Person, work: int, reason: str) -> Job:
    """Withdraw a published guide: its page stays at its URL and says why. Return the job that writes it."""
    found = guides.find(session, work, changing=True)
    states.take(session, by, found, "withdraw", reason)
    acting.perform(session, None, by, work, "retract", "state", {"note": reason}, None)
    return jobs.enqueue(session, by, "publish", {"version": found.version}, work)


def step(session: Session, by: Person, work: int, name: str, note: str = "", version: int | None = None) -> Work:
    """Take a step that does not write to the site. Raises InputError for publishing and withdrawing."""
    if name in WRITTEN:
        raise InputError("publishing and withdrawing write to the site: ask for them under Published")
    found = guides.find(session, work, changing=True)
    withdrawn = found.state == "withdrawn"
    states.take(session, by, found, name, note, version)
    if withdrawn and found.state != "withdrawn":
        _no_longer_withdrawn(session, by, found)
    return found


def write_again(session: Session, by: Person) -> Job:
    """Queue the rewriting of the whole site, under its title and URL as chosen."""
    _idle(session, None)
    return jobs.enqueue(session, by, "publish", {})


def named(work: Work, guide: Guide) -> Guide:
    """The guide with this name on the site."""
    return guide.model_copy(update={"slug": work.slug}) if work.slug else guide


def base(session: Session) -> str:
    """The URL of the site as chosen, '' for none."""
    return base_address(chosen(session, "site_address").strip())


def title(session: Session) -> str:
    """The title of the site as chosen."""
    return chosen(session, "site_title").strip()


def under_way(session: Session, work: int | None = None) -> list[Job]:
    """Publications under way or failed, newest first; of one guide, or of all."""
    asked = select(Job).where(Job.kind == "publish").order_by(Job.id.desc()).limit(20)
    found, seen = [], set()
    for job in session.scalars(asked.where(Job.work_id == work) if work else asked):
        if job.state in ON_THE_WAY or (job.state == "failed" and job.work_id not in seen):
            found.append(job)
        seen.add(job.work_id)
    return found


def history(session: Session, work: int) -> list[Event]:
    """The history of publishing a guide, newest first."""
    about = (Event.part == "state") | (Event.what == "corrected")
    return list(session.scalars(select(Event).where(Event.work_id == work, about).order_by(Event.id.desc()).limit(40)))


def file_of(folder: Path, path: str) -> Path | None:
    """A file of the published site by its URL path; None if there is none, or it is not the site's."""
    parts = [part for part in path.split("/") if part]
    if any(part.startswith(".") or "\\" in part or "\0" in part for part in parts):
        return None
    found = folder.joinpath(*parts)
    found = found / "index.html" if found.is_dir() else found
    inside = found.resolve().is_relative_to(folder.resolve())
    return found if inside and found.is_file() and not found.is_symlink() else None


def _may_publish(session: Session, by: Person, work: Work) -> None:
    _idle(session, work.id)
    if work.state == "withdrawn":
        if work.published_version == work.version:
            raise InputError("the guide is withdrawn, and its page says so")
        return
    step = states.steps()["publish"]
    if step not in states.open_to(session, work, by):
        raise InputError(f"a guide that is {work.state} cannot be published: it has to be approved first")
    own = work.state == "published" and work.version != work.published_version and by.id == work.writer_id
    if own and chosen(session, "second_person") == "yes" and _changed_by(session, work) <= {by.id}:
        raise InputError("you wrote this guide and changed it since it was published: somebody else has to publish it")


def _changed_by(session: Session, work: Work) -> set[int | None]:
    """The people who changed a published guide since, other than by telling readers of it."""
    asked = select(Event.person_id).where(Event.work_id == work.id, Event.version > (work.published_version or 0),
                                          Event.version <= work.version, Event.what != "corrected",
                                          Event.person_id.is_not(None))  # fmt: skip
    return set(session.scalars(asked))


def _no_longer_withdrawn(session: Session, by: Person, work: Work) -> None:
    """Undo what marks a guide as withdrawn, since whoever reopens it intends to publish it again."""
    asked = select(Event).where(Event.work_id == work.id, Event.what == ACTS["retract"].words).order_by(Event.id.desc())
    last = session.scalar(asked.limit(1))
    if unpack(work.document).retracted and last:
        acting.undo(session, by, work.id, last.id)


def _idle(session: Session, work: int | None) -> None:
    asked = select(Job.id).where(Job.kind == "publish", Job.state.in_(ON_THE_WAY))
    if session.scalar(asked.where(Job.work_id.is_(None) if work is None else Job.work_id == work).limit(1)):
        raise InputError("it is being published already")


def _slug(session: Session, work: Work, guide: Guide) -> str:
    """A name on the site that no other guide of the desk has."""
    own = names.guide_slug(guide)
    one_at_a_time(session, "names on the site")
    taken = set(session.scalars(select(Work.slug).where(Work.slug.startswith(own), Work.id != work.id)))
    return next(name for name in (own, *(f"{own}-{number}" for number in range(2, 10_000))) if name not in taken)
