"""The guides an assistant can read: those in a folder, and unsaved ones made in this run."""

from collections import Counter, OrderedDict
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from glossator.annotate import annotate
from glossator.assistants.model import Found, GuideAnswer, GuideLine, GuideList
from glossator.assistants.quoting import found
from glossator.assistants.texts import limits
from glossator.errors import InputError
from glossator.faces import registry
from glossator.guide import json, names, prose, reannotation
from glossator.guide.model import Guide, Prose, Review
from glossator.guide.reviewing.standing import standing
from glossator.statement import from_text
from glossator.statement.model import Claim
from glossator.timings import Told

if TYPE_CHECKING:
    from glossator.record import Record

ENDING = ".json"


class Guides:
    """Guides by name; with a folder, those in its files. A name is only looked up among them, never used as a path."""

    def __init__(self, folder: Path | None, *, saves: bool = False) -> None:
        self._folder, self._saves = folder, saves
        self._kept: OrderedDict[str, Guide] = OrderedDict()
        self._lines: dict[Path, tuple[tuple[int, int], GuideLine]] = {}
        self._lock = Lock()

    def keep(self, guide: Guide) -> tuple[str, Guide]:
        """Keep a guide until the server ends, and save it if allowed; return its name, and the guide as it is now.

        What people wrote and signed in the guide's file stays. Raises InputError if it cannot be saved.
        """
        name = names.guide_slug(guide)
        if self._saves and self._folder:
            path = self._folder / f"{name}{ENDING}"
            guide = reannotation.onto(path, guide)
            registry.write("json", guide, path)
            return name, guide
        with self._lock:
            self._kept[name] = guide
            self._kept.move_to_end(name)
            while len(self._kept) > limits()["kept"]:
                self._kept.popitem(last=False)
        return name, guide

    def saved(self, name: str) -> bool:
        """True if the guide with this name is in the folder."""
        return name not in self._kept

    def all(self) -> tuple[list[GuideLine], list[str]]:
        """A line for every guide, and the files in the folder that look like one but are not, with the reason."""
        lines, unreadable = [], []
        for path in self._files():
            try:
                lines.append(self._line(path))
            except InputError as problem:
                unreadable.append(str(problem).replace(str(path), path.name))
        with self._lock:
            return lines + [line(name, guide, saved=False) for name, guide in self._kept.items()], unreadable

    def get(self, name: str) -> Guide:
        """The guide with this name. Raises InputError if there is none."""
        with self._lock:
            kept = self._kept.get(name)
        if kept is not None:
            return kept
        for path in self._files():
            if path.name.removesuffix(ENDING) == name:
                return json.read(path)
        raise InputError(f"name: there is no guide {name!r}; list_guides gives the names")

    def _files(self) -> list[Path]:
        if self._folder is None or not self._folder.is_dir():
            return []
        return [path for path in sorted(self._folder.glob(f"*{ENDING}")) if registry.of_file(path) == "json"]

    def _line(self, path: Path) -> GuideLine:
        """The line for the guide in a file, which is read again only after it changed."""
        try:
            about = path.stat()
        except OSError as problem:
            raise InputError(f"{path}: {problem.strerror or problem}") from problem
        stamp, known = (about.st_mtime_ns, about.st_size), self._lines.get(path)
        if known is None or known[0] != stamp:
            known = (stamp, line(path.name.removesuffix(ENDING), json.read(path), saved=True))
            self._lines[path] = known
        return known[1]


def listed(guides: Guides) -> GuideList:
    """The guides in the list, the latest statement first."""
    some, (lines, unreadable) = limits(), guides.all()
    lines.sort(key=lambda each: (-(each.said_on or date.min).toordinal(), each.name))
    return GuideList(
        guides=lines[: some["guides_listed"]],
        not_listed=max(0, len(lines) - some["guides_listed"]),
        unreadable=unreadable[: some["unreadable_listed"]],
    )


def line(name: str, guide: Guide, *, saved: bool) -> GuideLine:
    """The line for a guide in the list."""
    return GuideLine(
        name=name,
        title=guide.title,
        speaker=guide.statement.speaker or "",
        said_on=guide.statement.date,
        as_of=guide.method.as_of,
        claims=len(guide.claims),
        signed=sum(standing(guide, claim.id).signed is not None for claim in guide.claims),
        saved=saved,
    )


def shown(name: str, guide: Guide, record: "Record", *, saved: bool, claim: str = "") -> GuideAnswer:
    """The guide for reading: all claims with their strongest quote, or one with all; quotes as they are on file now.

    Raises InputError if it has no such claim.
    """
    some, told = limits(), prose.standing(guide)
    chosen = [one for one in guide.claims if one.id in {claim, f"c{claim}"}] if claim else guide.claims
    if not chosen:
        first, last = (guide.claims[0].id, guide.claims[-1].id) if guide.claims else ("none", "none")
        raise InputError(f"claim: there is no {claim!r} in this guide; its claims are {first} to {last}")
    shown_now = chosen[: some["claims_listed"]]
    return GuideAnswer(
        name=name,
        saved=saved,
        title=guide.title,
        speaker=guide.statement.speaker or "",
        said_on=guide.statement.date,
        address=guide.statement.address or "",
        as_of=guide.method.as_of,
        told=[] if claim else [sentence.shown for sentence in told.lede],
        counts=Counter(str(standing(guide, one.id).verdict) for one in guide.claims),
        findings=[_found(guide, one, told, record, whole=bool(claim)) for one in shown_now],
        not_listed=[one.id for one in chosen[len(shown_now) :]],
        remarks=guide.statement.remarks,
    )


def _found(guide: Guide, claim: Claim, told: Prose, record: "Record", *, whole: bool) -> Found:
    """The finding as it stands after people's reviews."""
    now = standing(guide, claim.id)
    finding = guide.finding(claim.id)
    if now.changed:
        finding = finding.model_copy(update={"verdict": now.verdict, "probability": None})
    sentences = " ".join(sentence.shown for sentence in told.notes.get(claim.id, [])) if whole else ""
    by_people = {"told": sentences, "changed_by": _who(now.changed), "signed_by": _who(now.signed)}
    return found(finding, claim.standalone, claim.kind, whole=whole, record=record).model_copy(update=by_people)


def _who(review: Review | None) -> str:
    return f"{review.reviewer}, {review.at}" if review else ""


def composed(guide: Guide) -> bool:
    """True if the guide stores its sentences; else they are composed, which needs the parser."""
    return guide.prose is not None and not any(standing(guide, claim.id).changed for claim in guide.claims)


def annotated(
    record: "Record", guides: Guides, text: str, *, speaker: str, day: date, as_of: date, told: Told
) -> GuideAnswer:
    """A statement annotated as of a day, kept under its name and returned as by `read_guide`."""
    made = annotate(from_text(text, speaker=speaker, date=day), record, as_of=as_of, progress=told)
    name, guide = guides.keep(made)
    return shown(name, guide, record, saved=guides.saved(name))
