"""Capture metadata of a source."""

from pathlib import PurePath
from typing import Any

from glossator.record.model import Capture, Document


def captured(document: Document) -> dict[str, Any]:
    """The day and place of the capture; empty for a document without one.

    Local paths are private: an archive outside the record's folder is given by file name only.
    """
    if document.capture is None:
        return {}
    file = document.capture.file
    inside = not PurePath(file).is_absolute() and ".." not in PurePath(file).parts and "\\" not in file
    name = file if inside else PurePath(file.replace("\\", "/")).name
    return {"captured": document.captured, "capture": Capture(file=name, offset=document.capture.offset)}
