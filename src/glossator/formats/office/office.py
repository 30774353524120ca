"""Word-processor files and presentations, whichever program wrote them."""

from datetime import timedelta
from importlib import import_module

from glossator.formats import plugins
from glossator.formats.office.written import Written

FORMATS = ("docx", "odt", "rtf", "pptx")
_LONG = timedelta(days=60)  # a file written over an older one keeps the day on which that one was made


def read(data: bytes, form: str) -> Written:
    """The contents of a file of one of `FORMATS`, or with an extension that another package reads.

    Raises InputError if it cannot be read.
    """
    if form not in FORMATS:
        return plugins.read(data, form)
    found: Written = import_module(f"glossator.formats.office.{form}").written(data)
    if found.made and found.modified and found.modified - found.made > _LONG:
        found.remarks.append(f"made on {found.made}, last changed on {found.modified}: its words may be younger")
    return found
