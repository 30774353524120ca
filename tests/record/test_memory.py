"""What was asked before is not asked again until the record changes."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from glossator.record import Document, Record
from glossator.record.memory import MOST, Memory, Vectors


def test_an_answer_holds_for_one_view() -> None:
    memory, asked = Memory(), []

    def make() -> int:
        asked.append(1)
        return len(asked)

    one, other = object(), object()
    assert [memory.once(one, "how many", make) for _ in range(3)] == [1, 1, 1]
    assert memory.once(one, "another", make) == 2
    assert memory.once(other, "how many", make) == 3
    assert memory.once(one, "how many", make) == 4


def test_no_more_is_kept_than_there_is_room_for() -> None:
    memory, view = Memory(), object()
    for number in range(MOST + 1):
        memory.once(view, number, lambda number=number: number)  # type: ignore[misc]
    assert memory.once(view, 0, lambda: -1) == -1
    assert memory.once(view, MOST, lambda: -1) == MOST


def test_each_question_is_encoded_once_and_in_order() -> None:
    seen: list[str] = []

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        seen.extend(texts)
        return np.array([[len(text), 1] for text in texts], np.float32)

    vectors = Vectors(encode)
    assert vectors(["a", "bbb", "a"]).tolist() == [[1, 1], [3, 1], [1, 1]]
    assert vectors(["bbb", "cc"]).tolist() == [[3, 1], [2, 1]]
    assert seen == ["a", "bbb", "cc"]


def test_counts_and_span_follow_what_is_added(record: Record, make: Callable[..., Document]) -> None:
    record.add_documents([make("a", "Ships left the port.", kind="post")])
    assert (record.count(kind="post"), record.span().documents) == (1, 1)
    record.add_documents([make("b", "Ships came back.", kind="post", published=None)])
    span = record.span()
    assert (record.count(kind="post"), span.documents, span.undated, span.passages) == (2, 2, 1, 2)
    record.remove([make("a", "").id])
    assert (record.count(kind="post"), record.span(dated="dated").documents) == (1, 0)


def test_span_says_what_info_says(record: Record, make: Callable[..., Document]) -> None:
    record.add_documents([make(name, f"Report {name}.") for name in "abc"])
    info = record.info()
    assert record.span().model_dump() == info.model_dump(include=set(type(record.span()).model_fields))


def test_what_is_remembered_is_made_again_when_the_record_changed(
    record: Record, make: Callable[..., Document]
) -> None:
    asked: list[int] = []

    def ask() -> int:
        asked.append(1)
        return record.count()

    record.add_documents([make("a", "One.")])
    assert [record.remember("documents", ask) for _ in range(2)] == [1, 1]
    record.add_documents([make("b", "Two.")])
    assert record.remember("documents", ask) == 2
    assert len(asked) == 2
