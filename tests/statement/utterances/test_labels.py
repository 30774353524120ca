"""Labels: every shape of the table with its example and counter-example, unknown names, and headings that are none."""

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
