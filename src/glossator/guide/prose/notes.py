"""A claim's prose: the record's answer, the most telling facts, the other side, the hedges, the speaker's words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from glossator.evidence.model import Evidence, Finding, Stance, Verdict
from glossator.guide import words
from glossator.guide.model import Sentence
from glossator.guide.prose import days
from glossator.guide.prose.bearing import Bearing, Lean, bearing, bears, strong, unclear
from glossator.guide.prose.claimed import names
from glossator.guide.prose.naming import publisher, speaks, who
from glossator.guide.prose.patterns import data, fill, several
from glossator.guide.prose.telling import Told, said_by, told
from glossator.language.inflection import stems
from glossator.people.naming import bare_name, same_person
from glossator.statement.model import Claim

BEGINS = ("first_", "report_for", "report_against", "report_later", "own_", "earlier_")  # what begins a paragraph
OTHER = {Stance.SUPPORTS: Stance.REFUTES, Stance.REFUTES: Stance.SUPPORTS}


@dataclass
class Telling:
    """What has been said so far in one stretch of prose, so that no two sentences in a row open alike."""

    said: date | None
    what: str = "statement"
    turn: int = 0
    last: date | None = None
    felt: bool = False
    done: list[Sentence] = field(default_factory=list)

    def say(self, kind: str, cites: Sequence[str] = (), **fields: str) -> None:
        """Add the pattern's next sentence."""
        begins = not self.done or kind.startswith(BEGINS)
        self.done.append(Sentence(text=fill(kind, self.turn, **fields), cites=list(cites), begins=begins))
        self.turn += 1 if several(kind) > 1 else 0


@dataclass(frozen=True)
class Saying:
    """Who said it, when, and what it is called: 'posts', 'statement'."""

    speaker: str = ""
    day: date | None = None
    what: str = "statement"


def note(claim: Claim, finding: Finding, verdict: Verdict, saying: Saying, turn: int = 0) -> list[Sentence]:
    """One to five sentences on one claim, in the order of what a reader must know first; none of an opinion.

    `turn` shifts the choice among patterns, so that neighbouring notes open differently.
    """
    if verdict is Verdict.OPINION:
        return []
    telling = Telling(saying.day, saying.what, turn)
    if verdict is Verdict.SILENT:
        _silent(telling, finding)
        return telling.done
    fitting = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.REFUTED: Stance.REFUTES}.get(verdict)
    if fitting is None and (left := unclear(claim)):
        telling.say("unclear", words=words.listed(f"“{word}”" for word in left))
        return telling.done
    kind, order = _answer(verdict, bearing(claim, finding.evidence, saying.day), fitting)
    telling.say(kind if kind != verdict.value else answered(claim, finding, verdict))
    _facts(telling, order, once=fitting is None)
    _own(telling, claim, finding, saying.speaker)
    return telling.done


def report(telling: Telling, each: Told, kind: str = "report") -> None:
    """One fact: when, who reports it, whom they cite, and the words; then the hedge that stands beside it."""
    piece, day = each.piece, each.piece.source.published
    felt = days.before(day, telling.said, telling.what) if day else ""
    fields = {"day": days.on(day), "who": who(each), "verb": "said" if each.voice or speaks(piece) else "reported"}
    fields |= {"words": quoted(each.words), "stop": "" if each.whole else "."}
    dated = day is not None and words.day(day) in each.words  # the words themselves say when
    far = bool(felt and not telling.felt and day and telling.said and (telling.said - day).days > 13)
    if kind == "report" and dated:
        kind, telling.felt = ("report_dated_before", True) if far else ("report_dated", telling.felt)
        fields["before"] = felt
    elif kind == "report" and day is not None and day == telling.last:
        kind = "report_same"
    elif kind == "report" and far:
        kind, telling.felt = "report_before", True
        fields["before"] = felt
    elif dated:
        fields["day"] = ""
    elif kind == "report" and _may_follow_that(each):
        kind = "report_that"
    telling.say(kind, [piece.id], **fields)
    telling.last = day
    if each.on:
        kind = "further" if each.further else "goes_on"
        telling.say(kind, [piece.id], words=quoted(each.on), stop="" if each.on[-1:] in ".!?" else ".")
    if each.hedge:
        hedged(telling, each)


