"""Pages that a browser saved as a single file with everything they show (RFC 2557); .gz too."""

import re
from datetime import date
from email.message import EmailMessage

from glossator.errors import InputError
from glossator.formats.address import is_address
from glossator.formats.files import today
from glossator.formats.mail.mime import breaks_off, content, day_of, header, message_of
from glossator.formats.pages.page import Page, read_page

MOST_PARTS = 20_000  # images and styles that a page uses
PAGES = ("text/html", "application/xhtml+xml")
CUT = "the file breaks off: what comes after it is not on file"


def packed_page(data: bytes, held: date | None) -> Page:
    """The page as read. Raises InputError if there is none in it."""
    message = message_of(data, MOST_PARTS)
    part, address = page_part(message)
    saved, _ = day_of(message)
    captured = min(saved, today()) if saved else held
    page = read_page(content(part), address, captured, part.get_content_charset() or "")
    if breaks_off(message) and part is list(message.walk())[-1]:
        page.about.remarks.append(CUT)
    return page


def page_part(message: EmailMessage) -> tuple[EmailMessage, str]:
    """The page itself among the parts, and the URL that it was saved from, "" for none.

    Raises InputError if there is no page.
    """
    pages = [part for part in message.walk() if part.get_content_type() in PAGES]
    if not pages:
        raise InputError("no saved page in it; save the page again, as .mhtml or as HTML only")
    root, saved_from = str(message.get_param("start", "")), _address(message, "snapshot-content-location")
    part = next((one for one in pages if root and header(one, "content-id") == root), None) or next(
        (one for one in pages if saved_from and _address(one, "content-location") == saved_from), pages[0]
    )
    return part, saved_from or _address(part, "content-location") or _address(message, "content-location")


def _address(part: EmailMessage, name: str) -> str:
    # Long URLs are folded over several lines.
    found = re.sub(r"\s+", "", header(part, name))
    return found if is_address(found) else ""
