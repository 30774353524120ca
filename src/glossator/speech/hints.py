"""Names and numbers that are likely to be spoken, in the form the recogniser takes: few, short, plain."""

import re
from collections.abc import Iterable

from glossator.speech.settings import load, setting

_PLAIN = re.compile(r"[^\W_][\w ,.'’&%$€£-]*", re.UNICODE)


def offered(hints: Iterable[str]) -> str:
    """The hints in a sentence, '' without any; those that are not plain words, too long or too many are left out."""
    kept: list[str] = []
    length = 0
    for hint in dict.fromkeys(" ".join(one.split()) for one in hints):
        if not _PLAIN.fullmatch(hint) or len(hint) > setting("longest_hint"):
            continue
        if len(kept) >= setting("most_hints") or length + len(hint) + 2 > setting("longest_hints"):
            break
        kept.append(hint)
        length += len(hint) + 2
    return str(load("listening")["hints_as"]).format(", ".join(kept)) if kept else ""