def hedged(telling: Telling, each: Told) -> None:
    """The hedge or denial that stands beside a fact in its source."""
    telling.say("hedge", [each.piece.id], words=quoted(each.hedge), stop="" if each.hedge[-1:] in ".!?" else ".")


def quoted(text: str) -> str:
    """Words to stand between quotation marks: their own marks become single ones."""
    even = re.sub(r"\"([^\"]*)\"", r"‘\1’", " ".join(text.split()))
    return even.replace("“", "‘").replace("”", "’").replace('"', "’")


def _may_follow_that(each: Told) -> bool:
    first = each.words.split()[0] if each.words.split() else ""
    name = each.piece.source.title
    return not each.whole and (
        first[:1].islower() or first[:1].isdigit() or (bool(first) and first in name.split()[1:])
    )


def answered(claim: Claim, finding: Finding, verdict: Verdict) -> str:
    """The verdict, with '_likely' where the program found it without much to tell for it.

    That is less than even chances, or no quote on its side that names what is claimed and speaks of it.
    """
    side = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.REFUTED: Stance.REFUTES}.get(verdict)
    if side is None or verdict is not finding.verdict:
        return verdict.value
    doubtful = finding.probability is not None and finding.probability < data()["lean"]["flatly"]
    mine = (piece for piece in finding.evidence if piece.stance is side and not piece.own_words)
    borne = any(bears(claim, told(claim.standalone, piece, names(claim))) for piece in mine)
    return verdict.value if borne and not doubtful else f"{verdict.value}_likely"


def _silent(telling: Telling, finding: Finding) -> None:
    asked = finding.asked
    if asked is None or not asked.documents:
        telling.say("silent_bare")
    else:
        telling.say("silent", documents=words.count(asked.documents, "document"))
    if finding.settle:
        telling.say("settle", settle=finding.settle)


def _answer(verdict: Verdict, found: Bearing, fitting: Stance | None) -> tuple[str, list[tuple[str, Told]]]:
    """The pattern of the answer, and the facts to tell with the pattern of each, in order.

    A side is named only where the record leans to it; otherwise facts stand by themselves, which is always true.
    """
    most = data()["most"]["facts"]
    if fitting is not None:
        ours = sorted(found.deciding(fitting), key=lambda each: _firmness(each.piece))
        alone = fitting is Stance.SUPPORTS and bool(ours) and all(each.piece.party for each in ours)
        others = [("beside", each) for each in found.on(OTHER[fitting]) if strong(each.piece)]
        kind = "supported_party" if alone else verdict.value
        return kind, [*_plainly(ours[: most - bool(others)]), *others[:1]]
    for_it, against = (
        sorted(found.on(side), key=lambda each: (not strong(each.piece), each.piece.party))
        for side in (Stance.SUPPORTS, Stance.REFUTES)
    )
    disputed = verdict is Verdict.DISPUTED
    if found.lean is Lean.BOTH:
        return _both(disputed, for_it, against, most)
    if found.lean is Lean.NONE:
        telling = sorted(found.told, key=lambda each: each.piece.stance is Stance.NEITHER)
        return ("unsettled" if telling else "unsettled_bare"), _plainly(telling[:most])
    leaning, other = (for_it, against) if found.lean is Lean.FOR else (against, for_it)  # the strong ones first
    opposed = "report_against" if other is against else "report_for"
    rest = [(opposed if strong(each.piece) else "beside", each) for each in other[:1]]
    return f"{'disputed' if disputed else 'open'}_{found.lean.value}", [*_plainly(leaning[: most - len(rest)]), *rest]


