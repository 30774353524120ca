"""Who decides in the tests, and how a refusal is told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from glossator.errors import InputError
from glossator.evidence.model import Evidence, Stance
from glossator.guide.model import Guide
from glossator.guide.reviewing.choosing import shown

from ..sample import evidence

BY = {"by": "A. Editor", "at": "2018-03-23T10:00:00Z"}
LATER = {"by": "B. Editor", "at": "2018-03-24T10:00:00Z"}


@contextmanager
def refused(words: str) -> Iterator[None]:
    """The act is refused with these words."""
    with pytest.raises(InputError, match=words):
        yield


def ids(guide: Guide, claim: str) -> list[str]:
    """The ids of the quotes beside a claim as they stand."""
    return [piece.id for piece in shown(guide, claim)]


def pinned(claim: str, stance: Stance = Stance.SUPPORTS) -> Evidence:
    """A quote of the sample record that the sample guide has beside no claim but one, as evidence on another."""
    piece = evidence(claim, "bush-20011113", "", stance)
    return piece.model_copy(update={"id": f"{claim}-pinned"})


Act = Callable[[Guide], Guide]
