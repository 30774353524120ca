"""The claim pipeline: every sentence of a statement is read once, in order, and nothing said is dropped silently."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from glossator.language.parsing import BATCH, parse
from glossator.language.tree import may_be_somebody, root_clause
from glossator.spans import Span
from glossator.statement.captions import heard
from glossator.statement.coreference import about
from glossator.statement.coreference.discourse import Discourse
from glossator.statement.cutting import drafts, separable
from glossator.statement.cutting.segments import Segment, segments
from glossator.statement.cutting.sentences import Unit, units
from glossator.statement.kinds import checkable_rules, worth
from glossator.statement.kinds.clause_rules import of_clause
from glossator.statement.kinds.denials import Turns, is_denial
from glossator.statement.kinds.forms import is_call
from glossator.statement.kinds.rules import Rule
from glossator.statement.model import Claim, Kind, Statement
from glossator.statement.topics import grouping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from glossator.statement.cutting.drafts import Draft

_NOTHING = {Kind.PLEASANTRY, Kind.QUESTION}  # kinds that assert nothing and so get no claim id
SHOWN = 300  # characters quoted of a sentence that could not be read
LONGEST = 2_000  # characters of a sentence passed to the detector
Read = tuple[Unit, list[tuple[Segment, "Doc"]]]


def claims(
    statement: Statement,
    *,
    detector: worth.Detector | None = None,
    checkable: checkable_rules.Checkable | None = None,
) -> list[Claim]:
    """The claims of a statement in order, each with exact spans, standalone wording, kind, worth and topic.

    Opinions and calls are claims of their kind; thanks, questions and fragments are none. A statement in another
    language than English has no claims. May be called again as the text grows: parses are cached. With a caller's own
    `detector`, grammar rules decide what is checkable, unless `checkable` is given too.
    """
    if statement.language not in {None, "en"} or not statement.utterances:
        return []
    return grouping.assign(Reader(detector=detector, checkable=checkable).read(statement))


DENIED: Rule[None] = Rule("denied", Kind.FACT, "it denies what another asserted just before", lambda _: True, "", "")
UNREAD: Rule[None] = Rule(
    "unread", Kind.PLEASANTRY, "no sentence ends in it, so it was not read", lambda _: True, "", ""
)


@dataclass(frozen=True)
class Explained:
    """A clause as read, and the rule that gave its kind; `claim.id` is empty if it is not a claim."""

    claim: Claim
    rule: Rule[Any]


def explained(statement: Statement, *, detector: worth.Detector | None = None) -> list[Explained]:
    """The claims and non-claims of a statement in order, each with the rule that fired; without topics."""
    reader = Reader(detector=detector)
    listed = {claim.id: claim for claim in reader.read(statement)} if statement.language in {None, "en"} else {}
    return [Explained(listed.get(one.claim.id, one.claim), one.rule) for one in reader.ruled]


class Reader:
    """Reads a statement piece by piece, carrying the discourse context from one piece to the next."""

    def __init__(
        self,
        *,
        detector: worth.Detector | None = None,
        checkable: checkable_rules.Checkable | None = None,
        merging: bool = True,
    ) -> None:
        self._detector = detector
        self._checkable = checkable or (worth.checkable() if detector is None else None)
        self._merging = merging
        self._discourse = Discourse()
        self._turns = Turns()
        self._sentences = 0
        self._claims = 0
        self.ruled: list[Explained] = []

    def read(self, statement: Statement) -> list[Claim]:
        """The claims of the utterances of `statement`, which continue those read before; topics are left empty."""
        found: list[Claim] = []
        for unit, read in _parsed(statement):
            self._sentence(statement, unit, read, found)
        return heard.in_claims(_weighed(found, statement, self._detector), statement)

    def _sentence(self, statement: Statement, unit: Unit, read: list[tuple[Segment, Doc]], found: list[Claim]) -> None:
        if unit.unread:
            found.append(_unread(statement, unit, self._next()))
            self.ruled.append(Explained(found[-1], UNREAD))
            return
        self._turns.hear(statement.utterances[unit.utterance].speaker or statement.speaker)
        made_of = drafts.of_sentence(statement, unit, read, self._discourse, self._sentences)
        if self._checkable:
            made_of = checkable_rules.taken(made_of, unit.span.of(statement.text)[:LONGEST], self._checkable)
        for draft in made_of:
            read_as = _claim(statement, draft, self._claims + 1)
            made = self._turns.read(read_as)
            if made is None or made.kind in _NOTHING:
                self.ruled.append(Explained(read_as.model_copy(update={"id": ""}), draft.rule))
                continue
            if self._merging and found and draft.continues and _goes_on(found[-1], made):
                found[-1] = _merged(found[-1], made, statement.text)
            else:
                found.append(made)
                self.ruled.append(Explained(made, draft.rule if made.kind is draft.rule.kind else DENIED))
                self._next()
        self._sentences += 1

    def _next(self) -> int:
        self._claims += 1
        return self._claims


def _parsed(statement: Statement) -> Iterator[Read]:
    held: list[Unit] = []
    for unit in units(statement):
        held.append(unit)
        if len(held) == BATCH:
            yield from _batch(statement.text, held)
            held = []
    yield from _batch(statement.text, held)


def _batch(text: str, held: list[Unit]) -> Iterator[Read]:
    cut = [[] if unit.unread else [each for each in segments(text, unit) if each.text.strip()] for unit in held]
    docs = iter(parse([segment.text for each in cut for segment in each]))
    for unit, each in zip(held, cut, strict=True):
        read = [(segment, next(docs)) for segment in each]
        main = [(segment, doc) for segment, doc in read if not segment.aside]
        if len(main) > 1 and not _parted(text, main):
            whole = [segment for segment in segments(text, unit, cutting=False) if segment.text.strip()]
            read = list(zip(whole, parse([segment.text for segment in whole]), strict=True))
        yield unit, read


def _parted(text: str, parts: list[tuple[Segment, Doc]]) -> bool:
    """True if a sentence was split at its main clauses: each is complete, and no bare 'and' joins a name to 'I'."""
    for (segment, doc), (after, _) in pairwise(parts):
        bare = re.fullmatch(r"[\s\w]*", text[segment.places[-1] + 1 : after.places[0]])
        if bare and may_be_somebody(doc[-1]):
            return False
        announced = ":" in text[segment.places[-1] + 1 : after.places[0]]
        if announced and is_call(doc):
            continue
        if (
            not separable.stands(doc)
            or separable.framed(doc)
            or (announced and not of_clause(root_clause(doc)).checkable)
        ):
            return False  # 'It is in their bill: they ban …': what follows the colon is reported as found there
    return separable.stands(parts[-1][1])


def _claim(statement: Statement, draft: Draft, number: int) -> Claim:
    spans = draft.spans(statement.text)
    utterance = statement.utterances[draft.unit.utterance]
    return Claim(
        id=f"c{number}",
        spans=spans,
        text=" ".join(span.of(statement.text) for span in spans),
        standalone=draft.wording.text,
        kind=draft.rule.kind,
        worth=0.0,
        speaker=utterance.speaker or statement.speaker,
        utterance=draft.unit.utterance,
        sentence=draft.unit.span,
        assumptions=draft.wording.assumptions,
        flags=draft.wording.flags,
        about=about.names(draft),
    )


def _goes_on(before: Claim, claim: Claim) -> bool:
    """True if a short opinion merely continues the opinion before it: '… is crazed. They are wrong!'"""
    return before.kind is Kind.OPINION and before.utterance == claim.utterance


def _merged(before: Claim, claim: Claim, text: str) -> Claim:
    last, first = before.spans[-1], claim.spans[0]
    spans = [*before.spans, *claim.spans]
    if last.end <= first.start and not re.search(r"\w", text[last.end : first.start]):  # nothing but the final stop
        spans = [*before.spans[:-1], Span(start=last.start, end=first.end), *claim.spans[1:]]
    return before.model_copy(
        update={
            "spans": spans,
            "text": " ".join(span.of(text) for span in spans),
            "standalone": f"{before.standalone.rstrip('.!')}. {claim.standalone}",
            "sentence": Span(start=before.sentence.start, end=claim.sentence.end),
            "assumptions": list(dict.fromkeys([*before.assumptions, *claim.assumptions])),
            "flags": list(dict.fromkeys([*before.flags, *claim.flags])),
            "about": list(dict.fromkeys([*before.about, *claim.about])),
        }
    )


def _unread(statement: Statement, unit: Unit, number: int) -> Claim:
    length = unit.span.end - unit.span.start
    span = Span(start=unit.span.start, end=unit.span.start + SHOWN)
    return Claim(
        id=f"c{number}",
        spans=[span],
        text=span.of(statement.text),
        standalone=span.of(statement.text),
        kind=Kind.PLEASANTRY,
        worth=0.0,
        speaker=statement.utterances[unit.utterance].speaker or statement.speaker,
        utterance=unit.utterance,
        sentence=unit.span,
        flags=[f"not read: {length:,} characters without the end of a sentence"],
    )


def _weighed(found: list[Claim], statement: Statement, detector: worth.Detector | None) -> list[Claim]:
    texts = [claim.standalone if is_denial(claim.text) else claim.sentence.of(statement.text) for claim in found]
    texts = [text[:LONGEST] for text in texts]
    values = worth.worth(texts, [claim.kind for claim in found], detector)
    values = [value * worth.told(claim) for claim, value in zip(found, values, strict=True)]
    return [claim.model_copy(update={"worth": round(value, 4)}) for claim, value in zip(found, values, strict=True)]