def _both(
    disputed: bool, for_it: Sequence[Told], against: Sequence[Told], most: int
) -> tuple[str, list[tuple[str, Told]]]:
    """The answer and the facts where both sides are told: by age where one is the older, else the fuller side first."""
    if disputed:
        return "disputed", [("report_for", for_it[0]), *_told_as("report_against", against[: most - 1])]
    if _turned(for_it, against):
        return "open_turned", [("report", for_it[0]), *_told_as("report_later", against[: most - 1])]
    first, second = (against, for_it) if len(against) > len(for_it) else (for_it, against)
    names = ("first_for", "report_against") if first is for_it else ("first_against", "report_for")
    return "open_both", [*_told_as(names[0], first[: most - 1]), (names[1], second[0])]


def _firmness(piece: Evidence) -> tuple[bool, bool, float]:
    """Independent before a party, unopposed before what a guard speaks against, surest first."""
    return (piece.party, bool(piece.signals), -piece.decides)


def _plainly(told: Sequence[Told]) -> list[tuple[str, Told]]:
    return [("report", each) for each in told]


def _told_as(first: str, told: Sequence[Told]) -> list[tuple[str, Told]]:
    return [(first if at == 0 else "report", each) for at, each in enumerate(told)]


def _turned(for_it: Sequence[Told], against: Sequence[Told]) -> bool:
    """True when the best that speaks for it is older than all that is told against it."""
    first, later = for_it[0].piece.source.published, [each.piece.source.published for each in against[:2]]
    return first is not None and all(day is not None and day > first for day in later)


def _facts(telling: Telling, order: Sequence[tuple[str, Told]], once: bool) -> None:
    """The facts in their order; each event `once`, but where others bear out what decides."""
    seen: list[frozenset[str]] = []
    for kind, each in order:
        own = stems(each.words)
        if len(telling.done) >= data()["most"]["sentences"] or any(_same(own, other, once) for other in seen):
            continue
        seen.append(own)
        report(telling, each, kind)


def _same(one: frozenset[str], other: frozenset[str], alike: bool) -> bool:
    """True for the same words, or for most of the shorter one's (`alike`)."""
    share: float = data()["same"]
    return one == other or (alike and len(one & other) >= share * min(len(one), len(other)))


def _own(telling: Telling, claim: Claim, finding: Finding, speaker: str) -> None:
    """What the speaker said before, if it takes a side: from reports, else from the speaker's own documents."""
    if not speaker:
        return
    for piece in finding.evidence:
        each = told(claim.standalone, piece, names(claim))
        if not (piece.own_words and strong(piece) and bears(claim, each)):
            continue
        whole, each = each.words, said_by(each)
        voice = each.voice or each.source
        spoken = (
            bool(each.voice) or each.words != whole or each.source not in whole or any(mark in whole for mark in '“"')
        )
        if not (voice and spoken and same_person(bare_name(voice), speaker)):
            continue
        fields = {"speaker": speaker, "day": days.on(piece.source.published), "who": publisher(piece)}
        sure = piece.decides >= data()["lean"]["own"] or max(piece.supports, piece.refutes) >= data()["lean"]["own"]
        kind, stop = f"own_{piece.stance.value}" if sure else "own", "" if each.whole else "."
        telling.say(kind, [piece.id], words=quoted(each.words), stop=stop, **fields)
        if each.hedge:
            hedged(telling, each)
        return
    _earlier(telling, finding, speaker)


def _earlier(telling: Telling, finding: Finding, speaker: str) -> None:
    """The speaker's own earlier document that takes a side, where it is short enough to be told."""
    sided = [one for one in finding.earlier if one.stance is not Stance.NEITHER and one.source.published]
    for one in sided[:1]:
        text = one.quote.exact.strip()
        if len(text.split()) <= data()["length"]["words"]:
            stop = "" if text[-1:] in '.!?…”"' else "."
            fields = {"speaker": speaker, "day": days.on(one.source.published)}
            telling.say(f"earlier_{one.stance.value}", words=quoted(text), stop=stop, **fields)
