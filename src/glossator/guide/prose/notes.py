"""The prose of a claim: the answer, the most telling facts, the other side, hedges, the speaker's earlier words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from glossator.evidence.model import Evidence, Finding, Stance, Verdict
from glossator.guide import plain_words as words
from glossator.guide.model import Guide, Sentence
from glossator.guide.prose import days
from glossator.guide.prose.bearing import Bearing, Lean, bearing, bears, strong, unclear
from glossator.guide.prose.claimed import names
from glossator.guide.prose.naming import publisher, states, who
from glossator.guide.prose.patterns import data, fill, several
from glossator.guide.prose.said import inner_marks
from glossator.guide.prose.telling import Told, said_by, told
from glossator.language.inflection import stems
from glossator.people.named_in import bare_name, same_person
from glossator.statement.model import Claim

BEGINS = ("first_", "report_for", "report_against", "report_later", "own_", "earlier_")  # kinds that begin a paragraph
OTHER = {Stance.SUPPORTS: Stance.REFUTES, Stance.REFUTES: Stance.SUPPORTS}


@dataclass
class Telling:
    """The sentences so far in one stretch of prose, so that consecutive ones open differently."""

    said: date | None
    what: str = "statement"
    turn: int = 0
    last: date | None = None
    felt: bool = False
    done: list[Sentence] = field(default_factory=list)

    def say(self, kind: str, cites: Sequence[str] = (), **fields: str) -> None:
        """Append the next variant of pattern `kind`."""
        begins = not self.done or kind.startswith(BEGINS)
        self.done.append(Sentence(text=fill(kind, self.turn, **fields), cites=list(cites), begins=begins))
        self.turn += 1 if several(kind) > 1 else 0


@dataclass(frozen=True)
class Saying:
    """The speaker, the day, and the noun for the statement: 'posts', 'statement'."""

    speaker: str = ""
    day: date | None = None
    what: str = "statement"


def saying(guide: Guide, claim: Claim) -> Saying:
    """Who said a claim of a guide, when, and in what; of posts of several days, the post that says it."""
    statement = guide.statement
    days_of = {one.time.date() for one in statement.utterances if one.time}
    own = next((one.time for one in statement.utterances[claim.utterance :]), None)
    alone = len(statement.utterances) < 2 or len(days_of) > 1
    what = ("post" if alone else "posts") if words.part_of(statement) == "post" else "statement"
    return Saying(claim.speaker or statement.speaker or "", own.date() if own else statement.date, what)


def note(claim: Claim, finding: Finding, verdict: Verdict, saying: Saying, turn: int = 0) -> list[Sentence]:
    """One to five sentences on a claim, most important first; none for an opinion, or where nothing on file is told.

    The finding's word and reason say that already, and which word of the claim could not be resolved. `turn` rotates
    the patterns, so that neighbouring notes open differently.
    """
    if verdict in {Verdict.OPINION, Verdict.SILENT}:
        return []
    fitting = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.REFUTED: Stance.REFUTES}.get(verdict)
    if fitting is None and unclear(claim):
        return []
    telling = Telling(saying.day, saying.what, turn)
    kind, order = _answer(verdict, bearing(claim, finding.evidence, saying.day), fitting)
    telling.say(kind if kind != verdict.value else answered(claim, finding, verdict))
    _facts(telling, order, once=fitting is None)
    _own(telling, claim, finding, saying.speaker)
    return telling.done if len(telling.done) > 1 else []


def striking(claim: Claim, finding: Finding, side: Stance, saying: Saying) -> list[Sentence]:
    """The fact for the head of a page on one side of a claim, with its hedge: the speaker's own words before others'.

    None if nothing that may be told is short enough.
    """
    ours = finding.model_copy(
        update={"evidence": [piece for piece in finding.evidence if piece.stance is side], "earlier": []}
    )
    own = Telling(saying.day, saying.what)
    _own(own, claim, ours, saying.speaker)
    found = bearing(claim, ours.evidence, saying.day)
    reports = []
    for each in sorted(found.on(side), key=lambda each: (_firmness(each.piece), not strong(each.piece))):
        reports.append(Telling(saying.day, saying.what))
        report(reports[-1], each)
    most: int = data()["length"]["head"]
    fitting = (one.done for one in (own, *reports) if one.done)
    return next((done for done in fitting if sum(len(one.text.split()) for one in done) <= most), [])


def report(telling: Telling, each: Told, kind: str = "report") -> None:
    """One fact: date, source, cited source and words; then its hedge."""
    piece, day = each.piece, each.piece.source.published
    felt = days.before(day, telling.said, telling.what) if day else ""
    fields = {"day": days.on(day), "who": who(each), "verb": "said" if each.voice or states(piece) else "reported"}
    fields |= {"words": quoted(each.words), "stop": "" if each.whole else "."}
    dated = day is not None and words.day(day) in each.words  # the quoted words contain the date
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
    """The hedge or denial beside a fact in its source."""
    telling.say("hedge", [each.piece.id], words=quoted(each.hedge), stop="" if each.hedge[-1:] in ".!?" else ".")


def quoted(text: str) -> str:
    """Words on one line, for use inside quotation marks."""
    return inner_marks(" ".join(text.split()))


def _may_follow_that(each: Told) -> bool:
    first = each.words.split()[0] if each.words.split() else ""
    name = each.piece.source.title
    return not each.whole and (
        first[:1].islower() or first[:1].isdigit() or (bool(first) and first in name.split()[1:])
    )


def answered(claim: Claim, finding: Finding, verdict: Verdict) -> str:
    """The verdict, with '_likely' appended where the program's finding rests on little.

    That is a probability below one half with nothing independent that settles it by itself, or no quote on its side
    that is worth telling.
    """
    side = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.REFUTED: Stance.REFUTES}.get(verdict)
    if side is None or verdict is not finding.verdict:
        return verdict.value
    mine = [piece for piece in finding.evidence if piece.stance is side and not piece.own_words]
    settled = any(piece.decides >= data()["lean"]["settled"] and not piece.party for piece in mine)
    doubtful = not settled and finding.probability is not None and finding.probability < data()["lean"]["flatly"]
    borne = any(bears(claim, told(claim.standalone, piece, names(claim))) for piece in mine)
    return verdict.value if borne and not doubtful else f"{verdict.value}_likely"


def _answer(verdict: Verdict, found: Bearing, fitting: Stance | None) -> tuple[str, list[tuple[str, Told]]]:
    """The pattern of the answer, and the facts with their patterns, in order.

    A side is named only if the record leans to it; facts without a side are always true.
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
        return "unsettled", _plainly(telling[:most])
    leaning, other = (for_it, against) if found.lean is Lean.FOR else (against, for_it)  # strong ones first
    opposed = "report_against" if other is against else "report_for"
    rest = [(opposed if strong(each.piece) else "beside", each) for each in other[:1]]
    return f"{'disputed' if disputed else 'open'}_{found.lean.value}", [*_plainly(leaning[: most - len(rest)]), *rest]


