"""The inputs and results so far of a job, stored with it: pages show them, and a resumed job finds them."""

import json
import zlib
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from glossator.desk.database.tables import Piece

CLAIMS, FINDING, SOURCE, GUIDE = "claims", "finding ", "source", "guide"
"""Names of pieces; a finding's is followed by its claim's id."""


def put(session: Session, job: int, name: str, body: bytes) -> None:
    """Store a piece, replacing an older one with that name."""
    session.merge(Piece(job_id=job, name=name, body=body))


def put_json(session: Session, job: int, name: str, value: Any) -> None:
    """Store a piece of JSON, compressed."""
    put(session, job, name, zlib.compress(json.dumps(value).encode(), 3))


def get(session: Session, job: int, name: str) -> bytes | None:
    """A piece, or None."""
    return session.scalar(select(Piece.body).where(Piece.job_id == job, Piece.name == name))


def all_json(session: Session, job: int, start: str, known: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The JSON pieces whose names have this prefix, except those that are `known`."""
    asked = select(Piece.name, Piece.body).where(Piece.job_id == job, Piece.name.startswith(start, autoescape=True))
    rows = session.execute(asked.where(Piece.name.not_in(known)) if known else asked)
    return {name: json.loads(zlib.decompress(body)) for name, body in rows}


def clear(session: Session, job: int, *starts: str) -> None:
    """Delete the pieces whose names have this prefix."""
    for start in starts:
        session.execute(delete(Piece).where(Piece.job_id == job, Piece.name.startswith(start, autoescape=True)))
