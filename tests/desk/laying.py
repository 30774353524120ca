"""A stand-in for annotate() that needs no models: it lays out the sample guide, and can be cut off on the way."""

from collections.abc import Callable
from typing import Any

from glossator.guide.model import Guide
from guide.sample import guide as sample_guide


def laying(between: Callable[[int], None] = lambda _: None) -> Callable[..., Guide]:
    """Annotates anything as the sample guide; `between` is called before the claims (0) and each finding (1, 2 …)."""

    def annotate(statement: Any, record: Any, *, as_of: Any, progress: Any, hearing: Any) -> Guide:  # noqa: ARG001
        made = sample_guide()
        between(0)
        hearing.claims(made.claims)
        for at, finding in enumerate(made.findings, 1):
            between(at)
            progress("reading", at, len(made.findings))
            hearing.findings([finding])
        method = made.method.model_copy(update={"as_of": as_of})
        return made.model_copy(update={"statement": statement, "method": method} if statement else {"method": method})

    return annotate
