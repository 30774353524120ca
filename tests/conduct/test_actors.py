"""Names, adjectives, organs and office-holders come out as actors; the rest stays a mention."""

from datetime import date
from pathlib import Path

import pycountry
import pytest

from glossator.conduct.actors import holder, resolve
from glossator.conduct.names import DATA, names
from glossator.errors import InputError


@pytest.mark.parametrize(
    ("words", "id_", "role"),
    [
        ("Russia", "RUS", ""),
        ("Moscow", "RUS", "GOV"),
        ("the Kremlin", "RUS", "GOV"),
        ("United Kingdom", "GBR", ""),
        ("Hezbollah", "HEZBOLLAH", "REB"),
        ("the Pentagon", "USA", "MIL"),
        ("United Nations Security Council", "UN", ""),
    ],
)
def test_a_wording_resolves_to_its_actor(words: str, id_: str, role: str) -> None:
    actor = resolve(words)
    assert actor is not None
    assert (actor.id, actor.role) == (id_, role)


def test_a_person_acts_for_a_state_only_while_in_office() -> None:
    in_office, before = resolve("Donald Trump", date(2018, 3, 21)), resolve("Donald Trump", date(2014, 1, 1))
    assert in_office is not None
    assert before is not None
    assert (in_office.id, in_office.office) == ("USA", "President")
    assert (before.id, before.role, before.code) == ("", "ELI", "USA")


def test_offices_change_hands() -> None:
    first, second = holder("President of Russia", date(2011, 5, 20)), holder("President of Russia", date(2013, 5, 20))
    assert first is not None
    assert second is not None
    assert (first.person, second.person) == ("Dmitry Medvedev", "Vladimir Putin")


def test_an_unknown_name_is_nobody() -> None:
    assert resolve("Freedonia") is None


def test_states_have_iso_codes_and_every_line_its_source() -> None:
    import csv

    for name in ("states", "persons", "places"):
        with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                assert row["source"], row
                if name == "states" and row["id"] != "KOS":
                    assert pycountry.countries.get(alpha_3=row["id"]) is not None, row


def test_a_user_adds_actors(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text('actors:\n  - {id: "FREE", name: "Freedonia", code: FRE, source: "a film of 1933"}\n', "utf-8")
    actor = resolve("Freedonia", user_file=str(mine))
    assert actor is not None
    assert actor.id == "FREE"


def test_a_user_file_without_sources_is_refused_by_name(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text('actors:\n  - {id: "FREE", name: "Freedonia"}\n', "utf-8")
    with pytest.raises(InputError, match=r"mine\.yaml.*source"):
        names(str(mine))
