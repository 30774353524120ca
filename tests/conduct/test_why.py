"""`--why`: every act read in a sentence, with its chance, and why it is not coded, if it is not."""

import json
from pathlib import Path

from typer.testing import CliRunner

from glossator.cli.main import application
from glossator.conduct import code
from glossator.conduct.coding.actions import explained

TEXTS = ("Russia sent aid to Syria.", "A man attacked a woman in the street.", "See also Syria.")


def test_what_is_coded_is_explained_alike() -> None:
    for text in TEXTS:
        assert [one.action for one in explained(text, None) if not one.refusal] == code([(text, None)])[0]


def test_why_prints_the_word_and_its_chance(tmp_path: Path) -> None:
    file = tmp_path / "said.jsonl"
    file.write_text(json.dumps({"text": TEXTS[0]}) + "\n")
    told = CliRunner().invoke(application(), ["conduct", "--text", str(file), "--why"]).stdout
    assert "read at “sent”" in told
    assert "; coded" in told
    line = json.loads(CliRunner().invoke(application(), ["conduct", "--text", str(file), "--why", "--json"]).stdout)
    (read,) = line["read"]
    assert (read["word"], read["why"]) == ("sent", "")
    assert 0.5 <= read["chance"] <= 1


def test_why_wants_sentences() -> None:
    done = CliRunner().invoke(application(), ["conduct", "--actor", "Russia", "--about", "Syria", "--why"])
    assert "--why needs --text" in str(done.exception)
