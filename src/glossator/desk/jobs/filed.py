"""The record of a desk."""

from glossator.desk.settings import Settings
from glossator.errors import InputError, RecordError
from glossator.record import Record

MISSING = "there is no record at {where} yet: add documents first, with `glossator record add` or under Record"


def there(settings: Settings) -> bool:
    """True if there is a record."""
    from glossator.record.places.opening import place_of

    try:
        return place_of(settings.record).exists()
    except RecordError:
        return False


def opened(settings: Settings) -> Record:
    """The record as it is now. Raises InputError, saying how to make one, if there is none."""
    needed(settings)
    return Record.open(settings.record)


def missing(settings: Settings) -> str:
    """How to make a record if there is none; '' if there is one."""
    return "" if there(settings) else MISSING.format(where=settings.record)


def needed(settings: Settings) -> None:
    """Raises InputError, saying how to make a record, if there is none."""
    if words := missing(settings):
        raise InputError(words)
