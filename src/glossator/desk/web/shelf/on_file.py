"""The record of the desk: opened on first use, once per process, and kept."""

from threading import Lock

from fastapi import Request

from glossator.desk.jobs import filed
from glossator.record import Record

_OPENING = Lock()


def record_of(request: Request) -> Record:
    """The record. Raises InputError, saying how to make one, if there is none."""
    state = request.app.state
    with _OPENING:
        held: Record | None = getattr(state, "record", None)
        if held is None:
            held = state.record = filed.opened(state.settings)
    return held
