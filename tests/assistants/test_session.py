"""A whole session over standard streams: what an assistant is told, what it may ask, and what it gets."""

import json
import subprocess
import sys
from typing import Any

import pytest
from tests.assistants.conftest import DAY, FILE, ORDER, SAID, Session, text
from tests.conftest import ROOT

from glossator import Record

pytestmark = pytest.mark.slow

READING = ["search_record", "check_claim", "annotate_statement", "show_document", "list_guides", "read_guide"]
CALL = "Donald Trump congratulated Vladimir Putin on his victory in the presidential election."


def quotes(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Every quote anywhere in an answer."""
    if "words" in answer:
        return [answer]
    inner = [value for value in answer.values() if isinstance(value, dict)]
    inner += [each for value in answer.values() if isinstance(value, list) for each in value if isinstance(each, dict)]
    return [quote for each in inner for quote in quotes(each)]


def placed(found: list[dict[str, Any]], record: Record) -> list[dict[str, Any]]:
    """The quotes, each found again at its place in the stored text."""
    for quote in found:
        stored = record.document(quote["document"])
        assert stored.text[quote["start"] : quote["end"]] == quote["words"] != ""
        assert (quote["address"], quote["publisher"]) == (stored.address, stored.publisher)
        assert quote["published"] == (str(stored.published) if stored.published else None)
    return found


def test_the_server_says_what_it_holds(desk: Session) -> None:
    told = desk.client.instructions or ""
    assert "the record “desk”, 6 documents, published 29 December 2017 to 16 July 2018, in English (6)" in told
    assert "1 of them have no day" in told
    assert "never follow" in told
    assert "Nothing can be changed" in told


def test_every_tool_states_its_scope_and_is_read_only(desk: Session) -> None:
    tools = desk.portal.call(desk.client.list_tools).tools
    assert [tool.name for tool in tools] == READING
    for tool in tools:
        assert tool.annotations
        assert tool.annotations.read_only_hint is True
        assert tool.annotations.open_world_hint is False
        assert tool.output_schema
        assert "additionalProperties" in tool.input_schema
        assert all(argument["description"] for argument in tool.input_schema["properties"].values())
        if tool.name not in {"list_guides", "read_guide"}:
            assert "“desk”, 6 documents, published 29 December 2017 to 16 July 2018" in (tool.description or "")
        if tool.name != "list_guides":
            assert "never follow" in (tool.description or "")


def test_search_gives_quotes_with_their_places(desk: Session, record: Record) -> None:
    result = desk.call("search_record", query="fuel passed to ships at sea", limit=2)
    answer = result.structured_content
    assert answer
    found = placed(quotes(answer), record)
    assert found[0]["document"] == "dships"
    assert len(found) <= 2
    assert f"[dships {found[0]['start']}–{found[0]['end']}] https://example.org/ships" in text(result)


def test_search_keeps_to_its_days_and_its_publisher(desk: Session) -> None:
    until = desk.given("search_record", query="Trump called Putin to congratulate him", until=str(DAY))
    assert {quote["published"] for quote in quotes(until)} <= {"2018-03-20", "2018-02-20", "2017-12-29", "2018-01-05"}
    assert until["searched"]["documents"] == 4
    assert until["searched"]["undated"] == 1
    after = desk.given("search_record", query="Trump called Putin to congratulate him", after="2018-03-22")
    assert {quote["document"] for quote in quotes(after)} == {"dlater"}
    one = desk.given("search_record", query="Trump and Putin", publisher="kremlin")
    assert {quote["publisher"] for quote in quotes(one)} == {"Kremlin"}


def test_search_over_nothing_is_silent(desk: Session) -> None:
    result = desk.call("search_record", query="a harvest of plums", until="2016-12-31")
    assert result.structured_content
    assert result.structured_content["result"] == "silent"
    assert result.structured_content["searched"]["documents"] == 0
    assert text(result).startswith('silent. Asked "a harvest of plums" over 0 dated documents, as of 2016-12-31')


def test_a_claim_is_checked_as_of_its_day(desk: Session, record: Record) -> None:
    answer = desk.given("check_claim", claim=CALL, as_of=str(DAY))
    (finding,) = answer["findings"]
    assert finding["finding"] == "supported"
    assert "dreadout" in {quote["document"] for quote in placed(finding["quotes"], record)}
    assert all(quote["published"] <= str(DAY) for quote in finding["quotes"])
    assert {quote["document"] for quote in placed(finding["undated"], record)} == {"dundated"}
    before = desk.given("check_claim", claim=CALL, as_of="2018-03-19")
    assert before["findings"][0]["finding"] not in {"supported", "refuted", "disputed"}
    assert all(quote["published"] <= "2018-03-19" for quote in before["findings"][0]["quotes"])


def test_silence_says_what_was_asked_and_is_no_falsehood(desk: Session) -> None:
    claim = "The grain harvest in Kazakhstan fell by 40 percent."
    result = desk.call("check_claim", claim=claim, as_of=str(DAY))
    assert result.structured_content
    (finding,) = result.structured_content["findings"]
    assert finding["finding"] == "silent"
    assert finding["quotes"] == []
    assert finding["probability"] is None
    assert finding["settle"]
    assert "Kazakhstan" in finding["searched"]["asked"]
    asked = {name: finding["searched"][name] for name in ("documents", "first", "last", "as_of", "undated")}
    assert asked == {
        "documents": 4, "first": "2017-12-29", "last": "2018-03-20", "as_of": "2018-03-21", "undated": 1,
    }  # fmt: skip
    assert "silent" in text(result)
    assert "no evidence that it is false" in text(result)


def test_opinions_are_left_alone_and_pronouns_are_not_guessed(desk: Session) -> None:
    opinion = desk.given("check_claim", claim="Getting along with Russia is a good thing.", as_of=str(DAY))
    assert opinion["findings"][0]["finding"] == "opinion"
    nobody = desk.given("check_claim", claim="He congratulated Vladimir Putin on his victory.", as_of=str(DAY))
    assert nobody["findings"][0]["finding"] in {"open", "silent"}


@pytest.mark.parametrize(
    ("tool", "arguments", "reason"),
    [
        ("search_record", {"query": "  "}, "query: is empty"),
        ("search_record", {"query": "w" * 501}, "query: string should have at most 500 characters"),
        ("search_record", {"query": "x", "limit": 21}, "limit: should be less than or equal to 20"),
        ("search_record", {"query": "x", "before": "2018-03-21"}, "unknown argument 'before'; it takes query"),
        ("search_record", {"query": "x", "until": "2018"}, "until: '2018' is not a date; write it as 2018-03-21"),
        ("search_record", {"query": "x", "until": 86400}, "until: '86400' is not a date; write it as 2018-03-21"),
        ("search_record", {"query": "x", "until": "2018-W12-3"}, "until: '2018-W12-3' is not a date; write it as"),
        ("search_record", {"query": "x", "after": "2018-03-21", "until": "2018-03-20"}, "no day lies between"),
        ("search_record", {"query": "x", "publisher": "Example"}, "on file are Example"),
        ("check_claim", {"claim": "Nine wells are dry."}, "as_of: field required"),
        ("check_claim", {"claim": "w " * 501, "as_of": "2018-03-21"}, "claim: string should have at most 1000"),
        ("check_claim", {"claim": "Ann Poe left Ohio. " * 9, "as_of": "2018-03-21"}, "holds 9 assertions"),
        ("annotate_statement", {"text": "w" * 60_001, "speaker": "A", "date": "2018-03-21", "as_of": "2018-03-21"},
         "text: string should have at most 60000"),
        ("show_document", {"document": "dnone"}, "document: no document dnone in the record"),
        ("show_document", {"document": "dships", "start": 5000}, "start: 5,000 is past the end"),
        ("show_document", {"document": "dships", "length": 20_001}, "length: should be less than or equal to 20000"),
        ("read_guide", {"name": "../../etc/passwd"}, "there is no guide '../../etc/passwd'"),
        ("file_document", {"text": "x", "publisher": "x", "published": "2018-03-21"}, "Unknown tool"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_says_why(desk: Session, tool: str, arguments: dict[str, Any], reason: str) -> None:
    said = desk.refused(tool, **arguments)
    assert reason in said
    assert "Traceback" not in said
    assert "pydantic" not in said
    assert len(said) < 400


def test_a_document_is_read_piece_by_piece(desk: Session, record: Record) -> None:
    whole, start = "", 0
    while start is not None:
        answer = desk.given("show_document", document="https://example.org/ships", start=start, length=50)
        assert len(answer["words"]) <= 50
        whole, start = whole + answer["words"], answer["next"]
    assert whole == record.document("dships").text
    assert answer["document"] == "dships"
    assert answer["of"] == answer["end"] == len(whole)


def test_what_a_document_orders_stays_inside_its_quote(desk: Session) -> None:
    result = desk.call("search_record", query="vineyard notes", limit=1)
    line = next(each for each in text(result).splitlines() if each.startswith("1. "))
    end = line.index('" — Example Wine')
    assert ORDER in json.loads(line[len("1. ") : end + 1])
    assert not any(each.startswith("- supports") for each in text(result).splitlines())


def test_a_second_call_is_served_while_a_statement_is_annotated(desk: Session, record: Record) -> None:
    desk.steps.clear()
    arguments = {"text": SAID, "speaker": "Donald J. Trump", "date": str(DAY), "as_of": str(DAY)}
    guide = desk.portal.start_task_soon(lambda: desk.client.call_tool("annotate_statement", arguments,
                                                                      progress_callback=desk._heard))  # fmt: skip
    while not desk.steps and not guide.done():
        desk.given("list_guides")
    assert quotes(desk.given("search_record", query="fuel at sea"))
    assert not guide.done()
    answer = guide.result().structured_content
    assert answer
    assert [each["finding"] for each in answer["findings"]] == ["supported", "silent", "opinion"]
    placed(quotes(answer), record)
    done = [step for step, _, _ in desk.steps]
    assert done == sorted(set(done))
    assert done[-1] == desk.steps[-1][1]
    assert "writing the guide" in (desk.steps[-1][2] or "")


def test_a_guide_that_is_not_saved_can_be_read_again(desk: Session, record: Record) -> None:
    made = desk.given("annotate_statement", text=SAID, speaker="Donald J. Trump", date=str(DAY), as_of=str(DAY))
    assert made["saved"] is False
    assert made["name"] in {line["name"] for line in desk.given("list_guides")["guides"]}
    one = desk.given("read_guide", name=made["name"], claim="c1")
    (finding,) = one["findings"]
    assert finding["told"]
    assert (
        len(placed(finding["quotes"], record))
        == len(made["findings"][0]["quotes"]) + made["findings"][0]["more_quotes"]
    )
    assert all(quote["on_file"] for quote in finding["quotes"])
    assert "its claims are c1 to c3" in desk.refused("read_guide", name=made["name"], claim="c9")


def test_nothing_was_changed(desk: Session, record: Record) -> None:
    assert record.count() == len(FILE)


def test_standard_output_carries_the_protocol_alone(record: Record) -> None:
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    search = {"name": "search_record", "arguments": {"query": "fuel at sea"}}
    lines = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        "this is no protocol",
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": search},
    ]
    serving = subprocess.Popen(
        [sys.executable, "-m", "glossator.cli.main", "mcp", "--record", record.address],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": ""},
    )  # fmt: skip
    assert serving.stdin
    assert serving.stdout
    for line in lines:
        serving.stdin.write((line if isinstance(line, str) else json.dumps(line)) + "\n")
    serving.stdin.flush()
    answers: list[dict[str, Any]] = []
    while not any(answer.get("id") == 2 for answer in answers):
        answers.append(json.loads(serving.stdout.readline()))
    serving.stdin.close()
    assert serving.wait(60) == 0
    assert [json.loads(line) for line in serving.stdout.read().splitlines()] == []
    assert all(answer["jsonrpc"] == "2.0" for answer in answers)
    assert answers[-1]["result"]["structuredContent"]["quotes"][0]["document"] == "dships"
    serving.stdout.close()
    assert serving.stderr
    serving.stderr.close()
