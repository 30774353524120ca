"""Labels: every shape of the table with its example and counter-example, unknown names, and headings that are none."""

from itertools import pairwise

import pytest

from glossator.statement.utterances import labels
from glossator.statement.words import load

RULES = load("labels")["rules"]


@pytest.mark.parametrize("rule", RULES, ids=[rule["id"] for rule in RULES])
def test_the_table(rule: dict[str, str]) -> None:
    assert rule["id"] in {label.rule for label in labels.find(rule["example"])}
    assert not labels.find(rule["counter"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[00:00:07] Ngozi Adeyemi: We dug wells.\n[00:00:12] Host: How many?", ["Ngozi Adeyemi", "Host"]),
        ("Speaker 1 (00:00):\nGood evening.\n\nAnn Poe (00:12):\nWelcome.", ["Speaker 1", "Ann Poe"]),
        ("Poe, Ann   0:05\nWe dug wells.\nLee, Tom   0:09\nNo.", ["Ann Poe", "Tom Lee"]),
        ("[SPEAKER_00]: We dug wells.\n[SPEAKER_01]: No.", ["SPEAKER 00", "SPEAKER 01"]),
        ("THE COURT: Proceed.\nMR. POE: Thank you.\nTHE WITNESS: I did.", ["THE COURT", "MR. POE", "THE WITNESS"]),
        ("Q. Did you sign?\nA. Yes.", ["Q", "A"]),
        (
            "Ann Poe: Hi.\nDeputy Crown Prince of the Land of Nod Omar bin Said Al Ro (via aide): Yes.\nAnn Poe: So?",
            ["Ann Poe", "Deputy Crown Prince of the Land of Nod Omar bin Said Al Ro", "Ann Poe"],
        ),
        ("Sen. Ann Poe (D-Vt), Presidential Candidate: Yes.\nTom Lee: No.", ["Sen. Ann Poe", "Tom Lee"]),
        ("Édouard Blanc : No.\nÅsa Berg: Yes.", ["Édouard Blanc", "Åsa Berg"]),
        ("    Chairman Poe. Go on.\n    Mr. Lee. I saw\nMr. Roe. He left.", ["Chairman Poe", "Mr. Lee"]),
    ],
)
def test_names_that_nobody_knows(text: str, names: list[str]) -> None:
    assert [label.name for label in labels.find(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Breaking: the vote is won.\nNote: the count goes on.\nBig News: 40 clinics open.\nNext Steps: we build.",
        "Myth: rents rose.\nFact: rents fell.\nMyth: jobs went.\nFact: jobs came.",
        "BREAKING: we won.\nWATCH: my speech.\nTHANK YOU: Ohio!",
        "Here is the plan.\n\nFirst: roads.\nThe Result: 40 homes.",
        "Programme\n10:30 Arrival\n11:00 Speech\n12:15 Lunch",
    ],
)
def test_headings_begin_no_turn(text: str) -> None:
    assert labels.find(text) == []
    assert all(labels.at_head(line) is None for line in text.split("\n"))


def test_times_are_kept_as_seconds() -> None:
    found = labels.find("Ann Poe  0:05\nWe dug wells.\n\nUnknown Speaker  1:02:07\nWhen?")
    assert [(label.name, label.seconds) for label in found] == [("Ann Poe", 5.0), ("Unknown Speaker", 3727.0)]


def test_a_label_may_hold_spaces_that_do_not_break() -> None:
    text = "Minister of\u00a0Norway Jens Berg: Hello.\n\nPrime Minister of\u00a0Iceland Ann Vik (retranslated): Thanks."
    assert [label.name.split()[-1] for label in labels.find(text)] == ["Berg", "Vik"]


def test_a_chat_gives_its_day_and_hour_before_the_name() -> None:
    for text in (
        "[21/03/2018, 19:03:11] Ada Stone: The wells are dry.\n[21/03/2018, 19:04:02] Tom Reed: Two are not.\n",
        "3/21/18, 7:03 PM - Ada Stone: The wells are dry.\n3/21/18, 7:04 PM - Tom Reed: Two are not.\n",
    ):
        found = labels.find(text)
        assert [(label.name, label.seconds) for label in found] == [("Ada Stone", None), ("Tom Reed", None)]
        assert text[found[1].end :] == "Two are not.\n"


def test_marks_without_ink_hide_no_label() -> None:
    text = "\u200eAda Stone: The wells are dry.\n\u200f\u2068Tom\u00a0Reed\u2069: Two are not.\nAda Stone: All are.\n"
    found = labels.find(text)
    assert [label.name for label in found] == ["Ada Stone", "Tom Reed", "Ada Stone"]
    assert [text[label.end :].split(".")[0] for label in found] == ["The wells are dry", "Two are not", "All are"]
    assert [text[one.end : other.start] for one, other in pairwise(found)] == ["The wells are dry.\n", "Two are not.\n"]
    at = labels.at_head("\u200eAda Stone: The wells are dry.")
    assert at is not None
    assert at.name == "Ada Stone"


def test_seat_party_and_hour_stand_between_a_name_and_its_colon() -> None:
    text = (
        "Senator LEE (Northtown\u2014Minister for Water) (16:05): The dam leaks.\n\n"
        "Mr McROE (Southtown) (Lab) (9.30 am)\u2014It does not.\n\nSenator LEE: It does.\n"
    )
    found = labels.find(text)
    assert [(label.name, label.seconds) for label in found] == [
        ("Senator LEE", None), ("Mr McROE", None), ("Senator LEE", None),
    ]  # fmt: skip
    assert text[found[1].end :].startswith("It does not.")


def test_letters_alone_name_nobody_among_turns() -> None:
    assert [label.name for label in labels.find("  Mr. STONE. I rise.\n  A B C. Three wells are one.\n")] == [
        "Mr. Stone"
    ]
    assert labels.find("(A) We dig wells.\n(B) We build roads.\n(C) We rest.") == []


def test_a_line_that_needs_more_goes_on_in_the_next() -> None:
    label = labels.at_head("Denmark: small and rich.")
    assert label is not None
    assert labels.runs_on(label, "No other country is like")
    assert not labels.runs_on(label, "No other country is like.")
    assert not labels.runs_on(label, "No other country is like \u2013")
    assert not labels.runs_on(label, "we heard them all")
    shouted = labels.at_head("STONE: small and rich.")
    assert shouted is not None
    assert not labels.runs_on(shouted, "No other country is like")
