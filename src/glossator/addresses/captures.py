"""Raw answers kept in a web archive (WARC 1.1, ISO 28500:2017): requests, answers, times and digests."""

import io
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from glossator.addresses.fetching import AGENT
from glossator.addresses.model import Exchange
from glossator.errors import InputError
from glossator.writing import ADVICE, is_full

FOLDER = "captures"
_VERSION = "1.1"
_FORMAT = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"


class Captures:
    """One archive in the folder, created with the first answer; an answer is in it completely or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._begun: Path | None = None

    @property
    def path(self) -> Path | None:
        """The archive's file; None until something is kept."""
        return self._begun

    def keep(self, exchanges: Sequence[Exchange]) -> int:
        """Write the answers with their requests; return the offset of the last answer, as `Capture` counts it.

        Raises InputError, naming the file, if it cannot be written.
        """
        path = self._begun or self._folder / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{token_hex(4)}.warc.gz"
        try:
            if self._begun is None:
                self._folder.mkdir(parents=True, exist_ok=True)
            start = path.stat().st_size if self._begun else 0
            made, last = _written(exchanges, None if self._begun else path.name)
            with path.open("ab" if self._begun else "xb") as file:
                file.write(made)
                file.flush()
                os.fsync(file.fileno())
        except OSError as problem:
            raise InputError(f"{path}: {ADVICE if is_full(problem) else problem.strerror or problem}") from problem
        self._begun = path
        return start + last


def _written(exchanges: Sequence[Exchange], name: str | None) -> tuple[bytes, int]:
    """The records compressed one by one, so that each can be read by its offset; and the offset of the last answer."""
    from warcio.warcwriter import WARCWriter

    out, last = io.BytesIO(), 0
    writer = WARCWriter(out, gzip=True, warc_version=_VERSION)
    if name is not None:
        writer.write_record(writer.create_warcinfo_record(name, {"software": AGENT, "conformsTo": _FORMAT}))
    for one in exchanges:
        last = out.tell()
        headers = {"WARC-Date": f"{one.moment:%Y-%m-%dT%H:%M:%S.%fZ}"} | ({"WARC-IP-Address": one.ip} if one.ip else {})
        answer = _record(writer, "response", one.address, one.answer, headers)
        question = _record(writer, "request", one.address, one.request, headers)
        writer.write_request_response_pair(question, answer)
    return out.getvalue(), last


def _record(writer: Any, kind: str, address: str, raw: bytes, headers: dict[str, str]) -> Any:
    return writer.create_warc_record(
        address, kind, payload=io.BytesIO(raw), length=len(raw), warc_headers_dict=dict(headers)
    )
