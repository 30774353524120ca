"""What a message says about itself: subject, sender and date."""

from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from email.utils import parseaddr
from functools import cache

from glossator.errors import InputError
from glossator.formats.mail.mime import AGAIN, day_of, decoded, header, message_of, raw_header
from glossator.language import lists

_OF_A_MAIL = ("from", "date", "subject", "message-id", "received", "to")
_LONGEST_ADDRESS = 2_000  # characters
NO_MAIL = f"not a mail message: it has no sender, subject or date; {AGAIN}"


@dataclass(frozen=True)
class Said:
    """What a message says about itself."""

    title: str
    author: str
    publisher: str
    published: date | None
    key: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def mail_of(data: bytes) -> EmailMessage:
    """The message in these bytes. Raises InputError if they are not a mail message, or exceed the limits."""
    return must_be_mail(message_of(data))


def must_be_mail(message: EmailMessage) -> EmailMessage:
    """The message itself. Raises InputError if it is not a mail message."""
    if not any(name in message for name in _OF_A_MAIL):
        raise InputError(NO_MAIL)
    return message


def of_message(message: EmailMessage, day_first: bool | None = None) -> Said:
    """Subject, sender and date; the publisher is the sender's domain, or the full address at a public mail provider.

    Two messages are the same if Message-ID, sender and date agree; without an id, if their text does.
    """
    published, remark = day_of(message, day_first)
    name, address = parseaddr(raw_header(message, "from")[:_LONGEST_ADDRESS])
    domain = address.rpartition("@")[2].lower()
    return Said(
        title=header(message, "subject"),
        author=decoded(name) or address,
        publisher=address if domain in _providers() else domain,
        published=published,
        key=tuple(header(message, name) for name in ("message-id", "from", "date")),
        remarks=(remark,) if remark else (),
    )


@cache
def _providers() -> frozenset[str]:
    data = lists.load("formats", "mail")
    return frozenset(data["providers"])
