"""Names, adjectives, organs and office-holders come out as actors; the rest stays a mention."""

from datetime import date
from pathlib import Path

import pycountry
import pytest

from glossator.conduct.actors.actors import holder, resolve
from glossator.errors import InputError
from glossator.language import lists
from glossator.people.names import names


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

    for name in ("states", "places"):
        with (lists.folder("people") / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                assert row["source"], row
                if name == "states" and row["id"] != "KOS":
                    assert pycountry.countries.get(alpha_3=row["id"]) is not None, row


def test_a_user_adds_actors(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text('actors:\n  - {id: "FREE", name: "Freedonia", code: IGO, source: "a film of 1933"}\n', "utf-8")
    actor = resolve("Freedonia", user_file=str(mine))
    assert actor is not None
    assert actor.id == "FREE"


def test_a_table_of_ones_own_may_hold_persons_with_their_time_in_office(tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text(
        "id,name,aliases,code,role,office,from,to,source\n"
        "FREE,Freedonia,Freedonian Republic,IGO,GOV,,,,a film\n"
        "FREE,Rufus Firefly,Firefly,IGO,,President,1933-01-01,1934-01-01,a film\n",
        "utf-8",
    )
    in_office, after = (resolve("Firefly", day, user_file=str(mine)) for day in (date(1933, 5, 5), date(1940, 1, 1)))
    assert in_office is not None
    assert after is not None
    assert (in_office.id, in_office.office, after.id) == ("FREE", "President", "")


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("a.yaml", 'actors:\n  - {id: "FREE", name: "Freedonia"}\n', r"a\.yaml, line 2: .*source"),
        ("b.yaml", "actors:\n  - [\n", r"b\.yaml, line 3"),
        ("c.yaml", "people: []\n", r"c\.yaml, line 1"),
        ("d.csv", "id,name,source\nA,Anvilania,film\n,Freedonia,film\n", r"d\.csv, line 3: .*id"),
        ("e.csv", "id,name,source,code\nA,Anvilania,film,ZZZ\n", r"e\.csv, line 2: code 'ZZZ'"),
        ("f.csv", "id,nome,source\n", r"f\.csv, line 1: .*nome"),
        ("g.csv", "id,name,office,from,source\nA,Ann,Queen,May,film\n", r"g\.csv, line 2: from: 'May'"),
        ("h.csv", "id,name,role,source\nA,Ann,KING,film\n", r"h\.csv, line 2: role 'KING'"),
        ("i.csv", "id,name,source\n", r"i\.csv: contains no actors"),
    ],
)
def test_a_wrong_line_of_ones_own_list_is_named(tmp_path: Path, name: str, text: str, wanted: str) -> None:
    mine = tmp_path / name
    mine.write_text(text, "utf-8")
    with pytest.raises(InputError, match=wanted):
        names(str(mine))


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv"):
        names(str(tmp_path / "none.csv"))
