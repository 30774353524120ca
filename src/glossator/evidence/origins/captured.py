"""What a source tells of the capture that its document was read from."""

from pathlib import PurePath
from typing import Any

from glossator.record.model import Capture, Document


def captured(document: Document) -> dict[str, Any]:
    """The day of the capture and its place; nothing for a document without one.

    Where an archive lies on this machine is nobody's business: one outside the record's folder has its name only.
    """
    if document.capture is None:
        return {}
    file = document.capture.file
    inside = not PurePath(file).is_absolute() and ".." not in PurePath(file).parts and "\\" not in file
    name = file if inside else PurePath(file.replace("\\", "/")).name
    return {"captured": document.captured, "capture": Capture(file=name, offset=document.capture.offset)}
