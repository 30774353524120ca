"""Text from outside that any database can hold, and numbers that fit its columns."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

_UNHELD = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL holds no NUL, UTF-8 no half of a pair


def _held(text: str) -> str:
    if _UNHELD.search(text):
        raise ValueError("holds a character that cannot be kept")
    return text


Plain = Annotated[str, AfterValidator(_held)]
Number = Annotated[int, Field(ge=1, le=2_147_483_647)]
