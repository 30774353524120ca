"""The findings, the ledgers and the earlier words of the sample guide."""

from datetime import date
from typing import Any

from glossator.conduct.model import Action, Actor, Ledger, LedgerEntry, YearCount
from glossator.evidence.model import Asked, Earlier, Evidence, Finding, KnownClaim, Signal, Stance, Verdict
from glossator.guide.model import EarlierWords
from glossator.language.model import Certainty, Interval
from glossator.spans import anchor

from .sample import DAY, day, documents, evidence, source

YES, NO, NEITHER = Stance.SUPPORTS, Stance.REFUTES, Stance.NEITHER
PARTY: dict[str, Any] = {"party": True, "party_reason": "the publisher is an organ of a state the claim is about"}


def _finding(
    number: int, verdict: Verdict, probability: float | None, reason: str, *pieces: Evidence, **extra: Any
) -> Finding:
    origins = {piece.origin for piece in pieces}
    return Finding(
        claim=f"c{number}",
        verdict=verdict,
        probability=probability,
        reason=reason,
        evidence=list(pieces),
        documents=len({piece.source.document for piece in pieces}),
        origins=len(origins),
        parties=len({piece.origin for piece in pieces if piece.party}),
        **extra,
    )


def _agreement(value: str, reason: str) -> Signal:
    return Signal(name="agreement", value=value, reason=reason)


def findings() -> list[Finding]:
    """One finding a claim, every verdict among them."""
    return [*_the_call(), *_opinions(), *_open(), *_earlier_presidents(), _slogan()]


def _the_call() -> list[Finding]:
    said = {
        "certainty": Certainty.REPORTED,
        "certainty_words": ["according to"],
        "attributed_to": ["Washington Post", "officials familiar with the call"],
    }
    one = "c1"
    return [
        _finding(
            1,
            Verdict.SUPPORTED,
            0.97,
            "Four documents of three origins say so and none says otherwise; two origins are parties to the call.",
            evidence(
                one,
                "kremlin-57096",
                "Donald Trump congratulated",
                YES,
                probability=0.985,
                event=day(2018, 3, 20),
                weight=0.5,
                **PARTY,
                signals=[
                    _agreement("same event", "the quote names the same two people and the same act"),
                    Signal(name="date", value="2018-03-20", reason="the call was one day before the statement"),
                ],
            ),
            evidence(
                one,
                "whitehouse-20180320",
                "The President called",
                YES,
                probability=0.97,
                weight=0.5,
                **PARTY,
                event=day(2018, 3, 20),
            ),
            evidence(
                one,
                "post-20180321",
                "He did so all the same",
                YES,
                probability=0.83,
                event=day(2018, 3, 20),
                origin="post-20180321",
                **said,
            ),
            evidence(
                one,
                "metro-20180321",
                "He did so all the same",
                YES,
                probability=0.83,
                event=day(2018, 3, 20),
                origin="post-20180321",
                origin_reason="the sentence is word for word that of the Washington Post",
                weight=0.0,
                **said,
            ),
            evidence(one, "osce-20180319", "Observers described", NEITHER, probability=0.9),
            since=[evidence(one, "expulsions-20180326", "More than twenty", NEITHER, event=day(2018, 3, 26))],
            known=[
                KnownClaim(
                    text="The President was told not to congratulate Mr Putin and did.",
                    verdict="true",
                    publisher="A checking desk",
                    address="https://checks.example/1",
                    checked=date(2018, 3, 21),
                    score=0.71,
                )
            ],
        ),
        _finding(
            2,
            Verdict.SUPPORTED,
            0.93,
            "One document says so; it is a party to the call.",
            evidence("c2", "whitehouse-20120309", "President Obama called", YES, event=day(2012, 3, 9), **PARTY),
        ),
    ]


def _opinions() -> list[Finding]:
    return [
        _finding(
            3,
            Verdict.OPINION,
            None,
            "A judgement on the press; its factual core was looked for and not found.",
            evidence("c3", "hill-20160711", "Two thirds", NEITHER, probability=0.88),
        ),
        _finding(
            4,
            Verdict.OPINION,
            None,
            "A judgement of value, not a report of fact.",
            earlier=[_earlier("post-20131117", "It would be a fine thing", YES, 0.9)],
        ),
    ]


