"""The JSON API given everything its description allows, and more: whatever comes, it is no fault of the program's."""

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from .sample import Desk

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")

METHODS = ("get", "post", "put", "patch", "delete")
REFUSALS = {"401", "403", "404", "409", "413", "422"}

THERE = {"work": 1, "claim": "c1", "item": 1, "person": 2, "kind": "csv"}

pytestmark = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)


def description(desk: Desk) -> dict[str, Any]:
    held: dict[str, Any] = desk.client().get("/api/openapi.json").json()
    return held


def test_what_can_be_refused_is_described(desk: Desk) -> None:
    for path, item in description(desk)["paths"].items():
        for method, operation in item.items():
            if path.startswith("/api/") and method in METHODS:
                assert {"401", "403", "422"} <= set(operation["responses"]), (method, path)
                assert operation.get("description") or operation.get("summary"), (method, path)


@cache
def _operations(app: Any) -> list[Any]:
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers={"Host": "127.0.0.1"})
    found = [one.ok() for one in schema.get_all_operations()]
    assert all(found), "an operation is not described as it should be"
    return found


def operations(desk: Desk) -> list[Any]:
    """Everything that the API can be asked."""
    return _operations(desk.app)


@settings(max_examples=60, phases=[Phase.explicit, Phase.generate], derandomize=True,
          suppress_health_check=list(HealthCheck))  # fmt: skip
@given(data=st.data())
def test_nothing_that_comes_in_is_a_fault_of_ours(desk: Desk, data: st.DataObject) -> None:
    """One operation after another, by an editor, with a token; a fault is raised here with its traceback."""
    case = data.draw(data.draw(st.sampled_from(operations(desk))).as_strategy())
    if data.draw(st.booleans()):  # of what there is: else most of it ends at what there is not
        case.path_parameters = case.path_parameters | {
            name: value for name, value in THERE.items() if name in case.path_parameters
        }
        if isinstance(case.body, dict) and "part" in case.body:
            case.body["part"] = data.draw(st.sampled_from(("c1", "c2", "lede", "note:c1")))
    headers = {"Authorization": f"Bearer {desk.passes.tokens['editor']}", "Host": "127.0.0.1"}
    answer = case.call(headers=headers)
    assert answer.status_code < 500 or answer.status_code == 503, case.as_curl_command()
    if case.path.startswith("/api/"):
        declared = set(case.operation.definition.raw["responses"])
        assert str(answer.status_code) in declared | {"405", "413"}, (case.as_curl_command(), answer.text)
        if answer.status_code >= 400:
            assert "detail" in json.loads(answer.content), case.as_curl_command()
