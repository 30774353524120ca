"""Who speaks: all of them in order, the one that was given at each post, and what is not known is remarked."""

import json
from pathlib import Path

from glossator.guide import plain_words as words
from glossator.guide.assemble import byline
from glossator.statement import from_text, read
from glossator.statement.reading import UNDATED, UNNAMED
from glossator.statement.utterances.speakers import speaking

DEBATE = (
    "LEE: Good evening to you both in this hall.\nPOE: We dug forty wells in two years, and we paid for all of them.\n"
    "ROE: You dug nine, and the towns paid for them.\nQUESTION: Who paid?\nPOE: We did."
)


def test_all_who_speak_are_named_those_who_say_most_first() -> None:
    said = from_text(DEBATE, date="2018-03-21")
    assert speaking(said) == ["Poe", "Roe", "Lee"]
    assert byline(said) == "Poe, Roe and Lee, five turns, 21 March 2018"
    assert words.speakers(said, 2) == "Poe, Roe and 1 other"


def test_a_speaker_who_is_given_stands_at_each_post_and_the_run_has_its_days(tmp_path: Path) -> None:
    days = ("2018-03-03T10:00:00Z", "2018-03-20T09:00:00Z")
    file = tmp_path / "posts.json"
    file.write_text(json.dumps([{"text": f"We dug {n} wells.", "created_at": day} for n, day in enumerate(days, 7)]))
    said = read(file, speaker="Ann Poe")
    assert [each.speaker for each in said.utterances] == ["Ann Poe", "Ann Poe"]
    assert byline(said) == "Ann Poe, two posts, 3 to 20 March 2018"


def test_what_is_not_known_is_remarked() -> None:
    assert from_text("We dug wells.").remarks == [UNNAMED, UNDATED]
    assert from_text("We dug wells.", speaker="Ann Poe", date="2018-03-21").remarks == []
