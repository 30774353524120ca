"""Answers are kept: the same question is asked once, of whichever model it was asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from glossator.guide.rewording import Answers

ASKED = [{"role": "user", "content": "Say it."}]


@dataclass
class Counting:
    """A model that counts how often it was asked."""

    model: str = "small"
    address: str = "http://127.0.0.1:1/v1"
    asked: list[str] = field(default_factory=list)

    def say(self, messages: Sequence[Mapping[str, str]]) -> str:
        """An answer with its number."""
        self.asked.append(messages[-1]["content"])
        return f"answer {len(self.asked)}"


def test_the_same_question_is_asked_once(tmp_path: Path) -> None:
    model = Counting()
    assert Answers(model, tmp_path).say(ASKED) == "answer 1"
    assert Answers(model, tmp_path).say(ASKED) == "answer 1", "also in another run"
    assert Answers(model, tmp_path).say([{"role": "user", "content": "Say more."}]) == "answer 2"
    assert len(model.asked) == 2


def test_another_model_is_asked_itself(tmp_path: Path) -> None:
    Answers(Counting(), tmp_path).say(ASKED)
    other = Counting(model="large")
    Answers(other, tmp_path).say(ASKED)
    assert other.asked == ["Say it."]


def test_a_damaged_answer_is_asked_for_again(tmp_path: Path) -> None:
    model = Counting()
    Answers(model, tmp_path).say(ASKED)
    for path in tmp_path.iterdir():
        path.write_text("{cut o")
    assert Answers(model, tmp_path).say(ASKED) == "answer 2"
    assert Answers(model, tmp_path).say(ASKED) == "answer 2"
