"""Guides carry the version of their form: a newer one is refused, an older one is brought up to date."""

import json as plain
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from glossator import InputError, schemas
from glossator.guide import json
from glossator.guide.model import FORMAT, Guide


def held(sample: Guide, **changed: Any) -> str:
    return plain.dumps({**plain.loads(json.render(sample)), **changed})


def test_a_guide_of_a_later_release_is_refused(sample: Guide) -> None:
    with pytest.raises(InputError, match=r"^g\.json: made by a later release of Glossator \(form 99; .* up to 1\)"):
        json.loads(held(sample, version="99", surprise=[1]), "g.json")


@pytest.mark.parametrize("version", ["", "one", "-1", "1.5", 1, None, "9" * 12, []])
def test_a_version_that_is_none_is_named(sample: Guide, version: object) -> None:
    with pytest.raises(InputError, match=r"version: .* is not a whole number"):
        json.loads(held(sample, version=version))


def test_a_guide_from_before_versions_is_brought_up_to_date(sample: Guide) -> None:
    older = plain.loads(json.render(sample))
    del older["version"]
    assert json.loads(plain.dumps(older)) == sample
    assert json.loads(plain.dumps(older)).version == FORMAT


def test_every_step_up_to_this_release_is_taken(sample: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json, "FORMAT", "3")
    monkeypatch.setitem(json.MIGRATIONS, 1, lambda old: {**old, "version": "2", "deck": "two"})
    monkeypatch.setitem(json.MIGRATIONS, 2, lambda old: {**old, "version": "3", "deck": f"{old['deck']} three"})
    assert json.loads(held(sample)).deck == "two three"


def test_there_is_a_step_from_every_earlier_form() -> None:
    assert set(json.MIGRATIONS) == set(range(int(FORMAT)))


def test_a_field_that_would_be_lost_is_refused(sample: Guide) -> None:
    with pytest.raises(InputError, match="no field of this release: mine, yours"):
        json.loads(held(sample, yours=1, mine=2))
    assert json.loads(held(sample, **{"$schema": "guide.schema.json"})) == sample


@pytest.mark.parametrize("name", schemas.NAMES)
def test_schemas_ship_with_an_id_each(name: str) -> None:
    found = schemas.schema(name)
    Draft202012Validator.check_schema(found)
    assert found["$id"] == f"urn:glossator:schema:{name}:1"
    assert found["$schema"] == schemas.DIALECT


def test_an_unknown_schema_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        schemas.schema("../guide")


def test_a_guide_fits_the_schema_that_ships(sample: Guide) -> None:
    assert list(Draft202012Validator(schemas.schema("guide")).iter_errors(plain.loads(json.render(sample)))) == []
    assert schemas.schema("guide")["$id"].endswith(f":{FORMAT}")
