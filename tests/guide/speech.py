"""A long speech: one claim in every fifth sentence, with the sample's findings in turn."""

from collections.abc import Sequence

from glossator.evidence.model import Finding
from glossator.guide.model import Guide, Topic
from glossator.spans import Span
from glossator.statement.model import Claim, Kind, Statement

SENTENCE = "We have done more in two years than others did in twenty. "
EVERY = 5


def long_speech(sample: Guide, size: int, findings: Sequence[Finding] = ()) -> Guide:
    """A speech of `size` claims in paragraphs of twenty sentences; without `findings`, all of them are opinion."""
    paragraph = (SENTENCE * 4 * EVERY).strip()
    text = "\n\n".join([paragraph] * -(-size // 4))
    starts = [
        number * (len(paragraph) + 2) + at * EVERY * len(SENTENCE) for number in range(-(-size // 4)) for at in range(4)
    ]
    claims = [
        Claim(id=f"c{number}", spans=[Span(start=at, end=at + 56)], text=SENTENCE[:56], standalone=SENTENCE.strip(),
              worth=0.5, kind=Kind.FACT, sentence=Span(start=at, end=at + 57))
        for number, at in enumerate(starts[:size], 1)
    ]  # fmt: skip
    turns = findings or [sample.findings[3]]
    found = [
        turns[at % len(turns)].model_copy(update={"claim": each.id, "earlier": []}) for at, each in enumerate(claims)
    ]
    return sample.model_copy(update={
        "statement": Statement(text=text), "claims": claims, "findings": found, "conduct": [], "earlier": None,
        "reviews": [], "topics": [Topic(title=f"Topic {at}", claims=[each.id for each in claims[at::40]])
                                  for at in range(min(40, size))],
    })  # fmt: skip
