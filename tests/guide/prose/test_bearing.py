"""What may be told beside a claim, and when the record is said to lean."""

from datetime import date

import pytest

from glossator.evidence.model import Evidence, Finding, Source, Stance, Verdict
from glossator.guide.prose.bearing import Lean, bearing, bears, unclear
from glossator.guide.prose.notes import Saying, note
from glossator.guide.prose.telling import told
from glossator.spans import Span, anchor
from glossator.statement.model import Claim, Kind

SAID = date(2018, 3, 21)
FOR, AGAINST, NEITHER = Stance.SUPPORTS, Stance.REFUTES, Stance.NEITHER


def claim(text: str, about: tuple[str, ...] = (), flags: tuple[str, ...] = (), kind: Kind = Kind.FACT) -> Claim:
    whole = Span(start=0, end=len(text))
    return Claim(
        id="c1", spans=[whole], text=text, standalone=text, kind=kind, worth=0.5, sentence=whole, about=list(about),
        flags=list(flags),
    )  # fmt: skip


def piece(
    quote: str,
    side: Stance = AGAINST,
    sure: float = 0.5,
    origin: str = "",
    day: date = date(2018, 1, 9),
    worth: float = 102,
) -> Evidence:
    return Evidence(
        id=f"c1:{quote[:12]}", source=Source(document=quote[:20], publisher="Example Desk", published=day),
        quote=anchor(quote, 0, len(quote)), passage=Span(start=0, end=len(quote)), score=worth,
        supports=sure if side is FOR else 0.1, refutes=sure if side is AGAINST else 0.1, neither=0.2, stance=side,
        origin=origin or quote,
    )  # fmt: skip


HELPS = claim("Norway can help with Chad", about=("Norway", "Chad"), kind=Kind.FORECAST)
VETO = "Norway blocked the food convoys to Chad on Monday."
BAN = "The Norwegian government stopped all flights to Chad in December."
GIFT = "Norway sent doctors to Chad in the summer."
WRITTEN = Saying("Ada Smith", SAID, "posts")


def tell(of: Claim, verdict: Verdict, *pieces: Evidence) -> list[str]:
    finding = Finding(claim="c1", verdict=verdict, probability=None, reason="", evidence=list(pieces))
    return [one.text for one in note(of, finding, verdict, WRITTEN)]


def test_deeds_that_are_weak_alone_lean_together_on_an_ability_and_on_nothing_else() -> None:
    ban = "Norway closed its border with Chad in November."
    deeds = [piece(text, sure=0.42) for text in (VETO, BAN, ban)]
    assert bearing(HELPS, deeds, SAID).lean is Lean.AGAINST
    assert bearing(HELPS, deeds[:2], SAID).lean is Lean.NONE
    assert bearing(HELPS, [piece(text, sure=0.42, origin="o") for text in (VETO, BAN, ban)], SAID).lean is Lean.NONE
    gifts = [piece(GIFT, FOR, sure=0.42), piece("Norway sent doctors to Chad again.", FOR, sure=0.42)]
    assert bearing(HELPS, [*deeds, *gifts], SAID).lean is Lean.NONE
    fact = claim("Norway helps Chad", about=("Norway", "Chad"))
    assert bearing(fact, deeds, SAID).lean is Lean.NONE


def test_the_record_leans_only_by_several_strong_reports_of_different_origins() -> None:
    assert bearing(HELPS, [piece(VETO), piece(BAN)], SAID).lean is Lean.AGAINST
    assert bearing(HELPS, [piece(VETO)], SAID).lean is Lean.NONE
    assert bearing(HELPS, [piece(VETO, origin="o"), piece(BAN, origin="o")], SAID).lean is Lean.NONE
    assert bearing(HELPS, [piece(VETO), piece(BAN, sure=0.3)], SAID).lean is Lean.NONE
    assert bearing(HELPS, [piece(VETO), piece(GIFT, FOR)], SAID).lean is Lean.BOTH


def test_one_report_on_a_side_is_told_without_naming_the_side() -> None:
    first, second = tell(HELPS, Verdict.OPEN, piece(VETO))
    assert "settle" in first
    assert VETO in second
    assert "gainst" not in first + second.replace(VETO, "")


@pytest.mark.parametrize(
    "quote",
    [
        "Norwegian civil war (2014–2017), intervention in Chad",
        "Will Norway leave Chad in the spring?",
        "They have left Norway and Chad to themselves.",
        "We built a school in Chad and one in Norway.",
    ],
)
def test_a_heading_a_question_and_words_of_nobody_known_are_not_told(quote: str) -> None:
    assert bearing(HELPS, [piece(quote)], SAID).told == []


