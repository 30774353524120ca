"""Word-processor files and presentations, whichever program wrote them."""

from importlib import import_module

from glossator.formats import plugins
from glossator.formats.office.written import Written

FORMATS = ("docx", "odt", "rtf", "pptx")


def read(data: bytes, form: str) -> Written:
    """The contents of a file of one of `FORMATS`, or with an extension that another package reads.

    Raises InputError if it cannot be read.
    """
    if form not in FORMATS:
        return plugins.read(data, form)
    found: Written = import_module(f"glossator.formats.office.{form}").written(data)
    return found
