"""A message as documents: its text, and its attachments."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from email.message import EmailMessage
from functools import partial
from typing import Any

from glossator.errors import InputError
from glossator.formats.files import today
from glossator.formats.mail.mail import Said, mail_of, must_be_mail, of_message
from glossator.formats.mail.mail_text import Body, body, text
from glossator.formats.mail.mime import AGAIN, DEEPEST, content
from glossator.formats.plain_text import one_line
from glossator.record.filing.identity import document_id
from glossator.record.model import Document, Refusal
from glossator.record.readers import attached
from glossator.record.readers.building import Draft, build
from glossator.record.readers.isolated import isolated
from glossator.record.readers.options import Options

_KIND = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,90}", re.ASCII)


@dataclass(frozen=True)
class Around:
    """What is known of a message from outside it; `passed_over` counts its parts that are no documents."""

    source: str
    captured: date | None
    options: Options
    passed_over: Counter[str] = field(default_factory=Counter)
    depth: int = 0


def message_documents(data: bytes, around: Around) -> Iterator[Document | Refusal]:
    """The documents of the message in these bytes.

    Raises InputError if it is not a mail message, or exceeds the limits.
    """
    yield from _documents(mail_of(data), around)


def _documents(message: EmailMessage, around: Around) -> Iterator[Document | Refusal]:
    if around.depth > DEEPEST:
        raise InputError(f"mails nested more than {DEEPEST} deep; save the parts you need separately")
    said, found = of_message(message, around.options.day_first), body(message)
    yield from isolated(around.source, partial(_message, said, found, around))
    for number, part in enumerate(found.attached, 1):
        yield from _attached(part, number, said, around)


def _message(said: Said, found: Body, around: Around) -> Iterator[Document]:
    words, remarks = text(found)
    if not words:
        if any(attached.form_of(part, attached.name_of(part, 1)) for part in found.attached):
            return  # a cover message without words
        raise InputError(f"no text in it, and no document attached to it; {AGAIN}")
    yield build(
        Draft(
            text=words,
            source=around.source,
            key=said.key if said.key[0] else (*said.key, said.title, words),
            title=said.title,
            author=said.author,
            publisher=said.publisher,
            published=said.published,
            captured=around.captured,
            remarks=[*said.remarks, *remarks],
        ),
        around.options,
    )


def _attached(part: EmailMessage, number: int, said: Said, around: Around) -> Iterator[Document | Refusal]:
    name = attached.name_of(part, number)
    source = f"{around.source}, attached {name}"
    form = attached.form_of(part, name)
    if not form:
        kind = part.get_content_type()
        around.passed_over[kind if _KIND.fullmatch(kind) else "of no known kind"] += 1
    elif form == "mail":
        inside = replace(around, source=source, depth=around.depth + 1)
        for found in isolated(source, partial(_mail, part, inside)):
            yield _dated(found, said, around) if isinstance(found, Document) else found
    else:
        read = partial(attached.read, part, name, form, around.captured, around.options)
        for found in isolated(source, read):
            if isinstance(found, Document):
                yield _dated(_named(found, number, name, said, around), said, around)
            else:
                yield found.model_copy(update={"source": source})


def _mail(part: EmailMessage, around: Around) -> Iterator[Document | Refusal]:
    inside: Any = part.get_payload()
    if isinstance(inside, list) and inside:
        yield from _documents(must_be_mail(inside[0]), around)
    else:
        yield from message_documents(content(part), around)


def _named(found: Document, number: int, name: str, said: Said, around: Around) -> Document:
    """An attached document under the message's name and its own, as published by its sender.

    Anybody can write any URL into an attachment: the document neither stands for that page nor replaces it on file.
    """
    remark = [f"it says that it is {found.address}; it is on file as what the sender attached"] if found.address else []
    about = {
        "id": document_id(*said.key, said.title, name, str(number), found.text),
        "address": "",
        "source": f"{around.source}, attached {name}",
        "capture": None,
        "title": found.title or one_line(" – ".join(words for words in (said.title, name) if words)),
        "publisher": one_line(around.options.publisher) or one_line(said.publisher),
        "remarks": [*found.remarks, *remark],
    }
    return found.model_copy(update=about)


def _dated(found: Document, said: Said, around: Around) -> Document:
    """An attached document without a date gets that of the message."""
    if found.published or not said.published or said.published > min(around.captured or today(), today()):
        return found
    about: dict[str, Any] = {
        "published": said.published,
        "modified": found.modified if found.modified and found.modified >= said.published else None,
        "remarks": [*found.remarks, "published date is that of the mail to which it is attached"],
    }
    return found.model_copy(update=about)
