"""One sentence to draft claims: its form is classified first, then clauses and lists are split, checked and worded."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from glossator.language.lexicon import closed
from glossator.language.parsing import parse
from glossator.language.tree import Clause, root_clause, root_of, subject_of
from glossator.statement.coreference.introduce import introduce, remember
from glossator.statement.coreference.wording import Voice, Wording, word
from glossator.statement.cutting import lists, nothing_lost, separable, substance
from glossator.statement.cutting.clauses import clauses
from glossator.statement.cutting.disfluencies import addressee
from glossator.statement.cutting.quotations import opened_before, quoted_of
from glossator.statement.cutting.segments import Segment, as_printed, reminded
from glossator.statement.cutting.sentences import Unit, goes_on
from glossator.statement.cutting.subordinate import is_report
from glossator.statement.cutting.trimming import trimmed, without_verdicts
from glossator.statement.cutting.unpunctuated import LONGEST, doubtful
from glossator.statement.kinds import clause_rules, sentence_rules
from glossator.statement.kinds.rules import Rule
from glossator.statement.kinds.worth import GLUED
from glossator.statement.model import Kind, Statement
from glossator.statement.utterances.speakers import is_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from glossator.spans import Span
    from glossator.statement.coreference.discourse import Discourse, Said

_OPENING = {"“", '"'}
Parts = list[tuple[Clause, Rule[Any]]]
CONTINUES = 5  # words; a longer sentence about 'them' makes a claim of its own
_WRITTEN_TO = re.compile(r"\.?(@\w+),? (?=you\b)", re.IGNORECASE)  # '@mayor You promised nine buses'


@dataclass(frozen=True)
class Draft:
    """A claim before numbering: its clause, its place and its kind."""

    unit: Unit
    segment: Segment
    clause: Clause
    rule: Rule[Any]
    wording: Wording
    said: Said
    continues: bool = False

    def spans(self, text: str) -> list[Span]:
        """The exact spans in the statement."""
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
    """The draft claims of one sentence; its mentions are added to `discourse`."""
    voice, sentence = _voice(statement, unit), unit.span.of(statement.text)
    timed = statement.utterances[unit.utterance].seconds is not None
    speaker = statement.utterances[unit.utterance].speaker or statement.speaker
    if voice.terse and discourse.run != unit.run and not goes_on(statement, unit.utterance):
        discourse.forget()
    discourse.run = unit.run
    reminders = [reminded(segment.text) for segment, _ in read if segment.aside]
    parts_of = [
        (segment, doc, _clauses(segment, doc, terse=voice.terse, heard=_is_heard(segment.text, timed=timed)))
        for segment, doc in read
        if not (segment.aside and reminded(segment.text))
    ]
    found: list[Draft] = []
    for segment, doc, parts in _core(parts_of, statement.text):
        said = discourse.begin(number, speaker or "")
        if any(token.text.startswith("@") for token in doc):
            said.unresolved |= {"male", "female"}  # a handle may be anybody
        introduce(doc, discourse)
        heard = not voice.terse and _is_heard(segment.text, timed=timed)
        glued = bool(heard and parts) and doubtful(segment.text)
        for clause, rule in parts:
            wording = word(clause.head, clause.tokens, discourse, _heard(voice, clause))
            _finish(wording, clause, segment, sentence, found, terse=voice.terse)
            if not clause.reporter and (source := _source(statement, unit, sentence)):
                wording.flag(f"said by: {source}")
            if glued:
                wording.flag(GLUED)
            rule = substance.rule_of(clause, wording, rule.kind, heard=heard) or rule
            found.append(Draft(unit, segment, clause, rule, wording, said, _continues(clause, doc, rule.kind)))
            remember(clause, wording, discourse)
        if segment.aside:
            discourse.tuck()
    for name in filter(None, reminders):
        if found:
            found[-1].wording.flag(f"refers to: {name}")
    return found


def _voice(statement: Statement, unit: Unit) -> Voice:
    """Who speaks a sentence, on what day, and to whom."""
    utterance = statement.utterances[unit.utterance]
    speaker = utterance.speaker or statement.speaker
    known = speaker if speaker and is_named(speaker) else None  # 'Question' is no name to substitute for 'I'
    terse = statement.medium in {"post", "posts"}
    passed_on = terse and bool(utterance.speaker) and utterance.speaker != statement.speaker
    day = utterance.time.date() if utterance.time else statement.date
    before = statement.text[utterance.span.start : unit.span.start]
    opening = terse and not any(map(str.isalpha, before))
    text = unit.span.of(statement.text)
    line = statement.text[statement.text.rfind("\n", 0, unit.span.start) + 1 : unit.span.end]
    written_to = _WRITTEN_TO.match(line) if terse else None
    return Voice(known, None if passed_on else day, written_to[1] if written_to else addressee(text), terse, opening)


def _finish(
    wording: Wording, clause: Clause, segment: Segment, sentence: str, found: list[Draft], *, terse: bool
) -> None:
    """Give a wording the sentence's own apostrophes, its source, and a mark where it breaks off."""
    wording.text = as_printed(wording.text, sentence)
    if clause.reporter:
        wording.flag(f"said by: {_named(clause.reporter, found)}")
    if segment.cut_off and terse:
        wording.text += "…"
        wording.flag("breaks off: the post is not shown whole")
    elif (segment.broken or segment.cut_off) and not terse and max(clause.tokens) >= len(clause.head.doc) - 2:
        wording.text += " …"
        wording.flag("breaks off: the sentence was not finished")


