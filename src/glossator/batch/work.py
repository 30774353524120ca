"""One statement of a batch, from its line to the files of its guide, wherever it is run."""

import hashlib
import json
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from glossator._version import __version__
from glossator.annotate import annotate
from glossator.batch.model import Item, Job, Outcome
from glossator.errors import GlossatorError, InputError
from glossator.faces import registry
from glossator.guide import reannotation
from glossator.models.model import Models
from glossator.record import Record
from glossator.statement import from_text
from glossator.statement import read as read_file

if TYPE_CHECKING:
    from glossator.statement.model import Statement


def make(item: Item, job: Job) -> Outcome:
    """Annotate one item and write its faces; a failure is the outcome's reason, and nothing is raised."""
    started = perf_counter()
    try:
        outcome = _make(item, job)
    except GlossatorError as problem:
        outcome = failed(item, str(problem))
    except Exception as problem:  # one bad statement must not end a batch of a million
        outcome = failed(item, f"internal error: {type(problem).__name__}: {problem}")
    return outcome.model_copy(update={"seconds": round(perf_counter() - started, 3)})


def failed(item: Item, reason: str) -> Outcome:
    """The outcome of an item for which there is no guide."""
    return Outcome(line=item.line, id=item.name, reason=reason)


def _make(item: Item, job: Job) -> Outcome:
    from collections import Counter

    record = opened(job.record)
    before = made_from(item, job)  # additions to the record in the meantime make the guide outdated, not this run new
    guide = annotate(read(item, job), record, as_of=item.as_of or job.as_of, since=job.since, actors=job.actors)
    beside = job.out / f"{item.name}.json"
    guide = reannotation.onto(beside, guide)
    # The JSON is written last: if it is there, the guide is complete.
    wanted = [name for name in job.faces if not registry.corrected(name, guide, beside)]
    written = [registry.write(name, guide, beside) for name in sorted(wanted, key=lambda name: name == "json")]
    return Outcome(
        line=item.line,
        id=item.name,
        files=sorted(path.name for path in written),
        claims=len(guide.claims),
        findings=dict(sorted(Counter(str(finding.verdict) for finding in guide.findings).items())),
        made_from=before,
    )


def read(item: Item, job: Job) -> "Statement":
    """The statement of an item. Raises InputError if it cannot be read."""
    told = {**job.defaults, **item.told}
    if item.file is not None:
        return read_file(item.file, listening=job.listening, **told)
    return from_text(item.text or "", **told)


@cache
def opened(place: str) -> "Record":
    """The record at a place, opened once per process."""
    return Record.open(place)


def made_from(item: Item, job: Job) -> str:
    """A hash of everything a guide depends on: text, metadata, options, record, program."""
    digest = hashlib.sha256()
    asked = {
        "told": {**job.defaults, **item.told},
        "as_of": str(item.as_of or job.as_of or ""),
        "since": job.since,
        "faces": sorted(job.faces),
        "record": opened(job.record).version,
        "program": __version__,
        "models": _models(),
    }
    if job.listening:
        how = job.listening
        asked["listening"] = [how.model, list(how.hints), list(how.speakers)]
    digest.update(json.dumps(asked, sort_keys=True).encode())
    for file in (item.file, Path(job.actors) if job.actors else None):
        digest.update(b"\0" + _bytes(file))
    digest.update(b"\0" + (item.text or "").encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


def _bytes(file: Path | None) -> bytes:
    if file is None:
        return b""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").digest()
    except OSError as problem:
        raise InputError(f"{file}: {problem.strerror or problem}") from problem


@cache
def _models() -> list[str]:
    return list(Models().versions().values())
