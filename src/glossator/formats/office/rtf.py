"""Rich Text Format: paragraphs and tables in order, and what the file says about itself."""

from datetime import date

from glossator.errors import InputError
from glossator.formats.office.package import KINDS, LARGEST, kind_of
from glossator.formats.office.rtf_text import Text
from glossator.formats.office.written import CHANGED, Written

_BEGINNING = b"{\\rtf"


def written(data: bytes) -> Written:
    """The contents of the file. Raises InputError if it is not RTF, or nested too deeply."""
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if len(data) > LARGEST:
        raise InputError(f"larger than {LARGEST:,} bytes; save it without its images, or as .txt")
    if not data.startswith(_BEGINNING):
        kind = kind_of(data)
        step = f"it is {KINDS[kind][0]}: rename it to end in .{kind}" if kind else "get it again, or save it as .txt"
        raise InputError(f"not an RTF text; {step}")
    text = Text(data)
    remarks = [CHANGED] if text.changed else []
    if text.damaged:
        remarks.append(f"{text.damaged:,} characters are damaged and cannot be read")
    if text.cut:
        remarks.append("the file ends before its text does")
    return Written(
        blocks=text.blocks,
        title=text.about["title"],
        author=text.about["author"],
        made=_day(text.days.get("creatim")),
        modified=_day(text.days.get("revtim")),
        remarks=remarks,
    )


def _day(parts: dict[str, int] | None) -> date | None:
    try:
        return date(parts["yr"], parts["mo"], parts["dy"]) if parts else None
    except (KeyError, ValueError, OverflowError):  # programs write zeros if they know no date
        return None
