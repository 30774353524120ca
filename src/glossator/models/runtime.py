"""Inference: one session per model, one item at a time, so that no result depends on its neighbours in a batch.

Dynamic int8 quantisation scales activations over the whole batch, so neighbours and padding would change a row. Single
items give reproducible rows and (measured in docs/models.md) are faster too, since nothing is padded. Each item runs on
one thread and items run in parallel: the number of threads affects only the time.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from glossator.errors import ModelError
from glossator.folding import fold


def weights(beside: Path) -> Path:
    """`beside` the code, as in a checkout of the project, else the weights of the package glossator-models."""
    found = None if beside.is_dir() else find_spec("glossator_models")
    return Path(found.origin).parent / "weights" if found and found.origin else beside


WEIGHTS = weights(Path(__file__).parent / "weights")
THREADS_VARIABLE = "GLOSSATOR_THREADS"
_opening = Lock()  # callers on several threads get one session, not one each
_sessions: dict[Path, Any] = {}


class Tokens(Protocol):
    """A tokenizer's output for one item."""

    ids: list[int]
    type_ids: list[int]
    offsets: list[tuple[int, int]]


def threads() -> int:
    """The number of threads: GLOSSATOR_THREADS, else the cores available to this process. Raises ModelError for an
    invalid value.
    """
    wanted = os.environ.get(THREADS_VARIABLE, "").strip()
    if wanted:
        if not wanted.isdigit() or int(wanted) == 0:
            raise ModelError(f"{THREADS_VARIABLE} must be a whole number above 0, not {wanted!r}")
        return int(wanted)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True)
class Network:
    """A folder with model.onnx, tokenizer.json and config.json, loaded on first use; thread-safe.

    A network that reads with another one's tokenizer names it in its configuration instead (`tokenizer`).
    """

    folder: Path

    @cached_property
    def config(self) -> dict[str, Any]:
        """The contents of config.json. Raises ModelError if it is missing or damaged."""
        return settings(self.folder)

    @cached_property
    def version(self) -> str:
        """Name, and the first twelve hex digits of the SHA-256 of the weights."""
        digest = hashlib.sha256(existing(self.folder / "model.onnx").read_bytes()).hexdigest()
        return f"{self.config['name']}-{digest[:12]}"

    @cached_property
    def tokenizer(self) -> Any:
        """The tokenizer, truncating at `max_tokens`, without padding."""
        from tokenizers import Tokenizer

        other = self.config.get("tokenizer")
        path = existing((WEIGHTS / str(other) if other else self.folder) / "tokenizer.json")
        try:
            tokenizer = Tokenizer.from_file(str(path))
        except Exception as reason:  # the library raises bare Exception
            raise ModelError(f"{path} is damaged: {reason}") from reason
        tokenizer.no_padding()
        tokenizer.enable_truncation(int(self.config["max_tokens"]), strategy="longest_first")
        return tokenizer

    def tokens(self, texts: Sequence[str] | Sequence[tuple[str, str]]) -> list[Tokens]:
        """The tokens of each text, or of each pair of texts, as they are compared: `fold`."""
        plain = [fold(each).text if isinstance(each, str) else tuple(fold(one).text for one in each) for each in texts]
        found: list[Tokens] = self.tokenizer.encode_batch(plain)
        return found

    @property
    def session(self) -> Any:
        """The session of this folder: one thread per run, so that results are deterministic."""
        with _opening:
            if self.folder not in _sessions:
                _sessions[self.folder] = _open(existing(self.folder / "model.onnx"))
            return _sessions[self.folder]

    def rows(self, items: Sequence[Tokens], batch_size: int = 32) -> list[NDArray[np.float32]]:
        """One row of the first output per item, in order; each is computed alone, `batch_size` at a time per thread."""
        return [row for (row,) in self.outputs(items, self.session.get_outputs()[0].name, batch_size=batch_size)]

    def outputs(
        self, items: Sequence[Tokens], *names: str, batch_size: int = 32
    ) -> list[tuple[NDArray[np.float32], ...]]:
        """For each item its part of each output named, without the dimension of the batch; only these are computed."""
        order = sorted(range(len(items)), key=lambda i: -len(items[i].ids))
        found: list[tuple[NDArray[np.float32], ...]] = [()] * len(items)
        session = self.session

        def work(part: list[int]) -> None:
            for i in part:
                found[i] = _run(session, items[i], names)

        size = max(1, batch_size)
        parts = [order[at : at + size] for at in range(0, len(order), size)]
        workers = min(threads(), len(parts)) if len(items) > size else min(threads(), len(items))
        if workers < 2:
            work(order)
        else:
            # With fewer items than one batch per thread, distribute them evenly.
            shares = parts if len(parts) >= workers else [order[k::workers] for k in range(workers)]
            with ThreadPoolExecutor(workers) as pool:
                list(pool.map(work, shares))
        return found


class Packaged:
    """A model made of one network in a folder of weights."""

    def __init__(self, folder: Path) -> None:
        self._network = Network(folder)

    @property
    def version(self) -> str:
        """Name and hash of the weights; results of different versions must not be mixed."""
        return self._network.version


def _open(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as reason:  # the library's errors share no base class
        raise ModelError(f"{path} is damaged: {reason}") from reason


def _run(session: Any, item: Tokens, names: Sequence[str]) -> tuple[NDArray[np.float32], ...]:
    ids = np.asarray([item.ids], dtype=np.int64)
    given = {
        "input_ids": ids,
        "attention_mask": np.ones_like(ids),
        "token_type_ids": np.asarray([item.type_ids], dtype=np.int64),
    }
    feed = {wanted.name: given[wanted.name] for wanted in session.get_inputs()}  # some networks take fewer
    return tuple(output[0] for output in session.run(list(names), feed))


def settings(folder: Path) -> dict[str, Any]:
    """The contents of config.json in a weights folder. Raises ModelError if it is missing or damaged."""
    path = existing(folder / "config.json")
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as reason:
        raise ModelError(f"{path} is damaged: {reason}") from reason
    if not isinstance(found, dict):
        raise ModelError(f"{path} is damaged: not an object")
    return found


def existing(path: Path) -> Path:
    """`path` itself. Raises ModelError if there is no such file."""
    if not WEIGHTS.is_dir():
        raise ModelError("the models are not installed; in a checkout: pip install ./packages/glossator-models")
    if not path.is_file():
        raise ModelError(
            f"{path} is missing; install the package again or make it with `make train-{path.parent.name}`"
        )
    return path
