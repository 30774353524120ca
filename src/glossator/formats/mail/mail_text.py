"""The text of a message as typed, with quoted lines and signature, and its attachments."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage

from glossator.errors import InputError
from glossator.formats.mail.mime import AGAIN, breaks_off, characters, children
from glossator.formats.markup import words_of
from glossator.formats.pages.page import tree_of

MAILS = ("message/rfc822", "message/global", "message/news")
CUT = "the message breaks off: what comes after it is not on file"
NO_PARTS = "its parts cannot be told apart (damaged)"
_HIDDEN = ".//*[contains(translate(@style, ' ', ''), 'display:none')]"
_SIGNATURE = "-- "


@dataclass
class Body:
    """The parts of a message that are its text, in order, and those attached to it."""

    texts: list[EmailMessage] = field(default_factory=list)
    attached: list[EmailMessage] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def body(message: EmailMessage) -> Body:
    """The message's parts; of alternatives the plain-text one if it says anything, else the HTML."""
    found = Body()
    _sort(message, found, as_text=True)
    if breaks_off(message):
        found.remarks.append(CUT)
    return found


def _sort(part: EmailMessage, found: Body, as_text: bool) -> None:
    kind = part.get_content_type()
    if kind in MAILS:
        found.attached.append(part)
    elif part.is_multipart():
        inner = children(part)
        chosen = _best(inner) if kind == "multipart/alternative" else None
        for one in inner:
            # Attachments may be inside an alternative that is not read.
            _sort(one, found, as_text and (chosen is None or one is chosen))
    elif part.get_content_maintype() == "multipart":
        found.remarks.append(NO_PARTS)
    elif kind in ("text/plain", "text/html") and not _is_file(part):
        found.texts += [part] if as_text else []
    else:
        found.attached.append(part)


def _is_file(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _best(parts: Sequence[EmailMessage]) -> EmailMessage | None:
    """The alternative to read: the first with plain words in it, else the last with HTML."""
    plain = (one for one in parts if any(bool(str(each.get_payload()).strip()) for each in _of(one, "text/plain")))
    return next(plain, next((one for one in reversed(parts) if _of(one, "text/html")), None))


def _of(part: EmailMessage, kind: str) -> list[EmailMessage]:
    if not part.is_multipart():
        return [part] if part.get_content_type() == kind and not _is_file(part) else []
    return [each for one in children(part) for each in _of(one, kind)]


def text(found: Body) -> tuple[str, list[str]]:
    """The words of the body, and what had to be assumed. Raises InputError if they cannot be decoded exactly."""
    words, remarks = [], list(found.remarks)
    for part in found.texts:
        read, remark = characters(part)
        words.append(_of_page(read) if part.get_content_type() == "text/html" else _plain(part, read))
        remarks += [remark] if remark else []
    if found.remarks and not any(words):
        raise InputError(f"no text in it: {found.remarks[0]}; {AGAIN}")
    return "\n\n".join(one.strip() for one in words if one.strip()), remarks


def _of_page(markup: str) -> str:
    if "<" not in markup:
        return markup
    tree = tree_of(markup.replace("\x00", ""))
    for element in list(tree.xpath(_HIDDEN)):
        # Invisible to readers: preview texts for inboxes, tracking pixels.
        element.drop_tree()
    return words_of(tree)


def _plain(part: EmailMessage, words: str) -> str:
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    if str(part.get_param("format", "")).lower() != "flowed":
        return words
    return flowed(words, joined=str(part.get_param("delsp", "")).lower() == "yes")


def flowed(words: str, joined: bool = False) -> str:
    """Lines that a mail program broke, rejoined (RFC 3676); with `joined`, the space at the break is dropped."""
    lines: list[list[str]] = []
    goes_on, depth_before = False, 0
    for line in words.split("\n"):
        bare = line.lstrip(">")
        depth = len(line) - len(bare)
        bare = bare.removeprefix(" ")
        if not (goes_on and depth == depth_before and bare != _SIGNATURE):
            lines.append([">" * depth + " "] if depth else [])
        goes_on, depth_before = bare.endswith(" ") and bare != _SIGNATURE, depth
        lines[-1].append(bare[:-1] if goes_on and joined else bare)
    return "\n".join("".join(pieces).rstrip() for pieces in lines)