def test_the_reader_decides_what_is_worth_telling_and_no_shared_words_are_asked() -> None:
    assert bearing(HELPS, [piece(VETO, worth=100.2)], SAID).told == []
    (deed,) = bearing(HELPS, [piece("Oslo blocked the food convoys.", worth=100.6)], SAID).told
    assert deed.words == "Oslo blocked the food convoys."


def test_nothing_is_told_of_a_claim_that_leaves_open_of_whom_it_speaks() -> None:
    they = claim("They blocked Chad and Norway", about=("Chad", "Norway"), flags=("ambiguous: they",))
    assert tell(they, Verdict.OPEN, piece(VETO)) == []  # the finding's reason says why
    assert unclear(claim("We blocked Chad", flags=("ambiguous: we", "ambiguous: the country"))) == []


def test_a_word_left_open_that_is_no_subject_hides_nobody() -> None:
    text = "Norway works with Chad to cut their stocks"
    assert unclear(claim(text, about=("Norway", "Chad"), flags=("ambiguous: their",))) == []


def test_the_most_telling_of_what_settles_nothing_stands_first() -> None:
    shown = tell(HELPS, Verdict.OPEN, piece(BAN, NEITHER, 0.1), piece(VETO))
    assert VETO in shown[1]
    assert BAN in shown[2]


def test_what_is_old_leans_to_no_side_unless_the_claim_is_of_the_past() -> None:
    old = [piece(VETO, day=date(2009, 1, 9)), piece(BAN, day=date(2009, 2, 9))]
    assert bearing(HELPS, old, SAID).lean is Lean.NONE
    assert bearing(claim("Norway blocked Chad", about=("Norway", "Chad")), old, SAID).lean is Lean.AGAINST


def test_a_supported_finding_keeps_its_quote_and_names_no_other_side() -> None:
    sailed = claim("Norway blocked the convoys to Chad", about=("Norway", "Chad"))
    warned = piece("Norway had been told by Chad not to block the convoys.", AGAINST)
    answer, fact, beside = tell(sailed, Verdict.SUPPORTED, piece(VETO, FOR), warned)
    assert VETO in fact
    assert "also reported" in beside
    assert "other side" not in answer + fact + beside
    assert len(tell(sailed, Verdict.SUPPORTED, piece("It did so on Monday.", FOR))) == 2


def test_the_same_event_is_told_once() -> None:
    again = piece("Norway blocked the food convoys to Chad on Monday, a paper said.", origin="x")
    assert len(tell(HELPS, Verdict.OPEN, piece(VETO), again)) == 2


def test_a_party_and_the_subject_itself_lend_no_lean() -> None:
    word = piece(BAN).model_copy(update={"party": True})
    assert bearing(HELPS, [piece(VETO), word], SAID).lean is Lean.NONE
    boast = piece("Norway said that it had stopped all flights to Chad.")
    assert bearing(HELPS, [piece(VETO), boast], SAID).lean is Lean.NONE


def test_the_record_does_not_lean_where_the_rest_weighs_as_much_on_the_other_side() -> None:
    gifts = [piece(f"Norway sent {what} to Chad.", FOR, 0.4) for what in ("doctors", "grain", "teachers")]
    assert bearing(HELPS, [piece(VETO), piece(BAN)], SAID).lean is Lean.AGAINST
    assert bearing(HELPS, [piece(VETO), piece(BAN), *gifts], SAID).lean is Lean.NONE


def test_a_sentence_that_names_the_subject_goes_on_from_one_that_does_not() -> None:
    council = "The council passed its twelfth resolution on Chad on Monday."
    (one,) = bearing(HELPS, [piece(f"{council} Norway voted in favour of aid to Chad.")], SAID).told
    assert (one.words, one.on) == (council, "Norway voted in favour of aid to Chad.")


def decided(quote: str, decides: float) -> Evidence:
    return piece(quote).model_copy(update={"decides": decides})


def test_what_decides_is_told_of_a_finding_and_not_what_happens_to_be_near() -> None:
    fact = claim("Norway reopened the flights to Chad", about=("Norway", "Chad"))
    shown = tell(fact, Verdict.REFUTED, decided("Norway talked of flights to Chad.", 0.3), decided(BAN, 0.9))
    assert BAN in shown[1]