def _both(
    disputed: bool, for_it: Sequence[Told], against: Sequence[Told], most: int
) -> tuple[str, list[tuple[str, Told]]]:
    """The answer and facts if there are two sides: chronological if one is older, else the fuller side first."""
    if disputed:
        return "disputed", [("report_for", for_it[0]), *_told_as("report_against", against[: most - 1])]
    if _turned(for_it, against):
        return "open_turned", [("report", for_it[0]), *_told_as("report_later", against[: most - 1])]
    first, second = (against, for_it) if len(against) > len(for_it) else (for_it, against)
    names = ("first_for", "report_against") if first is for_it else ("first_against", "report_for")
    return "open_both", [*_told_as(names[0], first[: most - 1]), (names[1], second[0])]


def _firmness(piece: Evidence) -> tuple[bool, bool, float]:
    """Sort key: independent before parties, unguarded before guarded, most certain first."""
    return (piece.party, bool(piece.signals), -piece.decides)


def _plainly(told: Sequence[Told]) -> list[tuple[str, Told]]:
    return [("report", each) for each in told]


def _told_as(first: str, told: Sequence[Told]) -> list[tuple[str, Told]]:
    return [(first if at == 0 else "report", each) for at, each in enumerate(told)]


def _turned(for_it: Sequence[Told], against: Sequence[Told]) -> bool:
    """True if the best support is older than all evidence told against the claim."""
    first, later = for_it[0].piece.source.published, [each.piece.source.published for each in against[:2]]
    return first is not None and all(day is not None and day > first for day in later)


def _facts(telling: Telling, order: Sequence[tuple[str, Told]], once: bool) -> None:
    """Tell the facts in order; each event `once`, except where others corroborate the deciding ones."""
    seen: list[frozenset[str]] = []
    for kind, each in order:
        own = stems(each.words)
        if len(telling.done) >= data()["most"]["sentences"] or any(_same(own, other, once) for other in seen):
            continue
        seen.append(own)
        report(telling, each, kind)


def _same(one: frozenset[str], other: frozenset[str], alike: bool) -> bool:
    """True for equal word sets, or (`alike`) for most of the smaller set in common."""
    share: float = data()["same"]
    return one == other or (alike and len(one & other) >= share * min(len(one), len(other)))


def _own(telling: Telling, claim: Claim, finding: Finding, speaker: str) -> None:
    """The speaker's earlier words that take a side: from reports, else from the speaker's own documents."""
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
        sure = words.denies(piece) or (piece.stance is Stance.SUPPORTS and _says_so(piece))
        kind, stop = f"own_{piece.stance.value}" if sure else "own", "" if each.whole else "."
        kind += "_that" if each.words != whole else ""
        telling.say(kind, [piece.id], words=quoted(each.words), stop=stop, **fields)
        if each.hedge:
            hedged(telling, each)
        return
    _earlier(telling, finding, speaker)


def _says_so(piece: Evidence) -> bool:
    """True for own words that surely support the claim."""
    least: float = data()["lean"]["own"]
    return max(piece.decides, piece.supports) >= least


def _earlier(telling: Telling, finding: Finding, speaker: str) -> None:
    """The speaker's own earlier document that takes a side, if short enough to be told."""
    sided = [one for one in finding.earlier if one.stance is not Stance.NEITHER and one.source.published]
    for one in sided[:1]:
        text = one.quote.exact.strip()
        if len(text.split()) <= data()["length"]["words"]:
            stop = "" if text[-1:] in '.!?…”"' else "."
            fields = {"speaker": speaker, "day": days.on(one.source.published)}
            telling.say(f"earlier_{one.stance.value}", words=quoted(text), stop=stop, **fields)
