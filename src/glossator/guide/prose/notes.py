"""A claim's prose: the record's answer, the most telling facts, the other side, the hedges, the speaker's words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from glossator.evidence.model import Evidence, Finding, Stance, Verdict
from glossator.evidence.names import bare_name, same_person
from glossator.guide import words
from glossator.guide.model import Sentence
from glossator.guide.prose import days
from glossator.guide.prose.patterns import data, fill, several
from glossator.guide.prose.telling import Told, said_by, told

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


def note(claim: str, finding: Finding, verdict: Verdict, saying: Saying, turn: int = 0) -> list[Sentence]:
    """Two to five sentences on one claim, in the order of what a reader must know first; none of an opinion.

    `turn` shifts the choice among patterns, so that neighbouring notes open differently.
    """
    if verdict is Verdict.OPINION:
        return []
    telling = Telling(saying.day, saying.what, turn)
    if verdict is Verdict.SILENT:
        _silent(telling, finding)
        return telling.done
    fitting = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.REFUTED: Stance.REFUTES}.get(verdict)
    pieces = [piece for piece in finding.evidence if not piece.own_words]
    by = {stance: [piece for piece in pieces if piece.stance is stance] for stance in Stance}
    own = [piece for piece in finding.evidence if piece.own_words and piece.stance is not Stance.NEITHER]
    kind, order = _answer(verdict, by, fitting)
    telling.say(kind)
    _facts(telling, claim, order)
    _own(telling, claim, finding, own, saying.speaker)
    return telling.done


def report(telling: Telling, each: Told, kind: str = "report") -> None:
    """One fact: when, who reports it, whom they cite, and the words; then the hedge that stands beside it."""
    piece, day = each.piece, each.piece.source.published
    felt = days.before(day, telling.said, telling.what) if day else ""
    fields = {"day": days.on(day), "who": who(each), "verb": "said" if _publishes(piece) else "reported"}
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
        telling.say("goes_on", [piece.id], words=quoted(each.on), stop="" if each.on[-1:] in ".!?" else ".")
    if each.hedge:
        hedged(telling, each)


def hedged(telling: Telling, each: Told) -> None:
    """The hedge or denial that stands beside a fact in its source."""
    telling.say("hedge", [each.piece.id], words=quoted(each.hedge), stop="" if each.hedge[-1:] in ".!?" else ".")


def who(each: Told) -> str:
    """Who reports: 'Reuters, citing two officials,', 'the Kremlin, itself a party,'."""
    name = publisher(each.piece)
    if _publishes(each.piece):
        return f"{name}, itself a party,"
    if each.piece.party:
        return f"{name}, giving the word of a party,"
    return f"{name}, citing {each.cited}," if each.cited else name


def _publishes(piece: Evidence) -> bool:
    """True where the publisher is the party, and not somebody whom it quotes."""
    return piece.party and piece.party_reason.startswith(("published", "written"))


def publisher(piece: Evidence) -> str:
    """The publisher's name as it stands in a sentence."""
    name = words.listed(part.strip() for part in words.publisher(piece.source).split(";") if part.strip())
    if re.match(data()["office"], name):
        return f"the office of the {name}"
    return f"the {name}" if re.match(data()["with_the"], name) else name


def quoted(text: str) -> str:
    """Words to stand between quotation marks: their own marks become single ones on the page's side only."""
    return " ".join(text.split())


def _may_follow_that(each: Told) -> bool:
    first = each.words.split()[0] if each.words.split() else ""
    name = each.piece.source.title
    return not each.whole and (
        first[:1].islower() or first[:1].isdigit() or (bool(first) and first in name.split()[1:])
    )


def _silent(telling: Telling, finding: Finding) -> None:
    asked = finding.asked
    if asked is None or not asked.documents:
        telling.say("silent_bare")
    else:
        telling.say("silent", documents=words.count(asked.documents, "document"))
    if finding.settle:
        telling.say("settle", settle=finding.settle)


