"""Files of word processors and of slides, whichever program wrote them."""

from importlib import import_module

from glossator.formats import others
from glossator.formats.office.written import Written

FORMATS = ("docx", "odt", "rtf", "pptx")


def read(data: bytes, form: str) -> Written:
    """What a file of one of `FORMATS`, or of a suffix that another package reads, holds.

    Raises InputError for a bad one.
    """
    if form not in FORMATS:
        return others.read(data, form)
    found: Written = import_module(f"glossator.formats.office.{form}").written(data)
    return found
