"""One sentence to its claims: form decides first, then clauses and lists are taken apart, guarded, and worded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossator.spans import Span
from glossator.statement import guard, kinds, lists
from glossator.statement.clauses import Clause, clauses, subject_of
from glossator.statement.discourse import Discourse, Said
from glossator.statement.introduce import introduce, remember
from glossator.statement.model import Kind, Statement
from glossator.statement.segments import Segment, reminded
from glossator.statement.trimming import trimmed
from glossator.statement.units import Unit
from glossator.statement.wording import Wording, word
from glossator.statement.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONTINUES = 5  # words; a longer sentence about 'them' says something of its own


@dataclass(frozen=True)
class Draft:
    """A claim before it has a number: its clause, where it stands, and what it is."""

    unit: Unit
    segment: Segment
    clause: Clause
    kind: Kind
    wording: Wording
    said: Said
    continues: bool = False

    def spans(self, text: str) -> list[Span]:
        """The exact pieces of the statement."""
        doc = self.clause.head.doc
        found: list[Span] = []
        run: list[int] = []
        for i in [*sorted(self.clause.tokens), -1]:
            if run and i != run[-1] + 1:
                end = doc[run[-1]].idx + len(doc[run[-1]].text)
                found += self.segment.spans(text, doc[run[0]].idx, end)
                run = []
            run.append(i)
        return found


def of_sentence(
    statement: Statement, unit: Unit, read: Sequence[tuple[Segment, Doc]], discourse: Discourse, number: int
) -> list[Draft]:
    """The claims of one sentence; `discourse` learns what it names."""
    utterance = statement.utterances[unit.utterance]
    speaker = utterance.speaker or statement.speaker
    day = utterance.time.date() if utterance.time else statement.date
    found: list[Draft] = []
    reminders = [reminded(segment.text) for segment, _ in read if segment.aside]
    for segment, doc in read:
        if segment.aside and reminded(segment.text):
            continue
        said = discourse.begin(number, speaker or "")
        introduce(doc, discourse)
        for clause, kind in _clauses(segment.text, doc):
            wording = word(clause.head, clause.tokens, discourse, speaker, day)
            if clause.reporter:
                wording.flag(f"said by: {clause.reporter}")
            found.append(Draft(unit, segment, clause, kind, wording, said, _continues(clause, doc, kind)))
            remember(clause, wording, discourse)
        if segment.aside:
            discourse.tuck()
    for name in filter(None, reminders):
        if found:
            found[-1].wording.flag(f"refers to: {name}")
    return found


def _clauses(text: str, doc: Doc) -> list[tuple[Clause, Kind]]:
    """The clauses of a sentence worth listing, with their kinds: the checkable core, or the whole sentence."""
    root = next(token for token in doc if token.dep_ == "ROOT")
    whole = trimmed(Clause(head=root, tokens=frozenset(range(len(doc))), whole=True))
    if whole is None:
        return []
    form = kinds.of_sentence(text, doc)
    if form is not None:
        return [(whole, form)]
    parts = [clause for clause in map(trimmed, lists.joined(clauses(doc))) if clause is not None]
    if not parts or any(guard.lost(clause) for clause in parts) or not guard.covered(doc, parts):
        parts = [whole]
    kinded = [(clause, kinds.of_clause(clause)) for clause in parts]
    core = [(clause, kind) for clause, kind in kinded if kind.checkable or kind is Kind.FORECAST]
    if core:
        return core
    return [(whole, kinded[0][1])]


def _continues(clause: Clause, doc: Doc, kind: Kind) -> bool:
    subject = subject_of(clause.head)
    if kind is not Kind.OPINION or subject is None or len([token for token in doc if token.is_alpha]) > CONTINUES:
        return False
    return any(subject.lower_ in words("reference", group) for group in ("male", "female", "many", "thing"))
