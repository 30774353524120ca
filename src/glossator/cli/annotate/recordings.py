"""`glossator annotate FOLDER`: a guide for every recording in a folder; those that cannot be read are listed."""

import json
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from glossator.cli import batch, hearing
from glossator.errors import InputError

if TYPE_CHECKING:
    from glossator.batch.run import Engine


def run(
    folder: Path,
    record: str,
    out: Path | None,
    told: dict[str, str],
    *,
    how: tuple[str, str, Sequence[str]],
    day: date | None,
    as_of: date | None,
    since: bool,
    actors: str,
    engine: "Engine",
    as_json: bool,
) -> None:
    """The guides of the recordings in `folder`, with captions, in the folder `out`; `how` is model, speakers, hints."""
    from glossator.speech import Listening, weights
    from glossator.speech.recordings import in_folder

    found = in_folder(folder)
    if not found:
        raise InputError(f"{folder}: no recordings in it; to annotate other statements, use `glossator batch`")
    model, speakers, hints = how
    weights.folder(model)  # a missing model is reported at once, not once per recording
    listening = Listening(model, [*hints, *hearing.expected_of(record, day)], hearing.named(speakers))
    with tempfile.TemporaryDirectory() as kept:
        lines = Path(kept) / "recordings.jsonl"
        rows = [
            {"file": str(path.absolute()), **{key: value for key, value in told.items() if value}} for path in found
        ]
        lines.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        batch.run(
            str(lines), record, out, {}, as_of=as_of, since=since, actors=actors, engine=engine, as_json=as_json,
            listening=listening,
        )  # fmt: skip
