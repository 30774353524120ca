"""Files of word processors and of slides, whichever program wrote them."""

from importlib import import_module

from glossator.formats.written import Written

FORMATS = ("docx", "odt", "rtf", "pptx")


def read(data: bytes, form: str) -> Written:
    """What a file of one of `FORMATS` holds; raises InputError for a damaged file, or one of too much."""
    found: Written = import_module(f"glossator.formats.{form}").written(data)
    return found
