"""A disk cache of a language model's answers, so that a second run asks nothing and gives the same page."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from glossator.errors import InputError
from glossator.guide.rewording.served import Says


class Placed(Says, Protocol):
    """A model behind a URL."""

    @property
    def address(self) -> str:
        """Its URL."""


def usual_folder() -> Path:
    """The user's cache folder: `$XDG_CACHE_HOME/glossator/reworded`, or `~/.cache/…`."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if base else Path.home() / ".cache") / "glossator" / "reworded"


@dataclass(frozen=True)
class Answers:
    """A model whose answers are cached in `folder`, one file each, keyed by model and messages."""

    of: Placed
    folder: Path

    @property
    def model(self) -> str:
        """The model's name."""
        return self.of.model

    def say(self, messages: Sequence[Mapping[str, str]]) -> str:
        """The cached answer, else the model's own. Raises InputError if there is neither."""
        asked = json.dumps([self.of.address, self.of.model, [dict(one) for one in messages]], sort_keys=True)
        path = self.folder / f"{hashlib.sha256(asked.encode()).hexdigest()[:40]}.json"
        try:
            return str(json.loads(path.read_text("utf-8"))["answer"])
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError):
            path.unlink(missing_ok=True)  # truncated while being written, or not ours: ask again
        said = self.of.say(messages)
        if not said.strip():
            return said  # there is no answer to keep
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            half = path.with_suffix(f".{os.getpid()}")
            half.write_text(json.dumps({"model": self.of.model, "answer": said}, ensure_ascii=False), "utf-8")
            half.replace(path)
        except OSError as problem:
            raise InputError(f"{self.folder}: answers cannot be stored ({problem.strerror or problem})") from problem
        return said