def _open() -> list[Finding]:
    able = "An ability is neither true nor false today; the quotes show what has been done about it."
    hedged = {
        "certainty": Certainty.HEDGED,
        "certainty_words": ["no definitive evidence"],
        "attributed_to": ["the agency"],
    }
    autumn = Interval(first=date(2017, 10, 1), last=date(2017, 12, 29), precision="month")
    return [
        _finding(
            5,
            Verdict.OPEN,
            None,
            able,
            evidence(
                "c5",
                "reuters-20171229",
                "Russian tankers supplied",
                NO,
                probability=0.78,
                event=autumn,
                certainty=Certainty.REPORTED,
                certainty_words=["said"],
                attributed_to=["Reuters", "two senior Western European security sources"],
            ),
            evidence("c5", "reuters-20170920", "There is no definitive", NEITHER, probability=0.6, **hedged),
            evidence(
                "c5",
                "reuters-20171229",
                "Russia denied",
                YES,
                probability=0.55,
                **PARTY,
                certainty=Certainty.DENIED,
                certainty_words=["denied"],
                attributed_to=["Russia"],
            ),
            evidence("c5", "talks-2005", "Russia joined", YES, probability=0.81, event=day(2005, 9, 19)),
        ),
        _finding(
            6,
            Verdict.OPEN,
            None,
            able,
            evidence(
                "c6",
                "monitors-20180320",
                "More than 1,000",
                NO,
                probability=0.86,
                certainty=Certainty.REPORTED,
                certainty_words=["reportedly"],
                attributed_to=["monitors"],
                event=Interval(first=date(2018, 2, 18), last=date(2018, 3, 20), precision="month"),
            ),
            evidence("c6", "un-20180224", "The Security Council", YES, probability=0.7, event=day(2018, 2, 24)),
            evidence(
                "c6",
                "un-20180224",
                "Diplomats said",
                NO,
                probability=0.74,
                certainty=Certainty.REPORTED,
                certainty_words=["said"],
                attributed_to=["Diplomats"],
                event=day(2018, 2, 24),
            ),
        ),
        _finding(
            7,
            Verdict.OPEN,
            None,
            able,
            evidence(
                "c7",
                "treasury-20170620",
                "The Treasury imposed",
                NO,
                probability=0.82,
                event=day(2017, 6, 20),
                **PARTY,
            ),
            earlier=[_earlier("post-20140302", "Russia is on the move", NO, 0.77)],
        ),
        _finding(
            8,
            Verdict.DISPUTED,
            0.58,
            "Independent origins stand against each other.",
            evidence(
                "c8",
                "mod-20150930",
                "Russian aircraft began",
                YES,
                probability=0.9,
                event=day(2015, 9, 30),
                certainty=Certainty.REPORTED,
                certainty_words=["stated"],
                attributed_to=["the ministry"],
                **PARTY,
            ),
            evidence(
                "c8",
                "monitors-20151021",
                "Four fifths",
                NO,
                probability=0.84,
                certainty=Certainty.HEDGED,
                certainty_words=["may", "suggests"],
                attributed_to=["an analysis of the ministry's own data"],
                event=Interval(first=date(2015, 9, 30), last=date(2015, 10, 21), precision="week"),
            ),
        ),
        Finding(
            claim="c9",
            verdict=Verdict.SILENT,
            probability=None,
            reason="Nothing on file speaks of Russia and a settlement with Iran in the days asked for.",
            asked=Asked(
                query="Russia can help solve problems with Iran.",
                documents=113_000,
                passages=241_000,
                first=date(2002, 1, 1),
                last=DAY,
                undated=212,
                as_of=DAY,
            ),
            settle="a dated agreement, a vote or an inspection report",
        ),
        _finding(
            10,
            Verdict.REFUTED,
            0.71,
            "Two origins, one of them a party, show the race being run; one report hedges it.",
            evidence(
                "c10",
                "kremlin-20180301",
                "Vladimir Putin presented",
                NO,
                probability=0.9,
                event=day(2018, 3, 1),
                **PARTY,
            ),
            evidence(
                "c10",
                "kremlin-57096",
                "Particular emphasis",
                YES,
                probability=0.8,
                event=day(2018, 3, 20),
                **PARTY,
            ),
            evidence(
                "c10",
                "analysts-20180302",
                "Analysts doubt",
                NO,
                probability=0.51,
                certainty=Certainty.HEDGED,
                certainty_words=["doubt"],
                attributed_to=["Analysts"],
                event=day(2018, 3, 1),
            ),
            evidence(
                "c10", "start-20100408", "The two presidents signed", YES, probability=0.85, event=day(2010, 4, 8)
            ),
        ),
    ]


