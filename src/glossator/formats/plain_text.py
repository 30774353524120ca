"""Text without control characters, or on one line."""

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """Text without control characters, which are never words and break faces and terminals."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(words: str) -> str:
    """Words on one line, at most 500 characters."""
    return " ".join(clean(words).split())[:500]
