"""What a job was given and has made so far, kept with it: pages show it, and a job taken up again finds it."""

import json
import zlib
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from glossator.desk.database.tables import Piece

CLAIMS, FINDING, SOURCE, GUIDE = "claims", "finding ", "source", "guide"
"""Names of pieces; a finding's is followed by its claim's id."""


def put(session: Session, job: int, name: str, body: bytes) -> None:
    """Keep a piece, in the place of an older one of its name."""
    session.merge(Piece(job_id=job, name=name, body=body))


def put_json(session: Session, job: int, name: str, value: Any) -> None:
    """Keep a piece that is JSON, packed."""
    put(session, job, name, zlib.compress(json.dumps(value).encode(), 3))


def get(session: Session, job: int, name: str) -> bytes | None:
    """A piece, if it is there."""
    return session.scalar(select(Piece.body).where(Piece.job_id == job, Piece.name == name))


def all_json(session: Session, job: int, start: str, known: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The pieces of JSON whose names begin so, but those that are `known`."""
    asked = select(Piece.name, Piece.body).where(Piece.job_id == job, Piece.name.startswith(start, autoescape=True))
    rows = session.execute(asked.where(Piece.name.not_in(known)) if known else asked)
    return {name: json.loads(zlib.decompress(body)) for name, body in rows}


def clear(session: Session, job: int, *starts: str) -> None:
    """Let go of the pieces whose names begin so."""
    for start in starts:
        session.execute(delete(Piece).where(Piece.job_id == job, Piece.name.startswith(start, autoescape=True)))
