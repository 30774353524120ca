"""The record of the desk: opened when first asked for, once a process, and kept."""

from threading import Lock

from fastapi import Request

from glossator.record import Record

_OPENING = Lock()


def record_of(request: Request) -> Record:
    """The record; raises RecordError where there is none at its place."""
    from glossator.record import Record as Opened

    state = request.app.state
    with _OPENING:
        held: Record | None = getattr(state, "record", None)
        if held is None:
            held = state.record = Opened.open(state.settings.record)
    return held