@pytest.mark.parametrize(
    ("probability", "decides", "flatly"), [(0.36, 0.7, False), (0.8, 0.7, True), (0.36, 0.9, True)]
)
def test_a_finding_is_told_flatly_that_is_likely_or_settled(probability: float, decides: float, flatly: bool) -> None:
    fact = claim("Norway reopened the flights to Chad", about=("Norway", "Chad"))
    finding = Finding(
        claim="c1", verdict=Verdict.REFUTED, probability=probability, reason="", evidence=[decided(BAN, decides)]
    )
    first = note(fact, finding, Verdict.REFUTED, WRITTEN)[0].text
    assert ("not conclusively" not in first) is flatly


@pytest.mark.parametrize(("sure", "begins"), [(0.46, "Ada Smith said on"), (0.6, "Yet Ada Smith had said on")])
def test_the_speaker_is_said_to_differ_only_where_that_is_sure(sure: float, begins: str) -> None:
    words = "Ada Smith said that Norway would soon meet Chad about the flights."
    own = piece(words, sure=0.6).model_copy(update={"own_words": True, "decides": sure})
    told = tell(HELPS, Verdict.OPEN, own)
    assert any(one.startswith(begins) and "that “Norway would soon meet" in one for one in told)


def test_what_was_asked_and_not_answered_is_not_told() -> None:
    assert bearing(HELPS, [piece("Norway was asked on Monday whether it helped Chad.")], SAID).told == []


def test_the_other_side_is_told_after_the_side_to_which_the_record_leans() -> None:
    shown = tell(HELPS, Verdict.OPEN, piece(VETO), piece(BAN), piece(GIFT, FOR, 0.2))
    assert [quote for quote in (VETO, BAN, GIFT) if any(quote in one for one in shown)] == [VETO, BAN, GIFT]
    assert "also reported" in shown[3]


def test_a_party_is_told_after_those_who_are_none() -> None:
    word = piece(BAN).model_copy(update={"party": True})
    third = piece("Norway closed its border with Chad in November.")
    shown = tell(HELPS, Verdict.OPEN, word, piece(VETO), third)
    assert BAN in shown[3]


def test_what_the_speaker_did_is_not_told_as_what_the_speaker_said() -> None:
    deed = piece("Ada Smith is documented ordering all envoys of Norway to press Chad about flights.", sure=0.6)
    shown = tell(HELPS, Verdict.OPEN, deed.model_copy(update={"own_words": True}))
    assert not any("Ada Smith said" in one or "had said" in one for one in shown)


def body(quote: str) -> Evidence:
    one = piece(quote)
    return one.model_copy(update={"source": one.source.model_copy(update={"publisher": "Ministry of Ports"})})


def test_in_a_transcript_its_speaker_is_told_and_not_the_body_that_published_it() -> None:
    quote = "Ann Poe: Norway blocked the food convoys to Chad. Ada Smith: Of course."
    (one,) = bearing(HELPS, [body(quote)], SAID).told
    assert (one.voice, one.words) == ("Ann Poe", "Norway blocked the food convoys to Chad.")
    (fact,) = tell(HELPS, Verdict.OPEN, body(quote))[1:]
    assert "Ann Poe, by the transcript of the Ministry of Ports, said" in fact


@pytest.mark.parametrize(
    "quote",
    [
        "Question: Norway blocked the food convoys to Chad.",
        "Norway blocked the food convoys to Chad. We have said so to our friends.",
    ],
)
def test_what_nobody_known_says_in_a_transcript_is_not_told(quote: str) -> None:
    assert bearing(HELPS, [body(quote)], SAID).told == []


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("Toronto's Mayor Rob Ford is leaving the race after a hospital stay.", False),
        ("Ford is leaving Broadmeadows, where it has built cars since 1959.", True),
        ("Bill Ford is leaving as head of the Ford Motor Company.", True),
    ],
)
def test_a_company_is_not_a_person_of_that_last_name(words: str, fits: bool) -> None:
    leaving = claim("So Ford is leaving", about=("Ford",))
    assert bears(leaving, told(leaving.standalone, piece(words))) is fits


def test_they_is_clear_where_the_claim_names_several_before_it() -> None:
    flags = ("ambiguous: they",)
    assert unclear(claim("Norsk, Hydro and many others said that they will invest", flags=flags)) == []
    assert unclear(claim("They will invest in Norway", flags=flags)) == ["they"]
