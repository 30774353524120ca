"""Which guides on the desk quote a document; each version of a guide is examined once and cached."""

import re
import zlib
from collections import OrderedDict
from threading import Lock

from pydantic import BaseModel, Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from glossator.desk.database.tables import Version, Work
from glossator.desk.work.documents import unpack
from glossator.guide.reviewing.quotes import shown

KEPT = 4_000  # versions whose documents are cached
SHOWN = 50  # guides named in the message
_NAMED = re.compile(rb'"document":\s*"([^"\\]{1,200})"')


class Cited(BaseModel):
    """A guide that quotes a document, and beside which claims."""

    work: int
    title: str
    state: str
    claims: list[str] = Field(description="ids of claims; empty where it stands elsewhere in the guide, in a ledger")
    published: bool = Field(description="the guide as readers see it quotes it")


class Citing:
    """Knows which documents each guide quotes; thread-safe."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, int], frozenset[str]] = OrderedDict()
        self._lock = Lock()

    def guides(self, session: Session, document: str, *, published: bool = False) -> list[Cited]:
        """The guides that quote the document, newest first, or only those that do so in their published version."""
        columns = (Work.id, Work.title, Work.state, Work.version, Work.published_version)
        found = []
        for work, title, state, version, public in session.execute(select(*columns).order_by(Work.id.desc())):
            out = public if state == "published" else None
            printed = out is not None and document in self._documents(session, work, out)
            drafted = not published and document in self._documents(session, work, version)
            if printed or drafted:
                claims = _claims(session, work, out if out is not None and not drafted else version, document)
                found.append(Cited(work=work, title=title, state=state, claims=claims, published=printed))
            if len(found) == SHOWN:
                break
        return found

    def _documents(self, session: Session, work: int, version: int) -> frozenset[str]:
        key = (work, version)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        packed = session.scalar(select(Version.document).where(Version.work_id == work, Version.number == version))
        named = frozenset(one.decode() for one in _NAMED.findall(zlib.decompress(packed))) if packed else frozenset()
        with self._lock:
            self._kept[key] = named
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return named


def _claims(session: Session, work: int, version: int, document: str) -> list[str]:
    """The claims beside which the document is quoted, after people's decisions."""
    packed = session.scalar(select(Version.document).where(Version.work_id == work, Version.number == version))
    if packed is None:
        return []
    guide = unpack(packed)
    return [one.id for one in guide.claims
            if any(document in (piece.source.document, *(also.source.document for also in piece.also))
                   for piece in shown(guide, one.id))]  # fmt: skip