def _earlier_presidents() -> list[Finding]:
    return [
        _finding(
            11,
            Verdict.SUPPORTED,
            0.88,
            "One document of one origin says so.",
            evidence(
                "c11",
                "bush-20011113",
                "President Bush and",
                YES,
                event=day(2001, 11, 13),
                **PARTY,
            ),
            undated=[evidence("c11", "memo-undated", "The paper holds", YES, probability=0.9)],
        ),
        _finding(
            12,
            Verdict.SUPPORTED,
            0.91,
            "One document of one origin says so.",
            evidence(
                "c12",
                "start-20100408",
                "Officials of both",
                YES,
                event=day(2010, 4, 8),
                certainty=Certainty.REPORTED,
                attributed_to=["Officials of both governments"],
            ),
        ),
    ]


def _slogan() -> Finding:
    return _finding(13, Verdict.OPINION, None, "A slogan.")


def _earlier(name: str, words: str, stance: Stance, probability: float) -> Earlier:
    text = documents()[name]["text"]
    return Earlier(
        source=source(name), quote=anchor(text, text.index(words), len(text)), stance=stance, probability=probability
    )


def earlier() -> EarlierWords:
    """The speaker's earlier words."""
    return EarlierWords(
        searched=212,
        first=date(2009, 5, 4),
        last=date(2018, 3, 20),
        found={
            "c4": [_earlier("post-20131117", "It would be a fine thing", YES, 0.9)],
            "c7": [_earlier("post-20140302", "Russia is on the move", NO, 0.77)],
        },
    )


def conduct() -> list[Ledger]:
    """Four ledgers of one actor, so that they can be compared."""
    counts = {
        "Syria": [(2015, 2, 1, 1, 6), (2016, 4, 2, 2, 9), (2017, 3, 1, 3, 6), (2018, 2, 1, 2, 5)],
        "Ukraine": [(2014, 2, 0, 6, 9), (2015, 3, 1, 4, 5), (2016, 1, 0, 3, 2), (2017, 1, 0, 3, 2)],
        "North Korea": [(2015, 1, 1, 0, 0), (2016, 2, 0, 1, 0), (2017, 2, 1, 2, 3), (2018, 1, 0, 0, 1)],
        "Arms control": [(2014, 1, 0, 1, 0), (2015, 0, 0, 2, 0), (2017, 1, 0, 2, 0), (2018, 2, 0, 3, 1)],
    }
    return [_ledger(subject, rows) for subject, rows in counts.items()]


def _ledger(subject: str, rows: list[tuple[int, int, int, int, int]]) -> Ledger:
    years = [
        YearCount(year=year, verbal_cooperation=a, material_cooperation=b, verbal_conflict=c, material_conflict=d)
        for year, a, b, c, d in rows
    ]
    texts = {name: documents()[name]["text"] for name in ("un-20180224", "monitors-20180320")}
    russia = Actor(id="RUS", name="Russia", role="GOV", words="Russia")
    vote = Action(
        action="SUPPORT",
        mode="",
        context="diplomatic",
        source=russia,
        target=Actor(id="SYR", name="Syria"),
        date=date(2018, 2, 24),
        place="New York",
        quote="demanded",
    )
    strike = Action(
        action="ASSAULT",
        mode="aerial",
        context="military",
        source=russia,
        target=None,
        date=date(2018, 3, 20),
        certainty=Certainty.REPORTED,
        attributed_to=["monitors"],
        negated=False,
    )
    return Ledger(
        actor="Russia",
        subject=subject,
        years=years,
        events=sum(sum(row[1:]) for row in rows),
        entries=[
            LedgerEntry(action=vote, quotes=[(source("un-20180224"), anchor(texts["un-20180224"], 0, 90))], origins=1),
            LedgerEntry(
                action=strike,
                origins=1,
                quotes=[(source("monitors-20180320"), anchor(texts["monitors-20180320"], 0, 80))],
            ),
        ],
        caveats=["counts follow what was reported; years with thin coverage look quieter than they were"],
    )