def _answer(
    verdict: Verdict, by: dict[Stance, list[Evidence]], fitting: Stance | None
) -> tuple[str, list[tuple[str, Evidence]]]:
    """The pattern of the answer, and the facts to tell with the pattern of each, in order."""
    most = data()["most"]["facts"]
    for_it, against, beside = by[Stance.SUPPORTS], by[Stance.REFUTES], by[Stance.NEITHER]
    if fitting is not None:
        ours = sorted(by[fitting], key=lambda piece: (piece.party, bool(piece.signals), -piece.decides))
        theirs = by[OTHER[fitting]]
        alone = fitting is Stance.SUPPORTS and bool(ours) and all(piece.party for piece in ours)
        kind = "supported_party" if alone else verdict.value
        facts = [("report", piece) for piece in ours[: most - bool(theirs)]]
        return kind, facts + [
            ("report_against" if fitting is Stance.SUPPORTS else "report_for", piece) for piece in theirs[:1]
        ]
    if verdict is Verdict.DISPUTED and not for_it:
        return "disputed_against", [("report", piece) for piece in against[:most]]
    if verdict is Verdict.DISPUTED:
        return "disputed", [("report_for", for_it[0]), *(_told_as("report_against", against[: most - 1]))]
    if for_it and against:
        if _turned(for_it, against):
            return "open_turned", [("report", for_it[0]), *_told_as("report_later", against[: most - 1])]
        first, second = (against, for_it) if len(against) > len(for_it) else (for_it, against)
        names = ("first_for", "report_against") if first is for_it else ("first_against", "report_for")
        return "open_both", [*_told_as(names[0], first[: most - 1]), (names[1], second[0])]
    if for_it or against:
        kind = "open_for" if for_it else "open_against"
        return kind, [("report", piece) for piece in (for_it or against)[:most]]
    return "open_beside", [("report", piece) for piece in beside[:1]]


def _told_as(first: str, pieces: Sequence[Evidence]) -> list[tuple[str, Evidence]]:
    return [(first if at == 0 else "report", piece) for at, piece in enumerate(pieces)]


def _turned(for_it: Sequence[Evidence], against: Sequence[Evidence]) -> bool:
    """True when the best that speaks for it is older than all that is told against it."""
    first, later = for_it[0].source.published, [piece.source.published for piece in against[:2]]
    return first is not None and all(day is not None and day > first for day in later)


def _facts(telling: Telling, claim: str, order: Sequence[tuple[str, Evidence]]) -> None:
    seen: set[str] = set()
    for kind, piece in order:
        each = told(claim, piece)
        if each.words in seen or len(telling.done) >= data()["most"]["sentences"]:
            continue
        seen.add(each.words)
        report(telling, each, kind)


def _own(telling: Telling, claim: str, finding: Finding, own: Sequence[Evidence], speaker: str) -> None:
    """What the speaker said before, if it takes a side: from reports, else from the speaker's own documents."""
    if not speaker or len(telling.done) > data()["most"]["sentences"]:
        return
    for piece in own:
        each = said_by(told(claim, piece))
        if not each.source or not same_person(bare_name(each.source), speaker):
            continue
        fields = {"speaker": speaker, "day": days.on(piece.source.published), "who": publisher(piece)}
        telling.say(
            f"own_{piece.stance.value}", [piece.id], words=quoted(each.words), stop="" if each.whole else ".", **fields
        )
        if each.hedge:
            hedged(telling, each)
        return
    sided = [one for one in finding.earlier if one.stance is not Stance.NEITHER and one.source.published]
    for one in sided[:1]:
        text = one.quote.exact.strip()
        if len(text.split()) <= data()["length"]["words"]:
            stop = "" if text[-1:] in '.!?…”"' else "."
            telling.say(
                f"earlier_{one.stance.value}",
                words=quoted(text),
                stop=stop,
                speaker=speaker,
                day=days.on(one.source.published),
            )
