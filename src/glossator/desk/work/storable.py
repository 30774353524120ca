"""Text from outside that any database can store, and numbers that fit its columns."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from glossator.folding import encodable

_UNHELD = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL stores no NUL, UTF-8 no unpaired surrogates


def plain(words: str) -> str:
    """Words that any database can store: without NUL, and with a placeholder for unpaired surrogates."""
    return encodable(words.replace("\x00", ""))


def _held(text: str) -> str:
    if _UNHELD.search(text):
        raise ValueError("contains a character that cannot be stored")
    return text


Plain = Annotated[str, AfterValidator(_held)]
Number = Annotated[int, Field(ge=1, le=2_147_483_647)]
