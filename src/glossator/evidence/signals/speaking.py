"""Source, certainty and event date, read from the words of a quote."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from glossator.language.attribution import attributions
from glossator.language.certainty import mark
from glossator.language.datelines import dateline
from glossator.language.dates import event_interval, times
from glossator.language.inflection import stems
from glossator.language.model import Attribution, Certainty, Interval
from glossator.models.grammar import nlp


@dataclass(frozen=True)
class Spoken:
    """The chain of sources (outermost first), the certainty with its words, and the day of the event."""

    attributed_to: tuple[str, ...]
    certainty: Certainty
    certainty_words: tuple[str, ...]
    event: Interval | None


def spoken(claim: str, sentence: str, published: date | None) -> Spoken:
    """The sources, certainty and event date of a sentence beside a claim."""
    put, told = mark(sentence), sentence[dateline(sentence) :]
    return Spoken(
        attributed_to=said_by(attributions(told), told, stems(claim)),
        certainty=put.certainty,
        certainty_words=tuple(span.of(sentence) for span in put.words),
        event=event_of(sentence, published),
    )


def said_by(found: Sequence[Attribution], text: str, claimed: frozenset[str]) -> tuple[str, ...]:
    """The chain of sources of the sentence, outermost first.

    If the sentence reports the very act that is claimed (`claimed`: its stems), its subject is no source: in "Trump
    congratulated Putin" Trump is not.
    """
    saying = [each for each in found if not (each.cue and stems(each.cue.of(text)) & claimed)]
    return tuple(_sources(saying[0], text)) if saying else ()


def event_of(text: str, anchor: date | None) -> Interval | None:
    """The date of the event that a sentence reports."""
    return event_interval(text, anchor, times(text, anchor))


def _sources(outermost: Attribution, text: str) -> Iterator[str]:
    current: Attribution | None = outermost
    while current is not None:
        name = current.name or (current.source.of(text) if current.source else "")
        if name and not _is_pronoun(name):
            yield name
        current = current.inner
        if current is not None and not _tells(current, text):
            return


def _is_pronoun(name: str) -> bool:
    """True for a source that nobody can look up: 'they', 'anyone', 'my'."""
    doc = nlp()(name)
    return len(doc) == 1 and doc[0].pos_ == "PRON"


def _tells(each: Attribution, text: str) -> bool:
    """True if the content is a clause: insulting or congratulating somebody is not reporting."""
    finite = {"VBD", "VBZ", "VBP", "MD"}
    for span in each.content:
        roots = [token for token in nlp()(span.of(text)) if token.dep_ == "ROOT"]
        if any(one.tag_ in finite or any(child.tag_ in finite for child in one.children) for one in roots):
            return any(one.pos_ in {"VERB", "AUX"} for one in roots)
    return False
