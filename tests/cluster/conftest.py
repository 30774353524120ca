"""A cluster of two processors on this machine, for all tests of the room."""

import os
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """Ray on the loopback address, started as the program starts it but with two processors."""
    # Found, not imported: Ray must be imported as the program does it, with its environment set before.
    if not (find_spec("ray") and find_spec("lance_ray")):
        pytest.skip("ray is not installed: work on a cluster is not tested")
    from glossator.cluster import start

    with pytest.MonkeyPatch.context() as patch:
        # Workers start with this process's environment: they must find what the tests import.
        patch.setenv("PYTHONPATH", os.pathsep.join(entry for entry in sys.path if entry))
        patch.setattr(start, "PROCESSORS", 2)
        patch.setenv("GLOSSATOR_TEST_MARKS", str(tmp_path_factory.mktemp("marks")))
        ray = start.ray()
        # Doubles that tests hand to workers go there as they are, not by name.
        from ray import cloudpickle

        from . import doubles

        cloudpickle.register_pickle_by_value(doubles)
        yield ray
        ray.shutdown()


@pytest.fixture
def pages(tmp_path: Path) -> Callable[[int], Path]:
    """Makes a folder of small pages, some of which cannot be read."""

    def made(count: int) -> Path:
        folder = tmp_path / "pages"
        folder.mkdir()
        for n in range(count):
            words = " ".join(f"In report {n} the harbour master said sentence {m}." for m in range(12))
            (folder / f"{n:03}.txt").write_text(f"Report {n}\n\n{words}\n", encoding="utf-8")
        (folder / "005.txt").write_text("")
        (folder / "011.pdf").write_bytes(b"%PDF-1.4 broken")
        # The same id twice: the later one counts, wherever it was read.
        rows = [f'{{"id": "same", "text": "Version {n} of the row."}}\n' for n in range(40)]
        (folder / "900.jsonl").write_text("".join(rows), encoding="utf-8")
        return folder

    return made