def _source(statement: Statement, unit: Unit, sentence: str) -> str:
    """Who is quoted in a sentence that stands in a quotation; of a statement without speaker also in a long one."""
    found = quoted_of(statement, unit) if sentence[:1] in _OPENING else ""
    speaker = statement.utterances[unit.utterance].speaker or statement.speaker
    return found or ("" if speaker else opened_before(statement, unit))


def _named(reporter: str, found: list[Draft]) -> str:
    """The reporting source under its resolved name: 'Mr Putin' for 'He'."""
    for draft in reversed(found):
        subject = subject_of(draft.clause.head)
        if draft.clause.report and subject is not None and subject.text == reporter:
            return draft.wording.meanings.get(subject.i, reporter)
    return reporter


def _heard(voice: Voice, clause: Clause) -> Voice:
    """The voice inside reported speech: 'I' may be the reported speaker and is not resolved."""
    return replace(voice, speaker=None, addressee="", reported=True) if clause.reporter else voice


def _core(read: list[tuple[Segment, Doc, Parts]], text: str) -> list[tuple[Segment, Doc, Parts]]:
    """Of a sentence in several parts, the checkable or open ones; parts that merely judge are dropped.

    Unless they turn the part before them: 'She has experience, but it is bad experience'.
    """
    solid = [any(_solid(rule) for _, rule in parts) for _, _, parts in read]
    heads = [root_of(doc) for _, doc, _ in read]
    for at, ((before, _, _), (after, _, _)) in enumerate(pairwise(read), start=1):
        joined = text[before.places[-1] + 1 : after.places[0]].lower().split()
        solid[at] = solid[at] or ("but" in joined and _points_back(heads[at]))
    if not any(solid) or _pointed_at(heads, solid):
        return read
    return [(segment, doc, parts if kept else []) for (segment, doc, parts), kept in zip(read, solid, strict=True)]


def _pointed_at(heads: Sequence[Token], solid: Sequence[bool]) -> bool:
    """True if a part to be dropped is the antecedent of 'this', 'it' or 'them' in the next one."""
    return any(not before and _points_back(head) for before, head in zip(solid, heads[1:], strict=False))


def _points_back(head: Token) -> bool:
    subject = subject_of(head)
    pointing = closed("thing") | closed("pointing")
    objects = (each for child in (head, *head.children) for each in child.children if each.dep_ in {"dobj", "pobj"})
    return (subject is not None and subject.lower_ in pointing) or any(
        each.lower_ in {"it", "them"} for each in objects
    )


def _solid(rule: Rule[Any]) -> bool:
    return rule.kind.checkable or rule.kind is Kind.FORECAST


def _clauses(segment: Segment, doc: Doc, *, terse: bool, heard: bool) -> Parts:
    """The clauses of a sentence with their rules: the checkable core, or the whole sentence."""
    whole = trimmed(replace(root_clause(doc), report=is_report(root_of(doc))))
    if whole is None:
        return []
    broken = segment.broken and (not terse or separable.says_nothing(whole))  # posts use dots as full stops
    form = sentence_rules.of_sentence(f"{segment.text}..." if broken else segment.text, doc, terse=terse)
    if form is not None:
        return [(whole, form)]
    apart = lists.joined(without_verdicts(clauses(doc)))
    parts = [clause for clause in map(trimmed, apart) if clause is not None]
    cut = len(parts) != 1 or parts[0].tokens != whole.tokens
    unmarked = not parts or any(nothing_lost.lost(clause) for clause in parts) or not nothing_lost.covered(doc, parts)
    bare = any(doc[min(part.tokens)].tag_ == "TO" for part in parts)  # 'to say …, I'll go': no clause begins at the cut
    if unmarked or heard or segment.cut_off or (cut and (bare or not separable.apart(parts))):
        parts = [whole]
    ruled: Parts = [(clause, clause_rules.rule_of(clause)) for clause in parts]
    core = [(clause, rule) for clause, rule in ruled if _solid(rule)]
    if core:
        heads, solid = [clause.head for clause, _ in ruled], [_solid(rule) for _, rule in ruled]
        return ruled if _pointed_at(heads, solid) else core
    inside = (clause_rules.rule_of(clause) for clause in apart if segment.cut_off)
    return [(whole, _announced(doc) or next(filter(_solid, inside), ruled[0][1]))]


def _is_heard(text: str, *, timed: bool) -> bool:
    """True for text without stops that is timed or has no capitals, as recognisers write: its parse is unreliable."""
    bare = not any(mark in text for mark in ",;:.!?")
    return bare and (timed or text.islower()) and len(text.split()) <= LONGEST


def _announced(doc: Doc) -> Rule[Any] | None:
    """The rule on the clause after a colon, if it is checkable: 'They are wrong: 40 of us signed it'."""
    colon = next((token.i for token in doc if token.text == ":" and 0 < token.i < len(doc) - CONTINUES), None)
    after = parse([doc[colon + 1 :].text])[0] if colon is not None else None
    if after is None or not separable.stands(after):
        return None
    rule = clause_rules.rule_of(root_clause(after))
    return rule if _solid(rule) else None


def _continues(clause: Clause, doc: Doc, kind: Kind) -> bool:
    subject = subject_of(clause.head)
    if kind is not Kind.OPINION or subject is None or len([token for token in doc if token.is_alpha]) > CONTINUES:
        return False
    return any(subject.lower_ in closed(group) for group in ("male", "female", "many", "thing"))
