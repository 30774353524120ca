"""Times, states and refusals as the desk's pages show them."""

import re
from datetime import datetime

from glossator.days import worded
from glossator.desk.database.tables import now
from glossator.guide import plain_words as words

STATES = {
    "draft": "draft",
    "review": "in review",
    "back": "sent back",
    "approved": "approved",
    "published": "published",
    "withdrawn": "withdrawn",
}


def state(name: str) -> str:
    """The state of a guide in words."""
    return STATES[name]


def moment(at: datetime | None) -> str:
    """A time as people write it, in UTC."""
    return f"{worded(at)}, {at:%H:%M} UTC" if at else ""


def ago(at: datetime | None) -> str:
    """How long ago that was, in the largest unit that fits."""
    if at is None:
        return ""
    seconds = max(0, int((now() - at).total_seconds()))
    for unit, size in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= size:
            many = seconds // size
            return f"{many} {unit}{'s' if many > 1 else ''} ago"
    return "just now"


def refused(reason: str) -> str:
    """A refusal that begins with a claim, with the claim's number on the page: 'claim 5a: …' for 'note:c5a: …'."""
    return re.sub(r"\A(?:note:)?(c\d+[a-z]*)\b", lambda found: f"claim {words.number(found[1])}", reason)
